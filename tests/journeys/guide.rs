//! The guided review: one question at a time, with the text that it judges.

use crate::story::Story;

/// A complete scope, at the first question of the guided review.
fn at_the_first_question() -> Story {
    let mut story = Story::given_a_complete_scope();
    story.press("6<enter>").sees("Question 1 of 36").sees("Not answered yet.");
    story
}

#[test]
fn a_question_stands_with_the_text_that_it_judges() {
    let mut story = at_the_first_question();
    story.sees("ISS-1  The company grows fast").press("<right><right>").sees("Question 3 of 36");
    story.sees("Climate change relevant no").does_not_see("ISS-1");
}

#[test]
fn an_answer_goes_on_and_arrows_go_back_and_forth() {
    let mut story = at_the_first_question();
    story.press("y").sees("Question 2 of 36").sees("Q01: yes. 1 of 36 answered.").press("<left>");
    story.sees("Question 1 of 36").sees("Answered yes.").press("]]").sees("Question 3 of 36").press("[");
    story.sees("Question 2 of 36").press("s").sees("Question 3 of 36");
}

#[test]
fn the_judged_text_is_mended_where_it_stands() {
    let mut story = at_the_first_question();
    story.press("y<left><enter> Each year.<enter>").sees("Question 1 of 36").sees("learn the rules. Each");
    story
        .sees("Answered yes, before the text changed.")
        .press("u")
        .sees("Question 1 of 36")
        .sees("Answered yes.");
}

#[test]
fn it_ends_with_what_was_found_and_what_comes_next() {
    let mut story = at_the_first_question();
    story
        .press(&"y".repeat(36))
        .sees("What the review found")
        .sees("36 yes, 0 no, 0 not applicable, 0 open.");
}

#[test]
fn escape_leaves_for_the_list_and_comes_back_to_the_open_question() {
    let mut story = at_the_first_question();
    story.press("yyy<esc>").sees("3 of 36 questions answered").press("1<enter>").sees("Question 4 of 36");
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
    for key in ["K", "J", "x"] {
        assert_eq!(story.press(key).screen(), before, "{key}");
    }
    story
        .press("d")
        .sees("Nothing is deleted while")
        .stands_on("ISS-1")
        .does_not_see("scope.ron*")
        .does_not_see("d delete");
}
