//! The approval: the gate, what is shown, what is agreed to, and what stands behind it afterwards.

use crate::story::{CEO, CONFLICT, Story};

/// A complete, answered and saved scope, on the tab of the approval.
fn before_the_gate() -> Story {
    let mut story = Story::given_an_answered_scope();
    story.press("7").sees("Ready");
    story
}

/// The same, with the form of consent on the screen.
fn before_the_form() -> Story {
    let mut story = before_the_gate();
    story.press("<enter>").reads_to_the_end().sees("Approve version 2.0?");
    story
}

#[test]
fn the_gate_lists_what_is_open_and_enter_goes_there() {
    let mut story = Story::given_the_sample();
    story.press("7").sees("Before it can be approved: 19 things").does_not_see("Read what is signed");
    story.press("<down><down><down><enter>").sees("[Exclusions!3]").stands_on("EXC-1").sees("reason");
    story.press("7<home>").press(&"<down>".repeat(17)).stands_on("41 warnings").press("<enter>");
    story.sees("Shown: warning only.").sees("41 open");
    let mut story = Story::given_a_complete_scope();
    story.sees("Answer 27 questions of the review");
    story.press("7").sees("27 questions of the review are open.").press("<enter>").sees("Question 4 of 36");
}

#[test]
fn unsaved_changes_keep_the_gate_closed() {
    let mut story = before_the_gate();
    story
        .sees("Ready")
        .press("1")
        .press("2<enter>!<enter>7")
        .does_not_see("Ready")
        .press("2u7")
        .sees("Ready");
    story
        .press("6<home>-Why.<enter>7")
        .sees("The scope has changes that are not saved")
        .press("<ctrl-s>")
        .sees("Ready");
}

#[test]
fn nobody_agrees_before_the_end_was_shown() {
    let mut story = before_the_gate();
    story.press("<enter>").sees("What am I signing: version 2.0").sees("Review: 36 questions, 35 yes");
    let mut screens = 1;
    while !story.press("<enter>").screen().contains("Approve version 2.0?") {
        story.sees("Version 2.0 in full");
        screens += 1;
        assert!(screens < 50);
    }
    assert!(screens > 10, "only {screens} screens were shown");
}

#[test]
fn going_back_signs_nothing() {
    let mut story = before_the_form();
    story.press("<esc>").sees("Version 2.0 in full").press("<esc>").sees("Nothing was signed.").sees("Ready");
    assert!(!story.has("scope.approved"));
}

#[test]
fn what_was_agreed_to_is_told_with_the_weakness_of_a_typed_name() {
    let mut story = before_the_form();
    story.sees("I, Hans-Kristian Bjerregaard, CEO, have read version 2.0").sees("the weaker kind");
    story.sees("approves the scope as CEO and is also the DPO").sees("2027-11-24");
}

#[test]
fn a_conflict_needs_its_reason() {
    let mut story = before_the_form();
    story.press("<enter>").sees("Not yet: say why one person may do both.").stands_on(" │");
    // One may go on to the next line, and is led back in the end.
    story.press("<tab>").types(CEO).press("<enter>").types("2.0").press("<enter>");
    story.sees("Not yet: say why one person may do both.").types(CONFLICT).stands_on(CONFLICT);
    assert!(!story.has("scope.approved"));
    story.press("<enter>").does_not_see("Not yet").press("<enter><enter>").sees("Approved 2.0.");
}

#[test]
fn another_name_does_not_approve() {
    let mut story = before_the_form();
    story.types(CONFLICT).press("<enter><enter>").sees("Not yet: type your name.").press("Ida<enter>");
    story.sees(&format!("Not yet: it is approved by {CEO}")).stands_on("│ Ida").press("<tab>2.0<enter>");
    assert!(!story.has("scope.approved"));
    story.stands_on("│ Ida").press("<ctrl-u>").types(CEO).press("<enter><enter>").sees("Approved 2.0.");
}

