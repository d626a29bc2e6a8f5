//! Rules on what is covered: locations, activities, assets, units, products (clause 4.3).
//! Must not look at what is left out, but where it answers for a limit.

use std::collections::HashSet;

use super::{
    Known,
    finding::Hit,
    placeholder::says_something,
    wording::{
        compound::too_many,
        limits::{before_limit, limits},
        notes::notes,
        quoted,
        whereabouts::{everywhere, says_where},
        words::{as_run, runs, words},
    },
};
use crate::scope::{
    Scope,
    boundary::Inclusion,
    context::Fact,
    place::Place,
    section::{INCLUSIONS, Section, Standing},
};

/// How many words the name of a product may have.
const LONGEST_NAME: usize = 4;

/// Returns every row of what is covered, with its list.
fn rows(scope: &Scope) -> impl Iterator<Item = (Section, &Inclusion)> {
    INCLUSIONS.iter().flat_map(|section| scope.inclusions(*section).iter().map(|row| (*section, row)))
}

/// INC-01.
pub(super) fn no_owner(scope: &Scope, _: &Known<'_>) -> Vec<Hit> {
    rows(scope)
        .filter(|(section, row)| {
            matches!(section, Section::Locations | Section::Activities | Section::Assets)
                && !says_something(&row.owner)
        })
        .map(|(section, row)| {
            (Place::cell(section, &row.id, "owner"), format!("Nobody answers for {}", row.id))
        })
        .collect()
}

/// INC-02.
pub(super) fn compound(scope: &Scope, _: &Known<'_>) -> Vec<Hit> {
    rows(scope)
        .filter_map(|(section, row)| {
            // What follows the name of a place is what is done there.
            let named = row.text.split_once(": ").filter(|_| section == Section::Locations);
            let count = too_many(named.map_or(row.text.as_str(), |(place, _)| place))?;
            let message = format!("{} holds {count} things in one row", row.id);
            Some((Place::cell(section, &row.id, "text"), message))
        })
        .collect()
}

/// INC-03.
pub(super) fn cannot_be_found(scope: &Scope, _: &Known<'_>) -> Vec<Hit> {
    let fault = |row: &Inclusion| {
        let country = everywhere(&row.country);
        let place = says_something(&row.country) && country.is_none();
        match everywhere(&row.text).or(country) {
            Some(word) if !place => {
                Some(("country", format!("{} says \"{word}\", which is nowhere", row.id)))
            }
            _ if place || says_something(&row.address) || says_where(&row.text) => None,
            _ => Some(("address", format!("{} has neither an address nor a country or region", row.id))),
        }
    };
    scope
        .locations
        .iter()
        .filter_map(|row| {
            fault(row).map(|(field, message)| (Place::cell(Section::Locations, &row.id, field), message))
        })
        .collect()
}

/// INC-04; what an exclusion names is not left out in silence.
pub(super) fn silent_exclusion(scope: &Scope, _: &Known<'_>) -> Vec<Hit> {
    let excluded: HashSet<String> = scope
        .exclusions
        .iter()
        .flat_map(|row| words(&row.text).into_iter().map(|word| word.lower))
        .filter(|word| word.chars().count() >= 4)
        .collect();
    rows(scope)
        .filter_map(|(section, row)| {
            let found = limits(&row.text);
            let first = found.first()?;
            if words(before_limit(&row.text)).iter().any(|word| excluded.contains(&word.lower)) {
                return None;
            }
            let message = format!("{} says \"{first}\": what does not is left out without saying so", row.id);
            Some((Place::cell(section, &row.id, "text"), message))
        })
        .collect()
}

/// INC-05; one finding, for it is mended in one list.
pub(super) fn product_without_side(scope: &Scope, _: &Known<'_>) -> Vec<Hit> {
    let names: Vec<&str> = scope.facts.iter().flat_map(products_of).collect();
    if names.is_empty() {
        return Vec::new();
    }
    let mut open: HashSet<String> = names.iter().map(|name| as_run(name)).collect();
    let texts = rows(scope).map(|(_, row)| &row.text).chain(scope.exclusions.iter().map(|row| &row.text));
    for text in texts.chain(std::iter::once(&scope.scope_statement)) {
        if open.is_empty() {
            return Vec::new();
        }
        for run in runs(text, LONGEST_NAME) {
            open.remove(&run);
        }
    }
    let mut seen = HashSet::new();
    let left: Vec<&str> =
        names.into_iter().filter(|name| open.contains(&as_run(name)) && seen.insert(as_run(name))).collect();
    if left.is_empty() {
        return Vec::new();
    }
    let message = format!("Sold, but neither in nor out: {}", quoted(&left));
    vec![(Place::section(Section::Products), message)]
}

/// Returns the names of products that a fact lists between brackets.
pub(super) fn products_of(fact: &Fact) -> Vec<&str> {
    let sells = ["business", "product", "service", "offer", "platform", "sells"];
    let name = fact.name.to_lowercase();
    if !sells.iter().any(|word| name.contains(word)) {
        return Vec::new();
    }
    let brackets = fact.value.match_indices('(').filter_map(|(at, _)| {
        let inner = &fact.value[at + 1..];
        inner.find(')').map(|end| &inner[..end])
    });
    brackets.flat_map(listed).collect()
}

/// Returns the names that a bracket lists; none where it explains something.
fn listed(inner: &str) -> Vec<&str> {
    let names: Vec<&str> = inner
        .split([',', ';', '/'])
        .map(|name| name.trim().trim_start_matches("and ").trim())
        .filter(|name| !name.is_empty())
        .collect();
    let all_names = names.iter().all(|name| {
        name.starts_with(char::is_uppercase) && words(name).len() <= LONGEST_NAME && !words(name).is_empty()
    });
    if names.len() >= 2 && all_names { names } else { Vec::new() }
}

/// INC-06; the records of the review are notes anyhow.
pub(super) fn note_left(scope: &Scope, _: &Known<'_>) -> Vec<Hit> {
    scope
        .texts()
        .into_iter()
        .filter(|(place, _)| place.section.standing(place.field) == Standing::Content)
        .filter_map(|(place, text)| {
            let message = format!("{} reads like a note of the author", quoted(notes(&text).get(..1)?));
            Some((place, message))
        })
        .collect()
}
