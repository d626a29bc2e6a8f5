//! `approve`: on the screen, or from a script by key or by the typed name.
//! Must not decide whether a scope can be approved: the gate does, and the stamp is set in `signing`.

use std::{
    fmt::Write as _,
    io::IsTerminal as _,
    path::{Path, PathBuf},
};

use chrono::NaiveDate;

use super::{
    approval_arguments::Approve,
    arguments::Open,
    clock, config,
    holder::{self, APPROVE, locked},
    open,
    outcome::{Answer, Stop},
    output::{print, say},
    paths::Paths,
    source::{self, Source},
    witness,
};
use crate::{
    app::published::Sealed,
    export::history::means_of,
    rules::{
        Known,
        gate::{Obstacle, OnDisk, ready},
        people::same_name,
    },
    scope::{
        Scope,
        fingerprint::Fingerprint,
        signer::Key,
        value::{Value as _, Version},
    },
    signing::{
        approve::{Sitting, Stand, signer},
        key::{Asking, KeyError},
        witness::Witness,
    },
    store::{ScopeFile, approved::ApprovedVersion, lock},
    terminal::{
        finishing,
        last_change::last_change_by,
        sealing::{Unlisted, seal},
        signer_list::is_listed,
        unsealed::Unsealed,
    },
};

/// Approves from a script where a name is given; else opens the screen at the approval.
pub(super) fn run(arguments: &Approve) -> Result<Answer, Stop> {
    match (&arguments.by, arguments.confirm) {
        (Some(by), Some(version)) => from_a_script(arguments, by, version),
        _ => on_the_screen(arguments),
    }
}

/// Opens the sitting; a key that is named is looked at before the terminal is taken.
fn on_the_screen(arguments: &Approve) -> Result<Answer, Stop> {
    if let Some(file) = &arguments.key {
        key_in(file, &witness::usual()).map_err(|error| unusable(&error))?;
    }
    open::run(&Open::to_approve(arguments.file.clone(), arguments.key.clone(), arguments.look))
}

fn from_a_script(arguments: &Approve, by: &str, version: Version) -> Result<Answer, Stop> {
    let path = arguments.file.as_path();
    let witness = witness::named(arguments.signers.as_deref(), None)?;
    let key = key_for(arguments)?;
    let mut file = ScopeFile::open(path)?;
    let _lock =
        lock::acquire(path, &holder::of_this_process()).map_err(|error| locked(path, &error, &APPROVE))?;
    // A file that could not be written afterwards need not be judged.
    file.text_for(file.scope())?;
    let mut source = Source::read(path)?;
    source.all_versions_are_readable()?;
    if let Some(finished) = finish(&mut file, &source, &witness)? {
        if finished == version {
            return is_theirs(source.newest(), by, key.as_deref(), &witness).map(|()| Answer::Yes);
        }
        source = Source::read(path)?;
    }
    let newest = source.newest();
    let at = clock::now();
    let flaws = source.flaws(&source.witnessed(&witness, at).verdicts);
    let known = Known { today: at.date_naive(), newest: newest.map(|newest| &newest.scope), history: &flaws };
    let approvable =
        ready(file.scope(), &known, OnDisk::Saved).map_err(|obstacles| closed(path, &obstacles))?;
    let key = key.map(|file| key_in(&file, &witness)).transpose().map_err(|error| unusable(&error))?;
    let state = Paths::of_the_user().map(|paths| paths.state);
    let account = holder::of_this_process().user;
    let newest_scope = newest.map(|newest| &newest.scope);
    let sitting = Sitting {
        by: by.to_owned(),
        version,
        at,
        effective: arguments.effective,
        last_change_by: last_change_by(state.as_deref(), &file, newest_scope, &account),
        conflict_reason: arguments.reason.clone().unwrap_or_default(),
        stand: key.as_ref().map_or(Stand::TypedName, |key| Stand::Key(key.public.fingerprint.clone())),
        previous: newest.map(|newest| newest.sha256.clone()),
    };
    let unlisted = if arguments.add_signer { Unlisted::Added } else { Unlisted::Refused };
    let newcomer = match (&key, signer(file.scope())) {
        (Some(key), Ok(signer)) => newcomer(path, &signer, key, &witness),
        _ => None,
    };
    let asking = asking();
    if let (Some(key), Asking::OnTheTerminal) = (&key, asking) {
        say(&key.while_it_signs());
    }
    let key = key.as_ref().map(|key| (key, unlisted, asking));
    let sealed = seal(&mut file, approvable, sitting, key, &witness).map_err(|why| unsealed(path, why))?;
    if let Some(newcomer) = newcomer {
        say(&newcomer);
    }
    for cleared in &sealed.cleared {
        say(&format!("{} was left of an approval that did not end; it is removed", cleared.display()));
    }
    print(&told(path, file.scope(), arguments.effective, &sealed, &Fingerprint::of(file.text().as_bytes())))?;
    Ok(Answer::Yes)
}

