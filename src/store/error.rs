//! What went wrong with a file, where, and what to do next.
//! Must not know the screen; each sentence can stand on it as it is.

use std::{io, path::PathBuf};

use super::{fault::Fault, patch::PatchError};
use crate::scope::value::Version;

/// How a file differs from what was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnDisk {
    /// Somebody wrote other bytes into it.
    Rewritten,
    /// It is no longer there.
    Deleted,
}

/// Why a file could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no such file.
    #[error("cannot open {}: there is no such file", path.display())]
    Missing {
        /// The file.
        path: PathBuf,
    },
    /// It is a folder, a pipe or a device.
    #[error("cannot open {}: it is {is}, not a file", path.display())]
    NotAFile {
        /// What was to be opened.
        path: PathBuf,
        /// What it is.
        is: &'static str,
    },
    /// It is larger than anything that can be a scope.
    #[error("cannot open {}: it is larger than {} MiB", path.display(), most / (1024 * 1024))]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// The limit in bytes.
        most: u64,
    },
    /// The system refused to read it.
    #[error("cannot read {}: {}", path.display(), plain(source))]
    CannotRead {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The system refused to write it.
    #[error("cannot write {}: {}", path.display(), plain(source))]
    CannotWrite {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// What is in it is no scope.
    #[error("cannot read {}:{}:{}: {}", path.display(), fault.line, fault.column, fault.message)]
    Faulty {
        /// The file.
        path: PathBuf,
        /// What is wrong, and where.
        fault: Box<Fault>,
    },
    /// There is a file already.
    #[error("cannot create {}: there is a file of that name", path.display())]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// The bytes on disk are no longer those that were read.
    #[error("cannot save {}: {}", path.display(), match now {
        OnDisk::Rewritten => "it changed on disk since it was read",
        OnDisk::Deleted => "it was deleted or moved since it was read",
    })]
    ChangedOnDisk {
        /// The file.
        path: PathBuf,
        /// What happened to it.
        now: OnDisk,
    },
    /// A newer program wrote it.
    #[error("{} is of format {format}: a newer isms-scope wrote it, it can only be read", path.display())]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its format.
        format: u32,
    },
    /// The changes could not be worked into the text as it stands.
    #[error("cannot save {} without disturbing its layout: {source}", path.display())]
    CannotKeepLayout {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: PatchError,
    },
    /// That version was approved before, with other bytes.
    #[error("cannot approve: {} was approved before and is never written again", path.display())]
    AlreadyApproved {
        /// The approved file.
        path: PathBuf,
    },
    /// The version is approved, but the working file did not get its stamp.
    #[error("{} is approved and whole, but the working file did not get its stamp: {source}", version.display())]
    Unstamped {
        /// The approved file.
        version: PathBuf,
        /// Why not.
        source: Box<Self>,
    },
    /// That version was withdrawn before.
    #[error("cannot withdraw: {} is there, and what is recorded is never written again", path.display())]
    AlreadyWithdrawn {
        /// The record.
        path: PathBuf,
    },
    /// What lies beside a version as the record of its withdrawal is none.
    #[error("cannot read {} as the record of a withdrawal: {why}", path.display())]
    NotAWithdrawal {
        /// The file.
        path: PathBuf,
        /// Why not.
        why: String,
    },
    /// An approved version that is there, and cannot be read.
    #[error("{} cannot be read: {}", path.display(), source.why())]
    Unread {
        /// The version, by the name of its file.
        version: Version,
        /// What cannot be read: the version, its signature, or the record that it was withdrawn.
        path: PathBuf,
        /// Why not.
        source: Box<Self>,
    },
    /// A file among the approved versions whose name is no version.
    #[error("cannot tell which version {} is: its name is none", path.display())]
    NotAVersion {
        /// The file.
        path: PathBuf,
    },
}

impl StoreError {
    /// Returns why something cannot be read, for a sentence that has named it.
    #[must_use]
    pub fn why(&self) -> String {
        match self {
            Self::Missing { .. } => "there is no such file".into(),
            Self::NotAFile { is, .. } => format!("it is {is}, not a file"),
            Self::TooLarge { most, .. } => format!("it is larger than {} MiB", most / (1024 * 1024)),
            Self::CannotRead { source, .. } => plain(source),
            Self::Faulty { fault, .. } => {
                format!("{} (line {}, column {})", fault.message, fault.line, fault.column)
            }
            Self::Newer { format, .. } => format!("a newer isms-scope wrote it, in the format {format}"),
            Self::NotAWithdrawal { why, .. } => format!("it is no record of a withdrawal: {why}"),
            Self::Unread { source, .. } => source.why(),
            other => other.to_string(),
        }
    }

    /// Returns what to do next, in one sentence.
    #[must_use]
    pub fn next(&self) -> String {
        match self {
            Self::Missing { path } => {
                format!("isms-scope new {} writes an empty scope there", path.display())
            }
            Self::NotAFile { .. } => "give the path of a scope, such as scope.ron".into(),
            Self::TooLarge { .. } => "a scope has a few pages: is this the file that was meant?".into(),
            Self::CannotRead { .. } => "see to it that you may read the file, and open it again".into(),
            Self::CannotWrite { source, .. } => match source.kind() {
                io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
                    "make room on the disk and save again, or save under another name".into()
                }
                _ => "save under another name, in a folder that you may write to".into(),
            },
            Self::Faulty { fault, .. } => fault
                .hint
                .clone()
                .unwrap_or_else(|| "mend that line in an editor; the file was not changed".into()),
            Self::Exists { .. } => "choose another name, or open that file".into(),
            Self::ChangedOnDisk { .. } => {
                "read it again, save yours beside it, or overwrite it (theirs is kept beside it)".into()
            }
            Self::Newer { .. } => "update isms-scope; until then the file can only be read".into(),
            Self::CannotKeepLayout { .. } => {
                "save it beside: yours gets a file of its own, this one stays".into()
            }
            Self::AlreadyApproved { .. } => "approve the next version".into(),
            Self::Unstamped { .. } => "mend that, and open the scope again: it gets its stamp then".into(),
            Self::AlreadyWithdrawn { .. } => "nothing is left to do; it is in the history".into(),
            Self::NotAWithdrawal { .. } => "mend it from a backup, or move it elsewhere".into(),
            Self::Unread { source, .. } => match &**source {
                Self::Newer { .. } => source.next(),
                Self::CannotRead { source, .. } if source.kind() == io::ErrorKind::PermissionDenied => {
                    "see to it that you may read it".into()
                }
                _ => "put it back from a backup or from git; isms-scope verify tells what the chain still proves"
                    .into(),
            },
            Self::NotAVersion { .. } => "move it elsewhere, or name it like its version: 1.1.ron".into(),
        }
    }
}

/// Returns what the system said, without its number.
#[must_use]
pub fn plain(error: &io::Error) -> String {
    let said = error.to_string();
    said.split(" (os error").next().unwrap_or_default().to_lowercase()
}
