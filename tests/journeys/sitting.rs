//! The sitting: what an approver is shown, page by page, and what they can say instead of approving.

use std::sync::OnceLock;

use isms_scope::{
    app::{
        effect::{Effect, SaveAs},
        mode::Mode,
    },
    export::plain::plain,
    scope::approval::Approval,
};

use crate::story::{CEO, COMPLETE, CONFLICT, Story};

/// A version that was approved, and the scope with changes of every kind since then, answered again and saved.
fn approved_and_changed() -> &'static [String; 2] {
    static TEXTS: OnceLock<[String; 2]> = OnceLock::new();
    TEXTS.get_or_init(|| {
        let mut story = Story::given_an_approved_scope();
        // A new issue, a change of what is covered, and two things that go out.
        story.press(
            "/ISS-2<enter>aPeople work from home.<tab>i<enter>/LOC-1<enter><enter> Also Aarhus.<enter>",
        );
        story.press("/LOC-3<enter>d/ACT-4<enter>xNobody does it any more.<enter>");
        story.plans_the_change();
        story.answers_everything().accepts_the_warnings();
        [story.file("scope.approved/2.0.ron"), story.file("scope.ron")]
    })
}

/// The first page of a sitting about a new issue, a change of what is covered, and two things that go out.
fn sitting() -> Story {
    let [approved, changed] = approved_and_changed();
    let mut story = Story::given_nothing();
    story.writes("scope.approved/2.0.ron", approved).writes("scope.ron", changed).opens("scope.ron");
    story.press("7<home>").stands_on("Read what is signed, and approve 3.0").press("<enter>");
    story.sees("What am I signing: version 3.0");
    story
}

#[test]
fn the_first_page_says_in_plain_words_what_is_asked() {
    let mut story = sitting();
    story.sees("Hans-Kristian Bjerregaard, CEO, is asked to approve version 3.0 of the ISMS");
    story.sees("- It replaces 2.0, approved on 2026-11-24 by Hans-Kristian Bjerregaard.");
    story.sees("- Why this number: ").sees("- The next review will be due on 2027-11-24.");
    story.sees("- Review: 36 questions, 36 yes, 0 no, 0 not applicable.");
    story.sees("? help  Enter go on  t comment  b send back  Esc back");
}

#[test]
fn what_was_accepted_since_is_shown_with_its_reason_and_nothing_else_is() {
    let mut story = sitting();
    story.sees("not mended: 35 warnings; 4 of them since 2.0.");
    // The reasons of all of them stand on the first page.
    story.sees("  35: It is mended with the version after this one. (Signe Holm, Ida)");
    while !story.press("<end><enter>").screen().contains("Accepted since") {
        story.does_not_see("Approve version 3.0?");
    }
    story.sees("Accepted by Ida until 2027-11-24: It is mended");
    story.does_not_see("Signe Holm");
}

#[test]
fn each_change_has_a_page_and_what_goes_out_comes_first() {
    let mut story = sitting();
    let mut titles = Vec::new();
    while !story.press("<end><enter>").screen().contains("Approve version 3.0?") {
        titles.push(story.screen().lines().skip(2).take(2).map(str::trim).collect::<Vec<_>>().join(": "));
        assert!(titles.len() < 20, "there is no end: {titles:?}");
    }
    let accepted = titles.pop().unwrap();
    assert!(accepted.starts_with("Accepted since 2.0, with a reason: 4 warnings"), "{accepted}");
    let count = titles.len();
    assert!(titles.iter().enumerate().all(|(index, title)| {
        title.starts_with(&format!("Change {} of {count} since 2.0: ", index + 1))
    }));
    let at = |words: &str| titles.iter().position(|title| title.contains(&format!("{words}: "))).unwrap();
    assert!(at("Exclusions") < at("Internal and external issues"), "{titles:?}");
    assert_eq!(at("Internal and external issues"), count - 1, "what is not covered comes last: {titles:?}");
}

