//! The user's own editor: gets the terminal as it was found, and its text comes back or nothing does.

use std::os::unix::fs::PermissionsExt as _;

use crate::desk::{Desk, WRITING, assert_given_back, found, opens_the_title};
use crate::pty::Pty;

/// A desk with a script as editor.
fn with_editor(script: &str) -> Desk {
    let desk = Desk::new();
    let editor = desk.beside("editor");
    std::fs::write(&editor, format!("#!/bin/sh\n{script}\n")).unwrap();
    std::fs::set_permissions(&editor, std::fs::Permissions::from_mode(0o755)).unwrap();
    let command = format!("{} --wait", editor.display());
    desk.with("EDITOR", &command)
}

/// Begins to write, calls the editor and waits for its word.
#[track_caller]
fn calls_the_editor(pty: &mut Pty) -> &mut Pty {
    opens_the_title(pty).types(" here").waits_for("Scope here").types("\x07")
}

#[test]
fn what_the_editor_saves_is_kept() {
    let desk = with_editor("echo from outside; read word; printf '%s\\n' \"$word\" > $2");
    let mut pty = desk.starts();
    calls_the_editor(&mut pty).waits_for("from outside");
    assert_eq!(pty.stty(), found());
    assert!(!pty.emulated().alternate_screen() && !pty.emulated().bracketed_paste());
    pty.types("Another title\r").waits_for("scope.ron*").waits_for("Another title");
    assert!(pty.emulated().alternate_screen() && pty.emulated().bracketed_paste());
    pty.types("\x13").waits_for("Saved ").types("q");
    assert_eq!(pty.ends().exit_code(), 0);
    assert!(desk.text().contains("title: \"Another title\""));
    assert_given_back(&pty);
}

#[test]
fn an_editor_that_fails_changes_nothing() {
    let desk = with_editor("echo lost > $2; exit 3");
    let mut pty = desk.starts();
    calls_the_editor(&mut pty).waits_for("exit status: 3").waits_for("ISMS Scope here").waits_for(WRITING);
}

#[test]
fn an_editor_that_is_not_there_changes_nothing() {
    let desk = Desk::new().with("EDITOR", "no-such-editor");
    let mut pty = desk.starts();
    calls_the_editor(&mut pty).waits_for("no-such-editor cannot be started").waits_for(WRITING);
    pty.types("!").waits_for("ISMS Scope here!");
}

#[test]
fn an_editor_that_returns_at_once_is_told_to_wait() {
    let desk = Desk::new().with("EDITOR", "true");
    let mut pty = desk.starts();
    calls_the_editor(&mut pty).waits_for("came back at once").waits_for("ISMS Scope here").waits_for(WRITING);
}

#[test]
fn nothing_in_the_editor_variable_or_the_text_is_run_by_a_shell() {
    let desk = Desk::new();
    let trap = desk.beside("trap");
    let desk = desk.with("EDITOR", &format!("echo ;touch {0} $(touch {0})", trap.display()));
    let mut pty = desk.starts();
    opens_the_title(&mut pty).types(&format!(" $(touch {})", trap.display())).types("\x07");
    pty.waits_for("came back at once");
    assert!(!trap.exists());
}

#[test]
fn an_interrupt_in_the_editor_does_not_end_the_program() {
    let desk = with_editor("echo from outside; exec cat");
    let mut pty = desk.starts();
    calls_the_editor(&mut pty).waits_for("from outside").types("\x03").waits_for(WRITING);
    pty.waits_for("ISMS Scope here");
}
