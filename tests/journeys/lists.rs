//! Lists: adding, deleting, moving, excluding; ids are never given twice.

use crate::story::{SAMPLE, Story};
use isms_scope::scope::section::Section;

/// The ids of a list, as the scope on the desk has them.
fn ids(story: &Story, section: Section) -> Vec<String> {
    story.scope().ids(section).into_iter().map(ToString::to_string).collect()
}

#[test]
fn a_row_is_added_below_or_above_and_is_written_at_once() {
    let mut story = Story::given_the_sample();
    story.press("/LOC-1<enter>aAarhus.<enter>").stands_on("LOC-4  Aarhus.");
    assert_eq!(ids(&story, Section::Locations), ["LOC-1", "LOC-4", "LOC-2", "LOC-3"]);
    story.press("/LOC-1<enter>AOdense.<enter>").stands_on("LOC-5  Odense.");
    assert_eq!(ids(&story, Section::Locations), ["LOC-5", "LOC-1", "LOC-4", "LOC-2", "LOC-3"]);
    story.press("u").does_not_see("Odense.").press("u").does_not_see("Aarhus.").does_not_see("scope.ron*");
}

#[test]
fn an_empty_list_offers_its_first_row() {
    let mut story = Story::given_the_sample();
    story.press("!").stands_on("none yet").sees("No internal issue is recorded");
    story.press("<enter>We grow fast.<tab>i<enter>").stands_on("ISS-1  We grow fast.");
    story.sees("Internal or external: internal").press("a").types("New laws.").press("<tab>e<enter>");
    story.sees("ISS-2  New laws.").sees("[Context!1]");
}

#[test]
fn an_added_row_that_stays_empty_vanishes_without_a_trace() {
    for leave in ["<esc>", "<enter>", "<tab>", "<ctrl-s>", "x<backspace><esc>", "<down>"] {
        let mut story = Story::given_the_sample();
        story
            .press("/LOC-1<enter>a")
            .sees("LOC-4")
            .press(leave)
            .does_not_see("LOC-4")
            .does_not_see("scope.ron*");
        story.press("u").sees("There is nothing to take back.").press("a").sees("LOC-4");
        assert_eq!(story.scope().retired, "");
    }
}

#[test]
fn a_discarded_row_comes_back_with_undo() {
    let mut story = Story::given_the_sample();
    story.press("/LOC-1<enter>aAarhus.<esc>d").does_not_see("Aarhus").does_not_see("scope.ron*");
    story.press("u").stands_on("LOC-4  Aarhus.");
}

#[test]
fn a_deleted_row_says_what_it_was_and_comes_back_where_it_was() {
    let mut story = Story::given_the_sample();
    story.press("/EXC-2<enter>d").sees("Deleted EXC-2 \"Third-party systems").does_not_see("EXC-2  Third");
    story.press("u").stands_on("EXC-2  Third-party");
    assert_eq!(ids(&story, Section::Exclusions), ["EXC-1", "EXC-2", "EXC-3"]);
    story.does_not_see("scope.ron*").press("<del>").does_not_see("EXC-2  Third");
}

#[test]
fn backspace_deletes_nothing_while_looking() {
    let mut story = Story::given_the_sample();
    story.press("/EXC-2<enter><backspace>").stands_on("EXC-2").does_not_see("scope.ron*");
}

#[test]
fn the_id_of_a_deleted_row_is_never_given_again() {
    let mut story = Story::given_the_sample();
    story.press("/EXC-3<enter>d<ctrl-s>").opens("scope.ron").press("4<end>aAnother.<enter>");
    story.stands_on("EXC-4  Another.").press("d<ctrl-s>").opens("scope.ron").press("4<end>aAgain.<enter>");
    story.stands_on("EXC-5  Again.");
}

#[test]
fn the_id_of_a_row_that_was_saved_is_not_given_again_after_undo() {
    let mut story = Story::given_the_sample();
    story
        .press("/LOC-1<enter>aAarhus.<enter><ctrl-s>u")
        .does_not_see("Aarhus")
        .press("/LOC-1<enter>aOdense.");
    story.press("<enter>").stands_on("LOC-5  Odense.");
    let mut story = Story::given_an_approved_scope();
    story.press("/LOC-3<enter>d<ctrl-s>").opens("scope.ron").press("/LOC-1<enter>aAarhus.<enter>");
    story.stands_on("LOC-4  Aarhus.");
}

#[test]
fn the_id_of_an_excluded_row_is_never_given_again_even_when_the_exclusion_goes() {
    let mut story = Story::given_the_sample();
    story.press("/ACT-4<enter>xNo need.<enter>").sees("ACT-4 is now EXC-4").press("d<ctrl-s>");
    story.opens("scope.ron").press("/ACT-3<enter>aMore.<enter>").stands_on("ACT-5  More.");
}

#[test]
fn a_row_is_moved_within_its_list_and_back() {
    let mut story = Story::given_the_sample();
    story.press("/LOC-2<enter>K").stands_on("LOC-2").press("K").sees("It is the first row of its list.");
    assert_eq!(ids(&story, Section::Locations), ["LOC-2", "LOC-1", "LOC-3"]);
    story.press("JJ").stands_on("LOC-2").press("J").sees("It is the last row of its list.");
    assert_eq!(ids(&story, Section::Locations), ["LOC-1", "LOC-3", "LOC-2"]);
    story.press("uuu").does_not_see("scope.ron*");
}

#[test]
fn a_moved_row_moves_its_lines_in_the_file_and_no_others() {
    let mut story = Story::given_the_sample();
    story.press("/LOC-2<enter>K<ctrl-s>").sees("Saved ");
    let (went, came) = story.changed_lines("scope.ron", SAMPLE);
    let sorted = |mut lines: Vec<String>| {
        lines.sort();
        lines
    };
    assert_eq!(went.len(), 4, "{went:?}");
    assert_eq!(sorted(went), sorted(came));
}

#[test]
fn an_inclusion_becomes_an_exclusion_with_its_reason() {
    let mut story = Story::given_the_sample();
    story.press("/ACT-3<enter>x").sees("Why may ACT-3 be left out?").press("<enter>").sees("Write something");
    story.press("Sales has no access.<enter>").sees("[Exclusions!3]").stands_on("EXC-4  Sales, marketing");
    story.sees("Reason: Sales has no access.").sees("Was: ACT-3").sees("ACT-3 is now EXC-4");
    story.press("u").sees("[Inclusions]").stands_on("ACT-3").does_not_see("scope.ron*");
}

#[test]
fn an_inclusion_stays_when_no_reason_is_given() {
    let mut story = Story::given_the_sample();
    story.press("/ACT-3<enter>xSal<esc>").sees("Nothing was changed; what was typed is").stands_on("ACT-3");
    story.does_not_see("scope.ron*");
}

#[test]
fn only_rows_are_deleted_and_only_inclusions_excluded() {
    let mut story = Story::given_the_sample();
    story.press("2dx").stands_on("ISO 27001").press("4<down>x").stands_on("EXC-1").does_not_see("Why may");
    story.does_not_see("scope.ron*");
}
