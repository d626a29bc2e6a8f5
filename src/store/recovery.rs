//! Unsaved work of a session that ended badly, kept in a private folder.
//! Must not know where that folder is, nor the clock: they are handed in. What it reads it does not trust.

use std::{
    fs::DirBuilder,
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use tempfile::NamedTempFile;

use super::{
    atomic::{folder_of, resolved, sync_folder},
    bounded,
    format::LARGEST,
    recovery_path,
};
use crate::scope::fingerprint::Fingerprint;

/// The first line of a recovery file.
const MAGIC: &str = "isms-scope recovery 1";

/// What a line of the header begins with that holds what was typed.
const TYPED: &str = "typed: ";

/// How the names of recovery files end.
const EXTENSION: &str = "recovery";

/// What its header may add to the text: what was typed stands there, and a paste may be long.
const HEADER: u64 = 16 * 1024 * 1024;

/// Unsaved work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recovery {
    /// The file it belongs to; `None` for the sample, which belongs to nobody.
    pub document: Option<PathBuf>,
    /// The fingerprint of the text on which the work was based.
    pub based_on: Fingerprint,
    /// When it was kept, as it was handed in.
    pub at: String,
    /// The text that saving would have written.
    pub text: String,
    /// What was typed in answer to questions and is not in the text: each question, and what was typed for it.
    pub typed: Vec<(String, String)>,
}

/// Unsaved work that is on the disk, but not yet in its place.
#[derive(Debug)]
pub struct Prepared {
    file: NamedTempFile,
    place: PathBuf,
}

/// Keeps unsaved work; what was kept before for the same file is replaced.
///
/// # Errors
/// What the system said; what was kept before is then whole.
pub fn keep(folder: &Path, recovery: &Recovery) -> io::Result<()> {
    prepared(folder, recovery)?.put()?;
    sync_folder(folder)
}

/// Writes unsaved work to the disk, which may take a while; [`Prepared::put`] takes none.
///
/// # Errors
/// What the system said; what was kept before is then whole.
pub fn prepared(folder: &Path, recovery: &Recovery) -> io::Result<Prepared> {
    private_folder(folder)?;
    let at: String = recovery.at.chars().filter(|c| !c.is_control()).collect();
    let document = recovery.document.as_deref().map(canonical);
    let typed: String = recovery.typed.iter().map(typed_line).collect();
    let header = format!(
        "{MAGIC}\ndocument: {}\nbased_on: {}\nat: {at}\ntext: {}\n{typed}\n",
        document.as_deref().map(recovery_path::written).unwrap_or_default(),
        recovery.based_on,
        Fingerprint::of(recovery.text.as_bytes()),
    );
    // A temporary file is readable for its owner only, and so stays this one.
    let mut file = tempfile::Builder::new().prefix(".recovery-").tempfile_in(folder)?;
    file.write_all(header.as_bytes())?;
    file.write_all(recovery.text.as_bytes())?;
    file.as_file().sync_all()?;
    Ok(Prepared { file, place: kept_at(folder, document.as_deref()) })
}

impl Prepared {
    /// Puts it in its place, where it replaces what was kept before for the same file.
    ///
    /// # Errors
    /// What the system said; what was kept before is then whole.
    pub fn put(self) -> io::Result<()> {
        self.file.persist(&self.place).map(drop).map_err(|error| error.error)
    }
}

/// Puts what is kept for a file aside, so that other work can be kept without replacing it.
///
/// # Errors
/// What the system said.
pub fn put_aside(folder: &Path, document: Option<&Path>) -> io::Result<()> {
    let document = document.map(canonical);
    let place = kept_at(folder, document.as_deref());
    if !place.exists() {
        return Ok(());
    }
    let mut number = 2;
    while aside(&place, number).exists() {
        number += 1;
    }
    std::fs::rename(&place, aside(&place, number))
}

/// Brings back what was put aside for a file, if nothing is in its place: [`keep`] replaces it from now on.
///
/// # Errors
/// What the system said.
pub fn bring_back(folder: &Path, document: Option<&Path>) -> io::Result<()> {
    let document = document.map(canonical);
    match found(folder, document.as_deref()) {
        Some((path, _)) => std::fs::rename(path, kept_at(folder, document.as_deref())),
        None => Ok(()),
    }
}

/// Returns the unsaved work for a file, or for the sample: what was put aside comes after the rest.
#[must_use]
pub fn find(folder: &Path, document: Option<&Path>) -> Option<Recovery> {
    found(folder, document.map(canonical).as_deref()).map(|(_, recovery)| recovery)
}

/// Throws away the unsaved work for a file; that there is none is no error. What was put aside stays.
///
/// # Errors
/// What the system said.
pub fn forget(folder: &Path, document: Option<&Path>) -> io::Result<()> {
    match std::fs::remove_file(kept_at(folder, document.map(canonical).as_deref())) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Returns all unsaved work, in the order of the files it belongs to.
#[must_use]
pub fn list(folder: &Path) -> Vec<Recovery> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let paths = entries.flatten().map(|entry| entry.path());
    let kept = paths.filter(|path| path.extension().is_some_and(|extension| extension == EXTENSION));
    let mut recoveries: Vec<Recovery> = kept.filter_map(|path| kept_in(&path)).collect();
    recoveries.sort_by(|one, other| one.document.cmp(&other.document));
    recoveries
}

