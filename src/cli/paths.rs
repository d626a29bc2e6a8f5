//! Where this program keeps its own files, and the command that prints it.
//! Must not know what is in them; the scope itself belongs to the user and is elsewhere.

use std::path::PathBuf;

use directories::ProjectDirs;

use super::{
    outcome::{Answer, Stop},
    output::print,
};

/// The folders of the user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paths {
    /// Settings, keys and the list of signers.
    pub config: PathBuf,
    /// Unsaved work and the last session.
    pub state: PathBuf,
}

impl Paths {
    /// Returns the folders as the platform has them; `None` where the user has no home.
    ///
    /// Relative paths in `XDG_…` variables are ignored, as their specification asks.
    #[must_use]
    pub fn of_the_user() -> Option<Self> {
        let folders = ProjectDirs::from("", "", "isms-scope")?;
        // macOS and Windows have no folder for state.
        let state = folders.state_dir().unwrap_or_else(|| folders.data_local_dir());
        Some(Self { config: folders.config_dir().to_owned(), state: state.to_owned() })
    }
}

/// Prints the folders.
pub(super) fn run() -> Result<Answer, Stop> {
    let paths = Paths::of_the_user().ok_or_else(|| {
        Stop::Unreadable("cannot tell where your folders are\nnext: set HOME to your home folder".to_owned())
    })?;
    print(&format!("config: {}\nstate: {}\n", paths.config.display(), paths.state.display()))?;
    Ok(Answer::Yes)
}
