//! The approved versions as they were found on disk, each with the verdict on it.
//! Must not know how a verdict comes about.

use std::path::Path;

use chrono::{DateTime, FixedOffset};

use crate::{
    app::published::Published,
    rules::{
        history::{Flaw, FlawKind, contradiction},
        verdict::{self, Verdict},
        version::version_of,
    },
    scope::{Scope, signature::Signature, signer::SignerList},
    signing::{
        history::{Presented, PresentedWithdrawal, verdicts},
        witness::Witness,
    },
    store::{
        StoreError,
        approved::{ApprovedVersion, signers_of},
    },
};

/// The verdicts on the approved versions of a scope.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Witnessed {
    /// By which list of signers; `None` when there is none.
    pub list: Option<SignerList>,
    /// One for each version, in the same order.
    pub verdicts: Vec<Verdict>,
}

impl Witnessed {
    /// Holds the record of an approval that the working file carries against that of the approved file: one that
    /// differs is a flaw of a version that no signature proves.
    #[must_use]
    pub fn against(mut self, versions: &[ApprovedVersion], working: &Scope) -> Self {
        for (verdict, version) in self.verdicts.iter_mut().zip(versions) {
            // A signature that is there is judged by itself.
            if verdict.signature == Signature::None && verdict.vouched_by.is_none() {
                verdict.chain.extend(contradiction(working, &version.scope));
            }
        }
        self
    }
}

/// Looks at the approved versions of the scope in a file.
#[must_use]
pub fn witnessed(
    path: &Path,
    versions: &[ApprovedVersion],
    witness: &Witness,
    now: DateTime<FixedOffset>,
) -> Witnessed {
    let list = witness.list(&signers_of(path));
    let presented: Vec<Presented<'_>> = versions.iter().map(presented).collect();
    Witnessed { verdicts: verdicts(&presented, witness, list.as_ref(), now), list }
}

/// Returns what is wrong with the approved versions, for the rules: also that one cannot be read, or none of them can,
/// as the one that the working file says was approved.
#[must_use]
pub fn flaws(verdicts: &[Verdict], faults: &[StoreError], working: &Scope) -> Vec<Flaw> {
    let unread = faults.iter().filter_map(|fault| {
        let (version, path) = match fault {
            StoreError::Unread { version, path, .. } => (*version, path),
            // Only the folder as a whole is told without a version.
            StoreError::CannotRead { path, .. } => (working.approval.version.get()?, path),
            _ => return None,
        };
        let name = path.file_name().unwrap_or_default().display();
        let what = format!("{name} cannot be read: {}", fault.why());
        Some(Flaw { version, kind: FlawKind::Unread, what })
    });
    verdict::flaws(verdicts).into_iter().chain(unread).collect()
}

/// Returns the versions with the verdicts on them, for the desk.
pub(super) fn published(versions: Vec<ApprovedVersion>, verdicts: Vec<Verdict>) -> Vec<Published> {
    let both = versions.into_iter().zip(verdicts);
    both.map(|(version, verdict)| Published {
        version: version_of(&version.scope),
        sha256: version.sha256,
        path: version.path,
        scope: version.scope,
        verdict,
        withdrawn: version.withdrawn.map(|found| found.record),
    })
    .collect()
}

fn presented(version: &ApprovedVersion) -> Presented<'_> {
    Presented {
        version: version.version,
        scope: &version.scope,
        bytes: version.text.as_bytes(),
        sha256: &version.sha256,
        signature: version.signature.as_deref(),
        withdrawn: version.withdrawn.as_ref().map(|found| PresentedWithdrawal {
            record: &found.record,
            bytes: found.text.as_bytes(),
            signature: found.signature.as_deref(),
        }),
    }
}
