//! The history: whether the approved versions follow upon one another, each linked to the one before.
//! Must not know signatures; whoever checks them hands in what is wrong with them.

use chrono::{DateTime, FixedOffset, TimeDelta};

use super::{Known, finding::Hit};
use crate::scope::{
    Scope,
    approval::{ApprovalKind, Means},
    fingerprint::{Fingerprint, content_fingerprint},
    place::Place,
    section::Section,
    value::Version,
};

/// By how much the clocks of two machines may differ.
const CLOCKS_DIFFER: TimeDelta = TimeDelta::minutes(5);

/// An approved version, as it was found.
#[derive(Debug, Clone, Copy)]
pub struct Link<'a> {
    /// The version, by the name of its file.
    pub version: Version,
    /// What it says.
    pub scope: &'a Scope,
    /// The SHA-256 of its file.
    pub sha256: &'a Fingerprint,
}

/// What is wrong with an approved version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flaw {
    /// The version.
    pub version: Version,
    /// What it is wrong with.
    pub kind: FlawKind,
    /// What is wrong, in one line.
    pub what: String,
}

/// What a version can have wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FlawKind {
    /// It does not follow upon the one before.
    Chain,
    /// Its signature is bad, or of somebody whom nobody knows.
    Signature,
    /// It cannot be told here, or no more, who signed it.
    Signer,
}