#[test]
fn another_version_does_not_approve() {
    let mut story = before_the_form();
    story.types(CONFLICT).press("<enter>").types(CEO).press("<enter>");
    for version in ["", "2", "two", "2.x", "-3.0"] {
        story.press("<ctrl-u>").types(version).press("<enter>");
        story.sees("Not yet: to approve, type 2.0, or a higher version. Esc goes back");
        assert!(!story.has("scope.approved"), "{version}");
    }
    for version in ["1.0", "1.9"] {
        story.press("<ctrl-u>").types(version).press("<enter>");
        story.sees(&format!("Not yet: {version} is lower than 2.0, which the changes call for."));
        assert!(!story.has("scope.approved"), "{version}");
    }
}

#[test]
fn a_higher_version_is_agreed_to_anew_and_typed_once_more() {
    let mut story = before_the_form();
    story.types(CONFLICT).press("<enter>").types(CEO).press("<enter>3.0<enter>");
    story.sees("Approve version 3.0?").sees("have read version 3.0 of the ISMS").sees("you raised it to 3.0");
    story.sees("This now approves 3.0, raised from 2.0. Type 3.0 once more.").sees(" │\n");
    assert!(!story.has("scope.approved"));
    // The number that was called for before is lower now, but not too low; it is agreed to anew as well.
    story.press("2.0<enter>").sees("This now approves 2.0. Type 2.0 once more.");
    story
        .sees("have read version 2.0")
        .does_not_see("you raised it")
        .press("2.5<enter>")
        .sees("approves 2.5, raised");
    story
        .press("1.0<enter>")
        .sees("1.0 is lower than 2.0, which")
        .sees("2.5, or a higher version.")
        .press("<ctrl-u>");
    // Going back signs nothing, and begins with the number that is called for.
    story.press("<esc>").sees("Version 2.0 in full").press("<enter>").sees("Approve version 2.0?");
    story
        .stands_on(CONFLICT)
        .press("<enter>")
        .types(CEO)
        .press("<enter>3.0<enter>3.0<enter>")
        .sees("Approved 3.0.");
    let text = story.file("scope.approved/3.0.ron");
    assert!(text.contains("have read version 3.0") && !text.contains("2.0 of the ISMS scope"), "{text}");
    assert_eq!(text, story.file("scope.ron"));
}

#[test]
fn in_a_small_window_the_sentence_is_in_sight_while_the_version_is_typed() {
    let mut story = before_the_form();
    story.types(CONFLICT).press("<enter>").types(CEO).press("<enter>2.0");
    for rows in 16..=26 {
        story.in_a_window(80, rows).sees("I, Hans-Kristian Bjerregaard, CEO, have read version 2.0");
        story.stands_on("│ 2.0");
    }
    story.in_a_window(60, 20).press("<ctrl-u>3.0<enter>");
    story
        .sees("I, Hans-Kristian Bjerregaard, CEO, have read")
        .sees("version 3.0")
        .sees("This now approves 3.0");
    story.sees("the weaker").press("<up>").sees("Your name, as the scope has it:").press("<down>");
    for rows in 16..=26 {
        story.in_a_window(80, rows).sees("I, Hans-Kristian Bjerregaard, CEO, have read version 3.0");
        story.sees("To approve, type the version, 3.0:").sees("Type 3.0 once more.");
    }
}

#[test]
fn the_approved_file_is_the_working_file_byte_for_byte() {
    let mut story = before_the_form();
    story.press("<esc><esc>").signs("2.0").sees("Approved 2.0.").sees(" scope.ron   2.0 published");
    let text = story.file("scope.ron");
    assert_eq!(text, story.file("scope.approved/2.0.ron"));
    for stamp in
        ["version: \"2.0\"", "by: \"Hans-Kristian Bjerregaard\"", "next_review: \"2027-11-24\"", CONFLICT]
    {
        assert!(text.contains(stamp), "{stamp} is not in the file:\n{text}");
    }
    story.does_not_see("draft").press("7<end>").sees("2.0    approval on 2026-11-24").sees("SHA-256");
}

