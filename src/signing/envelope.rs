//! The envelope of an SSH signature and the text of a public key: which key they name, and nothing more.
//! Must not judge: that a signature is good, only OpenSSH says.

use crate::scope::{fingerprint::sha256, signer::PublicKey};

const FIRST: &str = "-----BEGIN SSH SIGNATURE-----";
const LAST: &str = "-----END SSH SIGNATURE-----";
const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// What a signature claims of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope {
    /// The key that it claims to be made with.
    pub key: PublicKey,
    /// What it was made for.
    pub namespace: String,
}

impl PublicKey {
    /// Reads `ssh-ed25519 AAAA…`, as it stands in a `.pub` file; returns the comment too.
    #[must_use]
    pub fn read(line: &str) -> Option<(Self, String)> {
        let mut words = line.trim().splitn(3, char::is_whitespace);
        let (kind, base64) = (words.next()?, words.next()?);
        let key = Self::of_base64(base64)?;
        (key.kind == kind).then(|| (key, words.next().unwrap_or_default().trim().to_owned()))
    }

    /// Returns the key that stands in base64.
    #[must_use]
    pub fn of_base64(base64: &str) -> Option<Self> {
        Self::of_blob(&from_base64(base64)?)
    }

    /// Returns the key with these bytes.
    #[must_use]
    pub fn of_blob(blob: &[u8]) -> Option<Self> {
        let kind = text_of(taken(&mut &*blob)?)?;
        let plain = |c: char| c.is_ascii_alphanumeric() || "-@.".contains(c);
        if kind.is_empty() || !kind.chars().all(plain) {
            return None;
        }
        let digest = to_base64(&sha256(blob));
        let fingerprint = format!("SHA256:{}", digest.trim_end_matches('='));
        Some(Self { kind, base64: to_base64(blob), fingerprint })
    }
}

impl Envelope {
    /// Reads a `.sig` file (OpenSSH's PROTOCOL.sshsig); `None` when it is none.
    #[must_use]
    pub fn read(signature: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(signature).ok()?;
        let (_, text) = text.split_once(FIRST)?;
        let (base64, _) = text.split_once(LAST)?;
        let blob = from_base64(&base64.split_whitespace().collect::<String>())?;
        let mut rest = blob.strip_prefix(b"SSHSIG")?.strip_prefix(&1_u32.to_be_bytes())?;
        let key = PublicKey::of_blob(taken(&mut rest)?)?;
        Some(Self { key, namespace: text_of(taken(&mut rest)?)? })
    }
}

/// Takes one string, which stands behind its length.
fn taken<'a>(rest: &mut &'a [u8]) -> Option<&'a [u8]> {
    let (length, behind) = rest.split_first_chunk::<4>()?;
    let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
    let (string, behind) = behind.split_at_checked(length)?;
    *rest = behind;
    Some(string)
}

fn text_of(bytes: &[u8]) -> Option<String> {
    std::str::from_utf8(bytes).ok().map(str::to_owned)
}

fn to_base64(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let group = three.iter().fold(0_u32, |group, byte| group << 8 | u32::from(*byte));
        let group = group << (8 * (3 - three.len()));
        for digit in 0..4 {
            let six = (group >> (18 - 6 * digit)) & 0x3f;
            let padded = digit > three.len();
            text.push(if padded { '=' } else { char::from(DIGITS[six as usize]) });
        }
    }
    text
}

fn from_base64(text: &str) -> Option<Vec<u8>> {
    let digits = text.trim_end_matches('=').as_bytes();
    let mut bytes = Vec::with_capacity(digits.len() * 3 / 4);
    for four in digits.chunks(4) {
        let mut group = 0_u32;
        for digit in four {
            let six = DIGITS.iter().position(|known| known == digit)?;
            group = group << 6 | u32::try_from(six).ok()?;
        }
        // A single digit holds no whole byte.
        let count = four.len().checked_sub(1).filter(|count| *count > 0)?;
        let group = group << (6 * (4 - four.len()));
        bytes.extend(&group.to_be_bytes()[1..=count]);
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const KEY: &str = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAICj8UkafbEulA/URzg8mByG5SrYy5av1NVJPXdedjQw0";
    const FINGERPRINT: &str = "SHA256:WVfsZzMillrSEcFsP4hooi2noYZvpkz9hs3hxZR3Uls";
    const SIGNATURE: &str = "-----BEGIN SSH SIGNATURE-----
U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgKPxSRp9sS6UD9RHODyYHIblKtj
Llq/U1Uk9d152NDDQAAAAKaXNtcy1zY29wZQAAAAAAAAAGc2hhNTEyAAAAUwAAAAtzc2gt
ZWQyNTUxOQAAAED38PatTJJ+raegEcySpmpgsk6Oz7eWmyTL7roeOZEgB018hIswn+rn//
b0OnAXAFI0wT7qt5zSly7y6vmtDmIO
-----END SSH SIGNATURE-----
";

    #[test]
    fn a_public_key_is_read_with_its_fingerprint_and_comment() {
        let (key, comment) = PublicKey::read(&format!("{KEY} a key of mine\n")).unwrap();
        assert_eq!((key.kind.as_str(), comment.as_str()), ("ssh-ed25519", "a key of mine"));
        assert_eq!(key.fingerprint, FINGERPRINT);
        assert!(KEY.ends_with(&key.base64));
        for wrong in ["", "ssh-rsa", &KEY.replace("ssh-ed25519 ", "ssh-rsa "), "ssh-ed25519 AAAA", "a b c"] {
            assert_eq!(PublicKey::read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_signature_names_its_key_and_its_namespace() {
        let envelope = Envelope::read(SIGNATURE.as_bytes()).unwrap();
        assert_eq!(
            (envelope.namespace.as_str(), envelope.key.fingerprint.as_str()),
            ("isms-scope", FINGERPRINT)
        );
        assert_eq!(Envelope::read(SIGNATURE.replace('\n', "\r\n").as_bytes()), Some(envelope));
        for end in 0..SIGNATURE.len() - 1 {
            assert_eq!(Envelope::read(&SIGNATURE.as_bytes()[..end]), None, "{end}");
        }
    }

    proptest! {
        #[test]
        fn base64_reads_what_it_writes(bytes: Vec<u8>) {
            prop_assert_eq!(from_base64(&to_base64(&bytes)), Some(bytes));
        }

        #[test]
        fn no_bytes_make_the_reader_fail(bytes: Vec<u8>, text in "[A-Za-z0-9+/= ]{0,80}") {
            let _ = PublicKey::of_blob(&bytes);
            let _ = Envelope::read(format!("{FIRST}\n{text}\n{LAST}").as_bytes());
            let _ = Envelope::read(&[b"-----BEGIN SSH SIGNATURE-----", &*bytes].concat());
        }
    }
}