#[test]
fn what_is_jumped_over_is_shown_before_anything_can_be_agreed_to() {
    let mut story = Story::given_an_answered_scope();
    story.press("7<home><enter><enter>").sees("Version 2.0 in full").sees("lines 1-19 of ");
    story.press("<end>").does_not_see("lines 1-19 of ").press("<enter>");
    story.sees("Not shown yet: from line 20 on. Nothing is signed unseen.").sees("lines 20-");
    // Jumping to the end again helps nobody, at any width.
    story.press("<end><enter>").sees("Not shown yet: from line ").in_a_window(60, 20).press("<end><enter>");
    story.sees("Not shown yet: from line ").does_not_see("Approve version").reads_to_the_end();
}

#[test]
fn what_is_shown_is_the_text_that_is_then_approved() {
    let mut story = Story::given_an_answered_scope();
    story.press("7<home><enter><enter>").sees("Version 2.0 in full: it is the first approval");
    let Mode::Signing(signing) = &story.app().mode else { panic!("nothing is signed") };
    let shown = signing.page().reading.text.clone();
    for told in ["\nVersion: 2.0\n", "\nEffective date: 2026-11-24\n", "\nNext review: 2027-11-24\n"] {
        assert!(shown.contains(told), "{told:?} is not in:\n{shown}");
    }
    assert!(
        shown.contains("- Q04 yes: ") && shown.contains("Read off the text by isms-scope on 2026-11-24:")
    );
    story.press("<esc>").signs("2.0").sees("Approved 2.0.");
    let mut approved = story.app().newest().unwrap().scope.clone();
    // Who approved it, by what and when was not known before.
    approved.approval = Approval::default();
    assert_eq!(shown, plain(&approved));
}

#[test]
fn up_at_the_top_goes_to_the_page_before() {
    let mut story = sitting();
    story.press("<enter><enter>").sees("Change 2 of ").press("<up>").sees("Change 1 of ").press("<pgup>");
    story.sees("What am I signing: version 3.0").press("<up>").sees("What am I signing: version 3.0");
}

#[test]
fn a_comment_on_a_page_is_saved_at_once_and_says_what_it_is_about() {
    let mut story = sitting();
    story.press("<enter>t").sees("Comment on ").sees("Change 1 of ").press("Is that so?<enter>");
    assert_eq!(story.owes().first(), Some(&Effect::Save(SaveAs::Same)));
    story.sees("Change 1 of ").does_not_see("scope.ron*");
    let text = story.file("scope.ron");
    // Whoever is at the keyboard said it, as with an answer of the review; nobody has shown to be the approver.
    let by = text.split("Is that so?").nth(1).and_then(|rest| rest.split("by: ").nth(1)).unwrap();
    assert!(by.starts_with("\"Ida\""), "{by}");
    story.press("<esc>").sees("Nothing was signed.").press("1").sees("Said about it").sees("Is that so?");
}

#[test]
fn a_comment_keeps_nobody_from_approving() {
    let mut story = sitting();
    story
        .press("tWell done.<enter>")
        .sees("What am I signing")
        .press("<esc>")
        .stands_on("Read what is signed");
    story.signs("3.0").sees("Approved 3.0.");
}

#[test]
fn leaving_a_comment_goes_back_to_the_page_and_says_nothing() {
    for keys in ["tWell<esc>", "bNo<esc>", "b<enter><esc>"] {
        let mut story = sitting();
        let before = story.file("scope.ron");
        story.press("<enter>").press(keys).sees("Change 1 of ");
        assert_eq!(story.file("scope.ron"), before);
    }
}

/// A scope that its approver sent back.
fn sent_back() -> Story {
    let mut story = sitting();
    story.press("b").sees("Why is it sent back?").sees("Enter send back").press("<enter>");
    story.sees("Write something").press("Aarhus is not ours.<enter>");
    story
}

#[test]
fn sending_back_is_saved_at_once_and_the_first_thing_to_be_told() {
    let mut story = sent_back();
    assert_eq!(story.owes().first(), Some(&Effect::Save(SaveAs::Same)));
    assert!(story.file("scope.ron").contains("Aarhus is not ours."));
    assert!(!story.has("scope.approved/3.0.ron"));
    story.opens("scope.ron").sees("[Overview]");
    story.stands_on("Sent back by Ida: Aarhus is not ours.");
}

