//! A fault in the text of a file: where it is, what is wrong and what was meant.
//! Must not know which file it was, nor how a fault is drawn.

use std::ops::Range;

/// What is wrong with a text, with the exact place.
///
/// Lines and columns count from 1, columns count characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The line.
    pub line: usize,
    /// The column of the first faulty character.
    pub column: usize,
    /// The line itself, without its line end.
    pub source_line: String,
    /// How many characters are faulty; at least 1.
    pub length: usize,
    /// What is wrong.
    pub message: String,
    /// What to do, or the name that was probably meant.
    pub hint: Option<String>,
}

impl Fault {
    /// Returns the fault with a hint.
    #[must_use]
    pub(super) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Returns a fault at these bytes of a text; both ends stand between characters.
    pub(super) fn at(text: &str, bytes: Range<usize>, message: impl Into<String>) -> Self {
        let (line, column, line_start) = position(text, bytes.start);
        let rest = &text[line_start..];
        let source_line = rest[..rest.find('\n').unwrap_or(rest.len())].trim_end_matches('\r');
        let line_end = line_start + source_line.len();
        let end = bytes.end.min(line_end).max(bytes.start);
        Self {
            line,
            column,
            source_line: source_line.to_owned(),
            length: text[bytes.start..end].chars().count().max(1),
            message: message.into(),
            hint: None,
        }
    }
}

/// Returns line and column of a byte, and where its line begins.
pub(super) fn position(text: &str, byte: usize) -> (usize, usize, usize) {
    let before = &text[..byte];
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
    (line, text[line_start..byte].chars().count() + 1, line_start)
}
