//! Rules on what has to be done: the planning of a change, and the actions of the review (clauses 6.3, 10.2).
//! Must not ask the clock: the day is handed in.

use super::{
    Known,
    finding::Hit,
    people::is_named,
    placeholder::{placeholder, says_something},
};
use crate::scope::{Scope, change::changes, place::Place, record::texts_of, section::Section};

fn plan(field: &'static str) -> Place {
    Place::field(Section::Change, field)
}

/// Returns how many changes to what is in or out there are since the newest approved version.
pub(super) fn material_changes(scope: &Scope, known: &Known<'_>) -> usize {
    known.newest.map_or(0, |newest| changes(newest, scope).iter().filter(|change| change.material).count())
}

/// CHG-01; before the first approval there is nothing that changes.
pub(super) fn change_unplanned(scope: &Scope, known: &Known<'_>) -> Vec<Hit> {
    let Some(newest) = known.newest.filter(|_| material_changes(scope, known) > 0) else {
        return Vec::new();
    };
    let told = &scope.change;
    if *told == newest.change && !texts_of(told).is_empty() {
        let message = "What is said about the change is what was said about the one before".to_owned();
        return vec![(plan("reason"), message)];
    }
    let says = |text: &str| says_something(text) && placeholder(text).is_none();
    if !says(&told.reason) {
        vec![(plan("reason"), "What is in or out changes, and it is not said why".to_owned())]
    } else if !is_named(&told.responsible) {
        vec![(
            plan("responsible"),
            "What is in or out changes, and nobody is named who sees to it".to_owned(),
        )]
    } else {
        Vec::new()
    }
}

/// REV-03.
pub(super) fn action_overdue(scope: &Scope, known: &Known<'_>) -> Vec<Hit> {
    scope
        .actions
        .iter()
        .filter(|action| action.done.is_none())
        .filter_map(|action| {
            let due = action.due.filter(|due| *due < known.today)?;
            let what = if says_something(&action.text) {
                format!(": {}", action.text.trim())
            } else {
                String::new()
            };
            let message = format!("{} was due on {due}{what}", action.id);
            Some((Place::cell(Section::Actions, &action.id, "due"), message))
        })
        .collect()
}

/// REV-01, REV-02: what the gate says of the checklist; a check of the text has nothing to add to it.
pub(super) fn said_by_the_gate(_: &Scope, _: &Known<'_>) -> Vec<Hit> {
    Vec::new()
}
