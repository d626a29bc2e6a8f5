//! Files that are always whole: written beside, flushed to the disk, then renamed.
//! Must not know what is in them.

use std::{
    ffi::OsString,
    fs::{File, Metadata, OpenOptions},
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use tempfile::NamedTempFile;

/// With what the name of a temporary file begins.
pub const TEMPORARY: &str = ".isms-scope-";

/// Returns with what the name of a temporary file begins that was made to become this one.
#[must_use]
pub fn temporary_of(target: &Path) -> OsString {
    let mut prefix = OsString::from(TEMPORARY);
    // A name that is nearly as long as one can be has no room for more.
    if let Some(name) = target.file_name().filter(|name| name.len() <= 200) {
        prefix.push(name);
        prefix.push("-");
    }
    prefix
}

/// How many links are followed before a path is taken for a circle.
const MOST_LINKS: usize = 40;

/// Puts these bytes in place of a file, or makes it; returns once they are on the disk.
///
/// A link stays a link: what it points to is replaced. The mode is kept, the owner where that is allowed.
///
/// # Errors
/// What the system said; the old file is then whole and nothing is left beside it.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let target = resolved(path)?;
    let old = match std::fs::metadata(&target) {
        Ok(metadata) => {
            // Renaming asks only the folder; a file that may not be written is not replaced behind its back.
            OpenOptions::new().write(true).open(&target)?;
            Some(metadata)
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(error),
    };
    let written = written_beside(&target, bytes, old.as_ref())?;
    written.persist(&target).map_err(|error| error.error)?;
    sync_folder(folder_of(&target))
}

/// Tells whether a file could be replaced: it, and the folder it stands in, may be written to.
///
/// # Errors
/// What the system said.
pub fn replaceable(path: &Path) -> io::Result<()> {
    let target = resolved(path)?;
    OpenOptions::new().write(true).open(&target)?;
    #[cfg(unix)]
    rustix::fs::access(folder_of(&target), rustix::fs::Access::WRITE_OK | rustix::fs::Access::EXEC_OK)?;
    Ok(())
}

/// Makes a file that is not there yet; returns once it is on the disk.
///
/// # Errors
/// `AlreadyExists` when there is one, be it a link that points nowhere; else what the system said.
pub fn create(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let written = written_beside(path, bytes, None)?;
    written.persist_noclobber(path).map_err(|error| error.error)?;
    sync_folder(folder_of(path))
}

/// Flushes the names in a folder to the disk.
///
/// # Errors
/// What the system said.
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

/// Returns the path that a link leads to; a path that is no link is returned as it is.
///
/// # Errors
/// When the links lead in a circle.
pub fn resolved(path: &Path) -> io::Result<PathBuf> {
    let mut target = path.to_owned();
    for _ in 0..MOST_LINKS {
        match std::fs::read_link(&target) {
            Ok(next) => target = folder_of(&target).join(next),
            Err(_) => return Ok(target),
        }
    }
    Err(io::Error::other("links lead in a circle"))
}

/// Returns the folder that holds a file.
#[must_use]
pub fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Writes a temporary file in the same folder; it is removed unless it is renamed.
fn written_beside(target: &Path, bytes: &[u8], old: Option<&Metadata>) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    let prefix = temporary_of(target);
    builder.prefix(&prefix);
    if old.is_none() {
        readable_as_usual(&mut builder);
    }
    let mut file = builder.tempfile_in(folder_of(target))?;
    file.write_all(bytes)?;
    if let Some(old) = old {
        keep_owner(file.as_file(), old);
        file.as_file().set_permissions(old.permissions())?;
    }
    file.as_file().sync_all()?;
    Ok(file)
}

/// Gives a new file the mode that any program would, from which the system takes the umask.
#[cfg(unix)]
fn readable_as_usual(builder: &mut tempfile::Builder<'_, '_>) {
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
}

#[cfg(not(unix))]
fn readable_as_usual(_: &mut tempfile::Builder<'_, '_>) {}

/// Gives the file the owner and group of the old one, as far as the system allows.
#[cfg(unix)]
fn keep_owner(file: &File, old: &Metadata) {
    use std::os::unix::fs::{MetadataExt as _, fchown};

    let Ok(new) = file.metadata() else { return };
    // Each on its own: a member of the group may give the group, but not the owner.
    if new.gid() != old.gid() {
        let _ = fchown(file, None, Some(old.gid()));
    }
    if new.uid() != old.uid() {
        let _ = fchown(file, Some(old.uid()), None);
    }
}

#[cfg(not(unix))]
fn keep_owner(_: &File, _: &Metadata) {}
