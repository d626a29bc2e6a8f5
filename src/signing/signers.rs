//! One who may sign, as a line in OpenSSH's `allowed_signers`.
//! Must not know the files; OpenSSH alone reads the lines.

use super::openssh::NAMESPACE;
use crate::scope::signer::{PublicKey, is_signer};

/// Returns the line that lets a signer sign scopes with a key, and nothing else.
///
/// # Errors
/// When the name is none that means one signer.
pub fn line(signer: &str, key: &PublicKey) -> Result<String, String> {
    if !is_signer(signer) {
        return Err(format!("{signer:?} is no e-mail address by which a list could know a signer"));
    }
    Ok(format!("{signer} namespaces=\"{NAMESPACE}\" {} {}\n", key.kind, key.base64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signer_is_an_address_that_means_itself() {
        for good in ["ceo@example.com", "a.b+c@x-y.dk", "o@firma.dk"] {
            assert!(is_signer(good), "{good}");
        }
        for wrong in [
            "",
            "ceo",
            "*@example.com",
            "!a@b",
            "a@b,c@d",
            "a b@c",
            "-a@b",
            "a@",
            "@b",
            "a@b\n",
            "\"a\"@b",
            "a@b@c",
            "#a@b",
            "ø@firma.dk",
        ] {
            assert!(!is_signer(wrong), "{wrong}");
        }
    }
}
