//! A text being written: the one file that names the textarea crate.
//! It has no shortcuts of its own (the key table has them all) and does not draw itself: rows come from [`wrap`].

use tui_textarea::{CursorMove, TextArea};

use super::{
    moments::{Deed, Moment, Moments},
    reach::{first_cluster, hidden_in, last_cluster, last_word},
    wrap,
};
use crate::scope::{value::Kind, visible::visible};

/// Join emoji into one, or say how the one before is drawn: they are seen by what they do to others.
const JOINERS: [char; 3] = ['\u{200d}', '\u{fe0e}', '\u{fe0f}'];

/// What can be done to the text, other than typing a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stroke {
    /// The caret, one cluster to the left.
    Left,
    /// The caret, one cluster to the right.
    Right,
    /// The caret, to the beginning of the word.
    WordLeft,
    /// The caret, to the beginning of the next word.
    WordRight,
    /// The caret, to the beginning of the line.
    Home,
    /// The caret, to the end of the line.
    End,
    /// Takes away the cluster before the caret.
    Backspace,
    /// Takes away the cluster after the caret.
    Delete,
    /// Takes away the word before the caret.
    DeleteWord,
    /// Takes away all from the beginning of the line to the caret.
    DeleteToStart,
    /// Takes away all from the caret to the end of the line.
    DeleteToEnd,
    /// Begins a new line, where the field takes several; else a space.
    NewLine,
    /// Takes back what was typed last.
    Undo,
    /// Types again what was taken back.
    Redo,
}

/// A text, the caret in it, and what it was before.
#[derive(Debug, Clone)]
pub struct TextBox {
    area: TextArea<'static>,
    several_lines: bool,
    /// Characters that cannot be seen, each with the mark that stands for it while the text is written.
    hidden: Vec<(String, char)>,
    moments: Moments,
}

impl TextBox {
    /// Returns a box with a text in it and the caret at its end.
    #[must_use]
    pub fn new(text: &str, kind: Kind) -> Self {
        let shown = visible(text);
        let mut area = TextArea::new(shown.split('\n').map(str::to_owned).collect());
        area.move_cursor(CursorMove::Bottom);
        area.move_cursor(CursorMove::End);
        Self {
            area,
            several_lines: kind == Kind::Paragraph,
            hidden: hidden_in(text, &shown),
            moments: Moments::default(),
        }
    }

    /// Returns the text as it is written now.
    #[must_use]
    pub fn text(&self) -> String {
        let shown = self.area.lines().join("\n");
        self.hidden.iter().fold(shown, |text, (mark, c)| text.replace(mark, &c.to_string()))
    }

    /// Tells whether the text may have several lines.
    #[must_use]
    pub fn takes_several_lines(&self) -> bool {
        self.several_lines
    }

    /// Returns the rows of the text at this width.
    #[must_use]
    pub fn rows(&self, width: usize) -> Vec<String> {
        wrap::wrapped(&self.area.lines().join("\n"), width)
    }

    /// Returns the row and the column of the caret at this width.
    #[must_use]
    pub fn caret(&self, width: usize) -> (usize, usize) {
        let (line, column) = self.position();
        let rows = wrap::rows(&self.area.lines().join("\n"), width);
        let index = rows.iter().rposition(|row| row.line == line && row.start <= column).unwrap_or_default();
        (index, self.column_in(rows[index], column).min(width.saturating_sub(1)))
    }

    /// Types a character.
    pub fn type_char(&mut self, c: char) {
        self.remember(if c.is_whitespace() { Deed::Space } else { Deed::Letter });
        // A joiner is seen by what it joins, once the next character is typed.
        let joins = JOINERS.contains(&c) && !self.around().0.is_empty();
        let text = if joins { c.to_string() } else { visible(&c.to_string()).into_owned() };
        self.area.insert_str(text);
    }

    /// Types a text that was pasted; it is text, whatever it holds.
    ///
    /// Line ends become line breaks, or spaces where the field takes one line; a tab becomes a space; other
    /// characters that cannot be seen become marks.
    pub fn paste(&mut self, text: &str) {
        let text = text.replace("\r\n", "\n").replace(['\r'], "\n").replace('\t', " ");
        let text = if self.several_lines { text } else { text.trim_end_matches('\n').replace('\n', " ") };
        self.remember(Deed::Other);
        self.area.insert_str(visible(&text));
    }

    /// Replaces the whole text, as one step that can be taken back.
    pub fn replace(&mut self, text: &str) {
        self.remember(Deed::Other);
        let whole = Self::new(text, Kind::Paragraph);
        self.area = whole.area;
        self.hidden.extend(whole.hidden);
    }

