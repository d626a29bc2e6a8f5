//! A rule and what it finds: data, for a screen, a command or an auditor to show.
//! Must not know how it is shown.

use std::fmt;

use super::Known;
use crate::scope::{Scope, place::Place};

/// How much a finding weighs; ordered with the worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The scope cannot be approved while it stands.
    Blocker,
    /// It is mended, or accepted with a reason.
    Warning,
    /// Worth knowing.
    Info,
}

impl Severity {
    /// Every severity, the worst first.
    pub const ALL: [Self; 3] = [Self::Blocker, Self::Warning, Self::Info];

    /// Returns the word for it, on the screen and in JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Blocker => "blocker",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }
}

/// Who asks for what a rule asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Basis {
    /// The standard itself.
    Standard,
    /// What certification auditors usually ask, beyond the words of the standard.
    Practice,
    /// The law.
    Law,
    /// What the document promises of itself.
    OwnRule,
}

impl Basis {
    /// Returns the word for it, on the screen and in JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::Practice => "practice",
            Self::Law => "law",
            Self::OwnRule => "own rule",
        }
    }
}

/// Where a rule found something, and what.
pub(super) type Hit = (Place, String);

/// One rule: what it asks, on whose behalf, and what to do when it finds something.
#[derive(Clone, Copy)]
pub struct Rule {
    /// The id, such as `EXC-01`; never given to another rule.
    pub id: &'static str,
    /// How much its findings weigh, unless the organisation decided otherwise.
    pub severity: Severity,
    /// Who asks for it.
    pub basis: Basis,
    /// The clause, or the article, that it comes from.
    pub clause: &'static str,
    /// What it asks, in one line.
    pub title: &'static str,
    /// What to do about a finding, in one line.
    pub next: &'static str,
    /// Why it is asked, in one line.
    pub why: &'static str,
    /// An example of what it finds.
    pub wrong: &'static str,
    /// The same example, mended.
    pub right: &'static str,
    pub(super) finds: fn(&Scope, &Known<'_>) -> Vec<Hit>,
}

impl fmt::Debug for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id)
    }
}

/// Rules are told apart by their ids.
impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Rule {}

/// Something that a rule found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// How much it weighs here.
    pub severity: Severity,
    /// Where to mend it.
    pub place: Place,
    /// What is wrong, in one line.
    pub message: String,
}
