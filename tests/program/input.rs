//! What comes from the keyboard, however it comes.

use rustix::process::Signal;

use crate::desk::{Desk, ONE_SECOND, WRITING, opens_the_title};

#[test]
fn a_pasted_text_is_text() {
    let desk = Desk::new();
    let mut pty = desk.starts();
    opens_the_title(&mut pty).types("\x1b[200~ one\rdd\nq\x1b[A two\x1b[201~");
    pty.waits_for("ISMS Scope one dd q").waits_for(" two").types("\r").waits_for("scope.ron*");
    pty.signals(Signal::TERM).ends();
    let kept = desk.kept().unwrap().text;
    assert!(kept.contains("ISMS Scope one dd q"), "{kept}");
}

#[test]
fn a_text_pasted_while_looking_around_changes_nothing() {
    let desk = Desk::new();
    let before = desk.text();
    let mut pty = desk.starts();
    pty.types("2")
        .waits_for("[Context")
        .types("\x1b[200~dddq\x13\x1b[201~")
        .types("3")
        .waits_for("[Inclusions");
    assert!(!pty.screen().contains("scope.ron*"), "{}", pty.screen());
    pty.types("q");
    assert_eq!(pty.ends().exit_code(), 0);
    assert_eq!(desk.text(), before);
}

#[test]
fn a_line_feed_without_brackets_neither_ends_nor_wipes_the_text() {
    let desk = Desk::new();
    let mut pty = desk.starts();
    opens_the_title(&mut pty).types(" a\nb").waits_for("ISMS Scope a b").waits_for(WRITING);
}

#[test]
fn esc_and_a_letter_in_one_write_is_never_a_command() {
    let desk = Desk::new();
    let mut pty = desk.starts();
    // Esc, then the letter that would delete a row or begin to write: neither happens.
    pty.types("3\x1b[B\x1b[B\x1b[B").waits_for("[Inclusions");
    pty.types("\x1bd\x1bi").types("4").waits_for("[Exclusions");
    assert!(!pty.screen().contains("scope.ron*"), "{}", pty.screen());
    // In a field it is Esc: what was written is asked about and not lost.
    opens_the_title(&mut pty)
        .types(" kept")
        .waits_for("Scope kept")
        .types("\x1bi")
        .waits_for("Keep your text?");
    pty.types("\r").waits_for("scope.ron*").waits_for("ISMS Scope kept");
}

#[test]
fn ten_megabytes_are_refused_and_a_long_text_is_taken() {
    let desk = Desk::new();
    let mut pty = desk.starts();
    let words = "lorem ipsum ";
    let pasted = |length: usize| format!("\x1b[200~{}\x1b[201~", words.repeat(length / words.len()));
    opens_the_title(&mut pty).types(&pasted(10 * 1024 * 1024)).waits_for("Nothing was pasted").types("!");
    pty.waits_for("ISMS Scope!").types(&pasted(64 * 1024)).waits_for("lorem ipsum");
    pty.signals(Signal::TERM);
    assert_eq!(pty.ends_within(ONE_SECOND).exit_code(), 143);
    assert!(desk.kept().unwrap().text.contains("ISMS Scope!lorem"));
}

#[test]
fn keys_typed_ahead_all_count() {
    let desk = Desk::new();
    let mut pty = desk.starts();
    pty.types("2\r").types(&"x".repeat(2000)).types("\r\x13q");
    assert_eq!(pty.ends().exit_code(), 0);
    assert!(desk.text().contains(&format!("ISMS Scope{}\"", "x".repeat(2000))));
}
