//! A lost connection: nothing that was written is lost.

use crate::story::{SAMPLE, Story};
use isms_scope::app::effect::Effect;

/// A session that was lost with a kept edit and a field that was being written.
fn lost_while_writing() -> Story {
    let mut story = Story::given_the_sample();
    story.press("2<enter>!<enter>4<down><enter>They hold").loses_the_connection().opens("scope.ron");
    story.sees("An earlier session ended with work that was not saved (2026-11-24 10:00).");
    story.stands_on("> r  restore it");
    story
}

#[test]
fn what_was_being_written_is_offered_with_all_else() {
    let mut story = lost_while_writing();
    story.press("<enter>").sees("scope.ron*").sees("Restored, not saved yet.").press("2").sees("ISMS Scope!");
    story.press("4").sees("Reason: They hold");
    assert_eq!(story.file("scope.ron"), SAMPLE);
    story
        .press("<ctrl-s>")
        .opens("scope.ron")
        .does_not_see("An earlier session")
        .press("2")
        .sees("ISMS Scope!");
}

#[test]
fn what_was_restored_can_be_taken_back() {
    let mut story = lost_while_writing();
    story.press("ru").does_not_see("scope.ron*").press("2").does_not_see("ISMS Scope!");
}

#[test]
fn later_asks_again_the_next_time() {
    for keys in ["l", "<esc>", "<down><enter>"] {
        let mut story = lost_while_writing();
        story.press(keys).does_not_see("scope.ron*").opens("scope.ron").sees("An earlier session");
    }
}

#[test]
fn what_is_dropped_is_asked_about_no_more() {
    let mut story = lost_while_writing();
    story.press("d").does_not_see("scope.ron*").opens("scope.ron").does_not_see("An earlier session");
}

#[test]
fn work_is_kept_for_the_next_time_when_one_leaves_without_saving() {
    let mut story = Story::given_the_sample();
    story.press("2<enter>!<enter>qk");
    assert_eq!(story.owes(), [Effect::QuitKeeping]);
    assert_eq!(story.file("scope.ron"), SAMPLE);
    story.opens("scope.ron").sees("An earlier session").press("r2").sees("ISMS Scope!");
}

#[test]
fn a_file_that_changed_meanwhile_is_told() {
    let mut story = Story::given_the_sample();
    story.press("2<enter>!<enter>").loses_the_connection();
    story.writes("scope.ron", &SAMPLE.replace("\"2011\"", "\"2012\"")).opens("scope.ron");
    story.sees("file has changed since then.").press("l2").sees("Founded: 2012");
}

#[test]
fn saved_work_is_nothing_to_ask_about() {
    let mut story = Story::given_the_sample();
    story.press("2<enter>!<enter><ctrl-s>").loses_the_connection().opens("scope.ron");
    story.does_not_see("An earlier session").sees("[Overview]");
}

#[test]
fn a_field_that_was_opened_and_not_changed_is_nothing_to_ask_about() {
    let mut story = Story::given_the_sample();
    story.press("2<enter>").loses_the_connection().opens("scope.ron").does_not_see("An earlier session");
}

#[test]
fn work_on_the_sample_is_offered_again_too() {
    let mut story = Story::given_a_fresh_machine();
    story.press("2<enter>!<enter>").loses_the_connection().opens_the_sample().sees("An earlier session");
    story.press("r2").sees("ISMS Scope!").sees("sample*");
}

#[test]
fn work_that_was_left_for_later_is_found_again_beside_newer_work() {
    let mut story = lost_while_writing();
    story.press("l").press("2<down><enter> Newer.<ctrl-s>").sees("scope.ron*").loses_the_connection();
    story
        .opens("scope.ron")
        .sees("An earlier session")
        .press("r2")
        .sees("Newer.")
        .does_not_see("ISMS Scope!");
    story.press("<ctrl-s>").sees("Saved ").opens("scope.ron").sees("An earlier session").press("r2");
    story.sees("ISMS Scope!").press("4").sees("Reason: They hold");
}
