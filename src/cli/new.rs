//! `new`: a scope to start from.
//! Must not know how a scope is written.

use super::{
    arguments::New,
    outcome::{Answer, Stop},
    output::print,
    sample::sample,
};
use crate::{scope::Scope, store::ScopeFile};

/// Writes a new file, never over one that is there.
pub(super) fn run(arguments: &New) -> Result<Answer, Stop> {
    let scope = if arguments.sample { sample() } else { Scope::default() };
    let file = ScopeFile::create(&arguments.file, &scope)?;
    let name = file.path().display();
    print(&format!("written: {name}\nnext: isms-scope {name}\n"))?;
    Ok(Answer::Yes)
}
