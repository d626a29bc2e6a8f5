//! The terminal is given back as it was found, and the text is kept, whatever happens to the program.
//! The program is `examples/echo.rs`: the terminal room with nothing on top.

#![expect(clippy::unwrap_used, reason = "a story fails loudly")]

mod pty;

use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::Duration;

use pty::Pty;
use rustix::process::Signal;

const ONE_SECOND: Duration = Duration::from_secs(1);

/// Cargo puts examples beside the tests.
fn program() -> PathBuf {
    let test = std::env::current_exe().unwrap();
    let program = test.parent().and_then(Path::parent).unwrap().join("examples/echo");
    assert!(program.exists(), "build it first: cargo build --example echo");
    program
}

/// The program and the file in which it keeps what was typed.
struct Story {
    pty: Pty,
    found: String,
    folder: tempfile::TempDir,
}

impl Story {
    fn begin() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let kept = folder.path().join("kept");
        let mut pty = Pty::run(&program(), (80, 24), &[], &[kept.to_str().unwrap()]);
        // Settings as found are those of a new terminal; another one tells them without a race.
        let found = Pty::run(Path::new("true"), (80, 24), &[], &[]).stty();
        pty.waits_for("ready 80x24");
        Self { pty, found, folder }
    }

    fn kept(&self) -> String {
        kept_in(&self.folder)
    }

    fn assert_given_back(&self) {
        assert_eq!(self.pty.stty(), self.found);
        let screen = self.pty.emulated();
        assert!(!screen.alternate_screen() && !screen.bracketed_paste() && !screen.hide_cursor());
    }
}

fn kept_in(folder: &tempfile::TempDir) -> String {
    let mut text = String::new();
    std::fs::File::open(folder.path().join("kept")).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn quitting_gives_the_terminal_back() {
    let mut story = Story::begin();
    assert!(story.pty.emulated().alternate_screen() && story.pty.emulated().bracketed_paste());
    assert_ne!(story.pty.stty(), story.found);
    story.pty.types("hello").waits_for("hello").types("\x11");
    assert_eq!(story.pty.ends().exit_code(), 0);
    story.assert_given_back();
}

#[test]
fn a_panic_is_readable_in_the_given_back_terminal() {
    let mut story = Story::begin();
    story.pty.types("\x10");
    assert_eq!(story.pty.ends().exit_code(), 101);
    story.assert_given_back();
    assert!(story.pty.screen().contains("asked to panic"), "{}", story.pty.screen());
}

#[test]
fn a_signal_keeps_the_text_and_gives_the_terminal_back() {
    for (signal, code) in [(Signal::TERM, 143), (Signal::INT, 130), (Signal::QUIT, 131)] {
        let mut story = Story::begin();
        story.pty.types("å漢").waits_for("å漢").signals(signal);
        assert_eq!(story.pty.ends().exit_code(), code);
        assert_eq!(story.kept(), format!("signal {}, text å漢", code - 128));
        story.assert_given_back();
    }
}

#[test]
fn closing_the_terminal_keeps_the_text_and_leaves_no_orphan() {
    let mut story = Story::begin();
    story.pty.types("abc").waits_for("abc");
    assert_eq!(story.pty.closes(ONE_SECOND).exit_code(), 129);
    assert_eq!(kept_in(&story.folder), "signal 1, text abc");
}

#[test]
fn a_terminal_that_takes_no_bytes_cannot_hold_the_program() {
    let mut story = Story::begin();
    story.pty.types("abc").waits_for("abc").types("\x02").waits_for("blocked").goes_deaf();
    story.pty.is_clogged().signals(Signal::TERM);
    assert_eq!(story.pty.ends_within(ONE_SECOND).exit_code(), 143);
    assert_eq!(story.kept(), "signal 15, text abc");
    assert_eq!(story.pty.stty(), story.found);
}

#[test]
fn closing_the_terminal_during_a_write_leaves_no_orphan() {
    let mut story = Story::begin();
    story.pty.types("\x02").waits_for("blocked");
    // Whether the signal or the failed write is noticed first.
    assert_eq!(story.pty.closes(ONE_SECOND).exit_code(), 129);
    assert_eq!(kept_in(&story.folder), "signal 1, text ");
}

#[test]
fn a_typed_letter_is_one_byte_and_idling_is_none() {
    let mut story = Story::begin();
    story.pty.received();
    story.pty.types("a").waits_for("80x24\na").received();
    story.pty.types("b").waits_for("80x24\nab");
    assert_eq!(story.pty.received(), b"b");
    assert!(story.pty.stays_quiet(Duration::from_millis(300)));
}

#[test]
fn a_lot_of_unmarked_text_arrives_whole() {
    let mut story = Story::begin();
    story.pty.types(&"x".repeat(1500)).types("end").waits_for("x");
    story.pty.signals(Signal::CONT);
    story.pty.types("\x1a");
    story.pty.waits_for("no shell waits");
    story.pty.signals(Signal::TERM).ends();
    assert!(story.kept().ends_with("xend"), "{}", story.kept().len());
    assert_eq!(story.kept().len(), "signal 15, text ".len() + 1503);
}

#[test]
fn a_new_size_is_shown_at_once() {
    let mut story = Story::begin();
    story.pty.resizes(100, 30).waits_for("ready 100x30");
    story.pty.resizes(3, 1).waits_for("rea");
    story.pty.resizes(80, 24).waits_for("ready 80x24");
}

#[test]
fn suspending_returns_to_the_shell_and_fg_to_the_program() {
    let program = program();
    let mut shell = Pty::run(Path::new("sh"), (80, 24), &[("PS1", "prompt: ")], &["-i"]);
    shell.waits_for("prompt:");
    shell.types(&format!("{} /dev/null\r", program.display())).waits_for("ready");
    shell.types("abc").waits_for("abc").types("\x1a").waits_for("suspended:").waits_for("prompt: ");
    assert!(!shell.emulated().alternate_screen());
    shell.types("fg\r").waits_for("back 80x24").waits_for("abc");
    assert!(shell.emulated().alternate_screen());
    shell.types("\x11").waits_until("the shell again", |screen| !screen.alternate_screen());
    shell.types("exit\r").ends();
}

#[test]
fn another_program_gets_the_terminal_and_its_interrupts() {
    let mut story = Story::begin();
    story.pty.types("\x05").waits_for("outside");
    assert_eq!(story.pty.stty(), story.found);
    story.pty.types("\x03").waits_for("returned true");
    story.pty.types("still").waits_for("still").types("\x11");
    assert_eq!(story.pty.ends().exit_code(), 0);
}

#[test]
fn without_a_terminal_it_does_not_start() {
    for (term, message) in [("dumb", "TERM"), ("", "TERM")] {
        let mut pty = Pty::run(&program(), (80, 24), &[("TERM", term)], &[]);
        assert_eq!(pty.ends().exit_code(), 4);
        assert!(pty.screen().contains(message), "{}", pty.screen());
    }
    let run = std::process::Command::new(program()).stdin(std::process::Stdio::null()).output().unwrap();
    assert_eq!(run.status.code(), Some(4));
    assert!(String::from_utf8_lossy(&run.stderr).contains("the input is no terminal"));
}
