//! Tests of the history: whether the approved versions follow upon one another.
//! Must not know signatures.

use super::{
    Known, check,
    history::{Flaw, FlawKind, Link, broken},
    people::approver,
    sample::{complete, day, reviewed, today},
};
use crate::scope::{
    Scope,
    approval::{ApprovalKind, Means},
    consent::consent,
    fingerprint::Fingerprint,
    review::Answer,
    value::{Value, Version, Written},
};

fn version(text: &str) -> Version {
    text.parse().unwrap()
}

/// An approved version that follows upon another.
fn after(before: Option<&(Scope, Fingerprint)>, number: &str, at: &str) -> (Scope, Fingerprint) {
    let mut scope = reviewed(complete());
    let number = version(number);
    scope.control.version = Written::Is(number);
    scope.control.effective_date = Some(day(&at[..10]));
    scope.approval.version = Written::Is(number);
    scope.approval.kind = if before.is_some() { ApprovalKind::Reaffirmation } else { ApprovalKind::Approval };
    scope.approval.means = Means::TypedName;
    scope.approval.by = approver(&scope).unwrap().name.clone();
    scope.approval.at = at.into();
    scope.approval.previous = before.map(|(_, sha256)| sha256.to_string()).unwrap_or_default();
    agree(&mut scope);
    hashed(scope)
}

/// Writes the next review and the sentence that was agreed to as they follow from the text, where it has a moment.
fn agree(scope: &mut Scope) {
    let Some(Ok(on)) = scope.approval.at.get(..10).map(str::parse) else { return };
    let next_review = scope.control.after_interval(on).unwrap();
    scope.control.next_review = Written::Is(next_review);
    let number = scope.approval.version.get().unwrap();
    scope.approval.consent =
        consent(scope, (number, scope.approval.kind), &scope.approval.by, &scope.approval.role, next_review);
}

fn hashed(scope: Scope) -> (Scope, Fingerprint) {
    let sha256 = Fingerprint::of(format!("{scope:?}").as_bytes());
    (scope, sha256)
}

fn three() -> Vec<(Scope, Fingerprint)> {
    let first = after(None, "2.0", "2024-11-01T09:00:00+01:00");
    let second = after(Some(&first), "2.1", "2025-11-01T09:00:00+01:00");
    let third = after(Some(&second), "2.2", "2026-11-01T09:00:00+01:00");
    vec![first, second, third]
}

fn told(versions: &[(Scope, Fingerprint)]) -> Vec<String> {
    let links: Vec<Link<'_>> = versions
        .iter()
        .zip(["2.0", "2.1", "2.2"])
        .map(|((scope, sha256), name)| Link { version: version(name), scope, sha256 })
        .collect();
    told_of(&links)
}

fn told_of(links: &[Link<'_>]) -> Vec<String> {
    let now = "2026-11-22T10:00:00+01:00".parse().unwrap();
    broken(links, now).into_iter().map(|flaw| format!("{}: {}", flaw.version, flaw.what)).collect()
}

#[test]
fn versions_that_follow_upon_one_another_are_whole() {
    assert_eq!(told(&three()), [""; 0]);
    assert_eq!(told(&three()[..1]), [""; 0]);
    assert_eq!(told(&[]), [""; 0]);
}

#[test]
fn a_version_that_was_changed_is_missed_by_the_next() {
    for index in 0..2 {
        let mut versions = three();
        let (mut scope, _) = versions[index].clone();
        scope.approval.role = "Another".into();
        versions[index] = hashed(scope);
        let found = told(&versions);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].contains("it links to another file than 2."), "{found:?}");
    }
}

#[test]
fn a_version_that_was_removed_is_missed_by_the_next_and_only_the_newest_is_not() {
    let versions = three();
    let links: Vec<Link<'_>> = versions
        .iter()
        .map(|(scope, sha256)| Link { version: scope.approval.version.get().unwrap(), scope, sha256 })
        .collect();
    assert_eq!(told_of(&links[..2]), [""; 0]);
    let found = told_of(&links[1..]);
    assert!(found[0].starts_with("2.1: the version before it is missing (SHA-256 "), "{found:?}");
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(told_of(&[links[0], links[2]])[0].contains("a version between them is missing"));
}

fn moved(scope: &mut Scope, to: &str) {
    scope.approval.at = format!("{to}T09:00:00+01:00");
    scope.control.effective_date = Some(day(to));
}

#[test]
fn each_stamp_that_was_changed_by_hand_is_found() {
    let changed = |change: fn(&mut Scope)| {
        let mut versions = three();
        change(&mut versions[2].0);
        // Who changes the record with care is still found by the versions around it.
        agree(&mut versions[2].0);
        told(&versions).join("; ")
    };
    for (change, says) in [
        (
            (|scope| scope.approval.version = Value::read("9.0").unwrap()) as fn(&mut Scope),
            "says that it is 9.0",
        ),
        (|scope| scope.control.version = Written::Unset, "does not say which version"),
        (|scope| scope.approval.means = Means::None, "no record of who approved it"),
        (|scope| scope.approval.by = " ".into(), "no record of who approved it"),
        (|scope| scope.approval.previous.clear(), "does not link to 2.1"),
        (|scope| scope.approval.at = "yesterday".into(), "does not say when"),
        (|scope| moved(scope, "2025-10-01"), "approved before 2.1"),
        (|scope| moved(scope, "2027-10-01"), "still to come"),
        (
            |scope| scope.control.effective_date = Some(day("2026-10-31")),
            "before it was approved on 2026-11-01",
        ),
        (|scope| scope.purpose = "Another".into(), "but something did"),
    ] {
        let found = changed(change);
        assert!(
            found.starts_with("2.2: ") && found.contains(says) && !found.contains(';'),
            "{says}: {found}"
        );
    }
}

