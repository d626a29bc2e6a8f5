//! A list of signers on disk. OpenSSH reads it; here a line is added to it.
//! Must not know who may sign.

use std::path::Path;

use super::{atomic, bounded, error::StoreError};

/// No list is longer.
const LONGEST: u64 = 1024 * 1024;

/// Adds a line to a list, which is made where it is not there; returns whether the line is new.
///
/// # Errors
/// When the list cannot be read or written.
pub fn add(list: &Path, line: &str) -> Result<bool, StoreError> {
    let cannot = |source| StoreError::CannotWrite { path: list.to_owned(), source };
    let mut bytes = match bounded::bytes_up_to(list, LONGEST) {
        Ok(bytes) => bytes,
        Err(StoreError::Missing { .. }) => Vec::new(),
        Err(error) => return Err(error),
    };
    let line = line.trim_end();
    if bytes.split(|byte| *byte == b'\n').any(|known| known.trim_ascii() == line.as_bytes()) {
        return Ok(false);
    }
    if bytes.last().is_some_and(|byte| *byte != b'\n') {
        bytes.push(b'\n');
    }
    bytes.extend_from_slice(line.as_bytes());
    bytes.push(b'\n');
    std::fs::create_dir_all(atomic::folder_of(list)).map_err(cannot)?;
    atomic::replace(list, &bytes).map_err(cannot)?;
    Ok(true)
}

/// Adds a line to the list beside a scope, which is not followed elsewhere: it came with the scope.
///
/// # Errors
/// When the list is a link, or cannot be read or written.
pub fn add_beside(list: &Path, line: &str) -> Result<bool, StoreError> {
    match std::fs::symlink_metadata(list) {
        Ok(metadata) if metadata.is_symlink() => {
            Err(StoreError::NotAFile { path: list.to_owned(), is: "a link" })
        }
        _ => add(list, line),
    }
}
