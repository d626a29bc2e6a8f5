//! Rules on the context of the organisation (clause 4.1).
//! Must not judge an issue or a decision: it asks for them.

use super::{Known, finding::Hit, placeholder::says_something};
use crate::scope::{
    Scope,
    context::{Relevance, Side},
    item::Place,
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
