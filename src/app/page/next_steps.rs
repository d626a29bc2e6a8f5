//! What has to be done next, the first thing first, and where.
//! Must not judge: the rules and the gate do.

use super::Target;
use crate::{
    app::{App, asked::Asked, status, tab::Tab, wrap::shortened},
    export::counted::counted,
    rules::{
        anew::is_due,
        gate::{self, OnDisk},
        people,
    },
    scope::{
        place::Place,
        review::{Answer, Verdict},
        section::Section,
    },
};

/// A thing to do, in words, and where one goes for it.
type Step = (String, Target);

/// Returns what has to be done.
pub(super) fn next_steps(app: &App) -> Vec<Step> {
    let mut steps: Vec<Step> =
        [sent_back(app), blockers(app), warnings(app), review(app)].into_iter().flatten().collect();
    if status::is_approved(app) {
        steps.extend(to_save(app).or_else(|| to_confirm(app)));
        steps.extend(action(app));
        if steps.is_empty() {
            steps.extend(nothing(app));
        }
    } else {
        // Where nothing else is told to be open, the gate says what is.
        let closed = if steps.is_empty() { closed(app) } else { None };
        let then = if closed.is_none() { Some(approve(app)) } else { None };
        steps.extend(closed.into_iter().chain(action(app)).chain(then));
    }
    steps
}

fn sent_back(app: &App) -> Option<Step> {
    let comment = gate::sent_back(&app.scope).last()?;
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
    let reopened = app.walk.open().filter(|asked| is_reopened(app, asked)).count();
    let told = match due {
        _ if app.walk.answered() > 0 => format!("Go on with the review: {questions} left"),
        Some(due) if status::is_overdue(app) => {
            format!("The review was due on {due}: answer {questions} again")
        }
        Some(due) => format!("The review is due on {due}: answer {questions} again"),
        None if reopened > 0 => {
            let first = app.walk.open().find(|asked| is_reopened(app, asked))?;
            let told = format!("Answer {} opened again", counted(reopened, "question"));
            return Some((told, Target::Goto(Place::row(Section::Verdicts, &first.question.id))));
        }
        None => return None,
    };
    Some((told, place))
}

/// Tells whether a person opened a question again, or noted something on it, and nobody answered it since.
fn is_reopened(app: &App, asked: &Asked) -> bool {
    let open = |verdict: &&Verdict| verdict.id == asked.question.id && verdict.answer == Answer::Open;
    app.scope.verdicts.iter().any(|verdict| open(&verdict))
}

fn first_question(app: &App) -> Option<Target> {
    let first = app.walk.open().next()?;
    Some(Target::Goto(Place::row(Section::Verdicts, &first.question.id)))
}

/// What keeps a scope from being approved of which nothing changed, as where the newest version was withdrawn.
fn closed(app: &App) -> Option<Step> {
    let first = gate::ready(&app.scope, &app.known(), OnDisk::Saved).err()?.into_iter().next()?;
    if first.place.section != Section::Verdicts {
        return Some((first.message, Target::Goto(first.place)));
    }
    let (questions, next) = (counted(app.walk.open().count(), "question"), app.next.version);
    let told = format!("Answer {questions} of the review before {next} can be approved");
    Some((told, first_question(app).unwrap_or(Target::Goto(first.place))))
}

fn approve(app: &App) -> Step {
    let who = people::approver(&app.scope)
        .map_or_else(|| "the approver".into(), |person| format!("{} ({})", person.name, person.role));
    (format!("Approve {}, by {who}", app.next.version), Target::Tab(Tab::Approval))
}

/// The open action that is due first; one that is late is among the warnings.
fn action(app: &App) -> Option<Step> {
    let open = app.scope.actions.iter().filter(|action| action.done.is_none());
    let first = open
        .filter(|action| action.due.is_some_and(|due| due >= app.today))
        .min_by_key(|action| action.due)?;
    let due = first.due.map(|due| format!(", by {due}")).unwrap_or_default();
    let told = format!("Do {}{due}: {}", first.id, shortened(&first.text, 60));
    Some((told, Target::Goto(Place::row(Section::Actions, &first.id))))
}

fn to_save(app: &App) -> Option<Step> {
    app.is_unsaved().then(|| ("Save what is not saved yet".into(), Target::Save))
}

/// What is approved and was reviewed since can be confirmed as it is.
fn to_confirm(app: &App) -> Option<Step> {
    // A blocker is the step before.
    if !app.walk.is_done() || app.blockers().next().is_some() {
        return None;
    }
    let obstacles = gate::ready(&app.scope, &app.known(), OnDisk::Saved).err().unwrap_or_default();
    if let Some(first) = obstacles.into_iter().find(|obstacle| !obstacle.acceptable) {
        return Some((first.message, Target::Goto(first.place)));
    }
    let due = app.newest().and_then(|newest| newest.scope.control.review_due());
    let told = match due.filter(|_| status::is_overdue(app)) {
        Some(due) => format!("The review was due on {due}"),
        None => "The review is done".to_owned(),
    };
    let told = format!("{told}: read it again, and confirm it unchanged as {}", app.next.version);
    Some((told, Target::Sign))
}

/// Nothing has to be done about what is approved until its review; it may be done before.
fn nothing(app: &App) -> Vec<Step> {
    let told = match app.newest().and_then(|newest| newest.scope.control.review_due()) {
        Some(due) => format!("Nothing has to be done until the review, due on {due}"),
        None => "Nothing has to be done".to_owned(),
    };
    let early = first_question(app).map(|place| ("Begin the review before it is due".to_owned(), place));
    std::iter::once((told, Target::Tab(Tab::Approval))).chain(early).collect()
}
