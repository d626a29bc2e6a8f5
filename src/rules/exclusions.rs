//! Rules on what is left out (clause 4.3).
//! Must not judge whether a reason is a good one: it asks for one.

use std::collections::HashMap;

use super::{
    Known,
    annex::control_in,
    finding::Hit,
    placeholder::says_something,
    wording::{head::heads, notes},
};
use crate::scope::{
    Scope,
    boundary::Exclusion,
    item::ItemId,
    place::Place,
    section::{INCLUSIONS, Section},
};

fn cell(row: &Exclusion, field: &'static str) -> Place {
    Place::cell(Section::Exclusions, &row.id, field)
}

/// EXC-01.
pub(super) fn reason_missing(scope: &Scope, _: &Known<'_>) -> Vec<Hit> {
    scope
        .exclusions
        .iter()
        .filter(|row| !says_something(&row.reason))
        .map(|row| (cell(row, "reason"), format!("{} is left out without a reason", row.id)))
        .collect()
}

/// EXC-02; one finding a row, at the first field that is open.
pub(super) fn nobody_looks_again(scope: &Scope, known: &Known<'_>) -> Vec<Hit> {
    let open = |row: &Exclusion| match row.review_by {
        _ if !says_something(&row.owner) => {
            Some(("owner", "is left out, and nobody answers for it".to_owned()))
        }
        None => Some(("review_by", "is left out, and no day is set to look at it again".to_owned())),
        Some(day) if day < known.today => {
            Some(("review_by", format!("should have been looked at again by {day}")))
        }
        Some(_) => None,
    };
    scope
        .exclusions
        .iter()
        .filter_map(|row| open(row).map(|(field, what)| (cell(row, field), format!("{} {what}", row.id))))
        .collect()
}

/// EXC-03.
pub(super) fn nothing_keeps_apart(scope: &Scope, _: &Known<'_>) -> Vec<Hit> {
    scope
        .exclusions
        .iter()
        .filter(|row| !says_something(&row.boundary))
        .map(|row| (cell(row, "boundary"), format!("It is not said what keeps {} apart", row.id)))
        .collect()
}

/// EXC-04; where it is said what keeps the two apart, the line is drawn.
pub(super) fn overlaps(scope: &Scope, _: &Known<'_>) -> Vec<Hit> {
    let open: Vec<&Exclusion> =
        scope.exclusions.iter().filter(|row| !says_something(&row.boundary)).collect();
    if open.is_empty() {
        return Vec::new();
    }
    let mut included: HashMap<String, &ItemId> = HashMap::new();
    for section in INCLUSIONS {
        for row in scope.inclusions(*section) {
            for head in heads(&row.text) {
                included.entry(head).or_insert(&row.id);
            }
        }
    }
    for row in &scope.interfaces {
        for head in heads(&row.text) {
            included.entry(head).or_insert(&row.id);
        }
    }
    open.into_iter()
        .filter_map(|row| {
            let shared = heads(&row.text).into_iter().find_map(|head| Some((*included.get(&head)?, head)));
            let (id, head) = shared?;
            let message =
                format!("{} and {id} both speak of \"{head}\": which are out, and which are in?", row.id);
            Some((cell(row, "text"), message))
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
            Some((cell(row, "text"), format!("{} leaves out {control}, a control of Annex A", row.id)))
        })
        .collect()
}

/// EXC-06.
pub(super) fn residue(scope: &Scope, _: &Known<'_>) -> Vec<Hit> {
    let lead = Place::field(Section::Texts, "exclusions_lead");
    let told = |place: Place, text: &str| {
        let sign = notes::residue(text)?;
        Some((place, format!("\"{sign}\" is the sign of a list: is a row fused with its neighbour?")))
    };
    let mut hits: Vec<Hit> = told(lead, &scope.exclusions_lead).into_iter().collect();
    hits.extend(scope.exclusions.iter().filter_map(|row| told(cell(row, "text"), &row.text)));
    hits
}
