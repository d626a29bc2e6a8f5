//! Sealing: a scope that may be approved is stamped, signed, checked and kept, for screen and script alike.
//! Must not know the screen: where a passphrase is asked for, the terminal was given away before.

use std::path::{Path, PathBuf};

use super::{
    signer_list::{add_signer, is_listed},
    unsealed::Unsealed,
};
use crate::{
    app::published::{Sealed, SealedBy},
    rules::gate::Approvable,
    scope::{
        Scope,
        fingerprint::Fingerprint,
        signature::Signature,
        signer::{Key, Origin, SignerList},
        value::Version,
    },
    signing::{
        approve::{Refusal, Sitting, stamp},
        key::{Asking, KeyError},
        openssh::NAMESPACE,
        signers::line,
        witness::Witness,
    },
    store::{
        ScopeFile, StoreError,
        approved::{approved, signers_of},
        keep::{Prepared, clear},
        signature::signature_of,
        signers,
    },
};

/// What becomes of a key that no list names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unlisted {
    /// It does not sign: its fingerprint was not shown yet.
    Refused,
    /// It is put into the list once its signature is good: its owner said that it is theirs.
    Added,
}

/// The key that signs.
#[derive(Debug)]
struct With {
    key: Key,
    /// The list that names it, or will.
    list: SignerList,
    standing: Standing,
}

/// Whether a list names the key.
#[derive(Debug, PartialEq, Eq)]
enum Standing {
    Listed,
    /// Not before it has signed: a key that refuses leaves the list as it is.
    New,
}

/// An approval on its way: stamped, and about to be signed.
#[derive(Debug)]
pub struct Sealing {
    version: Version,
    stamped: Scope,
    prepared: Prepared,
    with: Option<With>,
    beside: PathBuf,
    witness: Witness,
}

/// A signature that was checked and is good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    bytes: Vec<u8>,
    judged: Signature,
}

impl Sealing {
    /// Stamps a scope that may be approved, and reads the file again: it must be what was shown.
    ///
    /// # Errors
    /// Says why nothing was approved.
    pub fn begin(
        file: &ScopeFile,
        approvable: Approvable,
        sitting: Sitting,
        key: Option<(&Key, Unlisted)>,
        witness: &Witness,
    ) -> Result<Self, Unsealed> {
        let beside = signers_of(file.path());
        is_newest(file.path(), sitting.previous.as_ref())?;
        let version = sitting.version;
        let stamped = stamp(approvable, sitting)?;
        let with = match key {
            None => None,
            Some((key, _)) if key.public.fingerprint != stamped.approval.key => {
                return Err(Refusal::AnotherKey.into());
            }
            Some((key, unlisted)) => {
                let (list, standing) = match is_listed(file.path(), &stamped.approval.email, key, witness) {
                    Ok(list) => (list, Standing::Listed),
                    Err(Unsealed::NotListed { list, .. }) if unlisted == Unlisted::Added => {
                        (list, Standing::New)
                    }
                    Err(why) => return Err(why),
                };
                Some(With { key: key.clone(), list, standing })
            }
        };
        let prepared = file.prepare(&stamped)?;
        Ok(Self { version, stamped, prepared, with, beside, witness: witness.clone() })
    }

    /// Returns what the approver should know while the key signs; empty where none does.
    #[must_use]
    pub fn while_it_signs(&self) -> String {
        self.with.as_ref().map(|with| with.key.while_it_signs()).unwrap_or_default()
    }

    /// Lets the key sign, and checks the signature; `None` where it is approved by typed name.
    ///
    /// # Errors
    /// Says why nothing was signed, or why what was signed is not kept.
    pub fn sign(&self, asking: Asking) -> Result<Option<Signed>, Unsealed> {
        let Some(With { key, list, standing }) = &self.with else { return Ok(None) };
        let openssh = self.witness.openssh.as_ref().map_err(|why| KeyError::NoOpenSsh(why.clone()))?;
        let bytes = key.sign(openssh, self.prepared.bytes(), asking)?;
        let judged = match standing {
            Standing::Listed => self.judged(list, &bytes),
            Standing::New => self.judged_when_listed(key, list, &bytes)?,
        };
        match &judged {
            Signature::Good { fingerprint, .. } if *fingerprint == self.stamped.approval.key => {
                Ok(Some(Signed { bytes, judged }))
            }
            _ => Err(Unsealed::NotGood(judged)),
        }
    }

