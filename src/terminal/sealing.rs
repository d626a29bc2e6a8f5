//! Sealing: a scope that may be approved is stamped, signed, checked and kept, for screen and script alike.
//! Must not know the screen: where a passphrase is asked for, the terminal was given away before.

use std::path::{Path, PathBuf};

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

/// Why nothing was approved; what is on disk is as it was.
#[derive(Debug, thiserror::Error)]
pub enum Unsealed {
    /// The approval is refused.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The key did not sign.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// No list vouches for the key yet: it is to be shown and asked for.
    #[error("no list of signers names the key {} as that of {signer}", key.public.fingerprint)]
    NotListed {
        /// The signer.
        signer: String,
        /// The key.
        key: Box<Key>,
        /// The list into which the signer belongs.
        list: SignerList,
    },
    /// The signature that came back is not good.
    #[error("nothing was kept, because what was signed does not check: {}", .0.told())]
    NotGood(Signature),
    /// The disk.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Unsealed {
    /// Returns what to do next, in one line.
    #[must_use]
    pub fn next(&self) -> String {
        match self {
            Self::Refused(refusal) => refusal.next(),
            Self::Key(error) => error.next(),
            Self::NotListed { list, .. } => format!(
                "see that the fingerprint is that of your own key, and add it to {}",
                list.path.display()
            ),
            Self::NotGood(_) => "see to the key and the list of signers, and approve again".to_owned(),
            Self::Store(error) => error.next(),
        }
    }
}

/// Tells whether a list vouches for a key as the approver's, before it is asked to sign.
///
/// A key that is new is [`Unsealed::NotListed`]: show its fingerprint, ask, and [`add_signer`].
///
/// # Errors
/// When the key is not listed; a list cannot vouch for what has not signed, so its lines are only compared.
pub fn is_listed(path: &Path, signer: &str, key: &Key, witness: &Witness) -> Result<SignerList, Unsealed> {
    let beside = signers_of(path);
    let list = witness.list(&beside);
    let not_listed = || Unsealed::NotListed {
        signer: signer.to_owned(),
        key: Box::new(key.clone()),
        list: witness.list_to_write(&beside),
    };
    let list = list.ok_or_else(not_listed)?;
    let text = crate::store::bounded::text(&list.path)?;
    // Which names and times a line stands for only OpenSSH decides, when the signature is checked.
    let names_key = |line: &str| {
        !line.trim_start().starts_with('#') && line.split_whitespace().any(|word| word == key.public.base64)
    };
    if text.lines().any(names_key) || text.contains("cert-authority") { Ok(list) } else { Err(not_listed()) }
}

/// Puts a key into the list of those who may sign, as this signer's, and returns the list.
///
/// # Errors
/// When the name is none, or the list cannot be written.
pub fn add_signer(path: &Path, signer: &str, key: &Key, witness: &Witness) -> Result<SignerList, Unsealed> {
    let beside = signers_of(path);
    let list = witness.list_to_write(&beside);
    let line = line(signer, &key.public)
        .map_err(|_| Refusal::NoEmail { approver: signer.to_owned(), role: "of the approver".to_owned() })?;
    if list.path == beside {
        signers::add_beside(&list.path, &line)?;
    } else {
        signers::add(&list.path, &line)?;
    }
    Ok(list)
}

/// An approval on its way: stamped, and about to be signed.
#[derive(Debug)]
pub struct Sealing {
    version: Version,
    stamped: Scope,
    prepared: Prepared,
    /// The key, and the list that names it.
    with: Option<(Key, SignerList)>,
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
        key: Option<&Key>,
        witness: &Witness,
    ) -> Result<Self, Unsealed> {
        let beside = signers_of(file.path());
        is_newest(file.path(), sitting.previous.as_ref())?;
        let version = sitting.version;
        let stamped = stamp(approvable, sitting)?;
        let with = match key {
            None => None,
            Some(key) if key.public.fingerprint != stamped.approval.key => {
                return Err(Refusal::AnotherKey.into());
            }
            Some(key) => {
                let list = is_listed(file.path(), &stamped.approval.email, key, witness)?;
                Some((key.clone(), list))
            }
        };
        let prepared = file.prepare(&stamped)?;
        Ok(Self { version, stamped, prepared, with, beside, witness: witness.clone() })
    }

    /// Lets the key sign, and checks the signature; `None` where it is approved by typed name.
    ///
    /// # Errors
    /// Says why nothing was signed, or why what was signed is not kept.
    pub fn sign(&self, asking: Asking) -> Result<Option<Signed>, Unsealed> {
        let Some((key, list)) = &self.with else { return Ok(None) };
        let openssh = self.witness.openssh.as_ref().map_err(|why| KeyError::NoOpenSsh(why.clone()))?;
        let bytes = key.sign(openssh, self.prepared.bytes(), asking)?;
        let judged = self.judged(list, &bytes);
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
        let (Some((key, list)), Some(signed)) = (&self.with, signed) else {
            if self.with.is_some() {
                return Err(Refusal::AnotherKey.into());
            }
            let kept = file.keep(self.prepared, version, None)?;
            return Ok(Sealed { version, approved: kept.version, cleared, signature: None });
        };
        let copied_to = self.copied(key, list, &signed)?;
        let kept = file.keep(self.prepared, version, Some(&signed.bytes))?;
        let signature = SealedBy {
            path: signature_of(&kept.version),
            command: command(&self.beside, &self.stamped.approval.email, &kept.version),
            judged: signed.judged,
            list: list.clone(),
            copied_to,
        };
        Ok(Sealed { version, approved: kept.version, cleared, signature: Some(signature) })
    }

    fn judged(&self, list: &SignerList, signature: &[u8]) -> Signature {
        self.witness.judge(Some(list), &self.stamped.approval.email, self.prepared.bytes(), signature)
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
    key: Option<(&Key, Asking)>,
    witness: &Witness,
) -> Result<Sealed, Unsealed> {
    let sealing = Sealing::begin(file, approvable, sitting, key.map(|(key, _)| key), witness)?;
    let signed = sealing.sign(key.map_or(Asking::Nobody, |(_, asking)| asking))?;
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
    let word =
        |text: &str| shlex::try_quote(text).map_or_else(|_| text.to_owned(), std::borrow::Cow::into_owned);
    let path = |path: &Path| word(&path.display().to_string());
    vec![
        "ssh-keygen -Y verify".to_owned(),
        format!("-f {}", path(list)),
        format!("-I {} -n {NAMESPACE}", word(signer)),
        format!("-s {}", path(&signature_of(version))),
        format!("< {}", path(version)),
    ]
}
