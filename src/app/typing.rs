//! What is typed and stands nowhere yet: the answer to a question, a reason in the form of consent, an open field.
//! Must not keep it: it is handed to whoever keeps unsaved work, and offered again where it was typed.

use super::{
    App,
    form::FormLine,
    mode::{Mode, Purpose},
    typed::{Typed, WHY_BOTH, in_the_sitting},
};
use crate::{
    export::changes::subject_of,
    scope::{Scope, edit::Edit},
};

impl App {
    /// Tells whether a field of the scope is being written.
    #[must_use]
    pub fn is_writing(&self) -> bool {
        self.mode.through().any(|mode| matches!(mode, Mode::Editing(_)))
    }

    /// Returns the scope with the text that is being written in its place: what a broken connection must not lose.
    #[must_use]
    pub fn scope_with_what_is_written(&self) -> Scope {
        let mut scope = self.scope.clone();
        for mode in self.mode.through() {
            if let Mode::Editing(editing) = mode {
                // A text that is no value for its field stays out; it is kept with what else was typed.
                let _ = Edit::set(editing.place.clone(), editing.input.text()).apply(&mut scope);
            }
        }
        scope
    }

    /// Returns what was typed in answer to questions and is not part of the scope yet.
    #[must_use]
    pub fn typed(&self) -> Vec<Typed> {
        let now = self.mode.through().flat_map(|mode| mode.typed(&self.scope));
        now.chain(self.left.iter().cloned()).collect()
    }

    /// Puts away what is typed at the moment: the question is left, and may be put again.
    pub(super) fn put_away_what_is_typed(&mut self) {
        let typed: Vec<Typed> = self.mode.through().flat_map(|mode| mode.typed(&self.scope)).collect();
        for typed in typed {
            self.put_away(typed);
        }
    }

    /// Puts away what was typed for a question that is left, until it is put again.
    pub(super) fn put_away(&mut self, typed: Typed) {
        self.left.retain(|left| left.asked != typed.asked);
        self.left.push(typed);
    }

    /// Returns what was typed for a question the last time that it was put, and not taken.
    pub(super) fn take_again(&mut self, asked: &str) -> Option<String> {
        let at = self.left.iter().rposition(|left| left.asked == asked)?;
        Some(self.left.remove(at).text)
    }

    /// Forgets what was typed for questions that have been settled otherwise.
    pub(super) fn forget_typed(&mut self, is_settled: impl Fn(&str) -> bool) {
        self.left.retain(|left| !is_settled(&left.asked));
    }
}

impl Mode {
    /// Returns this mode and those behind it, to which one goes back.
    pub fn through(&self) -> impl Iterator<Item = &Self> {
        std::iter::successors(Some(self), |mode| match mode {
            Self::Prompt(prompt) => prompt.behind.as_deref(),
            Self::Reading(reading) => reading.behind.as_deref(),
            Self::Browse | Self::Editing(_) | Self::Asking(_) | Self::Signing(_) => None,
        })
    }

    /// Returns what is typed in it, with the answers that led to its question.
    fn typed(&self, scope: &Scope) -> Vec<Typed> {
        match self {
            Self::Editing(editing) => {
                let text = editing.input.text();
                let edit = Edit::set(editing.place.clone(), text.clone());
                let is_none = editing.is_changed() && edit.apply(&mut scope.clone()).is_err();
                is_none.then(|| Typed::new(subject_of(&editing.place), text)).into_iter().collect()
            }
            Self::Prompt(prompt) => {
                let text = prompt.input.text();
                let is_own = !text.trim().is_empty() && text != prompt.offered;
                let now = (is_own && prompt.purpose.is_offered_again())
                    .then(|| Typed::new(prompt.purpose.named(), text));
                prompt.purpose.answered().into_iter().chain(now).collect()
            }
            Self::Signing(signing) => {
                let reason = signing.form.as_ref().and_then(|form| form.written(FormLine::Conflict));
                let reason = reason.filter(|(_, reason)| !reason.is_empty());
                reason.map(|(_, reason)| Typed::new(in_the_sitting(WHY_BOTH), reason)).into_iter().collect()
            }
            Self::Browse | Self::Asking(_) | Self::Reading(_) => Vec::new(),
        }
    }
}

impl Purpose {
    /// Returns its question so that it is like no other: a text that waits to be offered again is known by it.
    #[must_use]
    pub fn named(&self) -> String {
        match self {
            Self::Comment(..) | Self::SignerEmail => in_the_sitting(&self.asks()),
            Self::AcceptedUntil(which, _) => {
                format!("{} {}", Self::WhyAccepted(which.clone()).named(), self.asks())
            }
            Self::WhyAccepted(which) => match which.place() {
                Some(place) => format!("{place}, {}", self.asks()),
                None => self.asks(),
            },
            _ => self.asks(),
        }
    }

    /// Returns the answers to the questions before this one, the first first.
    fn answered(&self) -> Vec<Typed> {
        let mut answers = Vec::new();
        let mut before = self.before();
        while let Some(Mode::Prompt(prompt)) = before {
            answers.push(Typed::new(prompt.purpose.named(), prompt.offered));
            before = prompt.purpose.before();
        }
        answers.reverse();
        answers
    }
}
