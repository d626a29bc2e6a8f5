//! The guided review: from one stop to the next, and to the end.
//! Must not answer: `review` does.

use crate::app::{App, asked::Stop, page::Target, tab::Tab, window::Cursor};

impl App {
    /// Opens the guided review at a stop; at a list with the first item that is to be confirmed.
    pub(super) fn guide_to(&mut self, stop: Stop) {
        self.guide_at(match stop {
            Stop::Question(id) => self.walk.stop_of(&id),
            stop => stop,
        });
    }

    /// Opens the guided review where something is left to do; at its end where nothing is.
    pub(super) fn go_on_with_the_review(&mut self) {
        let open = self.stops().into_iter().find(|(_, open)| *open);
        self.guide_to(open.map_or(Stop::Summary, |(stop, _)| stop));
    }

    /// Goes to the stop after this one, or to the one before.
    pub(super) fn guide_beside(&mut self, forward: bool) {
        let stops = self.stops();
        // A stop that is gone, with its last row or its question, is nowhere to go on from.
        let Some(at) = stops.iter().position(|(stop, _)| *stop == self.guide) else {
            return self.go_on_with_the_review();
        };
        let to = if forward { (at + 1).min(stops.len() - 1) } else { at.saturating_sub(1) };
        if let Some((stop, _)) = stops.into_iter().nth(to) {
            self.guide_at(stop);
        }
    }

    /// Opens the guided review at a stop as it stands: the way back leads through every prompt.
    pub(super) fn guide_at(&mut self, stop: Stop) {
        self.guide = stop;
        self.cursors[Tab::Guide.index()] = Cursor::default();
        self.show(Tab::Guide);
        self.select_next_item();
    }

    /// Returns the next stop at which something is left to do, after the one that is asked; round at the end, if so
    /// wanted.
    ///
    /// In the list of questions only questions are stops, and each stands for all its prompts.
    pub(super) fn next_open_stop(&self, round: bool) -> Option<Stop> {
        let mut stops = self.stops();
        if self.tab != Tab::Guide {
            stops.retain(|(stop, _)| matches!(stop, Stop::Question(_)));
        }
        let here = |stop: &Stop| match (stop, self.asked()) {
            (Stop::Question(id), Some(asked)) => {
                *id == asked || self.walk.whole(id).is_some_and(|whole| whole.question.id == asked)
            }
            (stop, _) => *stop == self.guide,
        };
        let after = stops.iter().rposition(|(stop, _)| here(stop)).map_or(0, |at| at + 1);
        let before = if round { &stops[..after] } else { &[] };
        let mut open = stops[after..].iter().chain(before).filter(|(_, open)| *open);
        open.next().map(|(stop, _)| stop.clone())
    }

    /// Selects the first item from here that is to be confirmed; `false` when the list has none after this one.
    pub(super) fn select_next_item(&mut self) -> bool {
        let from = self.cursor().selected;
        let stops = self.page.stops.len();
        let to_confirm = |stop: &usize| match self.page.target(*stop) {
            Some(Target::Row(section, id)) => self.walk.is_to_be_confirmed(*section, id),
            _ => false,
        };
        let next = (from..stops).find(to_confirm).filter(|_| matches!(self.guide, Stop::Items(_)));
        if let Some(next) = next {
            self.select(next);
        }
        next.is_some()
    }
}
