//! The file: the only code that reads or writes a scope on disk.
//! Must not know rules, signing, the app or the terminal.

pub mod approved;
pub mod atomic;
pub mod bounded;
pub mod config;
pub mod error;
pub mod fault;
pub mod format;
pub mod keep;
mod literal;
pub mod lock;
mod nearest;
pub mod patch;
pub mod places;
pub mod recovery;
mod recovery_path;
mod render;
pub mod report;
mod scan;
pub mod session;
pub mod signature;
pub mod signers;
mod survey;
mod tree;
pub mod withdrawn;
pub mod written;

use std::{
    io,
    path::{Path, PathBuf},
};

pub use error::{OnDisk, StoreError, plain};
pub use fault::Fault;

use crate::scope::Scope;

/// An opened file: its path, its exact text as it was read, and the scope in it.
#[derive(Debug, Clone)]
pub struct ScopeFile {
    path: PathBuf,
    text: String,
    scope: Scope,
    newer: Option<u32>,
}

impl ScopeFile {
    /// Reads a file.
    ///
    /// # Errors
    /// When it cannot be read, or is no scope: with the place and what to do.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let text = bounded::text(path)?;
        Self::of(path, text)
    }

    /// Writes a scope into a new file.
    ///
    /// # Errors
    /// [`StoreError::Exists`] when there is a file of that name; it is never overwritten.
    pub fn create(path: &Path, scope: &Scope) -> Result<Self, StoreError> {
        let text = format::write(scope);
        created(path, text.as_bytes())?;
        Self::of(path, text)
    }

    /// Returns where the file is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Returns its exact text, as it was read or written last.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the scope as it stands on disk.
    #[must_use]
    pub fn scope(&self) -> &Scope {
        &self.scope
    }

    /// Returns the format when a newer program wrote the file; it is then for reading only.
    #[must_use]
    pub fn newer(&self) -> Option<u32> {
        self.newer
    }

    /// Returns the text that saving would write: the text as read, changed only where the scope differs.
    ///
    /// # Errors
    /// When a newer program wrote the file, or the changes cannot be worked into the text.
    pub fn text_for(&self, scope: &Scope) -> Result<String, StoreError> {
        if let Some(format) = self.newer {
            return Err(StoreError::Newer { path: self.path.clone(), format });
        }
        patch::patched(&self.text, scope)
            .map_err(|source| StoreError::CannotKeepLayout { path: self.path.clone(), source })
    }

    /// Saves a scope into the file; returns once it is on the disk.
    ///
    /// # Errors
    /// [`StoreError::ChangedOnDisk`] when the bytes on disk are no longer those that were read. On any error
    /// the file is as it was.
    pub fn save(&mut self, scope: &Scope) -> Result<(), StoreError> {
        let text = self.text_for(scope)?;
        self.check_unchanged()?;
        self.put(text)
    }

    /// Saves a scope over what somebody else wrote, which is kept beside the file as `scope.theirs.ron`.
    ///
    /// # Errors
    /// When either cannot be written; the file is then as it was.
    pub fn save_over(&mut self, scope: &Scope) -> Result<(), StoreError> {
        let text = self.text_for(scope)?;
        match bounded::bytes(&self.path) {
            Ok(theirs) if theirs != self.text.as_bytes() => {
                self.written_beside("theirs", &theirs)?;
            }
            Ok(_) | Err(StoreError::Missing { .. }) => {}
            Err(error) => return Err(error),
        }
        self.put(text)
    }

    /// Saves a scope beside the file, as `scope.mine.ron`, and returns where.
    ///
    /// What is beside already is never overwritten: the new one gets a number. Where the changes cannot be
    /// worked into the text, it is written afresh: the new file has no layout to keep.
    ///
    /// # Errors
    /// When it cannot be written, or a newer program wrote the file.
    pub fn save_beside(&self, scope: &Scope) -> Result<PathBuf, StoreError> {
        let text = match self.text_for(scope) {
            Err(StoreError::CannotKeepLayout { .. }) => format::write(scope),
            other => other?,
        };
        self.written_beside("mine", text.as_bytes())
    }

    /// Tells whether the bytes on disk are no longer those that were read.
    #[must_use]
    pub fn changed_on_disk(&self) -> bool {
        self.check_unchanged().is_err()
    }

    /// Tells, before anything is edited, whether the file could be saved.
    ///
    /// # Errors
    /// When a newer program wrote it, or when it or its folder may not be written to.
    pub fn check_writable(&self) -> Result<(), StoreError> {
        if let Some(format) = self.newer {
            return Err(StoreError::Newer { path: self.path.clone(), format });
        }
        atomic::replaceable(&self.path)
            .map_err(|source| StoreError::CannotWrite { path: self.path.clone(), source })
    }

    fn of(path: &Path, text: String) -> Result<Self, StoreError> {
        match format::read(&text) {
            Ok(format::Reading { scope, newer }) => Ok(Self { path: path.to_owned(), text, scope, newer }),
            Err(fault) => Err(StoreError::Faulty { path: path.to_owned(), fault: Box::new(fault) }),
        }
    }

    fn check_unchanged(&self) -> Result<(), StoreError> {
        let changed = |now| Err(StoreError::ChangedOnDisk { path: self.path.clone(), now });
        match bounded::bytes(&self.path) {
            Ok(bytes) if bytes == self.text.as_bytes() => Ok(()),
            Ok(_) | Err(StoreError::NotAFile { .. } | StoreError::TooLarge { .. }) => {
                changed(OnDisk::Rewritten)
            }
            Err(StoreError::Missing { .. }) => changed(OnDisk::Deleted),
            Err(error) => Err(error),
        }
    }

    fn put(&mut self, text: String) -> Result<(), StoreError> {
        let saved = Self::of(&self.path, text)?;
        let written = atomic::replace(&self.path, saved.text.as_bytes())
            .map_err(|source| StoreError::CannotWrite { path: self.path.clone(), source });
        // It may have failed at the last step: then our own bytes stand there, only not for sure after a power cut.
        if written.is_ok() || saved.check_unchanged().is_ok() {
            *self = saved;
        }
        written
    }

    /// Writes a file named after this one, with the first number that is free.
    fn written_beside(&self, word: &str, bytes: &[u8]) -> Result<PathBuf, StoreError> {
        let stem = self.path.file_stem().unwrap_or_default();
        let extension = self.path.extension();
        for number in 1_u32.. {
            let mut name = stem.to_owned();
            name.push(if number == 1 { format!(".{word}") } else { format!(".{word}-{number}") });
            if let Some(extension) = extension {
                name.push(".");
                name.push(extension);
            }
            let path = self.path.with_file_name(name);
            match created(&path, bytes) {
                Ok(()) => return Ok(path),
                Err(StoreError::Exists { .. }) => {}
                Err(error) => return Err(error),
            }
        }
        unreachable!("there are more numbers than files in a folder")
    }
}

fn created(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    atomic::create(path, bytes).map_err(|source| match source.kind() {
        io::ErrorKind::AlreadyExists => StoreError::Exists { path: path.to_owned() },
        _ => StoreError::CannotWrite { path: path.to_owned(), source },
    })
}
