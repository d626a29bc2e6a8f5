//! The user's own settings as the commands take them: which key approves where none is named.
//! Must not know how they are written.

use std::path::{Path, PathBuf};

use super::paths::Paths;
use crate::store::{StoreError, config};

/// Returns the key that the settings name; where they are broken, none is named.
///
/// # Errors
/// What is wrong with the settings, and where: it is told, and the program goes on without them.
pub(super) fn key() -> Result<Option<PathBuf>, StoreError> {
    let Some(paths) = Paths::of_the_user() else { return Ok(None) };
    let named = config::read(&paths.settings())?.key;
    Ok(named.map(|named| full(&named, &paths)))
}

/// Returns the full path of a file: `~` is the user's home, and any other path begins in the folder of the settings.
fn full(named: &str, paths: &Paths) -> PathBuf {
    match named.strip_prefix('~') {
        Some(rest) if rest.starts_with(['/', std::path::MAIN_SEPARATOR]) => {
            paths.home.join(rest.trim_start_matches(['/', std::path::MAIN_SEPARATOR]))
        }
        _ => paths.config.join(Path::new(named)),
    }
}

/// Returns what is wrong with the settings, and what to do, in words for one line.
pub(super) fn told(why: &StoreError) -> String {
    let next = match why {
        StoreError::Faulty { fault, .. } => fault.hint.as_deref().unwrap_or("mend that line"),
        _ => "see to that file",
    };
    let stop = if next.ends_with('?') { "" } else { "." };
    format!("{why}: {next}{stop} Until then no key is taken from there.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_begins_at_home_in_the_folder_of_the_settings_or_at_the_root() {
        let paths = Paths { home: "/h/a".into(), config: "/h/a/.config/p".into(), state: "/s".into() };
        for (named, is) in [
            ("~/.ssh/id", "/h/a/.ssh/id"),
            ("id.pub", "/h/a/.config/p/id.pub"),
            ("/keys/id", "/keys/id"),
            ("~id", "/h/a/.config/p/~id"),
        ] {
            assert_eq!(full(named, &paths), PathBuf::from(is), "{named}");
        }
    }
}
