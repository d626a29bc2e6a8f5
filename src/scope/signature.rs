//! What came of checking a signature: four words, and a fifth for there being none. Only one of them is good.
//! Must not know how it was checked.

/// What came of checking the signature on an approved version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Signature {
    /// It is over exactly these bytes, and the list vouches for its key as the approver's, today.
    Good {
        /// By which name the list knows the signer.
        signer: String,
        /// The key's fingerprint.
        fingerprint: String,
        /// The key's type, as OpenSSH writes it.
        key_type: String,
    },
    /// It is over exactly these bytes, but the list does not vouch for its key.
    UnknownSigner {
        /// The key's fingerprint.
        fingerprint: String,
        /// Why the list does not.
        why: Why,
    },
    /// It is not over these bytes, not for this purpose, by a revoked key, or missing where one should be.
    Bad(String),
    /// It could not be checked, which says nothing for it.
    Unchecked(String),
    /// The version was approved by typed name: there is none to check.
    None,
}

/// Why a list does not vouch for a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// There is no list.
    NoList,
    /// The list does not name the key as this signer's.
    NotListed {
        /// The signer.
        signer: String,
    },
    /// The list does, but not for today.
    OutOfTime {
        /// What OpenSSH said: expired, or not yet valid.
        said: String,
    },
}

impl Signature {
    /// Returns the word for it, in JSON.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Good { .. } => "good",
            Self::UnknownSigner { .. } => "unknown",
            Self::Bad(_) => "bad",
            Self::Unchecked(_) => "unchecked",
            Self::None => "none",
        }
    }

    /// Tells whether it is good; nothing else is as good.
    #[must_use]
    pub fn is_good(&self) -> bool {
        matches!(self, Self::Good { .. })
    }

    /// Returns it in words, for a line that begins with something else.
    #[must_use]
    pub fn told(&self) -> String {
        match self {
            Self::Good { signer, fingerprint, key_type } => {
                format!("good signature by {signer} with the {key_type} key {fingerprint}")
            }
            Self::UnknownSigner { fingerprint, why } => {
                format!("signed by an unknown signer, with the key {fingerprint}: {}", why.told())
            }
            Self::Bad(why) => format!("bad signature: {why}"),
            Self::Unchecked(why) => format!("signature not checked: {why}"),
            Self::None => "no signature: by typed name, the weaker kind".to_owned(),
        }
    }
}

impl Why {
    fn told(&self) -> String {
        match self {
            Self::NoList => "there is no list of signers".to_owned(),
            Self::NotListed { signer } => {
                format!("the list of signers does not name it as the key of {signer}")
            }
            Self::OutOfTime { said } => format!("the list of signers does not vouch for it today ({said})"),
        }
    }
}
