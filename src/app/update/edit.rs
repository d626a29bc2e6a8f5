//! Writing into a field of the scope, where it stands. No text is lost on the way out.
//! Must not judge a text: what is no value for its field, the scope refuses.

use super::input;
use crate::{
    app::{
        App, Step,
        action::{Action, Failure},
        effect::Effect,
        mode::{Editing, Input, Mode},
        page::Target,
        text_box::Stroke,
    },
    export::changes::subject_of,
    scope::{
        edit::{Edit, EditError},
        place::Place,
        record::Item,
        section::Section,
    },
};

/// Begins to write into a field.
pub(super) fn begin(app: &mut App, place: Place) {
    if !app.may_change() {
        return;
    }
    let stamped = place.section == Section::Control && place.field == "version" && app.newest().is_some();
    if stamped {
        return app.tell("The version is stamped by the approval: it follows from what changed.");
    }
    let Some(field) = place.section.field(place.field) else {
        return;
    };
    let original = app.scope.get(&place);
    let mut input = Input::new(field.kind, &original);
    // What was typed here before a connection broke, and was no value for the field yet.
    if let (Input::Text(text), Some(typed)) = (&mut input, app.take_again(&subject_of(&place))) {
        text.replace(&typed);
    }
    app.mode = Mode::Editing(Box::new(Editing {
        place,
        input,
        original,
        fresh: false,
        leaving: false,
        problem: None,
    }));
    app.lay_out();
}

/// Adds an empty row and begins to write its first field; left empty, the row goes again without a trace.
pub(super) fn begin_row(app: &mut App, section: Section, index: usize) {
    let id = app.next_id(section);
    let edit = Edit::Insert { section, index, item: Item::new(id.clone()) };
    if let Err(error) = edit.apply(&mut app.scope) {
        return app.warn(error.to_string());
    }
    app.look_again();
    app.select_target(&Target::Row(section, id.clone()));
    begin(app, Place::cell(section, &id, first_written(section)));
    if let Mode::Editing(editing) = &mut app.mode {
        editing.fresh = true;
    }
}

/// The first field of a row that is offered for writing.
pub(super) fn first_written(section: Section) -> &'static str {
    let mut names = section.fields().iter().map(|field| field.name);
    names.find(|field| !section.is_kept_by_program(field)).unwrap_or(section.fields()[0].name)
}

/// Begins to write, and gives the text to the user's own editor.
pub(super) fn begin_outside(app: &mut App) -> Vec<Effect> {
    if matches!(app.mode, Mode::Browse) {
        match app.target() {
            Some(Target::Field(place)) => begin(app, place),
            Some(Target::Row(section, id)) => begin(app, Place::cell(section, &id, first_written(section))),
            _ => return Vec::new(),
        }
    }
    match &app.mode {
        Mode::Editing(editing) if matches!(editing.input, Input::Text(_)) => {
            vec![Effect::Outside(editing.input.text())]
        }
        _ => Vec::new(),
    }
}

/// Takes the text that came back from the user's own editor; it is kept like a text that was typed.
pub(super) fn edited_outside(app: &mut App, result: Result<String, Failure>) -> Vec<Effect> {
    match (result, &mut app.mode) {
        (Ok(text), Mode::Editing(editing)) => {
            if let Input::Text(text_box) = &mut editing.input {
                // Editors end a file with a line feed that is not part of the text.
                let text = text.strip_suffix('\n').unwrap_or(&text);
                text_box.replace(text.strip_suffix('\r').unwrap_or(text));
            }
            keep(app);
        }
        (Ok(_), _) => {}
        (Err(failure), _) => app.warn(format!("{} {}", failure.says, failure.next)),
    }
    app.lay_out();
    vec![Effect::Redraw]
}

pub(super) fn update(app: &mut App, action: Action) -> Vec<Effect> {
    let Mode::Editing(editing) = &mut app.mode else {
        return Vec::new();
    };
    app.message = None;
    if std::mem::take(&mut editing.leaving) && is_settled(app, &action) {
        return Vec::new();
    }
    let Mode::Editing(editing) = &mut app.mode else {
        return Vec::new();
    };
    let (width, changed) = (app.page.writing_width, editing.is_changed());
    match (action, &mut editing.input) {
        (Action::Up, Input::Text(text)) => {
            let at_the_top = !text.vertical(width, false);
            if at_the_top {
                keep_and_open(app, false);
            }
        }
        (Action::Down, Input::Text(text)) => {
            let at_the_end = !text.vertical(width, true);
            if at_the_end {
                keep_and_open(app, true);
            }
        }
        (Action::Keep, _) => drop(keep(app)),
        (Action::Save, _) => {
            let kept = keep(app);
            if kept {
                return super::file::save(app);
            }
        }
        (Action::KeepNext, _) => keep_and_open(app, true),
        (Action::KeepPrevious, _) => keep_and_open(app, false),
        (Action::Discard, _) if changed => discard(app),
        (Action::Back, _) if changed => editing.leaving = true,
        (Action::Back | Action::Discard, _) => close(app),
        (Action::Outside, Input::Text(text)) => return vec![Effect::Outside(text.text())],
        (action, Input::Text(text)) => input::write(text, action),
        (action, Input::Choice { words, chosen }) => editing.problem = input::choose(words, chosen, &action),
    }
    app.lay_out_written();
    Vec::new()
}

