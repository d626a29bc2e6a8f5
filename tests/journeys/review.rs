//! The review: verdicts, notes, actions, and what becomes of them when the text changes.

use crate::story::Story;

/// A complete scope, in the list of questions, at the first that a person has to answer.
fn at_the_first_open_question() -> Story {
    let mut story = Story::given_a_complete_scope();
    story.press("6s").sees("9 of 36 questions answered, 9 read off the text").stands_on("Q04");
    story
}

#[test]
fn an_answer_is_one_key_and_goes_on_to_the_next_open_question() {
    let mut story = at_the_first_open_question();
    story.press("y").stands_on("Q05").sees("Q04: yes. 11 of 36 answered.").sees("Q04    yes");
    story.sees("Ida, 2026-11-24").press("<home>").sees("11 of 36 questions answered").press("<ctrl-s>");
    assert!(story.file("scope.ron").contains("id: \"Q04\""));
}

#[test]
fn what_the_text_answers_is_shown_with_what_it_rests_on_and_is_not_asked() {
    let mut story = at_the_first_open_question();
    story.press("<home>").stands_on("Q01    yes").sees("Read off the text: Recorded: ISS-1");
    story.press("<enter>").sees("Answered yes, read off the text.").sees("Recorded: ISS-1. You may decide");
    assert!(!story.file("scope.ron").contains("Q01"));
}

#[test]
fn what_the_text_answers_is_opened_again_and_then_a_person_is_asked() {
    let mut story = at_the_first_open_question();
    story.press("<home>x").sees("Q01 is open again: a person answers it.").sees("8 of 36 questions answered");
    story.does_not_see("ISS-1").press("y").sees("10 of 36 answered").press("<home>").sees("Ida, 2026-11-24");
    story.press("u").stands_on("Q01").press("u").sees("Read off the text: Recorded: ISS-1");
    story.does_not_see("scope.ron*");
}

#[test]
fn a_person_decides_otherwise_than_the_text() {
    let mut story = at_the_first_open_question();
    story.press("<home>nList more.<enter>Ida<enter>2026-12-24<enter>").sees("Q01    no");
    story.press("7").sees("Q04 is not answered").does_not_see("Q01 is");
}

#[test]
fn an_answer_is_taken_back() {
    let mut story = at_the_first_open_question();
    story.press("yyu").stands_on("Q05").press("u<home>").sees("9 of 36").does_not_see("scope.ron*");
}

#[test]
fn a_no_asks_what_is_done_by_whom_and_when() {
    let mut story = at_the_first_open_question();
    story.press("n").sees("Q04: no. What has to be done?").press("Date them.<enter>");
    story.sees("Q04: who does it?").press("Ida<enter>").sees("Q04: by when? (YYYY-MM-DD)");
    story.press("2026-02-30<enter>").sees("! ").sees("│ 2026-02-30").press("<ctrl-u>2026-12-24<enter>");
    story.sees("Q04    no").stands_on("Q05").press("/TSK-1<enter>").sees("TSK-1  Date them.");
    story.sees("Ida, by 2026-12-24, from Q04");
}

#[test]
fn open_actions_stand_on_the_overview_and_say_when_they_are_late() {
    let mut story = at_the_first_open_question();
    story.press("nDate them.<enter>Ida<enter>2026-12-24<enter>nName them.<enter>Bo<enter>2026-11-30<enter>");
    story.press("1").sees("2 open actions").sees("TSK-1  Date them.").sees("Bo, by 2026-11-30, from Q05");
    story.does_not_see("it should have been done").press("<ctrl-s>");
    story.at("2026-12-05T09:00:00+01:00").opens("scope.ron").sees("it should have been done");
    story.press("/TSK-2<enter>").stands_on("TSK-2").press("v").sees("TSK-2 is done.").sees("1 open action");
    story.does_not_see("it should have been done");
}

#[test]
fn who_looked_at_the_items_is_one_line_a_list_and_leads_there() {
    let mut story = at_the_first_open_question();
    story.press("6<end>").press(&"<up>".repeat(8)).stands_on("Included assets").sees("0 of 1 confirmed");
    story.press("<enter>").sees("Included assets: is each of it still true?").press("y<esc>");
    story
        .sees("1 of 1 confirmed")
        .press("/AST-1<enter><enter> More.<enter>6")
        .sees("0 of 1 confirmed, 1 changed since");
}

