//! What is wrong and what is allowed: scope in, findings out.
//! Must not know files, screens or the clock; never writes, never fails.

pub mod acceptance;
pub mod anew;
mod annex;
mod brackets;
pub mod checklist;
pub mod confirmation;
mod conflicts;
mod context;
mod document;
mod exclusions;
pub mod finding;
pub mod gate;
pub mod history;
mod identification;
mod inclusions;
pub mod itself;
mod order;
mod outside;
mod parties;
pub mod people;
pub mod placeholder;
mod planning;
pub mod prompts;
pub mod questions;
#[cfg(test)]
pub(crate) mod sample;
pub mod settings;
pub mod state;
mod statement;
mod table;
pub mod term;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_blockers;
#[cfg(test)]
mod tests_golden;
#[cfg(test)]
mod tests_history;
#[cfg(test)]
mod tests_organisation;
#[cfg(test)]
mod tests_warnings;
pub mod verdict;
pub mod version;
mod wording;

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
    let weights = settings::weights(scope);
    let mut findings = Vec::new();
    for rule in rules() {
        let severity = weights.get(rule.id).copied().unwrap_or(rule.severity);
        let hits = (rule.finds)(scope, known).into_iter();
        findings.extend(hits.map(|(place, message)| Finding { rule, severity, place, message }));
    }
    let order = order::Order::of(scope);
    // The sort is stable: findings at one place stay in the order of the table.
    findings.sort_by_cached_key(|finding| order.of_place(&finding.place));
    findings
}
