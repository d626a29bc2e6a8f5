//! What the model reads off the interfaces and the assumptions.
//! Must not say yes where it cannot tell.

use super::{Evidence, hits, ids, lacking, no, not_applicable};
use crate::{
    rules::{Known, outside, placeholder::says_something, wording::class::cloud},
    scope::{Scope, boundary::Direction, item::ItemId},
};

pub(super) fn interfaces(scope: &Scope, known: &Known<'_>) -> Evidence {
    if scope.interfaces.is_empty() {
        return no("No interface is listed");
    }
    let classes = outside::supplier_without_name(scope, known);
    if !classes.is_empty() {
        return hits(classes, String::new);
    }
    let open = scope.interfaces.iter().filter(|row| {
        !says_something(&row.party) || !says_something(&row.flows) || row.direction == Direction::Unsaid
    });
    let open: Vec<&ItemId> = open.map(|row| &row.id).collect();
    lacking(
        &open,
        "The other side, what flows, or which way is missing",
        "Each has a name, what flows, and which way",
    )
}

pub(super) fn clouds(scope: &Scope, known: &Known<'_>) -> Option<Evidence> {
    let parties =
        scope.interfaces.iter().filter(|row| cloud(&row.party).or_else(|| cloud(&row.text)).is_some());
    let places = scope.locations.iter().filter(|row| cloud(&row.text).is_some());
    let named: Vec<&ItemId> = parties.map(|row| &row.id).chain(places.map(|row| &row.id)).collect();
    // A provider that this program does not know by its name may be there all the same.
    if named.is_empty() {
        return None;
    }
    Some(hits(outside::supplier_without_split(scope, known), || {
        format!("The split is written down: {}", ids(&named))
    }))
}

pub(super) fn assurance(scope: &Scope, known: &Known<'_>) -> Evidence {
    let mut relied: Vec<&ItemId> = Vec::new();
    let mut open: Vec<&ItemId> = Vec::new();
    for row in scope.interfaces.iter().filter(|row| says_something(&row.assurance)) {
        relied.push(&row.id);
        if row.assurance_valid_to.is_none_or(|day| day < known.today) {
            open.push(&row.id);
        }
    }
    for row in
        scope.assumptions.iter().filter(|row| row.valid_to.is_some() || outside::rests_on_evidence(row))
    {
        relied.push(&row.id);
        if row.valid_to.is_none_or(|day| day < known.today) {
            open.push(&row.id);
        }
    }
    if relied.is_empty() {
        return not_applicable("Nobody's certificate or report is leant on");
    }
    lacking(&open, "Evidence without a day, or past it", format!("In date: {}", ids(&relied)))
}

pub(super) fn assumptions(scope: &Scope, known: &Known<'_>) -> Evidence {
    if scope.assumptions.is_empty() {
        return not_applicable("Nothing is assumed");
    }
    let unwatched = |gaps: &[(&str, &str)]| gaps.iter().any(|(field, _)| matches!(*field, "owner" | "check"));
    let open = scope.assumptions.iter().filter(|row| unwatched(&outside::gaps_in(row, known)));
    let open: Vec<&ItemId> = open.map(|row| &row.id).collect();
    lacking(&open, "No owner, or no check", "Each has an owner and a check")
}
