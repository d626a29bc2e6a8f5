//! Function keys: which letter or number of a control sequence means which key.
//! Must not know how a sequence is taken apart.
//!
//! Sources: xterm ctlseqs ("PC-Style Function Keys", "VT220-Style Function Keys").

use crossterm::event::{KeyCode, KeyModifiers};

/// Returns the key that a letter at the end of a sequence means.
pub(super) fn function_key(last: u8) -> Option<KeyCode> {
    Some(match last {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'H' => KeyCode::Home,
        b'F' => KeyCode::End,
        b'E' => KeyCode::KeypadBegin,
        // Enter of a numeric keypad in application mode.
        b'M' => KeyCode::Enter,
        b'P'..=b'S' => KeyCode::F(last - b'P' + 1),
        _ => return None,
    })
}

/// Returns the key that a number before `~` means.
pub(super) fn numbered_key(number: u32) -> Option<KeyCode> {
    let function =
        |first: u32, name: u8| u8::try_from(number - first).ok().map(|more| KeyCode::F(name + more));
    match number {
        1 | 7 => Some(KeyCode::Home),
        2 => Some(KeyCode::Insert),
        3 => Some(KeyCode::Delete),
        4 | 8 => Some(KeyCode::End),
        5 => Some(KeyCode::PageUp),
        6 => Some(KeyCode::PageDown),
        11..=15 => function(11, 1),
        17..=21 => function(17, 6),
        23..=26 => function(23, 11),
        28..=29 => function(28, 15),
        31..=34 => function(31, 17),
        _ => None,
    }
}

/// Returns the keys held down: xterm sends 1 + a sum: 1 shift, 2 alt, 4 control.
pub(super) fn modifiers(parameter: u32) -> KeyModifiers {
    let held = parameter.saturating_sub(1);
    [(1, KeyModifiers::SHIFT), (2, KeyModifiers::ALT), (4, KeyModifiers::CONTROL)]
        .into_iter()
        .filter(|(bit, _)| held & bit != 0)
        .fold(KeyModifiers::NONE, |all, (_, one)| all | one)
}
