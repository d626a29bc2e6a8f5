//! The checklist of the review: its questions, and how far the answers hold.
//! Must not know who answers, nor the day: both are handed in.

use std::sync::LazyLock;

use chrono::NaiveDate;

use crate::scope::{
    Scope,
    edit::Edit,
    fingerprint::judged_fingerprint,
    item::{ItemId, Place},
    record::Item,
    review::{Answer, Question, Verdict},
    section::Section,
    value::Value as _,
};

static QUESTIONS: LazyLock<Vec<Question>> = LazyLock::new(|| {
    ron::from_str(include_str!("../../assets/checklist.ron")).expect("a test reads the built-in checklist")
});

/// How far a question is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// It is not.
    Open,
    /// It was, but what was judged has changed since.
    Stale(Answer),
    /// It is, and what was judged is as it was.
    Answered(Answer),
}

/// Returns the questions of the checklist, in their order.
#[must_use]
pub fn questions() -> &'static [Question] {
    &QUESTIONS
}

/// Returns the verdict on a question, be it stale or not.
#[must_use]
pub fn verdict<'a>(scope: &'a Scope, question: &Question) -> Option<&'a Verdict> {
    scope.verdicts.iter().find(|verdict| verdict.id == question.id)
}

/// Tells how far a question is answered.
#[must_use]
pub fn progress(scope: &Scope, question: &Question) -> Progress {
    match verdict(scope, question) {
        None => Progress::Open,
        Some(verdict) if verdict.answer == Answer::Open => Progress::Open,
        Some(verdict) if verdict.judged == judged(scope, question) => Progress::Answered(verdict.answer),
        Some(verdict) => Progress::Stale(verdict.answer),
    }
}

fn judged(scope: &Scope, question: &Question) -> String {
    judged_fingerprint(scope, &question.judges).short().to_owned()
}

/// Returns the edit that answers a question, bound to what it judges.
///
/// A verdict that is already there is replaced; [`Answer::Open`] takes it back.
#[must_use]
pub fn answer(
    scope: &Scope,
    question: &Question,
    answer: Answer,
    note: &str,
    by: &str,
    on: NaiveDate,
) -> Edit {
    let known = verdict(scope, question).is_some();
    if answer == Answer::Open {
        let removal = known.then(|| Edit::Remove { section: Section::Verdicts, id: question.id.clone() });
        return Edit::Group(removal.into_iter().collect());
    }
    let texts = [
        ("answer", answer.text()),
        ("note", note.trim().to_owned()),
        ("by", by.trim().to_owned()),
        ("on", Some(on).text()),
        ("judged", judged(scope, question)),
    ];
    if known {
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
    let order = |id: &ItemId| questions().iter().position(|known| known.id == *id);
    let own = order(&question.id);
    scope.verdicts.iter().position(|verdict| order(&verdict.id) > own).unwrap_or(scope.verdicts.len())
}
