//! Rules on the document: placeholders, version, dates, and what it claims of its approval (clause 7.5).
//! Must not look at the clock, nor at files: what is known of them is handed in.

use chrono::NaiveDate;

use super::{
    Known,
    finding::Hit,
    history::FlawKind,
    placeholder::{placeholder, says_something},
    version::{claim_without_file, version_of},
};
use crate::scope::{
    Scope,
    place::Place,
    section::{Section, Standing},
    value::{Value as _, Written},
};

/// Days before the review is due in which it is announced.
pub(super) const SOON: i64 = 60;

fn control(field: &'static str) -> Place {
    Place::field(Section::Control, field)
}

/// DOC-01; the records of the review are the reviewer's own notes, and are not searched.
pub(super) fn placeholders(scope: &Scope, _: &Known<'_>) -> Vec<Hit> {
    let searched = |place: &Place| {
        place.section == Section::Control || place.section.standing(place.field) == Standing::Content
    };
    scope
        .texts()
        .into_iter()
        .filter(|(place, _)| searched(place))
        .filter_map(|(place, text)| {
            let message = format!("{:?} holds the place of what is still to be written", placeholder(&text)?);
            Some((place, message))
        })
        .collect()
}

/// DOC-02.
pub(super) fn review_without_date(scope: &Scope, _: &Known<'_>) -> Vec<Hit> {
    let message = match &scope.control.next_review {
        Written::Is(_) => return Vec::new(),
        Written::Unset => "The next review has no date".to_owned(),
        Written::Words(words) => format!("\"{words}\" is no date"),
    };
    vec![(control("next_review"), message)]
}

/// Returns the day on which the review is due.
///
/// It is the published version that has to be reviewed: no date in a draft puts that off.
fn due(scope: &Scope, known: &Known<'_>) -> Option<NaiveDate> {
    known.newest.unwrap_or(scope).control.review_due()
}

/// DOC-03.
pub(super) fn overdue(scope: &Scope, known: &Known<'_>) -> Vec<Hit> {
    let Some(due) = due(scope, known).filter(|due| *due < known.today) else {
        return Vec::new();
    };
    let message = format!("Review overdue by {}, since {due}", days((known.today - due).num_days()));
    vec![(control("next_review"), message)]
}

/// DOC-04.
pub(super) fn due_soon(scope: &Scope, known: &Known<'_>) -> Vec<Hit> {
    let Some(due) = due(scope, known) else {
        return Vec::new();
    };
    let message = match (due - known.today).num_days() {
        0 => "Review due today".to_owned(),
        left @ 1..=SOON => format!("Review due in {}, on {due}", days(left)),
        _ => return Vec::new(),
    };
    vec![(control("next_review"), message)]
}

fn days(count: i64) -> String {
    if count == 1 { "1 day".to_owned() } else { format!("{count} days") }
}

/// DOC-05; where the file carries the stamp of an approval, DOC-10 speaks of it.
pub(super) fn claim_without_record(scope: &Scope, known: &Known<'_>) -> Vec<Hit> {
    let control_of = &scope.control;
    let claimed = control_of.version.text();
    let recorded = known.newest.is_some() || says_something(&control_of.earlier_approval);
    if claimed.is_empty() || recorded || claim_without_file(scope, known.newest).is_some() {
        return Vec::new();
    }
    let by = match control_of.approved_by.trim() {
        "" => String::new(),
        by => format!(", approved by {by}"),
    };
    let message = format!("Version {claimed} is claimed{by}: no name, no day, no record");
    vec![(control("earlier_approval"), message)]
}

/// DOC-06.
pub(super) fn version_without_sense(scope: &Scope, known: &Known<'_>) -> Vec<Hit> {
    let message = match (&scope.control.version, known.newest.map(version_of)) {
        (Written::Words(words), _) => format!("\"{words}\" is no version"),
        // With the stamp of an earlier version, or none, the file is behind: the next approval sets it anew.
        (Written::Is(version), Some(newest))
            if *version < newest && scope.approval.version.get().is_some_and(|stamp| stamp >= newest) =>
        {
            format!("Version {version} is lower than {newest}, which is approved")
        }
        _ => return Vec::new(),
    };
    vec![(control("version"), message)]
}

/// DOC-10; where the approved file is there and cannot be read, HIS-01 speaks of it. A draft that differs from the newest approved version is as it should be, and nothing is found.
pub(super) fn stamp_without_file(scope: &Scope, known: &Known<'_>) -> Vec<Hit> {
    let Some(claimed) = claim_without_file(scope, known.newest) else {
        return Vec::new();
    };
    if known.history.iter().any(|flaw| flaw.kind == FlawKind::Unread && flaw.version == claimed) {
        return Vec::new();
    }
    let message = match known.newest.map(version_of) {
        Some(newest) => {
            format!("The file says that {claimed} was approved, but {newest} is the newest approved file")
        }
        None => format!("The file says that {claimed} was approved, but there is no approved file"),
    };
    vec![(Place::field(Section::Approval, "version"), message)]
}
