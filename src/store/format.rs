//! The file format: RON text in, scope out, and a fresh text for a scope.
//! Must not know the disk, nor the comments and the layout that a user gave a text.

use std::borrow::Cow;

use super::{
    fault::Fault,
    render::Style,
    survey::{of_a_newer, refused, survey},
    tree::{Tree, tree},
};
use crate::scope::Scope;

/// The largest file that is read: 64 MiB.
pub const LARGEST: u64 = 64 * 1024 * 1024;

/// A text that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The scope.
    pub scope: Scope,
    /// The format of the file when a newer program wrote it: to be opened for reading only, because what
    /// this program does not know of it was left out.
    pub newer: Option<u32>,
}

/// Reads a scope from the text of a file; a byte order mark and either line end are no fault.
///
/// # Errors
/// A fault with line and column when the text is no RON, or no scope.
pub fn read(text: &str) -> Result<Reading, Fault> {
    let text = without_mark(text);
    if text.len() as u64 > LARGEST {
        return Err(Fault::at(text, 0..0, "the text is larger than 64 MiB"));
    }
    let shape = tree(text)?;
    let survey = survey(&shape)?;
    let newer = |fault: Fault| match survey.newer {
        Some(format) => fault.hint(of_a_newer(format)),
        None => fault,
    };
    let known = blanked(text, &survey.unknown);
    match ron::from_str(&known) {
        Ok(scope) => Ok(Reading { scope, newer: survey.newer }),
        Err(error) => Err(newer(refused(&shape).unwrap_or_else(|| said_by_ron(&shape, &error)))),
    }
}

/// Returns the text of a fresh file for a scope.
#[must_use]
pub fn write(scope: &Scope) -> String {
    Style::fresh().file(scope)
}

/// Returns the text without a byte order mark.
pub(super) fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{FEFF}').unwrap_or(text)
}

/// Returns the text with spaces in place of some of its bytes, so that every other place stays the same.
fn blanked<'text>(text: &'text str, unknown: &[std::ops::Range<usize>]) -> Cow<'text, str> {
    if unknown.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut blanked = String::with_capacity(text.len());
    let mut done = 0;
    for bytes in unknown {
        blanked.push_str(&text[done..bytes.start]);
        blanked.extend(text[bytes.clone()].chars().map(|c| if c == '\n' { c } else { ' ' }));
        done = bytes.end;
    }
    blanked.push_str(&text[done..]);
    Cow::Owned(blanked)
}

/// Returns RON's own complaint, at the place that RON gives.
fn said_by_ron(shape: &Tree<'_>, error: &ron::error::SpannedError) -> Fault {
    let byte_of = |position: ron::error::Position| {
        let line_start = match position.line {
            0 | 1 => 0,
            line => shape.text.match_indices('\n').nth(line - 2).map_or(shape.text.len(), |(at, _)| at + 1),
        };
        let rest = &shape.text[line_start..];
        let within = rest.char_indices().nth(position.col.saturating_sub(1)).map_or(rest.len(), |(at, _)| at);
        line_start + within
    };
    let start = byte_of(error.span.start);
    let end = byte_of(error.span.end).max(start);
    let said = error.code.to_string();
    let mut letters = said.chars();
    let first = letters.next().map(|first| first.to_lowercase().to_string()).unwrap_or_default();
    Fault::at(shape.text, start..end, first + letters.as_str())
}

#[cfg(test)]
#[path = "format_tests.rs"]
mod tests;