    /// Does a stroke.
    pub fn stroke(&mut self, stroke: Stroke) {
        match stroke {
            Stroke::Left => match last_cluster(&self.around().0) {
                0 => self.go(CursorMove::Back),
                chars => self.go_by(chars, usize::saturating_sub),
            },
            Stroke::Right => match first_cluster(&self.around().1) {
                0 => self.go(CursorMove::Forward),
                chars => self.go_by(chars, usize::saturating_add),
            },
            Stroke::WordLeft => self.go(CursorMove::WordBack),
            Stroke::WordRight => self.go(CursorMove::WordForward),
            Stroke::Home => self.go(CursorMove::Head),
            Stroke::End => self.go(CursorMove::End),
            Stroke::Backspace => {
                let chars = last_cluster(&self.around().0);
                self.delete(|text| text.delete_before(chars));
            }
            Stroke::Delete => {
                let chars = first_cluster(&self.around().1);
                self.delete(|text| match chars {
                    0 => text.area.delete_next_char(),
                    chars => text.area.delete_str(chars),
                });
            }
            Stroke::DeleteWord => {
                let chars = last_word(&self.around().0);
                self.delete_stretch(|text| text.delete_before(chars));
            }
            Stroke::DeleteToStart => self.delete_stretch(|text| text.area.delete_line_by_head()),
            Stroke::DeleteToEnd => self.delete_stretch(|text| text.area.delete_line_by_end()),
            Stroke::NewLine if self.several_lines => {
                self.remember(Deed::Other);
                self.area.insert_newline();
            }
            Stroke::NewLine => self.type_char(' '),
            Stroke::Undo => {
                if let Some(moment) = self.moments.undo(self.moment()) {
                    self.restore(moment);
                }
            }
            Stroke::Redo => {
                if let Some(moment) = self.moments.redo(self.moment()) {
                    self.restore(moment);
                }
            }
        }
    }

    /// Moves the caret one row up or down at this width; `false` when there is no such row.
    pub fn vertical(&mut self, width: usize, down: bool) -> bool {
        let (row, column) = self.caret(width);
        let rows = wrap::rows(&self.area.lines().join("\n"), width);
        let target = if down { row.checked_add(1) } else { row.checked_sub(1) };
        let Some(target) = target.and_then(|target| rows.get(target)).copied() else {
            return false;
        };
        let mut at = target.start;
        while at < target.end && self.column_in(target, at) < column {
            at += 1;
        }
        // The last place of a row that goes on below belongs to the row below.
        let goes_on = rows.iter().any(|row| row.line == target.line && row.start == target.end);
        if goes_on && at == target.end && at > target.start {
            at -= 1;
        }
        self.area.move_cursor(jump(target.line, at));
        self.moments.pause();
        true
    }

    fn position(&self) -> (usize, usize) {
        let caret = self.area.cursor();
        (caret.0, caret.1)
    }

    fn column_in(&self, row: wrap::Row, at: usize) -> usize {
        let line = &self.area.lines()[row.line];
        let before: String = line.chars().skip(row.start).take(at.saturating_sub(row.start)).collect();
        wrap::cells(&before)
    }

    fn go(&mut self, to: CursorMove) {
        self.area.move_cursor(to);
        self.moments.pause();
    }

    /// Moves the caret within its line by characters; the textarea itself stops inside of clusters.
    fn go_by(&mut self, chars: usize, step: fn(usize, usize) -> usize) {
        let (line, column) = self.position();
        self.go(jump(line, step(column, chars)));
    }

    fn delete<T>(&mut self, delete: impl FnOnce(&mut Self) -> T) {
        self.remember(Deed::Deletion);
        delete(self);
    }

    /// Deletes a whole stretch, which is taken back by itself.
    fn delete_stretch<T>(&mut self, delete: impl FnOnce(&mut Self) -> T) {
        self.remember(Deed::Other);
        delete(self);
        self.moments.pause();
    }

    /// Deletes characters before the caret; with none in the line, the line break before it.
    fn delete_before(&mut self, chars: usize) {
        if chars == 0 {
            self.area.delete_char();
        } else {
            // Not `go`, which ends a run of deletions.
            let (line, column) = self.position();
            self.area.move_cursor(jump(line, column.saturating_sub(chars)));
            self.area.delete_str(chars);
        }
    }

    /// Returns the line of the caret, before it and after it.
    fn around(&self) -> (String, String) {
        let (line, column) = self.position();
        let mut characters = self.area.lines()[line].chars();
        (characters.by_ref().take(column).collect(), characters.collect())
    }

    fn moment(&self) -> Moment {
        Moment { lines: self.area.lines().to_vec(), caret: self.position() }
    }

    fn remember(&mut self, deed: Deed) {
        let (area, caret) = (&self.area, self.position());
        self.moments.remember(deed, || Moment { lines: area.lines().to_vec(), caret });
    }

    fn restore(&mut self, moment: Moment) {
        self.area = TextArea::new(moment.lines);
        self.area.move_cursor(jump(moment.caret.0, moment.caret.1));
        self.moments.pause();
    }
}

/// The move to a line and a character of it.
fn jump(line: usize, column: usize) -> CursorMove {
    let place = |number: usize| u16::try_from(number).unwrap_or(u16::MAX);
    CursorMove::Jump(place(line), place(column))
}

#[cfg(test)]
#[path = "text_box_tests.rs"]
mod tests;
