//! `diff`: what changed between two versions, item by item.
//! Must not know how changes are found or written.

use super::{
    arguments::Diff,
    choices::DiffFormat,
    clock,
    outcome::{Answer, Stop},
    output::{print, say},
    source::Source,
    witness,
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
    warn_of_doubtful(&source, &[from, to]);
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

/// Says which of the versions that are compared do not stand.
fn warn_of_doubtful(source: &Source, compared: &[Option<&ApprovedVersion>]) {
    if compared.iter().all(Option::is_none) {
        return;
    }
    let verdicts = source.witnessed(&witness::usual(), clock::now()).verdicts;
    let is_compared = |version| compared.iter().flatten().any(|compared| compared.version == version);
    for verdict in verdicts.iter().filter(|verdict| is_compared(verdict.version)) {
        if let Some(doubt) = verdict.doubt() {
            say(&format!(
                "version {} does not stand: {doubt}\nnext: isms-scope verify tells what is wrong with it",
                verdict.version
            ));
        }
    }
}

/// Returns the approved version before another; before the working scope that is the newest.
fn approved_before<'a>(
    source: &'a Source,
    to: Option<&ApprovedVersion>,
) -> Result<Option<&'a ApprovedVersion>, Stop> {
    source.all_versions_are_readable()?;
    Ok(source.versions().iter().rev().find(|version| to.is_none_or(|to| version.version < to.version)))
}
