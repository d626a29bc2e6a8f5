//! Rules on roles and interested parties (clauses 4.2, 5.3).
//! Must not name a person: who holds a role is `people`'s.

use super::{
    Known,
    finding::Hit,
    people::{holder, is_named, is_security_manager},
    placeholder::{placeholder, says_something},
};
use crate::scope::{
    Scope, boundary::YesNo, context::Side, parties::Stakeholder, place::Place, record::texts_of,
    section::Section,
};

fn cell(row: &Stakeholder, field: &'static str) -> Place {
    Place::cell(Section::Stakeholders, &row.id, field)
}

/// Returns what a finding calls a row: its role, or its id while it has none.
fn called(row: &Stakeholder) -> &str {
    if says_something(&row.role) { row.role.trim() } else { row.id.as_str() }
}

/// IP-01.
pub(super) fn nobody_outside(scope: &Scope, _: &Known<'_>) -> Vec<Hit> {
    if scope.stakeholders.iter().any(|row| row.kind == Side::External) {
        return Vec::new();
    }
    vec![(Place::section(Section::Stakeholders), "No party outside the organisation is listed".to_owned())]
}

/// IP-02; one finding a row, at the first field that is open.
pub(super) fn requirement_missing(scope: &Scope, _: &Known<'_>) -> Vec<Hit> {
    let open = |row: &Stakeholder| {
        if !says_something(&row.requirement) {
            Some(("requirement", "has no requirement"))
        } else if row.addressed == YesNo::Unsaid {
            Some(("addressed", "has a requirement of which it is not said whether the ISMS addresses it"))
        } else if row.addressed == YesNo::No && !says_something(&row.addressed_by) {
            Some(("addressed_by", "has a requirement that the ISMS does not address, and it is not said why"))
        } else {
            None
        }
    };
    scope
        .stakeholders
        .iter()
        .filter_map(|row| {
            open(row).map(|(field, what)| (cell(row, field), format!("{} {what}", called(row))))
        })
        .collect()
}

/// IP-03; one finding a row, at the first field that is at fault.
pub(super) fn row_malformed(scope: &Scope, _: &Known<'_>) -> Vec<Hit> {
    scope
        .stakeholders
        .iter()
        .filter_map(|row| fault_of(row).map(|(field, message)| (cell(row, field), message)))
        .collect()
}

fn fault_of(row: &Stakeholder) -> Option<(&'static str, String)> {
    if let Some((field, _)) = texts_of(row).into_iter().find(|(_, text)| text.contains('|')) {
        return Some((field, format!("{} holds a \"|\": several cells in one", called(row))));
    }
    if !says_something(&row.role) {
        return Some(("role", format!("{} has no role", row.id)));
    }
    let name = row.name.trim();
    if name.is_empty() {
        return Some(("name", format!("{} has neither a name nor a —", called(row))));
    }
    if placeholder(name).is_some() {
        return Some(("name", format!("{} has \"{name}\" where a name belongs", called(row))));
    }
    if row.kind != Side::External && !says_something(&row.responsibility) {
        return Some(("responsibility", format!("{} has no responsibility", called(row))));
    }
    None
}

/// IP-04; one finding a place, for the approver and the Information Security Manager may be one row.
pub(super) fn role_without_person(scope: &Scope, _: &Known<'_>) -> Vec<Hit> {
    let unnamed = |row: &Stakeholder| {
        (!is_named(&row.name))
            .then(|| (cell(row, "name"), format!("No person holds the role {}", called(row))))
    };
    let named = &scope.control.approved_by;
    let field = || Place::field(Section::Control, "approved_by");
    let mut hits: Vec<Hit> = Vec::new();
    hits.extend(match holder(scope, named) {
        Some(row) => unnamed(row),
        None if says_something(named) => Some((
            field(),
            format!("The approver is {}, which is no one role or person of the stakeholders", named.trim()),
        )),
        None => Some((field(), "The scope has no approver".to_owned())),
    });
    let managers = || scope.stakeholders.iter().filter(|row| is_security_manager(&row.role));
    if !managers().any(|row| is_named(&row.name)) {
        let first = managers().next().and_then(unnamed);
        hits.extend(first.filter(|(place, _)| !hits.iter().any(|(known, _)| known == place)));
    }
    hits
}
