//! Items that were looked at and found to be still true: when last, by whom, and whether they changed since.
//! Must not know who looks, nor the day: both are handed in.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::scope::{
    Scope,
    edit::Edit,
    fingerprint::row_fingerprint,
    item::ItemId,
    judgement::Confirmation,
    place::Place,
    record::{Item, Record},
    review::Action,
    section::Section,
    value::Value as _,
};

/// The lists whose items are confirmed one by one.
pub const CONFIRMED: &[Section] = &[
    Section::Locations,
    Section::Activities,
    Section::Assets,
    Section::Units,
    Section::Products,
    Section::Interfaces,
    Section::Exclusions,
    Section::Assumptions,
    Section::Stakeholders,
];

/// How an item stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Confirmed<'a> {
    /// Nobody ever said that it is still true.
    Never,
    /// Somebody did, and it has changed since.
    Stale(&'a Confirmation),
    /// Somebody did, and it is as it was.
    Fresh(&'a Confirmation),
    /// Somebody said that it is not, and what is done about it is still open.
    Denied(&'a Action),
}

/// Returns the edit that confirms items as they are now; what is no item that can be confirmed is left out.
///
/// A confirmation from before is replaced: it stands in the approved version of its time. The id of a confirmation
/// follows from its item's, so that none is ever another's.
#[must_use]
pub fn confirm(scope: &Scope, items: &[(Section, ItemId)], by: &str, on: NaiveDate) -> Edit {
    let known: HashMap<&str, &ItemId> =
        scope.confirmed.iter().map(|row| (row.item.as_str(), &row.id)).collect();
    let mut edits = Vec::new();
    let mut index = scope.confirmed.len();
    for (section, id) in items {
        let Some(row) = scope.row(*section, id).filter(|_| CONFIRMED.contains(section)) else {
            continue;
        };
        let texts = [
            ("item", id.to_string()),
            ("by", by.trim().to_owned()),
            ("on", Some(on).text()),
            ("judged", judged(*section, id, row)),
        ];
        if let Some(row) = known.get(id.as_str()) {
            let set = |(field, text)| Edit::set(Place::cell(Section::Confirmed, row, field), text);
            edits.extend(texts.into_iter().map(set));
            continue;
        }
        let Ok(own) = format!("CNF-{id}").parse::<ItemId>() else { continue };
        let filled = texts.into_iter().filter(|(_, text)| !text.is_empty());
        let item = filled.fold(Item::new(own), |item, (field, text)| item.with(field, text));
        edits.push(Edit::Insert { section: Section::Confirmed, index, item });
        index += 1;
    }
    Edit::Group(edits)
}

/// Tells how an item stands; for many, [`confirmations`] asks once.
#[must_use]
pub fn last_confirmed<'a>(scope: &'a Scope, section: Section, id: &ItemId) -> Confirmed<'a> {
    let confirmed = scope.confirmed.iter().find(|row| row.item == id.as_str());
    let denied = scope.actions.iter().find(|action| denies(action) && action.from.trim() == id.as_str());
    if let Some(action) = denied {
        return Confirmed::Denied(action);
    }
    match (confirmed, scope.row(section, id)) {
        (Some(confirmed), Some(row)) => stands(section, id, row, confirmed),
        _ => Confirmed::Never,
    }
}

/// Returns each item that is confirmed by itself, in the order of the document, and how it stands.
#[must_use]
pub fn confirmations(scope: &Scope) -> Vec<(Section, &ItemId, Confirmed<'_>)> {
    let rows: HashMap<&str, &Confirmation> =
        scope.confirmed.iter().map(|row| (row.item.as_str(), row)).collect();
    let denied: HashMap<&str, &Action> = scope
        .actions
        .iter()
        .filter(|action| denies(action))
        .map(|action| (action.from.trim(), action))
        .collect();
    let mut items = Vec::new();
    for section in CONFIRMED {
        for (id, row) in scope.rows(*section) {
            let confirmed = rows.get(id.as_str());
            let stand = match (denied.get(id.as_str()), confirmed) {
                (Some(action), _) => Confirmed::Denied(action),
                (None, Some(confirmed)) => stands(*section, id, row, confirmed),
                (None, None) => Confirmed::Never,
            };
            items.push((*section, id, stand));
        }
    }
    items
}

/// Returns the items that were confirmed and have changed since, in the order of the document.
#[must_use]
pub fn stale(scope: &Scope) -> Vec<(Section, &ItemId)> {
    confirmations(scope)
        .into_iter()
        .filter(|(_, _, confirmed)| matches!(confirmed, Confirmed::Stale(_)))
        .map(|(section, id, _)| (section, id))
        .collect()
}

