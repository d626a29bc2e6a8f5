//! An approval that was cut short after its version was written: the working file gets the stamp that it lacks.
//! Must not complete what is not proven: a version that does not stand gives no stamp.

use crate::{
    export::newest::WEAKER,
    rules::verdict::Verdict,
    scope::{Scope, signature::Signature, value::Version},
    store::{ScopeFile, StoreError, approved::ApprovedVersion},
};

/// Gives the working file the stamp of the newest version, where its approval ended before; returns that version, and
/// what is said of it.
///
/// Nothing but the stamp is written: comments and layout stay. The versions are judged only where it lacks one.
///
/// # Errors
/// When the file changed on disk, or cannot be written; it is then as it was.
pub fn finish(
    file: &mut ScopeFile,
    versions: &[ApprovedVersion],
    judged: impl FnOnce() -> Vec<Verdict>,
) -> Result<Option<(Version, String)>, StoreError> {
    let Some((version, stamped)) = unfinished(file, versions, judged) else { return Ok(None) };
    let unstamped =
        |source| StoreError::Unstamped { version: version.path.clone(), source: Box::new(source) };
    file.save(&stamped).map_err(unstamped)?;
    let means = if version.signature.is_none() { format!(", {WEAKER},") } else { ",".to_owned() };
    let told = format!("{} was approved before{means} and its approval was cut short", version.version);
    Ok(Some((version.version, told)))
}

/// Returns the newest version and the scope with its stamp, where the working file lacks only that.
#[must_use]
pub fn unfinished<'a>(
    file: &ScopeFile,
    versions: &'a [ApprovedVersion],
    judged: impl FnOnce() -> Vec<Verdict>,
) -> Option<(&'a ApprovedVersion, Scope)> {
    let newest = versions.last()?;
    let stamped = file.awaiting(newest)?;
    // To judge takes a moment, and a stamp is seldom lacking.
    let verdict = judged().pop()?;
    let is_proven =
        verdict.chain.is_empty() && matches!(verdict.signature, Signature::Good { .. } | Signature::None);
    is_proven.then_some((newest, stamped))
}
