//! Keys written as text, for stories, bug reports and pictures: `3ja<enter>`.
//! Must not know what a key means.

use std::str::FromStr;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// Keys to press, each as the terminal would report it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keystrokes(pub Vec<KeyEvent>);

impl FromStr for Keystrokes {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        keys(text).map(Self)
    }
}

/// Reads keys: each character is a key, and names stand in angle brackets: `<enter>`, `<ctrl-s>`, `<lt>` for `<`.
///
/// # Errors
/// Names what is no key.
pub fn keys(text: &str) -> Result<Vec<KeyEvent>, String> {
    let mut keys = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let named = rest.strip_prefix('<').and_then(|after| after.split_once('>'));
        if let Some((name, after)) = named {
            keys.push(key_named(name)?);
            rest = after;
        } else {
            keys.push(letter(c));
            rest = &rest[c.len_utf8()..];
        }
    }
    Ok(keys)
}

/// Returns the key of a letter, or of another sign.
#[must_use]
pub fn letter(sign: char) -> KeyEvent {
    KeyEvent::new(KeyCode::Char(sign), KeyModifiers::NONE)
}

fn key_named(name: &str) -> Result<KeyEvent, String> {
    let lower = name.to_lowercase();
    let mut modifiers = KeyModifiers::NONE;
    let mut key = lower.as_str();
    for (prefix, modifier) in
        [("ctrl-", KeyModifiers::CONTROL), ("alt-", KeyModifiers::ALT), ("shift-", KeyModifiers::SHIFT)]
    {
        if let Some(after) = key.strip_prefix(prefix).filter(|after| !after.is_empty()) {
            modifiers |= modifier;
            key = after;
        }
    }
    let code = match key {
        "enter" => KeyCode::Enter,
        "esc" => KeyCode::Esc,
        "tab" if modifiers.contains(KeyModifiers::SHIFT) => KeyCode::BackTab,
        "tab" => KeyCode::Tab,
        "space" => KeyCode::Char(' '),
        "lt" => KeyCode::Char('<'),
        "backspace" => KeyCode::Backspace,
        "del" | "delete" => KeyCode::Delete,
        "ins" | "insert" => KeyCode::Insert,
        "up" => KeyCode::Up,
        "down" => KeyCode::Down,
        "left" => KeyCode::Left,
        "right" => KeyCode::Right,
        "home" => KeyCode::Home,
        "end" => KeyCode::End,
        "pgup" | "pageup" => KeyCode::PageUp,
        "pgdn" | "pagedown" => KeyCode::PageDown,
        _ => match key.strip_prefix('f').and_then(|number| number.parse().ok()) {
            Some(number @ 1..=12) => KeyCode::F(number),
            _ if key.chars().count() == 1 => KeyCode::Char(key.chars().next().unwrap_or(' ')),
            _ => {
                return Err(format!("there is no key <{name}>; names are such as <enter>, <ctrl-s>, <pgdn>"));
            }
        },
    };
    Ok(KeyEvent::new(code, modifiers))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::keys::Key;

    #[test]
    fn names_of_keys_are_read_back() {
        let names: Vec<String> = keys("a<enter><ctrl-s><shift-tab><f2><lt>")
            .unwrap()
            .into_iter()
            .map(|key| Key::of(key).name())
            .collect();
        assert_eq!(names, ["a", "Enter", "Ctrl-S", "Shift-Tab", "F2", "<"]);
        assert!(keys("<hyper>").unwrap_err().contains("<hyper>"));
    }
}
