//! `verify`: every approved version, and the working file against the newest.
//! Must not judge: the verdicts come from `signing`, the words from `export`.

use super::{
    approval_arguments::Verify,
    choices::TextOrJson,
    clock,
    outcome::{Answer, Stop},
    output::print,
    source::Source,
    witness,
};
use crate::{
    export::verification::{Verification, Verified, Working, as_json, text},
    rules::history::{Flaw, FlawKind, contradiction},
    rules::verdict::Verdict,
    rules::version::{State, claim_without_file, state},
    scope::signature::Signature,
};

/// Prints the verdicts; the answer is no where anything does not stand.
pub(super) fn run(arguments: &Verify) -> Result<Answer, Stop> {
    let witness = witness::named(arguments.signers.as_deref(), arguments.revoked.as_deref())?;
    let (source, unread_working) = Source::of_versions(&arguments.file)?;
    source.is_a_file()?;
    let witnessed = source.witnessed(&witness, clock::now());
    let newest = source.newest();
    let newest_scope = newest.map(|newest| &newest.scope);
    let versions: Vec<Verified<'_>> = source
        .versions()
        .iter()
        .zip(&witnessed.verdicts)
        .map(|(version, verdict)| Verified {
            verdict,
            scope: &version.scope,
            sha256: &version.sha256,
            withdrawn: version.withdrawn.as_ref().map(|found| &found.record),
        })
        .collect();
    let mut problems = Vec::new();
    if let Some(expected) = &arguments.expect_head
        && newest.map(|newest| &newest.sha256) != Some(expected)
    {
        let known = source.versions().iter().find(|version| version.sha256 == *expected);
        problems.push(match (known, newest) {
            (Some(known), Some(newest)) => {
                format!(
                    "the expected version is {}, which is not the newest: {} is",
                    known.version, newest.version
                )
            }
            _ => "the expected version is not there: it was changed or removed".to_owned(),
        });
    }
    for verdict in &witnessed.verdicts {
        let doubts = verdict.doubts_of_withdrawal();
        problems.extend(doubts.into_iter().map(|doubt| format!("{}: {doubt}", verdict.version)));
    }
    for record in source.withdrawn_without_version() {
        problems.push(format!(
            "{} records the withdrawal of a version that is not there: that was removed, or the record is made up",
            record.display()
        ));
    }
    let flaws = source.flaws(&witnessed.verdicts);
    let unread = |version| flaws.iter().any(|flaw| flaw.kind == FlawKind::Unread && flaw.version == version);
    if let Some(claimed) = claim_without_file(&source.scope, newest_scope).filter(|claimed| !unread(*claimed))
    {
        problems
            .push(format!("the working file says that {claimed} was approved, and there is no such version"));
    }
    for (version, verdict) in source.versions().iter().zip(&witnessed.verdicts) {
        let differs =
            contradiction(&source.scope, &version.scope).filter(|differs| !verdict.chain.contains(differs));
        problems.extend(differs.map(|differs| format!("{}: {differs}", version.version)));
    }
    for leftover in source.leftovers() {
        problems.push(format!(
            "{} is left of an approval that did not end, or its version was removed",
            leftover.display()
        ));
    }
    if arguments.signed {
        let unsigned = witnessed.verdicts.iter().filter(|verdict| verdict.signature == Signature::None);
        problems
            .extend(unsigned.map(|verdict| format!("{} is not signed, but by typed name", verdict.version)));
    }
    problems.extend(source.faults().iter().map(ToString::to_string));
    let working = if unread_working.is_some() {
        problems.push("the working file cannot be read".to_owned());
        Working::Unread
    } else {
        working(&source, &flaws, witnessed.verdicts.last())
    };
    let head = newest.filter(|_| !newest_is_unread(&source, &flaws)).map(|newest| &newest.sha256);
    let verification = Verification {
        file: &source.name,
        versions,
        problems,
        working,
        head: head.filter(|_| witnessed.verdicts.last().is_some_and(Verdict::stands)),
        list: witnessed.list.as_ref(),
        program: witness.openssh.as_ref().ok().map(|openssh| openssh.keygen().display().to_string()),
    };
    print(&match arguments.format {
        TextOrJson::Text => text(&verification),
        TextOrJson::Json => as_json(&verification)?,
    })?;
    source.all_versions_are_readable()?;
    unread_working.map_or(Ok(Answer::when(verification.stands())), Err)
}

/// Returns what the working file is to the newest version.
fn working(source: &Source, flaws: &[Flaw], verdict: Option<&Verdict>) -> Working {
    let newest = source.newest();
    if newest_is_unread(source, flaws) {
        return Working::BesideUnread;
    }
    match state(&source.scope, newest.map(|newest| &newest.scope)) {
        State::Approved(_) if verdict.is_some_and(|verdict| verdict.doubt().is_some()) => {
            Working::LikeDoubtful
        }
        State::Approved(_) if newest.is_some_and(|newest| newest.withdrawn.is_none()) => Working::Approved,
        _ => Working::Draft,
    }
}

fn newest_is_unread(source: &Source, flaws: &[Flaw]) -> bool {
    let newest = source.newest().map(|newest| newest.version);
    let is_newer =
        |flaw: &Flaw| flaw.kind == FlawKind::Unread && newest.is_none_or(|newest| flaw.version > newest);
    // Without any version to be read, what cannot be read may be the newest.
    flaws.iter().any(is_newer) || newest.is_none() && !source.faults().is_empty()
}
