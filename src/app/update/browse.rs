//! Looking around, and beginning to change what is selected.
//! Must not write into a field: `edit` does.

use super::{accept, approve, comment, edit, file, find, read, review, withdraw};
use crate::{
    app::{
        App,
        action::Action,
        asked::Stop,
        asking::Asking,
        effect::Effect,
        mode::{Mode, Purpose},
        page::Target,
        sitting, status,
        tab::Tab,
        window::Cursor,
        wrap::shortened,
    },
    rules::{confirmation, finding::Severity},
    scope::{edit::Edit, item::ItemId, place::Place, section::Section},
};

pub(super) fn update(app: &mut App, action: &Action) -> Vec<Effect> {
    if app.shows_a_report() && *action != Action::Quit {
        // Behind the report stands no scope that could be looked at.
        app.may_change();
        return Vec::new();
    }
    match action {
        Action::Up => app.step(false),
        Action::Down => app.step(true),
        Action::Select(stop) => app.select(*stop),
        Action::PageUp => app.page_by(false),
        Action::PageDown => app.page_by(true),
        Action::First => {
            // A first row that is taller than the window is shown from its beginning.
            app.cursor_mut().top = 0;
            app.select(0);
        }
        Action::Last => app.select(usize::MAX),
        Action::NextTab => app.show(app.tab.beside(true)),
        Action::PreviousTab => app.show(app.tab.beside(false)),
        Action::Tab(Tab::Guide) => app.go_on_with_the_review(),
        Action::Tab(tab) => app.show(*tab),
        Action::NextProblem => app.go_to_next_problem(),
        Action::Findings => findings(app),
        Action::Find => app.mode = Mode::prompt(Purpose::Find, ""),
        Action::FindNext => find::next(app, true),
        Action::FindPrevious => find::next(app, false),
        Action::Changes => return read::changes(app),
        Action::Back => back(app),
        Action::Open => return open(app),
        Action::Outside => return edit::begin_outside(app),
        Action::Add => add(app, true),
        Action::AddAbove => add(app, false),
        Action::Delete => delete(app),
        Action::MoveUp => reorder(app, false),
        Action::MoveDown => reorder(app, true),
        Action::Exclude => exclude(app),
        Action::Withdraw => withdraw::begin(app),
        Action::Undo => app.undo(),
        Action::Redo => app.redo(),
        Action::Answer(answer) => review::answer(app, *answer),
        Action::Skip => review::skip(app),
        Action::Confirm => review::confirm_all(app),
        Action::Reopen => review::reopen(app),
        Action::Note => review::note(app),
        Action::Accept => accept::begin(app, false),
        Action::AcceptAll => accept::begin(app, true),
        Action::Done => comment::done(app),
        Action::NextQuestion => app.guide_beside(true),
        Action::PreviousQuestion => app.guide_beside(false),
        Action::Save => return file::save(app),
        Action::Quit => return file::quit(app),
        Action::Copy => return copy(app),
        Action::Paste(_) => app.tell("A paste changes nothing here: open a field first, then paste."),
        _ => {}
    }
    Vec::new()
}

fn back(app: &mut App) {
    if app.tab == Tab::Overview {
        app.select(0);
    } else if app.tab.marked() != app.tab {
        app.show(app.tab.marked());
    } else {
        app.show(Tab::Overview);
    }
}

/// Shows the findings; where they are shown already, those of the next severity only.
fn findings(app: &mut App) {
    if app.tab == Tab::Findings {
        app.filter = match app.filter {
            None => Some(Severity::Blocker),
            Some(Severity::Blocker) => Some(Severity::Warning),
            Some(Severity::Warning) => Some(Severity::Info),
            Some(Severity::Info) => None,
        };
    }
    app.cursors[Tab::Findings.index()] = Cursor::default();
    app.show(Tab::Findings);
}

fn open(app: &mut App) -> Vec<Effect> {
    let target = match app.target() {
        Some(Target::Finding(number)) => {
            app.findings.get(number).map(|finding| Target::Goto(finding.place.clone()))
        }
        target => target,
    };
    match target {
        Some(Target::Field(place)) => edit::begin(app, place),
        Some(Target::Row(section, id)) => {
            let field = first_field(app, section, &id);
            edit::begin(app, Place::cell(section, &id, field));
        }
        Some(Target::Add(_)) => add(app, true),
        // Below the question stands the text that it judges.
        Some(Target::Question(_)) if app.tab == Tab::Guide => app.step(true),
        Some(Target::Question(id)) => app.guide_to(Stop::Question(id)),
        // Only the approval itself can be cleared; a clock that is behind, or what is not saved, stands there too.
        Some(Target::Goto(place)) if place == Place::field(Section::Approval, "version") => {
            let allowed = app.may_change();
            if allowed {
                app.ask(Asking::withdraw());
            }
        }
        Some(Target::Goto(Place { section: Section::Verdicts, id: Some(id), .. })) => {
            app.guide_to(Stop::Question(id));
        }
        Some(Target::Goto(place)) => {
            app.go_to(&place);
            if let Some(next) = approve::what_next(app, &place) {
                app.tell(next);
            }
        }
        _ if sitting::begins_here(app) => return approve::begin(app),
        Some(Target::Tab(Tab::Findings)) => app.show_warnings(),
        Some(Target::Items(section)) => app.guide_to(Stop::Items(section)),
        Some(Target::Save) => return file::save(app),
        Some(Target::Tab(tab)) => {
            let from_the_review = app.tab == Tab::Guide;
            app.show(tab);
            if tab == Tab::Approval && (from_the_review || !status::is_approved(app)) {
                // Who comes to approve stands before the way to it, once it is open.
                app.select_target(&Target::Sign);
            }
        }
        Some(Target::Version(version)) => read::version(app, version),
        Some(Target::Sign | Target::Finding(_)) | None => {}
    }
    Vec::new()
}

