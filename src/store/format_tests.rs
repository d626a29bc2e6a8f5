//! What is read, and how what is not is told.
//! No text may end in a panic, a hang, or a place that is not in it.

use std::path::Path;

use super::*;
use crate::store::report::report;

const SAMPLE: &str = include_str!("../../data/clerk-io.ron");

/// Checks that a text is read, or refused with a place that is in it, and returns whether it is read.
fn is_read(text: &str) -> bool {
    let Err(fault) = read(text) else { return true };
    let text = without_mark(text);
    let line = text.split('\n').nth(fault.line - 1).expect("the line is in the text").trim_end_matches('\r');
    assert_eq!(fault.source_line, line, "{fault:?}");
    assert!(fault.column >= 1 && fault.column <= line.chars().count() + 1, "{fault:?}");
    assert!(fault.length >= 1, "{fault:?}");
    assert!(!fault.message.is_empty());
    let report = report(&fault, Path::new("scope.ron"));
    assert!(report.chars().all(|c| c == '\n' || !c.is_control()), "{report:?}");
    assert!(report.contains(&format!("scope.ron:{}:{}\n", fault.line, fault.column)), "{report}\n{fault:?}");
    false
}

#[test]
fn any_mutation_is_read_or_refused_with_its_place() {
    let alphabet = [
        "", "(", ")", "[", "]", "{", "}", ",", ":", "\"", "'", "\\", "/", "/*", "*/", "//", "#", "r#\"",
        "#!", "\n", "\r", "\t", "\0", "\u{1b}", "\u{202e}", "\u{FEFF}", "é", "日", "9", "-", "Some(", "b\"",
        "r", "\u{2028}",
    ];
    let (mut read, mut refused) = (0, 0);
    let boundaries: Vec<usize> = SAMPLE.char_indices().map(|(at, _)| at).collect();
    for round in 0..1200_usize {
        let at = boundaries[round * 7919 % boundaries.len()];
        let rest = &SAMPLE[at..];
        let next = rest.chars().next().map_or(0, char::len_utf8);
        let put = alphabet[round % alphabet.len()];
        let text = match round % 5 {
            0 => SAMPLE[..at].to_owned(),
            1 => format!("{}{put}{}", &SAMPLE[..at], &rest[next..]),
            2 => format!("{}{put}{rest}", &SAMPLE[..at]),
            3 => format!("{}{}{}", &SAMPLE[..at], &rest[..rest.len().min(40) / 2].trim_end(), rest),
            _ => format!("{}{}", &SAMPLE[..at], rest.split_once('\n').map_or("", |(_, after)| after)),
        };
        *(if is_read(&text) { &mut read } else { &mut refused }) += 1;
    }
    assert!(read > 50 && refused > 300, "{read} were read, {refused} refused");
}

/// What RON reads is read, but for what a scope must not have, so that no file is refused for its spelling.
#[test]
fn what_ron_reads_is_not_refused_for_its_spelling() {
    let text = "\u{b}#![enable(implicit_some)]\n#![type = \"]\"]Scope /* a /* b */ */ (format:0x1,r#title:r##\"\"#\"##,\
        locations :[Inclusion(id:\"\\x41\"),],company:(),climate:Climate(),purpose:\"\\\n   a\")\u{2028}// end";
    let scope: Scope = ron::from_str(text).unwrap();
    assert_eq!(read(text).unwrap().scope, scope);
    assert_eq!(scope.purpose, "a");
}

#[test]
fn a_mark_and_any_line_end_are_no_fault() {
    let crlf = format!("\u{FEFF}{}", SAMPLE.replace('\n', "\r\n"));
    assert_eq!(read(&crlf), read(SAMPLE));
    assert_eq!(read(&SAMPLE.replacen('\n', "\r\n", 7)), read(SAMPLE));
}

#[test]
fn a_file_without_a_format_has_the_first() {
    assert_eq!(read("()").unwrap().scope.format, 1);
}

#[test]
fn what_a_newer_program_wrote_is_read_as_far_as_it_is_known() {
    let newer = "(format: 9, title: \"A\", mood: { \"a\": [1, 'x'] }, locations: [(id: \"L\", shape: Round(3), text: \"x\")], weather: b\"\")";
    let reading = read(newer).unwrap();
    assert_eq!(reading.newer, Some(9));
    assert_eq!(reading.scope.title, "A");
    assert_eq!(reading.scope.locations[0].text, "x");
}

#[test]
fn hostile_nesting_is_refused_quickly() {
    for unit in ["(", "[", "{", "Some(", "(a:", "/*", "#![", "\"\\", "r#", "((", "[[a:"] {
        assert!(!is_read(&unit.repeat(100_000)), "{unit}");
        assert!(!is_read(&format!("(title: {}", unit.repeat(50_000))), "{unit}");
    }
}

#[test]
fn a_file_of_nothing_but_marks_is_refused_before_it_fills_the_memory() {
    let text = format!("(facts: [{}])", "1,".repeat(1_000_000));
    let fault = read(&text).unwrap_err();
    assert!(fault.message.contains("more than a million"), "{}", fault.message);
}

#[test]
fn a_long_line_is_shown_around_the_fault() {
    let text = format!("(title: \"{}\", titel: \"x\")", "word ".repeat(20_000));
    assert!(!is_read(&text));
    let shown = report(&read(&text).unwrap_err(), Path::new("scope.ron"));
    assert!(shown.lines().all(|line| line.chars().count() < 160), "{shown}");
    assert!(!shown.contains(":::"), "{shown}");
}
