//! The witness: with which OpenSSH, and by which list of signers, a signature is checked.
//! The list says who may sign; it never comes from the current folder, nor from the version that is checked.

use std::path::{Path, PathBuf};

use super::{
    envelope::Envelope,
    openssh::{Answer, NAMESPACE, OpenSsh},
    private::Folder,
    readable::{fault_in_list, is_there},
    signers::line,
};
use crate::scope::{
    signature::{Signature, Why},
    signer::{Origin, SignerList},
};

/// What signatures are checked with.
#[derive(Debug, Clone)]
pub struct Witness {
    /// OpenSSH, or why there is none.
    pub openssh: Result<OpenSsh, String>,
    /// The list that was named.
    pub given: Option<PathBuf>,
    /// The user's own list, be it there or not.
    pub own: Option<PathBuf>,
    /// Keys that are revoked, as `ssh-keygen -k` or as lines of public keys.
    pub revoked: Option<PathBuf>,
}

/// A witness that can check nothing.
impl Default for Witness {
    fn default() -> Self {
        Self { openssh: Err("OpenSSH was not looked for".to_owned()), given: None, own: None, revoked: None }
    }
}

impl Witness {
    /// Returns the list that says who may sign: the one that was named, else the user's own, else the one beside
    /// the approved versions; `None` when none of them is there.
    #[must_use]
    pub fn list(&self, beside: &Path) -> Option<SignerList> {
        // What is there and cannot be read is never passed over in favour of another.
        let there = |path: &&Path| is_there(path);
        if let Some(given) = &self.given {
            return Some(SignerList { path: given.clone(), origin: Origin::Given });
        }
        let own = self.own.as_deref().filter(there).map(|path| (path, Origin::Own));
        let found = own.or_else(|| Some(beside).filter(there).map(|path| (path, Origin::Beside)));
        found.map(|(path, origin)| SignerList { path: path.to_owned(), origin })
    }

    /// Returns the list that a new signer belongs into: the one that was named, else the user's own.
    #[must_use]
    pub fn list_to_write(&self, beside: &Path) -> SignerList {
        let (path, origin) = match (&self.given, &self.own) {
            (Some(given), _) => (given.as_path(), Origin::Given),
            (None, Some(own)) => (own.as_path(), Origin::Own),
            (None, None) => (beside, Origin::Beside),
        };
        SignerList { path: path.to_owned(), origin }
    }

    /// Checks a signature on these bytes, by this signer.
    #[must_use]
    pub fn judge(
        &self,
        list: Option<&SignerList>,
        signer: &str,
        bytes: &[u8],
        signature: &[u8],
    ) -> Signature {
        let openssh = match &self.openssh {
            Ok(openssh) => openssh,
            Err(why) => return Signature::Unchecked(why.clone()),
        };
        let Some(envelope) = Envelope::read(signature) else {
            return Signature::Bad("the file is no signature of OpenSSH".to_owned());
        };
        if envelope.namespace != NAMESPACE {
            return Signature::Bad(format!(
                "it was made for {:?}, not for {NAMESPACE:?}",
                envelope.namespace
            ));
        }
        if let Some(why) = list.and_then(|list| fault_in_list(&list.path)) {
            return Signature::Unchecked(why);
        }
        let revoked = self.revoked.as_deref();
        let said = match list.map(|list| openssh.verify(&list.path, signer, revoked, bytes, signature)) {
            Some(Answer::Good { fingerprint, key_type }) => {
                let good = Signature::Good { signer: signer.to_owned(), fingerprint, key_type };
                return doubted(openssh, list, signer, bytes, signature, &envelope, good);
            }
            Some(Answer::Unclear(why)) => return Signature::Unchecked(why),
            Some(Answer::NotGood(said)) => Some(said),
            None => None,
        };
        let why = match said {
            None => Why::NoList,
            Some(said) if said.contains("expired") || said.contains("not yet valid") => {
                Why::OutOfTime { said }
            }
            Some(_) => Why::NotListed { signer: signer.to_owned() },
        };
        self.named(openssh, &envelope, signer, bytes, signature, why)
    }

    /// Checks a signature as if a list had one more line, which is not written before the signature is good.
    #[must_use]
    pub fn judge_with(
        &self,
        list: &str,
        line: &str,
        signer: &str,
        bytes: &[u8],
        signature: &[u8],
    ) -> Signature {
        match Folder::with("list", format!("{list}\n{line}").as_bytes()) {
            Ok(folder) => {
                let list = SignerList { path: folder.path("list"), origin: Origin::Given };
                self.judge(Some(&list), signer, bytes, signature)
            }
            Err(error) => Signature::Unchecked(format!("it cannot be looked into: {error}")),
        }
    }

    /// Finds the name for a signature that is not good: the key that it brings along cannot make it so, but tells
    /// bytes that were changed from a signer whom nobody knows.
    fn named(
        &self,
        openssh: &OpenSsh,
        envelope: &Envelope,
        signer: &str,
        bytes: &[u8],
        signature: &[u8],
        why: Why,
    ) -> Signature {
        if envelope.key.is_certificate() {
            return Signature::Unchecked(
                "it was made with a certificate for which the list does not vouch".into(),
            );
        }
        let signer = if signer.is_empty() { "signer@example.invalid" } else { signer };
        let alone = line(signer, &envelope.key).map_err(std::io::Error::other);
        let folder = match alone.and_then(|line| Folder::with("list", line.as_bytes())) {
            Ok(folder) => folder,
            Err(error) => return Signature::Unchecked(format!("it cannot be looked into: {error}")),
        };
        let ask = |revoked| openssh.verify(&folder.path("list"), signer, revoked, bytes, signature);
        match ask(None) {
            Answer::NotGood(_) => return Signature::Bad("it is not over these bytes".to_owned()),
            Answer::Unclear(why) => return Signature::Unchecked(why),
            Answer::Good { .. } => {}
        }
        let fingerprint = envelope.key.fingerprint.clone();
        match self.revoked.as_deref().map(|revoked| (revoked, ask(Some(revoked)))) {
            Some((revoked, Answer::NotGood(_))) => {
                Signature::Bad(format!("its key {fingerprint} is revoked in {}", revoked.display()))
            }
            Some((_, Answer::Unclear(why))) => Signature::Unchecked(why),
            Some((_, Answer::Good { .. })) | None => Signature::UnknownSigner { fingerprint, why },
        }
    }
}

/// Asks once more, with one byte too many: a program that calls that good checks nothing.
fn doubted(
    openssh: &OpenSsh,
    list: Option<&SignerList>,
    signer: &str,
    bytes: &[u8],
    signature: &[u8],
    envelope: &Envelope,
    good: Signature,
) -> Signature {
    let keygen = openssh.keygen().display();
    if let Signature::Good { fingerprint, .. } = &good
        && *fingerprint != envelope.key.fingerprint
        && !envelope.key.is_certificate()
    {
        return Signature::Unchecked(format!("{keygen} speaks of another key than the signature"));
    }
    let changed = [bytes, b"\n"].concat();
    match list.map(|list| openssh.verify(&list.path, signer, None, &changed, signature)) {
        Some(Answer::NotGood(_)) => good,
        _ => Signature::Unchecked(format!("{keygen} says good to what was not signed")),
    }
}
