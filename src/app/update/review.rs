//! Answering the checklist. A no brings an action with it, and n.a. a reason.
//! Must not know what a question asks, nor what it judges: the checklist does.

use crate::{
    app::{
        App,
        asked::Stop,
        mode::{Mode, Purpose},
        tab::Tab,
    },
    rules::{
        checklist::{self, Progress},
        confirmation,
        prompts::answer_prompt,
    },
    scope::{
        edit::Edit,
        item::ItemId,
        place::Place,
        record::Item,
        review::{Action, Answer, Verdict},
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
        return match (open_action(app, &id), answer) {
            (Some(action), _) => {
                app.tell(format!(
                    "{id} is not true any more: {action} is to be done first, and marked as done."
                ));
            }
            (None, Answer::Yes) => confirm(app, &[(section, id)]),
            (None, _) => app.mode = Mode::prompt(Purpose::What(id), ""),
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
    let note = note_for(app, &id, answer);
    match answer {
        Answer::No if open_action(app, &id).is_none() => app.mode = Mode::prompt(Purpose::What(id), ""),
        Answer::NotApplicable => app.mode = Mode::prompt(Purpose::WhyNotApplicable(id), &note),
        answer => record(app, &id, answer, &note, Vec::new()),
    }
}

/// Returns the note that goes with an answer: the one that was written for it. What was noted for another answer, for
/// another text or for the version before is no evidence of today.
fn note_for(app: &App, id: &ItemId, answer: Answer) -> String {
    let Some(asked) = app.walk.find(id).filter(|asked| !asked.again) else {
        return String::new();
    };
    let holds = !matches!(asked.progress, Progress::Stale(_));
    verdict(app, id)
        .filter(|verdict| holds && (verdict.answer == answer || verdict.answer == Answer::Open))
        .map(|verdict| verdict.note.clone())
        .unwrap_or_default()
}

/// Goes on to the next thing that is asked, and leaves this one as it is; the guided review comes to its end so.
pub(super) fn skip(app: &mut App) {
    if app.tab != Tab::Guide {
        if !app.go_to_next_question() {
            app.tell(NOTHING_LEFT);
        }
        return;
    }
    if app.asked_item().is_some() {
        let selected = app.cursor().selected;
        app.select(selected + 1);
        // The last row stays selected where there is none below it.
        if app.cursor().selected > selected && app.select_next_item() {
            return;
        }
    }
    let next = app.next_open_stop(false);
    app.guide_to(next.unwrap_or_default());
}

/// Says of every item of the list that it is still true.
pub(super) fn confirm_all(app: &mut App) {
    let Some((list, _)) = app.asked_item().filter(|_| app.may_change()) else {
        return;
    };
    let left: Vec<(Section, ItemId)> =
        app.walk.to_confirm.iter().filter(|(section, _)| *section == list).cloned().collect();
    if left.is_empty() {
        return app.tell("Each of them was looked at already.");
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
    match app.change_at(&edit, format!("reopen {id}"), Place::row(Section::Verdicts, &id)) {
        Ok(()) => app.tell(format!("{id} is open again: a person answers it.")),
        Err(error) => app.warn(error.to_string()),
    }
}

/// Asks for a note on the answer to the question that is asked.
pub(super) fn note(app: &mut App) {
    let Some(id) = app.asked().filter(|_| app.may_change()) else {
        return;
    };
    let note = note_for(app, &id, verdict(app, &id).map_or(Answer::Open, |verdict| verdict.answer));
    app.mode = Mode::prompt(Purpose::Note(id), &note);
}

/// Records that a question does not apply, and why.
pub(super) fn not_applicable(app: &mut App, id: &ItemId, why: &str) {
    app.mode = Mode::Browse;
    record(app, id, Answer::NotApplicable, why, Vec::new());
}

/// Records a note. On an answer that holds the verdict stays as it is; else the note comes first, and the answer later.
pub(super) fn noted(app: &mut App, id: &ItemId, text: &str) {
    app.mode = Mode::Browse;
    let Some(asked) = app.walk.find(id) else { return };
    let stands = !asked.again && !matches!(asked.progress, Progress::Stale(_));
    let holds = stands && verdict(app, id).is_some_and(|verdict| verdict.answer != Answer::Open);
    let edit = if holds {
        Edit::set(Place::cell(Section::Verdicts, id, "note"), text)
    } else {
        checklist::note(&app.scope, &asked.question, text, &app.user, app.today)
    };
    match app.change(&edit, format!("note on {id}")) {
        Ok(()) if holds => app.tell(format!("Noted on {id}.")),
        Ok(()) => app.tell(format!("Noted on {id}, which is still to be answered.")),
        Err(error) => app.warn(error.to_string()),
    }
}

/// Records a no with the action that follows from it: what, who, by when.
pub(super) fn no(app: &mut App, id: &ItemId, [what, who, by_when]: [&str; 3]) {
    let problem = match Option::<chrono::NaiveDate>::read(by_when) {
        Err(problem) => Some(problem),
        Ok(Some(day)) if day < app.today => Some(format!("{day} is past: on which day will it be done?")),
        Ok(_) => None,
    };
    if let (Some(problem), Mode::Prompt(prompt)) = (problem, &mut app.mode) {
        prompt.problem = Some(problem);
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
        return deny(app, id, action);
    }
    let note = note_for(app, id, Answer::No);
    record(app, id, Answer::No, &note, vec![action]);
}

/// Records a verdict, with what comes with it as one change, and goes to the next open question.
fn record(app: &mut App, id: &ItemId, answer: Answer, note: &str, with: Vec<Edit>) {
    let Some(question) = app.walk.find(id).map(|asked| asked.question.clone()) else {
        return;
    };
    let before = verdict(app, id).cloned();
    let given = match app.walk.whole(id) {
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
    let edits = std::iter::once(given).chain(with).collect();
    let (says, at) = (format!("answer {id} with {}", answer.text()), Place::row(Section::Verdicts, id));
    if let Err(error) = app.change_at(&Edit::Group(edits), says, at) {
        return app.warn(error.to_string());
    }
    // What was typed for another answer is not wanted any more.
    let others = [
        Purpose::What(id.clone()),
        Purpose::Who(id.clone(), String::new()),
        Purpose::ByWhen(id.clone(), String::new(), String::new()),
        Purpose::WhyNotApplicable(id.clone()),
    ];
    app.forget_typed(|asked| others.iter().any(|other| other.named() == asked));
    if before.is_some() && before.as_ref() == verdict(app, id) {
        app.go_to_next_question();
        return app.tell(format!("{id} was answered so today already; nothing has changed."));
    }
    let (open, all) = (app.walk.open().count(), app.walk.asked.len());
    let undone = open_action(app, id).filter(|_| answer != Answer::No);
    app.go_to_next_question();
    app.tell(if let Some(action) = undone {
        format!("{id} is answered; {action}, which followed from it, is still to be marked as done.")
    } else if open > 0 {
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

/// Records that an item is not true any more: it is not confirmed, and what is done about it is written down.
fn deny(app: &mut App, id: &ItemId, action: Edit) {
    let Some((section, _)) = app.asked_item() else {
        return app.warn("The list is not shown any more; nothing was written down.");
    };
    let edits = std::iter::once(action).chain(confirmation::take_back(&app.scope, id)).collect();
    let says = format!("{id} is not true any more");
    match app.change_at(&Edit::Group(edits), says.clone(), Place::row(section, id)) {
        Ok(()) => {
            if !app.select_next_item() {
                app.go_to_next_question();
            }
            app.tell(format!("{says}; the action is written down. Undo takes it back."));
        }
        Err(error) => app.warn(error.to_string()),
    }
}

/// Records that items are still true, and goes to the next one.
fn confirm(app: &mut App, items: &[(Section, ItemId)]) {
    let edit = confirmation::confirm(&app.scope, items, &app.user, app.today);
    let told = match items {
        [(_, id)] => id.to_string(),
        items => format!("{} items", items.len()),
    };
    let Some((section, first)) = items.first() else { return };
    let at = Place::row(*section, first);
    if let Err(error) = app.change_at(&edit, format!("confirm {told}"), at) {
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

/// Returns the action that follows from a question or an item and is still to be done.
fn open_action(app: &App, id: &ItemId) -> Option<ItemId> {
    let open = |action: &&Action| action.from.trim() == id.as_str() && action.done.is_none();
    app.scope.actions.iter().find(open).map(|action| action.id.clone())
}
