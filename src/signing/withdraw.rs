//! The withdrawal of an approved version: who may, and what is recorded of it.
//! Must not know where it is recorded.

use chrono::{DateTime, FixedOffset, SecondsFormat};

use super::approve::{Refusal, Stand, approver_of, email_of};
use crate::{
    rules::placeholder::says_something,
    scope::{Scope, approval::Means, fingerprint::Fingerprint, value::Written, withdrawal::Withdrawal},
};

/// Who withdraws a version, when, why, and by what they stand for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaving {
    /// The name of the person.
    pub by: String,
    /// Why.
    pub reason: String,
    /// The moment, from the clock.
    pub at: DateTime<FixedOffset>,
    /// By name or by key.
    pub stand: Stand,
}

/// Returns the record of a withdrawal: by the approver whom the version itself names, with a reason.
///
/// # Errors
/// Says why it is refused.
pub fn withdrawal(version: &Scope, sha256: &Fingerprint, leaving: Leaving) -> Result<Withdrawal, Refusal> {
    let approver = approver_of(version, &leaving.by)?;
    if !says_something(&leaving.reason) {
        return Err(Refusal::NoReason);
    }
    let last = DateTime::parse_from_rfc3339(&version.approval.at).ok();
    if let (Some(last), Some(number)) = (last, version.approval.version.get())
        && leaving.at < last
    {
        let (now, last) = (leaving.at.to_rfc3339(), last.to_rfc3339());
        return Err(Refusal::ClockBehind { now, version: number, last });
    }
    let (means, email, key) = match leaving.stand {
        Stand::TypedName => (Means::TypedName, String::new(), String::new()),
        Stand::Key(fingerprint) => (Means::Signature, email_of(approver)?, fingerprint),
    };
    Ok(Withdrawal {
        version: version.approval.version.get().map_or(Written::Unset, Written::Is),
        file_sha256: sha256.as_str().to_owned(),
        reason: leaving.reason.trim().to_owned(),
        by: approver.name.trim().to_owned(),
        role: approver.role.trim().to_owned(),
        means,
        email,
        key,
        at: leaving.at.to_rfc3339_opts(SecondsFormat::Secs, false),
    })
}
