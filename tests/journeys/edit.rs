//! Writing into the scope: fields of every kind, keeping, leaving, undo.

use crate::story::{SAMPLE, Story};

#[test]
fn a_word_changed_in_a_field_is_one_line_in_the_file() {
    let mut story = Story::given_the_sample();
    story.press("4<down><enter><shift-tab><ctrl-w>").types("duty.").press("<enter><ctrl-s>").sees("Saved ");
    let (went, came) = story.changed_lines("scope.ron", SAMPLE);
    assert_eq!(went, [r#"            text: "Personal devices not approved for company work.","#]);
    assert_eq!(came, [r#"            text: "Personal devices not approved for company duty.","#]);
}

#[test]
fn a_line_is_kept_with_enter() {
    let mut story = Story::given_the_sample();
    story.press("2<enter><ctrl-u>Our scope<enter>").stands_on("Our scope").sees("scope.ron*");
    assert_eq!(story.scope().title, "Our scope");
}

#[test]
fn a_paragraph_takes_enter_as_a_line_break_and_is_kept_with_ctrl_s() {
    let mut story = Story::given_the_sample();
    story.press("2<down><enter><ctrl-end>").press("<enter>Second line.<ctrl-s>").sees("Second line.");
    assert!(story.scope().purpose.ends_with("ISO/IEC 27001:2022.\nSecond line."));
    story.press("<ctrl-s>").sees("Saved ").opens("scope.ron").press("2<down>").sees("Second line.");
    assert!(story.scope().purpose.ends_with("2022.\nSecond line."));
}

#[test]
fn a_date_that_is_none_is_refused_and_stays_to_be_mended() {
    let mut story = Story::given_the_sample();
    story.press("/cloud service<enter><enter><tab><tab><tab><tab>2026-02-30<enter>");
    story.sees("! ").stands_on("│ 2026-02-30").press("<backspace><backspace>28<enter>");
    story.sees("Evidence valid to: 2026-02-28");
}

#[test]
fn a_word_is_chosen_with_arrows_space_or_its_first_letter() {
    let mut story = Story::given_the_sample();
    story.press("/cloud service<enter><enter><tab>").sees("( ) assumption   ( ) constraint");
    story.press("<right>").sees("(x) assumption").press("<space>").sees("(x) constraint");
    story.press("a").sees("(x) assumption").press("<left>").sees("(x) constraint").press("<enter>");
    story.sees("Assumption or constraint: constraint").press("u").does_not_see("or constraint: constraint");
}

#[test]
fn the_field_that_wants_attention_is_opened_first() {
    let mut story = Story::given_the_sample();
    story.press("4<down><enter>").sees("Why it may be left out").press("They reach no data.<enter>");
    story.sees("Reason: They reach no data.").sees("[Exclusions!2]").press("<enter>").stands_on("│ Personal");
}

#[test]
fn tab_keeps_and_goes_through_the_fields_of_a_row_and_back() {
    let mut story = Story::given_the_sample();
    story.press("4<down><enter>No data.<tab>Ida<tab>").sees("Reason: No data.").sees("Owner: Ida");
    story.press("<shift-tab>").stands_on("│ Ida").press("<shift-tab>").stands_on("│ No data.");
    story.press("<shift-tab>").stands_on("│ Personal").press("<shift-tab>").does_not_see("│");
}

#[test]
fn up_and_down_leave_the_field_only_at_its_ends() {
    let mut story = Story::given_the_sample();
    story.press("4<down><down><enter><up>").stands_on("│ (e.g. customer-owned");
    story.press("<up>").stands_on("│ Third-party").press("<down>").stands_on("│ (e.g. customer-owned");
    story.press("<down>").sees("Why it may be left out").stands_on("│");
}

#[test]
fn the_fields_of_one_record_are_walked_with_tab() {
    let mut story = Story::given_the_sample();
    story.press("2<down><down><enter>").stands_on("│ Clerk.io ApS").press("<tab>").stands_on("│ Kigkurren");
    story.press("<tab>12345678<enter>").sees("Register number         12345678");
}

#[test]
fn escape_leaves_at_once_when_nothing_was_changed() {
    let mut story = Story::given_the_sample();
    story.press("4<down><enter><esc>").does_not_see("Keep your text?").does_not_see("│").does_not_see("*");
    story.press("<enter>x<backspace><esc>").does_not_see("Keep your text?").does_not_see("│");
}

#[test]
fn escape_asks_before_a_changed_text_is_left_and_goes_on_with_escape() {
    let mut story = Story::given_the_sample();
    story.press("4<down><enter>No data.<esc>").sees("Keep your text?  Enter keep   d discard");
    story.press("<esc>").does_not_see("Keep your text?").stands_on("│ No data.").press("!<esc><enter>");
    story.sees("Reason: No data.!");
}

#[test]
fn another_key_goes_on_with_the_text_and_is_typed() {
    let mut story = Story::given_the_sample();
    story.press("4<down><enter>No<esc>w").stands_on("│ Now").press("<esc>").pastes(" then");
    story.stands_on("│ Now then").does_not_see("Keep your text?");
}

#[test]
fn a_discarded_text_comes_back_with_undo() {
    let mut story = Story::given_the_sample();
    story.press("4<down><enter>No data.<esc>d").sees("Discarded.").does_not_see("No data.");
    story.does_not_see("scope.ron*").press("u").sees("Reason: No data.").press("U").does_not_see("No data.");
}

#[test]
fn a_paragraph_is_kept_with_enter_when_asked_and_gets_no_line_break() {
    let mut story = Story::given_the_sample();
    story.press("2<down><enter> More.<esc><enter>");
    assert!(story.scope().purpose.ends_with("27001:2022. More."), "{}", story.scope().purpose);
}

#[test]
fn undo_goes_to_the_tab_of_the_change_and_says_what_it_was() {
    let mut story = Story::given_the_sample();
    story.press("4<down><enter>No data.<enter>").press("2<enter>!<enter>6");
    story.press("u").sees("[Context!3]").sees("Taken back: Title").press("6u").sees("[Exclusions!3]");
    story.stands_on("EXC-1").sees("Taken back: Reason of EXC-1").does_not_see("scope.ron*");
    story.press("2U").sees("[Exclusions!2]").sees("Made again: Reason of EXC-1").press("<ctrl-r>");
    story.sees("[Context!3]").sees("Made again: Title").press("U").sees("nothing to make again");
}

#[test]
fn undo_is_not_limited_and_ends_where_the_file_is() {
    let mut story = Story::given_the_sample();
    for _ in 0..300 {
        story.press("2<enter>!<enter>");
    }
    story.sees("scope.ron*").press(&"u".repeat(299)).sees("scope.ron*").press("u");
    story.does_not_see("scope.ron*").press("u").sees("There is nothing to take back.");
    story.press(&"U".repeat(300));
    assert!(story.scope().title.ends_with(&"!".repeat(300)));
}

#[test]
fn a_new_change_ends_what_could_be_made_again() {
    let mut story = Story::given_the_sample();
    story.press("2<enter>!<enter>u<down><enter> More.<ctrl-s>U").sees("There is nothing to make again.");
}

#[test]
fn the_version_is_written_until_the_first_approval_and_stamped_afterwards() {
    let mut story = Story::given_the_sample();
    story.press("/1.0<enter><enter>").stands_on("│ 1.0").press("<esc>");
    let mut story = Story::given_an_approved_scope();
    story
        .press("7")
        .stands_on("Version")
        .press("<enter>")
        .sees("The version is stamped by the approval")
        .does_not_see("│");
}

#[test]
fn a_text_goes_to_the_users_own_editor_and_comes_back() {
    use isms_scope::app::{
        action::{Action, Failure},
        effect::Effect,
    };
    let mut story = Story::given_the_sample();
    story.press("2<down>E");
    let purpose = story.scope().purpose.clone();
    assert_eq!(story.owes(), [Effect::Outside(purpose)]);
    story.hears(Action::Edited(Ok("Written\noutside.\n".into()))).sees("Written").does_not_see("│");
    assert_eq!(story.scope().purpose, "Written\noutside.");
    let failed =
        Failure { says: "vi failed.".into(), next: "Nothing was changed.".into(), changed_on_disk: false };
    story.press("<enter>!<ctrl-g>").hears(Action::Edited(Err(failed))).sees("vi failed.").sees("│ outside.!");
}
