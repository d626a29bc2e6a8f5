//! The window on the page: what of it is on the screen, and where one is.
//! Must not know what stands on the page, but for its lines and stops.

use super::{App, page, told::told};

/// The least window in which the scope can be read and written, in columns and rows.
pub const LEAST_SIZE: (u16, u16) = (40, 12);

/// Where one is on a tab.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cursor {
    /// Which of the rows that can be selected.
    pub selected: usize,
    /// Which line of the page stands at the top.
    pub top: usize,
}

impl App {
    /// Tells whether the window is too small to show the scope.
    #[must_use]
    pub fn is_too_small(&self) -> bool {
        self.size.0 < LEAST_SIZE.0 || self.size.1 < LEAST_SIZE.1
    }

    /// Returns how many lines the page has on the screen.
    #[must_use]
    pub fn body_height(&self) -> usize {
        // Two lines of header and a blank one above; the keys below.
        let taken = 4 + self.message_height() + self.mode.prompt_height(self.text_width());
        usize::from(self.size.1).saturating_sub(taken).max(1)
    }

    /// Returns how many lines what is told takes; there is always one.
    #[must_use]
    pub fn message_height(&self) -> usize {
        told(self).map_or(1, |told| told.lines.len())
    }

    /// Returns how many columns a page of text has; a longer line is hard to read.
    #[must_use]
    pub fn text_width(&self) -> usize {
        usize::from(self.size.0).clamp(20, 100)
    }

    /// Returns the cursor of the shown tab.
    #[must_use]
    pub fn cursor(&self) -> Cursor {
        self.cursors[self.tab.index()]
    }

    pub(super) fn cursor_mut(&mut self) -> &mut Cursor {
        &mut self.cursors[self.tab.index()]
    }

    /// Lays out the shown tab again and keeps the selected row on the screen.
    pub(super) fn lay_out(&mut self) {
        self.page = page::page(self);
        self.keep_in_view();
    }

    /// Lays out again what is being written, for a key that changed nothing else.
    pub(super) fn lay_out_written(&mut self) {
        let mut page = std::mem::take(&mut self.page);
        let written = page::write_again(self, &mut page);
        self.page = page;
        if written {
            self.keep_in_view();
        } else {
            self.lay_out();
        }
    }

    /// Lays out the shown tab again after a change: what is selected stays so, where rows above it came or went.
    pub(super) fn lay_out_anew(&mut self) {
        let target = self.page.target(self.cursor().selected).cloned();
        self.page = page::page(self);
        if let Some(stop) = target.and_then(|target| self.page.stop_of(&target)) {
            self.cursor_mut().selected = stop;
        }
        self.keep_in_view();
    }

    /// Scrolls as little as is needed for the selected row, or the caret, to be on the screen.
    pub(super) fn keep_in_view(&mut self) {
        let height = self.body_height();
        let last = self.page.stops.len().saturating_sub(1);
        let cursor = self.cursor();
        let selected = cursor.selected.min(last);
        let (mut first, mut end) = self.page.extent(selected);
        if selected == 0 && end <= height {
            // What stands above the first row belongs to it, where both can be seen.
            first = 0;
        }
        if let Some((line, _)) = self.page.caret {
            // While writing, the caret counts, with a line above and below it to know where one is.
            (first, end) = (line.saturating_sub(1), line + 2);
        }
        let lowest = end.saturating_sub(height);
        // What stands above the first row can be read too, where the row then begins on the screen, and nobody writes.
        let is_free = selected == 0 && first < height && self.page.caret.is_none();
        let highest = if is_free { 0 } else { lowest.min(first) };
        // A row that is taller than the screen may stand anywhere between its beginning and its end.
        let top = cursor.top.clamp(highest, lowest.max(first));
        let top = top.min(self.page.height().saturating_sub(height));
        *self.cursor_mut() = Cursor { selected, top };
    }
}
