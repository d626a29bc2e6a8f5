//! Saving: where, how little, and what another program did meanwhile.

use crate::story::{SAMPLE, Story};
use isms_scope::app::effect::Effect;

/// The sample as a person would keep it: comments, blank lines and rows on one line.
fn written_by_hand() -> String {
    SAMPLE
        .replace("(\n    format: 1,", "// Ours. Ask Ida before you touch it.\n(\n    format: 1, // never mind\n")
        .replace(
            "        (\n            id: \"LOC-1\",\n            text: \"Copenhagen HQ (corporate-office).\",\n        ),",
            "        (id: \"LOC-1\", text: \"Copenhagen HQ (corporate-office).\"), // rented",
        )
        .replace("    purpose:", "    /* why we\n       do this */\n    purpose:")
}

#[test]
fn the_first_save_asks_where_and_proposes_a_name() {
    let mut story = Story::given_a_fresh_machine();
    story.press("<ctrl-s>").sees("Save as:").stands_on("│ ./scope.ron").press("<ctrl-u>");
    let path = story.path("mine.ron").display().to_string();
    story.types(&path).press("<enter>").sees("Saved ").sees(" mine.ron   1.0 claimed");
    assert_eq!(story.file("mine.ron"), SAMPLE);
    story
        .press("2<enter>!<enter>")
        .sees("mine.ron*")
        .press("w")
        .does_not_see("mine.ron*")
        .does_not_see("Save as");
}

#[test]
fn leaving_the_first_save_writes_nothing() {
    let mut story = Story::given_a_fresh_machine();
    story.press("w<esc>").sees("Nothing was changed.").sees(" sample ");
}

#[test]
fn a_name_that_is_taken_is_refused_and_the_file_stays() {
    let mut story = Story::given_a_fresh_machine();
    story.writes("taken.ron", "somebody's");
    let path = story.path("taken.ron").display().to_string();
    story.press("2<enter>!<enter><ctrl-s><ctrl-u>").types(&path).press("<enter>").sees("! ").sees("sample*");
    story
        .sees("Save as:")
        .stands_on("taken.ron")
        .press("<backspace><backspace><backspace><backspace>2.ron<enter>");
    assert_eq!(story.file("taken.ron"), "somebody's");
    assert!(story.sees(" taken2.ron ").file("taken2.ron").contains("ISMS Scope!"));
}

#[test]
fn a_folder_that_is_not_there_is_told_and_nothing_is_lost() {
    let mut story = Story::given_a_fresh_machine();
    let path = story.path("nowhere/scope.ron").display().to_string();
    story.press("2<enter>!<enter><ctrl-s><ctrl-u>").types(&path).press("<enter>").sees("! ").sees("sample*");
    story.sees("Save as:").stands_on("nowhere/scope.ron").press("<esc>2").sees("ISMS Scope!").sees("sample*");
}

