//! Those who may sign: a key, where its private half is held, and the list that says whose it is.
//! Must not know how a key signs, nor who is on the list.

use std::path::PathBuf;

/// The most that is told of a comment, which anybody can write.
const LONGEST_COMMENT: usize = 60;

/// A public key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicKey {
    /// The type, such as `ssh-ed25519`.
    pub kind: String,
    /// The key itself, in base64.
    pub base64: String,
    /// Its fingerprint, as `ssh-keygen -l` writes it.
    pub fingerprint: String,
}

impl PublicKey {
    /// Tells whether it is a certificate, whose fingerprint OpenSSH takes from the key inside.
    #[must_use]
    pub fn is_certificate(&self) -> bool {
        self.kind.contains("-cert-v")
    }
}

/// A key to sign with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// Its public half.
    pub public: PublicKey,
    /// What its owner called it; may be empty.
    pub comment: String,
    /// Where its private half is.
    pub held: Held,
}

/// Where a private half is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Held {
    /// In this file, or in the agent under the public half in this file.
    File(PathBuf),
    /// In the agent.
    Agent,
}

impl Key {
    /// Returns the key in one line: its type, its fingerprint and where it is.
    #[must_use]
    pub fn told(&self) -> String {
        let held = match &self.held {
            Held::File(file) => file.display().to_string(),
            Held::Agent => "in the agent".to_owned(),
        };
        let comment: String = self.comment.chars().take(LONGEST_COMMENT).collect();
        let named = if comment.is_empty() { held } else { format!("{comment}, {held}") };
        format!("{} {} ({named})", self.public.kind, self.public.fingerprint)
    }
}

/// A list of signers, in the format of OpenSSH's `allowed_signers`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignerList {
    /// The file.
    pub path: PathBuf,
    /// Whose it is.
    pub origin: Origin,
}

/// Whose a list of signers is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// It was named by the user.
    Given,
    /// The user's own, among their settings.
    Own,
    /// It lies beside the approved versions: who can change the scope can change it.
    Beside,
}

impl Origin {
    /// Returns the word for it, in JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Given => "given",
            Self::Own => "own",
            Self::Beside => "beside",
        }
    }
}

impl SignerList {
    /// Returns which list it is, and what its word is worth.
    #[must_use]
    pub fn told(&self) -> String {
        let path = self.path.display();
        match self.origin {
            Origin::Given => format!("{path} (as named)"),
            Origin::Own => format!("{path} (your own)"),
            Origin::Beside => {
                format!("{path} (beside the scope: whoever can change the scope can change it)")
            }
        }
    }
}

/// Tells whether a text can be the name of a signer: an e-mail address that means itself and nobody else.
///
/// In a list of signers `*` and `?` stand for any name, `!` for any but this, and a comma for one more.
#[must_use]
pub fn is_signer(text: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || "@.-_+%=/~".contains(c);
    text.split_once('@').is_some_and(|(name, at)| !name.is_empty() && !at.is_empty() && !at.contains('@'))
        && !text.starts_with('-')
        && text.chars().all(plain)
}
