//! Watching a file and its lock: tells when another program creates, changes, replaces or removes one of them.
//! Must not read the file, nor judge what has changed.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use notify::event::EventKind;
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

use crate::store::lock::beside;

/// Watches until it is dropped.
#[derive(Debug)]
pub struct FileWatch {
    /// Its thread lives as long as this.
    _watcher: RecommendedWatcher,
}

impl FileWatch {
    /// Calls `changed` from another thread, often several times, whenever the file or its lock changes.
    ///
    /// The folder is watched, not the file: programs save by renaming a new file over the old one. For a
    /// link the folder of its target is watched too. Returns nothing if the folder is missing or the system
    /// cannot watch it; the content is compared before each save anyway.
    #[must_use]
    pub fn start(file: &Path, changed: impl Fn() + Send + 'static) -> Option<Self> {
        let places: BTreeSet<(PathBuf, OsString)> =
            [Some(file.to_owned()), file.canonicalize().ok(), beside(file).ok()]
                .into_iter()
                .flatten()
                .filter_map(|it| place(&it))
                .collect();
        let names: BTreeSet<OsString> = places.iter().map(|(_, name)| name.clone()).collect();
        let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
            if event.is_ok_and(|event| concerns(&event, &names)) {
                changed();
            }
        })
        .ok()?;
        let mut watching = false;
        for folder in places.into_iter().map(|(folder, _)| folder).collect::<BTreeSet<_>>() {
            watching |= watcher.watch(&folder, RecursiveMode::NonRecursive).is_ok();
        }
        watching.then_some(Self { _watcher: watcher })
    }
}

/// Splits a path into its folder and its name.
fn place(file: &Path) -> Option<(PathBuf, OsString)> {
    let name = file.file_name()?.to_owned();
    let folder = match file.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    };
    Some((folder.canonicalize().ok()?, name))
}

/// Reading a file is also an event: our own reading must not make us read again.
fn concerns(event: &Event, names: &BTreeSet<OsString>) -> bool {
    !matches!(event.kind, EventKind::Access(_))
        && event.paths.iter().filter_map(|path| path.file_name()).any(|name| names.contains(name))
}

#[cfg(test)]
mod tests {
    use std::fs::{File, rename};
    use std::sync::mpsc;
    use std::time::Duration;

    use super::*;

    fn watched(file: &Path) -> (FileWatch, mpsc::Receiver<()>) {
        let (tell, told) = mpsc::channel();
        let watch = FileWatch::start(file, move || tell.send(()).unwrap_or_default()).unwrap();
        (watch, told)
    }

    #[test]
    fn a_file_renamed_over_the_watched_one_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("scope.ron");
        let (_watch, told) = watched(&file);
        File::create(folder.path().join("other")).unwrap();
        rename(folder.path().join("other"), &file).unwrap();
        told.recv_timeout(Duration::from_secs(5)).unwrap();
    }

    #[test]
    fn a_file_beside_the_watched_one_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let (watch, told) = watched(&folder.path().join("scope.ron"));
        File::create(folder.path().join("other")).unwrap();
        drop(watch);
        assert!(told.recv_timeout(Duration::from_secs(5)).is_err(), "dropping the watch ends its thread");
    }

    #[test]
    fn a_missing_folder_is_no_error() {
        assert!(FileWatch::start(Path::new("/no/such/folder/scope.ron"), || {}).is_none());
    }
}
