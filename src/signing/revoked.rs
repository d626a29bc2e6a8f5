//! A list of revoked keys: what `ssh-keygen -k` made, or public keys, one a line.
//! Must not decide who is revoked: OpenSSH does, and takes a list that it cannot read for one that names everybody.

use std::path::Path;

use super::openssh::OpenSsh;
use crate::scope::signer::PublicKey;

/// With what a list begins that `ssh-keygen -k` made.
const MADE: &[u8] = b"SSHKRL\n\0";

/// Returns what is wrong with the bytes of a list; `None` where OpenSSH can read it, or is not there to be asked.
#[must_use]
pub fn fault_in(list: &Path, bytes: &[u8], openssh: Option<&OpenSsh>) -> Option<String> {
    if bytes.starts_with(MADE) {
        return openssh.and_then(|openssh| openssh.fault_in_revoked(list));
    }
    let Ok(text) = std::str::from_utf8(bytes) else {
        return Some("it is neither text nor made with ssh-keygen -k".to_owned());
    };
    let is_key = |line: &str| line.is_empty() || line.starts_with('#') || PublicKey::read(line).is_some();
    let wrong = text.lines().position(|line| !is_key(line.trim()))?;
    Some(format!("line {} is no public key", wrong + 1))
}