/// Returns how the versions, handed in in ascending order, fail to follow upon one another.
///
/// That the newest was removed no chain can show: nothing after it would miss it.
#[must_use]
pub fn broken(links: &[Link<'_>], now: DateTime<FixedOffset>) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    let mut before: Option<&Link<'_>> = None;
    for link in links {
        let found = [
            says_another_version(link),
            lacks_a_record(link),
            is_not_linked(link, before),
            has_no_sensible_time(link, before, now),
            only_claims_to_reaffirm(link, before),
        ];
        let flaw = |what| Flaw { version: link.version, kind: FlawKind::Chain, what };
        flaws.extend(found.into_iter().flatten().map(flaw));
        before = Some(link);
    }
    flaws
}

fn says_another_version(link: &Link<'_>) -> Option<String> {
    let stamps = [link.scope.approval.version.get(), link.scope.control.version.get()];
    let other = stamps.into_iter().find(|stamp| *stamp != Some(link.version))?;
    Some(match other {
        Some(other) => format!("the file is named {}, but says that it is {other}", link.version),
        None => format!("the file is named {}, but does not say which version it is", link.version),
    })
}

fn lacks_a_record(link: &Link<'_>) -> Option<String> {
    let approval = &link.scope.approval;
    let lacks =
        approval.kind == ApprovalKind::None || approval.means == Means::None || approval.by.trim().is_empty();
    lacks.then(|| "it carries no record of who approved it and how".to_owned())
}

fn is_not_linked(link: &Link<'_>, before: Option<&Link<'_>>) -> Option<String> {
    let previous = link.scope.approval.previous.as_str();
    match before {
        None if previous.is_empty() => None,
        None => Some(format!("the version before it is missing (SHA-256 {previous})")),
        Some(before) if previous == before.sha256.as_str() => None,
        Some(before) if previous.is_empty() => {
            Some(format!("it does not link to {}, the version before", before.version))
        }
        Some(before) => Some(format!(
            "it links to another file than {}: that was changed, or a version between them is missing",
            before.version
        )),
    }
}

fn has_no_sensible_time(
    link: &Link<'_>,
    before: Option<&Link<'_>>,
    now: DateTime<FixedOffset>,
) -> Option<String> {
    let time = |link: &Link<'_>| DateTime::parse_from_rfc3339(&link.scope.approval.at).ok();
    let Some(at) = time(link) else {
        return Some("it does not say when it was approved".to_owned());
    };
    if at > now + CLOCKS_DIFFER {
        return Some(format!("it says that it was approved at {at}, which is still to come"));
    }
    if let Some((version, earlier)) = before.and_then(|before| Some((before.version, time(before)?)))
        && at < earlier
    {
        return Some(format!("it says that it was approved before {version}"));
    }
    let effective = link.scope.control.effective_date?;
    (effective < at.date_naive()).then(|| {
        format!("it applies from {effective}, which is before it was approved on {}", at.date_naive())
    })
}

fn only_claims_to_reaffirm(link: &Link<'_>, before: Option<&Link<'_>>) -> Option<String> {
    if link.scope.approval.kind != ApprovalKind::Reaffirmation {
        return None;
    }
    let same =
        before.is_some_and(|before| content_fingerprint(before.scope) == content_fingerprint(link.scope));
    (!same).then(|| "it says that nothing changed since the version before, but something did".to_owned())
}

fn hits(known: &Known<'_>, kind: FlawKind) -> Vec<Hit> {
    let of_kind = known.history.iter().filter(|flaw| flaw.kind == kind);
    of_kind
        .map(|flaw| (Place::section(Section::Approval), format!("Version {}: {}", flaw.version, flaw.what)))
        .collect()
}

/// HIS-01.
pub(super) fn chain(_: &Scope, known: &Known<'_>) -> Vec<Hit> {
    hits(known, FlawKind::Chain)
}

/// HIS-02.
pub(super) fn signature(_: &Scope, known: &Known<'_>) -> Vec<Hit> {
    hits(known, FlawKind::Signature)
}

/// HIS-03.
pub(super) fn signer(_: &Scope, known: &Known<'_>) -> Vec<Hit> {
    hits(known, FlawKind::Signer)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        rules::{
            check,
            sample::{complete, day, today},
        },
        scope::value::{Value, Written},
    };

    fn version(text: &str) -> Version {
        text.parse().unwrap()
    }

    /// An approved version that follows upon another.
    fn after(before: Option<&(Scope, Fingerprint)>, number: &str, at: &str) -> (Scope, Fingerprint) {
        let mut scope = complete();
        let number = version(number);
        scope.control.version = Written::Is(number);
        scope.control.effective_date = Some(day(&at[..10]));
        scope.approval.version = Written::Is(number);
        scope.approval.kind =
            if before.is_some() { ApprovalKind::Reaffirmation } else { ApprovalKind::Approval };
        scope.approval.means = Means::TypedName;
        scope.approval.by = "Ann Ek".into();
        scope.approval.at = at.into();
        scope.approval.previous = before.map(|(_, sha256)| sha256.to_string()).unwrap_or_default();
        hashed(scope)
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
        assert!(told_of(&links[1..])[0].starts_with("2.1: the version before it is missing (SHA-256 "));
        assert!(told_of(&[links[0], links[2]])[0].contains("a version between them is missing"));
    }

    #[test]
    fn each_stamp_that_was_changed_by_hand_is_found() {
        let changed = |change: fn(&mut Scope)| {
            let mut versions = three();
            change(&mut versions[2].0);
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
            (|scope| scope.approval.at = "2025-10-01T09:00:00+01:00".into(), "approved before 2.1"),
            (|scope| scope.approval.at = "2027-10-01T09:00:00+01:00".into(), "still to come"),
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
        assert_eq!(told(&versions), [""; 0]);
    }

    #[test]
    fn flaws_are_findings_and_only_those_of_chain_and_signature_stand_in_the_way() {
        let flaw = |kind| Flaw { version: version("2.0"), kind, what: "it is so".into() };
        let history = [FlawKind::Chain, FlawKind::Signature, FlawKind::Signer].map(flaw);
        let all = check(&complete(), &Known { history: &history, ..Known::on(today()) }).into_iter();
        let found: Vec<_> = all.filter(|found| found.rule.id.starts_with("HIS-")).collect();
        let told = |at: usize| (found[at].rule.id, found[at].severity.word());
        assert_eq!([0, 1, 2].map(told), [("HIS-01", "blocker"), ("HIS-02", "blocker"), ("HIS-03", "info")]);
        assert_eq!(found[0].message, "Version 2.0: it is so");
    }
}
