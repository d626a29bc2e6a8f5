//! The gate: whether a scope can be approved, and what keeps it from it.
//! An open gate gives the proof that signing asks for; there is no other way to it.

mod answers;
mod clock;
mod complete;
#[cfg(test)]
mod tests;

use chrono::{DateTime, FixedOffset, NaiveDate};

use super::{
    Known,
    acceptance::{Acceptances, Standing},
    anew::not_reviewed_anew,
    check,
    checklist::questions_of,
    finding::{Finding, Severity},
    version::{NextVersion, next_version, version_of},
};
use crate::scope::{
    Scope,
    place::Place,
    review::{Comment, CommentKind},
    section::Section,
    value::Version,
};

/// The rule that never closes the gate: the review is the cure of being overdue.
pub const OVERDUE: &str = "DOC-03";

/// Whether the scope is on the disk as it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnDisk {
    /// It is.
    Saved,
    /// It has changes that were not saved.
    Unsaved,
}

/// Something that keeps a scope from being approved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Obstacle {
    /// The rule behind it; `None` where the gate itself asks.
    pub rule: Option<&'static str>,
    /// Whether it may be accepted with a reason in place of being mended.
    pub acceptable: bool,
    /// Where to mend it.
    pub place: Place,
    /// What is in the way, in one line.
    pub message: String,
    /// What to do about it, in one line.
    pub next: String,
}

/// What an approval follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Predecessor {
    /// The newest approved version.
    pub version: Version,
    /// When it was approved; `None` where its record does not say it.
    pub at: Option<DateTime<FixedOffset>>,
}

/// A scope of which it was shown that it can be approved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Approvable {
    // Private, so that nothing but the gate makes one.
    scope: Scope,
    next: NextVersion,
    follows: Option<Predecessor>,
}

impl Approvable {
    /// Returns the scope that is to be approved.
    #[must_use]
    pub fn scope(&self) -> &Scope {
        &self.scope
    }

    /// Gives the scope back; the proof is spent.
    #[must_use]
    pub fn into_scope(self) -> Scope {
        self.scope
    }

    /// Returns the version that the approval gives.
    #[must_use]
    pub fn next(&self) -> &NextVersion {
        &self.next
    }

    /// Returns what the approval follows; `None` for the first.
    #[must_use]
    pub fn follows(&self) -> Option<Predecessor> {
        self.follows
    }
}

/// Shows that a scope can be approved, or tells everything that is in the way, in the order of the mends:
/// blockers, then warnings, each in the order of the document, then the checklist, then the rest.
///
/// Blockers are in the way, and warnings that are neither mended nor accepted. Being overdue is not.
/// The scope that is approved carries the whole checklist, also what the model answered, and no judgement on what is
/// no longer there.
///
/// # Errors
/// Tells what is in the way.
pub fn ready(scope: &Scope, known: &Known<'_>, on_disk: OnDisk) -> Result<Approvable, Vec<Obstacle>> {
    let follows = known.newest.map(|newest| Predecessor {
        version: version_of(newest),
        at: DateTime::parse_from_rfc3339(&newest.approval.at).ok(),
    });
    let acceptances = Acceptances::of(scope, known.today);
    let mut open = check(scope, known);
    open.retain(|finding| finding.rule.id != OVERDUE && acceptances.is_open(finding));
    // Stable: within a weight the order stays that of the document.
    open.sort_by_key(|finding| finding.severity);
    let mut obstacles: Vec<Obstacle> = open.into_iter().map(|finding| found(finding, &acceptances)).collect();
    obstacles.extend(
        questions_of(scope).iter().filter_map(|question| answers::unanswered(scope, known, question)),
    );
    obstacles.extend(not_reviewed_anew(scope, known).map(|(place, message)| Obstacle {
        rule: Some(answers::STALE),
        acceptable: false,
        place,
        message,
        next: "Go through the review: answer each question as it stands today".to_owned(),
    }));
    obstacles.extend(sent_back(scope).map(obstacle_of));
    obstacles.extend(clock::behind_approval(known, follows));
    obstacles.extend(clock::behind_records(scope, known.today));
    obstacles.extend(in_force_too_late(scope, known.today));
    obstacles.extend(unsaved(on_disk));
    if !obstacles.is_empty() {
        return Err(obstacles);
    }
    let next = next_version(scope, known.newest);
    Ok(Approvable { scope: complete::complete(scope, known), next, follows })
}

fn found(finding: Finding, acceptances: &Acceptances<'_>) -> Obstacle {
    let message = match acceptances.standing(&finding) {
        Standing::Stale(row, lapse) => format!("{} ({}: {})", finding.message, row.id, lapse.says()),
        Standing::Open | Standing::Accepted(_) => finding.message,
    };
    let next = match finding.severity {
        Severity::Warning => format!("{}. Or accept it with a reason", finding.rule.next),
        Severity::Blocker | Severity::Info => finding.rule.next.to_owned(),
    };
    let acceptable = finding.severity == Severity::Warning;
    Obstacle { rule: Some(finding.rule.id), acceptable, place: finding.place, message, next }
}

/// The draft says a day from which it applies, and its review would be due before.
fn in_force_too_late(scope: &Scope, today: NaiveDate) -> Option<Obstacle> {
    let effective = scope.control.in_force_from(today);
    let next_review = scope.control.after_interval(today)?;
    (effective > next_review).then(|| Obstacle {
        rule: None,
        acceptable: false,
        place: Place::field(Section::Control, "effective_date"),
        message: format!("It would apply from {effective}, after its next review on {next_review}"),
        next: format!("Write {next_review} or an earlier day"),
    })
}

/// What to do about what was sent back.
pub const SENT_BACK_NEXT: &str = "Deal with it, and mark the comment as done";

/// Returns what the approver sent back with a reason, and nobody has dealt with yet.
pub fn sent_back(scope: &Scope) -> impl Iterator<Item = &Comment> {
    scope.comments.iter().filter(|row| row.kind == CommentKind::SentBack && row.done.is_none())
}

fn obstacle_of(comment: &Comment) -> Obstacle {
    Obstacle {
        rule: None,
        acceptable: false,
        place: Place::row(Section::Comments, &comment.id),
        message: format!("{} sent it back: {}", comment.by, comment.text),
        next: SENT_BACK_NEXT.to_owned(),
    }
}

fn unsaved(on_disk: OnDisk) -> Option<Obstacle> {
    (on_disk == OnDisk::Unsaved).then(|| Obstacle {
        rule: None,
        acceptable: false,
        place: Place::section(Section::Approval),
        message: "The scope has changes that are not saved".to_owned(),
        next: "Save it; what is approved is the file".to_owned(),
    })
}
