//! The review: verdicts, notes, actions, and what becomes of them when the text changes.

use crate::story::Story;

#[test]
fn an_answer_is_one_key_and_goes_on_to_the_next_question() {
    let mut story = Story::given_a_complete_scope();
    story.press("6").sees("0 of 36 questions answered").press("y").stands_on("Q02");
    story.sees("1 of 36 questions answered").sees("Q01    yes").sees("Ida, 2026-11-24").sees("Q01: yes.");
    story.press("<ctrl-s>");
    assert!(story.file("scope.ron").contains("id: \"Q01\""));
}

#[test]
fn an_answer_is_taken_back() {
    let mut story = Story::given_a_complete_scope();
    story
        .press("6yyu")
        .sees("1 of 36 questions answered")
        .press("u")
        .sees("0 of 36")
        .does_not_see("scope.ron*");
}

#[test]
fn a_no_asks_what_is_done_by_whom_and_when() {
    let mut story = Story::given_a_complete_scope();
    story.press("6n").sees("Q01 is no: what has to be done?").press("Write them down.<enter>");
    story.sees("Q01: who does it?").press("Ida<enter>").sees("Q01: by when? (YYYY-MM-DD)");
    story.press("2026-02-30<enter>").sees("! ").sees("│ 2026-02-30").press("<ctrl-u>2026-12-24<enter>");
    story.sees("Q01    no").stands_on("Q02").press("<end>").sees("TSK-1  Write them down.");
    story.sees("Ida, by 2026-12-24, from Q01");
}

#[test]
fn a_no_and_its_action_are_one_change() {
    let mut story = Story::given_a_complete_scope();
    story
        .press("6nMend it.<enter>Ida<enter>2026-12-24<enter>u")
        .sees("0 of 36")
        .press("<end>")
        .sees("none yet");
    story.does_not_see("scope.ron*").press("U").sees("1 of 36").press("<end>").sees("TSK-1");
}

#[test]
fn leaving_the_questions_of_a_no_records_nothing() {
    for keys in ["n<esc>", "nMend it.<enter><esc>", "nMend it.<enter>Ida<enter><esc>"] {
        let mut story = Story::given_a_complete_scope();
        story.press("6").press(keys).sees("0 of 36").sees("Nothing was changed.").does_not_see("scope.ron*");
    }
}

#[test]
fn not_applicable_asks_why() {
    let mut story = Story::given_a_complete_scope();
    story.press("6-").sees("Q01: why does it not apply?").press("<enter>").sees("Write something");
    story.press("No such party.<enter>").sees("Q01    n.a.").sees("Ida, 2026-11-24: No such party.");
}

#[test]
fn a_note_is_written_on_an_answer_and_kept_when_it_is_answered_again() {
    let mut story = Story::given_a_complete_scope();
    story.press("6y<up>t").sees("Q01: note or evidence").press("Minutes 12.<enter>");
    story.sees("Ida, 2026-11-24: Minutes 12.").sees("1 of 36").press("<home>y").sees("Minutes 12.");
}

#[test]
fn a_question_that_is_not_answered_explains_itself() {
    let mut story = Story::given_a_complete_scope();
    story
        .press("6<enter>")
        .sees("Question 1 of 36, clause 4.1")
        .sees("Organisation, technology, people, money");
    story.sees("Not answered yet.").does_not_see("t note").press("t").does_not_see("note or evidence");
}

#[test]
fn a_skipped_question_stays_open_and_comes_again() {
    let mut story = Story::given_a_complete_scope();
    story
        .press("6s")
        .stands_on("Q02")
        .sees("0 of 36")
        .press(&"y".repeat(35))
        .sees("35 of 36")
        .stands_on("Q01");
    story.press("y").sees("Every question is answered. Save, then go to Approval.");
}

#[test]
fn the_review_goes_on_in_another_sitting_where_it_was_left() {
    let mut story = Story::given_a_complete_scope();
    story
        .press("6yyyy<ctrl-s>")
        .opens("scope.ron")
        .sees("Answer 32 questions of the review")
        .press("<enter>");
    story.sees("Question 5 of 36").press("6").sees("4 of 36");
}

#[test]
fn an_edit_reopens_the_answers_that_judged_it_and_no_others() {
    let mut story = Story::given_a_complete_scope();
    story.answers_everything().press("/ISS-1<enter><enter> Each year.<enter>6").sees("to answer again");
    let screen = story.screen();
    let (answered, _) = screen.split_once(" of 36 questions answered").unwrap();
    let answered: usize = answered.rsplit(' ').next().unwrap().parse().unwrap();
    assert!((20..36).contains(&answered), "{screen}");
    story.sees("Q01    yes?").sees("Q03    yes ").press("u6").sees("36 of 36 questions answered");
    story.does_not_see("yes?");
}

#[test]
fn a_stale_answer_is_the_next_open_question_and_is_answered_again() {
    let mut story = Story::given_a_complete_scope();
    story.answers_everything().press("/EXC-1<enter><enter><tab> Ever.<enter>6<home>s").sees("yes?");
    let stale = story.line_of_the_cursor();
    assert!(stale.contains("yes?"), "{stale}");
    story.press("y".repeat(36).as_str()).sees("Every question is answered.").does_not_see("yes?");
}

#[test]
fn a_note_on_an_answer_does_not_reopen_it() {
    let mut story = Story::given_a_complete_scope();
    story.answers_everything().press("<home>tMinutes 12.<enter>").sees("36 of 36 questions answered");
}

#[test]
fn a_question_of_the_organisation_is_asked_and_one_that_is_dropped_is_not() {
    let own = "questions: [(id: \"OWN-1\", text: \"Does the contract with the bank still hold?\", judges: \"interfaces\", help: \"Its annex.\")],
    dropped: [(id: \"DRP-1\", question: \"Q36\", reason: \"We have no such thing.\")],
    accepted: [";
    let text = Story::given_a_complete_scope().file("scope.ron").replacen("accepted: [", own, 1);
    let mut story = Story::given(&text);
    story.press("6<home>").sees("0 of 36 questions answered").press(&"y".repeat(35)).stands_on("OWN-1");
    story
        .does_not_see("Q36")
        .press("<enter>")
        .sees("Question 36 of 36, own question")
        .sees("contract with the bank");
    story.press("y").sees("Every question is answered.").press("1").does_not_see("of the review");
}
