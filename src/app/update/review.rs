//! Answering the checklist. A no brings an action with it, and n.a. a reason.
//! Must not know what a question asks, nor what it judges: the checklist does.

use crate::{
    app::{
        App,
        asked::Stop,
        mode::{Mode, Purpose},
        tab::Tab,
    },
    rules::{checklist, confirmation, prompts::answer_prompt},
    scope::{
        edit::Edit,
        item::{ItemId, Place},
        record::Item,
        review::{Answer, Verdict},
        section::Section,
        value::Value as _,
    },
};

/// What is told where the review has nothing left to ask.
const NOTHING_LEFT: &str = "Every question is answered. Save, then go to Approval.";

/// Answers the selected question, or asks what has to be known first; in a list, says whether the item is still true.
pub(super) fn answer(app: &mut App, answer: Answer) {
    if !app.may_change() {
        return;
    }
    if let Some((section, id)) = app.asked_item() {
        return match answer {
            Answer::Yes => confirm(app, &[(section, id)]),
            _ => app.mode = Mode::prompt(Purpose::What(id), ""),
        };
    }
    let Some(id) = app.asked() else {
        return;
    };
    if app.walk.find(&id).is_some_and(|asked| !asked.parts.is_empty() && app.tab != Tab::Guide) {
        // One key for five things would be an answer to none of them.
        let told = format!("{id} is asked one thing at a time.");
        app.guide_to(Stop::Question(id));
        return app.tell(told);
    }
    let note = verdict(app, &id).map(|verdict| verdict.note.clone()).unwrap_or_default();
    match answer {
        Answer::No if !has_action(app, &id) => app.mode = Mode::prompt(Purpose::What(id), ""),
        Answer::NotApplicable => app.mode = Mode::prompt(Purpose::WhyNotApplicable(id), &note),
        answer => record(app, &id, answer, &note, Vec::new()),
    }
}

/// Goes on to the next thing that is asked, and leaves this one as it is.
pub(super) fn skip(app: &mut App) {
    if app.asked_item().is_some() {
        let selected = app.cursor().selected;
        app.select(selected + 1);
        // The last row stays selected where there is none below it.
        if app.cursor().selected > selected && app.select_next_item() {
            return;
        }
    }
    if !app.go_to_next_question() {
        app.tell(NOTHING_LEFT);
    }
}

/// Says of every item of the list that it is still true.
pub(super) fn confirm_all(app: &mut App) {
    let Some((list, _)) = app.asked_item().filter(|_| app.may_change()) else {
        return;
    };
    let left: Vec<(Section, ItemId)> =
        app.walk.to_confirm.iter().filter(|(section, _)| *section == list).cloned().collect();
    if left.is_empty() {
        return app.tell("Each of them is confirmed already.");
    }
    confirm(app, &left);
}

/// Opens the answer to a question again; nobody has answered it then, and it is not read off the text either.
pub(super) fn reopen(app: &mut App) {
    let Some(id) = app.asked().filter(|_| app.may_change()) else {
        return;
    };
    let Some(question) = app.walk.find(&id).map(|asked| asked.question.clone()) else {
        return;
    };
    let edit = checklist::reopen(&app.scope, &question, &app.user, app.today);
    match app.change(&edit, format!("reopen {id}")) {
        Ok(()) => app.tell(format!("{id} is open again: a person answers it.")),
        Err(error) => app.warn(error.to_string()),
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
    if app.walk.find(id).is_none() {
        // An item that is not true any more stays unconfirmed; what is done about it is written down.
        return match app.change(&action, format!("action for {id}")) {
            Ok(()) => {
                skip(app);
                app.tell(format!("{id} is not confirmed; the action is written down."));
            }
            Err(error) => app.warn(error.to_string()),
        };
    }
    let note = verdict(app, id).map(|verdict| verdict.note.clone()).unwrap_or_default();
    record(app, id, Answer::No, &note, vec![action]);
}

/// Records a verdict, with what comes with it as one change, and goes to the next open question.
fn record(app: &mut App, id: &ItemId, answer: Answer, note: &str, with: Vec<Edit>) {
    let Some(question) = app.walk.find(id).map(|asked| asked.question.clone()) else {
        return;
    };
    let verdict = match app.walk.whole(id) {
        Some(whole) => answer_prompt(
            &app.scope,
            &app.known(),
            (&whole.question, &question),
            (answer, note),
            &app.user,
            app.today,
        ),
        None => checklist::answer(&app.scope, &question, answer, note, &app.user, app.today),
    };
    let open_before = app.walk.open().count();
    let edits = std::iter::once(verdict).chain(with).collect();
    if let Err(error) = app.change(&Edit::Group(edits), format!("answer {id} with {}", answer.text())) {
        return app.warn(error.to_string());
    }
    let (open, all) = (app.walk.open().count(), app.walk.asked.len());
    app.go_to_next_question();
    app.tell(if open > 0 {
        // The word for not applicable ends with a full stop of its own.
        let answer = answer.text();
        format!(
            "{id}: {}. {} of {all} answered. Undo takes it back.",
            answer.trim_end_matches('.'),
            all - open
        )
    } else if open_before > 0 && !app.walk.to_confirm.is_empty() {
        "Every question is answered. Save, then go to Approval; or go on, item by item.".to_owned()
    } else {
        NOTHING_LEFT.to_owned()
    });
}

/// Records that items are still true, and goes to the next one.
fn confirm(app: &mut App, items: &[(Section, ItemId)]) {
    // Each confirmation gets an id of its own, so each is made on the scope that the one before left.
    let mut scope = app.scope.clone();
    let mut edits = Vec::new();
    for (section, id) in items {
        let edit = confirmation::confirm(&scope, *section, id, &app.user, app.today);
        edits.extend(edit.filter(|edit| edit.apply(&mut scope).is_ok()));
    }
    let told = match items {
        [(_, id)] => id.to_string(),
        items => format!("{} items", items.len()),
    };
    if let Err(error) = app.change(&Edit::Group(edits), format!("confirm {told}")) {
        return app.warn(error.to_string());
    }
    if !app.select_next_item() {
        app.go_to_next_question();
    }
    let left = app.walk.to_confirm.len();
    app.tell(if left > 0 || app.walk.open().next().is_some() {
        format!("{told}: still true. {left} left. Undo takes it back.")
    } else {
        NOTHING_LEFT.to_owned()
    });
}

fn verdict<'a>(app: &'a App, id: &ItemId) -> Option<&'a Verdict> {
    app.scope.verdicts.iter().find(|verdict| verdict.id == *id)
}

/// Tells whether an action that follows from the question is already there.
fn has_action(app: &App, id: &ItemId) -> bool {
    app.scope.actions.iter().any(|action| action.from == id.as_str() && action.done.is_none())
}
