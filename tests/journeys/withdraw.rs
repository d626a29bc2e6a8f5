//! Withdrawing an approved version: why, by whom, its number typed; then it is shown as withdrawn, and stays.

use crate::story::{CEO, Story};

const WHY: &str = "Closed.";

/// An approved scope, on the row of its version.
fn on_the_version() -> Story {
    let mut story = Story::given_an_approved_scope();
    story.press("7<end><up>").stands_on("2.0    approval").sees("W withdraw");
    story
}

#[test]
fn a_version_is_withdrawn_with_its_reason_and_stays_as_it_was_approved() {
    let mut story = on_the_version();
    let approved = story.file("scope.approved/2.0.ron");
    story.press("W").sees("Withdraw 2.0 for good (nothing is deleted): why?").types(WHY).press("<enter>");
    story.sees("Your name, as 2.0 has its approver:").types(CEO).press("<enter>");
    story.sees("It cannot be undone. To withdraw 2.0, type 2.0:").sees("Enter withdraw").press("2.0<enter>");
    story.sees("Withdrawn, by typed name, the weaker kind.").sees("scope.approved/2.0.withdrawn.ron");
    story.sees(" scope.ron   2.0 withdrawn").does_not_see("published");
    story.sees(&format!("Withdrawn on 2026-11-24 by {CEO}, by typed name,")).sees("the weaker kind: Closed.");
    assert_eq!(story.file("scope.approved/2.0.ron"), approved);
    let record = story.file("scope.approved/2.0.withdrawn.ron");
    assert!(record.contains(WHY) && record.contains("means: \"typed name\""), "{record}");
    story.press("1").sees(&format!("2.0 was withdrawn on 2026-11-24 by {CEO}, by"));
    story.does_not_see("2.0 is published").does_not_see("Nothing has to be done");
    // The same after it was left, and in the text of the version.
    story.opens("scope.ron").sees("2.0 withdrawn").press("7").does_not_see("What is approved").press("<end>");
    story.stands_on("2.0    approval").press("<enter>").sees("as it was approved; it was withdrawn");
    story.press("<esc>u").does_not_see("Taken back").sees("2.0 withdrawn");
}

#[test]
fn what_is_missing_or_wrong_is_said_and_leaving_records_nothing() {
    let mut story = on_the_version();
    story.press("W<enter>").sees("Write something").press(" - <enter>").sees("Not yet: say why.");
    story.press("<ctrl-u>").types(WHY).press("<enter>Ida<enter>");
    story.sees(&format!("2.0 is withdrawn by {CEO}, who approves it.")).press("<ctrl-u>").types(CEO);
    for number in ["2", "2.1", "yes"] {
        story.press("<enter><ctrl-u>").types(number).press("<enter>");
        story.sees("Not yet: to withdraw it, type 2.0. Esc goes back, and nothing is recorded.");
    }
    story.press("<esc>").sees(&format!("│ {CEO}")).press("<esc>").sees(&format!("│ {WHY}"));
    story.press("<esc>").sees("Nothing was changed; what was typed is offered again.");
    story.sees(" 2.0 published").stands_on("2.0    approval").press("W").sees(&format!("│ {WHY}"));
    assert!(!story.has("scope.approved/2.0.withdrawn.ron"));
}

#[test]
fn a_version_is_withdrawn_once_and_not_by_who_only_reads() {
    let mut story = on_the_version();
    let record = "scope.approved/2.0.withdrawn.ron";
    story.press("W").types(WHY).press("<enter>").types(CEO).press("<enter>2.0<enter>").sees("Withdrawn,");
    let written = story.file(record);
    story.press("<end>").stands_on("2.0    approval").press("W");
    story.sees(&format!("2.0 was withdrawn already, on 2026-11-24 by {CEO}, by")).does_not_see("why?");
    story.does_not_see("W withdraw").press("1W").sees("Only an approved version can be withdrawn");
    assert_eq!(story.file(record), written);
    let mut story = Story::given_an_approved_scope();
    story.opens_to_read("scope.ron").press("7<end>");
    story.press_until_on("<up>", "2.0    approval");
    story.press("W").sees("This is read-only, as was asked with --read-only.").does_not_see("why?");
    // What is on disk by now is another version than the one that is shown.
    let mut story = on_the_version();
    let other = story.file("scope.approved/2.0.ron").replace("ISO 27001 ISMS Scope", "Another");
    story.writes("scope.approved/2.0.ron", &other);
    story.press("W").types(WHY).press("<enter>").types(CEO).press("<enter>2.0<enter>");
    story.sees("On disk is another 2.0 than the one that is shown.");
    assert!(!story.has(record));
}

#[test]
fn what_replaces_a_withdrawn_version_says_so_to_whoever_signs() {
    let mut story = on_the_version();
    story.press("W").types(WHY).press("<enter>").types(CEO).press("<enter>2.0<enter>").sees("Withdrawn,");
    story.press("2<enter>!<enter><ctrl-s>").sees("Saved ").answers_everything().press("<ctrl-s>7<home>");
    while !story.line_of_the_cursor().contains("Read what is signed") {
        story.press("<down>");
    }
    story.press("<enter>").sees("What am I signing");
    story.sees("It replaces 2.0, which was withdrawn on 2026-11-24 by");
    story.does_not_see("2.0, approved on");
}

#[test]
fn a_version_is_not_withdrawn_while_somebody_else_has_the_scope_open() {
    let mut story = Story::given_an_approved_scope();
    let _lock = story.holds_the_lock("Bo", "scope.ron");
    story.opens("scope.ron").press("7<end><up>").stands_on("2.0    approval").press("W");
    story.sees("Bo has it open on there since 10:00").does_not_see("why?");
}

#[test]
fn after_a_withdrawal_the_next_step_is_what_is_open_and_then_the_approval() {
    let mut story = on_the_version();
    story.press("W").types(WHY).press("<enter>").types(CEO).press("<enter>2.0<enter>").press("1<home>");
    story
        .sees(">   Answer 27 questions of the review before 2.1 can be approved")
        .does_not_see("Approve 2.1");
    // It leads there, and once all is answered again the approval is next.
    story.at("2026-12-01T09:00:00+01:00").opens("scope.ron").press("<enter>").sees("[Review]");
    for _ in 0..60 {
        if story.app().walk.open().next().is_none() {
            break;
        }
        story.press("y");
    }
    story.press("<esc><esc><ctrl-s>1<home>").sees(&format!(">   Approve 2.1, by {CEO} (CEO)"));
}
