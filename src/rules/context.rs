//! Rules on the context of the organisation (clause 4.1).
//! Must not judge an issue or a decision: it asks for them.

use super::{
    Known,
    finding::Hit,
    placeholder::says_something,
    wording::{figures, laws::catch_alls, quoted},
};
use crate::scope::{
    Scope,
    context::{Fact, Relevance, Side},
    place::Place,
    section::Section,
};

/// CTX-01.
pub(super) fn issues_missing(scope: &Scope, _: &Known<'_>) -> Vec<Hit> {
    if says_something(&scope.company.issues_register) {
        return Vec::new();
    }
    let has = |side| scope.issues.iter().any(|issue| issue.kind == side && says_something(&issue.text));
    [(Side::Internal, "internal"), (Side::External, "external")]
        .into_iter()
        .filter(|(side, _)| !has(*side))
        .map(|(_, word)| (Place::section(Section::Issues), format!("No {word} issue is recorded")))
        .collect()
}

/// CTX-02.
pub(super) fn climate_open(scope: &Scope, _: &Known<'_>) -> Vec<Hit> {
    let (field, message) = match scope.climate.relevant {
        Relevance::Undecided => ("relevant", "It is not decided whether climate change is a relevant issue"),
        Relevance::Yes | Relevance::No if says_something(&scope.climate.reason) => return Vec::new(),
        Relevance::Yes | Relevance::No => ("reason", "The decision on climate change has no reason"),
    };
    vec![(Place::field(Section::Climate, field), message.to_owned())]
}

/// CTX-03; one finding a fact: approximate figures first, else counts without a day.
pub(super) fn figure_unchecked(scope: &Scope, _: &Known<'_>) -> Vec<Hit> {
    let fault = |fact: &Fact| {
        let approximate = figures::approximate(&fact.value);
        if !approximate.is_empty() {
            let message = format!("Nobody can check {} of {}", quoted(&approximate), fact.id);
            return Some((Place::cell(Section::Facts, &fact.id, "value"), message));
        }
        let counts = figures::counts(&fact.value);
        if counts.is_empty() || fact.as_of.is_some() {
            return None;
        }
        let message = format!("It is not said on which day {} of {} was true", quoted(&counts), fact.id);
        Some((Place::cell(Section::Facts, &fact.id, "as_of"), message))
    };
    scope.facts.iter().filter_map(fault).collect()
}

/// CTX-04.
pub(super) fn law_without_name(scope: &Scope, _: &Known<'_>) -> Vec<Hit> {
    let told = |place: Place, text: &str| {
        let found = catch_alls(text);
        (!found.is_empty()).then(|| (place, format!("No law is named by {}", quoted(&found))))
    };
    let purpose = std::iter::once((Place::field(Section::Texts, "purpose"), &scope.purpose));
    let statement =
        std::iter::once((Place::field(Section::Texts, "scope_statement"), &scope.scope_statement));
    let facts = scope.facts.iter().map(|row| (Place::cell(Section::Facts, &row.id, "value"), &row.value));
    let issues = scope.issues.iter().map(|row| (Place::cell(Section::Issues, &row.id, "text"), &row.text));
    let parties = scope
        .stakeholders
        .iter()
        .map(|row| (Place::cell(Section::Stakeholders, &row.id, "requirement"), &row.requirement));
    let texts = purpose.chain(facts).chain(issues).chain(statement).chain(parties);
    texts.filter_map(|(place, text)| told(place, text)).collect()
}

/// CTX-05.
pub(super) fn entity_unclear(scope: &Scope, _: &Known<'_>) -> Vec<Hit> {
    [
        ("register_number", &scope.company.register_number, "The legal entity has no register number"),
        (
            "group",
            &scope.company.group,
            "It is not said whether there are other group entities, and whether they are covered",
        ),
    ]
    .into_iter()
    .filter(|(_, text, _)| !says_something(text))
    .map(|(field, _, message)| (Place::field(Section::Company, field), message.to_owned()))
    .collect()
}
