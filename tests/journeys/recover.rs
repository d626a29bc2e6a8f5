//! A lost connection: nothing that was written is lost.

use crate::story::{CEO, SAMPLE, Story};
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

/// The connection is lost while this is typed, and what was typed is restored; it is told where it waits.
#[track_caller]
fn lost_while_typing(mut story: Story, keys: &str, waits_at: &str) -> Story {
    let before = story.file("scope.ron");
    story.press(keys).loses_the_connection().opens("scope.ron");
    story.sees("An earlier session ended with work that was not saved (2026-11-24 10:00).");
    story.does_not_see("The file has changed").stands_on("> r  restore it: what was typed is offered again");
    story.press("<enter>").does_not_see("scope.ron*").sees("What was typed is offered again where");
    story.tells(waits_at);
    assert_eq!(story.file("scope.ron"), before);
    story
}

#[test]
fn what_was_being_typed_for_a_question_is_offered_again_there() {
    for (keys, waits_at) in [
        ("3/LOC-1<enter>x", "\"Why may LOC-1 be left out?\""),
        ("6s-", "\"Q02: why does it not apply?\""),
        ("6st", "\"Q02: note or evidence\""),
        ("6sn", "\"Q02: no. What has to be done?\""),
        ("1<down><enter>r", "why may it stay as it is?"),
    ] {
        let story = Story::given_the_sample();
        let mut story = lost_while_typing(story, &format!("{keys}Half a sent"), waits_at);
        story.press(keys).stands_on("│ Half a sent").press("ence.").stands_on("│ Half a sentence.");
    }
}

#[test]
fn what_was_said_to_the_questions_before_comes_back_with_the_answer_that_was_being_typed() {
    let story = Story::given_the_sample();
    let mut story = lost_while_typing(story, "6snDate them.<enter>Id", "\"Q02: who does it?\"");
    story.tells("\"Q02: no. What has to be done?\"");
    story.press("6sn").stands_on("│ Date them.");
    story.press("<enter>").stands_on("│ Id").press("a<enter>2026-12-24<enter>").sees("Q02: no.");
}

#[test]
fn a_comment_a_reason_to_send_back_and_a_withdrawal_are_offered_again() {
    for (key, waits_at) in
        [("t", "\"In the sitting: Comment on the scope\""), ("b", "\"In the sitting: Why is it sent back?\"")]
    {
        let story = Story::given_an_answered_scope();
        let mut story = lost_while_typing(story, &format!("7<enter>{key}Aarhus is n"), waits_at);
        story.press("7<enter>").press(key).stands_on("│ Aarhus is n").press("ot ours.<enter>");
        story.sees(if key == "t" { "What am I signing" } else { "[Overview]" });
        assert!(story.file("scope.ron").contains("Aarhus is not ours."));
        story.opens("scope.ron").does_not_see("An earlier session");
    }
    let keys = "7<end><up>W";
    let story = Story::given_an_approved_scope();
    let mut story = lost_while_typing(story, &format!("{keys}Clo"), "\"Withdraw 2.0 for good (nothing is");
    story.press(keys).stands_on("│ Clo").press("<esc>q");
    assert_eq!(story.owes(), [Effect::QuitKeeping], "what was typed and not taken is kept for the next time");
    story.opens("scope.ron").press("r").press(keys).stands_on("│ Clo");
    // Nobody else's number is typed for what cannot be undone.
    story.press("sed.<enter>").types(CEO).press("<enter>2.0").loses_the_connection().opens("scope.ron");
    story.press("r").press(keys).stands_on("│ Closed.").press("<enter>").stands_on(CEO).press("<enter>");
    story.sees("To withdraw 2.0, type 2.0:").does_not_see("│ 2.0");
}

#[test]
fn why_one_person_may_do_both_is_offered_again_after_going_back_and_after_a_lost_connection() {
    let mut story = Story::given_an_answered_scope();
    story.press("7<enter>").reads_to_the_end().types("Nobody el").press("<esc>").sees("Version 2.0 in full");
    story.press("<enter>").stands_on("│ Nobody el").loses_the_connection().opens("scope.ron");
    story.press("r");
    story.tells("\"In the sitting: Why may one person do both?\"");
    story.press("7<enter>");
    story.reads_to_the_end().stands_on("│ Nobody el").press("se.<enter>").types(CEO);
    story.press("<enter>2.0<enter>").sees("Approved 2.0.").press("<enter>q");
    assert_eq!(story.owes(), [Effect::Quit]);
}

#[test]
fn a_text_behind_the_help_is_kept_too() {
    let mut story = Story::given_the_sample();
    story.press("4<down><enter>They hold<f1>").sees("Help").loses_the_connection().opens("scope.ron");
    story.press("r4").sees("Reason: They hold");
    let story = Story::given_the_sample();
    lost_while_typing(story, "6snMend it<f1>", "What has to be done?");
}

#[test]
fn what_was_typed_takes_nothing_back_that_somebody_else_wrote_since() {
    let mut story = Story::given_the_sample();
    story.press("6snMend it").loses_the_connection();
    story.writes("scope.ron", &SAMPLE.replace("\"2011\"", "\"2012\"")).opens("scope.ron");
    story.does_not_see("file has changed").press("r2").sees("Founded: 2012").does_not_see("scope.ron*");
    story.press("6sn").stands_on("│ Mend it");
}

#[test]
fn an_answer_settles_what_was_typed_for_another() {
    let mut story = Story::given_the_sample();
    story.press("6snMend it<esc>").sees("offered again").press("y<ctrl-s>").sees("Saved ").press("q");
    assert_eq!(story.owes(), [Effect::Quit]);
}

#[test]
fn half_a_date_in_a_field_is_offered_again_there() {
    let keys = "/cloud service<enter><enter><tab><tab><tab><tab>";
    let story = Story::given_the_sample();
    let mut story = lost_while_typing(story, &format!("{keys}2026-02-"), "Evidence valid to\"");
    story.press(keys).stands_on("│ 2026-02-").press("28<enter>").sees("Evidence valid to: 2026-02-28");
}

#[test]
fn the_work_of_a_session_that_still_has_the_file_is_not_offered_to_another() {
    let mut story = lost_while_writing();
    let lock = story.holds_the_lock("Bo", "scope.ron");
    story.opens("scope.ron").does_not_see("An earlier session").sees("(read-only)");
    drop(lock);
    story.opens("scope.ron").sees("An earlier session ended").press("r4").sees("Reason: They hold");
}

#[test]
fn a_restore_that_changes_the_scope_says_so_also_where_something_was_typed() {
    let mut story = Story::given_a_complete_scope();
    story.press("2<enter>!<enter>6/Q20<enter>t").types("Seen").loses_the_connection().opens("scope.ron");
    story.sees("restore it, not saved yet; undo takes it back").press("r").sees("scope.ron*");
    story.press("6/Q20<enter>t").sees("│ Seen");
}