    /// Keeps it all: the signature, the version, and the working file, which is read again before.
    ///
    /// # Errors
    /// Says why nothing was approved.
    pub fn keep(self, file: &mut ScopeFile, signed: Option<Signed>) -> Result<Sealed, Unsealed> {
        let cleared = is_newest(file.path(), self.stamped.approval.previous.parse().ok().as_ref())?;
        clear(&cleared)?;
        let version = self.version;
        let (Some(With { key, list, standing }), Some(signed)) = (&self.with, signed) else {
            if self.with.is_some() {
                return Err(Refusal::AnotherKey.into());
            }
            let kept = file.keep(self.prepared, version, None)?;
            let command = hashing(&kept.version);
            return Ok(Sealed { version, approved: kept.version, cleared, signature: None, command });
        };
        if *standing == Standing::New {
            add_signer(file.path(), &self.stamped.approval.email, key, &self.witness)?;
        }
        let copied_to = self.copied(key, list, &signed)?;
        let kept = file.keep(self.prepared, version, Some(&signed.bytes))?;
        let signature = SealedBy {
            path: signature_of(&kept.version),
            judged: signed.judged,
            list: list.clone(),
            copied_to,
        };
        let command = command(&self.beside, &self.stamped.approval.email, &kept.version);
        Ok(Sealed { version, approved: kept.version, cleared, signature: Some(signature), command })
    }

    fn judged(&self, list: &SignerList, signature: &[u8]) -> Signature {
        self.witness.judge(Some(list), &self.stamped.approval.email, self.prepared.bytes(), signature)
    }

    /// Checks a signature as if the list named its key already.
    fn judged_when_listed(
        &self,
        key: &Key,
        list: &SignerList,
        signature: &[u8],
    ) -> Result<Signature, Unsealed> {
        let signer = &self.stamped.approval.email;
        let text = match crate::store::bounded::text(&list.path) {
            Err(StoreError::Missing { .. }) => String::new(),
            text => text?,
        };
        let line = line(signer, &key.public).map_err(|_| Refusal::AnotherKey)?;
        Ok(self.witness.judge_with(&text, &line, signer, self.prepared.bytes(), signature))
    }

    /// Adds the signer to the list beside the scope, for those who read it, unless it names them already.
    fn copied(&self, key: &Key, list: &SignerList, signed: &Signed) -> Result<Option<PathBuf>, Unsealed> {
        let there = SignerList { path: self.beside.clone(), origin: Origin::Beside };
        if list.path == there.path || self.judged(&there, &signed.bytes).is_good() {
            return Ok(None);
        }
        let line = line(&self.stamped.approval.email, &key.public).map_err(|_| Refusal::AnotherKey)?;
        signers::add_beside(&there.path, &line)?;
        Ok(Some(there.path))
    }
}

/// Approves from the first step to the last.
///
/// # Errors
/// Says why nothing was approved.
pub fn seal(
    file: &mut ScopeFile,
    approvable: Approvable,
    sitting: Sitting,
    key: Option<(&Key, Unlisted, Asking)>,
    witness: &Witness,
) -> Result<Sealed, Unsealed> {
    let with = key.map(|(key, unlisted, _)| (key, unlisted));
    let sealing = Sealing::begin(file, approvable, sitting, with, witness)?;
    let signed = sealing.sign(key.map_or(Asking::Nobody, |(_, _, asking)| asking))?;
    sealing.keep(file, signed)
}

/// Lets a key sign any bytes as this signer's, and returns the signature once it is good.
///
/// # Errors
/// Says why nothing was signed.
pub fn signed_by(
    key: &Key,
    path: &Path,
    signer: &str,
    bytes: &[u8],
    witness: &Witness,
    asking: Asking,
) -> Result<Vec<u8>, Unsealed> {
    let list = is_listed(path, signer, key, witness)?;
    let openssh = witness.openssh.as_ref().map_err(|why| KeyError::NoOpenSsh(why.clone()))?;
    let signature = key.sign(openssh, bytes, asking)?;
    let judged = witness.judge(Some(&list), signer, bytes, &signature);
    if judged.is_good() { Ok(signature) } else { Err(Unsealed::NotGood(judged)) }
}

/// Looks whether the newest approved version on disk is still the one that the approval follows; returns what is
/// left of an approval that did not end.
fn is_newest(path: &Path, previous: Option<&Fingerprint>) -> Result<Vec<PathBuf>, Unsealed> {
    let mut found = approved(path);
    if let Some(fault) = found.faults.pop() {
        return Err(fault.into());
    }
    let newest = found.versions.last().map(|newest| &newest.sha256);
    if newest == previous { Ok(found.leftovers) } else { Err(Refusal::Unlinked.into()) }
}

/// Returns the command that checks an approved version with nothing but OpenSSH, in parts that a line may end between.
#[must_use]
pub fn command(list: &Path, signer: &str, version: &Path) -> Vec<String> {
    let path = |path: &Path| word(&path.display().to_string());
    vec![
        "ssh-keygen -Y verify".to_owned(),
        format!("-f {}", path(list)),
        format!("-I {} -n {NAMESPACE}", word(signer)),
        format!("-s {}", path(&signature_of(version))),
        format!("< {}", path(version)),
    ]
}

/// Returns the command that prints the SHA-256 of an approved version.
fn hashing(version: &Path) -> Vec<String> {
    vec!["sha256sum".to_owned(), word(&version.display().to_string())]
}

/// Returns a text as one word for a shell.
fn word(text: &str) -> String {
    shlex::try_quote(text).map_or_else(|_| text.to_owned(), std::borrow::Cow::into_owned)
}
