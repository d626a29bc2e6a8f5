//! A folder that nobody else can read, for what OpenSSH takes and gives as a file; gone when it is dropped.
//! Must not know what is in it.

use std::{
    fs::File,
    io::{self, Read as _, Write as _},
    path::PathBuf,
};

use tempfile::TempDir;

/// No signature or key is longer.
const LONGEST: u64 = 1024 * 1024;

/// A folder of our own.
#[derive(Debug)]
pub(super) struct Folder(TempDir);

impl Folder {
    /// Makes one with a file in it.
    pub(super) fn with(name: &str, bytes: &[u8]) -> io::Result<Self> {
        let mut builder = tempfile::Builder::new();
        builder.prefix("isms-scope-");
        closed_to_others(&mut builder);
        let folder = Self(builder.tempdir()?);
        folder.put(name, bytes)?;
        Ok(folder)
    }

    pub(super) fn put(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        File::create_new(self.path(name))?.write_all(bytes)
    }

    pub(super) fn take(&self, name: &str) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        File::open(self.path(name))?.take(LONGEST).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }
}

#[cfg(unix)]
fn closed_to_others(builder: &mut tempfile::Builder<'_, '_>) {
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
}

#[cfg(not(unix))]
fn closed_to_others(_: &mut tempfile::Builder<'_, '_>) {}
