//! The list of those who may sign: whether it names a key, and how one is put into it.
//! Must not decide who may: OpenSSH does, when a signature is checked, and the approver, when a key is new.

use std::path::Path;

use super::unsealed::Unsealed;
use crate::{
    scope::signer::{Key, SignerList},
    signing::{approve::Refusal, signers::line, witness::Witness},
    store::{StoreError, approved::signers_of, signers},
};

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
    let unread = |error: StoreError| Unsealed::UnreadList { path: list.path.clone(), why: error.why() };
    let text = crate::store::bounded::text(&list.path).map_err(unread)?;
    // Which times a line stands for, and whom a pattern means, only OpenSSH decides, when the signature is checked.
    let may_mean = |name: &str| name == signer || name.contains(['*', '?', '!']);
    let names_key = |line: &str| {
        let mut words = line.split_whitespace();
        let names = words.next().unwrap_or_default().trim_matches('"');
        !names.starts_with('#')
            && names.split(',').any(may_mean)
            && words.any(|word| word == key.public.base64)
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
