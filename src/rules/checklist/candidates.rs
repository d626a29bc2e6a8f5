//! Where to look before a person answers: the rows that speak for a no.
//! Must not answer: it only points.

use chrono::Months;

use crate::{
    rules::{
        Known, context, exclusions,
        finding::Hit,
        identification, inclusions,
        placeholder::says_something,
        statement,
        wording::{figures, whereabouts::everywhere},
    },
    scope::{Scope, context::Side, control::DocumentKind, place::Place, review::Question, section::Section},
};

/// Returns where to look for a question, the places that speak for a no first; none where nothing does.
///
/// For a question that the model answers, these are the places of its no.
#[must_use]
pub fn candidates(scope: &Scope, known: &Known<'_>, question: &Question) -> Vec<Place> {
    let places = |hits: Vec<Hit>| -> Vec<Place> { hits.into_iter().map(|(place, _)| place).collect() };
    match question.id.as_str() {
        "Q03" => places(context::climate_open(scope, known)),
        "Q04" => old_figures(scope, known),
        "Q05" => places(context::entity_unclear(scope, known)),
        "Q09" => outside(scope),
        "Q10" => places(context::law_without_name(scope, known)),
        "Q11" if !says_something(&scope.certificate_sentence) => {
            vec![Place::field(Section::Texts, "certificate_sentence")]
        }
        "Q11" => places(statement::unfit_for_certificate(scope, known)),
        "Q13" => places(inclusions::cannot_be_found(scope, known)),
        "Q14" => remote(scope),
        "Q16" if scope.units.is_empty() => vec![Place::section(Section::Units)],
        "Q17" => places(inclusions::no_owner(scope, known))
            .into_iter()
            .filter(|place| place.section == Section::Assets)
            .collect(),
        "Q18" => places(inclusions::compound(scope, known)),
        "Q19" => places(inclusions::silent_exclusion(scope, known)),
        "Q20" => reasons(scope, known),
        "Q21" => places(exclusions::nobody_looks_again(scope, known)),
        "Q22" => places(exclusions::nothing_keeps_apart(scope, known)),
        "Q23" => places(exclusions::overlaps(scope, known)),
        "Q31" => documents(scope),
        "Q34" => places(identification::not_identified(scope, known)),
        _ => Vec::new(),
    }
}

/// Figures that cannot be checked, and those whose day is more than a year ago.
fn old_figures(scope: &Scope, known: &Known<'_>) -> Vec<Place> {
    let mut places: Vec<Place> =
        context::figure_unchecked(scope, known).into_iter().map(|(place, _)| place).collect();
    let year_ago = known.today.checked_sub_months(Months::new(12));
    let old = scope.facts.iter().filter(|fact| {
        fact.as_of.is_some_and(|day| Some(day) < year_ago) && !figures::counts(&fact.value).is_empty()
    });
    places.extend(old.map(|fact| Place::cell(Section::Facts, &fact.id, "as_of")));
    places
}

/// Parties outside: those who could expect something that has to do with the climate.
fn outside(scope: &Scope) -> Vec<Place> {
    let outside = scope.stakeholders.iter().filter(|row| row.kind == Side::External);
    outside.map(|row| Place::cell(Section::Stakeholders, &row.id, "requirement")).collect()
}

/// Rows that speak of work from elsewhere.
fn remote(scope: &Scope) -> Vec<Place> {
    let speaks = |text: &str| {
        let lower = text.to_lowercase();
        ["remote", "home office", "home-office", "work from home"].iter().any(|word| lower.contains(word))
            || everywhere(text).is_some()
    };
    let places = scope.locations.iter().filter(|row| speaks(&row.text));
    let assumptions = scope.assumptions.iter().filter(|row| speaks(&row.text));
    places
        .map(|row| Place::cell(Section::Locations, &row.id, "text"))
        .chain(assumptions.map(|row| Place::cell(Section::Assumptions, &row.id, "text")))
        .collect()
}

/// Exclusions without a reason first, then those whose reason is cost or effort.
fn reasons(scope: &Scope, known: &Known<'_>) -> Vec<Place> {
    let mut places: Vec<Place> =
        exclusions::reason_missing(scope, known).into_iter().map(|(place, _)| place).collect();
    let weak = ["cost", "effort", "expensive", "resources", "not ready", "later", "too much"];
    let weak = scope.exclusions.iter().filter(|row| {
        let lower = row.reason.to_lowercase();
        weak.iter().any(|word| lower.contains(word))
    });
    places.extend(weak.map(|row| Place::cell(Section::Exclusions, &row.id, "reason")));
    places
}

/// Documents that lack a version, or the list where a kind is missing.
fn documents(scope: &Scope) -> Vec<Place> {
    let needed = [DocumentKind::StatementOfApplicability, DocumentKind::Policy, DocumentKind::Certificate];
    let mut places = Vec::new();
    if needed.iter().any(|kind| !scope.documents.iter().any(|row| row.kind == *kind)) {
        places.push(Place::section(Section::Documents));
    }
    let open = scope.documents.iter().filter(|row| !says_something(&row.version));
    places.extend(open.map(|row| Place::cell(Section::Documents, &row.id, "version")));
    places
}
