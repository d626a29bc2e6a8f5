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
    rules::{
        term::{Dated, applied_on, in_force_on},
        verdict::Verdict,
    },
    scope::withdrawal::Withdrawal,
    store::approved::ApprovedVersion,
};

/// Prints the working scope, or an approved version of it, which is verified: the answer is no where it does not
/// stand.
pub(super) fn run(arguments: &Show) -> Result<Answer, Stop> {
    let source = Source::read(&arguments.file)?;
    let shown = match (arguments.version, arguments.as_of) {
        (Some(version), _) => Some(Shown::of(&source, source.version(version)?)?),
        (None, Some(day)) => Some(in_force(&source, day)?),
        (None, None) => None,
    };
    let scope = shown.as_ref().map_or(&source.scope, |shown| &shown.version.scope);
    print(&if arguments.json { json(scope)? } else { plain(scope) })?;
    Ok(Answer::when(shown.is_none_or(|shown| shown.is_verified())))
}

/// An approved version that is shown, and the verdict on it.
struct Shown<'a> {
    version: &'a ApprovedVersion,
    verdict: Verdict,
}

impl<'a> Shown<'a> {
    fn of(source: &Source, version: &'a ApprovedVersion) -> Result<Self, Stop> {
        let verdicts = source.witnessed(&witness::usual(), clock::now()).verdicts;
        let verdict = verdicts.into_iter().find(|verdict| verdict.version == version.version);
        let unverified = || Stop::Refused(format!("version {} cannot be verified", version.version));
        Ok(Self { version, verdict: verdict.ok_or_else(unverified)? })
    }

    fn withdrawn(&self) -> Option<&'a Withdrawal> {
        self.version.withdrawn.as_ref().map(|found| &found.record)
    }

    fn dated(&self) -> Option<Dated> {
        Dated::of(&self.version.scope, &self.verdict, self.withdrawn())
    }

    /// Says what the version is worth, and tells whether it stands.
    fn is_verified(&self) -> bool {
        let number = self.version.version;
        say(&format!("version {number}: {}", self.verdict.signature.told()));
        for broken in &self.verdict.chain {
            say(&format!("version {number}: {broken}"));
        }
        if let Some(record) = self.withdrawn() {
            let doubt = self.verdict.doubt_of_withdrawal();
            let doubt = doubt.map(|doubt| format!(" (not proven: {doubt})")).unwrap_or_default();
            let (at, by, reason) = (&record.at, withdrawn_by(record), &record.reason);
            say(&format!("version {number} was withdrawn: {at}, by {by}: {reason}{doubt}"));
        }
        self.verdict.stands()
    }
}

/// Returns the version that was in force on a day: the newest of those that applied by then, unless it was withdrawn.
/// What is shown not to be approved was in force on no day, and is told.
fn in_force(source: &Source, day: NaiveDate) -> Result<Shown<'_>, Stop> {
    source.is_a_file()?;
    source.all_versions_are_readable()?;
    let verdicts = source.witnessed(&witness::usual(), clock::now()).verdicts;
    let all = source.versions().iter().zip(verdicts).map(|(version, verdict)| Shown { version, verdict });
    let all: Vec<Shown<'_>> = all.collect();
    for shown in all.iter().filter(|shown| shown.dated().is_none()) {
        let doubt = shown.verdict.doubt().unwrap_or_default();
        say(&format!("version {} is in force on no day: {doubt}", shown.version.version));
    }
    let dated: Vec<Dated> = all.iter().filter_map(Shown::dated).collect();
    let see = format!("next: see when each applies with `isms-scope history {}`", source.name);
    let none = |why: String| {
        Stop::Refused(format!("no approved version of {} was in force on {day}{why}\n{see}", source.name))
    };
    let number = applied_on(&dated, day).map(|one| one.version);
    let applied = all.into_iter().find(|shown| Some(shown.version.version) == number);
    let applied = applied.ok_or_else(|| none(String::new()))?;
    if in_force_on(&dated, day).is_some() {
        return Ok(applied);
    }
    let why = applied.withdrawn().map(|record| {
        let (version, on) = (applied.version.version, record.at.get(..10).unwrap_or(&record.at));
        format!(": {version} was withdrawn on {on}, by {}: {}", withdrawn_by(record), record.reason)
    });
    Err(none(why.unwrap_or_default()))
}
