//! The scope as it is approved: with the whole checklist, and without judgements on what is no longer there.
//! Must not touch what a person wrote or answered.

use std::collections::HashSet;

use crate::{
    rules::{
        Known,
        acceptance::{Acceptances, Standing},
        check,
        checklist::record_model,
        confirmation::CONFIRMED,
    },
    scope::{Scope, edit::Edit, item::ItemId, section::Section},
};

/// Returns the scope as it is approved.
///
/// Each warning that is accepted in it is one that is found: who signs takes on those, and no others. Each item that
/// was confirmed is there.
pub(super) fn complete(scope: &Scope, known: &Known<'_>) -> Scope {
    let mut scope = scope.clone();
    record_model(&mut scope, known);
    for id in accepted_in_vain(&scope, known) {
        // The id was read off this very scope: it is there.
        let _ = Edit::delete(&scope, Section::Accepted, &id).apply(&mut scope);
    }
    let items: HashSet<String> =
        CONFIRMED.iter().flat_map(|section| scope.ids(*section)).map(ToString::to_string).collect();
    scope.confirmed.retain(|row| items.contains(row.item.trim()));
    scope
}

/// Returns the acceptances of what is not found any more, or found otherwise than it was accepted.
fn accepted_in_vain(scope: &Scope, known: &Known<'_>) -> Vec<ItemId> {
    let acceptances = Acceptances::of(scope, known.today);
    let found = check(scope, known);
    let standing = found.iter().filter_map(|finding| match acceptances.standing(finding) {
        Standing::Accepted(row) => Some(&row.id),
        Standing::Open | Standing::Stale(..) => None,
    });
    let standing: HashSet<&ItemId> = standing.collect();
    let rows = scope.accepted.iter().map(|row| &row.id);
    rows.filter(|id| !standing.contains(id)).cloned().collect()
}
