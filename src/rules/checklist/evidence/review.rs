//! What the model reads off the roles, the planning of a change, the document control and the review itself.
//! Must not say yes where it cannot tell.

use super::{Evidence, hits, lacking, no, not_applicable, said::parties_where, yes};
use crate::{
    rules::{
        Finding, Known, Severity,
        acceptance::{Acceptances, Standing},
        conflicts,
        finding::Hit,
        identification,
        people::{approver, holder, is_named, same_name},
        placeholder::{placeholder, says_something},
        planning, rules,
    },
    scope::{
        Scope,
        record::texts_of,
        review::{Answer, Source, Verdict},
    },
};

pub(super) fn names(scope: &Scope) -> Evidence {
    let answerable = [approver(scope), holder(scope, &scope.control.owner)];
    if answerable.iter().any(|row| row.is_none_or(|row| !is_named(&row.name))) {
        return no("The approver or the owner is no named person");
    }
    let open = parties_where(scope, |row| placeholder(&row.name).is_some() || row.name.trim().is_empty());
    lacking(
        &open,
        "No name",
        "Approver and owner are named, and no row lacks a name; ask them whether they know",
    )
}

pub(super) fn conflicting(scope: &Scope, known: &Known<'_>) -> Evidence {
    let found = |id: &str, hits: Vec<Hit>| -> Vec<Finding> {
        let rule = rules().iter().find(|rule| rule.id == id);
        let rule = rule.into_iter().flat_map(|rule| hits.iter().map(move |hit| (rule, hit.clone())));
        let finding =
            |(rule, (place, message))| Finding { rule, severity: Severity::Warning, place, message };
        rule.map(finding).collect()
    };
    let mut all = found("IP-05", conflicts::officer_decides(scope, known));
    all.extend(found("IP-06", conflicts::approves_own(scope, known)));
    let acceptances = Acceptances::of(scope, known.today);
    let reasons: Vec<&str> = all
        .iter()
        .filter_map(|finding| match acceptances.standing(finding) {
            Standing::Accepted(row) => Some(row.reason.trim()),
            _ => None,
        })
        .collect();
    match all.iter().find(|finding| acceptances.is_open(finding)) {
        Some(open) => no(open.message.clone()),
        None if reasons.is_empty() => yes("Nobody holds two roles that should watch over each other"),
        None => yes(format!("Decided and recorded: {}", reasons.join("; "))),
    }
}

pub(super) fn planned(scope: &Scope, known: &Known<'_>) -> Evidence {
    if known.newest.is_none() {
        return not_applicable("Nothing was approved before");
    }
    if planning::material_changes(scope, known) == 0 {
        return not_applicable("Nothing that is in or out changed since the last approval");
    }
    let open = planning::change_unplanned(scope, known);
    let unsaid = [("consequence", "the consequences"), ("planned_for", "the day")];
    let written = texts_of(&scope.change);
    let missing = unsaid.iter().find(|(field, _)| !written.iter().any(|(name, _)| name == field));
    match missing {
        Some((_, what)) if open.is_empty() => no(format!("The planning of the change does not say {what}")),
        _ => hits(open, || format!("Planned: {}", scope.change.reason.trim())),
    }
}

pub(super) fn identified(scope: &Scope, known: &Known<'_>) -> Evidence {
    if !says_something(&scope.title) || !says_something(&scope.control.owner) {
        return no("The document has no title, or no owner");
    }
    hits(identification::not_identified(scope, known), || {
        format!(
            "{}: id, owner, classification, distribution and retention are set",
            scope.control.document_id.trim()
        )
    })
}

pub(super) fn read_by_another(scope: &Scope, known: &Known<'_>) -> Option<Evidence> {
    // Who answered for the version before read that one.
    let is_new = |verdict: &&Verdict| known.newest.is_none_or(|newest| !newest.verdicts.contains(verdict));
    let owner = holder(scope, &scope.control.owner).filter(|row| is_named(&row.name))?;
    let same = |name: &str| same_name(name, &owner.name);
    let by_a_person = |verdict: &&Verdict| verdict.source == Source::Person && verdict.answer != Answer::Open;
    let by_another = |verdict: &&Verdict| is_named(&verdict.by) && !same(&verdict.by);
    let other = scope.verdicts.iter().filter(is_new).filter(by_a_person).find(by_another)?;
    Some(yes(format!("{} answered questions; {} owns the text", other.by.trim(), owner.name.trim())))
}