#[test]
fn what_was_sent_back_cannot_be_approved_until_it_is_marked_as_done() {
    let mut story = sent_back();
    story.press("7<home>").does_not_see("Ready").stands_on("sent it back: Aarhus is not ours.");
    story.press("<enter>").sees("[Review]").stands_on("Aarhus is not ours.").sees("mark the comment as done");
    story.press("v").sees("is done.").press("7<home>").sees("not saved").press("<ctrl-s>").sees("Ready");
    story.press("1").does_not_see("Sent back by").does_not_see("Said about it");
}

#[test]
fn done_is_taken_back_with_the_same_key() {
    let mut story = sent_back();
    story
        .press("6/CMT-1<enter>")
        .stands_on("Aarhus is not ours.")
        .press("v")
        .sees("is done.")
        .press("v")
        .sees("is not done.")
        .press("<ctrl-s>7<home>");
    story.does_not_see("Ready").stands_on("sent it back");
}

#[test]
fn an_action_is_marked_as_done_too() {
    let mut story = Story::given_a_complete_scope();
    story
        .press("6nMend it.<enter>Ida<enter>2026-12-24<enter>/TSK-1<enter>")
        .stands_on("TSK-1")
        .sees("v done");
    story
        .press("v")
        .sees("TSK-1 is done.")
        .sees("from Q01, done on 2026-11-24")
        .press("v")
        .sees("TSK-1 is not done.");
    story.press("<home>").does_not_see("v done");
}

/// What is said where the approver wrote what they approve.
const OWN_CHANGE: &str = "The last change to the scope was made from this account (Ida)";

/// The approver is asked on the first page and in the form why one person may do both, or neither.
#[track_caller]
fn is_asked_about_the_last_change(story: &mut Story, asked: bool) {
    story.press("7<home><enter>").sees("What am I signing");
    assert_eq!(story.screen().contains(OWN_CHANGE), asked, "{}", story.screen());
    story.reads_to_the_end();
    assert_eq!(story.screen().contains(OWN_CHANGE), asked, "{}", story.screen());
    assert_eq!(story.screen().contains("Why may one person do both?"), asked, "{}", story.screen());
}

#[test]
fn who_changed_the_scope_last_and_approves_it_says_why_and_nobody_else_is_asked() {
    // The data protection officer is somebody else here, so that nothing else is asked about.
    let by_others = COMPLETE.replace(
        "role: \"DPO\",\n            name: \"Hans-Kristian Bjerregaard\"",
        "role: \"DPO\",\n            name: \"Bo Dahl\"",
    );
    assert_ne!(by_others, COMPLETE);
    let mut story = Story::given(&by_others);
    // Answers are records of the review: they change nothing of what is approved.
    story.answers_everything().press("<ctrl-s>");
    is_asked_about_the_last_change(&mut story, false);
    story.types(CEO).press("<enter>2.0<enter>").sees("Approved 2.0.").press("<enter>");

    let reviews = |story: &mut Story| {
        story.press("6<home>s").press(&"y".repeat(36)).press("<ctrl-s>").sees("Saved ");
    };
    story.press("/ISS-1<enter><enter> Ours.<enter>");
    reviews(&mut story);
    is_asked_about_the_last_change(&mut story, true);
    story
        .press("<tab>")
        .types(CEO)
        .press("<enter>2.1<enter>")
        .sees("Not yet: say why one person may do both.");
    // The same after the program was left and started again.
    story.opens("scope.ron");
    is_asked_about_the_last_change(&mut story, true);
    story.opens("scope.ron");

    // Somebody else goes on with it, elsewhere.
    let theirs = story.file("scope.ron").replace(" Ours.", " Theirs.");
    story.writes("scope.ron", &theirs).opens("scope.ron");
    reviews(&mut story);
    is_asked_about_the_last_change(&mut story, false);
    story.opens("scope.ron").press("/ISS-1<enter><enter> Ours again.<enter>");
    reviews(&mut story);
    is_asked_about_the_last_change(&mut story, true);
    story.types("Nobody else was there.").press("<enter>").types(CEO).press("<enter>2.1<enter>");
    story.sees("Approved 2.1.");
    assert!(story.file("scope.approved/2.1.ron").contains("conflict: \"Nobody else was there. (for: "));

    // What is confirmed unchanged, nobody has changed.
    story.at("2027-11-20T09:00:00+01:00").opens("scope.ron");
    reviews(&mut story);
    story.press("7<home><enter>").sees("What am I signing: version 2.2").does_not_see(OWN_CHANGE);
}

