//! The guided review: one thing at a time, with the text that it judges.

use crate::story::Story;

/// A complete scope, at the first question that a person has to answer.
fn at_the_first_question() -> Story {
    let mut story = Story::given_a_complete_scope();
    story.press("<enter>").sees("Question 4 of 36").sees("Not answered yet.");
    story
}

/// A complete scope of which every question is answered, at the first of its items.
fn at_the_first_item() -> Story {
    let mut story = Story::given_an_answered_scope();
    story.press("6<enter><left>").sees("Question 1 of 36");
    story.press_until("<right>", "List 1 of");
    story.stands_on("LOC-1").sees("Included locations: is each of it still true?").sees("Not confirmed yet.");
    story
}

#[test]
fn a_question_stands_with_the_text_that_it_judges() {
    let mut story = at_the_first_question();
    story.sees("FCT-1  Founded: 2011").press("<left>").sees("Question 3 of 36");
    story.sees("Climate change relevant no").does_not_see("FCT-1");
}

#[test]
fn an_answer_goes_on_to_what_is_open_and_arrows_go_to_each_question() {
    let mut story = at_the_first_question();
    story.press("y").sees("Question 5 of 36").sees("Q04: yes. 11 of 36 answered.").press("<left>");
    story.sees("Question 4 of 36").sees("Answered yes.").press("]]").sees("Question 6 of 36").press("[");
    story.sees("Question 5 of 36").press("y").sees("Question 9 of 36");
}

#[test]
fn the_judged_text_is_mended_where_it_stands() {
    let mut story = at_the_first_question();
    story
        .press("y<left><enter><enter> once.<enter>")
        .press("<home>")
        .sees("Question 4 of 36")
        .sees("Founded once.: 2011");
    story
        .sees("Answered yes, before the text changed.")
        .press("u")
        .sees("Question 4 of 36")
        .sees("Answered yes.");
}

#[test]
fn what_is_new_since_the_last_approval_is_asked_one_thing_at_a_time() {
    let mut story = Story::given_a_complete_scope();
    story
        .press("6/Is every new<enter>")
        .stands_on("Q32")
        .press("y")
        .sees("Q32 is asked one thing at a time.");
    story.sees("Question 32 of 36, 1 of 5, clause 6.3").sees("Is every new office").sees("LOC-1");
    story.press("y").sees("2 of 5").sees("Is every new product").press("y").sees("3 of 5").sees("IFC-1");
    story.press("n").sees("Q32.3: no. What has to be done?").types("Add the new bank.").press("<enter>");
    story.types("Ida").press("<enter>2026-12-24<enter>").sees("4 of 5").press("6/Is every new<enter>");
    story.stands_on("Q32").sees("2 of 5 prompts left").press("<enter>").sees("4 of 5").press("yy");
    story.sees("Question 34 of 36").press("6/Is every new<enter>").stands_on("Q32    no");
    assert_eq!(story.scope().actions[0].from, "Q32.3");
}

#[test]
fn a_prompt_that_is_opened_again_is_asked_again_and_keeps_the_gate_closed() {
    let mut story = Story::given_an_answered_scope();
    story
        .press("6/Is every new<enter><enter><right><right>")
        .sees("3 of 5")
        .press("x")
        .sees("Q32.3 is open again");
    story
        .press("6<home>")
        .sees("35 of 36 questions answered")
        .press("<ctrl-s>7<home>")
        .sees("Q32 is not answered");
    story.press("1<enter>").sees("3 of 5").press("y").sees("Every question is answered.");
    story
        .press("6/Is every new<enter>x")
        .stands_on("Q32           ")
        .press("<enter>")
        .sees("1 of 5")
        .press("yyyyy");
    story.press("6<home>").sees("36 of 36 questions answered");
}

#[test]
fn what_applies_in_none_of_its_prompts_does_not_apply() {
    let mut story = Story::given_a_complete_scope();
    story.press("6/Is every new<enter><enter>").press(&"-We sold the company.<enter>".repeat(5));
    story.press("6/Is every new<enter>").stands_on("Q32    n.a.").sees("We sold the company.; We sold");
}

#[test]
fn to_leave_things_open_comes_to_an_end_too() {
    let mut story = at_the_first_item();
    story.press(&"s".repeat(21)).sees("What the review found").sees("0 of 21 items confirmed.");
    let mut story = at_the_first_question();
    story.press(&"s".repeat(70)).sees("What the review found").sees("27 open");
}

#[test]
fn an_item_that_was_confirmed_and_is_not_true_after_all_is_not_confirmed() {
    let mut story = at_the_first_item();
    story.press("y<up>nSold.<enter>Ida<enter>2026-12-24<enter>").sees("LOC-1 is not true any more");
    story.sees("Not true any more: TSK-1").press("Y").sees("List 2 of").press("6");
    story
        .press("/TSK-1<enter>")
        .stands_on("Sold.")
        .press(&"<up>".repeat(7))
        .sees("2 of 3 confirmed, 1 not true any more");
    assert!(!story.scope().confirmed.iter().any(|row| row.item == "LOC-1"));
}

