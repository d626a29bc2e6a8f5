//! What is wrong and what is allowed: scope in, findings out.
//! Must not know files, screens or the clock; never writes, never fails.

pub mod anew;
mod annex;
mod boundary;
mod brackets;
pub mod checklist;
mod context;
mod document;
pub mod finding;
pub mod gate;
pub mod history;
mod order;
mod parties;
pub mod people;
pub mod placeholder;
#[cfg(test)]
pub(crate) mod sample;
mod table;
#[cfg(test)]
mod tests;
pub mod verdict;
pub mod version;

use chrono::NaiveDate;

use crate::scope::Scope;
pub use finding::{Basis, Finding, Rule, Severity};
pub use table::rules;

/// What a rule has to be told, for it looks neither at the clock nor at the disk.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// The day.
    pub today: NaiveDate,
    /// The newest approved version; `None` when there is no approved file.
    pub newest: Option<&'a Scope>,
    /// What is wrong with the approved versions.
    pub history: &'a [history::Flaw],
}

impl Known<'_> {
    /// Knows the day, and of no approved version.
    #[must_use]
    pub fn on(today: NaiveDate) -> Self {
        Self { today, newest: None, history: &[] }
    }
}

/// Returns what the rules find in a scope, in the order of the document.
#[must_use]
pub fn check(scope: &Scope, known: &Known<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for rule in rules() {
        let hits = (rule.finds)(scope, known);
        findings.extend(hits.into_iter().map(|(place, message)| Finding { rule, place, message }));
    }
    let order = order::Order::of(scope);
    // The sort is stable: findings at one place stay in the order of the table.
    findings.sort_by_cached_key(|finding| order.of_place(&finding.place));
    findings
}
