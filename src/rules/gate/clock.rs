//! What the gate says of a clock that is behind what the scope and its versions record.
//! Must not be stricter than a day: it knows no moment, and no time zone.

use chrono::NaiveDate;

use super::{Obstacle, Predecessor};
use crate::{
    rules::Known,
    scope::{Scope, place::Place, review::Source, section::Section},
};

/// The newest version was approved on a later day than any time zone makes of now.
///
/// `signing::approve` compares the moments.
pub(super) fn behind_approval(known: &Known<'_>, follows: Option<Predecessor>) -> Option<Obstacle> {
    let follows = follows?;
    let at = follows.at?;
    is_behind(known.today, at.to_utc().date_naive()).then(|| Obstacle {
        rule: None,
        acceptable: false,
        place: Place::section(Section::Approval),
        message: format!(
            "The clock says {}, but {} was approved on {}: the clock is behind",
            known.today,
            follows.version,
            at.date_naive()
        ),
        next: "Set the computer's clock".to_owned(),
    })
}

/// Something that a person said of the scope is of a later day: of all that is, the latest.
pub(super) fn behind_records(scope: &Scope, today: NaiveDate) -> Option<Obstacle> {
    let by_person = scope.verdicts.iter().filter(|row| row.source == Source::Person);
    let answered = by_person.map(|row| (row.on, Section::Verdicts, &row.id, "answered"));
    let accepted = scope.accepted.iter().map(|row| (row.on, Section::Accepted, &row.id, "recorded"));
    let confirmed = scope.confirmed.iter().map(|row| (row.on, Section::Confirmed, &row.id, "recorded"));
    let said = scope.comments.iter().map(|row| (row.on, Section::Comments, &row.id, "recorded"));
    let all = answered.chain(accepted).chain(confirmed).chain(said);
    let (on, section, id, was) = all.max_by_key(|(on, ..)| *on)?;
    let on = on.filter(|on| is_behind(today, *on))?;
    Some(Obstacle {
        rule: None,
        acceptable: false,
        place: Place::row(section, id),
        message: format!("The clock says {today}, but {id} was {was} on {on}: the clock is behind"),
        next: "Set the computer's clock; or where that day is wrong, answer it anew".to_owned(),
    })
}

/// A day may be another elsewhere, by one.
fn is_behind(today: NaiveDate, day: NaiveDate) -> bool {
    today.succ_opt().is_some_and(|tomorrow| tomorrow < day)
}
