//! An approved version held against itself: what its record says of the approval, and what its own text says.
//! Must not know the versions around it, nor signatures.

use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta};

use super::{
    people::{approver, same_name},
    placeholder::says_something,
    settings::is_askable,
};
use crate::scope::{
    Scope,
    approval::Means,
    fingerprint::content_fingerprint,
    item::ItemId,
    review::Answer,
    value::{Value as _, Version},
    withdrawal::Withdrawal,
};

/// By how much the clocks of two machines may differ.
pub(super) const CLOCKS_DIFFER: TimeDelta = TimeDelta::minutes(5);

/// Returns what in an approved version contradicts what, a sentence each; none where it agrees with itself.
///
/// An approval writes all of this from the very text that it approves (`signing::approve`), so nothing of it can
/// differ. A typed name can be forged as a whole; this finds what was changed in part.
#[must_use]
pub fn contradictions(scope: &Scope, version: Version) -> Vec<String> {
    let found = [
        not_the_approver(scope),
        a_key_without_a_signature(scope),
        another_consent(scope, version),
        another_review(scope),
        another_effective_day(scope),
        no_answer(scope),
    ];
    found.into_iter().flatten().collect()
}

fn not_the_approver(scope: &Scope) -> Option<String> {
    let by = scope.approval.by.trim();
    match approver(scope) {
        Some(row) if same_name(&row.name, by) => None,
        Some(row) => Some(format!("it says that {by} approved it, but its text names {} for that", row.name)),
        None => Some(format!("it says that {by} approved it, but its text names nobody for that")),
    }
}

fn a_key_without_a_signature(scope: &Scope) -> Option<String> {
    let approval = &scope.approval;
    let names = [&approval.key, &approval.email].into_iter().find(|named| !named.trim().is_empty());
    names.filter(|_| approval.means == Means::TypedName).map(|named| {
        format!("it says that it was approved by typed name, but names {named} as what it was signed with")
    })
}

/// Looks for the parts of the sentence, and not for its words: they may be others one day.
fn another_consent(scope: &Scope, version: Version) -> Option<String> {
    let (approval, consent) = (&scope.approval, scope.approval.consent.trim());
    if consent.is_empty() {
        return Some("it carries no sentence that was agreed to".to_owned());
    }
    let numbers = consent.split(|sign: char| !sign.is_ascii_digit() && sign != '.');
    let review = scope.control.next_review.get().map(|day| day.to_string());
    let (by, fingerprint) = (approval.by.trim(), content_fingerprint(scope));
    let lacks = if !consent.contains(fingerprint.short()) {
        format!("for another text (the content of this one is {})", fingerprint.short())
    } else if !numbers.map(|number| number.trim_matches('.')).any(|number| number == version.to_string()) {
        format!("for another version than {version}")
    } else if !consent.contains(by) {
        format!("by somebody else than {by}")
    } else if review.is_some_and(|day| !consent.contains(&day)) {
        format!("with another next review than {}", scope.control.next_review.text())
    } else {
        return None;
    };
    Some(format!("the sentence that was agreed to is {lacks}"))
}

/// Returns the day of the approval, as its own clock told it; `None` where the record has none, which is told elsewhere.
fn day_of(scope: &Scope) -> Option<NaiveDate> {
    DateTime::parse_from_rfc3339(&scope.approval.at).ok().map(|at| at.date_naive())
}

fn another_review(scope: &Scope) -> Option<String> {
    let day = day_of(scope)?;
    let due = scope.control.after_interval(day);
    let written = &scope.control.next_review;
    (written.get() != due).then(|| {
        let due = due.map_or("beyond the calendar".to_owned(), |due| due.to_string());
        let written = written.text();
        let written = if written.is_empty() { "none" } else { &written };
        format!("its next review is {written}, but one interval after its approval on {day} is {due}")
    })
}

/// That it applies before it was approved is told with the times of the chain.
fn another_effective_day(scope: &Scope) -> Option<String> {
    let Some(effective) = scope.control.effective_date else {
        return Some("it does not say from which day it applies".to_owned());
    };
    let review = scope.control.next_review.get()?;
    (effective > review).then(|| format!("it applies from {effective}, after its next review on {review}"))
}

/// The questions that are built in may be others one day: only what the file itself knows is looked for.
fn no_answer(scope: &Scope) -> Option<String> {
    if scope.verdicts.is_empty() {
        return Some("it was approved, but it carries no answer of the checklist".to_owned());
    }
    let given = |id: &ItemId| scope.verdicts.iter().any(|verdict| verdict.id == *id);
    let own = scope.questions.iter().filter(|row| is_askable(row)).map(|row| &row.id);
    let unanswered = own.filter(|id| !given(id));
    let open =
        scope.verdicts.iter().filter(|verdict| verdict.answer == Answer::Open).map(|verdict| &verdict.id);
    let first = open.chain(unanswered).next()?;
    Some(format!("it was approved, but the question {first} has no answer in it"))
}

/// Returns what in the record of a withdrawal cannot be, a part of a sentence each; none where all of it can.
///
/// It is held against the version that it withdraws: only its approver does (`signing::withdraw`), with a reason, after
/// the approval, and not in time to come.
#[must_use]
pub fn contradictions_of_withdrawal(
    record: &Withdrawal,
    version: &Scope,
    now: DateTime<FixedOffset>,
) -> Vec<String> {
    let mut found = Vec::new();
    let by = record.by.trim();
    match approver(version) {
        Some(row) if !same_name(&row.name, by) => {
            let by = if by.is_empty() { "nobody" } else { by };
            found.push(format!("{by} withdrew it by its record, and {} approves it", row.name));
        }
        Some(row) if record.means == Means::Signature && row.email.trim() != record.email => {
            found.push(format!(
                "its record names {:?} as the signer, but the approver is known as {:?}",
                record.email,
                row.email.trim()
            ));
        }
        Some(_) => {}
        None => found.push("the version names nobody who approves it".to_owned()),
    }
    if record.means == Means::None {
        found.push("its record does not say by which means".to_owned());
    }
    if !says_something(&record.reason) {
        found.push("its record gives no reason".to_owned());
    }
    let approved = DateTime::parse_from_rfc3339(&version.approval.at).ok();
    match (DateTime::parse_from_rfc3339(&record.at), approved) {
        (Err(_), _) => found.push("its record does not say when".to_owned()),
        (Ok(at), _) if at > now + CLOCKS_DIFFER => {
            found.push(format!("its record says {at}, which is still to come"));
        }
        (Ok(at), Some(approved)) if at < approved => {
            found.push(format!("its record says {at}, which is before the approval at {approved}"));
        }
        (Ok(_), _) => {}
    }
    found
}
