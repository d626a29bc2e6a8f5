//! The review at the desk: what is asked, and how far it is answered. Drawn up once for a change, not for each frame.
//! Must not judge an answer: the rules do.

use std::collections::HashSet;

use crate::{
    rules::{
        Known,
        anew::Review,
        checklist::{Evidence, Progress, evidence, progress, questions_of, verdict},
        confirmation::{CONFIRMED, Confirmed, confirmations},
    },
    scope::{Scope, item::ItemId, review::Question, section::Section},
};

/// A stop of the guided review.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Stop {
    /// A question of the checklist, or one of its prompts.
    Question(ItemId),
    /// A list, each item of which can be confirmed.
    Items(Section),
    /// What was found, and what comes next.
    #[default]
    Summary,
}

/// A question, or a prompt, as it stands on the desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The question.
    pub question: Question,
    /// How far it is answered.
    pub progress: Progress,
    /// Whether somebody has to answer it.
    pub open: bool,
    /// Whether it is open only because it was answered for the newest version, and this is a review of that.
    pub again: bool,
    /// Whether a person answered it since the newest version; before there is one, whether a person answered it.
    pub anew: bool,
    /// What the program reads off the scope about it.
    pub evidence: Option<Evidence>,
    /// Its prompts; empty where it is asked as it stands.
    pub parts: Vec<Asked>,
}

/// The review as it stands on the desk.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Walk {
    /// The questions that are asked, those of the organisation among them, in their order.
    pub asked: Vec<Asked>,
    /// The items that nobody has looked at: they can be confirmed and are not.
    pub to_confirm: Vec<(Section, ItemId)>,
    /// The same, to be asked about one by one.
    waiting: HashSet<(Section, ItemId)>,
    /// How many items are not true any more, with something to be done about them.
    pub denied: usize,
    /// How many items can be confirmed.
    pub items: usize,
}

impl Walk {
    /// Draws up the review of a scope.
    #[must_use]
    pub fn of(scope: &Scope, known: &Known<'_>) -> Self {
        let review = Review::of(scope, known);
        let to_confirm: Vec<(Section, ItemId)> =
            review.to_confirm().into_iter().map(|(section, id)| (section, id.clone())).collect();
        let asked = questions_of(scope).into_iter().map(|question| stands(question, scope, known, &review));
        let denied =
            confirmations(scope).iter().filter(|(_, _, stand)| matches!(stand, Confirmed::Denied(_))).count();
        Self {
            denied,
            waiting: to_confirm.iter().cloned().collect(),
            asked: asked.collect(),
            to_confirm,
            items: CONFIRMED.iter().map(|section| scope.len(*section)).sum(),
        }
    }

    /// Returns the questions that somebody has to answer.
    pub fn open(&self) -> impl Iterator<Item = &Asked> {
        self.asked.iter().filter(|asked| asked.open)
    }

    /// Returns how many questions a person answered in this review.
    #[must_use]
    pub fn answered(&self) -> usize {
        self.asked.iter().filter(|asked| asked.anew && !asked.open).count()
    }

    /// Returns how many questions are answered by what was read off the text.
    #[must_use]
    pub fn read_off(&self) -> usize {
        self.asked.iter().filter(|asked| matches!(asked.progress, Progress::ByModel(_))).count()
    }

    /// Tells whether somebody answered all that is asked, and has not only let stand what was answered before.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.answered() > 0 && self.open().next().is_none()
    }

    /// Tells whether what was answered for the newest version is asked again.
    #[must_use]
    pub fn is_again(&self) -> bool {
        self.asked.iter().any(|asked| asked.again)
    }

    /// Returns a question, or a prompt.
    #[must_use]
    pub fn find(&self, id: &ItemId) -> Option<&Asked> {
        self.asked
            .iter()
            .flat_map(|asked| std::iter::once(asked).chain(&asked.parts))
            .find(|asked| asked.question.id == *id)
    }

    /// Returns the question that a prompt belongs to.
    #[must_use]
    pub fn whole(&self, prompt: &ItemId) -> Option<&Asked> {
        self.asked.iter().find(|asked| asked.parts.iter().any(|part| part.question.id == *prompt))
    }

    /// Returns where a question is asked: at its first open prompt, where it has any.
    #[must_use]
    pub fn stop_of(&self, id: &ItemId) -> Stop {
        let parts = self.find(id).map(|asked| asked.parts.as_slice()).unwrap_or_default();
        let part = parts.iter().find(|part| part.open).or(parts.first());
        Stop::Question(part.map_or(id, |part| &part.question.id).clone())
    }

    /// Tells whether a question has an answer that holds, from a person or read off the scope.
    #[must_use]
    pub fn is_settled(&self, id: &ItemId) -> bool {
        self.find(id).is_some_and(|asked| asked.progress.is_settled())
    }

    /// Tells whether a note can be written on a question: a person answers it, or did.
    #[must_use]
    pub fn takes_a_note(&self, id: &ItemId) -> bool {
        self.find(id).is_some_and(|asked| !matches!(asked.progress, Progress::ByModel(_)))
    }

    /// Tells whether an item of a list can be confirmed, and is not.
    #[must_use]
    pub fn is_to_be_confirmed(&self, section: Section, id: &ItemId) -> bool {
        self.waiting.contains(&(section, id.clone()))
    }
}

fn stands(question: Question, scope: &Scope, known: &Known<'_>, review: &Review<'_>) -> Asked {
    let parts = question.parts().map(|part| stands(part, scope, known, review)).collect();
    let progress = progress(scope, known, &question);
    let again = review.asks_again(&question, progress);
    let answered = verdict(scope, &question).filter(|_| matches!(progress, Progress::Answered(_)));
    let then = known.newest.and_then(|newest| verdict(newest, &question));
    Asked {
        progress,
        anew: answered.is_some() && answered != then,
        open: again || !progress.is_settled(),
        again,
        evidence: evidence(scope, known, &question),
        parts,
        question,
    }
}
