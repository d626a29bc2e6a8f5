//! What has to be done next, the first thing first, and where.
//! Must not judge: the rules and the gate do.

use super::Target;
use crate::{
    app::{App, status, tab::Tab},
    export::counted::counted,
    rules::{
        anew::is_due,
        gate::{self, OnDisk},
        people,
    },
    scope::{
        place::Place,
        review::{Comment, CommentKind},
        section::Section,
    },
};

/// A thing to do, in words, and where one goes for it.
type Step = (String, Target);

/// Returns what has to be done.
pub(super) fn next_steps(app: &App) -> Vec<Step> {
    let mut steps: Vec<Step> =
        [sent_back(app), blockers(app), warnings(app), review(app)].into_iter().flatten().collect();
    if !status::is_approved(app) {
        steps.push(approve(app));
    } else if steps.is_empty() {
        steps.extend(approved(app));
    }
    steps
}

fn sent_back(app: &App) -> Option<Step> {
    let open = |comment: &&Comment| comment.kind == CommentKind::SentBack && comment.done.is_none();
    let comment = app.scope.comments.iter().rfind(open)?;
    let told = format!("Sent back by {}: {}", comment.by, comment.text);
    Some((told, Target::Goto(Place::row(Section::Comments, &comment.id))))
}

fn blockers(app: &App) -> Option<Step> {
    let first = app.blockers().next()?;
    let told = format!("Mend {}. The first: {}", counted(app.blockers().count(), "blocker"), first.message);
    Some((told, Target::Goto(first.place.clone())))
}

fn warnings(app: &App) -> Option<Step> {
    let open = app.open_warnings().count();
    (open > 0).then(|| (format!("Mend or accept {}", counted(open, "warning")), Target::Tab(Tab::Findings)))
}

/// The review: where something changed, or when it is due, or once it was begun.
fn review(app: &App) -> Option<Step> {
    let place = first_question(app)?;
    let questions = counted(app.walk.open().count(), "question");
    let Some(newest) = app.newest().filter(|_| app.walk.is_again()) else {
        return Some((format!("Answer {questions} of the review"), place));
    };
    let due = newest.scope.control.review_due().filter(|_| is_due(&newest.scope, app.today));
    let told = match due {
        _ if app.walk.answered() > 0 => format!("Go on with the review: {questions} left"),
        Some(due) if status::is_overdue(app) => {
            format!("The review was due on {due}: answer {questions} again")
        }
        Some(due) => format!("The review is due on {due}: answer {questions} again"),
        None => return None,
    };
    Some((told, place))
}

fn first_question(app: &App) -> Option<Target> {
    let first = app.walk.open().next()?;
    Some(Target::Goto(Place::row(Section::Verdicts, &first.question.id)))
}

fn approve(app: &App) -> Step {
    let who = people::approver(&app.scope)
        .map_or_else(|| "the approver".into(), |person| format!("{} ({})", person.name, person.role));
    (format!("Approve {}, by {who}", app.next.version), Target::Tab(Tab::Approval))
}

/// What has to be done about a version that is approved and unchanged: nothing, until its review is done.
fn approved(app: &App) -> Vec<Step> {
    if app.is_unsaved() {
        return vec![("Save the answers of the review".into(), Target::Save)];
    }
    let due = app.newest().and_then(|newest| newest.scope.control.review_due());
    let is_done = app.walk.open().next().is_none() && app.walk.answered() > 0;
    if is_done {
        let obstacles = gate::ready(&app.scope, &app.known(), OnDisk::Saved).err().unwrap_or_default();
        if let Some(first) = obstacles.into_iter().next() {
            return vec![(first.message, Target::Goto(first.place))];
        }
        let told = match due.filter(|_| status::is_overdue(app)) {
            Some(due) => format!("The review was due on {due}"),
            None => "The review is done".to_owned(),
        };
        let told = format!("{told}: read it again, and confirm it unchanged as {}", app.next.version);
        return vec![(told, Target::Sign)];
    }
    let told = match due {
        Some(due) => format!("Nothing has to be done until the review, due on {due}"),
        None => "Nothing has to be done".to_owned(),
    };
    let early = first_question(app).map(|place| ("Begin the review before it is due".to_owned(), place));
    std::iter::once((told, Target::Tab(Tab::Approval))).chain(early).collect()
}
