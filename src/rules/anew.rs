//! The review since the last approval: an answer that already stood in the approved version is none of it.
//! Must not ask whether the answers hold: the checklist does.

use chrono::NaiveDate;

use super::{
    Known,
    checklist::{Progress, by_model, progress, questions_of, verdict},
    confirmation::{Confirmed, confirmations},
    document::SOON,
    finding::Hit,
    version::{next_version, version_of},
};
use crate::scope::{
    Scope,
    approval::ApprovalKind,
    item::ItemId,
    judgement::Confirmation,
    place::Place,
    review::{Answer, Question},
    section::Section,
};

/// A review of a scope: what of it is to be answered and confirmed.
///
/// Where nothing has changed since the newest version, or its review is due, that takes a review of today: what was
/// said for that version is asked again. Else only what is open or stale is asked.
#[derive(Debug, Clone, Copy)]
pub struct Review<'a> {
    scope: &'a Scope,
    known: &'a Known<'a>,
    again: bool,
}

impl<'a> Review<'a> {
    /// Returns the review of a scope.
    #[must_use]
    pub fn of(scope: &'a Scope, known: &'a Known<'a>) -> Self {
        let again = known
            .newest
            .is_some_and(|newest| is_due(newest, known.today) || is_unchanged_since(scope, newest));
        Self { scope, known, again }
    }

    /// Tells whether somebody has to answer a question.
    #[must_use]
    pub fn asks(&self, question: &Question) -> bool {
        let progress = progress(self.scope, self.known, question);
        !progress.is_settled() || self.asks_again(question, progress)
    }

    /// Tells whether the answer to a question, of which it is known how far it is answered, is the one of the newest
    /// version, and has to be given anew.
    #[must_use]
    pub fn asks_again(&self, question: &Question, progress: Progress) -> bool {
        self.again && is_left(self.scope, self.known, question, progress)
    }

    /// Returns the items that nobody has confirmed as they are now, in this review, in the order of the document.
    #[must_use]
    pub fn to_confirm(&self) -> Vec<(Section, &'a ItemId)> {
        let then = self.known.newest.filter(|_| self.again);
        let stands = |row: &Confirmation| then.is_none_or(|newest| !newest.confirmed.contains(row));
        confirmations(self.scope)
            .into_iter()
            .filter(|(_, _, confirmed)| match confirmed {
                Confirmed::Fresh(row) => !stands(row),
                // That it is not true any more has been said.
                Confirmed::Denied(_) => false,
                Confirmed::Never | Confirmed::Stale(_) => true,
            })
            .map(|(section, id, _)| (section, id))
            .collect()
    }
}

/// Tells whether the review of the newest version is due soon, or was: the season of the annual review.
#[must_use]
pub fn is_due(newest: &Scope, today: NaiveDate) -> bool {
    let due = newest.control.review_due();
    due.is_some_and(|due| due.signed_duration_since(today).num_days() <= SOON)
}

fn is_unchanged_since(scope: &Scope, newest: &Scope) -> bool {
    next_version(scope, Some(newest)).kind == ApprovalKind::Reaffirmation
}

/// Returns the questions whose verdict is, to the letter, the one in the newest approved version.
///
/// What the model can tell today needs nobody to say it again, unless it was denied then.
#[must_use]
pub fn not_answered_since(scope: &Scope, known: &Known<'_>) -> Vec<Question> {
    let left = |question: &Question| is_left(scope, known, question, progress(scope, known, question));
    questions_of(scope).into_iter().filter(left).collect()
}

fn is_left(scope: &Scope, known: &Known<'_>, question: &Question, progress: Progress) -> bool {
    let Some(newest) = known.newest else { return false };
    let (now, then) = (verdict(scope, question), verdict(newest, question));
    match progress {
        Progress::Answered(Answer::No) => now == then,
        Progress::Answered(_) => now == then && by_model(scope, known, question).is_none(),
        Progress::Open | Progress::Stale(_) | Progress::ByModel(_) => false,
    }
}

/// Returns why what has not changed cannot be reaffirmed: to say that it is still true takes a review.
pub(super) fn not_reviewed_anew(scope: &Scope, known: &Known<'_>) -> Option<Hit> {
    let newest = known.newest?;
    let left = not_answered_since(scope, known);
    let first = left.first()?;
    if !is_unchanged_since(scope, newest) {
        return None;
    }
    let others = match left.len() - 1 {
        0 => format!("{} was", first.id),
        1 => format!("{} and 1 other question were", first.id),
        many => format!("{} and {many} other questions were", first.id),
    };
    let published = version_of(newest);
    // An answer carries its day: one of the same day could not be told from the one that was approved.
    let is_of_today = newest.approval.at.starts_with(&known.today.to_string());
    let from = if is_of_today { "; a review is recorded from tomorrow on" } else { "" };
    let message = format!(
        "Nothing changed since {published}, and {others} answered for {published} and not since{from}"
    );
    Some((Place::row(Section::Verdicts, &first.id), message))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        rules::{
            Known,
            checklist::{answer, questions},
            gate::{OnDisk, ready},
            sample::{approved, complete, day, reviewed, set},
        },
        scope::value::Version,
    };

    fn newest() -> Scope {
        approved(reviewed(complete()), Version { major: 2, minor: 0 }, "2026-11-22T09:00:00+01:00")
    }

    fn told(scope: &Scope) -> Vec<String> {
        told_on("2027-11-20", scope)
    }

    fn told_on(today: &str, scope: &Scope) -> Vec<String> {
        let newest = newest();
        let known = Known { today: day(today), newest: Some(&newest), history: &[] };
        let obstacles = ready(scope, &known, OnDisk::Saved).err().unwrap_or_default();
        obstacles.into_iter().map(|obstacle| obstacle.message).collect()
    }

    fn answer_all(scope: &mut Scope, but: usize) {
        for question in questions().iter().skip(but) {
            let edit = answer(scope, question, Answer::Yes, "seen", "Signe Holm", day("2027-11-19"));
            edit.apply(scope).unwrap();
        }
    }

    #[test]
    fn what_has_not_changed_is_reaffirmed_only_after_a_review() {
        let mut scope = newest();
        assert_eq!(
            told(&scope),
            ["Nothing changed since 2.0, and Q03 and 27 other questions were answered for 2.0 and not since"]
        );
        answer_all(&mut scope, 4);
        assert!(told(&scope)[0].contains("Q03 and 1 other question were answered"));
        answer_all(&mut scope, 3);
        assert!(told(&scope)[0].contains("and Q03 was answered"));
        answer_all(&mut scope, 0);
        assert_eq!(told(&scope), [""; 0]);
    }

    #[test]
    fn on_the_day_of_the_approval_it_is_told_from_when_a_review_is_recorded() {
        let later = "; a review is recorded from tomorrow on";
        assert!(told_on("2026-11-22", &newest())[0].ends_with(&format!("and not since{later}")));
        assert!(told_on("2026-11-23", &newest())[0].ends_with("and not since"));
    }

    #[test]
    fn a_change_needs_only_what_it_reopened_to_be_answered_anew() {
        let mut scope = newest();
        set(&mut scope, "purpose", "Another");
        assert!(!told(&scope).iter().any(|message| message.contains("and not since")));
    }
}
