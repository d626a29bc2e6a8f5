//! Wrapping: where a text breaks into rows of cells, the same for reading and for writing.
//! Must not know the screen: a width goes in, rows come out.

use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthStr;

/// One row of a wrapped text: a run of characters of one of its lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// Which line of the text, from 0.
    pub line: usize,
    /// The first character of the line that stands in this row.
    pub start: usize,
    /// The character after the last one.
    pub end: usize,
}

/// Returns how many cells a text takes.
///
/// Characters are counted by grapheme cluster, as ratatui does, so that columns agree with the screen.
#[must_use]
pub fn cells(text: &str) -> usize {
    text.graphemes(true).map(UnicodeWidthStr::width).sum()
}

/// Breaks a text into rows of at most `width` cells, at spaces where there are any.
///
/// Spaces at the end of a row may hang over the edge, so that typing one does not make the text jump.
/// There is at least one row.
#[must_use]
pub fn rows(text: &str, width: usize) -> Vec<Row> {
    let width = width.max(1);
    let mut rows = Vec::new();
    for (line, content) in text.split('\n').enumerate() {
        break_line(line, content, width, &mut rows);
    }
    rows
}

fn break_line(line: usize, content: &str, width: usize, rows: &mut Vec<Row>) {
    // A row that starts at character `start`, and the last place after a space where it could end.
    let (mut start, mut column) = (0, 0);
    let mut after_space: Option<(usize, usize)> = None;
    let mut at = 0;
    for cluster in content.graphemes(true) {
        let (cells, space) = (cluster.width(), cluster == " ");
        // Twice, where what follows the space is itself too long for the next row.
        while !space && column + cells > width && at > start {
            let end = match after_space {
                Some((end, used)) if end > start => {
                    column -= used;
                    end
                }
                _ => {
                    column = 0;
                    at
                }
            };
            rows.push(Row { line, start, end });
            start = end;
            after_space = None;
        }
        column += cells;
        at += cluster.chars().count();
        if space {
            after_space = Some((at, column));
        }
    }
    rows.push(Row { line, start, end: at });
}

/// Returns the rows of a wrapped text as texts, without the spaces at their ends.
#[must_use]
pub fn wrapped(text: &str, width: usize) -> Vec<String> {
    let lines: Vec<&str> = text.split('\n').collect();
    rows(text, width)
        .into_iter()
        .map(|row| {
            let part: String = lines[row.line].chars().skip(row.start).take(row.end - row.start).collect();
            part.trim_end().to_owned()
        })
        .collect()
}

/// Returns the rows of a text whose lines hang: what wraps stands under the first word of its line, behind the
/// mark of a list where there is one.
#[must_use]
pub fn hanging(text: &str, width: usize) -> Vec<String> {
    let mut rows = Vec::new();
    for line in text.split('\n') {
        let words = line.trim_start_matches(' ');
        let mark = ["- ", "+ ", "~ ", "! "].iter().any(|mark| words.starts_with(mark));
        let indent = (line.len() - words.len() + if mark { 2 } else { 0 }).min(width / 2);
        let (head, rest) = line.split_at(indent.min(line.len()));
        for (index, row) in wrapped(rest, width.saturating_sub(indent)).into_iter().enumerate() {
            let head = if index == 0 { head } else { &" ".repeat(indent) };
            rows.push(format!("{head}{row}"));
        }
    }
    rows
}

/// Returns the beginning of a text that fits into `width` cells, with an ellipsis where it was cut.
#[must_use]
pub fn shortened(text: &str, width: usize) -> String {
    let line = text.split('\n').next().unwrap_or_default();
    if cells(line) <= width && line.len() == text.len() {
        return line.to_owned();
    }
    let mut used = 0;
    let kept: String = line
        .graphemes(true)
        .take_while(|cluster| {
            used += cluster.width();
            used < width
        })
        .collect();
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn words_stay_whole_and_long_words_break() {
        assert_eq!(wrapped("one two three", 7), ["one two", "three"]);
        assert_eq!(wrapped("abcdefghij k", 4), ["abcd", "efgh", "ij k"]);
        assert_eq!(wrapped("漢字漢字", 5), ["漢字", "漢字"]);
        assert_eq!(wrapped("a\n\nb", 5), ["a", "", "b"]);
        assert_eq!(wrapped("", 5), [""]);
    }

    #[test]
    fn what_wraps_hangs_under_its_first_word() {
        assert_eq!(
            hanging("- one two\nthree four\n  five six", 7),
            ["- one", "  two", "three", "four", "  five", "  six"]
        );
    }

    #[test]
    fn a_combining_mark_stays_with_its_letter() {
        assert_eq!(wrapped("aae\u{301}", 3), ["aae\u{301}"]);
        assert_eq!(wrapped("aae\u{301}b", 3), ["aae\u{301}", "b"]);
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_nothing_overflows(text in "[a-c 漢é\u{301}\n]{0,80}", width in 2usize..20) {
            let lines: Vec<&str> = text.split('\n').collect();
            let mut back = vec![String::new(); lines.len()];
            for row in rows(&text, width) {
                let part: String = lines[row.line].chars().skip(row.start).take(row.end - row.start).collect();
                prop_assert!(cells(part.trim_end()) <= width, "{part:?}");
                back[row.line].push_str(&part);
            }
            prop_assert_eq!(back, lines);
        }
    }
}