/// Takes the answer to what becomes of the text that is being left; `false` where one goes on writing.
fn is_settled(app: &mut App, action: &Action) -> bool {
    match action {
        Action::Keep | Action::Stroke(Stroke::NewLine) => drop(keep(app)),
        Action::Type('d') => discard(app),
        Action::Back => app.lay_out(),
        // Any other key goes on with the text.
        _ => return false,
    }
    true
}

/// Keeps the text; `false` when it is no value for the field: it then stays in the field.
fn keep(app: &mut App) -> bool {
    let Mode::Editing(editing) = &mut app.mode else {
        return true;
    };
    if !editing.is_changed() {
        close(app);
        return true;
    }
    let (place, text, fresh) = (editing.place.clone(), editing.input.text(), editing.fresh);
    let label = place.section.field(place.field).map_or(place.field, |field| field.label);
    let says = match &place.id {
        Some(id) => format!("{label} of {id}"),
        None => label.to_owned(),
    };
    let set = Edit::set(place.clone(), text);
    let result = if fresh { keep_row(app, &set, &place) } else { app.change(&set, says) };
    match result {
        Ok(()) => {
            app.mode = Mode::Browse;
            app.lay_out();
            true
        }
        Err(error) => {
            if let Mode::Editing(editing) = &mut app.mode {
                editing.problem = Some(error.to_string());
            }
            app.lay_out();
            false
        }
    }
}

/// Keeps the first text of a row that was added: row and text are one change.
fn keep_row(app: &mut App, set: &Edit, place: &Place) -> Result<(), EditError> {
    set.apply(&mut app.scope)?;
    if let Some(id) = place.id.clone() {
        let section = place.section;
        let says = format!("add {id}");
        app.remember(Step {
            edit: Edit::Remove { section, id },
            says,
            place: Some(place.clone()),
            pinned: false,
        });
    }
    app.look_again();
    Ok(())
}

/// Leaves the field as it was.
fn close(app: &mut App) {
    if let Mode::Editing(editing) = &app.mode
        && editing.fresh
        && let Some(id) = &editing.place.id
    {
        let remove = Edit::Remove { section: editing.place.section, id: id.clone() };
        // The row was added a moment ago and cannot be gone.
        let _ = remove.apply(&mut app.scope);
    }
    app.mode = Mode::Browse;
    app.look_again();
}

/// Leaves the field as it was, and puts the text where undo finds it.
fn discard(app: &mut App) {
    let Mode::Editing(editing) = &app.mode else {
        return;
    };
    let (place, text) = (editing.place.clone(), editing.input.text());
    let bring_back = match (&place.id, editing.fresh) {
        (Some(id), true) => Edit::Insert {
            section: place.section,
            index: app.scope.position(place.section, id).unwrap_or_default(),
            item: Item::new(id.clone()).with(place.field, text),
        },
        _ => Edit::set(place.clone(), text),
    };
    close(app);
    // A text that is no value for its field cannot be brought back into it.
    if bring_back.apply(&mut app.scope.clone()).is_ok() {
        app.remember(Step {
            edit: bring_back,
            says: "discard the text".into(),
            place: Some(place),
            pinned: false,
        });
        app.tell("Discarded. Undo brings the text back.");
    }
}

/// Keeps the text and opens the next field of the row or section, or the one before.
fn keep_and_open(app: &mut App, forward: bool) {
    let Mode::Editing(editing) = &app.mode else {
        return;
    };
    let place = editing.place.clone();
    let emptied_row = editing.fresh && !editing.is_changed();
    if !keep(app) || emptied_row {
        return;
    }
    let section = place.section;
    let fields: Vec<_> =
        section.fields().iter().filter(|field| !section.is_kept_by_program(field.name)).collect();
    let at = fields.iter().position(|field| field.name == place.field);
    let beside = at.and_then(|at| if forward { at.checked_add(1) } else { at.checked_sub(1) });
    let next = beside.and_then(|beside| fields.get(beside));
    // The texts that stand by themselves have no neighbours.
    if let Some(next) = next.filter(|_| place.section != Section::Texts) {
        let place = Place { field: next.name, ..place };
        app.go_to(&place);
        begin(app, place);
    }
}