/// Tells whether an action that follows from an item says that the item is not true any more.
fn denies(action: &Action) -> bool {
    action.done.is_none()
}

/// Returns the edit that takes back that an item was confirmed; `None` where it never was.
#[must_use]
pub fn take_back(scope: &Scope, id: &ItemId) -> Option<Edit> {
    let row = scope.confirmed.iter().find(|row| row.item == id.as_str())?;
    Some(Edit::Remove { section: Section::Confirmed, id: row.id.clone() })
}

fn stands<'a>(section: Section, id: &ItemId, row: &dyn Record, confirmed: &'a Confirmation) -> Confirmed<'a> {
    if confirmed.judged == judged(section, id, row) {
        Confirmed::Fresh(confirmed)
    } else {
        Confirmed::Stale(confirmed)
    }
}

fn judged(section: Section, id: &ItemId, row: &dyn Record) -> String {
    row_fingerprint(section, id, Some(row)).short().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::sample::{clean, day, set, today};

    fn confirmed(id: &str) -> Scope {
        let mut scope = clean();
        let items = [(Section::Exclusions, id.parse().unwrap())];
        confirm(&scope, &items, " Ida ", today()).apply(&mut scope).unwrap();
        scope
    }

    #[test]
    fn an_item_is_confirmed_by_somebody_on_a_day_until_it_changes() {
        let mut scope = confirmed("EXC-2");
        let id = "EXC-2".parse().unwrap();
        let Confirmed::Fresh(row) = last_confirmed(&scope, Section::Exclusions, &id) else {
            panic!("it is not confirmed");
        };
        assert_eq!((row.by.as_str(), row.on), ("Ida", Some(today())));
        assert!(stale(&scope).is_empty());
        set(&mut scope, "exclusions/EXC-3/reason", "Another");
        assert!(stale(&scope).is_empty());
        set(&mut scope, "exclusions/EXC-2/reason", "Another");
        assert_eq!(stale(&scope), [(Section::Exclusions, &id)]);
    }

    #[test]
    fn confirming_again_replaces_and_what_cannot_be_confirmed_is_not() {
        let mut scope = confirmed("EXC-2");
        let id = "EXC-2".parse().unwrap();
        let later = day("2027-11-01");
        confirm(&scope, &[(Section::Exclusions, id)], "Bo", later).apply(&mut scope).unwrap();
        assert_eq!((scope.confirmed.len(), scope.confirmed[0].on), (1, Some(later)));
        let nothing = [(Section::Exclusions, "EXC-99"), (Section::Facts, "FCT-1")];
        let nothing = nothing.map(|(section, id)| (section, id.parse().unwrap()));
        assert_eq!(confirm(&scope, &nothing, "Bo", later), Edit::Group(Vec::new()));
        let mut all: Vec<(Section, ItemId)> =
            confirmations(&scope).into_iter().map(|(section, id, _)| (section, id.clone())).collect();
        all.truncate(3);
        confirm(&scope, &all, "Bo", later).apply(&mut scope).unwrap();
        let ids: Vec<&str> = scope.confirmed.iter().map(|row| row.id.as_str()).collect();
        assert_eq!(ids, ["CNF-EXC-2", "CNF-LOC-1", "CNF-LOC-2", "CNF-LOC-3"]);
    }

    #[test]
    fn an_item_that_is_denied_is_not_confirmed_until_something_was_done_about_it() {
        let mut scope = confirmed("EXC-2");
        let id = "EXC-2".parse().unwrap();
        crate::rules::sample::insert(
            &mut scope,
            Section::Actions,
            "TSK-9",
            &[("from", "EXC-2"), ("text", "Mend it")],
        );
        assert!(matches!(last_confirmed(&scope, Section::Exclusions, &id), Confirmed::Denied(_)));
        let denied =
            confirmations(&scope).into_iter().filter(|(_, _, stand)| matches!(stand, Confirmed::Denied(_)));
        assert_eq!(denied.map(|(_, id, _)| id.to_string()).collect::<Vec<_>>(), ["EXC-2"]);
        set(&mut scope, "actions/TSK-9/done", "2026-11-30");
        assert!(matches!(last_confirmed(&scope, Section::Exclusions, &id), Confirmed::Fresh(_)));
    }

    #[test]
    fn every_item_of_the_boundary_and_what_it_rests_on_is_asked() {
        let scope = confirmed("EXC-2");
        let all = confirmations(&scope);
        assert_eq!(all.len(), 57);
        assert_eq!(all.iter().filter(|(_, _, confirmed)| *confirmed == Confirmed::Never).count(), 56);
        assert_eq!(all[0].1.as_str(), "LOC-1");
    }
}
