//! What is told to the user above the keys: the last message, or the question about a text that is being left.
//! Must not know colours: it says whether something did not work.

use super::{App, action::Action, keys::Context, mode::Mode, wrap::wrapped};
use crate::scope::visible::visible;

/// How many lines a message may take: what to do next is never cut off.
const MOST_LINES: usize = 3;

/// What is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Its lines.
    pub lines: Vec<String>,
    /// Whether something did not work.
    pub problem: bool,
}

/// Returns what is told at the moment, in lines as wide as the window.
#[must_use]
pub fn told(app: &App) -> Option<Told> {
    let (text, problem) = match &app.mode {
        Mode::Editing(editing) if editing.leaving => {
            let (keep, back) = (Context::Text.key_for(&Action::Keep), Context::Text.key_for(&Action::Back));
            (format!("Keep your text?  {keep} keep   d discard   {back} go on writing"), false)
        }
        Mode::Prompt(prompt) => match &prompt.problem {
            Some(problem) => (problem.clone(), true),
            None => message(app)?,
        },
        _ => message(app)?,
    };
    let text = if problem { format!("! {text}") } else { text };
    let mut lines = wrapped(&visible(&text), app.text_width().saturating_sub(2));
    if lines.len() > MOST_LINES {
        lines.truncate(MOST_LINES);
        lines[MOST_LINES - 1].push('…');
    }
    Some(Told { lines, problem })
}

fn message(app: &App) -> Option<(String, bool)> {
    app.message
        .as_ref()
        .filter(|message| !message.text.is_empty())
        .map(|message| (message.text.clone(), message.problem))
}
