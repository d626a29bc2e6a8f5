//! The moments of a text that is being written, so that what was typed can be taken back in the pieces in which
//! one thinks of it: a word, a run of deletions, a paste. Must not know how a text is edited.

/// The text and the caret at one moment.
#[derive(Debug, Clone)]
pub(super) struct Moment {
    /// The lines.
    pub(super) lines: Vec<String>,
    /// Line and character of the caret.
    pub(super) caret: (usize, usize),
}

/// What was done last: a run of the same is taken back in one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Deed {
    /// Something that is taken back by itself.
    #[default]
    Other,
    /// A letter was typed.
    Letter,
    /// A space was typed.
    Space,
    /// A character was deleted.
    Deletion,
}

/// The moments before and after the one that is shown.
#[derive(Debug, Clone, Default)]
pub(super) struct Moments {
    before: Vec<Moment>,
    after: Vec<Moment>,
    last: Deed,
}

impl Moments {
    /// Remembers the moment before a deed, unless the deed goes on with the last one.
    pub(super) fn remember(&mut self, deed: Deed, moment: impl FnOnce() -> Moment) {
        // A word and the space after it are taken back together.
        let goes_on = match deed {
            Deed::Other => false,
            Deed::Space => matches!(self.last, Deed::Space | Deed::Letter),
            deed => self.last == deed,
        };
        if !goes_on {
            self.before.push(moment());
        }
        self.after.clear();
        self.last = deed;
    }

    /// Ends a run: what comes next is taken back by itself.
    pub(super) fn pause(&mut self) {
        self.last = Deed::Other;
    }

    /// Returns the moment before, given the one that is shown.
    pub(super) fn undo(&mut self, shown: Moment) -> Option<Moment> {
        let moment = self.before.pop()?;
        self.after.push(shown);
        self.pause();
        Some(moment)
    }

    /// Returns the moment that was taken back last, given the one that is shown.
    pub(super) fn redo(&mut self, shown: Moment) -> Option<Moment> {
        let moment = self.after.pop()?;
        self.before.push(shown);
        self.pause();
        Some(moment)
    }
}
