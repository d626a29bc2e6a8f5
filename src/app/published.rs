//! What the desk was handed from disk: the scope as it is there, and the versions that were approved.
//! Must not read it: it is handed in.

use std::path::PathBuf;

use crate::scope::{Scope, fingerprint::Fingerprint, value::Version};

/// An approved version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// Its number.
    pub version: Version,
    /// What was approved.
    pub scope: Scope,
    /// The SHA-256 of its file.
    pub sha256: Fingerprint,
    /// Its file.
    pub path: PathBuf,
}

/// A scope as it was read or written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// Its file; `None` for the sample, which belongs to nobody.
    pub path: Option<PathBuf>,
    /// What it holds.
    pub scope: Scope,
    /// The approved versions, oldest first.
    pub published: Vec<Published>,
    /// What is wrong with the folder of approved versions.
    pub faults: Vec<String>,
    /// Why it cannot be changed here.
    pub read_only: Option<String>,
}

/// Unsaved work of a session that ended badly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recovered {
    /// What it holds.
    pub scope: Scope,
    /// When it was kept.
    pub at: String,
    /// Whether the file has changed since.
    pub outdated: bool,
}