#[test]
fn a_file_that_changes_while_it_is_read_stops_the_sitting_and_is_shown_as_it_is_now() {
    const COMMENT: &str = "tIs that s";
    let ends = ["", COMMENT, "<f1>", "to the form"];
    for end in ends {
        let mut story = sitting();
        story.press("<enter>");
        if end == "to the form" {
            story.press("<esc><enter>").reads_to_the_end().types(CONFLICT).press("<enter>").types(CEO);
            story.press("<enter>").types("3.0");
        } else {
            story.press(end);
        }
        let why = "It was renamed, and moved.";
        let theirs = story.file("scope.ron").replace("It was renamed.", why);
        story.writes("scope.ron", &theirs).notices_the_file();
        // What is typed ahead is meant for what was shown before.
        assert_eq!(story.owes().last(), Some(&Effect::ForgetKeys));
        story.sees("The sitting was stopped, and nothing was signed").sees("- Nothing was signed.");
        story
            .sees("Another program changed the file")
            .sees("What is signed is shown anew, from its beginning");
        assert_eq!(story.screen().contains("Comment on "), end == COMMENT, "{}", story.screen());
        // It changes again, while that is read.
        story.writes("scope.ron", &theirs.replace(why, "It was moved.")).notices_the_file();
        story.sees("The sitting was stopped").press("<enter>");
        story.sees("What am I signing: version 3.0").sees("- Why it is changed: It was moved. (Signe Holm)");
        assert!(!story.has("scope.approved/3.0.ron"));
        story.press("<esc>").sees("Nothing was signed.").sees("[Overview]").stands_on("Approve 3.0");
        story.signs("3.0").sees("Approved 3.0.");
    }
}

#[test]
fn a_sitting_that_is_stopped_leads_to_what_is_open_where_the_scope_waits_no_more() {
    let mut story = sitting();
    let theirs = story.file("scope.ron").replace("ISO 27001 ISMS Scope", "Another title");
    story.press("<enter>").writes("scope.ron", &theirs).notices_the_file();
    story.sees("The sitting was stopped, and nothing was signed");
    story.sees("It cannot be approved as it is now: Enter goes to the Overview").press("<enter>");
    story.sees("[Overview]").stands_on("Answer 2 questions of the review").press("2").sees("Another title");
}

#[test]
fn a_file_that_cannot_be_read_any_more_stops_the_sitting_until_it_is_mended() {
    let mut story = sitting();
    let text = story.file("scope.ron");
    story.writes("scope.ron", "(").notices_the_file().sees("The sitting was stopped, and nothing was signed");
    story.sees("The file cannot be read any more.").sees("Once it is mended, the desk is back.");
    // Mended while that is read: the desk is there behind it.
    story.writes("scope.ron", &text).notices_the_file().press("<enter>").sees("[Overview]");
    story.stands_on("Approve 3.0").press("<enter>").sees("What am I signing").press("<enter>");
    // Mended later: what is wrong is shown until then.
    story
        .writes("scope.ron", "(")
        .notices_the_file()
        .press("<enter>")
        .sees("The file cannot be read. Mend it");
    story.writes("scope.ron", &text).notices_the_file().sees("[Overview]").stands_on("Approve 3.0");
}

#[test]
fn why_the_scope_is_changed_and_who_sees_to_it_stands_on_the_first_page() {
    sitting().sees("- Why it is changed: It was renamed. (Signe Holm)");
}

