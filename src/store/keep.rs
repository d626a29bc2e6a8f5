//! Keeping an approved version: first its signature, then the version itself, then the working file.
//! Must not know who signed, nor what a signature is worth.
//!
//! The version is the point at which all is done: before it there is nothing that counts, after it everything.

use std::{
    io,
    path::{Path, PathBuf},
};

use super::{
    ScopeFile,
    approved::{ApprovedVersion, path_of},
    atomic, bounded,
    error::StoreError,
    signature::{self, signature_of},
};
use crate::scope::{
    Scope,
    edit::Edit,
    place::Place,
    record::Field,
    review::{Source, Verdict},
    section::{Section, Standing},
    value::Version,
};

/// The exact text of a version that is about to be approved: what is signed is what is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prepared {
    text: String,
}

impl Prepared {
    /// Returns the bytes to sign.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        self.text.as_bytes()
    }
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The approved version.
    pub version: PathBuf,
    /// Its signature.
    pub signature: Option<PathBuf>,
}

impl ScopeFile {
    /// Reads the file again, and returns the text that would be approved.
    ///
    /// # Errors
    /// When it changed on disk since it was read, or cannot take the stamp.
    pub fn prepare(&self, stamped: &Scope) -> Result<Prepared, StoreError> {
        let text = self.text_for(stamped)?;
        self.check_unchanged()?;
        Ok(Prepared { text })
    }

    /// Writes an approved version with its signature, and makes the working file the same, byte for byte.
    ///
    /// Ended at any moment, either the version is not there, and what was written for it is a leftover that the
    /// next approval clears; or it is there with its signature, and only the stamp is left to write
    /// ([`ScopeFile::awaiting`]).
    ///
    /// # Errors
    /// When the file changed on disk, when that version was approved before, or when it cannot be written.
    pub fn keep(
        &mut self,
        prepared: Prepared,
        version: Version,
        signature: Option<&[u8]>,
    ) -> Result<Kept, StoreError> {
        self.check_unchanged()?;
        let path = path_of(self.path(), version);
        made_folder(atomic::folder_of(&path))?;
        match bounded::bytes(&path) {
            Err(StoreError::Missing { .. }) => {
                signature::put(&path, signature)?;
                if let Err(source) = atomic::create(&path, prepared.bytes()) {
                    // Another process may have approved it in between; then the signature is not ours to take.
                    if source.kind() == io::ErrorKind::AlreadyExists {
                        return Err(StoreError::AlreadyApproved { path });
                    }
                    // Where it was named and only the folder could not be flushed, the version is there.
                    if std::fs::symlink_metadata(&path).is_err() {
                        let _ = std::fs::remove_file(signature_of(&path));
                    }
                    return Err(StoreError::CannotWrite { path, source });
                }
            }
            Ok(bytes) if bytes == prepared.bytes() => {}
            Ok(_) => return Err(StoreError::AlreadyApproved { path }),
            Err(error) => return Err(error),
        }
        self.put(prepared.text)
            .map_err(|source| StoreError::Unstamped { version: path.clone(), source: Box::new(source) })?;
        let signature = signature.map(|_| signature_of(&path));
        Ok(Kept { version: path, signature })
    }

    /// Returns the scope with the stamp of a version whose approval ended before the working file got it; `None` where
    /// more than that differs, or the stamp is not an earlier one.
    #[must_use]
    pub fn awaiting(&self, newest: &ApprovedVersion) -> Option<Scope> {
        let is_earlier = self.scope().approval.version.get().is_none_or(|stamped| stamped < newest.version);
        if !is_earlier || self.newer().is_some() {
            return None;
        }
        let mut stamped = self.scope().clone();
        for section in [Section::Control, Section::Approval] {
            let stamp = |field: &&Field| section.standing(field.name) == Standing::Stamp;
            for field in section.fields().iter().filter(stamp) {
                let place = Place::field(section, field.name);
                let text = newest.scope.get(&place);
                Edit::set(place, text).apply(&mut stamped).ok()?;
            }
        }
        // The approval records what it read off the text as well.
        let of_people = |scope: &Scope| -> Vec<Verdict> {
            let verdicts = scope.verdicts.iter().filter(|verdict| verdict.source != Source::Model);
            verdicts.cloned().collect()
        };
        if of_people(&stamped) == of_people(&newest.scope) {
            stamped.verdicts.clone_from(&newest.scope.verdicts);
        }
        // And it leaves out the judgements on what is no longer there.
        let left = &newest.scope;
        if left.accepted.iter().all(|row| stamped.accepted.contains(row))
            && left.confirmed.iter().all(|row| stamped.confirmed.contains(row))
            && left.retired.starts_with(&stamped.retired)
        {
            stamped.accepted.clone_from(&left.accepted);
            stamped.confirmed.clone_from(&left.confirmed);
            stamped.retired.clone_from(&left.retired);
        }
        (stamped == newest.scope).then_some(stamped)
    }
}

/// Removes what an approval left behind that did not come to its end.
///
/// # Errors
/// When one of them cannot be removed.
pub fn clear(leftovers: &[PathBuf]) -> Result<(), StoreError> {
    for path in leftovers {
        let cannot = |source| StoreError::CannotWrite { path: path.clone(), source };
        std::fs::remove_file(path).map_err(cannot)?;
        atomic::sync_folder(atomic::folder_of(path)).map_err(cannot)?;
    }
    Ok(())
}

/// Makes a folder, where it is not there, and writes its name to the disk.
pub(super) fn made_folder(folder: &Path) -> Result<(), StoreError> {
    let cannot = |source| StoreError::CannotWrite { path: folder.to_owned(), source };
    match std::fs::create_dir(folder) {
        Ok(()) => atomic::sync_folder(atomic::folder_of(folder)).map_err(cannot),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(cannot(error)),
    }
}
