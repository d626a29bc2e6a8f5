//! The review at the desk: which question is asked, and which are to be answered.
//! Must not judge an answer: the checklist does.

use super::{App, Stop, page::Target, tab::Tab};
use crate::{
    rules::checklist::{Progress, progress, questions_of, verdict},
    scope::{
        approval::ApprovalKind,
        item::ItemId,
        review::{Answer, Question},
    },
};

impl App {
    /// Returns the questions that are asked of the scope on the desk, those of the organisation among them.
    #[must_use]
    pub fn questions(&self) -> Vec<Question> {
        questions_of(&self.scope)
    }

    /// Returns the question that an answer would go to: that of the guided review, or the selected one.
    #[must_use]
    pub fn asked(&self) -> Option<ItemId> {
        match (&self.guide, self.page.target(self.cursor().selected)) {
            (Stop::Question(question), _) if self.tab == Tab::Guide => Some(question.clone()),
            (_, Some(Target::Question(question))) => Some(question.clone()),
            _ => None,
        }
    }

    /// Tells whether a question is to be answered: it is open, its text has changed, or nothing has changed since it
    /// was answered for the newest version, which takes a new review to be confirmed.
    #[must_use]
    pub fn is_to_be_answered(&self, question: &Question) -> bool {
        let answered = matches!(progress(&self.scope, &self.known(), question), Progress::Answered(_));
        !answered || self.is_of_the_last_review(question)
    }

    /// Tells whether the answer to a question is still the one of the newest version, with nothing changed since.
    #[must_use]
    pub fn is_of_the_last_review(&self, question: &Question) -> bool {
        let Some(newest) = self.newest().filter(|_| self.next.kind == ApprovalKind::Reaffirmation) else {
            return false;
        };
        let (now, then) = (verdict(&self.scope, question), verdict(&newest.scope, question));
        now.is_some() && now == then
    }

    /// Tells whether a question has a verdict, be it stale or not.
    #[must_use]
    pub fn is_answered(&self, question: &ItemId) -> bool {
        self.scope.verdicts.iter().any(|verdict| verdict.id == *question && verdict.answer != Answer::Open)
    }
}
