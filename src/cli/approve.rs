//! `approve`: on the screen, or from a script by the typed name.
//! Must not decide whether a scope can be approved: the gate does, and the stamp is set in `signing`.

use std::{fmt::Write as _, path::Path};

use super::{
    arguments::{Approve, Open},
    choices::TabName,
    clock, holder, open,
    outcome::{Answer, Stop},
    output::print,
    source::Source,
};
use crate::{
    export::history::means_of,
    rules::{
        Known,
        gate::{Obstacle, OnDisk, ready},
    },
    scope::{
        approval::Means,
        fingerprint::Fingerprint,
        value::{Value as _, Version},
    },
    signing::approve::{Sitting, stamp},
    store::{ScopeFile, lock},
};

/// Approves from a script where a name is given; else opens the screen at the approval.
pub(super) fn run(arguments: &Approve) -> Result<Answer, Stop> {
    match (&arguments.by, arguments.confirm) {
        (Some(by), Some(version)) => from_a_script(arguments, by, version),
        _ => open::run(&Open::at(arguments.file.clone(), TabName::Approval, arguments.look)),
    }
}

fn from_a_script(arguments: &Approve, by: &str, version: Version) -> Result<Answer, Stop> {
    let path = arguments.file.as_path();
    let mut file = ScopeFile::open(path)?;
    let _lock = lock::acquire(path, &holder::of_this_process()).map_err(|error| locked(path, &error))?;
    // A file that could not be written afterwards need not be judged.
    file.text_for(file.scope())?;
    let source = Source::read(path)?;
    source.all_versions_are_readable()?;
    let newest = source.newest();
    let at = clock::now();
    let known = Known { today: at.date_naive(), newest: newest.map(|newest| &newest.scope) };
    let approvable =
        ready(file.scope(), &known, OnDisk::Saved).map_err(|obstacles| closed(path, &obstacles))?;
    let sitting = Sitting {
        by: by.to_owned(),
        version,
        at,
        effective: arguments.effective,
        conflict_reason: arguments.reason.clone().unwrap_or_default(),
        means: Means::TypedName,
        previous: newest.map(|newest| newest.sha256.clone()),
    };
    let stamped = stamp(approvable, sitting).map_err(|refusal| {
        Stop::Refused(format!("cannot approve {}: {refusal}\nnext: {}", path.display(), refusal.next()))
    })?;
    let written = file.approve(&stamped, version)?;
    print(&format!(
        "approved: version {version} of {}\nby: {}, {}\nmeans: {}\neffective: {}\nnext review: {}\nwritten: {}\nwritten: {}\nsha256: {}\n",
        path.display(),
        stamped.approval.by,
        stamped.approval.role,
        means_of(stamped.approval.means),
        stamped.control.effective_date.text(),
        stamped.control.next_review.text(),
        written.display(),
        path.display(),
        Fingerprint::of(file.text().as_bytes()),
    ))?;
    Ok(Answer::Yes)
}

fn locked(path: &Path, error: &lock::LockError) -> Stop {
    let file = path.display();
    match error {
        lock::LockError::Held(_) => Stop::Taken(format!(
            "cannot approve {file}: {error}\nnext: let them close it, and approve it then"
        )),
        lock::LockError::Unavailable(_) => Stop::Unreadable(format!(
            "cannot approve {file}: {error}\nnext: see to it that you may write to its folder"
        )),
    }
}

fn closed(path: &Path, obstacles: &[Obstacle]) -> Stop {
    let what = match obstacles.len() {
        1 => "1 thing is in the way".to_owned(),
        many => format!("{many} things are in the way"),
    };
    let mut message = format!("cannot approve {}: {what}", path.display());
    for obstacle in obstacles {
        let Obstacle { place, message: what, next, .. } = obstacle;
        let _ = write!(message, "\n\n{place}: {what}\n  next: {next}");
    }
    Stop::Refused(message)
}