#[test]
fn one_word_in_a_file_written_by_hand_is_one_line() {
    let text = written_by_hand();
    let mut story = Story::given(&text);
    story.press("/LOC-1<enter><enter><ctrl-a>Our <enter>/GDPR<enter><ctrl-s>").sees("Saved ");
    let (went, came) = story.changed_lines("scope.ron", &text);
    assert_eq!(went, [r#"        (id: "LOC-1", text: "Copenhagen HQ (corporate-office)."), // rented"#]);
    assert_eq!(came, [r#"        (id: "LOC-1", text: "Our Copenhagen HQ (corporate-office)."), // rented"#]);
}

#[test]
fn what_is_undone_before_saving_leaves_the_file_as_it_is() {
    let text = written_by_hand();
    let mut story = Story::given(&text);
    story.press("/LOC-2<enter>d/LOC-1<enter>aAarhus.<enter>JJ").sees("scope.ron*").press("<ctrl-s>");
    assert_ne!(story.file("scope.ron"), text);
    story.press("uuuu").sees("scope.ron*").press("<ctrl-s>").sees("Saved ");
    assert_eq!(story.file("scope.ron"), text);
}

#[test]
fn windows_line_ends_and_a_byte_order_mark_are_kept() {
    let text = format!("\u{feff}{}", SAMPLE.replace('\n', "\r\n"));
    let mut story = Story::given(&text);
    story.press("2<enter>!<enter><ctrl-s>").sees("Saved ");
    assert_eq!(story.file("scope.ron"), text.replace("ISMS Scope\"", "ISMS Scope!\""));
}

#[test]
fn there_is_nothing_to_save_twice() {
    let mut story = Story::given_the_sample();
    story
        .press("2<enter>!<enter><ctrl-s>")
        .sees("Saved ")
        .press("<ctrl-s>")
        .sees("There is nothing to save.");
}

/// A story in which another program changed the file under an unsaved edit.
fn changed_under_an_edit() -> (Story, String) {
    let theirs = SAMPLE.replace("\"2011\"", "\"2012\"");
    let mut story = Story::given_the_sample();
    story.press("2<enter>!<enter>").writes("scope.ron", &theirs).press("<ctrl-s>");
    story.sees("The file was changed by another program").stands_on("> c  go back, nothing is written");
    (story, theirs)
}

#[test]
fn a_file_changed_by_another_program_is_not_overwritten() {
    for keys in ["<enter>", "c", "<esc>"] {
        let (mut story, theirs) = changed_under_an_edit();
        story.press(keys).sees("scope.ron*").sees("ISMS Scope!");
        assert_eq!(story.file("scope.ron"), theirs);
    }
}

#[test]
fn mine_is_saved_beside_theirs() {
    let (mut story, theirs) = changed_under_an_edit();
    story.press("<down><enter>").sees("Yours is in ").sees("scope.ron*");
    assert_eq!(story.file("scope.ron"), theirs);
    assert!(story.file("scope.mine.ron").contains("ISMS Scope!"));
}

#[test]
fn theirs_is_read_and_undo_brings_mine_back() {
    let (mut story, theirs) = changed_under_an_edit();
    story.press("r").sees("Founded: 2012").does_not_see("ISMS Scope!").does_not_see("scope.ron*");
    story.press("u").sees("Founded: 2011").sees("ISMS Scope!").sees("scope.ron*");
    assert_eq!(story.file("scope.ron"), theirs);
}

#[test]
fn mine_is_written_and_theirs_kept_beside() {
    let (mut story, theirs) = changed_under_an_edit();
    story.press("o").sees("Saved ").does_not_see("scope.ron*");
    assert_eq!(story.file("scope.ron"), SAMPLE.replace("ISMS Scope\"", "ISMS Scope!\""));
    assert_eq!(story.file("scope.theirs.ron"), theirs);
}

#[test]
fn a_deleted_file_is_written_again_only_when_it_is_said_so() {
    let mut story = Story::given_the_sample();
    story.press("2<enter>!<enter>").loses_the_file("scope.ron").press("<ctrl-s>").sees("> c  go back");
    assert!(!story.has("scope.ron"));
    story.press("o").sees("Saved ");
    assert!(story.file("scope.ron").contains("ISMS Scope!"));
}

#[test]
fn a_change_by_another_program_is_read_at_once_while_nothing_is_unsaved() {
    let mut story = Story::given_the_sample();
    story.press("2").writes("scope.ron", &SAMPLE.replace("\"2011\"", "\"2012\"")).notices_the_file();
    story.sees("Founded: 2012").sees("Read again from disk.").does_not_see("scope.ron*");
}

#[test]
fn a_change_by_another_program_interrupts_no_one_who_writes() {
    let mut story = Story::given_the_sample();
    story.press("2<enter>!").writes("scope.ron", &SAMPLE.replace("\"2011\"", "\"2012\"")).notices_the_file();
    story
        .sees("Another program changed the file.")
        .stands_on("│ ISO 27001 ISMS Scope!")
        .sees("Founded: 2011");
}

#[test]
fn leaving_asks_when_there_is_unsaved_work_and_stays_by_default() {
    let mut story = Story::given_the_sample();
    story.press("q");
    assert_eq!(story.owes(), [Effect::Quit]);
    story.press("2<enter>!<enter>q").stands_on("> c  stay here").press("<enter>").sees("scope.ron*");
    assert!(story.owes().is_empty());
    story.press("qs");
    assert_eq!(story.owes().last(), Some(&Effect::Quit));
    assert!(story.file("scope.ron").contains("ISMS Scope!"));
}

#[test]
fn leaving_the_sample_with_work_asks_where_to_save_it() {
    let mut story = Story::given_a_fresh_machine();
    let path = story.path("scope.ron").display().to_string();
    story.press("2<enter>!<enter>qs").sees("Save as:").press("<ctrl-u>").types(&path).press("<enter>");
    assert_eq!(story.owes().last(), Some(&Effect::Quit));
    assert!(story.has("scope.ron"));
}

/// Nothing on the desk can be changed, and each key says why.
#[track_caller]
fn is_read_only(story: &mut Story, why: &str) {
    story.sees("(read-only)");
    for keys in ["4<end><enter>", "a", "A", "d", "K", "6y", "n", "-", "3<end>", "a"] {
        story.press(keys);
        if !keys.starts_with('3') {
            story.sees(why);
        }
    }
    story.does_not_see("*").press("q");
    assert_eq!(story.owes(), [Effect::Quit]);
}

#[test]
fn a_file_that_somebody_has_open_is_read_only() {
    let mut story = Story::given_the_sample();
    let holder = story.holds_the_lock("Kim", "scope.ron");
    story.opens("scope.ron");
    is_read_only(&mut story, "Kim has it open on there");
    drop(holder);
    story.opens("scope.ron").does_not_see("(read-only)");
}

#[test]
fn a_file_of_a_newer_format_is_read_only() {
    let mut story = Story::given(&SAMPLE.replace("format: 1", "format: 2"));
    is_read_only(&mut story, "It is read-only here");
}

#[test]
fn a_file_is_opened_to_be_looked_at_only() {
    let mut story = Story::given_nothing();
    story.writes("scope.ron", SAMPLE).opens_to_read("scope.ron");
    is_read_only(&mut story, "This is read-only, as was asked with --read-only.");
}
