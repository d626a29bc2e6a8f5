//! Warnings that are accepted instead of mended: with a reason, by somebody, bound to what was judged.
//! Must not know who sits at the keyboard, nor the day: both are handed in.

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
    item::{ItemId, Place},
    judgement::Acceptance,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{
        Known, check,
        sample::{clerk, day, insert, set, today},
    };

    fn finding(scope: &Scope, rule: &str) -> Finding {
        let found = check(scope, &Known { today: today(), newest: None });
        found.into_iter().find(|finding| finding.rule.id == rule).unwrap()
    }

    /// The sample with one warning accepted until a day.
    fn accepted(rule: &str, until: Option<&str>) -> (Scope, Finding) {
        let mut scope = clerk();
        let finding = finding(&scope, rule);
        let edit = accept(&scope, &finding, " They said so. ", "Ida", today(), until.map(day)).unwrap();
        edit.apply(&mut scope).unwrap();
        (scope, finding)
    }

    fn lapse(scope: &Scope, finding: &Finding, today: NaiveDate) -> Option<Lapse> {
        let by_one = standing(scope, finding, today);
        assert_eq!(Acceptances::of(scope, today).standing(finding), by_one);
        match by_one {
            Standing::Stale(_, lapse) => Some(lapse),
            Standing::Accepted(_) => None,
            Standing::Open => panic!("it is not accepted"),
        }
    }

    #[test]
    fn a_warning_is_accepted_with_who_when_why_and_until_when() {
        let (scope, finding) = accepted("IP-05", Some("2027-03-31"));
        let row = &scope.accepted[0];
        assert_eq!((row.id.as_str(), row.rule.as_str()), ("ACC-1", "IP-05"));
        assert_eq!(row.place, "stakeholders/STK-4/name");
        assert_eq!((row.reason.as_str(), row.by.as_str()), ("They said so.", "Ida"));
        assert_eq!((row.on, row.until, row.judged.len()), (Some(today()), Some(day("2027-03-31")), 16));
        assert_eq!(lapse(&scope, &finding, today()), None);
    }

    #[test]
    fn it_reopens_when_the_day_passes_the_item_changes_or_the_reason_goes() {
        let (scope, finding) = accepted("IP-05", Some("2027-03-31"));
        assert_eq!(lapse(&scope, &finding, day("2027-03-31")), None);
        assert_eq!(lapse(&scope, &finding, day("2027-04-01")), Some(Lapse::Expired));
        let mut changed = scope.clone();
        set(&mut changed, "stakeholders/STK-4/responsibility", "Something else");
        assert_eq!(lapse(&changed, &finding, today()), Some(Lapse::Changed));
        let mut other = scope.clone();
        set(&mut other, "stakeholders/STK-5/responsibility", "Something else");
        assert_eq!(lapse(&other, &finding, today()), None);
        let mut silent = scope;
        set(&mut silent, "accepted/ACC-1/reason", "TBD");
        assert_eq!(lapse(&silent, &finding, today()), Some(Lapse::NoReason));
    }

    #[test]
    fn it_is_bound_to_the_list_where_the_list_is_at_fault_and_to_the_field_of_a_single_record() {
        let (mut scope, finding) = accepted("SCP-04", None);
        assert_eq!(lapse(&scope, &finding, today()), None);
        insert(&mut scope, Section::Units, "UNT-1", &[("text", "")]);
        assert_eq!(lapse(&scope, &finding, today()), Some(Lapse::Changed));
        let (mut scope, finding) = accepted("DOC-08", None);
        // The next approval stamps version and dates, and the reason stays good.
        set(&mut scope, "control/next_review", "2027-11-22");
        set(&mut scope, "control/owner", "CEO");
        assert_eq!(lapse(&scope, &finding, today()), None);
        let (mut scope, finding) = accepted("SCP-02", None);
        set(&mut scope, "purpose", "Another");
        assert_eq!(lapse(&scope, &finding, today()), None);
        set(&mut scope, "scope_statement", "All systems");
        assert_eq!(lapse(&scope, &finding, today()), Some(Lapse::Changed));
    }

    #[test]
    fn a_blocker_is_never_accepted_not_even_by_hand() {
        let mut scope = clerk();
        let blocker = finding(&scope, "EXC-01");
        let refused = |finding: &Finding, reason: &str, until| {
            accept(&scope, finding, reason, "Ida", today(), until).unwrap_err()
        };
        assert_eq!(refused(&blocker, "Why", None), Refusal::Blocks);
        assert_eq!(refused(&finding(&scope, "CTX-05"), "Why", None), Refusal::OnlyTold);
        let warning = finding(&scope, "IP-05");
        assert_eq!(refused(&warning, " — ", None), Refusal::NoReason);
        assert_eq!(refused(&warning, "Why", Some(day("2026-11-21"))), Refusal::AlreadyExpired);
        let by_hand = [("rule", "EXC-01"), ("place", "exclusions/EXC-1/reason"), ("reason", "Because")];
        insert(&mut scope, Section::Accepted, "ACC-1", &by_hand);
        assert_eq!(lapse(&scope, &blocker, today()), Some(Lapse::Blocks));
        assert!(Acceptances::of(&scope, today()).is_open(&blocker));
    }

    #[test]
    fn accepting_again_replaces_and_withdrawing_reopens() {
        let (mut scope, finding) = accepted("IP-05", Some("2027-03-31"));
        let again = accept(&scope, &finding, "Until the lawyer starts.", "Bo", today(), None).unwrap();
        again.apply(&mut scope).unwrap();
        assert_eq!((scope.accepted.len(), scope.accepted[0].until), (1, None));
        withdraw(&scope, &finding).unwrap().apply(&mut scope).unwrap();
        assert_eq!(standing(&scope, &finding, today()), Standing::Open);
        assert_eq!(withdraw(&scope, &finding), None);
        assert_eq!(scope.next_id(Section::Accepted).as_str(), "ACC-2");
    }
}
