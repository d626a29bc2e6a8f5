//! Somebody else has the file open, changes it, breaks it or takes it away.

use rustix::process::Signal;

use crate::{
    desk::{Desk, opens_the_title},
    pty::Pty,
};

/// Anna has the file open; Bo opened it after her, and may only read it.
fn two_on_one_file() -> (Desk, Pty, Pty) {
    let desk = Desk::new();
    let first = desk.starts();
    let desk = desk.with("USER", "bo");
    let mut second = desk.starts();
    second.waits_for("read-only");
    (desk, first, second)
}

#[test]
fn the_second_to_open_a_file_reads_it_and_is_told_who_writes() {
    let (desk, mut first, mut second) = two_on_one_file();
    second.types("2").waits_for("[Context").types("\r").waits_for("anna has it open");
    second.types("q");
    assert_eq!(second.ends().exit_code(), 0);
    assert!(desk.is_locked());
    first.types("q");
    assert_eq!(first.ends().exit_code(), 0);
    assert!(!desk.is_locked());
    let mut third = desk.starts();
    opens_the_title(&mut third).types(" third\r").waits_for("scope.ron*");
}

#[test]
fn a_broken_file_heals_when_it_is_mended() {
    let desk = Desk::new();
    let whole = desk.text();
    std::fs::write(desk.file(), whole.replacen("format: 1,", "format: 1;", 1)).unwrap();
    let mut pty = desk.starts_with(&[desk.file().to_str().unwrap()]);
    pty.waits_for("scope.ron:2:");
    std::fs::write(desk.beside("new"), &whole).unwrap();
    std::fs::rename(desk.beside("new"), desk.file()).unwrap();
    pty.waits_for("Next step");
    opens_the_title(&mut pty).types(" healed\r").waits_for("scope.ron*").types("\x13").waits_for("Saved ");
    assert_eq!(desk.text(), whole.replace("ISMS Scope\"", "ISMS Scope healed\""));
}

#[test]
fn a_file_changed_elsewhere_is_read_again_where_nothing_is_lost() {
    let desk = Desk::new();
    let mut pty = desk.starts();
    pty.types("2").waits_for("[Context");
    std::fs::write(desk.file(), desk.text().replace("ISMS Scope\"", "ISMS Scope elsewhere\"")).unwrap();
    pty.waits_for("ISMS Scope elsewhere");
    assert!(desk.kept().is_none());
}

#[test]
fn a_file_changed_elsewhere_is_never_overwritten_unasked() {
    let desk = Desk::new();
    let mut pty = desk.starts();
    opens_the_title(&mut pty).types(" mine\r").waits_for("scope.ron*");
    let theirs = desk.text().replace("Clerk.io ApS\"", "Clerk.io A/S\"");
    std::fs::write(desk.file(), &theirs).unwrap();
    pty.waits_for("Another program changed the file").types("\x13").waits_for("go back, nothing is written");
    assert_eq!(desk.text(), theirs);
    pty.types("b").waits_for("scope.mine.ron");
    assert_eq!(desk.text(), theirs);
    assert!(std::fs::read_to_string(desk.beside("scope.mine.ron")).unwrap().contains("ISMS Scope mine\""));
    pty.types("\x13").waits_for("go back, nothing is written").types("o").waits_for("Saved ");
    assert!(desk.text().contains("ISMS Scope mine\""));
    assert_eq!(std::fs::read_to_string(desk.beside("scope.theirs.ron")).unwrap(), theirs);
}

#[test]
fn a_file_taken_away_can_be_written_again() {
    let desk = Desk::new();
    let whole = desk.text();
    let mut pty = desk.starts();
    opens_the_title(&mut pty).types(" mine\r").waits_for("scope.ron*");
    std::fs::remove_file(desk.file()).unwrap();
    pty.types("\x13").waits_for("go back, nothing is written").types("o").waits_for("Saved ");
    assert_eq!(desk.text(), whole.replace("ISMS Scope\"", "ISMS Scope mine\""));
}

