//! The approved versions beside a scope: `scope.approved/1.1.ron`, never written again, and what lies with each.
//! Must not know what a signature is worth, nor the chain; it gives the bytes.

use std::{
    io,
    path::{Path, PathBuf},
};

use super::{
    atomic, bounded,
    error::StoreError,
    format, signature,
    withdrawn::{self, Withdrawn},
};
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
    /// The bytes of the signature beside it; `None` when there is no such file.
    pub signature: Option<Vec<u8>>,
    /// The record that it was withdrawn.
    pub withdrawn: Option<Withdrawn>,
}

/// What the folder of approved versions holds.
#[derive(Debug, Default)]
pub struct Approved {
    /// The versions, in ascending order.
    pub versions: Vec<ApprovedVersion>,
    /// What could not be read; to be told, never skipped in silence.
    pub faults: Vec<StoreError>,
    /// What an approval left behind that did not come to its end: nothing of it counts.
    pub leftovers: Vec<PathBuf>,
    /// Records of a withdrawal whose version is not there.
    pub withdrawn_alone: Vec<PathBuf>,
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

/// Returns the path of the list of signers beside the approved versions, be it there or not.
#[must_use]
pub fn signers_of(path: &Path) -> PathBuf {
    folder(path).join("allowed_signers")
}

/// Reads every approved version of a scope.
#[must_use]
pub fn approved(path: &Path) -> Approved {
    let mut approved = Approved { leftovers: left_beside(path), ..Approved::default() };
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
    approved.leftovers.extend(paths.iter().filter(|path| is_leftover(path)).cloned());
    approved.withdrawn_alone = paths.iter().filter(|path| withdrawn::is_alone(path)).cloned().collect();
    for path in paths.into_iter().filter(|path| is_version_file(path)) {
        match version_in(path) {
            Ok(version) => approved.versions.push(version),
            Err(fault) => approved.faults.push(fault),
        }
    }
    approved.versions.sort_by_key(|version| version.version);
    approved
}

fn is_version_file(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().as_encoded_bytes();
    !name.starts_with(b".") && name.ends_with(b".ron") && !name.ends_with(withdrawn::ENDING.as_bytes())
}

/// What a save of the scope left beside it that was cut short. Whoever clears it holds the lock: no save is under way.
fn left_beside(path: &Path) -> Vec<PathBuf> {
    let target = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let prefix = atomic::temporary_of(&target);
    let is_left = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().as_encoded_bytes();
        prefix != atomic::TEMPORARY && name.starts_with(prefix.as_encoded_bytes())
    };
    let entries = std::fs::read_dir(atomic::folder_of(&target)).into_iter().flatten();
    let mut left: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).filter(is_left).collect();
    left.sort();
    left
}

/// A temporary file, or a signature without the version that it was made for.
fn is_leftover(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let of_a_version =
        |name: &str| name.strip_suffix(".ron").is_some_and(|stem| stem.parse::<Version>().is_ok());
    let alone = |name: &str| std::fs::symlink_metadata(path.with_file_name(name)).is_err();
    name.starts_with(atomic::TEMPORARY)
        || name.strip_suffix(".sig").is_some_and(|version| of_a_version(version) && alone(version))
}

fn version_in(path: PathBuf) -> Result<ApprovedVersion, StoreError> {
    let Some(version) = path.file_stem().and_then(|stem| stem.to_str()?.parse().ok()) else {
        return Err(StoreError::NotAVersion { path });
    };
    let unread =
        |path: &Path, source| StoreError::Unread { version, path: path.to_owned(), source: Box::new(source) };
    // A link can lead to other bytes tomorrow, and those of an approved version are kept.
    if std::fs::symlink_metadata(&path).is_ok_and(|found| found.is_symlink()) {
        return Err(unread(&path, StoreError::NotAFile { path: path.clone(), is: "a link" }));
    }
    let text = bounded::text(&path).map_err(|source| unread(&path, source))?;
    let reading = match format::read(&text) {
        Ok(format::Reading { newer: Some(format), .. }) => {
            return Err(unread(&path, StoreError::Newer { path: path.clone(), format }));
        }
        Ok(reading) => reading,
        Err(fault) => {
            let fault = StoreError::Faulty { path: path.clone(), fault: Box::new(fault) };
            return Err(unread(&path, fault));
        }
    };
    let sha256 = Fingerprint::of(text.as_bytes());
    let signature =
        signature::beside(&path).map_err(|source| unread(&signature::signature_of(&path), source))?;
    let withdrawn = withdrawn::beside(&path).map_err(|source| unread(&withdrawn::path_of(&path), source))?;
    Ok(ApprovedVersion { version, path, text, scope: reading.scope, sha256, signature, withdrawn })
}
