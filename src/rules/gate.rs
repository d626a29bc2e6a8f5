//! The gate: whether a scope can be approved, and what keeps it from it.
//! An open gate gives the proof that signing asks for; there is no other way to it.

use chrono::{DateTime, FixedOffset};

use super::{
    Known, check,
    checklist::{Progress, progress, questions, verdict},
    finding::{Finding, Severity},
    people::is_named,
    placeholder::says_something,
    version::{NextVersion, next_version, version_of},
};
use crate::scope::{
    Scope,
    item::Place,
    review::{Action, Answer, Question},
    section::Section,
    value::Version,
};

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
/// findings in the order of the document, then the checklist, then the rest.
///
/// Being overdue is no obstacle: the review is its cure.
///
/// # Errors
/// Tells what is in the way.
pub fn ready(scope: &Scope, known: &Known<'_>, on_disk: OnDisk) -> Result<Approvable, Vec<Obstacle>> {
    let follows = known.newest.map(|newest| Predecessor {
        version: version_of(newest),
        at: DateTime::parse_from_rfc3339(&newest.approval.at).ok(),
    });
    let mut obstacles: Vec<Obstacle> = check(scope, known)
        .into_iter()
        .filter(|finding| finding.severity == Severity::Blocker)
        .map(blocked)
        .collect();
    obstacles.extend(questions().iter().filter_map(|question| unanswered(scope, question)));
    obstacles.extend(clock_behind(known, follows));
    obstacles.extend(unsaved(on_disk));
    if obstacles.is_empty() {
        Ok(Approvable { scope: scope.clone(), next: next_version(scope, known.newest), follows })
    } else {
        Err(obstacles)
    }
}

fn blocked(finding: Finding) -> Obstacle {
    Obstacle { place: finding.place, message: finding.message, next: finding.rule.next.to_owned() }
}

fn unanswered(scope: &Scope, question: &Question) -> Option<Obstacle> {
    let id = &question.id;
    let row = Place::row(Section::Verdicts, id);
    let obstacle = |place, message, next: &str| Some(Obstacle { place, message, next: next.to_owned() });
    match progress(scope, question) {
        Progress::Open => obstacle(
            row,
            format!("{id} is not answered: {}", question.text),
            "Answer it with yes, no or n.a. in the review",
        ),
        Progress::Stale(_) => obstacle(
            row,
            format!("{id} was answered before its subject changed: {}", question.text),
            "Look at it again and answer it anew",
        ),
        Progress::Answered(Answer::No) => {
            let (place, message) = action_missing(scope, question)?;
            obstacle(place, message, "Write down what will be done, who does it and by when")
        }
        Progress::Answered(Answer::NotApplicable) => {
            let noted = verdict(scope, question).is_some_and(|verdict| says_something(&verdict.note));
            let place = Place::cell(Section::Verdicts, id, "note");
            let message = format!("{id} is answered with n.a., and it is not said why");
            if noted { None } else { obstacle(place, message, "Write why it does not apply into its note") }
        }
        Progress::Answered(Answer::Yes | Answer::Open) => None,
    }
}

/// Returns what the actions lack that follow from a question answered with no; one whole action is enough.
fn action_missing(scope: &Scope, question: &Question) -> Option<(Place, String)> {
    let id = &question.id;
    let mut actions = scope.actions.iter().filter(|action| action.from.trim() == id.as_str());
    let Some(first) = actions.clone().next() else {
        let message = format!("{id} is answered with no, and no action follows");
        return Some((Place::row(Section::Verdicts, id), message));
    };
    if actions.any(|action| gap_in(action).is_none()) {
        return None;
    }
    let (field, what) = gap_in(first)?;
    let message = format!("The action {} that follows from {id} does not say {what}", first.id);
    Some((Place::cell(Section::Actions, &first.id, field), message))
}

fn gap_in(action: &Action) -> Option<(&'static str, &'static str)> {
    if !says_something(&action.text) {
        Some(("text", "what is done"))
    } else if !is_named(&action.owner) {
        Some(("owner", "who does it"))
    } else if action.due.is_none() {
        Some(("due", "by when"))
    } else {
        None
    }
}

fn clock_behind(known: &Known<'_>, follows: Option<Predecessor>) -> Option<Obstacle> {
    let follows = follows?;
    let last = follows.at?.date_naive();
    (known.today < last).then(|| Obstacle {
        place: Place::section(Section::Approval),
        message: format!(
            "The clock says {}, but {} was approved on {last}: the clock is behind",
            known.today, follows.version
        ),
        next: "Set the computer's clock".to_owned(),
    })
}

