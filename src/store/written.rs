//! Which content this account wrote into a scope last, so that its approver can be told. The scope itself does not
//! say who changed it. Must not know who approves, nor where the folder is: it is handed in.

use std::path::{Path, PathBuf};

use super::{atomic, bounded, recovery};
use crate::scope::fingerprint::Fingerprint;

/// How the names of these notes end.
const EXTENSION: &str = "written";

/// The digits of a fingerprint, and a line feed.
const LONGEST: u64 = 65;

/// Remembers the content that was written. A folder that cannot be written remembers nothing: no work depends on it.
pub fn remember(state: &Path, document: &Path, content: &Fingerprint) {
    if recovery::private_folder(state).is_ok() {
        let _ = atomic::replace(&note(state, document), format!("{content}\n").as_bytes());
    }
}

/// Returns the content that was written last from here; `None` when nothing is remembered.
#[must_use]
pub fn remembered(state: &Path, document: &Path) -> Option<Fingerprint> {
    let bytes = bounded::bytes_up_to(&note(state, document), LONGEST).ok()?;
    std::str::from_utf8(&bytes).ok()?.trim_end().parse().ok()
}

fn note(state: &Path, document: &Path) -> PathBuf {
    let document = recovery::canonical(document);
    let name = Fingerprint::of(document.as_os_str().as_encoded_bytes());
    state.join(format!("{name}.{EXTENSION}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_last_is_remembered_for_each_scope_and_rubbish_is_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let (state, scope) = (folder.path().join("state"), folder.path().join("scope.ron"));
        assert_eq!(remembered(&state, &scope), None);
        for content in ["one", "two"] {
            let content = Fingerprint::of(content.as_bytes());
            remember(&state, &scope, &content);
            assert_eq!(remembered(&state, &scope), Some(content));
        }
        assert_eq!(remembered(&state, &folder.path().join("other.ron")), None);
        atomic::replace(&note(&state, &scope), b"rubbish").unwrap();
        assert_eq!(remembered(&state, &scope), None);
    }
}
