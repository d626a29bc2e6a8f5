//! The approver who has never seen the program: a scope that waits for them, opened, read and signed.

use isms_scope::app::{mode::Mode, script};

use crate::story::{CEO, COMPLETE, Story};

/// A scope that waits only for its approver, who holds no second post, opened by them.
fn waits() -> Story {
    let by_others = COMPLETE.replace(
        "role: \"DPO\",\n            name: \"Hans-Kristian Bjerregaard\"",
        "role: \"DPO\",\n            name: \"Bo Dahl\"",
    );
    assert_ne!(by_others, COMPLETE);
    let mut story = Story::given(&by_others);
    story.answers_everything().press("<ctrl-s>").opens("scope.ron");
    story
}

/// The same, once 2.0 was approved and an issue was added.
fn waits_again() -> Story {
    let mut story = waits();
    story.press("7<home><enter>").reads_to_the_end().types(CEO).press("<enter>2.0<enter>");
    story.sees("Approved 2.0.").press("<enter>/ISS-2<enter>aPeople work from home.<tab>i<enter>");
    story.answers_everything().accepts_the_warnings();
    // It was written from another account.
    let text = story.file("scope.ron").replace("People work from home.", "People work at home.");
    story.writes("scope.ron", &text).opens("scope.ron");
    story.answers_everything().press("<ctrl-s>").opens("scope.ron");
    story
}

/// The line of hints, where the next key stands.
fn hints(story: &Story) -> String {
    let screen = story.screen();
    screen.lines().rev().nth(1).unwrap().to_owned()
}

/// Presses the key that the hints name next, until the form is shown; returns how many keys that took.
#[track_caller]
fn goes_on(story: &mut Story) -> usize {
    let mut keys = 0;
    while !story.screen().contains("Approve version ") {
        assert!(hints(story).contains("Enter go on"), "{}", story.screen());
        let before = story.screen();
        story.press("<enter>");
        assert_ne!(story.screen(), before, "a key that shows nothing new");
        keys += 1;
        assert!(keys < 60, "there is no end");
    }
    keys
}

#[test]
fn one_key_leads_from_the_opened_scope_to_what_is_signed_and_back_signs_nothing() {
    let mut story = waits();
    story.sees("[Overview]").stands_on(&format!("Approve 2.0, by {CEO} (CEO)"));
    assert!(hints(&story).contains("Enter see what is signed"), "{}", hints(&story));
    story.press("<enter>").sees("What am I signing: version 2.0");
    story.press("<esc>").sees("[Overview]").sees("Nothing was signed.");
    // The tab has its own line, below, and shows the same gate.
    story.press("<end>").stands_on("Approval").press("<enter>").sees("[Approval]").stands_on("approve 2.0");
    // What is not saved is not signed: the tab says what to do first.
    let mut story = waits();
    story.press("6<home>-Why.<enter>1<home>").stands_on("Approve 2.0").press("<enter>").sees("[Approval]");
    story.sees("The scope has changes that are not saved");
}

#[test]
fn who_may_only_read_is_shown_what_is_signed_and_told_that_it_is_not_signed_here() {
    let mut story = waits();
    story.opens_to_read("scope.ron").stands_on("Approve 2.0").press("<enter>");
    story.sees("What am I signing: version 2.0").sees("To be read, not to be signed here.");
}

#[test]
fn a_first_approval_takes_one_key_a_screen_then_name_and_version() {
    let mut story = waits();
    let mut keys = script::keys("<enter>").unwrap().len();
    story.press("<enter>");
    let screens = goes_on(&mut story);
    keys += screens + signs(&mut story, "2.0");
    assert!(keys <= 1 + screens + CEO.len() + "2.0".len() + 2, "{keys} keys");
    assert!(screens <= 16, "{screens} screens");
}

#[test]
fn an_approval_of_one_change_takes_one_key_a_page_then_name_and_version() {
    let mut story = waits_again();
    story.stands_on("Approve 2.1, by").press("<enter>").sees("What am I signing: version 2.1");
    let Mode::Signing(signing) = &story.app().mode else { panic!("nothing is signed") };
    let pages = signing.pages.len();
    let read = goes_on(&mut story);
    assert_eq!(read, pages, "one key a page");
    let keys = 1 + read + signs(&mut story, "2.1");
    assert!(keys - CEO.len() - "2.1".len() <= 6, "{keys} keys for {pages} pages");
}

/// Types name and version, as the form asks; returns how many keys that took.
#[track_caller]
fn signs(story: &mut Story, version: &str) -> usize {
    assert!(hints(story).contains("Enter next line"), "{}", story.screen());
    story.sees("Your name, as the scope has it:").types(CEO).press("<enter>");
    assert!(hints(story).contains("Enter approve"), "{}", story.screen());
    story.sees(&format!("To approve, type the version, {version}:")).types(version).press("<enter>");
    story.sees(&format!("Approved {version}.")).sees(&format!("{version} published"));
    CEO.len() + version.len() + 2
}

#[test]
fn no_key_on_the_way_edits_the_scope() {
    let mut story = waits_again();
    let (text, scope) = (story.file("scope.ron"), story.scope().clone());
    for page in ["What am I signing: version 2.1", "Change 1 of 1 since 2.0"] {
        story.press("<enter>").sees(page);
        // All but those that go back, or ask for a text: a comment, and why it is sent back.
        let slips = (' '..='~').filter(|key| !"qtb?".contains(*key));
        for key in slips {
            story.types(&key.to_string());
            assert!(matches!(story.app().mode, Mode::Signing(_)), "{key}: {}", story.screen());
        }
        story.press("<del><tab><backspace><ctrl-r><ctrl-s><f2><ins>");
        assert!(matches!(story.app().mode, Mode::Signing(_)), "{}", story.screen());
        assert_eq!(story.scope(), &scope);
        story.press("<up><up><end>");
    }
    assert_eq!(story.file("scope.ron"), text);
}