fn unsaved(on_disk: OnDisk) -> Option<Obstacle> {
    (on_disk == OnDisk::Unsaved).then(|| Obstacle {
        place: Place::section(Section::Approval),
        message: "The scope has changes that are not saved".to_owned(),
        next: "Save it; what is approved is the file".to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        rules::{
            checklist::answer,
            sample::{approved, clerk, complete, day, insert, reviewed, set, today},
        },
        scope::value::Version,
    };

    fn obstacles(scope: &Scope, newest: Option<&Scope>, on_disk: OnDisk) -> Vec<Obstacle> {
        ready(scope, &Known { today: today(), newest }, on_disk).err().unwrap_or_default()
    }

    fn told(scope: &Scope) -> Vec<String> {
        let line = |obstacle: Obstacle| format!("{}: {}", obstacle.place, obstacle.message);
        obstacles(scope, None, OnDisk::Saved).into_iter().map(line).collect()
    }

    fn answered(id: &str, reply: Answer, note: &str) -> Scope {
        let mut scope = reviewed(complete());
        let question = questions().iter().find(|question| question.id.as_str() == id).unwrap();
        answer(&scope, question, reply, note, "Signe Holm", today()).apply(&mut scope).unwrap();
        scope
    }

    #[test]
    fn a_complete_and_reviewed_scope_can_be_approved() {
        let known = Known { today: today(), newest: None };
        let approvable = ready(&reviewed(complete()), &known, OnDisk::Saved).unwrap();
        assert_eq!(approvable.next().version.to_string(), "2.0");
        assert_eq!(approvable.follows(), None);
    }

    #[test]
    fn the_sample_is_kept_back_by_every_blocker_and_every_question_but_not_by_being_overdue() {
        let found = obstacles(&clerk(), None, OnDisk::Saved);
        assert_eq!(found.len(), 17 + 36);
        assert!(
            found.iter().all(|obstacle| !obstacle.message.contains("overdue") && !obstacle.next.is_empty())
        );
    }

    #[test]
    fn being_overdue_keeps_nothing_back() {
        let mut scope = reviewed(complete());
        set(&mut scope, "control/next_review", "2020-01-01");
        assert_eq!(told(&scope), [""; 0]);
    }

    #[test]
    fn a_stale_answer_keeps_it_back() {
        let mut scope = reviewed(complete());
        set(&mut scope, "climate/reason", "Another");
        let found = told(&scope);
        assert!(
            found[0].starts_with("verdicts/Q03: Q03 was answered before its subject changed"),
            "{found:?}"
        );
    }

    #[test]
    fn a_no_needs_an_action_with_what_who_and_when() {
        let mut scope = answered("Q28", Answer::No, "");
        assert_eq!(told(&scope), ["verdicts/Q28: Q28 is answered with no, and no action follows"]);
        insert(&mut scope, Section::Actions, "TSK-1", &[("from", "Q28")]);
        let lacks = |what: &str| format!("The action TSK-1 that follows from Q28 does not say {what}");
        assert_eq!(told(&scope), [format!("actions/TSK-1/text: {}", lacks("what is done"))]);
        set(&mut scope, "actions/TSK-1/text", "Find an owner");
        assert_eq!(told(&scope), [format!("actions/TSK-1/owner: {}", lacks("who does it"))]);
        set(&mut scope, "actions/TSK-1/owner", "TBD");
        assert_eq!(told(&scope), [format!("actions/TSK-1/owner: {}", lacks("who does it"))]);
        set(&mut scope, "actions/TSK-1/owner", "Signe Holm");
        assert_eq!(told(&scope), [format!("actions/TSK-1/due: {}", lacks("by when"))]);
        set(&mut scope, "actions/TSK-1/due", "2027-01-31");
        assert_eq!(told(&scope), [""; 0]);
    }

    #[test]
    fn not_applicable_needs_a_note() {
        let scope = answered("Q09", Answer::NotApplicable, " ");
        assert_eq!(told(&scope), ["verdicts/Q09/note: Q09 is answered with n.a., and it is not said why"]);
        assert_eq!(told(&answered("Q09", Answer::NotApplicable, "No such party")), [""; 0]);
    }

    #[test]
    fn unsaved_changes_keep_it_back() {
        let found = obstacles(&reviewed(complete()), None, OnDisk::Unsaved);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].message, "The scope has changes that are not saved");
    }

    #[test]
    fn a_clock_behind_the_last_approval_keeps_it_back_but_the_same_day_does_not() {
        let scope = reviewed(complete());
        let newest = approved(scope.clone(), Version { major: 2, minor: 0 }, "2026-11-22T23:59:00+01:00");
        let on = |today| ready(&newest, &Known { today, newest: Some(&newest) }, OnDisk::Saved);
        assert!(on(day("2026-11-22")).is_ok());
        let found = on(day("2026-11-21")).unwrap_err();
        assert_eq!(
            found[0].message,
            "The clock says 2026-11-21, but 2.0 was approved on 2026-11-22: the clock is behind"
        );
    }
}
