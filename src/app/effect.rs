//! Effects: what is still owed to the world after an update.
//! Must not do them: the terminal's world does, and tells what came of it as an action.

use std::path::PathBuf;

/// Something that has to be done outside of the app.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Write the scope.
    Save(SaveAs),
    /// Read the file again.
    Reload,
    /// Take the lock, if whoever had the file open has closed it: somebody wants to change it here.
    TakeLock,
    /// Ask which keys can sign.
    Keys,
    /// Approve the scope and write the version.
    Approve(Sitting),
    /// Record that a version is withdrawn.
    Withdraw(Leaving),
    /// Give a text to the user's own editor.
    Outside(String),
    /// Send a text to the terminal's clipboard (OSC 52).
    Copy(String),
    /// Put the program to sleep.
    Suspend,
    /// Draw the whole screen again.
    Redraw,
    /// Throw away the keys that were pressed and not taken yet: they were meant for what was shown before.
    ForgetKeys,
    /// Go on with the unsaved work of an earlier session: it is this one's from now on.
    TakeOverRecovery,
    /// Forget the unsaved work of an earlier session; it is not wanted.
    ForgetRecovery,
    /// Leave.
    Quit,
    /// Leave, and keep the unsaved work for the next time.
    QuitKeeping,
}

/// Where the scope is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaveAs {
    /// Where it came from.
    Same,
    /// Into a new file.
    New(PathBuf),
    /// Over what somebody else wrote, which is kept beside.
    Over,
    /// Beside what somebody else wrote.
    Beside,
}

/// What the approver said when they approved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sitting {
    /// The name that was typed.
    pub by: String,
    /// The version that was typed.
    pub version: crate::scope::value::Version,
    /// Why one person may do what conflicts; empty where nothing does.
    pub conflict: String,
    /// The key that signs; `None` approves by typed name.
    pub key: Option<crate::scope::signer::Key>,
    /// Whether the key is put into the list of signers first: its fingerprint was shown and agreed to.
    pub vouched: bool,
}

/// What the approver said when they withdrew a version; empty where they were not asked yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaving {
    /// The version.
    pub version: crate::scope::value::Version,
    /// Why.
    pub reason: String,
    /// The name that was typed.
    pub by: String,
    /// The key that signs the record; `None` records it by typed name.
    pub key: Option<crate::scope::signer::Key>,
}

impl Leaving {
    /// Returns what was known before the last answer, and that answer; `None` where nothing was answered yet.
    #[must_use]
    pub fn before(&self) -> Option<(Self, String)> {
        if !self.by.is_empty() {
            Some((Self { by: String::new(), key: None, ..self.clone() }, self.by.clone()))
        } else if !self.reason.is_empty() {
            Some((Self { reason: String::new(), ..self.clone() }, self.reason.clone()))
        } else {
            None
        }
    }

    /// Returns the question that is put next.
    #[must_use]
    pub fn asks(&self) -> String {
        let version = self.version;
        if self.reason.is_empty() {
            format!("Withdraw {version} for good (nothing is deleted): why?")
        } else if self.by.is_empty() {
            format!("Your name, as {version} has its approver:")
        } else {
            format!("It cannot be undone. To withdraw {version}, type {version}:")
        }
    }
}
