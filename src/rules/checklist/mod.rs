//! The checklist of the review: its questions, who answers them, and how far the answers hold.
//! Must not know who sits at the keyboard, nor the day: both are handed in.

mod candidates;
mod evidence;
#[cfg(test)]
mod model_tests;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;

pub use super::questions::questions;
use super::{
    Known,
    settings::{is_askable, is_dropped, keys_of},
};
use crate::scope::{
    Scope,
    edit::Edit,
    fingerprint::judged_fingerprint,
    item::ItemId,
    place::Place,
    record::Item,
    review::{Answer, Answerer, Question, Source, Verdict},
    section::Section,
    settings::OwnQuestion,
    value::Value as _,
};
pub use candidates::candidates;
pub use evidence::{Evidence, evidence};

/// Under which name the answers of the model stand in an approved version.
pub const MODEL: &str = "isms-scope";

/// How far a question is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// It is not. Where the model says no, a person has to decide: [`evidence`] tells what speaks against it.
    Open,
    /// A person answered it, but what was judged has changed since.
    Stale(Answer),
    /// The model answers it with yes, or with n.a., and nobody decided otherwise.
    ByModel(Answer),
    /// A person answered it, and what was judged is as it was.
    Answered(Answer),
}

impl Progress {
    /// Tells whether nobody has to answer it any more; a no needs an action all the same.
    #[must_use]
    pub fn is_settled(self) -> bool {
        matches!(self, Self::ByModel(_) | Self::Answered(_))
    }
}

/// Returns the questions that are asked of a scope: those that are built in and not dropped with a reason, then
/// the organisation's own.
#[must_use]
pub fn questions_of(scope: &Scope) -> Vec<Question> {
    let built_in = questions().iter().filter(|question| !is_dropped(scope, question.id.as_str())).cloned();
    built_in.chain(scope.questions.iter().filter(|row| is_askable(row)).map(own)).collect()
}

fn own(row: &OwnQuestion) -> Question {
    let clause = row.clause.trim();
    Question {
        id: row.id.clone(),
        text: row.text.trim().to_owned(),
        clause: if clause.is_empty() { "own question".to_owned() } else { clause.to_owned() },
        judges: keys_of(&row.judges).map(str::to_owned).collect(),
        answers: Answerer::Human,
        help: row.help.trim().to_owned(),
        prompts: Vec::new(),
    }
}

/// Returns the verdict on a question, be it stale or not.
#[must_use]
pub fn verdict<'a>(scope: &'a Scope, question: &Question) -> Option<&'a Verdict> {
    scope.verdicts.iter().find(|verdict| verdict.id == question.id)
}

/// Tells how far a question is answered.
///
/// What a person decided comes before what the model says. What the model said when a version was approved is
/// not asked again, but read off the scope anew.
#[must_use]
pub fn progress(scope: &Scope, known: &Known<'_>, question: &Question) -> Progress {
    if question.parts().any(|part| is_reopened(scope, &part)) {
        return Progress::Open;
    }
    let decided = verdict(scope, question).filter(|verdict| verdict.source == Source::Person);
    let Some(verdict) = decided else {
        return by_model(scope, known, question)
            .map_or(Progress::Open, |found| Progress::ByModel(found.answer));
    };
    if verdict.answer == Answer::Open {
        Progress::Open
    } else if verdict.judged != judged(scope, question) {
        Progress::Stale(verdict.answer)
    } else {
        Progress::Answered(verdict.answer)
    }
}

/// Tells whether a person opened a question again, and nobody answered it since.
fn is_reopened(scope: &Scope, question: &Question) -> bool {
    verdict(scope, question)
        .is_some_and(|verdict| verdict.source == Source::Person && verdict.answer == Answer::Open)
}

/// Returns what settles a question without a person: never a no, for a no asks for a decision.
pub(super) fn by_model(scope: &Scope, known: &Known<'_>, question: &Question) -> Option<Evidence> {
    let found = (question.answers == Answerer::Model).then(|| evidence(scope, known, question)).flatten();
    found.filter(|found| matches!(found.answer, Answer::Yes | Answer::NotApplicable))
}