/// Gives the working file the stamp of a version whose approval was cut short, and says so; returns that version.
pub(super) fn finish(
    file: &mut ScopeFile,
    source: &Source,
    witness: &Witness,
) -> Result<Option<Version>, Stop> {
    let judged = || source.witnessed(witness, clock::now()).verdicts;
    let finished = finishing::finish(file, source.versions(), judged)?;
    Ok(finished.map(|(version, told)| {
        say(&format!("version {told}: {} has its stamp now", file.path().display()));
        version
    }))
}

/// Tells that a version whose approval was cut short is the one that is asked for: by this person, and by these means.
fn is_theirs(
    newest: Option<&ApprovedVersion>,
    by: &str,
    key: Option<&Path>,
    witness: &Witness,
) -> Result<(), Stop> {
    let Some(ApprovedVersion { version, scope, .. }) = newest else { return Ok(()) };
    let approval = &scope.approval;
    let fingerprint = key.map(|file| key_in(file, witness)).transpose().map_err(|error| unusable(&error))?;
    let fingerprint = fingerprint.map(|key| key.public.fingerprint).unwrap_or_default();
    if same_name(&approval.by, by) && approval.key == fingerprint {
        return Ok(());
    }
    let means = |key: &str| {
        if key.is_empty() { "by typed name".to_owned() } else { format!("with the key {key}") }
    };
    Err(Stop::Refused(format!(
        "version {version} was approved before by {} {}, and not by {by} {}; nothing else was approved\n\
         next: see isms-scope history, and approve again where another approval is meant",
        approval.by,
        means(&approval.key),
        means(&fingerprint),
    )))
}

/// Returns the key file that was named, else the one that the settings name; `None` for the typed name.
fn key_for(arguments: &Approve) -> Result<Option<PathBuf>, Stop> {
    if arguments.typed_name || arguments.key.is_some() {
        return Ok(arguments.key.clone());
    }
    let key = config::key().unwrap_or_else(|why| {
        say(&source::told(&why));
        None
    });
    key.map(Some).ok_or_else(|| {
        Stop::Usage(
            "nothing says by what it is approved\nnext: give --key FILE or --typed-name, or name a key in config.ron \
             (isms-scope paths tells where)"
                .to_owned(),
        )
    })
}

/// Returns what was done, a line each; last the command that checks it without this program.
fn told(
    path: &Path,
    stamped: &Scope,
    given: Option<NaiveDate>,
    sealed: &Sealed,
    sha256: &Fingerprint,
) -> String {
    let (approval, control) = (&stamped.approval, &stamped.control);
    let from_draft = given.is_none()
        && Some(approval.at.get(..10).unwrap_or_default())
            != control.effective_date.map(|day| day.to_string()).as_deref();
    let mut text = format!("approved: version {} of {}\n", sealed.version, path.display());
    let mut line = |label: &str, value: &str| {
        let _ = writeln!(text, "{label}: {value}");
    };
    line("by", &format!("{}, {}", approval.by, approval.role));
    line("means", means_of(approval.means));
    if let Some(signature) = &sealed.signature {
        line("signature", &signature.judged.told());
        line("list of signers", &signature.list.told());
    }
    let whose = if from_draft { " (the day that the draft says)" } else { "" };
    line("effective", &format!("{}{whose}", control.effective_date.text()));
    line("next review", &control.next_review.text());
    if let Some(signature) = &sealed.signature {
        if let Some(copied_to) = &signature.copied_to {
            line("written", &copied_to.display().to_string());
        }
        line("written", &signature.path.display().to_string());
    }
    line("written", &sealed.approved.display().to_string());
    line("written", &path.display().to_string());
    line("sha256", sha256.as_str());
    if sealed.signature.is_some() {
        line("check it", &sealed.command.join(" "));
    }
    text
}

/// Returns what is to be said of a signer whom no list names before this approval.
fn newcomer(path: &Path, signer: &str, key: &Key, witness: &Witness) -> Option<String> {
    match is_listed(path, signer, key, witness) {
        Err(Unsealed::NotListed { list, .. }) => {
            Some(format!("{signer} may now sign with {}\nadded to: {}", key.told(), list.told()))
        }
        _ => None,
    }
}

/// Returns the key in a file.
pub(super) fn key_in(file: &Path, witness: &Witness) -> Result<Key, KeyError> {
    let openssh = witness.openssh.as_ref().map_err(|why| KeyError::NoOpenSsh(why.clone()))?;
    Key::in_file(openssh, file)
}

fn unusable(error: &KeyError) -> Stop {
    Stop::Refused(format!("{error}\nnext: {}", error.next()))
}

/// Tells whether somebody sits at a terminal who can be asked for a passphrase.
pub(super) fn asking() -> Asking {
    if std::io::stdin().is_terminal() && std::io::stderr().is_terminal() {
        Asking::OnTheTerminal
    } else {
        Asking::Nobody
    }
}

/// Says why nothing was done, and what to do next.
fn unsealed(path: &Path, why: Unsealed) -> Stop {
    let message = format!("cannot approve {}: {why}\nnext: {}", path.display(), why.next());
    match why {
        Unsealed::Store(error) => error.into(),
        Unsealed::NotListed { key, .. } => Stop::Refused(format!(
            "{message}\n\nthe key: {}\nfrom a script, --add-signer adds it",
            key.told()
        )),
        _ => Stop::Refused(message),
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
