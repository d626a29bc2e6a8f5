//! What a key does to a text, or to a choice of words, that is being written.
//! Must not keep it.

use crate::app::{action::Action, text_box::TextBox};

/// Does to a text what a key says.
pub(super) fn write(text: &mut TextBox, action: Action) {
    match action {
        Action::Type(c) => text.type_char(c),
        Action::Paste(pasted) => text.paste(&pasted),
        Action::Replace(new) => {
            // As a paste: what is hidden is shown as a mark.
            text.replace("");
            text.paste(&new);
        }
        Action::Stroke(stroke) => text.stroke(stroke),
        _ => {}
    }
}

/// Chooses a word; returns why there is none like that.
pub(super) fn choose(words: &[&str], chosen: &mut Option<usize>, action: &Action) -> Option<String> {
    let begins = |with: &str| words.iter().position(|word| word.starts_with(with));
    let found = match action {
        Action::Type(c) => begins(&c.to_string()),
        Action::NextChoice => Some(chosen.map_or(0, |at| (at + 1) % words.len())),
        Action::PreviousChoice => Some((chosen.unwrap_or(0) + words.len() - 1) % words.len()),
        Action::Replace(new) => {
            let lower = new.to_lowercase();
            let Some(found) = words.iter().position(|word| *word == lower).or_else(|| begins(&lower)) else {
                return Some(format!("\"{new}\" is none of: {}", words.join(", ")));
            };
            Some(found)
        }
        _ => None,
    };
    *chosen = found.or(*chosen);
    None
}
