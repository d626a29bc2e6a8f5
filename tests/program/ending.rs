//! Whatever ends the program: the terminal is given back, the text being written is kept, nobody finds a lock.

use rustix::process::Signal;

use crate::desk::{Desk, ONE_SECOND, assert_given_back, opens_the_title};
use crate::work::restored;

#[test]
fn a_signal_keeps_the_field_being_written() {
    for (signal, code) in [(Signal::TERM, 143), (Signal::INT, 130), (Signal::QUIT, 131)] {
        let desk = Desk::new();
        let before = desk.text();
        let mut pty = desk.starts();
        opens_the_title(&mut pty).types(" å漢").waits_for("å漢").signals(signal);
        assert_eq!(pty.ends_within(ONE_SECOND).exit_code(), code);
        pty.settles();
        assert_given_back(&pty);
        assert_eq!(desk.kept().unwrap().text, before.replace("ISMS Scope\"", "ISMS Scope å漢\""));
        assert!(!desk.is_locked());
        assert_eq!(desk.text(), before);
        restored(&desk, "ISO 27001 ISMS Scope å漢").signals(Signal::TERM).ends();
    }
}

#[test]
fn a_line_that_drops_keeps_the_field_being_written() {
    let desk = Desk::new();
    let mut pty = desk.starts();
    opens_the_title(&mut pty).types(" dropped").waits_for("dropped");
    assert_eq!(pty.closes(ONE_SECOND).exit_code(), 129);
    assert!(desk.kept().unwrap().text.contains("ISMS Scope dropped\""));
    assert!(!desk.is_locked());
    restored(&desk, "ISO 27001 ISMS Scope dropped").signals(Signal::TERM).ends();
}

#[test]
fn a_hang_up_by_signal_keeps_the_work_and_writes_nothing_more() {
    let desk = Desk::new();
    let mut pty = desk.starts();
    opens_the_title(&mut pty).types(" hung\r").waits_for("scope.ron*").received();
    pty.signals(Signal::HUP);
    assert_eq!(pty.ends_within(ONE_SECOND).exit_code(), 129);
    assert_eq!(pty.received(), b"");
    assert!(desk.kept().unwrap().text.contains("ISMS Scope hung\""));
    assert!(!desk.is_locked());
}

#[test]
fn a_terminal_that_takes_no_bytes_cannot_hold_the_work() {
    let desk = Desk::new();
    let mut pty = desk.starts();
    opens_the_title(&mut pty).types(" stuck").waits_for("stuck").goes_deaf();
    // Each Ctrl-L paints the whole screen, until nothing more goes in.
    while !pty.is_clogged_by("\x0c") {}
    pty.signals(Signal::TERM);
    assert_eq!(pty.ends_within(ONE_SECOND).exit_code(), 143);
    assert!(desk.kept().unwrap().text.contains("ISMS Scope stuck\""));
    assert!(!desk.is_locked());
}

#[test]
#[cfg(debug_assertions)]
fn a_panic_gives_the_terminal_back_and_keeps_the_work() {
    let desk = Desk::new().with("ISMS_SCOPE_PANIC_ON", "☠");
    let mut pty = desk.starts();
    opens_the_title(&mut pty).types(" alas").waits_for("alas").types("☠");
    assert_eq!(pty.ends().exit_code(), 101);
    assert_given_back(&pty);
    assert!(pty.screen().contains("asked to panic"), "{}", pty.screen());
    assert!(pty.screen().contains("Changes that are not saved were kept."), "{}", pty.screen());
    assert!(desk.kept().unwrap().text.contains("ISMS Scope alas\""));
    assert!(!desk.is_locked());
    restored(&desk, "ISO 27001 ISMS Scope alas").signals(Signal::TERM).ends();
}

#[test]
fn ctrl_z_returns_to_the_shell_and_fg_to_the_field() {
    let desk = Desk::new();
    let mut shell = desk.starts_shell();
    let program = env!("CARGO_BIN_EXE_isms-scope");
    shell.types(&format!("{program} {}\r", desk.file().display())).waits_for("? help");
    opens_the_title(&mut shell).types(" half").waits_for("half").types("\x1a");
    shell.waits_for("suspended:").waits_for("prompt: ");
    assert!(!shell.emulated().alternate_screen() && !shell.emulated().bracketed_paste());
    // What was typed is safe while nobody is there.
    desk.waits_until_kept("ISMS Scope half");
    shell.types("fg\r").waits_for("Scope half");
    assert!(shell.emulated().alternate_screen() && shell.emulated().bracketed_paste());
    shell.types(" done\r").waits_for("half done").types("\x13").waits_for("Saved ").types("q");
    shell.waits_until("the shell again", |screen| !screen.alternate_screen());
    shell.types("exit\r").ends();
    assert!(desk.text().contains("ISMS Scope half done\""));
}

#[test]
fn where_no_shell_waits_ctrl_z_does_not_stop_it() {
    let desk = Desk::new();
    let mut pty = desk.starts();
    pty.types("\x1a").types("2").waits_for("[Context").types("q");
    assert_eq!(pty.ends().exit_code(), 0);
}
