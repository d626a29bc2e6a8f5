//! The history: whether the approved versions follow upon one another, each linked to the one before.
//! Must not know signatures; whoever checks them hands in what is wrong with them.

use chrono::{DateTime, FixedOffset};

use super::{
    Known,
    finding::Hit,
    itself::{CLOCKS_DIFFER, contradictions},
    version::version_of,
};
use crate::scope::{
    Scope,
    approval::{Approval, ApprovalKind, Means},
    fingerprint::{Fingerprint, content_fingerprint},
    place::Place,
    record::{Field, Record as _},
    section::Section,
    value::Version,
};

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
    /// It is there, and cannot be read.
    Unread,
    /// Its signature is bad, or of somebody whom nobody knows.
    Signature,
    /// It cannot be told here, or no more, who signed it.
    Signer,
}

/// Returns how the versions, handed in in ascending order, fail to follow upon one another, or contradict themselves.
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
        // A version without a record, or of another number, has nothing that could be held against its text.
        let is_recorded = found[..2].iter().all(Option::is_none);
        let itself = if is_recorded { contradictions(link.scope, link.version) } else { Vec::new() };
        flaws.extend(found.into_iter().flatten().chain(itself).map(flaw));
        before = Some(link);
    }
    flaws
}

/// Returns the newest of the versions that are there and cannot be read, where it is newer than all that can.
#[must_use]
pub fn unread(known: &Known<'_>) -> Option<Version> {
    let versions = known.history.iter().filter(|flaw| flaw.kind == FlawKind::Unread);
    let newest = known.newest.map(version_of);
    versions.map(|flaw| flaw.version).max().filter(|unread| newest.is_none_or(|newest| *unread > newest))
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
        return Some(format!(
            "it says that it was approved at {at}, which is still to come (set the clock if it is behind, or, if it was \
             ahead at the approval, move that version and its signature out of the folder and approve again)"
        ));
    }
    // A time that is still to come is wrong itself, and is told of its own version.
    if let Some((version, earlier)) = before.and_then(|before| Some((before.version, time(before)?)))
        && at < earlier
        && earlier <= now + CLOCKS_DIFFER
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
    let told = |but: &str| Some(format!("it says that nothing changed since the version before, but {but}"));
    match before {
        // What is missing, or is not the one before, is told already.
        Some(before) if link.scope.approval.previous != before.sha256.as_str() => None,
        Some(before) if content_fingerprint(before.scope) != content_fingerprint(link.scope) => {
            told("something did")
        }
        None if link.scope.approval.previous.is_empty() => told("there is none"),
        _ => None,
    }
}

/// Returns how the record that the working file carries of an approval differs from that in the approved file of the
/// same version; `None` where it does not, or where it carries none.
#[must_use]
pub fn contradiction(working: &Scope, approved: &Scope) -> Option<String> {
    let (ours, theirs) = (&working.approval, &approved.approval);
    ours.version.get().filter(|version| theirs.version.get() == Some(*version))?;
    let differs = |field: &&Field| {
        let text = ours.get(field.name);
        !text.is_empty() && text != theirs.get(field.name)
    };
    let field = Approval::FIELDS.iter().find(differs)?;
    let (ours, theirs) = match (stood_for(ours), stood_for(theirs)) {
        (ours, theirs) if ours != theirs => (ours, theirs),
        _ => (in_short(field, ours), in_short(field, theirs)),
    };
    Some(format!("the working file records that it was approved {ours}, the approved file says {theirs}"))
}

fn stood_for(approval: &Approval) -> String {
    match approval.means {
        Means::None => "without a record".to_owned(),
        Means::TypedName => "by typed name".to_owned(),
        Means::Signature => format!("by the key {}", approval.key),
    }
}

/// A field of a record, short enough for a line.
fn in_short(field: &Field, approval: &Approval) -> String {
    const LONGEST: usize = 60;
    let text = approval.get(field.name);
    let more = if text.chars().nth(LONGEST).is_some() { "…" } else { "" };
    let shown: String = text.chars().take(LONGEST).collect();
    format!("with {} {shown:?}{more}", field.label)
}

fn hits(known: &Known<'_>, kind: FlawKind) -> Vec<Hit> {
    let of_kind = known.history.iter().filter(|flaw| flaw.kind == kind);
    of_kind
        .map(|flaw| (Place::section(Section::Approval), format!("Version {}: {}", flaw.version, flaw.what)))
        .collect()
}

/// HIS-01.
pub(super) fn chain(_: &Scope, known: &Known<'_>) -> Vec<Hit> {
    [hits(known, FlawKind::Chain), hits(known, FlawKind::Unread)].concat()
}

/// HIS-02.
pub(super) fn signature(_: &Scope, known: &Known<'_>) -> Vec<Hit> {
    hits(known, FlawKind::Signature)
}

/// HIS-03.
pub(super) fn signer(_: &Scope, known: &Known<'_>) -> Vec<Hit> {
    hits(known, FlawKind::Signer)
}
