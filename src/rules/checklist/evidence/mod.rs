//! What the model says to the questions that it can answer, with what it rests on.
//! It says nothing where it cannot tell: silence is no yes.

mod crossing;
mod review;
mod said;

use crate::{
    rules::{Known, exclusions, finding::Hit, inclusions},
    scope::{
        Scope,
        context::Side,
        item::ItemId,
        review::{Answer, Question},
        section::{INCLUSIONS, Section},
    },
};

/// How many ids are told before the others are counted.
const TOLD: usize = 5;

/// What the model answers, and what it rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// The answer.
    pub answer: Answer,
    /// What it rests on, in one line.
    pub says: String,
}

fn yes(says: impl Into<String>) -> Evidence {
    Evidence { answer: Answer::Yes, says: says.into() }
}

fn no(says: impl Into<String>) -> Evidence {
    Evidence { answer: Answer::No, says: says.into() }
}

fn not_applicable(says: impl Into<String>) -> Evidence {
    Evidence { answer: Answer::NotApplicable, says: says.into() }
}

/// Returns what the model says to a question; `None` where it cannot tell, or only a person can.
///
/// Whether that settles the question is for [`super::progress`] to say: a no never does.
#[must_use]
pub fn evidence(scope: &Scope, known: &Known<'_>, question: &Question) -> Option<Evidence> {
    let found = match question.id.as_str() {
        "Q01" => said::issues(scope, Side::Internal, "internal"),
        "Q02" => said::issues(scope, Side::External, "external"),
        "Q03" => said::climate(scope),
        "Q06" => said::outside_parties(scope),
        "Q07" => said::requirements(scope),
        "Q08" => said::addressed(scope),
        "Q13" if scope.locations.is_empty() => no("No location is listed"),
        "Q13" => hits(inclusions::cannot_be_found(scope, known), || {
            format!("An address, a country or a region: {}", ids(&scope.ids(Section::Locations)))
        }),
        "Q15" => return said::products(scope, known),
        "Q17" => said::owners(scope),
        "Q18" if nothing_is_listed(scope) => return None,
        "Q18" => said::single(scope),
        "Q21" | "Q22" | "Q24" if scope.exclusions.is_empty() => not_applicable("Nothing is left out"),
        "Q21" => hits(exclusions::nobody_looks_again(scope, known), || {
            format!("An owner and a day ahead: {}", ids(&scope.ids(Section::Exclusions)))
        }),
        "Q22" => hits(exclusions::nothing_keeps_apart(scope, known), || {
            format!("What keeps it apart is said: {}", ids(&scope.ids(Section::Exclusions)))
        }),
        "Q24" => {
            hits(exclusions::control_excluded(scope, known), || "None names a control of Annex A".to_owned())
        }
        "Q25" => crossing::interfaces(scope, known),
        "Q26" => return crossing::clouds(scope, known),
        "Q27" => crossing::assurance(scope, known),
        "Q28" => crossing::assumptions(scope, known),
        "Q29" => review::names(scope),
        "Q30" => review::conflicting(scope, known),
        "Q33" => review::planned(scope, known),
        "Q34" => review::identified(scope, known),
        "Q36" => return review::read_by_another(scope, known),
        _ => return None,
    };
    Some(found)
}

fn nothing_is_listed(scope: &Scope) -> bool {
    let lists = INCLUSIONS.iter().copied().chain([Section::Interfaces, Section::Exclusions]);
    lists.into_iter().all(|section| scope.len(section) == 0)
}

fn hits(found: Vec<Hit>, otherwise: impl Fn() -> String) -> Evidence {
    let more = found.len().saturating_sub(1);
    match found.into_iter().next() {
        None => yes(otherwise()),
        Some((_, first)) if more == 0 => no(first),
        Some((_, first)) => no(format!("{first}; and {more} more")),
    }
}

fn ids(all: &[&ItemId]) -> String {
    let told: Vec<&str> = all.iter().take(TOLD).map(|id| id.as_str()).collect();
    match all.len().saturating_sub(TOLD) {
        0 => told.join(", "),
        more => format!("{} and {more} more", told.join(", ")),
    }
}

fn lacking(open: &[&ItemId], what: &str, otherwise: impl Into<String>) -> Evidence {
    if open.is_empty() { yes(otherwise) } else { no(format!("{what}: {}", ids(open))) }
}