#[test]
fn an_approval_is_not_taken_back_by_undo() {
    let mut story = Story::given_an_approval();
    story.press("u").sees("There is nothing to take back.").sees("2.0 published");
}

#[test]
fn after_an_edit_both_versions_are_told_and_the_published_one_stays() {
    let mut story = Story::given_an_approved_scope();
    let approved = story.file("scope.approved/2.0.ron");
    story.press("2<enter>!<enter>").sees("2.0 published · draft of 2.1: 1 change").stands_on(">+");
    story.press("<ctrl-s>").sees("2.0 published · draft of 2.1: 1 change");
    assert_eq!(story.file("scope.approved/2.0.ron"), approved);
    story.press("u").sees("scope.ron*   2.0 published").does_not_see("draft");
}

#[test]
fn what_changed_is_one_key_away() {
    let mut story = Story::given_the_sample();
    story.press("c").sees("There is no approved version to compare with.");
    let mut story = Story::given_an_approved_scope();
    story.press("c").sees("Nothing has changed.").press("<esc>").press("2<enter>!<enter>c");
    story.sees("ISO 27001 ISMS Scope{+!+}").sees("Nothing else has changed since 2.0");
    story.press("q").sees("[Context]");
}

#[test]
fn what_is_selected_and_changed_is_shown_then_and_now_before_all_other_changes() {
    let mut story = Story::given_an_approved_scope();
    story.press("2<enter>!<enter>/LOC-1<enter><enter> Also Aarhus.<enter>").stands_on(">+").press("c");
    story.sees("LOC-1, then and now").sees("Changed in Included locations: LOC-1, Included");
    story.sees("Then, in 2.0").sees("Now").sees("{+Also Aarhus.+}");
    story.sees("Material: what is covered changes. That calls for the next major version.");
    story
        .press("<end>")
        .sees("1 other change since 2.0")
        .sees("~ Title (not material: what")
        .sees("ISMS Scope{+!+}");
    // On a row that is as it was, all changes as ever.
    story
        .press("q")
        .stands_on("LOC-1")
        .press("<down>c")
        .sees("Changes since 2.0")
        .does_not_see("Then, in 2.0");
    story.sees("~ Title (not").sees("~ LOC-1");
    // A row that is new was nothing then; a field is shown by itself.
    story.press("q").press("2/ISS-2<enter>aPeople work from home.<tab>i<enter>c");
    story
        .sees("Added to Internal and external issues: ISS-")
        .sees("— nothing")
        .sees("2 other changes since 2.0");
    story.press("q2<home>c").sees("Title, then and now").sees("Not material: neither");
}

#[test]
fn a_change_to_what_is_in_gives_a_major_version_and_any_other_a_minor_one() {
    for (keys, version) in [("/ISS-1<enter><enter>!<enter>", "2.1"), ("/IFC-2<enter><enter>!<enter>", "3.0")]
    {
        let mut story = Story::given_an_approved_scope();
        story.press(keys);
        if version == "3.0" {
            story.plans_the_change();
        }
        story.answers_everything().press("<ctrl-s>7<home>").sees(version);
        story.sees("Ready").signs(version).sees(&format!("Approved {version}."));
        story.press("7<end>").sees("2.0    approval").sees(&format!("{version}    approval"));
        assert_eq!(story.file("scope.ron"), story.file(&format!("scope.approved/{version}.ron")));
    }
}

#[test]
fn the_second_approval_shows_only_what_changed() {
    let mut story = Story::given_an_approved_scope();
    story
        .press("/IFC-2<enter><enter>!<enter>")
        .plans_the_change()
        .answers_everything()
        .press("<ctrl-s>7<home><enter>");
    story.sees("What am I signing: version 3.0").press("<enter>").sees("IFC-2").does_not_see("Purpose");
    story.press("<enter>").sees("Approve version 3.0?");
}

