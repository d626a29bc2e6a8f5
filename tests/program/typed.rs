//! What is typed in the sitting is no part of the scope yet: a kill or a line that drops loses none of it all the same.

use rustix::process::Signal;

use crate::desk::{Desk, ONE_SECOND, opens_the_title, waits_until};
use crate::pty::Pty;
use crate::signing::{desk, reads_to_the_end, reviews};

/// The program, begun to be read by whoever signs.
fn reads_what_is_signed(desk: &Desk) -> Pty {
    let mut pty = desk.starts();
    reviews(&mut pty).types("g\r").waits_for("What am I signing: version 2.0");
    pty
}

/// Waits until a text that is typed for a question is kept.
#[track_caller]
fn waits_until_typed_is_kept(desk: &Desk, asked: &str, text: &str) {
    waits_until(&format!("`{text}` to be kept"), || {
        let typed = desk.kept().map(|kept| kept.typed).unwrap_or_default();
        typed.iter().any(|(question, typed)| question.contains(asked) && typed == text)
    });
}

/// Starts again and takes over what is offered; is back in the sitting, and sees where it waits.
#[track_caller]
fn restored(desk: &Desk, waits_at: &str) -> Pty {
    let mut pty = desk.starts();
    pty.waits_for("not saved").waits_for("what was typed is offered again").types("r");
    // It may stand on two lines.
    let told = |screen: &vt100::Screen| screen.contents().split_whitespace().collect::<Vec<_>>().join(" ");
    pty.waits_until(waits_at, |screen| told(screen).contains(waits_at));
    pty.waits_for("What am I signing: version 2.0");
    pty
}

#[test]
fn a_kill_while_a_comment_is_typed_loses_only_the_last_moment() {
    let desk = desk();
    let mut pty = reads_what_is_signed(&desk);
    let before = desk.text();
    pty.types("tAarhus is n").waits_for("│ Aarhus is n");
    waits_until_typed_is_kept(&desk, "Comment on the scope", "Aarhus is n");
    pty.types("ot ours").waits_for("not ours");
    waits_until_typed_is_kept(&desk, "Comment on the scope", "Aarhus is not ours");
    pty.signals(Signal::KILL).ends();
    assert_eq!(desk.text(), before);
    let mut pty = restored(&desk, "offered again: \"Comment on the scope\" by t.");
    pty.types("t").waits_for("│ Aarhus is not ours");
    pty.types(".\r").waits_until("the page again", |screen| !screen.contents().contains("│ Aarhus"));
    pty.types("\x1b").waits_for("Nothing was signed.").types("q");
    assert_eq!(pty.ends().exit_code(), 0);
    assert!(desk.text().contains("Aarhus is not ours.") && desk.kept().is_none());
}

#[test]
fn a_line_that_drops_keeps_why_one_person_may_do_both() {
    let desk = desk();
    let mut pty = reads_what_is_signed(&desk);
    reads_to_the_end(&mut pty, "2.0").types("Nobody else is").waits_for("│ Nobody else is");
    pty.signals(Signal::HUP);
    assert_eq!(pty.ends_within(ONE_SECOND).exit_code(), 129);
    assert!(!desk.is_locked());
    let mut pty = restored(&desk, "\"Why may one person do both?\" at the end.");
    reads_to_the_end(&mut pty, "2.0").waits_for("│ Nobody else is").signals(Signal::TERM).ends();
    waits_until_typed_is_kept(&desk, "Why may one person do both?", "Nobody else is");
}

#[test]
fn a_text_that_was_left_and_not_taken_is_offered_the_next_time() {
    let desk = desk();
    let mut pty = reads_what_is_signed(&desk);
    pty.types("bNot yet").waits_for("│ Not yet").types("\x1b").waits_for("offered again");
    pty.types("\x1b").waits_for("Nothing was signed.").types("q");
    assert_eq!(pty.ends().exit_code(), 0);
    restored(&desk, "\"Why is it sent back?\" by b.").signals(Signal::TERM).ends();
}

#[test]
fn where_nothing_can_be_kept_that_is_told_once_and_one_may_leave() {
    let desk = desk();
    std::fs::write(desk.beside("taken"), "").unwrap();
    let taken = desk.beside("taken").to_str().unwrap().to_owned();
    let desk = desk.with("XDG_STATE_HOME", &taken);
    let mut pty = reads_what_is_signed(&desk);
    pty.types("bNot yet").waits_for("│ Not yet").types("\x1b").waits_for("offered again");
    pty.types("\x1b")
        .waits_for("Nothing was signed.")
        .types("q")
        .waits_for("It cannot be kept for the next time");
    pty.types("q");
    assert_eq!(pty.ends().exit_code(), 0);
}

#[test]
fn whatever_is_said_to_unsaved_work_the_sitting_begins_unless_the_scope_is_changed() {
    let desk = desk();
    let mut pty = reads_what_is_signed(&desk);
    pty.types("bNot yet").waits_for("│ Not yet");
    waits_until_typed_is_kept(&desk, "Why is it sent back?", "Not yet");
    pty.signals(Signal::KILL).ends();
    for answer in ["l", "d"] {
        let mut pty = desk.starts();
        pty.waits_for("what was typed is offered again").types(answer);
        pty.waits_for("What am I signing: version 2.0").types("\x1b").waits_for("Nothing was signed.");
        pty.signals(Signal::TERM).ends();
    }
    // Nothing is asked any more; what is changed then belongs on the desk.
    let mut pty = desk.starts();
    pty.waits_for("What am I signing").types("\x1b").waits_for("Nothing was signed.");
    opens_the_title(&mut pty).types("!\r").waits_for("scope.ron*");
    desk.waits_until_kept("ISMS Scope!");
    pty.signals(Signal::KILL).ends();
    let mut pty = desk.starts();
    pty.waits_for("not saved").types("r").waits_for("Restored, not saved yet").waits_for("[Overview");
}
