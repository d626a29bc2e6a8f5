//! `new`: a scope to start from.
//! Must not know how a scope is written.

use std::{io::ErrorKind, path::Path};

use super::{
    arguments::New,
    outcome::{Answer, Stop},
    output::print,
    sample::sample,
};
use crate::{
    export::blank::blank,
    store::{ScopeFile, StoreError, atomic},
};

/// Writes a new file, never over one that is there.
pub(super) fn run(arguments: &New) -> Result<Answer, Stop> {
    let path = arguments.file.as_path();
    if arguments.sample {
        ScopeFile::create(path, &sample())?;
    } else {
        write_blank(path)?;
    }
    print(&format!("written: {0}\nnext: isms-scope {0}\n", path.display()))?;
    Ok(Answer::Yes)
}

fn write_blank(path: &Path) -> Result<(), StoreError> {
    atomic::create(path, blank().as_bytes()).map_err(|source| {
        let path = path.to_owned();
        match source.kind() {
            ErrorKind::AlreadyExists => StoreError::Exists { path },
            _ => StoreError::CannotWrite { path, source },
        }
    })
}
