//! How far the review is, in numbers: for a screen, a command, or somebody who asks on the telephone.
//! Must not judge: it counts.

use super::{
    Known,
    checklist::{Progress, progress, questions_of},
    confirmation,
};
use crate::scope::Scope;

/// How far the review is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ReviewState {
    /// How many questions are asked.
    pub questions: usize,
    /// How many of them a person answered.
    pub answered: usize,
    /// How many the model answers.
    pub by_model: usize,
    /// How many have to be answered again, for their subject changed.
    pub again: usize,
    /// How many actions are not done.
    pub actions: usize,
    /// How many of them should have been done.
    pub overdue: usize,
    /// How many items were confirmed, and changed since.
    pub to_confirm: usize,
}

impl ReviewState {
    /// Returns how far the review of a scope is.
    #[must_use]
    pub fn of(scope: &Scope, known: &Known<'_>) -> Self {
        let mut state = Self { to_confirm: confirmation::stale(scope).len(), ..Self::default() };
        for question in questions_of(scope) {
            state.questions += 1;
            match progress(scope, known, &question) {
                Progress::Open => {}
                Progress::Stale(_) => state.again += 1,
                Progress::ByModel(_) => state.by_model += 1,
                Progress::Answered(_) => state.answered += 1,
            }
        }
        let open = scope.actions.iter().filter(|action| action.done.is_none());
        state.actions = open.clone().count();
        state.overdue = open.filter(|action| action.due.is_some_and(|due| due < known.today)).count();
        state
    }

    /// Returns how many questions nobody has answered yet.
    #[must_use]
    pub fn open(&self) -> usize {
        self.questions - self.answered - self.by_model - self.again
    }
}
