//! What the desk was handed from disk: the scope as it is there, and the versions that were approved.
//! Must not read it: it is handed in.

use std::path::{Path, PathBuf};

use super::typed::Typed;
use crate::{
    rules::{
        history::Flaw,
        term::{Dated, Term, term_of},
        verdict::Verdict,
    },
    scope::{
        Scope,
        fingerprint::Fingerprint,
        signature::Signature,
        signer::{Key, SignerList},
        value::Version,
        withdrawal::Withdrawal,
    },
};

/// An approved version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// Its number.
    pub version: Version,
    /// What was approved.
    pub scope: Scope,
    /// The SHA-256 of its file.
    pub sha256: Fingerprint,
    /// Its file.
    pub path: PathBuf,
    /// Whether it follows upon the one before, and what its signature is worth.
    pub verdict: Verdict,
    /// The record that it was withdrawn.
    pub withdrawn: Option<Withdrawal>,
}

impl Published {
    /// Returns what its signature is worth.
    #[must_use]
    pub fn signature(&self) -> &Signature {
        &self.verdict.signature
    }

    /// Returns the days that say from when to when it is in force; `None` where it is on no day.
    fn dated(&self) -> Option<Dated> {
        Dated::of(&self.scope, &self.verdict, self.withdrawn.as_ref())
    }
}

/// Returns on which days a version was in force, of all that are published, as one sentence.
#[must_use]
pub fn in_force(all: &[Published], version: &Published) -> String {
    let all: Vec<Dated> = all.iter().filter_map(Published::dated).collect();
    let Some(dated) = version.dated() else {
        return "In force on no day: it is not proven to be approved.".to_owned();
    };
    match term_of(&all, &dated) {
        Term::Unsaid => "It does not say from which day it is in force.".to_owned(),
        Term::WithdrawnBefore(on) => format!("Never in force: it was withdrawn on {on}, before it applied."),
        Term::Overtaken { by, from } => format!("Never in force: {by} is in force from {from}."),
        Term::From(from) => format!("In force from {from}."),
        Term::To { from, last } => format!("In force from {from} to {last}."),
        Term::Withdrawn { from, on } => format!("In force from {from} until it was withdrawn on {on}."),
    }
}

/// Returns a path as its folder and its name: where the scope lies, the reader knows.
#[must_use]
pub fn in_its_folder(path: &Path) -> String {
    let folder = path.parent().and_then(Path::file_name).unwrap_or_default();
    Path::new(folder).join(path.file_name().unwrap_or_default()).display().to_string()
}

/// A scope as it was read or written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Opened {
    /// Its file; `None` for the sample, which belongs to nobody.
    pub path: Option<PathBuf>,
    /// What it holds.
    pub scope: Scope,
    /// The approved versions, oldest first.
    pub published: Vec<Published>,
    /// What is wrong with the folder of approved versions.
    pub faults: Vec<String>,
    /// What is wrong with the approved versions themselves.
    pub flaws: Vec<Flaw>,
    /// The list by which their signers are known.
    pub signers: Option<SignerList>,
    /// The account at work, where the last change to what the file holds was made from it.
    pub last_change_by: Option<String>,
    /// Why it cannot be changed here.
    pub read_only: Option<String>,
}

/// A key that can be chosen to sign with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offered {
    /// The key.
    pub key: Key,
    /// Whether a list of signers names it already.
    pub listed: bool,
}

/// The keys that can be chosen to sign with.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Offers {
    /// The keys.
    pub keys: Vec<Offered>,
    /// Why there are none and what to do about it, or why the key that was named is none of them; else empty.
    pub lacking: String,
}

/// What was written, and what came of checking it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    /// The version.
    pub version: Version,
    /// The approved file.
    pub approved: PathBuf,
    /// What was removed, for it was left of an approval that did not end.
    pub cleared: Vec<PathBuf>,
    /// Its signature; `None` where it was approved by typed name.
    pub signature: Option<SealedBy>,
    /// The command that checks it without this program, in parts that a line may end between: the signature, or the
    /// hash where there is none.
    pub command: Vec<String>,
}

/// The signature that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedBy {
    /// Its file.
    pub path: PathBuf,
    /// What came of checking it: it is good, or nothing would have been written.
    pub judged: Signature,
    /// The list that vouches for the signer.
    pub list: SignerList,
    /// The list beside the scope, where the signer was added to it for those who read the scope.
    pub copied_to: Option<PathBuf>,
}

/// Unsaved work of a session that ended badly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recovered {
    /// What it holds.
    pub scope: Scope,
    /// What was typed in answer to questions, and not taken yet.
    pub typed: Vec<Typed>,
    /// When it was kept.
    pub at: String,
    /// Whether the file has changed since.
    pub outdated: bool,
}
