//! Input: turns the bytes of a terminal into keys and pasted text.
//! Must not read, wait or know what a key does.
//!
//! The events are crossterm's, named as crossterm names them. Sources: xterm ctlseqs ("Bracketed Paste
//! Mode"), ECMA-48 section 5.4 (control sequences), RFC 3629 (UTF-8).

mod keys;

use std::time::Duration;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

use keys::{function_key, modifiers, numbered_key};

/// How long the rest of a key sequence may take. A slow line or tmux may cut a sequence behind its ESC,
/// and only time tells that from the key Esc.
const PATIENCE: Duration = Duration::from_millis(50);

/// How long the rest of a pasted text may take before we stop believing that its end mark comes.
const PATIENCE_IN_PASTE: Duration = Duration::from_secs(2);

/// A pasted text that has more bytes comes cut off behind this many and one: no field of a scope is so long, and
/// half of a text is worse than none.
pub(super) const LONGEST_PASTE: usize = 256 * 1024;

const PASTE_END: &[u8] = b"\x1b[201~";

/// Bytes that are not yet events.
#[derive(Debug, Default)]
pub(super) struct Decoder {
    bytes: Vec<u8>,
    pasted: Option<Vec<u8>>,
}

/// What the first bytes are.
enum Next {
    /// An event, or nothing of interest, of this many bytes.
    Whole(usize, Option<Event>),
    /// The start mark of a pasted text.
    PasteStart(usize),
    /// The beginning of something.
    Half,
}

impl Decoder {
    /// Takes bytes and gives the events that they complete.
    pub(super) fn feed(&mut self, bytes: &[u8], events: &mut Vec<Event>) {
        self.bytes.extend_from_slice(bytes);
        loop {
            if self.pasted.is_some() {
                if !self.take_pasted(events) {
                    return;
                }
                continue;
            }
            match next(&self.bytes) {
                Next::Whole(length, event) => {
                    self.bytes.drain(..length);
                    events.extend(event);
                }
                Next::PasteStart(length) => {
                    self.bytes.drain(..length);
                    self.pasted = Some(Vec::new());
                }
                Next::Half => return,
            }
        }
    }

    /// How long to wait for the rest, if something is incomplete.
    pub(super) fn patience(&self) -> Option<Duration> {
        match &self.pasted {
            Some(_) => Some(PATIENCE_IN_PASTE),
            None => (!self.bytes.is_empty()).then_some(PATIENCE),
        }
    }

    /// The rest has not come: what is there stands for itself.
    pub(super) fn give_up_waiting(&mut self, events: &mut Vec<Event>) {
        let bytes = std::mem::take(&mut self.bytes);
        if let Some(mut pasted) = self.pasted.take() {
            pasted.extend(bytes);
            events.push(paste(&pasted));
            return;
        }
        match bytes.as_slice() {
            b"\x1b" => events.push(key(KeyCode::Esc, KeyModifiers::NONE)),
            [0x1b, letter @ (b'[' | b'O')] => events.push(with_alt(character(char::from(*letter)))),
            _ => {}
        }
    }

    /// Moves pasted bytes aside until the end mark. Returns whether it was found.
    fn take_pasted(&mut self, events: &mut Vec<Event>) -> bool {
        let end = self.bytes.windows(PASTE_END.len()).position(|window| window == PASTE_END);
        // Without the mark, keep back as much as may be its beginning.
        let text = end.unwrap_or(self.bytes.len().saturating_sub(PASTE_END.len() - 1));
        let pasted = self.pasted.get_or_insert_default();
        let room = (LONGEST_PASTE + 1).saturating_sub(pasted.len());
        pasted.extend(self.bytes.drain(..text).take(room));
        if end.is_none() {
            return false;
        }
        self.bytes.drain(..PASTE_END.len());
        events.extend(self.pasted.take().map(|pasted| paste(&pasted)));
        true
    }
}

fn paste(bytes: &[u8]) -> Event {
    Event::Paste(String::from_utf8_lossy(bytes).into_owned())
}

