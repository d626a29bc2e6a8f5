//! The first page of a sitting: who is asked for what, and what whoever signs has to know before reading on.
//! Must not decide whether the scope can be approved: the gate does.

use super::accepted::{accepted, newly_accepted};
use crate::{
    app::{App, asked::Asked, status},
    export::{
        counted::counted, judged::reasons_accepted, otherwise::checked_otherwise, summary::in_plain_words,
    },
    rules::{
        anew::is_due,
        checklist::{Progress, verdict},
        people,
        placeholder::says_something,
    },
    scope::{approval::ApprovalKind, review::Answer},
};

/// Returns the first page: who is asked for what, what it replaces, what changed in plain words, and what is open.
pub(super) fn front(app: &App) -> String {
    let mut lines = Vec::new();
    let company = match app.scope.company.name.trim() {
        "" => String::new(),
        name => format!(" of {name}"),
    };
    let who = people::approver(&app.scope)
        .map_or_else(|| "The approver".into(), |person| format!("{}, {}", person.name, person.role));
    let version = app.next.version;
    let asked = match app.next.kind {
        ApprovalKind::Reaffirmation => {
            format!("to confirm that the ISMS scope{company} is still true, as version {version}")
        }
        ApprovalKind::None | ApprovalKind::Approval => {
            format!("to approve version {version} of the ISMS scope{company}")
        }
    };
    lines.push(format!("{who}, is asked {asked}. Nothing is signed before you saw the end."));
    lines.push(String::new());
    lines.push(match status::newest(app) {
        Some(newest) => format!("- It replaces {}", newest.replaced()),
        None => "- It is the first approval on record, so all of it is shown.".to_owned(),
    });
    if let Some(newest) = app.newest() {
        lines.push(match app.changes.len() {
            0 => format!("- Nothing has changed: the text is that of {}.", newest.version),
            many => format!("- {}: {}", counted(many, "change"), in_plain_words(&app.changes)),
        });
    }
    if says_something(&app.scope.change.reason) && !app.changes.is_empty() {
        let responsible = app.scope.change.responsible.trim();
        let by = if responsible.is_empty() { String::new() } else { format!(" ({responsible})") };
        lines.push(format!("- Why it is changed: {}{by}", status::sentence(app.scope.change.reason.trim())));
    }
    lines.push(format!("- Why this number: {}", status::sentence(&app.next.reason)));
    if let Some(day) = app.scope.control.after_interval(app.today) {
        lines.push(format!("- The next review will be due on {day}."));
    }
    let not_done = review_is_due(app);
    let open = if not_done.is_none() { " Nothing is open." } else { "" };
    lines.push(format!("- {}{open}", review_told(app)));
    lines.extend(not_as_asked(app));
    lines.extend(not_done);
    lines.extend(actions_told(app));
    lines.extend(confirmed_told(app));
    lines.extend(accepted_told(app));
    lines.extend(checked_otherwise(&app.scope).into_iter().map(|told| format!("- {told}")));
    for conflict in people::conflicts(&app.scope, app.opened.last_change_by.as_deref()) {
        lines.push(format!("! {conflict}: you will be asked why one person may do both."));
    }
    lines.join("\n")
}

fn review_told(app: &App) -> String {
    let asked = &app.walk.asked;
    let with = |wanted: Answer| {
        let is_so = |asked: &&Asked| matches!(asked.progress, Progress::Answered(answer) | Progress::ByModel(answer) if answer == wanted);
        asked.iter().filter(is_so).count()
    };
    format!(
        "Review: {} questions, {} yes, {} no, {} not applicable.",
        asked.len(),
        with(Answer::Yes),
        with(Answer::No),
        with(Answer::NotApplicable)
    )
}

/// The questions that somebody answered with no, or found not to apply, each with the note on it.
fn not_as_asked(app: &App) -> Vec<String> {
    let told = app.walk.asked.iter().filter_map(|asked| {
        let word = match asked.progress {
            Progress::Answered(Answer::No) => "no",
            Progress::Answered(Answer::NotApplicable) => "not applicable",
            _ => return None,
        };
        let question = &asked.question;
        let note = verdict(&app.scope, question).map(|verdict| verdict.note.trim()).unwrap_or_default();
        let note = if note.is_empty() { String::new() } else { format!(" ({note})") };
        Some(format!("  {} {word}: {}{note}", question.id, question.text))
    });
    told.collect()
}

/// What the approver has to know where the review is due and was not done: it does not close the gate.
fn review_is_due(app: &App) -> Option<String> {
    let newest = app.newest().filter(|newest| is_due(&newest.scope, app.today))?;
    let again = app.walk.asked.iter().filter(|asked| asked.again).count();
    let due = newest.scope.control.review_due()?;
    (again > 0).then(|| {
        let is = if again == 1 { "is" } else { "are" };
        format!(
            "! The review due on {due} is not done: {} {is} still answered as for {}.",
            counted(again, "question"),
            newest.version
        )
    })
}

/// The actions that are promised with the approval.
fn actions_told(app: &App) -> impl Iterator<Item = String> + '_ {
    let open = app.scope.actions.iter().filter(|action| action.done.is_none());
    open.map(|action| {
        let due = action.due.map(|day| format!(" by {day}")).unwrap_or_default();
        format!("- To do after {}: {} ({}{due})", action.from, action.text, action.owner)
    })
}

/// How many items somebody found to be still true in this review; nothing where nobody was asked.
fn confirmed_told(app: &App) -> Option<String> {
    let looked_at = app.walk.items - app.walk.to_confirm.len() - app.walk.denied;
    (looked_at > 0).then(|| format!("- Confirmed as still true: {looked_at} of {} items.", app.walk.items))
}

/// How many warnings are accepted instead of mended, and for which reasons.
fn accepted_told(app: &App) -> Vec<String> {
    let accepted = accepted(app);
    if accepted.is_empty() {
        return Vec::new();
    }
    let new = match (newly_accepted(app).count(), app.newest()) {
        (0, _) | (_, None) => String::new(),
        (new, Some(newest)) => format!("; {new} of them since {}", newest.version),
    };
    let head = format!("- Accepted with a reason, not mended: {}{new}.", counted(accepted.len(), "warning"));
    let reasons = reasons_accepted(accepted.into_iter().map(|(_, row)| row));
    std::iter::once(head).chain(reasons.into_iter().map(|reason| format!("  {reason}"))).collect()
}
