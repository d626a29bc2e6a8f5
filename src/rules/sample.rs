//! Scopes for the tests: the sample as it is, as it is once complete, and once reviewed.
//! Must not read a file: the sample is compiled in.

use chrono::NaiveDate;

use super::{
    Known,
    acceptance::accept,
    check,
    checklist::{answer, questions},
};
use crate::scope::{
    Scope,
    edit::Edit,
    place::Place,
    record::Item,
    review::Answer,
    section::Section,
    value::{Version, Written},
};

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The day on which the tests are set.
pub(crate) fn today() -> NaiveDate {
    day("2026-11-22")
}

/// The sample as it is built in.
pub(crate) fn clerk() -> Scope {
    ron::from_str(include_str!("../../data/clerk-io.ron")).unwrap()
}

/// A scope of another company, complete and written with care.
pub(crate) fn clean() -> Scope {
    ron::from_str(include_str!("../../tests/fixtures/clean.ron")).unwrap()
}

/// Writes a text into the place with this path.
pub(crate) fn set(scope: &mut Scope, path: &str, text: &str) {
    let place = place(path);
    Edit::set(place, text).apply(scope).unwrap();
}

/// Puts a row at the end of a list.
pub(crate) fn insert(scope: &mut Scope, section: Section, id: &str, texts: &[(&'static str, &str)]) {
    let item = texts
        .iter()
        .fold(Item::new(id.parse().unwrap()), |item, (field, text)| item.with(field, (*text).to_owned()));
    Edit::Insert { section, index: scope.len(section), item }.apply(scope).unwrap();
}

/// Reads a path such as `exclusions/EXC-3/reason`, `control/owner` or `purpose`.
pub(crate) fn place(path: &str) -> Place {
    let parts: Vec<&str> = path.split('/').collect();
    let name = |section: Section, field: &str| section.field(field).unwrap().name;
    match parts.as_slice() {
        [text] => Place::field(Section::Texts, name(Section::Texts, text)),
        [key, field] => {
            let section = Section::with_key(key).unwrap();
            Place::field(section, name(section, field))
        }
        [key, id, field] => {
            let section = Section::with_key(key).unwrap();
            Place::cell(section, &id.parse().unwrap(), name(section, field))
        }
        _ => panic!("no place: {path}"),
    }
}

/// The sample, completed: no blocker is left, and its warnings are accepted.
pub(crate) fn complete() -> Scope {
    let mut scope = clerk();
    for (path, text) in [
        ("stakeholders/STK-3/name", "Signe Holm"),
        ("control/next_review", "2027-06-30"),
        ("control/earlier_approval", "Approved by the CEO on 2025-06-27; minutes 2025-14."),
        ("climate/relevant", "no"),
        ("climate/reason", "The production systems stand in regions with redundancy."),
        ("exclusions/EXC-1/reason", "They reach no company data."),
        ("exclusions/EXC-2/reason", "They belong to the customers."),
        ("exclusions/EXC-3/reason", "They hold no customer data."),
    ] {
        set(&mut scope, path, text);
    }
    insert(&mut scope, Section::Issues, "ISS-1", &[("text", "Fast growth"), ("kind", "internal")]);
    insert(&mut scope, Section::Issues, "ISS-2", &[("text", "New laws on data"), ("kind", "external")]);
    let customers = [("role", "Customers"), ("name", "—"), ("kind", "external")];
    insert(&mut scope, Section::Stakeholders, "STK-6", &customers);
    for number in 1..=6 {
        set(&mut scope, &format!("stakeholders/STK-{number}/requirement"), "Protection of customer data");
        set(&mut scope, &format!("stakeholders/STK-{number}/addressed"), "yes");
    }
    accepted(scope)
}

/// The scope with every warning accepted.
pub(crate) fn accepted(mut scope: Scope) -> Scope {
    for finding in check(&scope, &Known::on(today())) {
        if let Ok(edit) = accept(&scope, &finding, "Mended with 2.1", "Signe Holm", today(), None) {
            edit.apply(&mut scope).unwrap();
        }
    }
    scope
}

/// The scope with every question answered with yes.
pub(crate) fn reviewed(scope: Scope) -> Scope {
    reviewed_on(scope, today())
}

/// The scope with every question answered with yes on this day.
pub(crate) fn reviewed_on(mut scope: Scope, on: NaiveDate) -> Scope {
    for question in questions() {
        answer(&scope, question, Answer::Yes, "seen", "Signe Holm", on).apply(&mut scope).unwrap();
    }
    scope
}

/// The scope as if it had been approved as this version.
pub(crate) fn approved(mut scope: Scope, version: Version, at: &str) -> Scope {
    scope.control.version = Written::Is(version);
    scope.approval.version = Written::Is(version);
    at.clone_into(&mut scope.approval.at);
    scope
}
