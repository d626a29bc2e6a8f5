//! The approved versions: each is read as it was approved, with what it is worth and when it was in force.

use isms_scope::{app::effect::Effect, scope::fingerprint::Fingerprint};

use crate::story::Story;

#[test]
fn an_approved_version_is_read_as_it_was() {
    let mut story = Story::given_an_approved_scope();
    story.press("2<enter>!<enter>7<end><enter>").sees("Version 2.0, as it was approved");
    story.sees("Read only: the text of scope.approved/2.0.ron.");
    story.sees("In force from 2026-11-24.").sees("No signature: by typed name, the weaker kind.");
    story.sees("ISO 27001 ISMS Scope").does_not_see("Scope!").press("xdaZ").sees("Version 2.0, as it was");
    story.press("<esc>").stands_on("2.0    approval");
}

#[test]
fn each_version_says_on_which_days_it_was_in_force_and_what_is_not_whole_is_not_called_approved() {
    let mut story = Story::given_an_approved_scope();
    story.at("2027-11-20T09:00:00+01:00").opens("scope.ron").press("6<home>").press(&"y".repeat(36));
    story.press("<ctrl-s>7<home>").signs("2.1").sees("Approved 2.1.").press("7<end>");
    story.press_until_on("<up>", "2.0    approval");
    story
        .press("<enter>")
        .sees("In force from 2026-11-24 to 2027-11-19.")
        .press("<esc><up>")
        .stands_on("2.1");
    story.press("<enter>").sees("In force from 2027-11-20.");
    // A word in the first version, changed by hand: the link to it is broken.
    let changed = story.file("scope.approved/2.0.ron").replace("Copenhagen", "Aarhus");
    story.writes("scope.approved/2.0.ron", &changed).opens("scope.ron").press("7<end>");
    story.press_until_on("<up>", "2.1    not proven");
    story.press("<enter>").sees("Version 2.1, not proven to be approved").sees("\n ! ");
    // What does not stand is not withdrawn, and that is said before anything is asked.
    story.press("<esc>W").tells("2.1 is not withdrawn, for it is not proven to be approved: broken chain.");
}

#[test]
fn a_typed_name_is_called_the_weaker_kind_wherever_the_approval_is_told() {
    let mut story = Story::given_an_approval();
    story.sees("Approved 2.0. By typed name, the weaker kind. Written: scope.approved/2.0.ron");
    let weaker =
        "2.0 is published: approved on 2026-11-24 by Hans-Kristian Bjerregaard, by\n    typed name, the";
    story.sees("[Overview]").sees(weaker).press("7").sees("What is approved").sees(weaker);
}

#[test]
fn a_version_that_applies_later_does_not_read_as_in_force() {
    let mut story = Story::given_an_approved_scope();
    let text = story.file("scope.ron");
    let later = text.replace("effective_date: \"2026-11-24\"", "effective_date: \"2027-06-01\"");
    assert_ne!(later, text);
    story.writes("scope.ron", &later).writes("scope.approved/2.0.ron", &later).opens("scope.ron");
    story.sees(" scope.ron   2.0 published, from 2027-06-01").does_not_see("2.0 is published");
    story.sees("2.0 is approved, in force from 2027-06-01; until then none applies.");
    story.press("7").sees("2.0 is approved, in force from 2027-06-01; until then none applies.");
    story.at("2027-06-01T09:00:00+01:00").opens("scope.ron").sees("2.0 is published: approved on");
}

#[test]
fn the_form_says_when_it_is_approved_and_from_when_it_is_in_force() {
    let mut story = Story::given_an_answered_scope();
    story.press("7<home><enter>").reads_to_the_end();
    story.sees("reviewed again by 2027-11-24").sees("Approved 2026-11-24 (Tuesday), in force 2026-11-24");
    let mut story = Story::given_an_answered_scope();
    let text = story.file("scope.ron");
    let line = text.lines().find(|line| line.contains("effective_date: ")).unwrap().to_owned();
    let dated = |day: &str| text.replace(&line, &format!("        effective_date: \"{day}\","));
    story.writes("scope.ron", &dated("2020-01-01")).opens("scope.ron").press("7<home><enter>");
    story.reads_to_the_end().sees("in force 2026-11-24 (2020-01-01 is past).").press("<esc><esc>");
    story.writes("scope.ron", &dated("2027-06-01")).opens("scope.ron").press("7<home>").signs("2.0");
    story.sees("2.0 is approved, in force from 2027-06-01; until then none applies.");
    assert!(story.file("scope.approved/2.0.ron").contains("effective_date: \"2027-06-01\""));
}

#[test]
fn the_reason_for_a_conflict_is_recorded_with_the_conflict_it_is_for() {
    let story = Story::given_an_approval();
    let conflict = &story.scope().approval.conflict;
    let told = "Nobody else is there yet. (for: Hans-Kristian Bjerregaard approves the scope as CEO and is also the DPO";
    assert!(conflict.starts_with(told), "{conflict}");
}

#[test]
fn a_stamp_that_is_done_at_the_start_cannot_be_taken_back() {
    let mut story = Story::given_an_answered_scope();
    let before = story.file("scope.ron");
    story.press("7<home>").signs("2.0").sees("Approved 2.0.");
    let approved = story.file("scope.ron");
    story.writes("scope.ron", &before).opens("scope.ron");
    story.sees("2.0 was approved before, by typed name, the weaker kind, and its approval was");
    story.sees("cut short: the file has its stamp now.");
    assert_eq!(story.file("scope.ron"), approved);
    story.press("u").sees("There is nothing to take back.").press("<ctrl-s>").sees("nothing to save");
    assert_eq!(story.file("scope.ron"), approved);
    // Opened only to look at it, nothing is written.
    story
        .writes("scope.ron", &before)
        .opens_to_read("scope.ron")
        .sees("the file gets its stamp when\n it is opened");
    story.sees("2.0 published").does_not_see("lower than").press("7").does_not_see("lower than");
    assert_eq!(story.file("scope.ron"), before);
}

#[test]
fn what_keeps_an_approved_scope_from_being_confirmed_is_one_next_step() {
    let mut story = Story::given_an_approved_scope();
    story.at("2027-11-20T09:00:00+01:00").opens("scope.ron").press("6<home>").press(&"y".repeat(36));
    story.press("<ctrl-s>7<home>").signs("2.1").sees("Approved 2.1.");
    story.loses_the_file("scope.approved/2.1.ron").opens("scope.ron");
    let told = "The file says that 2.1 was approved, but 2.0";
    story.sees(&format!("Mend 1 blocker. The first: {told}")).does_not_see(&format!("    {told}"));
}

#[test]
fn a_closing_page_says_what_was_written_and_what_shows_any_change_without_this_program() {
    let mut story = Story::given_an_answered_scope();
    story.press("7<home>").approves("2.0").sees("Approved by typed name: version 2.0");
    assert_eq!(story.owes().last(), Some(&Effect::ForgetKeys), "what is typed ahead does not turn it");
    let written = story.path("scope.approved/2.0.ron").display().to_string();
    let hash = Fingerprint::of(story.file("scope.approved/2.0.ron").as_bytes());
    story.sees(&format!("- The approved text: {written}")).sees("- By typed name, the weaker kind:");
    story.sees(&format!("- SHA-256: {hash}")).sees("Kept elsewhere, by more than one person");
    story
        .sees("Anybody can check it without this program:")
        .sees("sha256sum ")
        .sees(&format!(" {written}\n"));
    story.press("<enter>").sees("[Overview]").sees("2.0 published").stands_on("Nothing has to be done until");
}