fn judged(scope: &Scope, question: &Question) -> String {
    judged_fingerprint(scope, &question.judges).short().to_owned()
}

/// Returns the edit that answers a question, bound to what it judges.
///
/// A verdict that is already there is replaced; [`Answer::Open`] takes it back, and the model answers again.
#[must_use]
pub fn answer(
    scope: &Scope,
    question: &Question,
    answer: Answer,
    note: &str,
    by: &str,
    on: NaiveDate,
) -> Edit {
    if answer == Answer::Open {
        let known = verdict(scope, question).is_some();
        let removal = known.then(|| Edit::Remove { section: Section::Verdicts, id: question.id.clone() });
        return Edit::Group(removal.into_iter().collect());
    }
    record(scope, question, (answer, Source::Person), note, by, on)
}

/// Returns the edit that opens a question again, with all its prompts: a person answers it, also where the model could.
#[must_use]
pub fn reopen(scope: &Scope, question: &Question, by: &str, on: NaiveDate) -> Edit {
    let open = |question: &Question| record(scope, question, (Answer::Open, Source::Person), "", by, on);
    // From the last to the first, so that each finds its place before those that are there already.
    let parts: Vec<Question> = question.parts().collect();
    let parts = parts.iter().rev().map(open);
    Edit::Group(parts.chain(std::iter::once(open(question))).collect())
}

/// Returns the edit that writes a note on a question before it is answered.
#[must_use]
pub fn note(scope: &Scope, question: &Question, note: &str, by: &str, on: NaiveDate) -> Edit {
    record(scope, question, (Answer::Open, Source::Person), note, by, on)
}

/// Writes the answers of the model beside those of people, so that an approved version carries the whole checklist.
pub(super) fn record_model(scope: &mut Scope, known: &Known<'_>) {
    for question in questions_of(scope) {
        let there = verdict(scope, &question).map(|verdict| verdict.source);
        let edit = match progress(scope, known, &question) {
            Progress::ByModel(answer) => {
                let says = evidence(scope, known, &question).map(|found| found.says).unwrap_or_default();
                record(scope, &question, (answer, Source::Model), &says, MODEL, known.today)
            }
            _ if there == Some(Source::Model) => {
                Edit::Remove { section: Section::Verdicts, id: question.id.clone() }
            }
            _ => continue,
        };
        // The edit was made for this very scope: it can only fail where the id is gone, and then nothing is to do.
        let _ = edit.apply(scope);
    }
}

fn record(
    scope: &Scope,
    question: &Question,
    (answer, source): (Answer, Source),
    note: &str,
    by: &str,
    on: NaiveDate,
) -> Edit {
    let texts = [
        ("answer", answer.text()),
        ("note", note.trim().to_owned()),
        ("by", by.trim().to_owned()),
        ("on", Some(on).text()),
        ("judged", judged(scope, question)),
        ("source", source.text()),
    ];
    if verdict(scope, question).is_some() {
        let set = |(field, text)| Edit::set(Place::cell(Section::Verdicts, &question.id, field), text);
        return Edit::Group(texts.into_iter().map(set).collect());
    }
    let item = texts
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .fold(Item::new(question.id.clone()), |item, (field, text)| item.with(field, text));
    Edit::Insert { section: Section::Verdicts, index: place_of(scope, question), item }
}

/// Returns before which verdict that on a question stands: in the order of the checklist.
fn place_of(scope: &Scope, question: &Question) -> usize {
    let asked = questions_of(scope);
    let ids: Vec<ItemId> = asked
        .iter()
        .flat_map(|question| {
            let prompts = question.prompts.iter().map(|prompt| prompt.id.clone());
            std::iter::once(question.id.clone()).chain(prompts)
        })
        .collect();
    let order = |id: &ItemId| ids.iter().position(|known| known == id).unwrap_or(usize::MAX);
    let own = order(&question.id);
    scope.verdicts.iter().position(|verdict| order(&verdict.id) > own).unwrap_or(scope.verdicts.len())
}
