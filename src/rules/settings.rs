//! How an organisation checks its scope: rules that weigh differently, questions added and dropped.
//! A setting without a reason has no effect, and is itself found.

use std::collections::{HashMap, HashSet};

use super::{
    Known, Severity,
    finding::{Basis, Hit, Rule},
    placeholder::says_something,
    questions::questions,
    rules,
};
use crate::scope::{
    Scope,
    fingerprint::is_key,
    place::Place,
    section::Section,
    settings::{Dropped, OwnQuestion, RuleSetting, Weight},
};

/// Rules that weigh the same everywhere: they watch over the settings themselves, and over the records.
const FIXED: &[&str] = &["SET-01", "SET-02", "REV-01", "REV-02"];

/// A rule that weighs differently here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Changed<'a> {
    /// The rule.
    pub rule: &'static Rule,
    /// How much it weighs here.
    pub severity: Severity,
    /// Why.
    pub reason: &'a str,
}

/// Returns the rules that weigh differently here, in the order of the file.
#[must_use]
pub fn changed_rules(scope: &Scope) -> Vec<Changed<'_>> {
    let mut seen = HashSet::new();
    scope
        .rule_settings
        .iter()
        .filter_map(|row| setting(row).ok())
        .filter(|changed| seen.insert(changed.rule.id))
        .collect()
}

/// Returns how much each rule weighs here that does not weigh as usual.
pub(super) fn weights(scope: &Scope) -> HashMap<&'static str, Severity> {
    changed_rules(scope).into_iter().map(|changed| (changed.rule.id, changed.severity)).collect()
}

/// Reads a setting, or tells the field at fault and what is wrong.
///
/// What the standard itself asks, and what without it is no scope, cannot be made less than a blocker: no
/// organisation can decide that.
fn setting(row: &RuleSetting) -> Result<Changed<'_>, (&'static str, String)> {
    let id = row.rule.trim();
    let Some(rule) = rules().iter().find(|rule| rule.id.eq_ignore_ascii_case(id)) else {
        return Err(("rule", format!("{}: there is no rule \"{id}\"", row.id)));
    };
    let severity = match row.severity {
        Weight::Usual => return Err(("severity", format!("{} does not say how much {id} weighs", row.id))),
        Weight::Blocker => Severity::Blocker,
        Weight::Warning => Severity::Warning,
        Weight::Info => Severity::Info,
    };
    let standard = rule.basis == Basis::Standard && rule.severity == Severity::Blocker;
    if (standard && severity != Severity::Blocker) || FIXED.contains(&rule.id) {
        return Err((
            "severity",
            format!("{}: {} cannot be made a mere {}", row.id, rule.id, severity.word()),
        ));
    }
    if !says_something(&row.reason) {
        return Err((
            "reason",
            format!("{} changes how much {} weighs, and does not say why", row.id, rule.id),
        ));
    }
    Ok(Changed { rule, severity, reason: row.reason.trim() })
}

/// SET-01.
pub(super) fn faulty_setting(scope: &Scope, _: &Known<'_>) -> Vec<Hit> {
    let mut seen = HashSet::new();
    let mut hits = Vec::new();
    for row in &scope.rule_settings {
        let fault = match setting(row) {
            Ok(changed) if !seen.insert(changed.rule.id) => {
                Some(("rule", format!("{} sets {} a second time", row.id, changed.rule.id)))
            }
            Ok(_) => None,
            Err(fault) => Some(fault),
        };
        hits.extend(fault.map(|(field, told)| (Place::cell(Section::RuleSettings, &row.id, field), told)));
    }
    hits
}

/// SET-02.
pub(super) fn faulty_question(scope: &Scope, _: &Known<'_>) -> Vec<Hit> {
    let own = scope.questions.iter().filter_map(|row| {
        let (field, told) = fault_of_question(row)?;
        Some((Place::cell(Section::Questions, &row.id, field), told))
    });
    let dropped = scope.dropped.iter().filter_map(|row| {
        let (field, told) = fault_of_dropped(row)?;
        Some((Place::cell(Section::Dropped, &row.id, field), told))
    });
    own.chain(dropped).collect()
}

fn fault_of_question(row: &OwnQuestion) -> Option<(&'static str, String)> {
    let id = &row.id;
    if questions().iter().any(|question| question.is_asked_by(id.as_str())) {
        return Some(("", format!("{id} is not asked: its id is that of a built-in question")));
    }
    if !says_something(&row.text) {
        return Some(("text", format!("{id} asks nothing")));
    }
    if let Some(unknown) = keys_of(&row.judges).find(|key| !is_key(key)) {
        return Some((
            "judges",
            format!("{id} is not asked: \"{unknown}\" is no section, and no section/field"),
        ));
    }
    if keys_of(&row.judges).next().is_none() {
        return Some((
            "judges",
            format!("{id} is not asked: it does not say what it judges, so no answer would reopen"),
        ));
    }
    None
}

fn fault_of_dropped(row: &Dropped) -> Option<(&'static str, String)> {
    let id = row.question.trim();
    if !questions().iter().any(|question| question.id.as_str() == id) {
        return Some((
            "question",
            format!("{}: there is no question \"{id}\" that could be dropped", row.id),
        ));
    }
    (!says_something(&row.reason))
        .then(|| ("reason", format!("{id} is dropped without a reason, and so is asked all the same")))
}

/// Returns the sections, or `section/field`, that a question of the organisation's own judges.
pub(super) fn keys_of(judges: &str) -> impl Iterator<Item = &str> {
    judges.split(|sign: char| sign.is_whitespace() || sign == ',').filter(|key| !key.is_empty())
}

/// Tells whether a question of the checklist is dropped with a reason.
#[must_use]
pub fn is_dropped(scope: &Scope, id: &str) -> bool {
    scope.dropped.iter().any(|row| row.question.trim() == id && fault_of_dropped(row).is_none())
}

/// Tells whether a question of the organisation's own can be asked.
#[must_use]
pub fn is_askable(row: &OwnQuestion) -> bool {
    fault_of_question(row).is_none()
}
