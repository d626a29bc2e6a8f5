//! What a command came to, and its exit code.
//! Must not know how a command came to it. A command that was not understood never comes this far.

use std::process::ExitCode;

/// The answer of a command that could be carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Done, or nothing found.
    Yes,
    /// Findings, differences, an approval that is not open.
    No,
}

/// Why a command could not be carried out; each holds the message in the user's words.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Stop {
    /// What was asked for is not enough to carry it out.
    #[error("error: {0}")]
    Usage(String),
    /// It can be carried out, but must not be: the answer is no.
    #[error("{0}")]
    Refused(String),
    /// Somebody else holds the file, or changed it.
    #[error("{0}")]
    Taken(String),
    /// There is no terminal.
    #[error("{0}")]
    NeedsTerminal(String),
    /// A file cannot be read or written, or is not valid.
    #[error("{0}")]
    Unreadable(String),
}

impl Answer {
    /// Returns yes where it holds.
    pub(super) fn when(holds: bool) -> Self {
        if holds { Self::Yes } else { Self::No }
    }
}

impl From<serde_json::Error> for Stop {
    fn from(error: serde_json::Error) -> Self {
        Self::Unreadable(format!("cannot write JSON: {error}"))
    }
}

impl From<Answer> for ExitCode {
    fn from(answer: Answer) -> Self {
        match answer {
            Answer::Yes => Self::from(0),
            Answer::No => Self::from(1),
        }
    }
}

impl From<&Stop> for ExitCode {
    fn from(stop: &Stop) -> Self {
        Self::from(match stop {
            Stop::Refused(_) => 1,
            Stop::Usage(_) => 2,
            Stop::Taken(_) => 3,
            Stop::NeedsTerminal(_) => 4,
            Stop::Unreadable(_) => 5,
        })
    }
}
