//! A day's work: look, write, save, leave; and what is kept when the day ends badly.

use rustix::process::Signal;

use crate::desk::{Desk, ONE_SECOND, assert_given_back, found, opens_the_title};
use crate::pty::Pty;

#[test]
fn without_a_file_it_shows_the_sample_and_leaves_nothing_behind() {
    let desk = Desk::new();
    let before = desk.names();
    let mut pty = desk.starts_with(&[]);
    pty.waits_for("sample").waits_for("Clerk.io ApS").waits_for("? help").types("q");
    assert_eq!(pty.ends().exit_code(), 0);
    assert_given_back(&pty);
    assert_eq!(desk.names(), before);
}

#[test]
fn what_is_written_and_saved_is_one_line_on_disk() {
    let desk = Desk::new();
    let before = desk.text();
    let mut pty = desk.starts();
    assert!(pty.emulated().alternate_screen() && pty.emulated().bracketed_paste());
    assert_ne!(pty.stty(), found());
    opens_the_title(&mut pty).types(" of Clerk æøå漢").waits_for("Scope of Clerk æøå漢").types("\r");
    pty.waits_for("scope.ron*").types("\x13").waits_for("Saved ");
    assert_eq!(desk.text(), before.replace("ISMS Scope\"", "ISMS Scope of Clerk æøå漢\""));
    pty.types("q");
    assert_eq!(pty.ends().exit_code(), 0);
    assert_given_back(&pty);
    assert!(!desk.is_locked() && desk.kept().is_none(), "{:?}", desk.names());
}

#[test]
fn looking_and_leaving_writes_nothing() {
    let desk = Desk::new();
    let before = std::fs::metadata(desk.file()).unwrap().modified().unwrap();
    let mut pty = desk.starts();
    pty.types("2345671\t\x1b[B\x1b[B?").waits_for("Help   lines").types("qq");
    assert_eq!(pty.ends().exit_code(), 0);
    assert_eq!(std::fs::metadata(desk.file()).unwrap().modified().unwrap(), before);
    assert!(desk.kept().is_none());
}

#[test]
fn a_kill_while_one_types_loses_only_the_last_moment() {
    let desk = Desk::new();
    let mut pty = desk.starts();
    opens_the_title(&mut pty).types(" first").waits_for("Scope first");
    desk.waits_until_kept("ISMS Scope first\"");
    pty.types(" second").waits_for("first second");
    desk.waits_until_kept("ISMS Scope first second\"");
    pty.signals(Signal::KILL).ends();
    // The lock is left behind by a kill, and does not keep anybody out.
    assert!(desk.is_locked());
    let mut pty = restored(&desk, "ISO 27001 ISMS Scope first second");
    pty.signals(Signal::TERM).ends();
}

#[test]
fn work_that_is_not_wanted_is_not_offered_again() {
    let desk = Desk::new();
    let mut pty = desk.starts();
    opens_the_title(&mut pty).types(" unwanted").waits_for("unwanted").signals(Signal::TERM).ends();
    let mut pty = desk.starts();
    pty.waits_for("not saved")
        .types("d")
        .waits_until("the question to go", |screen| !screen.contents().contains("restore it"));
    pty.types("q");
    assert_eq!(pty.ends().exit_code(), 0);
    assert!(desk.kept().is_none());
    desk.starts().waits_for("Next step");
}

#[test]
fn work_that_is_put_off_is_not_overwritten_by_new_work() {
    let desk = Desk::new();
    let mut pty = desk.starts();
    opens_the_title(&mut pty).types(" first").waits_for("Scope first").signals(Signal::TERM).ends();
    let mut pty = desk.starts();
    pty.waits_for("not saved")
        .types("l")
        .waits_until("the question to go", |screen| !screen.contents().contains("restore it"));
    opens_the_title(&mut pty).types(" second").waits_for("Scope second").signals(Signal::TERM).ends();
    let texts: Vec<String> = kept_files(&desk);
    assert!(texts.iter().any(|text| text.contains("Scope first\"")), "{texts:?}");
    assert!(texts.iter().any(|text| text.contains("Scope second\"")), "{texts:?}");
}

#[test]
fn what_was_taken_back_is_not_offered_the_next_time() {
    let desk = Desk::new();
    let mut pty = desk.starts();
    opens_the_title(&mut pty).types(" slip").waits_for("Scope slip");
    desk.waits_until_kept("Scope slip");
    pty.types("\r")
        .waits_for("scope.ron*")
        .types("u")
        .waits_until("it to be taken back", |screen| !screen.contents().contains("scope.ron*"));
    pty.types("q");
    assert_eq!(pty.ends().exit_code(), 0);
    assert!(desk.kept().is_none());
}