#[test]
fn a_no_of_last_year_and_its_note_are_no_evidence_of_today() {
    let mut story = at_the_first_open_question();
    story.press("y<up>tMinutes 12.<enter>").answers_everything().press("<ctrl-s>7<home>").signs("2.0");
    story
        .at("2027-10-20T09:00:00+01:00")
        .opens("scope.ron")
        .stands_on("The review is due on 2027-11-24: answer 27");
    story.press("<enter>").sees("Answered yes for 2.0. Is it still so?").sees("Minutes 12.").press("y<left>");
    story.sees("For 2.0: yes. Ida, 2026-11-24: Minutes 12.");
    story.sees("Ida, 2027-10-20").does_not_see("Ida, 2027-10-20: Minutes");
}

#[test]
fn a_note_can_come_before_the_answer() {
    let mut story = at_the_first_open_question();
    story.press("tRead with finance.<enter>").sees("Noted on Q04, which is still to be answered.");
    story.stands_on("Q04           ").press("y").sees("Ida, 2026-11-24: Read with finance.");
}

#[test]
fn a_note_on_a_stale_answer_goes_with_the_answer_that_follows() {
    let mut story = at_the_first_open_question();
    story.press("y/FCT-1<enter><enter> Again.<enter>6/still hold<enter>").stands_on("Q04    yes?");
    story
        .press("tRead again.<enter>")
        .sees("still to be answered")
        .press("y")
        .sees("Ida, 2026-11-24: Read again.");
}

#[test]
fn what_was_typed_for_one_of_several_questions_is_offered_again_when_one_comes_back_to_it() {
    let mut story = at_the_first_open_question();
    story.press("nAsk them<enter>Ida Holm<esc>").sees("│ Ask them").press("<enter>").sees("│ Ida Holm");
    story.press("<esc><esc>").sees("what was typed is offered again").does_not_see("scope.ron*");
    // What was only offered and left as it is was not typed.
    let mut story = at_the_first_open_question();
    story.press("y<up>tMinutes 12.<enter>t<esc>").sees("Nothing was changed.");
}

#[test]
fn a_word_in_a_note_on_a_prompt_is_found_at_its_question() {
    let mut story = Story::given_an_answered_scope();
    story.press("6/Is every new<enter><enter>tAsked zebras.<enter>1/zebra<enter>").stands_on("Q32");
}

#[test]
fn an_action_is_not_due_in_the_past() {
    let mut story = at_the_first_open_question();
    story.press("nDate them.<enter>Ida<enter>2026-11-23<enter>").sees("2026-11-23 is past: on which day");
    story.press("<ctrl-u>2026-11-24<enter>").sees("Q04    no");
}

#[test]
fn a_no_and_its_action_are_one_change() {
    let mut story = at_the_first_open_question();
    story.press("nMend it.<enter>Ida<enter>2026-12-24<enter>u").does_not_see("scope.ron*");
    assert!(story.scope().actions.is_empty() && story.scope().verdicts.is_empty());
    story.press("U").sees("scope.ron*").press("/TSK-1<enter>").stands_on("TSK-1  Mend it.");
}

#[test]
fn leaving_the_questions_of_a_no_goes_back_one_by_one_and_records_nothing() {
    let mut story = at_the_first_open_question();
    story.press("nMend it.<enter>Ida<enter>2026-12-24<esc>").sees("who does it?").sees("│ Ida");
    story.press("<esc>").sees("What has to be done?").sees("│ Mend it.").press(" All of it.<enter>");
    story.sees("who does it?").press("<esc>").sees("│ Mend it. All of it.");
    story.press("<esc>").sees("Nothing was changed; what was typed is offered again.");
    story.does_not_see("scope.ron*").press("n").sees("│ Mend it. All of it.");
}

#[test]
fn not_applicable_asks_why() {
    let mut story = at_the_first_open_question();
    story.press("-").sees("Q04: why does it not apply?").press("<enter>").sees("Write something");
    story.press("No such figure.<enter>").sees("Q04    n.a.").sees("Ida, 2026-11-24: No such figure.");
}

#[test]
fn a_note_is_written_on_an_answer_and_kept_when_it_is_answered_again() {
    let mut story = at_the_first_open_question();
    story.press("y<up>t").sees("Q04: note or evidence").press("Minutes 12.<enter>");
    story.sees("Ida, 2026-11-24: Minutes 12.").stands_on("Q04").press("y").sees("Minutes 12.");
}

#[test]
fn a_question_that_is_not_answered_explains_itself_and_says_where_to_look() {
    let mut story = at_the_first_open_question();
    story.press("<enter>").sees("Question 4 of 36, clause 4.1").sees("An exact number, a date within");
    story.sees("Not answered yet.").sees("Look first at FCT-2, FCT-4.");
}

#[test]
fn what_speaks_against_a_yes_is_told_before_it_is_answered() {
    let mut story = Story::given_a_complete_scope();
    story.press("6/deliberately outside<enter><enter>").sees("Question 15 of 36").sees("Not answered yet.");
    story.sees("The text says no. ");
}

