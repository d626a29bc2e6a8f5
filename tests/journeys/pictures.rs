//! Pictures of each tab and each dialog, with the cursor in the last line. Read them like prose.

use crate::story::Story;

const TABS: [&str; 7] =
    ["overview", "context", "inclusions", "exclusions", "stakeholders", "review", "approval"];

/// Keeps a picture beside the stories.
macro_rules! picture {
    ($story:expr, $name:expr) => {
        insta::assert_snapshot!($name, $story.picture())
    };
}

#[test]
fn every_tab_fits_into_eighty_columns() {
    let mut story = Story::given_a_fresh_machine();
    for (index, name) in TABS.iter().enumerate() {
        story.press(&(index + 1).to_string());
        picture!(story, format!("tab_{name}_80x24"));
    }
}

#[test]
fn every_tab_fits_into_sixty_columns() {
    let mut story = Story::given_a_fresh_machine();
    story.in_a_window(60, 20);
    for (index, name) in TABS.iter().enumerate() {
        story.press(&(index + 1).to_string());
        picture!(story, format!("tab_{name}_60x20"));
    }
}

#[test]
fn every_kind_of_field_is_written_where_it_stands() {
    let mut story = Story::given_the_sample();
    story.press("4<down><enter>");
    picture!(story, "editing_a_line");
    story.press("<esc>2<down><enter>");
    picture!(story, "editing_a_paragraph");
    story.press("<esc>!!<enter><right>");
    picture!(story, "editing_a_choice");
    story.press("<esc>d/cloud service<enter><enter><tab><tab><tab><tab>2026-02-30<enter>");
    picture!(story, "editing_a_date");
}

#[test]
fn a_changed_text_is_asked_about() {
    let mut story = Story::given_the_sample();
    story.press("4<down><enter>No data.<esc>");
    picture!(story, "leaving_a_changed_text");
}

#[test]
fn every_question_says_what_can_be_answered() {
    let mut story = Story::given_a_fresh_machine();
    story.press("<ctrl-s>");
    picture!(story, "prompt_where_to_save");
    story.press("<esc>4<down><enter>No data.<enter>q");
    picture!(story, "dialog_quit");
    let mut story = Story::given_the_sample();
    story.press("4<down><enter>No data.<enter>").writes("scope.ron", "(format: 1)\n").press("<ctrl-s>");
    picture!(story, "dialog_changed_on_disk");
    let mut story = Story::given_the_sample();
    story.press("4<down><enter>No data.<enter>").loses_the_connection().opens("scope.ron");
    picture!(story, "dialog_recovery");
    story.press("l6n");
    picture!(story, "prompt_what_has_to_be_done");
}

#[test]
fn a_question_of_the_guided_review_stands_with_its_text() {
    let mut story = Story::given_a_complete_scope();
    story.press("6<enter>");
    picture!(story, "guided_read_off_the_text");
    story.press("<right><right><right>");
    picture!(story, "guided_question");
    story.answers_everything().press("6<home>/Is every new<enter><enter>");
    picture!(story, "guided_prompt");
    story.press_until("<right>", "List 1 of");
    story.press("y");
    picture!(story, "guided_list");
    story.press_until("<right>", "What the review found");
    picture!(story, "guided_summary");
}

#[test]
fn texts_of_several_screens_say_where_one_is() {
    let mut story = Story::given_the_sample();
    story.press("?");
    picture!(story, "help");
    let mut story = Story::given_an_approved_scope();
    story.press("3<down><down><enter> Also Aarhus.<enter>4<end>dc");
    picture!(story, "changes");
}

#[test]
fn an_approval_is_read_then_agreed_to_then_shown() {
    let mut story = Story::given_a_complete_scope();
    story.answers_everything();
    picture!(story, "review_answered");
    story.press("<ctrl-s>7");
    picture!(story, "gate_open");
    story.press("<enter>");
    picture!(story, "reading_what_is_signed");
    story.press("<enter>");
    picture!(story, "reading_all_of_it");
    story.reads_to_the_end();
    picture!(story, "form_of_consent");
    story.press("<enter><enter><enter>");
    picture!(story, "form_of_consent_with_a_problem");
    story.press("<esc><esc>").signs("2.0");
    picture!(story, "after_the_approval");
    story.press("1");
    picture!(story, "overview_of_what_is_approved");
    story.press("4<down><enter>!<enter>1");
    picture!(story, "overview_of_a_draft_behind_an_approved_version");
}

#[test]
fn what_cannot_be_shown_says_why() {
    let story = Story::given("(\n    format: 1,\n    titel: \"Scope\",\n)\n");
    picture!(story, "broken_file");
    let mut story = Story::given_the_sample();
    story.press("4<down><enter>No data.<enter>").in_a_window(38, 9);
    picture!(story, "too_small");
}

#[test]
fn what_is_found_is_listed_with_what_to_do() {
    let mut story = Story::given_the_sample();
    story.press("f");
    picture!(story, "findings");
}

#[test]
fn a_sitting_shows_each_change_and_takes_a_comment_or_a_reason() {
    let mut story = Story::given_an_approved_scope();
    story.press("/LOC-1<enter><enter> Also Aarhus.<enter>/ACT-4<enter>xNobody does it.<enter>");
    story.plans_the_change().answers_everything();
    story.accepts_the_warnings().press("7<home><enter>");
    picture!(story, "sitting_front_page");
    story.press("<enter>");
    picture!(story, "sitting_change");
    story.press("t");
    picture!(story, "sitting_comment");
    story.press("Is that so?<enter>bAarhus is not ours.<enter>");
    picture!(story, "overview_of_what_was_sent_back");
}

#[test]
fn an_approval_without_its_file_is_asked_about() {
    let text = Story::given_an_approved_scope().file("scope.ron");
    let mut story = Story::given(&text);
    story.press("<enter>");
    picture!(story, "dialog_approval_without_its_file");
}
