//! Answering the checklist. A no brings an action with it, and n.a. a reason.
//! Must not know what a question asks, nor what it judges: the checklist does.

use crate::{
    app::{
        App,
        mode::{Mode, Purpose},
    },
    rules::checklist,
    scope::{
        edit::Edit,
        item::{ItemId, Place},
        record::Item,
        review::{Answer, Verdict},
        section::Section,
        value::Value as _,
    },
};

/// Answers the selected question, or asks what has to be known first.
pub(super) fn answer(app: &mut App, answer: Answer) {
    let Some(id) = app.asked() else {
        return;
    };
    if !app.may_change() {
        return;
    }
    let note = verdict(app, &id).map(|verdict| verdict.note.clone()).unwrap_or_default();
    match answer {
        Answer::No if !has_action(app, &id) => app.mode = Mode::prompt(Purpose::What(id), ""),
        Answer::NotApplicable => app.mode = Mode::prompt(Purpose::WhyNotApplicable(id), &note),
        answer => record(app, &id, answer, &note, Vec::new()),
    }
}

/// Asks for a note on the answer to the question that is asked.
pub(super) fn note(app: &mut App) {
    let Some(id) = app.asked().filter(|_| app.may_change()) else {
        return;
    };
    let note = verdict(app, &id).map(|verdict| verdict.note.clone()).unwrap_or_default();
    app.mode = Mode::prompt(Purpose::Note(id), &note);
}

/// Records that a question does not apply, and why.
pub(super) fn not_applicable(app: &mut App, id: &ItemId, why: &str) {
    app.mode = Mode::Browse;
    record(app, id, Answer::NotApplicable, why, Vec::new());
}

/// Records a note; the verdict stays bound to what it judged.
pub(super) fn noted(app: &mut App, id: &ItemId, text: &str) {
    app.mode = Mode::Browse;
    let edit = Edit::set(Place::cell(Section::Verdicts, id, "note"), text);
    match app.change(&edit, format!("note on {id}")) {
        Ok(()) => app.tell(format!("Noted on {id}.")),
        Err(error) => app.warn(error.to_string()),
    }
}

/// Records a no with the action that follows from it: what, who, by when.
pub(super) fn no(app: &mut App, id: &ItemId, [what, who, by_when]: [&str; 3]) {
    let date = Option::<chrono::NaiveDate>::read(by_when);
    if let (Err(problem), Mode::Prompt(prompt)) = (&date, &mut app.mode) {
        prompt.problem = Some(problem.clone());
        return;
    }
    app.mode = Mode::Browse;
    let item = Item::new(app.next_id(Section::Actions))
        .with("from", id.as_str())
        .with("text", what)
        .with("owner", who)
        .with("due", by_when);
    let action = Edit::Insert { section: Section::Actions, index: app.scope.actions.len(), item };
    let note = verdict(app, id).map(|verdict| verdict.note.clone()).unwrap_or_default();
    record(app, id, Answer::No, &note, vec![action]);
}

/// Records a verdict, with what comes with it as one change, and goes to the next open question.
fn record(app: &mut App, id: &ItemId, answer: Answer, note: &str, with: Vec<Edit>) {
    let Some(question) = app.questions().into_iter().find(|question| question.id == *id) else {
        return;
    };
    let verdict = checklist::answer(&app.scope, &question, answer, note, &app.user, app.today);
    let edits = std::iter::once(verdict).chain(with).collect();
    match app.change(&Edit::Group(edits), format!("answer {id} with {}", answer.text())) {
        Ok(()) if app.go_to_next_question() => {
            let all = app.questions();
            let done = all.iter().filter(|question| !app.is_to_be_answered(question)).count();
            app.tell(format!(
                "{id}: {}. {done} of {} answered. Undo takes it back.",
                answer.text(),
                all.len()
            ));
        }
        Ok(()) => app.tell("Every question is answered. Save, then go to Approval."),
        Err(error) => app.warn(error.to_string()),
    }
}

fn verdict<'a>(app: &'a App, id: &ItemId) -> Option<&'a Verdict> {
    app.scope.verdicts.iter().find(|verdict| verdict.id == *id)
}

/// Tells whether an action that follows from the question is already there.
fn has_action(app: &App, id: &ItemId) -> bool {
    app.scope.actions.iter().any(|action| action.from == id.as_str() && action.done.is_none())
}