#[test]
fn a_skipped_question_stays_open_and_comes_again() {
    let mut story = at_the_first_open_question();
    story
        .press("s")
        .stands_on("Q05")
        .press("ys")
        .press("<home>")
        .sees("11 of 36")
        .press("s")
        .stands_on("Q04");
}

#[test]
fn the_review_goes_on_in_another_sitting_where_it_was_left() {
    let mut story = at_the_first_open_question();
    story.press("yyy<ctrl-s>").opens("scope.ron").sees("Answer 23 questions of the review");
    story.press("<enter>").sees("Question 10 of 36").press("6").sees("13 of 36");
}

#[test]
fn an_edit_reopens_the_answers_that_judged_it_and_no_others() {
    let mut story = Story::given_a_complete_scope();
    story.answers_everything().press("/FCT-1<enter><enter> Again.<enter>6").sees("to answer again");
    let screen = story.screen();
    let (answered, _) = screen.split_once(" of 36 questions answered").unwrap();
    let answered: usize = answered.rsplit(' ').next().unwrap().parse().unwrap();
    assert!((20..36).contains(&answered), "{screen}");
    story
        .press("/still hold<enter>")
        .stands_on("Q04    yes?")
        .press("u6")
        .sees("36 of 36 questions answered");
    story.does_not_see("yes?");
}

#[test]
fn a_stale_answer_is_the_next_open_question_and_is_answered_again() {
    let mut story = Story::given_a_complete_scope();
    story.answers_everything().press("/EXC-1<enter><enter><tab> Ever.<enter>6<home>s").sees("yes?");
    let stale = story.line_of_the_cursor();
    assert!(stale.contains("yes?"), "{stale}");
    story.answers_everything().does_not_see("yes?");
}

#[test]
fn a_note_on_an_answer_does_not_reopen_it() {
    let mut story = Story::given_a_complete_scope();
    story.answers_everything().press("/still hold<enter>tMinutes 12.<enter>").sees("Minutes 12.");
    story.press("<home>").sees("36 of 36 questions answered");
}

#[test]
fn a_question_of_the_organisation_is_asked_and_one_that_is_dropped_is_not() {
    let own = "questions: [(id: \"OWN-1\", text: \"Does the contract with the bank still hold?\", judges: \"interfaces\", help: \"Its annex.\")],
    dropped: [(id: \"DRP-1\", question: \"Q36\", reason: \"We have no such thing.\")],
    accepted: [";
    let text = Story::given_a_complete_scope().file("scope.ron").replacen("accepted: [", own, 1);
    let mut story = Story::given(&text);
    story.press("6/the bank<enter>").stands_on("OWN-1").press("<enter>");
    story.sees("Question 36 of 36, own question").sees("contract with the bank").answers_everything();
    story.press("1").does_not_see("of the review").press("<ctrl-s>7<home><enter>").sees("What am I signing");
    story
        .sees("- Q36 is not asked here: We have no such thing.")
        .sees("- OWN-1 is asked too: Does the contract");
    assert!(!story.scope().verdicts.iter().any(|verdict| verdict.id.as_str() == "Q36"));
}

#[test]
fn a_question_is_added_and_another_dropped_on_the_screen() {
    let mut story = Story::given_a_complete_scope();
    story.press("6<end><up><up>").stands_on("none yet").press("<enter>");
    story.sees("What is asked; yes means that all is well.").types("Does the bank know?").press("<tab>");
    story
        .types("Contract 7")
        .press("<tab>")
        .types("interfaces")
        .press("<enter>")
        .sees("OWN-1  Does the bank know?");
    story.press("<down>").stands_on("none yet").press("<enter>").types("Q09").press("<tab>");
    story.types("Answered for the group.").press("<enter>").sees("DRP-1  Q09");
    story
        .press("<home>")
        .sees("of 36 questions answered")
        .press("/Does the bank<enter>")
        .sees("(Contract 7)");
    story.press("<home>").does_not_see("Q09    ");
}

#[test]
fn a_rule_weighs_differently_on_the_screen_and_only_with_a_reason() {
    let mut story = Story::given_a_complete_scope();
    story.press("6<end>").stands_on("none yet").press("<enter>").types("EXC-02").press("<tab>");
    story.sees("( ) blocker").press("i<tab>").sees("Why it weighs differently here.");
    story.press("<esc>").sees("RUL-1").sees("does not say why");
    story.press("/RUL-1<enter><enter><tab><tab>").types("Owners stand in the register.").press("<enter>");
    story.does_not_see("does not say why").press("f").does_not_see("[EXC-02 warning]");
}