fn next(bytes: &[u8]) -> Next {
    match bytes {
        [] | [0x1b] | [0x1b, b'O'] => Next::Half,
        [0x1b, b'[', rest @ ..] => control_sequence(rest),
        [0x1b, b'O', last, ..] => {
            Next::Whole(3, function_key(*last).map(|code| key(code, KeyModifiers::NONE)))
        }
        [0x1b, 0x1b, ..] => Next::Whole(1, Some(key(KeyCode::Esc, KeyModifiers::NONE))),
        // Esc and then a key with Ctrl, glued by a slow line: Esc counts, what follows is ignored as a letter is.
        [0x1b, 1..0x20, ..] => Next::Whole(2, Some(key(KeyCode::Esc, KeyModifiers::NONE))),
        [0x1b, rest @ ..] => match plain(rest) {
            Next::Whole(length, event) => Next::Whole(length + 1, event.map(with_alt)),
            other => other,
        },
        _ => plain(bytes),
    }
}

/// A key without ESC: a control byte or a character in UTF-8.
fn plain(bytes: &[u8]) -> Next {
    let Some(&first) = bytes.first() else { return Next::Half };
    let length = match first {
        0..0x80 => 1,
        0xc2..0xe0 => 2,
        0xe0..0xf0 => 3,
        0xf0..0xf5 => 4,
        _ => return Next::Whole(1, None),
    };
    let given = &bytes[..length.min(bytes.len())];
    match std::str::from_utf8(given) {
        Ok(text) => Next::Whole(length, text.chars().next().and_then(key_of)),
        Err(error) if error.error_len().is_none() && given.len() < length => Next::Half,
        // Not UTF-8: this byte cannot be understood, the next may.
        Err(_) => Next::Whole(1, None),
    }
}

fn key_of(one: char) -> Option<Event> {
    let control = |letter: u8| Some(key(KeyCode::Char(char::from(letter)), KeyModifiers::CONTROL));
    match one {
        '\r' => Some(key(KeyCode::Enter, KeyModifiers::NONE)),
        '\t' => Some(key(KeyCode::Tab, KeyModifiers::NONE)),
        '\u{7f}' => Some(key(KeyCode::Backspace, KeyModifiers::NONE)),
        '\0' => control(b' '),
        '\u{1}'..='\u{1a}' => control(one as u8 - 1 + b'a'),
        '\u{1c}'..='\u{1f}' => control(one as u8 - 0x1c + b'4'),
        _ if one.is_control() => None,
        _ => Some(character(one)),
    }
}

/// What stands behind `ESC [`: parameters, then one last byte.
fn control_sequence(rest: &[u8]) -> Next {
    if let [b'[', letter, ..] = rest {
        // The Linux console sends `ESC [ [ A` to `ESC [ [ E` for F1 to F5.
        let number = letter.wrapping_sub(b'A');
        let event = (number < 5).then(|| key(KeyCode::F(number + 1), KeyModifiers::NONE));
        return Next::Whole(4, event);
    }
    let Some(at) = rest.iter().position(|byte| !(0x20..0x40).contains(byte)) else { return Next::Half };
    if rest[at] == b'[' {
        return Next::Half;
    }
    let whole = at + 3;
    let Ok(text) = std::str::from_utf8(&rest[..at]) else { return Next::Whole(whole, None) };
    let numbers: Vec<u32> = text.split(';').map(|part| part.parse().unwrap_or(0)).collect();
    let first = numbers.first().copied().unwrap_or(0);
    let modifiers = modifiers(numbers.get(1).copied().unwrap_or(1));
    match rest[at] {
        b'~' if first == 200 => Next::PasteStart(whole),
        b'~' => Next::Whole(whole, numbered_key(first).map(|code| key(code, modifiers))),
        b'Z' => Next::Whole(whole, Some(key(KeyCode::BackTab, KeyModifiers::SHIFT))),
        // An ESC or other control byte breaks a sequence off; it begins something new.
        0..0x20 | 0x7f.. => Next::Whole(whole - 1, None),
        last => Next::Whole(whole, function_key(last).map(|code| key(code, modifiers))),
    }
}

fn key(code: KeyCode, modifiers: KeyModifiers) -> Event {
    Event::Key(KeyEvent::new(code, modifiers))
}

/// A capital letter is reported with Shift, as crossterm does.
fn character(one: char) -> Event {
    key(KeyCode::Char(one), if one.is_uppercase() { KeyModifiers::SHIFT } else { KeyModifiers::NONE })
}

fn with_alt(event: Event) -> Event {
    match event {
        Event::Key(key) => Event::Key(KeyEvent { modifiers: key.modifiers | KeyModifiers::ALT, ..key }),
        other => other,
    }
}

#[cfg(test)]
mod tests;
