//! With what signatures are checked here: the OpenSSH of this machine, and the lists that were named.
//! Must not know what is checked.

use std::path::{Path, PathBuf};

use super::{outcome::Stop, output::say, paths::Paths};
use crate::{
    signing::{openssh::OpenSsh, revoked, witness::Witness},
    store::bounded,
};

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
/// When one of them cannot be read: of the revoked keys, nobody would be one, or everybody.
pub(super) fn named(signers: Option<&Path>, revoked: Option<&Path>) -> Result<Witness, Stop> {
    let usual = usual();
    if let Some(list) = revoked {
        let cannot = |why: &str| {
            Stop::Unreadable(format!(
                "the list of revoked keys cannot be read: {}: {why}\n\
                 next: give public keys, one a line, or a list made with ssh-keygen -k",
                list.display()
            ))
        };
        let bytes = bytes_of(list).map_err(|why| cannot(&why))?;
        if let Some(why) = revoked::fault_in(list, &bytes, usual.openssh.as_ref().ok()) {
            return Err(cannot(&why));
        }
    }
    let given = signers.map(there).transpose()?;
    Ok(Witness { given, revoked: revoked.map(Path::to_owned), ..usual })
}

/// Returns the path of a list of signers that has to be there; says so where it names nobody.
///
/// # Errors
/// When it is not, or cannot be read.
fn there(list: &Path) -> Result<PathBuf, Stop> {
    let bytes = bytes_of(list).map_err(|why| {
        Stop::Unreadable(format!(
            "the list of signers cannot be read: {}: {why}\nnext: give the path of the list",
            list.display()
        ))
    })?;
    let is_nothing = |line: &[u8]| line.trim_ascii().is_empty() || line.trim_ascii().starts_with(b"#");
    if bytes.split(|byte| *byte == b'\n').all(is_nothing) {
        say(&format!("the list of signers names nobody: {}", list.display()));
    }
    Ok(list.to_owned())
}

/// Returns the bytes of a list, or why they cannot be had.
fn bytes_of(list: &Path) -> Result<Vec<u8>, String> {
    // By this name one says "none", as with ssh-keygen.
    if list == Path::new("/dev/null") {
        return Ok(Vec::new());
    }
    bounded::bytes(list).map_err(|error| error.why())
}
