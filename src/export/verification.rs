//! What came of verifying the approved versions, for readers and for programs.
//! Must not judge: every verdict is handed in.

use std::fmt::Write as _;

use serde::Serialize;

use super::json::json;
use crate::{
    rules::verdict::Verdict,
    scope::{
        Scope, fingerprint::Fingerprint, signature::Signature, signer::SignerList, visible::visible,
        withdrawal::Withdrawal,
    },
};

/// What a chain of versions leaves open, said each time; the head is kept to notice it.
const LIMITS: &str =
    "A chain cannot show that its newest version was removed, or that all of it was replaced.";

/// What no head shows either, said each time.
const BESIDE: &str =
    "Nor can it show that the record of a withdrawal was removed: the head is the same without it.";

/// What came of it all.
#[derive(Debug)]
pub struct Verification<'a> {
    /// What the user called the scope.
    pub file: &'a str,
    /// The versions, in ascending order.
    pub versions: Vec<Verified<'a>>,
    /// What is wrong beside the versions.
    pub problems: Vec<String>,
    /// What the working file is to the newest version.
    pub working: Working,
    /// The SHA-256 of the newest version, to be kept elsewhere; `None` where there is none that stands.
    pub head: Option<&'a Fingerprint>,
    /// The list of signers; `None` when there is none.
    pub list: Option<&'a SignerList>,
    /// The program that checked the signatures; `None` when there is none.
    pub program: Option<String>,
}

/// What the working file is to the newest approved version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Working {
    /// It has its content.
    Approved,
    /// It has not, or that was withdrawn.
    Draft,
    /// It has its content, but that version is not proven to be approved.
    LikeDoubtful,
    /// The newest version cannot be read.
    BesideUnread,
    /// The working file cannot be read itself.
    Unread,
}

/// An approved version with its verdict.
#[derive(Debug)]
pub struct Verified<'a> {
    /// The verdict.
    pub verdict: &'a Verdict,
    /// What was approved.
    pub scope: &'a Scope,
    /// The SHA-256 of its file.
    pub sha256: &'a Fingerprint,
    /// The record that it was withdrawn.
    pub withdrawn: Option<&'a Withdrawal>,
}

impl Verification<'_> {
    /// Tells whether every version stands, and nothing beside them is wrong.
    #[must_use]
    pub fn stands(&self) -> bool {
        self.problems.is_empty() && self.versions.iter().all(|version| version.verdict.stands())
    }
}

/// Returns the verdicts as text.
#[must_use]
pub fn text(verification: &Verification<'_>) -> String {
    let mut text = String::new();
    let mut before: Option<&Verified<'_>> = None;
    for version in &verification.versions {
        write_version(&mut text, version, before.and_then(|before| another_address(version, before)));
        // One by typed name has no address that could be another.
        before = if version.scope.approval.email.is_empty() { before } else { Some(version) };
    }
    for problem in &verification.problems {
        let _ = writeln!(text, "Problem: {}\n", visible(problem));
    }
    let working = match verification.working {
        Working::Approved => "its content is that of the newest version",
        Working::LikeDoubtful => "a draft: its content is that of the newest version, which does not stand",
        Working::BesideUnread => "a draft: the newest version cannot be read",
        Working::Unread => "it cannot be read",
        Working::Draft if verification.versions.is_empty() => "nothing has been approved yet",
        Working::Draft => "a draft: its content is not that of a version that applies",
    };
    let _ = writeln!(text, "Working file: {working}");
    let list = verification.list.map_or("there is none".to_owned(), SignerList::told);
    let program = verification.program.as_deref().unwrap_or("there is no ssh-keygen");
    let _ = writeln!(text, "List of signers: {}\nChecked with: {}", visible(&list), visible(program));
    if let Some(head) = verification.head {
        let _ = writeln!(
            text,
            "Head: {head}\n{LIMITS}\nTo notice it, keep the head elsewhere, and give it: --expect-head {head}\n{BESIDE}"
        );
    }
    let answer = match (verification.stands(), verification.versions.len()) {
        (true, 0) => "nothing to verify",
        (true, _) => "every approved version stands",
        (false, _) => "the answer is no; see above",
    };
    let _ = writeln!(text, "{}: {answer}", visible(verification.file));
    text
}

