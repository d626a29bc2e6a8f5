//! JSON that is safe on a terminal: what would hide or move other characters is escaped.
//! Must not know what is written; the shapes belong to those who call it.

use std::fmt::Write as _;

use crate::scope::visible::is_hidden;

/// Returns a value as JSON, indented, with a line feed at its end.
///
/// # Errors
/// Says why the value has no JSON form.
pub fn json(value: &impl serde::Serialize) -> Result<String, serde_json::Error> {
    Ok(safe(&serde_json::to_string_pretty(value)?))
}

/// Returns a value as JSON on one line, for what only programs read.
///
/// # Errors
/// Says why the value has no JSON form.
pub fn on_one_line(value: &impl serde::Serialize) -> Result<String, serde_json::Error> {
    Ok(safe(&serde_json::to_string(value)?))
}

/// Escapes what would hide or move other characters; it can only stand inside a string, where the escape means the same.
fn safe(written: &str) -> String {
    let mut safe = String::with_capacity(written.len() + 1);
    let mut done = 0;
    for (at, c) in written.char_indices().filter(|(_, c)| is_hidden(*c) && *c != '\n') {
        safe.push_str(&written[done..at]);
        for unit in c.encode_utf16(&mut [0; 2]) {
            let _ = write!(safe, "\\u{unit:04x}");
        }
        done = at + c.len_utf8();
    }
    safe.push_str(&written[done..]);
    safe.push('\n');
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_characters_are_escaped_and_read_back_the_same() {
        let text = "a\u{202e}b\u{9b}\u{e0041}\n\u{1b}é";
        let written = json(&text).unwrap();
        assert_eq!(written, "\"a\\u202eb\\u009b\\udb40\\udc41\\n\\u001bé\"\n");
        assert_eq!(serde_json::from_str::<String>(&written).unwrap(), text);
    }
}
