//! `show`: a scope as plain text, or as JSON; an approved version is verified.
//! Must not know how either is written.

use chrono::NaiveDate;

use super::{
    arguments::Show,
    clock,
    outcome::{Answer, Stop},
    output::{print, say},
    source::Source,
    witness,
};
use crate::{
    export::{json::json, newest::withdrawn_by, plain::plain},
    rules::term::{Dated, applied_on, in_force_on},
    scope::withdrawal::Withdrawal,
    store::approved::ApprovedVersion,
};

/// Prints the working scope, or an approved version of it, which is verified: the answer is no where it does not
/// stand.
pub(super) fn run(arguments: &Show) -> Result<Answer, Stop> {
    let source = Source::read(&arguments.file)?;
    let version = match (arguments.version, arguments.as_of) {
        (Some(version), _) => Some(source.version(version)?),
        (None, Some(day)) => Some(in_force(&source, day)?),
        (None, None) => None,
    };
    let scope = version.map_or(&source.scope, |version| &version.scope);
    print(&if arguments.json { json(scope)? } else { plain(scope) })?;
    Ok(Answer::when(version.is_none_or(|version| is_verified(&source, version))))
}

/// Says what the version is worth that was shown, and tells whether it stands.
fn is_verified(source: &Source, shown: &ApprovedVersion) -> bool {
    let witnessed = source.witnessed(&witness::usual(), clock::now());
    let Some(verdict) = witnessed.verdicts.iter().find(|verdict| verdict.version == shown.version) else {
        return false;
    };
    say(&format!("version {}: {}", shown.version, verdict.signature.told()));
    for broken in &verdict.chain {
        say(&format!("version {}: {broken}", shown.version));
    }
    if let Some(record) = withdrawn(shown) {
        say(&format!(
            "version {} was withdrawn: {}, by {}: {}",
            shown.version,
            record.at,
            withdrawn_by(record),
            record.reason
        ));
    }
    verdict.stands()
}

/// Returns the version that was in force on a day: the newest of those that applied by then, unless it was withdrawn.
fn in_force(source: &Source, day: NaiveDate) -> Result<&ApprovedVersion, Stop> {
    source.is_a_file()?;
    source.all_versions_are_readable()?;
    let see = format!("next: see when each applies with `isms-scope history {}`", source.name);
    let versions = source.versions();
    let dated = |version: &ApprovedVersion| Dated::of(version.version, &version.scope, withdrawn(version));
    let dated: Vec<Dated> = versions.iter().map(dated).collect();
    let none = |why: String| {
        Stop::Refused(format!("no approved version of {} was in force on {day}{why}\n{see}", source.name))
    };
    let applied =
        applied_on(&dated, day).and_then(|one| versions.iter().find(|it| it.version == one.version));
    let applied = applied.ok_or_else(|| none(String::new()))?;
    if in_force_on(&dated, day).is_some() {
        return Ok(applied);
    }
    let why = withdrawn(applied).map(|record| {
        let on = record.at.get(..10).unwrap_or(&record.at);
        format!(": {} was withdrawn on {on}, by {}: {}", applied.version, withdrawn_by(record), record.reason)
    });
    Err(none(why.unwrap_or_default()))
}

fn withdrawn(version: &ApprovedVersion) -> Option<&Withdrawal> {
    version.withdrawn.as_ref().map(|found| &found.record)
}
