//! Texts as they are spelled in the file.
//! Must not know where in the file they stand.

use std::{borrow::Cow, fmt::Write as _};

use crate::scope::visible::is_hidden;

/// How line breaks inside a text are spelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Breaks {
    /// As a line end of the file.
    Real(&'static str),
    /// As `\n`.
    Escaped,
}

/// Returns the text that a string token stands for.
///
/// # Errors
/// Says what is wrong with the way it is spelled.
pub(super) fn unquoted(token: &str) -> Result<Cow<'_, str>, String> {
    let plain = token.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    match plain.filter(|plain| !plain.contains('\\')) {
        Some(plain) => Ok(Cow::Borrowed(plain)),
        None => ron::from_str::<String>(token).map(Cow::Owned).map_err(|error| error.code.to_string()),
    }
}

/// Returns a text between quotes, with what cannot be seen spelled out.
pub(super) fn quoted(text: &str, breaks: Breaks) -> String {
    let mut token = String::with_capacity(text.len() + 2);
    token.push('"');
    for c in text.chars() {
        match (c, breaks) {
            ('"' | '\\', _) => token.extend(['\\', c]),
            ('\n', Breaks::Real(line_end)) => token.push_str(line_end),
            ('\n', Breaks::Escaped) => token.push_str("\\n"),
            ('\t', _) => token.push_str("\\t"),
            ('\r', _) => token.push_str("\\r"),
            _ if is_hidden(c) => {
                let _ = write!(token, "\\u{{{:x}}}", u32::from(c));
            }
            _ => token.push(c),
        }
    }
    token.push('"');
    token
}

/// Returns a new text spelled as far as possible as the old token was: raw, or with escaped line breaks.
pub(super) fn respelled(old_token: &str, text: &str, breaks: Breaks) -> String {
    if let Some(raw) = old_token.strip_prefix('r') {
        let hashes = &raw[..raw.find('"').unwrap_or(0)];
        let visible = !text.chars().any(is_hidden);
        let breakable = breaks != Breaks::Escaped || !text.contains('\n');
        if visible && breakable && !text.contains(&format!("\"{hashes}")) {
            let text = match breaks {
                Breaks::Real("\r\n") => text.replace('\n', "\r\n"),
                _ => text.to_owned(),
            };
            return format!("r{hashes}\"{text}\"{hashes}");
        }
    }
    let escaped = !old_token.contains('\n') && old_token.contains("\\n");
    quoted(text, if escaped { Breaks::Escaped } else { breaks })
}