/// Returns that the signer is known by another address than in the version before: a remark, and no fault.
fn another_address(version: &Verified<'_>, before: &Verified<'_>) -> Option<String> {
    let (now, then) = (&version.scope.approval.email, &before.scope.approval.email);
    let differs = !now.is_empty() && now != then;
    differs.then(|| format!("signed as {now}, {} as {then}", before.verdict.version))
}

fn write_version(text: &mut String, version: &Verified<'_>, remark: Option<String>) {
    let (verdict, approval) = (version.verdict, &version.scope.approval);
    let stands = if verdict.stands() { "stands" } else { "DOES NOT STAND" };
    let _ = writeln!(text, "Version {}: {stands}", verdict.version);
    let mut line = |label: &str, value: &str| {
        let _ = writeln!(text, "  {label}: {}", visible(value).replace('\n', "\n    "));
    };
    line("Approved by", &format!("{} ({}), {}", approval.by, approval.role, approval.at));
    match verdict.chain.as_slice() {
        [] if approval.previous.is_empty() => line("Chain", "ok, the first"),
        [] => line("Chain", "ok, linked to the version before"),
        broken => line("Chain", &format!("BROKEN: {}", broken.join("; "))),
    }
    line("Signature", &verdict.signature.told());
    if let Some(remark) = remark {
        line("Remark", &remark);
    }
    if let (false, Some(later)) = (verdict.signature.is_good(), verdict.vouched_by) {
        line("Vouched for", &format!("{later}, whose signature is good, links to these bytes"));
    }
    if let Some(record) = version.withdrawn {
        let signature = verdict.withdrawal.as_ref().map(Signature::told).unwrap_or_default();
        line("Withdrawn", &format!("{}, by {}: {} ({signature})", record.at, record.by, record.reason));
    }
    line("SHA-256", version.sha256.as_str());
    text.push('\n');
}

#[derive(Serialize)]
struct Written<'a> {
    file: &'a str,
    ok: bool,
    versions: Vec<WrittenVersion<'a>>,
    working: &'static str,
    problems: &'a [String],
    head: &'a str,
    signers: Option<WrittenList>,
    ssh_keygen: Option<&'a str>,
}

#[derive(Serialize)]
struct WrittenList {
    path: String,
    origin: &'static str,
}

#[derive(Serialize)]
struct WrittenVersion<'a> {
    version: String,
    stands: bool,
    file_sha256: &'a str,
    chain: &'static str,
    chain_problems: &'a [String],
    signature: &'static str,
    signature_told: String,
    signer: &'a str,
    key: &'a str,
    vouched_by: Option<String>,
    approved_by: &'a str,
    approved_on: &'a str,
    withdrawn_on: Option<&'a str>,
}

/// Returns the verdicts as JSON.
///
/// # Errors
/// Says why there is no JSON form; there always is one.
pub fn as_json(verification: &Verification<'_>) -> Result<String, serde_json::Error> {
    let versions = verification.versions.iter().map(|version| {
        let (verdict, approval) = (version.verdict, &version.scope.approval);
        let (signer, key) = match &verdict.signature {
            Signature::Good { signer, fingerprint, .. } => (signer.as_str(), fingerprint.as_str()),
            Signature::UnknownSigner { fingerprint, .. } => ("", fingerprint.as_str()),
            Signature::Bad(_) | Signature::Unchecked(_) | Signature::None => ("", ""),
        };
        WrittenVersion {
            version: verdict.version.to_string(),
            stands: verdict.stands(),
            file_sha256: version.sha256.as_str(),
            chain: if verdict.chain.is_empty() { "ok" } else { "broken" },
            chain_problems: &verdict.chain,
            signature: verdict.signature.word(),
            signature_told: verdict.signature.told(),
            signer,
            key,
            vouched_by: verdict.vouched_by.map(|version| version.to_string()),
            approved_by: &approval.by,
            approved_on: approval.at.get(..10).unwrap_or_default(),
            withdrawn_on: version.withdrawn.map(|record| record.at.get(..10).unwrap_or_default()),
        }
    });
    json(&Written {
        file: verification.file,
        ok: verification.stands(),
        versions: versions.collect(),
        working: if verification.working == Working::Approved { "approved" } else { "draft" },
        problems: &verification.problems,
        head: verification.head.map_or("", Fingerprint::as_str),
        signers: verification
            .list
            .map(|list| WrittenList { path: list.path.display().to_string(), origin: list.origin.word() }),
        ssh_keygen: verification.program.as_deref(),
    })
}
