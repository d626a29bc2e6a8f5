//! The file on a real disk: opened, saved, approved, locked, recovered, and refused.
#![expect(clippy::unwrap_used, reason = "a test fails loudly")]
#![expect(clippy::disallowed_methods, reason = "tests write files as any other program does")]

use std::{
    fs,
    path::{Path, PathBuf},
};

use isms_scope::scope::{Scope, value::Version};
use tempfile::TempDir;

mod approved;
mod locked;
mod recovered;
mod refused;
mod saved;
#[cfg(unix)]
mod unix;

pub(crate) const SAMPLE: &str = include_str!("../../data/clerk-io.ron");

/// A folder with the sample in it, and the path of that.
pub(crate) fn sample() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("scope.ron");
    fs::write(&path, SAMPLE).unwrap();
    (folder, path)
}

pub(crate) fn titled(scope: &Scope, title: &str) -> Scope {
    Scope { title: title.to_owned(), ..scope.clone() }
}

pub(crate) fn names_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

pub(crate) fn version(text: &str) -> Version {
    text.parse().unwrap()
}
