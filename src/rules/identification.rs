//! Rules on how the document is identified, kept and owned (clauses 5.3, 7.5.2, 7.5.3).
//! Must not know where the document is kept.

use super::{
    Known,
    finding::Hit,
    people::{holder, is_named},
    placeholder::says_something,
    wording::amendment::{names_amendment, names_edition},
};
use crate::scope::{
    Scope,
    place::Place,
    section::{Section, Standing},
    value::Value as _,
};

fn control(field: &'static str) -> Place {
    Place::field(Section::Control, field)
}

/// DOC-07; one finding a field, for each is mended, or accepted, by itself.
pub(super) fn not_identified(scope: &Scope, _: &Known<'_>) -> Vec<Hit> {
    let kept = &scope.control;
    [
        ("document_id", &kept.document_id, "The document has no id"),
        ("classification", &kept.classification, "It is not said who may read the document"),
        ("distribution", &kept.distribution, "It is not said who gets the document"),
        ("retention", &kept.retention, "It is not said how long versions are kept"),
    ]
    .into_iter()
    .filter(|(_, written, _)| !says_something(written))
    .map(|(field, _, message)| (control(field), message.to_owned()))
    .collect()
}

/// DOC-08; from the first approved file on, those files are the history.
pub(super) fn no_history(scope: &Scope, known: &Known<'_>) -> Vec<Hit> {
    let claimed = scope.control.version.text();
    if known.newest.is_some() || claimed.is_empty() || says_something(&scope.control.change_history) {
        return Vec::new();
    }
    let message = format!("The document claims {claimed}, and does not say what changed up to it");
    vec![(control("change_history"), message)]
}

/// DOC-09; found where the edition is named first.
pub(super) fn amendment_missing(scope: &Scope, _: &Known<'_>) -> Vec<Hit> {
    let mut edition = None;
    for (place, text) in scope.texts() {
        if place.section.standing(place.field) != Standing::Content || place.section == Section::RuleSettings
        {
            continue;
        }
        if names_amendment(&text) {
            return Vec::new();
        }
        if edition.is_none() && names_edition(&text) {
            edition = Some(place);
        }
    }
    let message = "ISO/IEC 27001:2022 is named without Amendment 1:2024, which is in force";
    edition.map(|place| (place, message.to_owned())).into_iter().collect()
}

/// DOC-11.
pub(super) fn owner_without_person(scope: &Scope, _: &Known<'_>) -> Vec<Hit> {
    let named = scope.control.owner.trim();
    let message = match holder(scope, named) {
        Some(row) if is_named(&row.name) => return Vec::new(),
        Some(_) => format!("The owner is {named}, a role that no person holds"),
        None if says_something(named) => {
            format!("The owner is {named}, which is no one role or person of the stakeholders")
        }
        None => "The scope has no owner".to_owned(),
    };
    vec![(control("owner"), message)]
}
