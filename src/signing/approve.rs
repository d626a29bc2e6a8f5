//! The approval: the sitting in which somebody approves, and the stamp that it leaves in the scope.
//! The one way for screen and command line alike. Must not know the clock, nor where the file lies.

use chrono::{DateTime, FixedOffset, NaiveDate, SecondsFormat};

use crate::rules::{
    gate::{Approvable, Predecessor},
    people::{approver, conflicts, is_named, same_name},
    placeholder::says_something,
    version::NextVersion,
};
use crate::scope::{
    Scope,
    approval::{Approval, Means},
    consent::consent,
    fingerprint::Fingerprint,
    parties::Stakeholder,
    signer::is_signer,
    value::{Version, Written},
};

/// Who approves, what they typed, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sitting {
    /// The name of the person who approves.
    pub by: String,
    /// The version, as it was typed.
    pub version: Version,
    /// The moment, from the clock.
    pub at: DateTime<FixedOffset>,
    /// The day from which the version applies; `None` for that of the draft, or of the approval where that is later.
    pub effective: Option<NaiveDate>,
    /// The account at work, where the last change to the scope was made from it.
    pub last_change_by: Option<String>,
    /// Why one person may do what conflicts; empty where nothing does.
    pub conflict_reason: String,
    /// By name or by key.
    pub stand: Stand,
    /// The fingerprint of the newest approved file; `None` when there is none.
    pub previous: Option<Fingerprint>,
}

/// By what the approver stands for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stand {
    /// By the typed name: a claim, the weaker kind.
    TypedName,
    /// By the key with this fingerprint, which is yet to sign.
    Key(String),
}

/// Why an approval is refused; the scope is as it was.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The scope names nobody who approves it.
    #[error("the scope names no one person who approves it")]
    NoApprover,
    /// The role that approves has no person.
    #[error("no person holds the role {role}, which approves the scope")]
    ApproverUnnamed {
        /// The role.
        role: String,
    },
    /// Somebody else than the approver approves.
    #[error("the scope is approved by {approver}, not by {by}")]
    NotTheApprover {
        /// Who wanted to.
        by: String,
        /// Who may.
        approver: String,
    },
    /// The version is lower than the one that was computed.
    #[error("version {typed} is lower than {least}: {reason}")]
    VersionTooLow {
        /// What was typed.
        typed: Version,
        /// The lowest that is possible.
        least: Version,
        /// Why it is that.
        reason: String,
    },
    /// The version is no higher than the newest approved one.
    #[error("version {typed} is not higher than {published}, which is approved")]
    NotARaise {
        /// What was typed.
        typed: Version,
        /// The newest approved version.
        published: Version,
    },
    /// The clock is behind the last approval.
    #[error("the clock says {now}, but {version} was approved at {last}")]
    ClockBehind {
        /// What the clock says.
        now: String,
        /// The newest approved version.
        version: Version,
        /// When it was approved.
        last: String,
    },
    /// The version would apply before it was approved.
    #[error("the version cannot apply from {effective}, before it is approved on {today}")]
    EffectiveTooEarly {
        /// The day that was wanted.
        effective: NaiveDate,
        /// The day of the approval.
        today: NaiveDate,
    },
    /// The version would be due for review before it applied.
    #[error("the version cannot apply from {effective}, after its next review on {next_review}")]
    EffectiveTooLate {
        /// The day that was wanted.
        effective: NaiveDate,
        /// The day of the next review.
        next_review: NaiveDate,
    },
    /// Something conflicts, and no reason was given.
    #[error("{conflict}, and no reason is given")]
    ConflictWithoutReason {
        /// The conflict.
        conflict: String,
    },
    /// A list of signers could not know the approver.
    #[error("the row {role} has no e-mail address by which a list of signers could know {approver}")]
    NoEmail {
        /// The approver.
        approver: String,
        /// Their role.
        role: String,
    },
    /// The fingerprint of the version before is missing, or there is one and no version before.
    #[error("the approval does not link to the newest approved file")]
    Unlinked,
    /// A version is withdrawn, and it is not said why.
    #[error("no reason is given")]
    NoReason,
    /// Another key than the one of the record would sign.
    #[error("the key that would sign is not the one that the record names")]
    AnotherKey,
    /// The calendar ends before the next review.
    #[error("the next review lies beyond the end of the calendar")]
    NoNextReview,
}

impl Refusal {
    /// Returns what to do about it, in one line.
    #[must_use]
    pub fn next(&self) -> String {
        match self {
            Self::NoApprover => "name a role or a person of the stakeholders under Approved by".to_owned(),
            Self::ApproverUnnamed { role } => format!("write the person's name into the row {role}"),
            Self::NotTheApprover { approver, .. } => {
                format!("let {approver} approve it, or name another approver in the scope")
            }
            Self::VersionTooLow { least, .. } => format!("type {least}, or a higher version"),
            Self::NotARaise { published, .. } => format!("type a version higher than {published}"),
            Self::ClockBehind { .. } => "set the computer's clock".to_owned(),
            Self::EffectiveTooEarly { today, .. } => format!("choose {today} or a later day"),
            Self::EffectiveTooLate { next_review, .. } => format!("choose {next_review} or an earlier day"),
            Self::ConflictWithoutReason { .. } => {
                "give the reason why one person may do both; it is recorded with the approval".to_owned()
            }
            Self::NoEmail { role, .. } => {
                format!("write the address into E-mail of the row {role} under Stakeholders, and save")
            }
            Self::NoReason => "give the reason; it is recorded beside the version".to_owned(),
            Self::AnotherKey => "choose the key again".to_owned(),
            Self::Unlinked => {
                "open the scope again: another version is the newest than the one that was shown".to_owned()
            }
            Self::NoNextReview => "correct the clock or the review interval".to_owned(),
        }
    }
}

