//! A file that cannot be read: where and why, and healing by itself.

use crate::story::{SAMPLE, Story};
use isms_scope::app::effect::Effect;

/// The sample with a field that there is not.
fn faulty() -> String {
    SAMPLE.replace("    purpose:", "    porpose:")
}

#[test]
fn the_report_says_where_it_is_and_what_was_meant() {
    let text = faulty();
    let mut story = Story::given(&text);
    story.sees("The file cannot be read.").sees("scope.ron:4:5").sees("porpose").sees("^^^^^^^");
    story.sees("did you mean purpose?");
    assert_eq!(story.file("scope.ron"), text);
}

#[test]
fn it_heals_when_the_file_is_mended() {
    let mut story = Story::given(&faulty());
    story.writes("scope.ron", SAMPLE).notices_the_file().does_not_see("cannot be read").sees("17 blockers");
    story.does_not_see("scope.ron*").press("2<enter>!<enter><ctrl-s>").sees("Saved ");
}

#[test]
fn undo_after_healing_does_not_empty_the_scope() {
    let mut story = Story::given(&faulty());
    story.writes("scope.ron", SAMPLE).notices_the_file().press("u2").sees("ISO 27001 ISMS Scope");
}

#[test]
fn a_file_that_breaks_while_it_is_open_is_reported_and_heals() {
    let mut story = Story::given_the_sample();
    story
        .writes("scope.ron", "(format: 1, title: \"Half")
        .notices_the_file()
        .sees("The file cannot be read.");
    story.writes("scope.ron", &SAMPLE.replace("\"2011\"", "\"2012\"")).notices_the_file().press("2");
    story.sees("Founded: 2012").does_not_see("scope.ron*");
}

#[test]
fn a_file_that_breaks_under_unsaved_work_takes_nothing_away() {
    let mut story = Story::given_the_sample();
    story.press("2<enter>!<enter>").writes("scope.ron", "(format: 1, title: \"Half").notices_the_file();
    story
        .sees("Another program changed the file.")
        .sees("ISMS Scope!")
        .press("<ctrl-s>r")
        .sees("ISMS Scope!");
    story.sees("The file on disk cannot be read now, and what is here is kept.");
}

#[test]
fn nothing_is_counted_in_a_file_that_cannot_be_read_and_only_help_and_leaving_are_offered() {
    let mut story = Story::given(&faulty());
    for keys in ["", "?"] {
        story
            .press(keys)
            .sees(" scope.ron   cannot be read")
            .sees("[Overview]Context Inclusions Exclusions ");
        story.does_not_see("blocker");
    }
    story.press("q").sees("? help  q quit").does_not_see("Esc");
}

#[test]
fn nothing_can_be_changed_in_a_file_that_cannot_be_read_and_one_can_leave() {
    let text = faulty();
    let mut story = Story::given(&text);
    let before = story.screen();
    for keys in ["2<enter>", "4<end>e", "6n", "f<enter>", "7<enter>", "<esc>", "/tt<enter>"] {
        assert_eq!(story.press(keys).screen(), before, "{keys}");
    }
    for keys in ["a", "d", "u", "c", "y", "!", "<ctrl-s>"] {
        story.press(keys).sees("mend it first").sees("The file cannot be read.");
    }
    story.pastes("text").press("q");
    assert_eq!(story.owes(), [Effect::Quit]);
    assert_eq!(story.file("scope.ron"), text);
}

#[test]
fn every_kind_of_wrong_file_opens_as_a_report() {
    for text in [
        "",
        "(",
        "nonsense",
        "(format: 1, title: 3)",
        "(format: 1, control: (effective_date: \"2025-02-30\"))",
    ] {
        let mut story = Story::given(text);
        story.sees("The file cannot be read.").sees("error: ").press("?").sees("Here").press("<esc>q");
        assert_eq!(story.owes(), [Effect::Quit], "{text}");
        assert_eq!(story.file("scope.ron"), text);
    }
}

#[test]
fn a_file_that_is_mended_with_the_very_text_it_had_heals_too() {
    let mut story = Story::given_the_sample();
    let text = story.file("scope.ron");
    story.writes("scope.ron", "(").notices_the_file().sees("The file cannot be read. Mend it");
    story.writes("scope.ron", &text).notices_the_file().sees("[Overview]").does_not_see("cannot be read");
}