#[test]
fn a_year_without_changes_is_confirmed_as_a_minor_version() {
    let mut story = Story::given_an_approved_scope();
    story.at("2027-11-20T09:00:00+01:00").opens("scope.ron").press("7").sees("What is approved");
    story.stands_on("Version").press("<end>").sees("27 questions of the review are open.");
    story.press("6<home>").sees("0 of 27 questions answered since 2.0; 8 read off the text");
    story
        .answers_everything()
        .press("<ctrl-s>7<home>")
        .sees("Still true")
        .stands_on("confirm it unchanged as 2.1");
    story.press("<enter>").sees("What am I signing: version 2.1").press("<esc>").signs("2.1");
    story.sees("Approved 2.1.").press("7<end><up>").sees("2.1    reaffirmation on 2027-11-20");
}

#[test]
fn in_the_season_of_the_review_a_change_can_be_approved_and_the_approver_is_told_what_is_not_done() {
    let mut story = Story::given_an_approved_scope();
    story
        .at("2027-10-20T09:00:00+01:00")
        .opens("scope.ron")
        .stands_on("The review is due on 2027-11-24: answer 27");
    story.press("2<enter>!<enter>1").sees("answer 27 questions again").sees("Approve 2.1").press("6");
    let stale = |story: &Story| {
        story.app().walk.open().filter(|asked| !asked.again).map(|asked| asked.question.id.to_string()).next()
    };
    while let Some(id) = stale(&story) {
        story.press("6<home>");
        story.press_until_on("<down>", &id);
        story.press("y");
    }
    story
        .press("<ctrl-s>1")
        .sees("Go on with the review: ")
        .press("7<home>")
        .stands_on("Read what is signed");
    story
        .press("<enter>")
        .sees("! The review due on 2027-11-24 is not done: 24 questions are still answered");
}

#[test]
fn what_has_to_be_done_is_true_at_each_point_of_the_year() {
    let mut story = Story::given_an_approved_scope();
    story.stands_on("Nothing has to be done until the review").sees("Begin the review before it is due");
    story.press("6<down><down><down>x1<home>").stands_on("Answer 1 question opened again").press("u1<home>");
    story
        .press("<down><enter>")
        .sees("Is it still so?")
        .press("nDate them.<enter>Ida<enter>2026-12-24<enter>");
    story
        .press("<ctrl-s>1<home>")
        .stands_on("Go on with the review")
        .sees("Do TSK-1, by 2026-12-24: Date them.");
}

#[test]
fn a_clock_before_the_last_approval_is_refused() {
    let mut story = Story::given_an_approved_scope();
    story
        .at("2026-11-22T09:00:00+01:00")
        .opens("scope.ron")
        .press("7<home>")
        .sees("2.0 is not proven to be approved: broken chain.")
        .sees("Before it can be confirmed again")
        .sees("but 2.0 was approved on 2026-11-24: the clock");
}

#[test]
fn an_overdue_review_is_what_has_to_be_done_next() {
    let mut story = Story::given_an_approved_scope();
    story.at("2027-12-01T09:00:00+01:00").opens("scope.ron").sees("2.0 published, review overdue 7 days");
    story.stands_on("The review was due on 2027-11-24: answer 27 questions again");
    story
        .does_not_see("Nothing has to be done")
        .press("<enter>")
        .sees("Answered yes for 2.0. Is it still so?");
    story.answers_everything().press("<ctrl-s>1");
    story
        .stands_on("The review was due on 2027-11-24: read it again")
        .press("7<home>")
        .signs("2.1")
        .sees("Approved 2.1.")
        .press("1<home>")
        .stands_on("Nothing has to be done until the");
}

#[test]
fn who_comes_to_look_at_what_is_approved_does_not_stand_before_signing_again() {
    for mut story in [Story::given_an_approval(), Story::given_an_approved_scope()] {
        story.press("1<home>").stands_on("Nothing has to be done").press("<enter>").sees("What is approved");
        story.stands_on("Version").sees(" scope.ron   2.0 published");
    }
    let mut story = Story::given_an_approval();
    story.sees("scope.approved/2.0.ron").press("7").sees("What is approved").stands_on("Version");
}
