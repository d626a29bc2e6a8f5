//! The record that a version was withdrawn: `scope.approved/1.1.withdrawn.ron`, beside the version.
//! Must not know who may withdraw one.

use std::{
    io,
    path::{Path, PathBuf},
};

use super::{
    atomic, bounded,
    error::StoreError,
    signature::{self, signature_of},
};
use crate::scope::withdrawal::Withdrawal;

/// With what the name of a record ends.
pub(super) const ENDING: &str = ".withdrawn.ron";

/// No record is longer.
const LONGEST: u64 = 1024 * 1024;

/// A version that was withdrawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withdrawn {
    /// The file.
    pub path: PathBuf,
    /// Its exact text.
    pub text: String,
    /// What it says.
    pub record: Withdrawal,
    /// The bytes of the signature beside it; `None` when there is no such file.
    pub signature: Option<Vec<u8>>,
}

/// Returns where the withdrawal of the version in a file is recorded, be it there or not.
#[must_use]
pub fn path_of(version: &Path) -> PathBuf {
    let mut name = version.file_stem().unwrap_or_default().to_owned();
    name.push(ENDING);
    version.with_file_name(name)
}

/// Returns the text in which a withdrawal is recorded.
///
/// # Panics
/// Never: a record of texts has a form in RON.
#[must_use]
pub fn text_of(record: &Withdrawal) -> String {
    let style = ron::ser::PrettyConfig::new().new_line("\n");
    ron::ser::to_string_pretty(record, style).expect("a record of texts has a form in RON") + "\n"
}

/// Records that the version in a file was withdrawn; the version itself stays as it is.
///
/// # Errors
/// When it was withdrawn before, or the record cannot be written.
pub fn record(version: &Path, text: &str, signature: Option<&[u8]>) -> Result<PathBuf, StoreError> {
    let path = path_of(version);
    if std::fs::symlink_metadata(&path).is_ok() {
        return Err(StoreError::AlreadyWithdrawn { path });
    }
    signature::put(&path, signature)?;
    match atomic::create(&path, text.as_bytes()) {
        Ok(()) => Ok(path),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            Err(StoreError::AlreadyWithdrawn { path })
        }
        Err(source) => {
            if std::fs::symlink_metadata(&path).is_err() {
                let _ = std::fs::remove_file(signature_of(&path));
            }
            Err(StoreError::CannotWrite { path, source })
        }
    }
}

/// Tells whether a file records the withdrawal of a version that is not beside it.
pub(super) fn is_alone(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let version = name.strip_suffix(ENDING).filter(|stem| !stem.starts_with('.'));
    version.is_some_and(|version| {
        std::fs::symlink_metadata(path.with_file_name(format!("{version}.ron"))).is_err()
    })
}

/// Reads the record beside a version; `None` when it was not withdrawn.
pub(super) fn beside(version: &Path) -> Result<Option<Withdrawn>, StoreError> {
    let path = path_of(version);
    let bytes = match bounded::bytes_up_to(&path, LONGEST) {
        Ok(bytes) => bytes,
        Err(StoreError::Missing { .. }) => return Ok(None),
        Err(error) => return Err(error),
    };
    let no_record = |why: String| StoreError::NotAWithdrawal { path: path.clone(), why };
    let text = String::from_utf8(bytes).map_err(|error| no_record(error.to_string()))?;
    let record = ron::from_str(&text).map_err(|error| no_record(error.to_string()))?;
    let signature = signature::beside(&path)?;
    Ok(Some(Withdrawn { path, text, record, signature }))
}
