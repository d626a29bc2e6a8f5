//! `diff`: what changed between two versions, item by item.
//! Must not know how changes are found or written.

use super::{
    arguments::Diff,
    choices::DiffFormat,
    outcome::{Answer, Stop},
    output::print,
    source::Source,
};
use crate::{
    export::{
        changes::{Comparison, text},
        changes_json::as_json,
        markdown,
    },
    rules::version::next_version,
    scope::{Scope, change::changes},
    store::approved::ApprovedVersion,
};

/// Prints the changes; with `--exit-code` the answer is no where there are any.
pub(super) fn run(arguments: &Diff) -> Result<Answer, Stop> {
    let source = Source::read(&arguments.file)?;
    let to = arguments.to.map(|version| source.version(version)).transpose()?;
    let from = match arguments.from {
        Some(version) => Some(source.version(version)?),
        None => approved_before(&source, to)?,
    };
    let nothing = Scope::default();
    let (old, new) = (from.map_or(&nothing, |from| &from.scope), to.map_or(&source.scope, |to| &to.scope));
    let next = match to {
        Some(_) => None,
        None => Some(next_version(&source.scope, source.newest().map(|newest| &newest.scope))),
    };
    let comparison = Comparison {
        from: from.map(|from| from.version),
        to: to.map(|to| to.version),
        proposed: next.as_ref().map(|next| next.version),
        reason: next.map(|next| next.reason).unwrap_or_default(),
        changes: changes(old, new),
    };
    print(&match arguments.format {
        DiffFormat::Text => text(&comparison),
        DiffFormat::Markdown => markdown::changes(&comparison),
        DiffFormat::Json => as_json(&comparison)?,
    })?;
    Ok(Answer::when(!arguments.exit_code || comparison.changes.is_empty()))
}

/// Returns the approved version before another; before the working scope that is the newest.
fn approved_before<'a>(
    source: &'a Source,
    to: Option<&ApprovedVersion>,
) -> Result<Option<&'a ApprovedVersion>, Stop> {
    source.all_versions_are_readable()?;
    Ok(source.versions().iter().rev().find(|version| to.is_none_or(|to| version.version < to.version)))
}