/// Approves a scope: gives it its version, its dates and the record of the approval.
///
/// # Errors
/// Says why the approval is refused.
pub fn stamp(approvable: Approvable, sitting: Sitting) -> Result<Scope, Refusal> {
    let scope = approvable.scope();
    let approver = approver_of(scope, &sitting.by)?;
    let (by, role) = (approver.name.trim().to_owned(), approver.role.trim().to_owned());
    refuse_version(sitting.version, approvable.next(), approvable.follows())?;
    refuse_clock(&sitting.at, approvable.follows())?;
    let today = sitting.at.date_naive();
    let next_review = scope.control.after_interval(today).ok_or(Refusal::NoNextReview)?;
    let effective = effective_from(scope, sitting.effective, today, next_review)?;
    let conflict = sitting.conflict_reason.trim().to_owned();
    let found = conflicts(scope, sitting.last_change_by.as_deref());
    let conflict = match found.first() {
        Some(first) if !says_something(&conflict) => {
            return Err(Refusal::ConflictWithoutReason { conflict: first.clone() });
        }
        Some(_) => format!("{conflict} (for: {})", found.join("; ")),
        None => conflict,
    };
    let (means, email, key) = match sitting.stand {
        Stand::TypedName => (Means::TypedName, String::new(), String::new()),
        Stand::Key(fingerprint) => (Means::Signature, email_of(approver)?, fingerprint),
    };
    if sitting.previous.is_some() != approvable.follows().is_some() {
        return Err(Refusal::Unlinked);
    }
    let kind = approvable.next().kind;
    let consent = consent(scope, (sitting.version, kind), &by, &role, next_review);

    let mut scope = approvable.into_scope();
    scope.control.stamp(sitting.version, effective, next_review);
    scope.approval = Approval {
        version: Written::Is(sitting.version),
        kind,
        by,
        role,
        means,
        email,
        key,
        at: sitting.at.to_rfc3339_opts(SecondsFormat::Secs, false),
        consent,
        conflict,
        previous: sitting.previous.map(|previous| previous.as_str().to_owned()).unwrap_or_default(),
    };
    Ok(scope)
}

/// Returns the name by which a list of signers knows the approver: the e-mail address of their row.
///
/// # Errors
/// When there is no approver, or no address in their row that means them alone.
pub fn signer(scope: &Scope) -> Result<String, Refusal> {
    email_of(approver(scope).ok_or(Refusal::NoApprover)?)
}

pub(super) fn email_of(approver: &Stakeholder) -> Result<String, Refusal> {
    let email = approver.email.trim();
    if is_signer(email) {
        return Ok(email.to_owned());
    }
    Err(Refusal::NoEmail { approver: approver.name.trim().to_owned(), role: approver.role.trim().to_owned() })
}

pub(super) fn approver_of<'a>(scope: &'a Scope, by: &str) -> Result<&'a Stakeholder, Refusal> {
    let approver = approver(scope).ok_or(Refusal::NoApprover)?;
    if !is_named(&approver.name) {
        return Err(Refusal::ApproverUnnamed { role: approver.role.clone() });
    }
    if !same_name(&approver.name, by) {
        return Err(Refusal::NotTheApprover { by: by.trim().to_owned(), approver: approver.name.clone() });
    }
    Ok(approver)
}

/// Returns the day from which the version applies: the one that is given, else that of the draft unless it is past.
fn effective_from(
    scope: &Scope,
    given: Option<NaiveDate>,
    today: NaiveDate,
    next_review: NaiveDate,
) -> Result<NaiveDate, Refusal> {
    let effective = given.unwrap_or_else(|| scope.control.in_force_from(today));
    if effective < today {
        return Err(Refusal::EffectiveTooEarly { effective, today });
    }
    if effective > next_review {
        return Err(Refusal::EffectiveTooLate { effective, next_review });
    }
    Ok(effective)
}

fn refuse_version(typed: Version, next: &NextVersion, follows: Option<Predecessor>) -> Result<(), Refusal> {
    if typed < next.version {
        return Err(Refusal::VersionTooLow { typed, least: next.version, reason: next.reason.clone() });
    }
    // The next version is always higher, but where the numbers end.
    match follows {
        Some(follows) if typed <= follows.version => {
            Err(Refusal::NotARaise { typed, published: follows.version })
        }
        _ => Ok(()),
    }
}

fn refuse_clock(now: &DateTime<FixedOffset>, follows: Option<Predecessor>) -> Result<(), Refusal> {
    match follows.and_then(|follows| Some((follows.version, follows.at?))) {
        Some((version, last)) if *now < last => {
            Err(Refusal::ClockBehind { now: now.to_rfc3339(), version, last: last.to_rfc3339() })
        }
        _ => Ok(()),
    }
}
