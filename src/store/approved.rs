//! The approved versions beside a scope: `scope.approved/1.1.ron`, never written again.
//! Must not know signatures or the chain; it gives the bytes.

use std::{
    io,
    path::{Path, PathBuf},
};

use super::{ScopeFile, atomic, bounded, error::StoreError, format};
use crate::scope::{Scope, fingerprint::Fingerprint, value::Version};

/// A version as it was approved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApprovedVersion {
    /// The version, which is the file's name.
    pub version: Version,
    /// The file.
    pub path: PathBuf,
    /// Its exact text.
    pub text: String,
    /// The scope in it.
    pub scope: Scope,
    /// The SHA-256 of its bytes.
    pub sha256: Fingerprint,
}

/// What the folder of approved versions holds.
#[derive(Debug, Default)]
pub struct Approved {
    /// The versions, in ascending order.
    pub versions: Vec<ApprovedVersion>,
    /// What could not be read; to be told, never skipped in silence.
    pub faults: Vec<StoreError>,
}

/// Returns the folder of the approved versions of a scope.
#[must_use]
pub fn folder(path: &Path) -> PathBuf {
    // A link that leads in a circle has no folder; its own name is as good as any.
    let target = atomic::resolved(path).unwrap_or_else(|_| path.to_owned());
    let mut name = target.file_stem().unwrap_or_default().to_owned();
    name.push(".approved");
    target.with_file_name(name)
}

/// Returns the path of one approved version of a scope, be it there or not.
#[must_use]
pub fn path_of(path: &Path, version: Version) -> PathBuf {
    folder(path).join(format!("{version}.ron"))
}

/// Reads every approved version of a scope.
#[must_use]
pub fn approved(path: &Path) -> Approved {
    let mut approved = Approved::default();
    let folder = folder(path);
    let cannot = |source| StoreError::CannotRead { path: folder.clone(), source };
    let entries = match std::fs::read_dir(&folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return approved,
        Err(error) => {
            approved.faults.push(cannot(error));
            return approved;
        }
    };
    let mut paths = Vec::new();
    for entry in entries {
        match entry {
            Ok(entry) => paths.push(entry.path()),
            Err(error) => approved.faults.push(cannot(error)),
        }
    }
    // The order of a folder differs from machine to machine.
    paths.sort();
    for path in paths.into_iter().filter(|path| is_version_file(path)) {
        match version_in(path) {
            Ok(version) => approved.versions.push(version),
            Err(fault) => approved.faults.push(fault),
        }
    }
    approved.versions.sort_by_key(|version| version.version);
    approved
}

impl ScopeFile {
    /// Writes an approved version and makes the working file the same, byte for byte; returns its path.
    ///
    /// Ended between the two, the approved file has the content of the working file, and approving the same
    /// bytes again completes it.
    ///
    /// # Errors
    /// When the file changed on disk, when that version was approved before, or when it cannot be written.
    pub fn approve(&mut self, stamped: &Scope, version: Version) -> Result<PathBuf, StoreError> {
        let text = self.text_for(stamped)?;
        self.check_unchanged()?;
        let path = path_of(self.path(), version);
        let cannot = |source| StoreError::CannotWrite { path: path.clone(), source };
        let folder = atomic::folder_of(&path);
        match std::fs::create_dir(folder) {
            Ok(()) => atomic::sync_folder(atomic::folder_of(folder)).map_err(cannot)?,
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(cannot(error)),
        }
        match atomic::create(&path, text.as_bytes()) {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                if bounded::bytes(&path)? != text.as_bytes() {
                    return Err(StoreError::AlreadyApproved { path });
                }
            }
            Err(error) => return Err(cannot(error)),
        }
        self.put(text)?;
        Ok(path)
    }
}

fn is_version_file(path: &Path) -> bool {
    let hidden = path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
    !hidden && path.extension().is_some_and(|extension| extension == "ron")
}

fn version_in(path: PathBuf) -> Result<ApprovedVersion, StoreError> {
    let Some(version) = path.file_stem().and_then(|stem| stem.to_str()?.parse().ok()) else {
        return Err(StoreError::NotAVersion { path });
    };
    let text = bounded::text(&path)?;
    match format::read(&text) {
        Ok(format::Reading { newer: Some(format), .. }) => Err(StoreError::Newer { path, format }),
        Ok(reading) => {
            let sha256 = Fingerprint::of(text.as_bytes());
            Ok(ApprovedVersion { version, path, text, scope: reading.scope, sha256 })
        }
        Err(fault) => Err(StoreError::Faulty { path, fault: Box::new(fault) }),
    }
}
