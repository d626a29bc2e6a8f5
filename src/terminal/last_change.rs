//! The last change to a scope: noted when this account makes it, and asked for when the scope is approved.
//! Must not say what follows from it: the rules do.

use std::path::Path;

use crate::{
    rules::people,
    scope::{Scope, fingerprint::content_fingerprint},
    store::{ScopeFile, written},
};

/// Notes what this account wrote, where it is another content than before.
pub(super) fn note_change(state: &Path, file: &ScopeFile, before: Option<&Scope>) {
    let content = content_fingerprint(file.scope());
    if before.map(content_fingerprint).as_ref() != Some(&content) {
        written::remember(state, file.path(), &content);
    }
}

/// Returns this account, where the last change to the scope in a file is known to have been made from it, and what
/// changed is not approved yet.
#[must_use]
pub fn last_change_by(
    state: Option<&Path>,
    file: &ScopeFile,
    newest: Option<&Scope>,
    account: &str,
) -> Option<String> {
    let written = written::remembered(state?, file.path());
    people::last_change_by(file.scope(), newest, written.as_ref(), account).map(str::to_owned)
}