#[test]
fn a_link_stays_a_link_and_two_names_are_one_file() {
    let desk = Desk::new();
    std::fs::create_dir(desk.beside("links")).unwrap();
    let link = desk.beside("links").join("scope.ron");
    std::os::unix::fs::symlink("../scope.ron", &link).unwrap();
    let mut pty = desk.starts_with(&[link.to_str().unwrap()]);
    pty.waits_for("? help");
    let mut second = desk.starts();
    second.waits_for("read-only").signals(Signal::TERM).ends();
    opens_the_title(&mut pty).types(" linked\r").waits_for("scope.ron*").types("\x13").waits_for("Saved ");
    assert!(std::fs::symlink_metadata(&link).unwrap().is_symlink());
    assert!(desk.text().contains("ISMS Scope linked\""));
}

#[test]
fn whoever_waited_can_change_the_file_once_it_is_closed() {
    let (desk, mut first, mut second) = two_on_one_file();
    let mut looks_only = desk.starts_with(&["--read-only", desk.file().to_str().unwrap()]);
    looks_only.waits_for("read-only");
    opens_the_title(&mut first).types(" first\r").waits_for("scope.ron*").types("\x13").waits_for("Saved ");
    first.types("q");
    assert_eq!(first.ends().exit_code(), 0);
    second.waits_for("anna has closed it: it can be changed here now.").settles();
    assert!(desk.is_locked() && !second.screen().contains("read-only"), "{}", second.screen());
    opens_the_title(&mut second).waits_for("ISMS Scope first").types(", second\r").waits_for("scope.ron*");
    second.types("\x13").waits_for("Saved ").types("q");
    assert_eq!(second.ends().exit_code(), 0);
    assert!(desk.text().contains("ISMS Scope first, second\"") && !desk.is_locked());
    // Whoever asked to look only never holds it.
    looks_only
        .waits_for("read-only")
        .types("2")
        .waits_for("[Context")
        .types("\r")
        .waits_for("as was asked with");
    assert!(!desk.is_locked());
}

#[test]
fn of_two_who_wait_one_gets_the_file_and_the_other_is_told_who() {
    let (desk, mut first, mut second) = two_on_one_file();
    // A third takes it over before the first is noticed to be gone: by a kill, which removes no lock.
    first.signals(Signal::KILL).ends();
    let desk = desk.with("USER", "cy");
    let mut third = desk.starts();
    third.waits_for("? help").settles();
    assert!(!third.screen().contains("read-only"), "{}", third.screen());
    second.types("2").waits_for("[Context").types("\r").waits_for("cy has it open");
    third.types("q");
    assert_eq!(third.ends().exit_code(), 0);
    second.waits_for("cy has closed it: it can be changed here now.");

    let desk = desk.with("USER", "dee");
    let mut fourth = desk.starts();
    let desk = desk.with("USER", "eve");
    let mut fifth = desk.starts();
    second.types("q");
    assert_eq!(second.ends().exit_code(), 0);
    let got_it = |screen: &vt100::Screen| screen.contents().contains("bo has closed it");
    let named = |screen: &vt100::Screen, who: &str| screen.contents().contains(&format!("{who} has it open"));
    fourth.waits_until("the file, or who has it", |screen| got_it(screen) || named(screen, "eve"));
    fifth.waits_until("the file, or who has it", |screen| got_it(screen) || named(screen, "dee"));
    assert_ne!(got_it(fourth.emulated()), got_it(fifth.emulated()));
}

#[test]
fn whoever_wants_to_change_a_file_whose_holder_was_killed_gets_it_then() {
    let (_desk, mut first, mut second) = two_on_one_file();
    first.signals(Signal::KILL).ends();
    second.types("2").waits_for("[Context").types("\r");
    second.waits_for("anna has closed it: it can be changed here now.");
    opens_the_title(&mut second).types("!\r").waits_for("scope.ron*").types("\x13").waits_for("Saved ");
}