#[test]
fn who_may_not_write_reads_what_is_signed_to_its_end_and_is_told_who_holds_it() {
    let held = "Bo has it open on there since 10:00: it is read-only here until they close it.";
    let mut story = Story::given_an_answered_scope();
    let lock = story.holds_the_lock("Bo", "scope.ron");
    story.opens("scope.ron").press("7<home><enter>").sees("What am I signing: version 2.0");
    story.tells(&format!("To be read, not to be signed here. {held}"));
    story.does_not_see("t comment").does_not_see("b send back");
    for key in ["t", "b"] {
        story.press(key).sees("What am I signing");
        story.tells(held);
    }
    story.press_until("<enter>", "You have read it to its end.");
    story.sees("Version 2.0 in full").does_not_see("Approve version");
    story.tells(&format!("You have read it to its end. It cannot be signed here yet. {held}"));
    story.press("<esc>").sees("Nothing was signed.").stands_on("Read what is signed");
    // Once they are done, it is signed as ever.
    drop(lock);
    story.opens("scope.ron").press("7<home>").signs("2.0").sees("Approved 2.0.");
}

#[test]
fn a_sitting_goes_on_to_be_signed_once_whoever_had_the_file_has_closed_it() {
    for theirs in [false, true] {
        let mut story = Story::given_an_answered_scope();
        let lock = story.holds_the_lock("Bo", "scope.ron");
        story.opens("scope.ron").press("7<home><enter><enter>").sees("Version 2.0 in full");
        if theirs {
            let text = story.file("scope.ron").replace("ISO 27001 ISMS Scope", "Another title");
            story.writes("scope.ron", &text);
        }
        drop(lock);
        story.notices_the_file().tells("Bo has closed it: it can be changed here now.");
        if theirs {
            // Nothing is signed that was not shown as it is now.
            story.sees("The sitting was stopped, and nothing was signed").press("<enter>").sees("[Overview]");
        } else {
            story.sees("Version 2.0 in full").sees("t comment").reads_to_the_end();
        }
        story.does_not_see("(read-only)");
    }
}

#[test]
fn whoever_asked_to_look_only_goes_on_to_look_only() {
    let mut story = Story::given_an_answered_scope();
    let lock = story.holds_the_lock("Bo", "scope.ron");
    story.opens_to_read("scope.ron");
    drop(lock);
    story.notices_the_file().press("2<enter>").sees("(read-only)").tells("as was asked with --read-only");
}

#[test]
fn behind_the_approval_stands_what_came_of_it() {
    let mut story = Story::given_an_answered_scope();
    story.press("1<end>7<home>").signs("2.0").sees("Approved 2.0.").sees("[Overview]").sees("2.0 published");
    story.stands_on("Nothing has to be done until the review");
}

#[test]
fn past_midnight_the_days_of_the_new_day_are_agreed_to_and_no_others() {
    let mut story = Story::given_an_answered_scope();
    story.press("7<home><enter>").reads_to_the_end().sees("Approved 2026-11-24 (Tuesday)");
    story.types(CONFLICT).press("<enter>").types(CEO).press("<enter>2.0");
    // The last key comes after midnight: what it was meant for is not there any more.
    story.waits_until("2026-11-25T00:00:01+01:00").press("<enter>").does_not_see("Approved 2.0.");
    story.sees("The sitting was stopped, and nothing was signed").sees("A new day began while you read it");
    story.press("<enter>").sees("What am I signing: version 2.0");
    story.sees("The next review will be due on 2027-11-25.");
    story.reads_to_the_end().sees("Approved 2026-11-25 (Wednesday)").sees(CONFLICT).press("<enter>");
    story.types(CEO).press("<enter>2.0<enter>").sees("Approved 2.0.");
    let approved = story.file("scope.approved/2.0.ron");
    assert!(
        approved.contains("reviewed again by 2027-11-25") && !approved.contains("2027-11-24"),
        "{approved}"
    );
}

#[test]
fn what_happens_to_the_file_past_midnight_is_told_too() {
    let mut story = Story::given_an_answered_scope();
    let lock = story.holds_the_lock("Bo", "scope.ron");
    story.opens("scope.ron").press("7<home><enter>").sees("What am I signing").sees("(read-only)");
    drop(lock);
    story.waits_until("2026-11-25T00:00:01+01:00").notices_the_file().does_not_see("(read-only)");
}
