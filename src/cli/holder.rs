//! Who holds a lock that this process takes.
//! Must not know what is locked.

use std::path::Path;

use super::{clock, outcome::Stop};
use crate::store::lock::{Holder, LockError};

/// What somebody wants to do who needs the lock, as it is said of the file and afterwards.
#[derive(Debug)]
pub(super) struct Wish(&'static str, &'static str);

/// To approve.
pub(super) const APPROVE: Wish = Wish("approve", "approve it then");

/// To withdraw a version.
pub(super) const WITHDRAW: Wish = Wish("withdraw from", "withdraw it then");

/// Says why the lock cannot be had, who holds it, and what to do next.
pub(super) fn locked(path: &Path, error: &LockError, Wish(what, then): &Wish) -> Stop {
    let file = path.display();
    match error {
        LockError::Held(_) => {
            Stop::Taken(format!("cannot {what} {file}: {error}\nnext: let them close it, and {then}"))
        }
        LockError::Unavailable(_) => Stop::Unreadable(format!(
            "cannot {what} {file}: {error}\nnext: see to it that you may write to its folder"
        )),
    }
}

/// Returns user, machine and process, as far as the system tells them.
pub(super) fn of_this_process() -> Holder {
    let told = |names: &[&str]| {
        names.iter().find_map(|name| std::env::var(name).ok()).filter(|text| !text.is_empty())
    };
    Holder {
        user: told(&["USER", "LOGNAME", "USERNAME"]).unwrap_or_else(|| "somebody".to_owned()),
        host: host(),
        pid: std::process::id(),
        since: clock::now().format("%Y-%m-%d %H:%M").to_string(),
    }
}

#[cfg(unix)]
fn host() -> String {
    rustix::system::uname().nodename().to_string_lossy().into_owned()
}

#[cfg(not(unix))]
fn host() -> String {
    std::env::var("COMPUTERNAME").unwrap_or_else(|_| "some machine".to_owned())
}
