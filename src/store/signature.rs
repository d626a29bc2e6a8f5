//! The signature beside a file: read, and put there before the file itself is.
//! Must not know what a signature is worth.

use std::{
    io,
    path::{Path, PathBuf},
};

use super::{atomic, bounded, error::StoreError};

/// The longest signature that is read; OpenSSH's have some hundred bytes.
const LONGEST: u64 = 64 * 1024;

/// Returns the path of the signature that belongs to a file, be it there or not.
#[must_use]
pub fn signature_of(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".sig");
    path.with_file_name(name)
}

/// Returns the bytes of the signature beside a file; `None` when there is none.
pub(super) fn beside(path: &Path) -> Result<Option<Vec<u8>>, StoreError> {
    match bounded::bytes_up_to(&signature_of(path), LONGEST) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(StoreError::Missing { .. }) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Puts the signature where it belongs, or sees to it that there is none: the version is not there yet.
pub(super) fn put(version: &Path, signature: Option<&[u8]>) -> Result<(), StoreError> {
    let path = signature_of(version);
    let cannot = |source| StoreError::CannotWrite { path: path.clone(), source };
    // What is there is never written into: it may be a link to something else.
    match std::fs::remove_file(&path) {
        Ok(()) => atomic::sync_folder(atomic::folder_of(&path)).map_err(cannot)?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(cannot(error)),
    }
    signature.map_or(Ok(()), |bytes| atomic::create(&path, bytes)).map_err(cannot)
}
