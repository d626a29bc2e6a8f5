//! Warnings that are accepted instead of mended: with a reason, by somebody, bound to what was judged.
//! Must not know who sits at the keyboard, nor the day: both are handed in.

#[cfg(test)]
mod tests;

use std::collections::HashMap;

use chrono::NaiveDate;

use super::{
    finding::{Finding, Severity},
    placeholder::{placeholder, says_something},
};
use crate::scope::{
    Scope,
    edit::Edit,
    fingerprint::{Fingerprint, item_fingerprint, row_fingerprint},
    item::ItemId,
    judgement::Acceptance,
    place::Place,
    record::{Item, Record},
    section::Section,
    value::Value as _,
};

/// Where a finding stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing<'a> {
    /// It is not accepted.
    Open,
    /// It was accepted, and that no longer holds.
    Stale(&'a Acceptance, Lapse),
    /// It is accepted.
    Accepted(&'a Acceptance),
}

/// Why an acceptance no longer holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lapse {
    /// What was judged has changed since.
    Changed,
    /// Its last day has passed.
    Expired,
    /// It has no reason.
    NoReason,
    /// The rule weighs more now: a blocker is mended, never accepted.
    Blocks,
}

impl Lapse {
    /// Returns what happened, in a few words.
    #[must_use]
    pub fn says(self) -> &'static str {
        match self {
            Self::Changed => "what was accepted has changed since",
            Self::Expired => "the day until which it was accepted has passed",
            Self::NoReason => "it was accepted without a reason",
            Self::Blocks => "it blocks the approval now, and cannot be accepted",
        }
    }
}

/// Why a finding is not accepted; the scope is as it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It is a blocker.
    #[error("a blocker is mended, never accepted")]
    Blocks,
    /// It is only told.
    #[error("what is only worth knowing needs no acceptance")]
    OnlyTold,
    /// No reason is given.
    #[error("a warning is accepted with a reason: say why it may stay")]
    NoReason,
    /// The last day has passed already.
    #[error("the last day of the acceptance has passed already")]
    AlreadyExpired,
}

/// Returns the edit that accepts a warning, bound to its item as it is now.
///
/// An acceptance that is already there is replaced. `until` is the last day; `None` for as long as nothing changes.
///
/// # Errors
/// Says why the finding cannot be accepted.
pub fn accept(
    scope: &Scope,
    finding: &Finding,
    reason: &str,
    by: &str,
    on: NaiveDate,
    until: Option<NaiveDate>,
) -> Result<Edit, Refusal> {
    match finding.severity {
        Severity::Blocker => return Err(Refusal::Blocks),
        Severity::Info => return Err(Refusal::OnlyTold),
        Severity::Warning if !is_reason(reason) => return Err(Refusal::NoReason),
        Severity::Warning if until.is_some_and(|until| until < on) => return Err(Refusal::AlreadyExpired),
        Severity::Warning => {}
    }
    let texts = [
        ("rule", finding.rule.id.to_owned()),
        ("place", finding.place.to_string()),
        ("reason", reason.trim().to_owned()),
        ("by", by.trim().to_owned()),
        ("on", Some(on).text()),
        ("until", until.text()),
        ("judged", item_fingerprint(scope, &finding.place).short().to_owned()),
    ];
    if let Some(row) = row_of(scope, finding) {
        let set = |(field, text)| Edit::set(Place::cell(Section::Accepted, &row.id, field), text);
        return Ok(Edit::Group(texts.into_iter().map(set).collect()));
    }
    let item = texts
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .fold(Item::new(scope.next_id(Section::Accepted)), |item, (field, text)| item.with(field, text));
    Ok(Edit::Insert { section: Section::Accepted, index: scope.accepted.len(), item })
}

/// Returns the edit that takes an acceptance back; `None` when there is none.
#[must_use]
pub fn withdraw(scope: &Scope, finding: &Finding) -> Option<Edit> {
    row_of(scope, finding).map(|row| Edit::delete(scope, Section::Accepted, &row.id))
}

/// Tells where a finding stands; for many findings, [`Acceptances`] asks once.
#[must_use]
pub fn standing<'a>(scope: &'a Scope, finding: &Finding, today: NaiveDate) -> Standing<'a> {
    let judged = || item_fingerprint(scope, &finding.place);
    row_of(scope, finding).map_or(Standing::Open, |row| standing_of(finding, row, today, judged))
}

/// The acceptances of a scope, looked up once for any number of findings.
pub struct Acceptances<'a> {
    scope: &'a Scope,
    today: NaiveDate,
    rows: HashMap<(&'a str, &'a str), &'a Acceptance>,
    /// The records of the places that are accepted, so that each is looked up once.
    records: HashMap<(Section, &'a ItemId), &'a dyn Record>,
}

impl<'a> Acceptances<'a> {
    /// Returns the acceptances of a scope as they stand on a day.
    #[must_use]
    pub fn of(scope: &'a Scope, today: NaiveDate) -> Self {
        let rows = scope.accepted.iter().map(|row| ((row.rule.trim(), row.place.trim()), row)).collect();
        let sections = Section::all().filter(|_| !scope.accepted.is_empty());
        let records = sections.flat_map(|section| {
            scope.rows(section).into_iter().map(move |(id, record)| ((section, id), record))
        });
        Self { scope, today, rows, records: records.collect() }
    }

    /// Tells where a finding stands.
    #[must_use]
    pub fn standing(&self, finding: &Finding) -> Standing<'a> {
        if self.rows.is_empty() {
            return Standing::Open;
        }
        let place = finding.place.to_string();
        let row = self.rows.get(&(finding.rule.id, place.as_str()));
        let judged = || match &finding.place.id {
            Some(id) => {
                let record = self.records.get(&(finding.place.section, id)).copied();
                row_fingerprint(finding.place.section, id, record)
            }
            None => item_fingerprint(self.scope, &finding.place),
        };
        row.map_or(Standing::Open, |row| standing_of(finding, row, self.today, judged))
    }

    /// Tells whether a finding has still to be mended or accepted: a blocker always, a warning that is not accepted.
    #[must_use]
    pub fn is_open(&self, finding: &Finding) -> bool {
        match finding.severity {
            Severity::Blocker => true,
            Severity::Warning => !matches!(self.standing(finding), Standing::Accepted(_)),
            Severity::Info => false,
        }
    }
}

fn standing_of<'a>(
    finding: &Finding,
    row: &'a Acceptance,
    today: NaiveDate,
    judged: impl Fn() -> Fingerprint,
) -> Standing<'a> {
    let lapse = if finding.severity == Severity::Blocker {
        Lapse::Blocks
    } else if !is_reason(&row.reason) {
        Lapse::NoReason
    } else if row.until.is_some_and(|until| until < today) {
        Lapse::Expired
    } else if row.judged != judged().short() {
        Lapse::Changed
    } else {
        return Standing::Accepted(row);
    };
    Standing::Stale(row, lapse)
}

fn row_of<'a>(scope: &'a Scope, finding: &Finding) -> Option<&'a Acceptance> {
    let place = finding.place.to_string();
    // The last one counts, as in a list that is written by hand.
    scope.accepted.iter().rev().find(|row| row.rule.trim() == finding.rule.id && row.place.trim() == place)
}

fn is_reason(text: &str) -> bool {
    says_something(text) && placeholder(text).is_none()
}
