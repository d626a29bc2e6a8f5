//! `show`: a scope as plain text, or as JSON.
//! Must not know how either is written.

use chrono::NaiveDate;

use super::{
    arguments::Show,
    outcome::{Answer, Stop},
    output::print,
    source::Source,
};
use crate::{
    export::{json::json, plain::plain},
    scope::Scope,
};

/// Prints the working scope, or an approved version of it.
pub(super) fn run(arguments: &Show) -> Result<Answer, Stop> {
    let source = Source::read(&arguments.file)?;
    let scope = match (arguments.version, arguments.as_of) {
        (Some(version), _) => &source.version(version)?.scope,
        (None, Some(day)) => in_force(&source, day)?,
        (None, None) => &source.scope,
    };
    print(&if arguments.json { json(scope)? } else { plain(scope) })?;
    Ok(Answer::Yes)
}

/// Returns the version that was in force on a day: the newest of those that applied by then.
fn in_force(source: &Source, day: NaiveDate) -> Result<&Scope, Stop> {
    source.all_versions_are_readable()?;
    let applied = source
        .versions()
        .iter()
        .rev()
        .find(|version| version.scope.control.effective_date.is_some_and(|effective| effective <= day));
    applied.map(|version| &version.scope).ok_or_else(|| {
        Stop::Refused(format!(
            "no approved version of {} was in force on {day}\nnext: see when each applies with `isms-scope history {}`",
            source.name, source.name
        ))
    })
}
