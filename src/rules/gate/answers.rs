//! What the gate says of the checklist: open questions, stale answers, a no without an action (REV-01, REV-02).
//! Must not answer anything itself.

use super::Obstacle;
use crate::{
    rules::{
        Known,
        checklist::{Progress, evidence, progress, verdict},
        people::is_named,
        placeholder::says_something,
    },
    scope::{
        Scope,
        place::Place,
        review::{Action, Answer, Question},
        section::Section,
    },
};

/// A question, or its answer, is missing.
const OPEN: &str = "REV-01";

/// An answer is older than what it judged.
pub(super) const STALE: &str = "REV-02";

/// Returns what is in the way of an approval at a question.
pub(super) fn unanswered(scope: &Scope, known: &Known<'_>, question: &Question) -> Option<Obstacle> {
    let id = &question.id;
    let row = Place::row(Section::Verdicts, id);
    let obstacle = |rule, place, message, next: &str| {
        Some(Obstacle { rule: Some(rule), acceptable: false, place, message, next: next.to_owned() })
    };
    match progress(scope, known, question) {
        Progress::Open => {
            let against = evidence(scope, known, question).filter(|found| found.answer == Answer::No);
            let message = match against {
                Some(found) => format!("{id} is not answered ({}): {}", found.says, question.text),
                None => format!("{id} is not answered: {}", question.text),
            };
            obstacle(OPEN, row, message, "Answer it with yes, no or n.a. in the review")
        }
        Progress::Stale(_) => obstacle(
            STALE,
            row,
            format!("{id} was answered before its subject changed: {}", question.text),
            "Look at it again and answer it anew",
        ),
        Progress::Answered(Answer::No) => {
            let (place, message) = action_missing(scope, question)?;
            obstacle(OPEN, place, message, "Write down what will be done, who does it and by when")
        }
        Progress::Answered(Answer::NotApplicable) => {
            let noted = verdict(scope, question).is_some_and(|verdict| says_something(&verdict.note));
            let place = Place::cell(Section::Verdicts, id, "note");
            let message = format!("{id} is answered with n.a., and it is not said why");
            let next = "Write why it does not apply into its note";
            if noted { None } else { obstacle(OPEN, place, message, next) }
        }
        Progress::Answered(Answer::Yes | Answer::Open) | Progress::ByModel(_) => None,
    }
}

/// Returns what the actions lack that follow from a question answered with no; one whole action is enough.
fn action_missing(scope: &Scope, question: &Question) -> Option<(Place, String)> {
    let id = &question.id;
    let mut actions = scope.actions.iter().filter(|action| question.is_asked_by(action.from.trim()));
    let Some(first) = actions.clone().next() else {
        let message = format!("{id} is answered with no, and no action follows");
        return Some((Place::row(Section::Verdicts, id), message));
    };
    if actions.any(|action| gap_in(action).is_none()) {
        return None;
    }
    let (field, what) = gap_in(first)?;
    let message = format!("The action {} that follows from {id} does not say {what}", first.id);
    Some((Place::cell(Section::Actions, &first.id, field), message))
}

fn gap_in(action: &Action) -> Option<(&'static str, &'static str)> {
    if !says_something(&action.text) {
        Some(("text", "what is done"))
    } else if !is_named(&action.owner) {
        Some(("owner", "who does it"))
    } else if action.due.is_none() {
        Some(("due", "by when"))
    } else {
        None
    }
}