/// Returns the field of a row that wants attention: the first with a blocker, else the first.
fn first_field(app: &App, section: Section, id: &ItemId) -> &'static str {
    let of_row = |place: &Place| place.section == section && place.id.as_ref() == Some(id);
    app.blockers()
        .filter(|finding| of_row(&finding.place))
        .map(|finding| finding.place.field)
        .find(|field| !field.is_empty() && !section.is_kept_by_program(field))
        .unwrap_or_else(|| edit::first_written(section))
}

/// Adds an empty row beside the selected one and begins to write its first field.
fn add(app: &mut App, below: bool) {
    if !app.may_change() {
        return;
    }
    let (section, index) = match app.target() {
        Some(Target::Row(section, id)) => {
            (section, app.scope.position(section, &id).map_or(0, |at| at + usize::from(below)))
        }
        Some(Target::Add(section)) => (section, app.scope.len(section)),
        _ => return app.tell("Nothing can be added here: select a list first."),
    };
    edit::begin_row(app, section, index);
}

fn delete(app: &mut App) {
    let (section, id) = match app.target() {
        Some(Target::Row(section, id)) => (section, id),
        Some(Target::Question(_)) => {
            return app.tell("A question is not deleted; it is dropped with a reason, below the list.");
        }
        _ => return app.tell("This cannot be deleted; its text can be emptied."),
    };
    if !app.may_change() {
        return;
    }
    if app.tab == Tab::Guide {
        // A slip beside the key for an answer must not take a row out of the scope.
        return app.tell("Nothing is deleted while a question is asked; go to the tab of the row first.");
    }
    let what = what(app, section, &id);
    // That it was confirmed says nothing any more.
    let confirmed = confirmation::take_back(&app.scope, &id);
    let delete = Edit::delete(&app.scope, section, &id);
    let edit = Edit::Group(std::iter::once(delete).chain(confirmed).collect());
    match app.change(&edit, format!("delete {what}")) {
        Ok(()) => app.tell(format!("Deleted {what}. Undo brings it back.")),
        Err(error) => app.warn(error.to_string()),
    }
}

/// A row in a few words: its id and the beginning of its text.
pub(super) fn what(app: &App, section: Section, id: &ItemId) -> String {
    let text = app.scope.item(section, id).and_then(|item| {
        let said = item.texts.iter().find(|(field, _)| *field == "text").or(item.texts.first());
        said.map(|(_, text)| text.clone())
    });
    match text {
        Some(text) => format!("{id} \"{}\"", shortened(&text, 36)),
        None => id.to_string(),
    }
}

fn reorder(app: &mut App, down: bool) {
    let Some(Target::Row(section, id)) = app.target() else {
        return;
    };
    if !app.may_change() {
        return;
    }
    let at = app.scope.position(section, &id).unwrap_or_default();
    let last = app.scope.len(section).saturating_sub(1);
    let to = if down { (at + 1).min(last) } else { at.saturating_sub(1) };
    if to == at {
        return app.tell(if down {
            "It is the last row of its list."
        } else {
            "It is the first row of its list."
        });
    }
    let edit = Edit::Reorder { section, id: id.clone(), index: to };
    match app.change(&edit, format!("move {}", what(app, section, &id))) {
        Ok(()) => {
            app.select_target(&Target::Row(section, id));
        }
        Err(error) => app.warn(error.to_string()),
    }
}

fn exclude(app: &mut App) {
    if let Some(Target::Row(section, id)) = app.target()
        && section.is_inclusion()
        && app.may_change()
    {
        app.mode = Mode::prompt(Purpose::WhyExcluded(section, id), "");
    }
}

fn copy(app: &mut App) -> Vec<Effect> {
    let text = match app.target() {
        Some(Target::Field(place)) => app.scope.get(&place),
        Some(Target::Row(section, id)) => app
            .scope
            .item(section, &id)
            .map(|item| item.texts.into_iter().map(|(_, text)| text).collect::<Vec<_>>().join("\n"))
            .unwrap_or_default(),
        _ => String::new(),
    };
    if text.is_empty() {
        app.tell("There is no text here to copy.");
        return Vec::new();
    }
    app.tell("Sent to the terminal's clipboard.");
    vec![Effect::Copy(text)]
}
