//! Rules on the boundary: what is covered and what is left out (clause 4.3).
//! Must not judge whether a reason is a good one: it asks for one.

use super::{Known, annex::control_in, finding::Hit, placeholder::says_something};
use crate::scope::{Scope, item::Place, section::Section};

/// SCP-01.
pub(super) fn statement_missing(scope: &Scope, _: &Known<'_>) -> Vec<Hit> {
    if says_something(&scope.scope_statement) {
        return Vec::new();
    }
    let place = Place::field(Section::Texts, "scope_statement");
    vec![(place, "There is no scope statement".to_owned())]
}

/// EXC-01.
pub(super) fn reason_missing(scope: &Scope, _: &Known<'_>) -> Vec<Hit> {
    scope
        .exclusions
        .iter()
        .filter(|row| !says_something(&row.reason))
        .map(|row| {
            let place = Place::cell(Section::Exclusions, &row.id, "reason");
            (place, format!("{} is left out without a reason", row.id))
        })
        .collect()
}

/// EXC-05.
pub(super) fn control_excluded(scope: &Scope, _: &Known<'_>) -> Vec<Hit> {
    scope
        .exclusions
        .iter()
        .filter_map(|row| {
            let control = control_in(&row.text)?;
            let place = Place::cell(Section::Exclusions, &row.id, "text");
            Some((place, format!("{} leaves out {control}, a control of Annex A", row.id)))
        })
        .collect()
}
