//! Where this program keeps its own files, and the command that prints it.
//! Must not know what is in them; the scope itself belongs to the user and is elsewhere.

use std::path::PathBuf;

use directories::{BaseDirs, ProjectDirs};

use super::{
    outcome::{Answer, Stop},
    output::print,
};

/// The folders of the user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paths {
    /// The home.
    pub home: PathBuf,
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
        let home = BaseDirs::new()?.home_dir().to_owned();
        Some(Self { home, config: folders.config_dir().to_owned(), state: state.to_owned() })
    }

    /// Returns the file of the user's own settings, which may be absent.
    #[must_use]
    pub fn settings(&self) -> PathBuf {
        self.config.join("config.ron")
    }
}

/// Prints the folders, and the file of the settings, which may be absent.
pub(super) fn run() -> Result<Answer, Stop> {
    let paths = Paths::of_the_user().ok_or_else(|| {
        Stop::Unreadable("cannot tell where your folders are\nnext: set HOME to your home folder".to_owned())
    })?;
    print(&format!(
        "config: {}\nstate: {}\nsettings: {}\n",
        paths.config.display(),
        paths.state.display(),
        paths.settings().display()
    ))?;
    Ok(Answer::Yes)
}
