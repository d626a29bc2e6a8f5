//! `withdraw`: records that an approved version no longer applies; the version itself stays.
//! Must not decide who may: that is in `signing`.

use std::path::Path;

use super::{
    approval_arguments::Withdraw,
    approve::{asking, finish, key_in},
    clock,
    holder::{self, WITHDRAW, locked},
    outcome::{Answer, Stop},
    output::{print, say},
    source::Source,
    witness,
};
use crate::{
    export::history::means_of,
    signing::{approve::Stand, key::Asking, withdraw::Leaving},
    store::{ScopeFile, lock},
    terminal::{
        unsealed::Unsealed,
        withdrawing::{Withdrawing, next},
    },
};

/// Records the withdrawal and prints where.
pub(super) fn run(arguments: &Withdraw) -> Result<Answer, Stop> {
    let path = arguments.file.as_path();
    let witness = witness::named(arguments.signers.as_deref(), None)?;
    let mut file = ScopeFile::open(path)?;
    let _lock =
        lock::acquire(path, &holder::of_this_process()).map_err(|error| locked(path, &error, &WITHDRAW))?;
    let source = Source::read(path)?;
    // What an approval left undone is done first: the working file is written as well.
    if file.newer().is_none() {
        finish(&mut file, &source, &witness)?;
    }
    let found = source.version(arguments.version)?;
    let refused = |why| unsealed(path, why);
    let key = arguments.key.as_deref().map(|file| key_in(file, &witness)).transpose();
    let key = key.map_err(|why| refused(why.into()))?;
    let leaving = Leaving {
        by: arguments.by.clone(),
        reason: arguments.reason.clone(),
        at: clock::now(),
        stand: key.as_ref().map_or(Stand::TypedName, |key| Stand::Key(key.public.fingerprint.clone())),
    };
    let withdrawing = Withdrawing::begin(path, found, leaving, key, &witness).map_err(refused)?;
    let asking = asking();
    if asking == Asking::OnTheTerminal {
        say(&withdrawing.while_it_signs());
    }
    let signed = withdrawing.sign(asking).map_err(refused)?;
    let (record, written) = withdrawing.keep(signed.as_deref()).map_err(refused)?;
    print(&format!(
        "withdrawn: version {} of {}\nby: {}, {}\nmeans: {}\nreason: {}\nwritten: {}\n",
        arguments.version,
        path.display(),
        record.by,
        record.role,
        means_of(record.means),
        record.reason,
        written.display(),
    ))?;
    Ok(Answer::Yes)
}

/// Says why nothing was withdrawn, and what to do next; a script adds no signer here.
fn unsealed(path: &Path, why: Unsealed) -> Stop {
    let message = format!("cannot withdraw from {}: {why}\nnext: {}", path.display(), next(&why));
    match why {
        Unsealed::Store(error) => error.into(),
        Unsealed::NotListed { key, .. } => Stop::Refused(format!("{message}\n\nthe key: {}", key.told())),
        _ => Stop::Refused(message),
    }
}
