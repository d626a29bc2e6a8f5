//! `history`: the approved versions, the newest first.
//! Must not know how they are written.

use super::{
    arguments::History,
    choices::TextOrJson,
    outcome::{Answer, Stop},
    output::print,
    source::Source,
};
use crate::export::history::{Approved, as_json, text};

/// Prints the approved versions.
pub(super) fn run(arguments: &History) -> Result<Answer, Stop> {
    let source = Source::read(&arguments.file)?;
    let versions: Vec<Approved<'_>> = source
        .versions()
        .iter()
        .rev()
        .map(|version| Approved {
            version: version.version,
            scope: &version.scope,
            sha256: version.sha256.as_str(),
        })
        .collect();
    print(&match arguments.format {
        TextOrJson::Text => text(&versions),
        TextOrJson::Json => as_json(&source.name, &versions)?,
    })?;
    source.all_versions_are_readable()?;
    Ok(Answer::Yes)
}
