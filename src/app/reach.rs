//! How far one stroke reaches: a word, or a character as one sees it, which may be several in memory.
//! Must not know the caret: it is handed what stands before it, or after it.

use unicode_segmentation::UnicodeSegmentation as _;

/// Returns how many characters the last word has, as readline counts: up to a space, with the spaces after it.
pub(super) fn last_word(before: &str) -> usize {
    let rest = before.trim_end().trim_end_matches(|c: char| !c.is_whitespace());
    before.chars().count() - rest.chars().count()
}

/// Returns how many characters the last cluster has; 0 at the beginning of a line.
pub(super) fn last_cluster(before: &str) -> usize {
    before.graphemes(true).next_back().map_or(0, |cluster| cluster.chars().count())
}

/// Returns how many characters the first cluster has; 0 at the end of a line.
pub(super) fn first_cluster(after: &str) -> usize {
    after.graphemes(true).next().map_or(0, |cluster| cluster.chars().count())
}

/// Finds which characters of a text are shown as marks.
pub(super) fn hidden_in(text: &str, shown: &str) -> Vec<(String, char)> {
    let mut hidden = Vec::new();
    let mut rest = shown;
    for c in text.chars() {
        if let Some(after) = rest.strip_prefix(c) {
            rest = after;
        } else if let Some(end) = rest.find('>') {
            let (mark, after) = rest.split_at(end + 1);
            if !hidden.iter().any(|(known, _)| known == mark) {
                hidden.push((mark.to_owned(), c));
            }
            rest = after;
        }
    }
    hidden
}
