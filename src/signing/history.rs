//! The verdict on each approved version: whether it follows upon the one before, and whose signature it has.
//! Must not know where the versions lie: they are handed in.

use chrono::{DateTime, FixedOffset};

use super::witness::Witness;
use crate::{
    rules::{
        history::{Link, broken},
        itself::contradictions_of_withdrawal,
        people::approver,
        verdict::Verdict,
    },
    scope::{
        Scope, approval::Means, fingerprint::Fingerprint, signature::Signature, signer::SignerList,
        value::Version, withdrawal::Withdrawal,
    },
};

/// An approved version, as it was found.
#[derive(Debug, Clone, Copy)]
pub struct Presented<'a> {
    /// The version, by the name of its file.
    pub version: Version,
    /// What it says.
    pub scope: &'a Scope,
    /// Its exact bytes.
    pub bytes: &'a [u8],
    /// Their SHA-256.
    pub sha256: &'a Fingerprint,
    /// The signature beside it.
    pub signature: Option<&'a [u8]>,
    /// The record that it was withdrawn.
    pub withdrawn: Option<PresentedWithdrawal<'a>>,
}

/// The record that a version was withdrawn, as it was found.
#[derive(Debug, Clone, Copy)]
pub struct PresentedWithdrawal<'a> {
    /// What it says.
    pub record: &'a Withdrawal,
    /// Its exact bytes.
    pub bytes: &'a [u8],
    /// The signature beside it.
    pub signature: Option<&'a [u8]>,
}

/// Looks at the versions, handed in in ascending order.
#[must_use]
pub fn verdicts(
    versions: &[Presented<'_>],
    witness: &Witness,
    list: Option<&SignerList>,
    now: DateTime<FixedOffset>,
) -> Vec<Verdict> {
    let links: Vec<Link<'_>> = versions
        .iter()
        .map(|found| Link { version: found.version, scope: found.scope, sha256: found.sha256 })
        .collect();
    let broken = broken(&links, now);
    let mut verdicts: Vec<Verdict> = versions
        .iter()
        .map(|found| {
            let mut chain: Vec<String> = broken
                .iter()
                .filter(|flaw| flaw.version == found.version)
                .map(|flaw| flaw.what.clone())
                .collect();
            chain.extend(is_withdrawn_as_another(found));
            Verdict {
                version: found.version,
                chain,
                signature: signature_of(found, witness, list),
                vouched_by: None,
                withdrawal: found.withdrawn.map(|withdrawn| {
                    let PresentedWithdrawal { record, bytes, signature } = withdrawn;
                    judged(record.means, (&record.email, &record.key), bytes, signature, witness, list)
                }),
                withdrawal_faults: found
                    .withdrawn
                    .map(|withdrawn| contradictions_of_withdrawal(withdrawn.record, found.scope, now))
                    .unwrap_or_default(),
            }
        })
        .collect();
    // From the newest down: a good signature vouches for all that is linked below it.
    let mut vouched_by = None;
    for verdict in verdicts.iter_mut().rev() {
        verdict.vouched_by = vouched_by;
        if verdict.signature.is_good() {
            vouched_by = Some(verdict.version);
        }
        if !verdict.chain.is_empty() {
            vouched_by = None;
        }
    }
    verdicts
}

fn signature_of(found: &Presented<'_>, witness: &Witness, list: Option<&SignerList>) -> Signature {
    let approval = &found.scope.approval;
    if approval.means == Means::Signature {
        // Who is known by an address is said in the stakeholders; the record must not name another.
        let known = approver(found.scope).map_or("", |row| row.email.trim());
        if known != approval.email {
            return Signature::Bad(format!(
                "the record names {:?} as the signer, but the approver is known as {known:?}",
                approval.email
            ));
        }
    }
    let named = (approval.email.as_str(), approval.key.as_str());
    judged(approval.means, named, found.bytes, found.signature, witness, list)
}

/// Judges what stands behind a record that says by which means it was made, by which signer and key.
fn judged(
    means: Means,
    (signer, key): (&str, &str),
    bytes: &[u8],
    signature: Option<&[u8]>,
    witness: &Witness,
    list: Option<&SignerList>,
) -> Signature {
    let signature = match (means, signature) {
        (Means::TypedName | Means::None, None) => return Signature::None,
        (Means::TypedName | Means::None, Some(_)) => {
            return Signature::Bad("there is one beside it, but the record is of a typed name".to_owned());
        }
        (Means::Signature, None) => return Signature::Bad("it is missing".to_owned()),
        (Means::Signature, Some(signature)) => signature,
    };
    let judged = witness.judge(list, signer, bytes, signature);
    match &judged {
        Signature::Good { fingerprint, .. } | Signature::UnknownSigner { fingerprint, .. }
            if fingerprint != key =>
        {
            Signature::Bad(format!("it is by the key {fingerprint}, but the record names the key {key}"))
        }
        _ => judged,
    }
}

fn is_withdrawn_as_another(found: &Presented<'_>) -> Option<String> {
    let record = found.withdrawn?.record;
    let same = record.version.get() == Some(found.version) && record.file_sha256 == found.sha256.as_str();
    (!same).then(|| "the record of its withdrawal is about another file".to_owned())
}
