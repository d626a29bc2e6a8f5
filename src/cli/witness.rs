//! With what signatures are checked here: the OpenSSH of this machine, and the lists that were named.
//! Must not know what is checked.

use std::path::{Path, PathBuf};

use super::{outcome::Stop, paths::Paths};
use crate::signing::{openssh::OpenSsh, witness::Witness};

/// The name of the user's own list of signers, among their settings.
const OWN_LIST: &str = "allowed_signers";

/// Returns the witness for the screen, and for commands that name no list.
pub(super) fn usual() -> Witness {
    Witness {
        openssh: OpenSsh::find(|name| std::env::var_os(name)),
        given: None,
        own: Paths::of_the_user().map(|paths| paths.config.join(OWN_LIST)),
        revoked: None,
    }
}

/// Returns the witness with the lists that were named.
///
/// # Errors
/// When the list of revoked keys is not there: nobody would be revoked.
pub(super) fn named(signers: Option<&Path>, revoked: Option<&Path>) -> Result<Witness, Stop> {
    Ok(Witness { given: signers.map(Path::to_owned), revoked: revoked.map(there).transpose()?, ..usual() })
}

/// Returns the path of a list that has to be there.
///
/// # Errors
/// When it is not.
pub(super) fn there(list: &Path) -> Result<PathBuf, Stop> {
    if list.is_file() {
        return Ok(list.to_owned());
    }
    Err(Stop::Unreadable(format!(
        "cannot open {}: there is no such file\nnext: give the path of the list",
        list.display()
    )))
}