#[test]
fn leaving_without_saving_keeps_the_work_for_the_next_time() {
    let desk = Desk::new();
    let before = desk.text();
    let mut pty = desk.starts();
    opens_the_title(&mut pty)
        .types(" later\r")
        .waits_for("scope.ron*")
        .types("q")
        .waits_for("quit, and keep");
    pty.types("k");
    assert_eq!(pty.ends().exit_code(), 0);
    assert!(pty.screen().contains("Changes that are not saved were kept."), "{}", pty.screen());
    assert_eq!(desk.text(), before);
    let mut pty = restored(&desk, "ISO 27001 ISMS Scope later");
    pty.types("\x13").waits_for("Saved ").types("q");
    assert_eq!(pty.ends().exit_code(), 0);
    assert_eq!(desk.text(), before.replace("ISMS Scope\"", "ISMS Scope later\""));
    assert!(desk.kept().is_none());
}

#[test]
fn leaving_at_once_still_keeps_the_last_key() {
    let desk = Desk::new();
    let mut pty = desk.starts();
    opens_the_title(&mut pty).types(" z").waits_for("Scope z").signals(Signal::TERM);
    assert_eq!(pty.ends_within(ONE_SECOND).exit_code(), 143);
    assert!(desk.kept().unwrap().text.contains("ISMS Scope z\""));
}

/// Starts again, takes over what is offered, and sees it.
#[track_caller]
pub(crate) fn restored(desk: &Desk, text: &str) -> Pty {
    let mut pty = desk.starts();
    pty.waits_for("not saved").types("r").waits_for("Restored").types("2").waits_for(text);
    pty
}

/// The texts of all recovery files.
fn kept_files(desk: &Desk) -> Vec<String> {
    let entries = std::fs::read_dir(desk.beside("state").join("isms-scope")).unwrap();
    let files = entries.map(|entry| entry.unwrap().path());
    let kept = files.filter(|path| path.extension().is_some_and(|extension| extension == "recovery"));
    kept.map(|path| std::fs::read_to_string(path).unwrap()).collect()
}

#[test]
fn work_that_cannot_be_kept_is_not_left() {
    let desk = Desk::new();
    std::fs::write(desk.beside("taken"), "").unwrap();
    let taken = desk.beside("taken").to_str().unwrap().to_owned();
    let desk = desk.with("XDG_STATE_HOME", &taken);
    let mut pty = desk.starts();
    opens_the_title(&mut pty)
        .types(" precious\r")
        .waits_for("scope.ron*")
        .waits_for("Unsaved work cannot be kept");
    pty.types("q").waits_for("quit, and keep").types("k").waits_for("It cannot be kept for the next time");
    pty.types("\x13").waits_for("Saved ").types("q");
    assert_eq!(pty.ends().exit_code(), 0);
    assert!(desk.text().contains("ISMS Scope precious\""));
}

#[test]
fn a_review_line_by_line_loses_no_answer_to_a_kill() {
    let desk = Desk::new();
    let file = desk.file();
    let plain = ["review", file.to_str().unwrap(), "--plain"];
    let mut pty = desk.starts_with(&plain);
    pty.waits_for("Question 1 of 36").waits_for("> ").types("s\r").waits_for("Question 2 of 36").types("y\r");
    pty.waits_for("Q02: yes.").waits_for("Question 3 of 36").signals(Signal::KILL).ends();
    let mut pty = desk.starts_with(&plain);
    pty.waits_for("An earlier session ended with work that was not saved").types("r\r");
    pty.waits_for("Question 1 of 36").types("q\r").waits_for("Saved ");
    assert_eq!(pty.ends().exit_code(), 0);
    assert!(desk.text().contains("id: \"Q02\"") && desk.kept().is_none() && !desk.is_locked());
}

#[test]
fn a_review_line_by_line_asks_what_becomes_of_a_file_that_somebody_else_changed() {
    let desk = Desk::new();
    let file = desk.file();
    let mut pty = desk.starts_with(&["review", file.to_str().unwrap(), "--plain"]);
    pty.waits_for("Question 1 of 36").types("y\r").waits_for("Q01: yes.");
    let theirs = desk.text().replace("2011", "2012");
    std::fs::write(&file, &theirs).unwrap();
    pty.waits_for("Question 2 of 36").types("q\r").waits_for("b save mine beside it").types("x\r");
    pty.waits_for("The file was changed by another program").types("b\r").waits_for("Yours is in ");
    assert_eq!(pty.ends().exit_code(), 0);
    assert_eq!(desk.text(), theirs);
    let mine = std::fs::read_to_string(file.with_extension("mine.ron")).unwrap();
    assert!(mine.contains("id: \"Q01\"") && mine.contains("2011"));
}
