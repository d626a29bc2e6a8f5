//! What is handed in from outside: which scope, who works here, the clock, and where unsaved work is kept.
//! Must not look for any of it.

use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset};

use crate::{scope::Scope, signing::witness::Witness, store::lock::Holder};

/// What is handed in from outside: who works here, the clock, and where unsaved work is kept.
#[derive(Debug, Clone)]
pub struct Surroundings {
    /// Who holds the lock.
    pub holder: Holder,
    /// The clock.
    pub clock: Clock,
    /// The folder for unsaved work; `None` keeps none.
    pub state: Option<PathBuf>,
    /// A key that was named to sign with, besides those of the agent.
    pub key: Option<PathBuf>,
    /// With what signatures are made and checked.
    pub witness: Witness,
}

/// A clock.
#[derive(Debug, Clone, Copy)]
pub enum Clock {
    /// One that goes.
    Going(fn() -> DateTime<FixedOffset>),
    /// One that stands, for stories and pictures.
    Standing(DateTime<FixedOffset>),
}

impl Clock {
    /// Returns the moment.
    #[must_use]
    pub fn now(self) -> DateTime<FixedOffset> {
        match self {
            Self::Going(now) => now(),
            Self::Standing(moment) => moment,
        }
    }
}

/// Which scope is opened.
#[derive(Debug, Clone)]
pub enum Source {
    /// A file.
    File(PathBuf),
    /// A scope that belongs to nobody.
    Sample(Box<Scope>),
}

impl Source {
    /// Returns the file; `None` for a scope that belongs to nobody.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::File(path) => Some(path),
            Self::Sample(_) => None,
        }
    }
}
