//! Who holds a lock that this process takes.
//! Must not know what is locked.

use super::clock;
use crate::store::lock::Holder;

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