fn kept_at(folder: &Path, document: Option<&Path>) -> PathBuf {
    let name = match document {
        Some(document) => Fingerprint::of(document.as_os_str().as_encoded_bytes()).to_string(),
        None => "sample".to_owned(),
    };
    folder.join(name + "." + EXTENSION)
}

/// Returns where the work that was put aside as this number is.
fn aside(place: &Path, number: u32) -> PathBuf {
    place.with_extension(format!("{number}.{EXTENSION}"))
}

/// Returns the number of a path, if work for the same file was put aside there.
fn number_of(place: &Path, path: &Path) -> Option<u32> {
    let name = path.file_name()?.to_str()?;
    let number = name.strip_prefix(place.file_stem()?.to_str()?)?.strip_prefix('.')?;
    number.strip_suffix(EXTENSION)?.strip_suffix('.')?.parse().ok()
}

/// Returns the unsaved work for a file, and where it is.
fn found(folder: &Path, document: Option<&Path>) -> Option<(PathBuf, Recovery)> {
    let place = kept_at(folder, document);
    // There may be gaps: what was put aside is brought back in turn.
    let mut numbers: Vec<u32> = std::fs::read_dir(folder).map_or_else(
        |_| Vec::new(),
        |entries| {
            let names = entries.flatten().map(|entry| entry.path());
            names.filter_map(|path| number_of(&place, &path)).collect()
        },
    );
    numbers.sort_unstable();
    let numbered = numbers.into_iter().map(|number| aside(&place, number));
    let mut places = std::iter::once(place.clone()).chain(numbered);
    places.find_map(|path| {
        let recovery = kept_in(&path).filter(|recovery| recovery.document.as_deref() == document)?;
        Some((path, recovery))
    })
}

/// Returns the one path by which a file is known, be it there or not.
pub(super) fn canonical(path: &Path) -> PathBuf {
    let target = resolved(path).unwrap_or_else(|_| path.to_owned());
    let folder = folder_of(&target);
    let folder = folder.canonicalize().or_else(|_| std::path::absolute(folder));
    match (folder, target.file_name()) {
        (Ok(folder), Some(name)) => folder.join(name),
        _ => target,
    }
}

fn kept_in(path: &Path) -> Option<Recovery> {
    if !is_own_file(path) {
        return None;
    }
    let bytes = bounded::bytes_up_to(path, LARGEST + HEADER).ok()?;
    let whole = String::from_utf8(bytes).ok()?;
    let (header, text) = whole.split_once("\n\n")?;
    let mut lines = header.split('\n');
    if lines.next()? != MAGIC {
        return None;
    }
    let mut line = |name: &str| lines.next()?.strip_prefix(name)?.strip_prefix(": ");
    let document = line("document")?;
    let based_on = line("based_on")?.parse().ok()?;
    let at = line("at")?.to_owned();
    // Cut off in the middle, or changed since.
    if line("text")? != Fingerprint::of(text.as_bytes()).as_str() {
        return None;
    }
    let document = if document.is_empty() { None } else { Some(recovery_path::read(document)?) };
    // An older program wrote none, and one reads on without them.
    let typed = lines.filter_map(read_typed).collect();
    Some(Recovery { document, based_on, at, text: text.to_owned(), typed })
}

/// What was typed, on one line: neither the question nor the text can hold the tab between them.
fn typed_line((asked, text): &(String, String)) -> String {
    let line = |text: &str| recovery_path::written(Path::new(text));
    format!("{TYPED}{}\t{}\n", line(asked), line(text))
}

/// Reads what was typed from its line; `None` where it is none.
fn read_typed(line: &str) -> Option<(String, String)> {
    let (asked, text) = line.strip_prefix(TYPED)?.split_once('\t')?;
    let read = |text: &str| recovery_path::read(text)?.into_os_string().into_string().ok();
    Some((read(asked)?, read(text)?))
}

/// Makes the folder, readable for its owner only.
pub(super) fn private_folder(folder: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::{DirBuilderExt as _, PermissionsExt as _};

        builder.mode(0o700).create(folder)?;
        std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o700))
    }
    #[cfg(not(unix))]
    builder.create(folder)
}

/// Tells whether a path is a file, no link, that the user owns.
fn is_own_file(path: &Path) -> bool {
    let Ok(metadata) = std::fs::symlink_metadata(path) else { return false };
    #[cfg(unix)]
    let own = std::os::unix::fs::MetadataExt::uid(&metadata) == rustix::process::geteuid().as_raw();
    #[cfg(not(unix))]
    let own = true;
    own && metadata.is_file()
}
