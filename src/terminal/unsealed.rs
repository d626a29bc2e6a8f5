//! Why nothing was signed, whoever found it: the rules of signing, the key, the list of signers or the disk.
//! Must not know what was tried.

use std::path::PathBuf;

use crate::{
    scope::{
        signature::Signature,
        signer::{Key, SignerList},
        value::Version,
    },
    signing::{approve::Refusal, key::KeyError},
    store::StoreError,
};

/// Why nothing was signed; what is on disk is as it was.
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
    /// The list of signers is there, and cannot be read.
    #[error("the list of signers cannot be read: {}: {why}", path.display())]
    UnreadList {
        /// The list.
        path: PathBuf,
        /// Why it cannot be read.
        why: String,
    },
    /// The signature that came back is not good.
    #[error("nothing was kept, because what was signed does not check: {}", .0.told())]
    NotGood(Signature),
    /// A version is to be withdrawn that is not proven to be approved.
    #[error("version {version} does not stand: {why}")]
    DoesNotStand {
        /// The version.
        version: Version,
        /// Why it does not.
        why: String,
    },
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
            Self::UnreadList { .. } => "put a list in its place that can be read, or remove it".to_owned(),
            Self::NotGood(_) => "see to the key and the list of signers, and try again".to_owned(),
            Self::DoesNotStand { .. } => {
                "look with isms-scope verify at what is wrong with it: what does not stand is mended, or moved out of \
                 the folder of approved versions, and not withdrawn"
                    .to_owned()
            }
            Self::Store(error) => error.next(),
        }
    }
}
