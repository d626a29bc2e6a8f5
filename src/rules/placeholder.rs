//! Placeholders: words that hold the place of words that are still to be written.
//! Must not know the field that the text stands in.
//!
//! Careful rather than keen, for a placeholder prevents the approval: what could be meant is let pass.

use super::brackets::{between, is_angled, is_slot};

/// Words that are placeholders wherever they stand by themselves, in just these letters.
/// (In lower case "todo" is a Spanish word.)
const SHOUTED: &[&str] = &["TODO", "TBD", "FIXME"];

/// Words that are placeholders in any letters.
const SPOKEN: &[&str] = &["tbd", "fixme"];

/// What is a placeholder when a field holds nothing else.
const ALONE: &[&str] =
    &["todo", "to do", "tba", "tbc", "xx", "placeholder", "fill in", "to be confirmed", "to be completed"];

/// What is a placeholder when a field ends with it.
const LAST: &[&str] = &["to be determined", "to be decided", "to be defined", "to be announced"];

/// Returns the first placeholder in a text.
#[must_use]
pub fn placeholder(text: &str) -> Option<&str> {
    let plain = text.trim().trim_end_matches(['.', ':', '…']).trim_end();
    if ALONE.iter().any(|words| plain.eq_ignore_ascii_case(words)) {
        return Some(plain);
    }
    if let Some(found) = LAST.iter().find_map(|words| ending_of(plain, words)) {
        return Some(found);
    }
    text.char_indices().find_map(|(at, c)| {
        let before = text[..at].chars().next_back();
        let rest = &text[at..];
        match c {
            '?' => run_of(rest, '?'),
            'X' if !joins(before) => run_of(rest, 'X').filter(|run| !joins(rest[run.len()..].chars().next())),
            '<' if !joins(before) => between(rest, '>').filter(|found| is_angled(&found[1..found.len() - 1])),
            '[' if before != Some(']') => between(rest, ']').filter(|found| {
                // A link of Markdown goes on with its address, or with its definition.
                let after = &rest[found.len()..];
                !after.starts_with(['(', '['])
                    && !after.starts_with(": http")
                    && is_slot(&found[1..found.len() - 1])
            }),
            'l' | 'L' => prefix_of(rest, "lorem ipsum").filter(|_| !joins(before)),
            _ if c.is_ascii_alphabetic() && !joins(before) => word_at(rest),
            _ => None,
        }
    })
}

/// Tells whether a character makes one word with its neighbour.
fn joins(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_alphanumeric() || c == '_')
}

/// Returns the run of three or more of a character with which a text begins.
fn run_of(text: &str, c: char) -> Option<&str> {
    let run = text.len() - text.trim_start_matches(c).len();
    (run >= 3).then(|| &text[..run])
}

fn prefix_of<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    text.get(..prefix.len()).filter(|start| start.eq_ignore_ascii_case(prefix))
}

fn ending_of<'a>(text: &'a str, words: &str) -> Option<&'a str> {
    let start = text.len().checked_sub(words.len())?;
    let ending = text.get(start..)?;
    (ending.eq_ignore_ascii_case(words) && !joins(text[..start].chars().next_back())).then_some(ending)
}

fn word_at(text: &str) -> Option<&str> {
    let end = text.find(|c| !joins(Some(c))).unwrap_or(text.len());
    let word = &text[..end];
    // "todo:" is an author's note in any letters.
    let noted = word.eq_ignore_ascii_case("todo") && text[end..].starts_with(':');
    (noted || SHOUTED.contains(&word) || SPOKEN.iter().any(|spoken| word.eq_ignore_ascii_case(spoken)))
        .then_some(word)
}

/// Tells whether a text says anything at all: dashes, dots and blanks do not.
#[must_use]
pub fn says_something(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    #[track_caller]
    pub(in crate::rules) fn caught(texts: &[(&str, &str)]) {
        for (text, found) in texts {
            assert_eq!(placeholder(text), Some(*found), "{text}");
        }
    }

    #[track_caller]
    pub(in crate::rules) fn passes(texts: &[&str]) {
        for text in texts {
            assert_eq!(placeholder(text), None, "{text}");
        }
    }

    #[test]
    fn a_todo_is_caught_but_no_word_that_only_contains_it() {
        caught(&[
            ("TODO", "TODO"),
            ("TODO ISMS implementation", "TODO"),
            ("Casper (TODO: ask)", "TODO"),
            ("todo: name the supplier", "todo"),
            ("Todo", "Todo"),
        ]);
        passes(&[
            "Todo el personal",
            "sobre todo los clientes",
            "MASTODON and PHOTODOC",
            "TODO_LIST.md",
            "TODO1 Inc.",
        ]);
    }

    #[test]
    fn the_other_words_are_caught_by_themselves_only() {
        caught(&[
            ("tbd.", "tbd"),
            ("owner TBD", "TBD"),
            ("FIXME later", "FIXME"),
            ("see fixme", "fixme"),
            ("XXX street", "XXX"),
        ]);
        passes(&["the ATBD process", "fixmes", "size XXL", "level XX", "XXXL shirts", "MAXXX"]);
        caught(&[
            ("Owner to be determined.", "to be determined"),
            ("To be defined", "To be defined"),
            ("TBC", "TBC"),
        ]);
        passes(&["Requires deliveries to be confirmed", "the TBC ward", "to be defined by each customer"]);
    }

    #[test]
    fn question_marks_are_caught_from_three_on() {
        caught(&[("???", "???"), ("Who????", "????"), ("Kigkurren ???, Copenhagen", "???")]);
        passes(&["Really?", "Really??", "What?!? Yes?"]);
    }

    #[test]
    fn filler_text_is_caught_in_any_letters() {
        caught(&[
            ("Lorem ipsum dolor", "Lorem ipsum"),
            ("x lorem ipsum", "lorem ipsum"),
            ("LOREM IPSUM", "LOREM IPSUM"),
        ]);
        passes(&["lorem", "ipsum lorem", "Lorem Ltd.", "folorem ipsum"]);
    }

    #[test]
    fn letters_of_any_script_are_no_trouble() {
        passes(&["Købmagergade 1, København", "日本語", "é<ü", "[Ærø]", "“quoted”", "l", "Ł", "…", "ß?"]);
    }

    #[test]
    fn dashes_say_nothing() {
        for text in ["", "  ", "—", "-", "...", "?"] {
            assert!(!says_something(text), "{text}");
        }
        assert!(says_something("§ 5"));
    }
}
