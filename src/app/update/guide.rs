//! The guided review: from one question to the next, and to the end.
//! Must not answer: `review` does.

use crate::{
    app::{App, Stop, tab::Tab, window::Cursor},
    scope::item::ItemId,
};

impl App {
    /// Opens the guided review at a question.
    pub(super) fn guide_to(&mut self, stop: Stop) {
        self.guide = stop;
        self.cursors[Tab::Guide.index()] = Cursor::default();
        self.show(Tab::Guide);
    }

    /// Goes to the question after this one, or to the one before; past the last comes the summary.
    pub(super) fn guide_beside(&mut self, forward: bool) {
        let all = self.questions();
        let at = match &self.guide {
            Stop::Question(id) => all.iter().position(|question| question.id == *id).unwrap_or_default(),
            Stop::Summary => all.len(),
        };
        let to = if forward { (at + 1).min(all.len()) } else { at.saturating_sub(1) };
        self.guide_to(all.get(to).map_or(Stop::Summary, |question| Stop::Question(question.id.clone())));
    }

    /// Returns the next question that is to be answered, after the one that is asked; round at the end.
    pub(super) fn next_open_question(&self) -> Option<ItemId> {
        let all = self.questions();
        let here = self.asked().and_then(|id| all.iter().position(|question| question.id == id));
        let after = here.map_or(0, |at| at + 1);
        let mut open =
            all[after..].iter().chain(&all[..after]).filter(|question| self.is_to_be_answered(question));
        open.next().map(|question| question.id.clone())
    }
}
