//! What the terminal gets: in any size, without colour, without Unicode, and nothing where nobody types.

use std::process::{Command, Stdio};
use std::time::Duration;

use rustix::process::Signal;

use crate::desk::{Desk, USUAL, opens_the_title};

/// Returns the numbers of all SGR sequences.
fn styles(bytes: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(bytes);
    let sequences = text.split("\x1b[").skip(1);
    sequences
        .filter_map(|rest| rest.split_once(|c: char| !c.is_ascii_digit() && c != ';').map(|(n, _)| (n, rest)))
        .filter(|(numbers, rest)| rest[numbers.len()..].starts_with('m'))
        .flat_map(|(numbers, _)| numbers.split(';').map(str::to_owned).collect::<Vec<_>>())
        .collect()
}

#[test]
fn without_colour_only_attributes_are_sent() {
    let desk = Desk::new().with("NO_COLOR", "1");
    let mut pty = desk.starts();
    for (key, tab) in [("3", "[Inclusions"), ("4", "[Exclusions"), ("5", "[Stakeholders"), ("7", "[Approval")]
    {
        pty.types(key).waits_for(tab).types("\x1b[B\x1b[B");
    }
    opens_the_title(&mut pty).settles();
    let attributes = ["", "0", "1", "2", "3", "4", "7", "9", "22", "23", "24", "27", "29"];
    let sent = styles(&pty.received());
    assert!(sent.iter().all(|number| attributes.contains(&number.as_str())), "{sent:?}");
}

#[test]
fn without_colour_the_reverse_stands_directly_before_the_selected_id() {
    let desk = Desk::new().with("NO_COLOR", "1");
    let mut pty = desk.starts();
    let is_reversed = |screen: &vt100::Screen, id: &str| {
        let row = screen.rows(0, USUAL.0).position(|row| row.contains(id));
        row.and_then(|row| screen.cell(u16::try_from(row).unwrap(), 4)).is_some_and(vt100::Cell::inverse)
    };
    pty.types("4").waits_for("[Exclusions");
    pty.types("\x1b[B").waits_until("EXC-1", |screen| is_reversed(screen, "EXC-1")).settles().received();
    pty.types("\x1b[B").waits_until("EXC-2", |screen| is_reversed(screen, "EXC-2")).settles();
    let sent = String::from_utf8(pty.received()).unwrap();
    let (before, _) = sent.split_once("EXC-2").expect("the id is written anew");
    let (_, style) = before.rsplit_once("\x1b[").unwrap();
    assert!(style.strip_suffix('m').is_some_and(|style| style.split(';').any(|one| one == "7")), "{sent:?}");
}

#[test]
fn ascii_sends_only_ascii() {
    let desk = Desk::new();
    let file = desk.file();
    let mut pty = desk.starts_with(&["--ascii", file.to_str().unwrap()]);
    pty.waits_for("? help").types("234567?").waits_for("Help   lines").types("q");
    opens_the_title(&mut pty).types("æ漢").waits_for("Scope??");
    let sent = pty.received();
    assert!(sent.is_ascii(), "{:?}", String::from_utf8_lossy(&sent));
}

#[test]
fn a_locale_without_unicode_gets_ascii_by_itself() {
    let desk = Desk::new().with("LC_ALL", "C");
    let mut pty = desk.starts();
    pty.types("3").waits_for("[Inclusions");
    assert!(pty.received().is_ascii());
}

#[test]
fn idling_writes_nothing_and_a_key_without_effect_writes_nothing() {
    let desk = Desk::new();
    let mut pty = desk.starts();
    pty.types("3").waits_for("[Inclusions").settles().received();
    assert!(pty.stays_quiet(Duration::from_millis(300)));
    pty.types("Q\x1b[20~\x1b[24~");
    assert!(pty.stays_quiet(Duration::from_millis(300)));
}

#[test]
fn a_storm_of_sizes_ends_with_the_right_screen() {
    let desk = Desk::new();
    let mut pty = desk.starts();
    opens_the_title(&mut pty).types(" storm").waits_for("storm");
    for step in 0..200_u16 {
        pty.resizes(1 + step * 37 % 500, 1 + step * 53 % 200);
    }
    pty.resizes(1, 1).resizes(500, 200).waits_for("Scope storm").resizes(80, 24).waits_for("Scope storm");
    pty.types("!\r").waits_for("scope.ron*").waits_for("Scope storm!");
    pty.resizes(20, 5).waits_for("Window too small").signals(Signal::TERM).ends();
    assert!(desk.kept().unwrap().text.contains("ISMS Scope storm!\""));
}

#[test]
fn in_the_smallest_and_the_largest_window_it_starts_and_ends() {
    for (columns, rows) in [(1, 1), (2, 1), (1, 50), (500, 200), (40, 12)] {
        let desk = Desk::new().sized(columns, rows);
        let mut pty = desk.starts_with(&[desk.file().to_str().unwrap()]);
        pty.waits_until("something", |screen| !screen.contents().trim().is_empty()).types("234567\x11");
        assert_eq!(pty.ends().exit_code(), 0, "{columns}x{rows}");
    }
}

#[test]
fn a_terminal_that_cannot_move_its_cursor_is_refused() {
    for term in ["dumb", ""] {
        let desk = Desk::new().with("TERM", term);
        let mut pty = desk.starts_with(&[desk.file().to_str().unwrap()]);
        assert_eq!(pty.ends().exit_code(), 4);
        assert!(pty.screen().contains("isms-scope show FILE"), "{}", pty.screen());
        assert!(!pty.received().contains(&0x1b));
        assert!(!desk.is_locked());
    }
}

#[test]
fn without_a_terminal_it_says_what_to_use_instead() {
    let desk = Desk::new();
    let run = Command::new(env!("CARGO_BIN_EXE_isms-scope"))
        .arg(desk.file())
        .env("TERM", "xterm")
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert_eq!(run.status.code(), Some(4));
    assert!(run.stdout.is_empty());
    assert!(String::from_utf8_lossy(&run.stderr).contains("isms-scope show FILE"));
}
