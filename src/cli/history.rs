//! `history`: the approved versions, the newest first.
//! Must not know how they are written.

use super::{
    approval_arguments::History,
    choices::TextOrJson,
    clock,
    outcome::{Answer, Stop},
    output::print,
    source::Source,
    witness,
};
use crate::export::history::{Approved, as_json, text};

/// Prints the approved versions.
pub(super) fn run(arguments: &History) -> Result<Answer, Stop> {
    let (source, unread) = Source::of_versions(&arguments.file)?;
    source.is_a_file()?;
    let witnessed = source.witnessed(&witness::usual(), clock::now());
    let versions: Vec<Approved<'_>> = source
        .versions()
        .iter()
        .zip(&witnessed.verdicts)
        .rev()
        .map(|(version, verdict)| Approved {
            version: version.version,
            scope: &version.scope,
            sha256: version.sha256.as_str(),
            verdict,
            withdrawn: version.withdrawn.as_ref().map(|found| &found.record),
        })
        .collect();
    if versions.is_empty() {
        // What cannot be read is not nothing.
        source.all_versions_are_readable()?;
    }
    print(&match arguments.format {
        TextOrJson::Text => text(&versions),
        TextOrJson::Json => as_json(&source.name, &versions)?,
    })?;
    source.all_versions_are_readable()?;
    unread.map_or(Ok(Answer::Yes), Err)
}
