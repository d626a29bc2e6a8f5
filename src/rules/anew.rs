//! The review since the last approval: an answer that already stood in the approved version is none of it.
//! Must not ask whether the answers hold: the checklist does.

use super::{
    Known,
    checklist::{Progress, by_model, progress, questions_of, verdict},
    finding::Hit,
    version::{next_version, version_of},
};
use crate::scope::{
    Scope,
    approval::ApprovalKind,
    item::Place,
    review::{Answer, Question},
    section::Section,
};

/// Returns the questions whose verdict is, to the letter, the one in the newest approved version.
///
/// What the model can tell today needs nobody to say it again, unless it was denied then.
#[must_use]
pub fn not_answered_since(scope: &Scope, known: &Known<'_>) -> Vec<Question> {
    let Some(newest) = known.newest else {
        return Vec::new();
    };
    let left = |question: &Question| {
        let (now, then) = (verdict(scope, question), verdict(newest, question));
        match progress(scope, known, question) {
            Progress::Answered(Answer::No) => now == then,
            Progress::Answered(_) => now == then && by_model(scope, known, question).is_none(),
            Progress::Open | Progress::Stale(_) | Progress::ByModel(_) => false,
        }
    };
    questions_of(scope).into_iter().filter(left).collect()
}

/// Returns why what has not changed cannot be reaffirmed: to say that it is still true takes a review.
pub(super) fn not_reviewed_anew(scope: &Scope, known: &Known<'_>) -> Option<Hit> {
    let newest = known.newest?;
    let left = not_answered_since(scope, known);
    let first = left.first()?;
    if next_version(scope, Some(newest)).kind != ApprovalKind::Reaffirmation {
        return None;
    }
    let others = match left.len() - 1 {
        0 => format!("{} was", first.id),
        1 => format!("{} and 1 other question were", first.id),
        many => format!("{} and {many} other questions were", first.id),
    };
    let published = version_of(newest);
    let message =
        format!("Nothing changed since {published}, and {others} answered for {published} and not since");
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
        let newest = newest();
        let known = Known { today: day("2027-11-20"), newest: Some(&newest), history: &[] };
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
    fn a_change_needs_only_what_it_reopened_to_be_answered_anew() {
        let mut scope = newest();
        set(&mut scope, "purpose", "Another");
        assert!(!told(&scope).iter().any(|message| message.contains("and not since")));
    }
}
