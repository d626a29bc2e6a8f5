//! What the model reads off the context, the parties and what is covered.
//! Must not say yes where it cannot tell.

use super::{Evidence, hits, ids, lacking, no, yes};
use crate::{
    rules::{
        Known, inclusions,
        placeholder::{placeholder, says_something},
        wording::compound::too_many,
    },
    scope::{
        Scope,
        boundary::YesNo,
        context::{Relevance, Side},
        item::ItemId,
        parties::Stakeholder,
        section::{INCLUSIONS, Section},
        value::Value as _,
    },
};

pub(super) fn issues(scope: &Scope, side: Side, word: &str) -> Evidence {
    let register = scope.company.issues_register.trim();
    if says_something(register) && placeholder(register).is_none() {
        return yes(format!("The register {register} is named"));
    }
    let of_side = scope.issues.iter().filter(|row| row.kind == side && says_something(&row.text));
    let found: Vec<&ItemId> = of_side.map(|row| &row.id).collect();
    if found.is_empty() {
        no(format!("No {word} issue is recorded"))
    } else {
        yes(format!("Recorded: {}", ids(&found)))
    }
}

pub(super) fn climate(scope: &Scope) -> Evidence {
    let climate = &scope.climate;
    if climate.relevant == Relevance::Undecided {
        return no("It is not decided");
    }
    if !says_something(&climate.reason) {
        return no("The decision has no reason");
    }
    match climate.decided_on {
        None => no("The decision has no day"),
        Some(day) => yes(format!("Decided on {day}: {}", climate.relevant.text())),
    }
}

pub(super) fn outside_parties(scope: &Scope) -> Evidence {
    let outside = scope.stakeholders.iter().filter(|row| row.kind == Side::External);
    let found: Vec<&ItemId> = outside.map(|row| &row.id).collect();
    if found.is_empty() { no("No party outside is listed") } else { yes(format!("Outside: {}", ids(&found))) }
}

pub(super) fn requirements(scope: &Scope) -> Evidence {
    if scope.stakeholders.is_empty() {
        return no("No party is listed");
    }
    let open = parties_where(scope, |row| !says_something(&row.requirement));
    lacking(&open, "No requirement", "Each party has a requirement")
}

pub(super) fn addressed(scope: &Scope) -> Evidence {
    if scope.stakeholders.is_empty() {
        return no("No party is listed");
    }
    let unsaid = |row: &Stakeholder| {
        row.addressed == YesNo::Unsaid || (row.addressed == YesNo::No && !says_something(&row.addressed_by))
    };
    let open = parties_where(scope, unsaid);
    lacking(&open, "Not said to be addressed, nor why not", "It is said of each party")
}

pub(super) fn parties_where(scope: &Scope, open: impl Fn(&Stakeholder) -> bool) -> Vec<&ItemId> {
    scope.stakeholders.iter().filter(|row| open(row)).map(|row| &row.id).collect()
}

pub(super) fn products(scope: &Scope, known: &Known<'_>) -> Option<Evidence> {
    let names: Vec<&str> = scope.facts.iter().flat_map(inclusions::products_of).collect();
    // Without a list of what is sold there is nothing to compare with.
    if names.is_empty() {
        return None;
    }
    Some(hits(inclusions::product_without_side(scope, known), || format!("In or out: {}", names.join(", "))))
}

pub(super) fn owners(scope: &Scope) -> Evidence {
    if scope.assets.is_empty() {
        return no("No asset is listed");
    }
    let open = scope.assets.iter().filter(|row| !says_something(&row.owner)).map(|row| &row.id);
    lacking(&open.collect::<Vec<_>>(), "No owner", "Each asset has an owner")
}

pub(super) fn single(scope: &Scope) -> Evidence {
    let mut open: Vec<&ItemId> = Vec::new();
    for section in INCLUSIONS {
        let body = |text: &str| match text.split_once(": ").filter(|_| *section == Section::Locations) {
            Some((place, _)) => too_many(place),
            None => too_many(text),
        };
        open.extend(
            scope.inclusions(*section).iter().filter(|row| body(&row.text).is_some()).map(|row| &row.id),
        );
    }
    open.extend(scope.interfaces.iter().filter(|row| too_many(&row.text).is_some()).map(|row| &row.id));
    open.extend(scope.exclusions.iter().filter(|row| too_many(&row.text).is_some()).map(|row| &row.id));
    lacking(&open, "Several things in one row", "No row lists more than three things")
}
