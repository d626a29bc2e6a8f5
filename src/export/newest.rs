//! How the newest version stands, in words: approved, not in force yet, withdrawn, or not proven to be approved.
//! Must not judge: the verdict on it is handed in.

use chrono::NaiveDate;

use crate::{
    rules::{
        term::{Dated, in_force_on},
        verdict::Verdict,
    },
    scope::{Scope, approval::Means, signature::Signature, value::Version, withdrawal::Withdrawal},
};

/// What is said of an approval without a signature, wherever it is told.
pub const WEAKER: &str = "by typed name, the weaker kind";

/// Returns by whom a version was withdrawn, and by which means: plainly where that is the weaker one.
#[must_use]
pub fn withdrawn_by(record: &Withdrawal) -> String {
    match record.means {
        Means::Signature => format!("{}, by signature", record.by),
        Means::None | Means::TypedName => format!("{}, {WEAKER}", record.by),
    }
}

/// Returns that the newest version cannot be read, without a full stop.
#[must_use]
pub fn unread_told(unread: Version, rest: Option<Version>) -> String {
    let rest = rest.map(|rest| format!("; what follows is told of {rest}, the one before"));
    format!("Version {unread} cannot be read{}", rest.unwrap_or_default())
}

/// The newest version, and what is known of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Newest<'a> {
    /// Its number.
    pub version: Version,
    /// What was approved.
    pub scope: &'a Scope,
    /// Whether it follows upon the one before, and what its signature is worth.
    pub verdict: &'a Verdict,
    /// The record that it was withdrawn.
    pub withdrawn: Option<&'a Withdrawal>,
    /// The version that is in force where this one is not yet, or never was.
    pub before: Option<Version>,
    /// The day that is taken for today.
    pub today: NaiveDate,
}

impl Newest<'_> {
    /// Returns the newest of all versions, which are in ascending order, with the one that is in force in its place.
    #[must_use]
    pub fn of(all: impl Iterator<Item = Self>) -> Option<Self> {
        let all: Vec<Self> = all.collect();
        let newest = *all.last()?;
        let dated = all.iter().filter_map(|one| Dated::of(one.scope, one.verdict, one.withdrawn));
        let today = in_force_on(&dated.collect::<Vec<_>>(), newest.today);
        let other = all.iter().find(|one| Some(one.version) == today && one.version != newest.version);
        Some(Newest { before: other.filter(|one| one.is_approved()).map(|one| one.version), ..newest })
    }

    /// Tells whether it is proven to be approved, and was not withdrawn.
    #[must_use]
    pub fn is_approved(&self) -> bool {
        self.verdict.doubt().is_none() && self.withdrawn.is_none()
    }

    /// Returns it in a few words, for a line that holds more.
    #[must_use]
    pub fn short(&self) -> String {
        let version = self.version;
        match (self.verdict.doubt(), self.withdrawn, self.ahead()) {
            (Some(_), ..) => format!("{version} not proven"),
            (_, Some(_), _) => format!("{version} withdrawn"),
            (.., Some(day)) => format!("{version} published, from {day}"),
            _ => format!("{version} published"),
        }
    }

    /// Returns what keeps it from being approved and in force, without a full stop; `None` where nothing does.
    #[must_use]
    pub fn otherwise(&self) -> Option<String> {
        let version = self.version;
        if let Some(doubt) = self.verdict.doubt() {
            return Some(format!("{version} is not proven to be approved: {doubt}"));
        }
        if let Some(record) = self.withdrawn {
            let on = day_of(&record.at);
            // It is one sentence, whoever wrote the record.
            let reason = record.reason.split_whitespace().collect::<Vec<_>>().join(" ");
            let reason = reason.trim_end_matches('.');
            let doubt = self.verdict.doubt_of_withdrawal();
            let proven = doubt.map(|doubt| format!(". The withdrawal is not proven: {doubt}"));
            let (by, reason, proven) = (withdrawn_by(record), capital(reason), proven.unwrap_or_default());
            let rest = match self.before {
                Some(before) => format!(". It never applied, and {before} still does"),
                None if doubt.is_none() => ". No version is in force".to_owned(),
                None => String::new(),
            };
            return Some(format!("{version} was withdrawn on {on} by {by}: {reason}{rest}{proven}"));
        }
        let until = self.before.map_or("none applies".to_owned(), |before| format!("{before} applies"));
        let day = self.ahead()?;
        Some(format!("{version} is approved, in force from {day}; until then {until}"))
    }

    /// Returns it as a sentence or two.
    #[must_use]
    pub fn sentence(&self) -> String {
        let approval = &self.scope.approval;
        let (on, by, means) = (day_of(&approval.at), &approval.by, self.means());
        match self.otherwise() {
            Some(told) if self.is_approved() => format!("{told}. Approved on {on} by {by}{means}."),
            Some(told) if told.ends_with(['?', '!']) => told,
            Some(told) => format!("{told}."),
            None => format!("{} is published: approved on {on} by {by}{means}.", self.version),
        }
    }

    /// Returns what it is to the version that replaces it, as the end of a sentence.
    #[must_use]
    pub fn replaced(&self) -> String {
        let (version, approval) = (self.version, &self.scope.approval);
        match self.otherwise() {
            // `2.0 was withdrawn on ...` becomes `2.0, which was withdrawn on ...`.
            Some(told) if !self.is_approved() => {
                let told = told.strip_prefix(&version.to_string()).unwrap_or(&told);
                let stop = if told.ends_with(['?', '!']) { "" } else { "." };
                format!("{version}, which{told}{stop}")
            }
            _ => format!("{version}, approved on {} by {}.", day_of(&approval.at), approval.by),
        }
    }

    /// Returns that it was approved by typed name, after a comma; empty where it was signed.
    #[must_use]
    pub fn means(&self) -> String {
        let typed = self.verdict.signature == Signature::None && self.scope.approval.means != Means::None;
        if typed { format!(", {WEAKER}") } else { String::new() }
    }

    /// Returns the day from which it is in force, where that lies ahead.
    fn ahead(&self) -> Option<NaiveDate> {
        self.scope.control.effective_date.filter(|day| *day > self.today)
    }
}

fn day_of(moment: &str) -> &str {
    moment.get(..10).unwrap_or("an unknown day")
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    let first: String = letters.next().map(|letter| letter.to_uppercase().collect()).unwrap_or_default();
    format!("{first}{}", letters.as_str())
}