#[test]
fn what_becomes_an_exclusion_is_not_confirmed_any_more_and_no_id_is_given_twice() {
    let mut story = at_the_first_item();
    story.press("Y3/LOC-2<enter>xNot ours.<enter>");
    let ids =
        |story: &Story| story.scope().confirmed.iter().map(|row| row.id.to_string()).collect::<Vec<_>>();
    assert_eq!(ids(&story), ["CNF-LOC-1", "CNF-LOC-3"]);
}

#[test]
fn a_question_is_read_from_its_beginning_in_a_window_of_any_height() {
    for (columns, rows) in [(80, 24), (60, 20), (40, 12)] {
        let mut story = at_the_first_question();
        story.in_a_window(columns, rows).press("<end><home>").sees("Question 4 of 36");
        story.press("<right><left>").sees("Question 4 of 36").stands_on("Question 4");
    }
}

#[test]
fn a_new_row_reopens_only_the_prompt_that_asks_for_it() {
    let mut story = Story::given_an_answered_scope();
    story.press("/IFC-2<enter>a").types("The bank reads the ledger.").press("<enter>6/Is every new<enter>");
    story
        .stands_on("Q32    yes?")
        .press("<enter>")
        .sees("3 of 5")
        .sees("Answered yes, before the text changed.");
    story.press("y6/Is every new<enter>").stands_on("Q32    yes ");
}

#[test]
fn an_item_is_confirmed_with_one_key_and_says_by_whom_and_when() {
    let mut story = at_the_first_item();
    story
        .press("y")
        .stands_on("LOC-2")
        .sees("Still true, says Ida on 2026-11-24.")
        .sees("LOC-1: still true.");
    story.press("u").stands_on("LOC-1").does_not_see("Still true, says").press("yyy").sees("List 2 of");
    story.press("u").stands_on("LOC-3").sees("List 1 of").press("U").stands_on("LOC-3").press("]");
    story.press("<left>").does_not_see("Not confirmed yet.").press("<ctrl-s>");
    assert!(story.file("scope.ron").contains("item: \"LOC-3\""));
}

#[test]
fn a_list_is_confirmed_with_one_key_and_taken_back_with_one() {
    let mut story = at_the_first_item();
    story
        .press("Y")
        .sees("3 items: still true.")
        .sees("List 2 of")
        .press("<left>Y")
        .sees("looked at already");
    story.press("u").sees("3 items to look at");
    assert!(story.scope().confirmed.is_empty());
}

#[test]
fn an_item_that_is_not_true_any_more_gets_an_action_and_stays_open() {
    let mut story = at_the_first_item();
    story.press("n").sees("LOC-1: no. What has to be done?").types("Take out the office.").press("<enter>");
    story
        .types("Ida")
        .press("<enter>2026-12-24<enter>")
        .stands_on("LOC-2")
        .sees("the action is written down");
    story.press("yy").sees("List 2 of").press("<left>").sees("Not true any more: TSK-1 is to be done.");
    story.press("<home>y").sees("TSK-1 is to be done first").press("Y").sees("looked at already");
    story.press("6/TSK-1<enter>").sees("Ida, by 2026-12-24, from LOC-1");
}

#[test]
fn an_item_is_mended_where_it_stands_and_one_that_was_skipped_comes_again() {
    let mut story = at_the_first_item();
    story.press("s").stands_on("LOC-2").press("yy").sees("List 2 of").press("<left>").stands_on("LOC-1");
    story.press("<down><enter> Only Denmark.<enter>").sees("Changed since Ida confirmed it on 2026-11-24.");
}

#[test]
fn it_ends_with_what_was_found_and_what_comes_next() {
    let mut story = at_the_first_item();
    story.press("YYYYYYY").sees("What the review found").sees("36 questions: 35 yes, 0 no, 1 not applicable");
    story
        .sees("21 items, each confirmed.")
        .stands_on("Save what was answered")
        .press("<enter>")
        .sees("Saved ");
    story.stands_on("Go to the approval of 2.0").press("<enter>").stands_on("Read what is signed");
}

#[test]
fn the_end_says_what_is_open_and_goes_there() {
    let mut story = at_the_first_question();
    story.press("yyy");
    story.press_until("<right>", "What the review found");
    story.sees("23 open (").stands_on("Answer the 23 questions that are open").press("<enter>");
    story.sees("Question 10 of 36");
}

#[test]
fn escape_leaves_for_the_list_and_comes_back_to_the_open_question() {
    let mut story = at_the_first_question();
    story.press("yyy<esc>").sees("13 of 36 questions answered").press("1<enter>").sees("Question 10 of 36");
}

#[test]
fn undo_takes_an_answer_back() {
    let mut story = at_the_first_question();
    story.press("y<left>u").sees("Not answered yet.").does_not_see("scope.ron*");
}

#[test]
fn a_slip_takes_no_row_out_of_the_scope_while_a_question_is_asked() {
    let mut story = at_the_first_question();
    let before = story.screen();
    for key in ["K", "J", "x", "Y"] {
        assert_eq!(story.press(key).screen(), before, "{key}");
    }
    story
        .press("<down>d")
        .sees("Nothing is deleted while")
        .stands_on("FCT-1")
        .does_not_see("scope.ron*")
        .does_not_see("d delete");
}
