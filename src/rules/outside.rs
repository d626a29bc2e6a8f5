//! Rules on what crosses the boundary and what the scope rests on (clauses 4.3 c, 8.1).
//! Must not judge a supplier.

use std::collections::HashMap;

use super::{
    Known,
    finding::Hit,
    placeholder::says_something,
    wording::{
        class::{classes, cloud},
        quoted,
        words::{as_run, runs},
    },
};
use crate::scope::{
    Scope,
    boundary::Interface,
    context::{Assumption, Premise},
    item::ItemId,
    place::Place,
    section::Section,
};

/// DEP-01; a party by its name is enough, whatever the text says.
pub(super) fn supplier_without_name(scope: &Scope, _: &Known<'_>) -> Vec<Hit> {
    scope
        .interfaces
        .iter()
        .filter_map(|row| {
            let written = if says_something(&row.party) { &row.party } else { &row.text };
            let found = classes(written);
            let message = format!("{} names a kind and nobody: {}", row.id, quoted(&found));
            (!found.is_empty()).then(|| (Place::cell(Section::Interfaces, &row.id, "party"), message))
        })
        .collect()
}

/// DEP-02; first the splits that are missing, then the places that are somebody else's.
pub(super) fn supplier_without_split(scope: &Scope, _: &Known<'_>) -> Vec<Hit> {
    let mut hits: Vec<Hit> = scope
        .interfaces
        .iter()
        .filter_map(|row| {
            let name = provider_of(row)?;
            let (field, whose) = if !says_something(&row.our_part) {
                ("our_part", "you answer for and what they do")
            } else if !says_something(&row.their_part) {
                ("their_part", "they answer for")
            } else {
                return None;
            };
            let message = format!("{}: it is not said what {whose} ({name})", row.id);
            Some((Place::cell(Section::Interfaces, &row.id, field), message))
        })
        .collect();
    let parties: HashMap<String, &ItemId> = scope
        .interfaces
        .iter()
        .map(|row| (as_run(&row.party), &row.id))
        .filter(|(name, _)| name.chars().count() >= 3)
        .collect();
    hits.extend(scope.locations.iter().filter_map(|row| {
        let supplier =
            runs(&row.text, 4).into_iter().find_map(|run| parties.get(&run).map(|id| (*id).to_string()));
        let name = cloud(&row.text).map(str::to_owned).or(supplier)?;
        let message = format!("{} gives a supplier's halls as a place of your own: {name}", row.id);
        Some((Place::cell(Section::Locations, &row.id, "text"), message))
    }));
    hits
}

/// Returns the provider of a cloud that an interface is with.
fn provider_of(row: &Interface) -> Option<&'static str> {
    cloud(&row.party).or_else(|| cloud(&row.text))
}

/// ASM-01; one finding a row, at the first field that is open.
pub(super) fn assumption_unchecked(scope: &Scope, known: &Known<'_>) -> Vec<Hit> {
    scope
        .assumptions
        .iter()
        .filter_map(|row| {
            let gaps = gaps_in(row, known);
            let (field, _) = *gaps.first()?;
            let told: Vec<&str> = gaps.iter().map(|(_, gap)| *gap).collect();
            let message = format!("{} has {}", row.id, told.join(", "));
            Some((Place::cell(Section::Assumptions, &row.id, field), message))
        })
        .collect()
}

/// Returns what an assumption lacks.
pub(super) fn gaps_in(row: &Assumption, known: &Known<'_>) -> Vec<(&'static str, &'static str)> {
    let mut gaps = Vec::new();
    if !says_something(&row.owner) {
        gaps.push(("owner", "nobody who watches it"));
    }
    if row.kind != Premise::Constraint && !says_something(&row.check) {
        gaps.push(("check", "no way to tell that it still holds"));
    }
    match row.valid_to {
        Some(day) if day < known.today => gaps.push(("valid_to", "evidence that has expired")),
        None if rests_on_evidence(row) => gaps.push(("valid_to", "no day on which its evidence expires")),
        _ => {}
    }
    if refers_to_document(row) && !says_something(&row.reference) {
        gaps.push(("reference", "no id and version of the document that it refers to"));
    }
    gaps
}

/// Tells whether a text leans on somebody's certificate or report.
pub(super) fn rests_on_evidence(row: &Assumption) -> bool {
    let runs = runs(&row.text, 2);
    let evidence =
        ["soc 2", "soc 1", "certification", "certifications", "certificate", "certificates", "isae 3402"];
    runs.iter().any(|run| evidence.contains(&run.as_str()))
}

/// Tells whether a text sends the reader to another document.
fn refers_to_document(row: &Assumption) -> bool {
    let lower = row.text.to_lowercase();
    ["separate document", "see document", " policy", " procedure", " guideline"]
        .iter()
        .any(|word| lower.contains(word))
}
