//! The scope that was opened last, so that a bare call finds it again.
//! Must not know where the folder is: it is handed in.

use std::path::{Path, PathBuf};

use super::{atomic, bounded, recovery_path};

/// The file that holds its path.
const NAME: &str = "last";

/// The longest path that is believed.
const LONGEST: u64 = 64 * 1024;

/// Remembers which scope was opened. A folder that cannot be written remembers nothing: no work depends on it.
pub fn remember(state: &Path, path: &Path) {
    let Ok(path) = std::path::absolute(path) else { return };
    if super::recovery::private_folder(state).is_ok() {
        let _ = atomic::replace(&state.join(NAME), recovery_path::written(&path).as_bytes());
    }
}

/// Returns the scope that was opened last.
#[must_use]
pub fn opened_last(state: &Path) -> Option<PathBuf> {
    let bytes = bounded::bytes_up_to(&state.join(NAME), LONGEST).ok()?;
    recovery_path::read(std::str::from_utf8(&bytes).ok()?.trim_end_matches('\n'))
}
