//! The list of all that the rules find, and the way from each finding to its mend.

use crate::story::{COMPLETE, Story};

/// A scope that says it was approved, while no approved version is beside it.
fn claiming() -> Story {
    let approved = Story::given_an_approved_scope().file("scope.ron");
    Story::given(&approved)
}

#[test]
fn all_findings_are_one_key_away_with_what_to_do_next() {
    let mut story = Story::given_the_sample();
    story.press("4f").sees("[Overview]").sees("17 blockers, ").sees("for information");
    story
        .stands_on("No internal issue is recorded")
        .sees("4.1, standard")
        .press("<esc>")
        .stands_on("Mend 17");
}

#[test]
fn pressing_again_shows_one_severity_after_the_other_and_then_all() {
    let mut story = Story::given_the_sample();
    story.press("f").does_not_see("Shown:");
    for shown in ["blocker", "warning", "info"] {
        story.press("f").sees(&format!("Shown: {shown} only."));
    }
    story.press("f").does_not_see("Shown:").stands_on("No internal issue is recorded");
}

#[test]
fn enter_goes_to_where_a_finding_stands_and_says_how_it_is_mended() {
    let mut story = Story::given_the_sample();
    story.press("f<down><down><down>").stands_on("EXC-1").press("<enter>");
    story.sees("[Exclusions!3]").stands_on("EXC-1  Personal devices").sees("reason");
    story.press("f").sees("17 blockers").stands_on("No internal issue is recorded");
}

#[test]
fn what_is_mended_is_found_no_more() {
    let mut story = Story::given_the_sample();
    story.press("4<down><enter>They reach no data.<enter>f").sees("16 blockers, ");
    story.does_not_see("EXC-1 is left out").press("u").sees("[Exclusions!3]").press("f").sees("17 blockers");
}

#[test]
fn a_scope_without_blockers_still_tells_what_could_be_better() {
    let mut story = Story::given_a_complete_scope();
    story.press("f").sees("0 blockers, ").press("f").sees("Shown: blocker only.").press("<enter>");
    story.sees("0 blockers, ").press("2").sees("[Context]");
}

#[test]
fn an_approval_without_its_file_can_be_cleared() {
    let mut story = claiming();
    story.press("f").sees("1 blocker, ").stands_on("DOC-10").press("<enter>");
    story.sees("The file carries an approval, but the approved version is not beside it.");
    story.stands_on("> c  go back").press("w").sees("Cleared: it is a draft now. Undo brings it back.");
    story.sees("scope.ron*").sees("0 blockers").does_not_see("DOC-10");
    story.press("u").does_not_see("scope.ron*").press("1").stands_on("Mend 1 blocker");
}

#[test]
fn an_approval_without_its_file_stays_unless_it_is_said_otherwise() {
    for keys in ["<enter>", "c", "<esc>"] {
        let mut story = claiming();
        story.press("<enter>").sees("that version back where it was").press(keys).does_not_see("scope.ron*");
        story.stands_on("Mend 1 blocker");
    }
    let mut story = claiming();
    let text = story.file("scope.ron");
    story.writes("scope.approved/2.0.ron", &text).opens("scope.ron").sees("2.0 published");
    story.does_not_see("blocker").press("f").sees("0 blockers");
}

#[test]
fn what_is_not_saved_is_no_approval_to_clear() {
    let mut story = Story::given(COMPLETE);
    story.answers_everything().press("7<home>").stands_on("The scope has changes that are not saved");
    story.press("<enter>").does_not_see("carries an approval").sees("Save it");
}

#[test]
fn a_warning_is_accepted_with_a_reason_until_a_day() {
    let mut story = Story::given_the_sample();
    story
        .press("1<home><down><enter>")
        .sees("41 open")
        .sees("Shown: warning only.")
        .press("r")
        .sees(": why may it stay as it is?");
    story.press("<enter>").sees("why may it stay").types("Mended with the next version.").press("<enter>");
    story.sees("Until when?").sees("2027-11-24").press("<ctrl-u>soon<enter>").sees("Until when?");
    story.press("<ctrl-u>2027-01-31<enter>").sees("Accepted. ");
    story.sees("until 2027-01-31: Mended with the next").press("r").sees("It is accepted already.");
    story
        .sees("40 open")
        .press("u")
        .sees("41 open")
        .sees("Shown: warning only.")
        .does_not_see("until 2027-01-31");
}

#[test]
fn the_way_to_the_warnings_leads_to_the_first_that_is_open() {
    let mut story = Story::given_a_complete_scope();
    story.press("3/LOC-2<enter><enter> Everywhere.<enter>1").stands_on("Mend or accept").press("<enter>");
    let (open, line) = (story.app().open_warnings().next().unwrap().rule.id, story.line_of_the_cursor());
    assert!(line.contains(open), "{}", story.screen());
    story.press("r").sees(": why may it stay as it is?");
}

#[test]
fn a_blocker_is_not_accepted() {
    let mut story = Story::given_the_sample();
    story.press("f").stands_on("CTX-01").press("r").does_not_see("why may it stay").stands_on("CTX-01");
}