#[test]
fn a_clock_that_is_a_little_ahead_is_no_lie() {
    let mut versions = three();
    versions[2].0.approval.at = "2026-11-22T10:04:00+01:00".into();
    versions[2].0.control.effective_date = Some(today());
    agree(&mut versions[2].0);
    assert_eq!(told(&versions), [""; 0]);
}

#[test]
fn a_time_that_is_still_to_come_is_told_of_its_own_version_alone() {
    let first = after(None, "2.0", "2999-11-01T09:00:00+01:00");
    let second = after(Some(&first), "2.1", "2026-11-01T09:00:00+01:00");
    let found = told(&[first, second]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("2.0: it says that it was approved at 2999"), "{found:?}");
    assert!(
        found[0].contains(
            "set the clock if it is behind, or, if it was ahead at the approval, move that version"
        )
    );
}

#[test]
fn flaws_are_findings_and_only_those_of_chain_and_signature_stand_in_the_way() {
    let flaw = |kind| Flaw { version: version("2.0"), kind, what: "it is so".into() };
    let history = [FlawKind::Chain, FlawKind::Unread, FlawKind::Signature, FlawKind::Signer].map(flaw);
    let all = check(&complete(), &Known { history: &history, ..Known::on(today()) }).into_iter();
    let found: Vec<_> = all.filter(|found| found.rule.id.starts_with("HIS-")).collect();
    let told = |at: usize| (found[at].rule.id, found[at].severity.word());
    assert_eq!([0, 1, 2, 3].map(|at| told(at).0), ["HIS-01", "HIS-01", "HIS-02", "HIS-03"]);
    assert_eq!([0, 1, 2, 3].map(|at| told(at).1), ["blocker", "blocker", "blocker", "info"]);
    assert_eq!(found[0].message, "Version 2.0: it is so");
}

#[test]
fn a_version_that_contradicts_itself_is_found_without_any_other() {
    let changed = |change: fn(&mut Scope)| {
        let mut only = vec![after(None, "2.0", "2026-11-01T09:00:00+01:00")];
        assert_eq!(told(&only), [""; 0]);
        change(&mut only[0].0);
        told(&only).join("; ")
    };
    let text = |scope: &mut Scope, old: &str, new: &str| {
        assert!(scope.approval.consent.contains(old), "{}", scope.approval.consent);
        scope.approval.consent = scope.approval.consent.replace(old, new);
    };
    for (found, says) in [
        (changed(|scope| scope.purpose = "Another".into()), "agreed to is for another text"),
        (changed(|scope| scope.approval.consent.clear()), "no sentence that was agreed to"),
        (
            changed(|scope| scope.approval.by = "Mallory".into()),
            "Mallory approved it, but its text names Hans",
        ),
        (changed(|scope| scope.control.next_review = Value::read("2030-01-01").unwrap()), "is 2027-11-01"),
        (changed(|scope| scope.control.next_review = Written::Unset), "its next review is none, but"),
        (
            changed(|scope| scope.approval.at = "1999-11-01T09:00:00+01:00".into()),
            "on 1999-11-01 is 2000-11-01",
        ),
        (changed(|scope| scope.control.effective_date = None), "from which day it applies"),
        (changed(|scope| scope.control.effective_date = Some(day("2027-11-02"))), "after its next review"),
        (changed(|scope| scope.verdicts.clear()), "it carries no answer of the checklist"),
        (changed(|scope| scope.verdicts[4].answer = Answer::Open), "has no answer in it"),
        (changed(|scope| scope.approval.key = "SHA256:x".into()), "typed name, but names SHA256:x"),
    ] {
        assert!(found.starts_with("2.0: ") && found.contains(says), "{says}: {found}");
    }
    let mut only = vec![after(None, "2.0", "2026-11-01T09:00:00+01:00")];
    text(&mut only[0].0, "version 2.0 ", "version 12.0 ");
    assert!(told(&only)[0].ends_with("is for another version than 2.0"), "{:?}", told(&only));
    text(&mut only[0].0, "version 12.0 ", "edition 2.0 ");
    assert_eq!(told(&only), [""; 0]);
    text(&mut only[0].0, "2027-11-01", "2027-11-02");
    assert!(told(&only)[0].ends_with("with another next review than 2027-11-01"), "{:?}", told(&only));
}

#[test]
fn the_day_of_an_approval_is_that_of_its_own_clock() {
    for at in ["2026-11-02T00:30:00+14:00", "2026-10-31T23:30:00-12:00"] {
        assert_eq!(told(&[after(None, "2.0", at)]), [""; 0], "{at}");
    }
}
