//! Replacements in a text, collected first and made at once.
//! Must not know what is replaced, or why.

use std::ops::Range;

/// Replacements that do not overlap.
#[derive(Debug, Default)]
pub(super) struct Splices(Vec<(Range<usize>, String)>);

impl Splices {
    /// Puts a text in place of these bytes; several at one place stand in the order in which they came.
    pub(super) fn replace(&mut self, bytes: Range<usize>, with: impl Into<String>) {
        self.0.push((bytes, with.into()));
    }

    /// Puts a text before the byte.
    pub(super) fn insert(&mut self, at: usize, text: impl Into<String>) {
        self.replace(at..at, text);
    }

    /// Takes these bytes out.
    pub(super) fn remove(&mut self, bytes: Range<usize>) {
        self.replace(bytes, "");
    }

    /// Takes over the replacements of another.
    pub(super) fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// Returns this part of a text with the replacements made; `None` when they overlap or reach beyond it.
    pub(super) fn applied(mut self, text: &str, part: Range<usize>) -> Option<String> {
        self.0.sort_by_key(|(bytes, _)| (bytes.start, bytes.end));
        let mut result = String::with_capacity(part.len());
        let mut done = part.start;
        for (bytes, with) in &self.0 {
            // Two neighbours that are taken out may both take the spaces between them.
            let start = if with.is_empty() { bytes.start.max(done) } else { bytes.start };
            result.push_str(text.get(done..start)?);
            result.push_str(with);
            done = bytes.end.max(done);
        }
        result.push_str(text.get(done..part.end)?);
        Some(result)
    }
}
