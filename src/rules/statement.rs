//! Rules on the statement of what is covered, and on what it has to have (clauses 4.3, 6.1.3 d).
//! Must not write the statement: it only tells what is wrong with it.

use super::{
    Known,
    finding::Hit,
    placeholder::says_something,
    wording::{praise::unfit, quoted, vague::vague},
};
use crate::scope::{
    Scope,
    control::{Document, DocumentKind},
    place::Place,
    section::Section,
};

fn text(field: &'static str) -> Place {
    Place::field(Section::Texts, field)
}

/// SCP-01.
pub(super) fn missing(scope: &Scope, _: &Known<'_>) -> Vec<Hit> {
    if says_something(&scope.scope_statement) {
        return Vec::new();
    }
    vec![(text("scope_statement"), "There is no scope statement".to_owned())]
}

/// SCP-02; one finding a text, with all that is vague in it.
pub(super) fn draws_no_line(scope: &Scope, _: &Known<'_>) -> Vec<Hit> {
    [
        ("scope_statement", "The scope statement", &scope.scope_statement),
        ("certificate_sentence", "The sentence for the certificate", &scope.certificate_sentence),
    ]
    .into_iter()
    .filter_map(|(field, name, written)| {
        let found = vague(written);
        (!found.is_empty()).then(|| (text(field), format!("{name} draws no line at {}", quoted(&found))))
    })
    .collect()
}

/// SCP-03.
pub(super) fn unfit_for_certificate(scope: &Scope, _: &Known<'_>) -> Vec<Hit> {
    let found = unfit(&scope.certificate_sentence);
    if found.is_empty() {
        return Vec::new();
    }
    let message = format!("No certificate can say {}", quoted(&found));
    vec![(text("certificate_sentence"), message)]
}

/// SCP-04.
pub(super) fn empty_dimension(scope: &Scope, _: &Known<'_>) -> Vec<Hit> {
    [
        (Section::Locations, "No locations are listed"),
        (Section::Activities, "No activities are listed"),
        (Section::Assets, "No assets are listed"),
        (Section::Units, "No organisational units are listed"),
        (Section::Interfaces, "No interfaces and dependencies are listed"),
    ]
    .into_iter()
    .filter(|(section, _)| scope.len(*section) == 0)
    .map(|(section, message)| (Place::section(section), message.to_owned()))
    .collect()
}

/// SCP-05.
pub(super) fn no_statement_of_applicability(scope: &Scope, _: &Known<'_>) -> Vec<Hit> {
    let rows: Vec<&Document> = scope.documents.iter().filter(|row| is_statement(row)).collect();
    let (place, message) = match rows.first() {
        None => (Place::section(Section::Documents), "No Statement of Applicability is named".to_owned()),
        Some(_) if rows.iter().any(|row| says_something(&row.version)) => return Vec::new(),
        Some(row) => (
            Place::cell(Section::Documents, &row.id, "version"),
            format!(
                "It is not said with which version of the Statement of Applicability ({}) this agrees",
                row.id
            ),
        ),
    };
    vec![(place, message)]
}

fn is_statement(row: &Document) -> bool {
    let titled =
        || row.title.to_lowercase().contains("statement of applicability") || row.title.trim() == "SoA";
    row.kind == DocumentKind::StatementOfApplicability || (row.kind == DocumentKind::Unsaid && titled())
}
