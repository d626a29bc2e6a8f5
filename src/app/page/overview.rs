//! The first thing seen: the state of the scope and the next step.
//! Must not judge: it tells what the rules found, and where to go next.

use super::{
    Block, ID_WIDTH, Role, Target, Writer, headed, lines, next_steps::next_steps, padded, span, statements,
};
use crate::{
    app::{App, status, tab::Tab, wrap::shortened},
    export::counted::counted,
    rules::history::unread,
    scope::{change::Change, place::Place, review::Action, section::Section, visible::visible},
};

/// How many open actions are shown.
const SHOWN: usize = 4;

/// Writes the overview.
pub(super) fn write(writer: &mut Writer<'_>) {
    let app = writer.app;
    let company = &app.scope.company.name;
    let title = [app.scope.title.as_str(), company]
        .iter()
        .filter(|text| !text.is_empty())
        .copied()
        .collect::<Vec<_>>()
        .join(" · ");
    writer.read(if title.is_empty() { "A scope without a title" } else { &title }, Role::Heading);
    for sentence in status::sentences(app) {
        writer.read(&sentence, Role::Plain);
    }
    writer.heading("Next step");
    for (index, (text, target)) in next_steps(app).into_iter().enumerate() {
        let role = if index == 0 { Role::Accent } else { Role::Plain };
        let body = lines(&text, writer.width, role);
        writer.push(Block { target: Some(target), lines: body, ..Block::default() });
    }
    write_actions(writer);
    let open: Vec<_> = app.scope.comments.iter().filter(|comment| comment.done.is_none()).collect();
    if !open.is_empty() {
        writer.heading("Said about it");
        for comment in open {
            statements::write_row_of(writer, Section::Comments, &comment.id);
        }
    }
    writer.heading("The scope");
    for tab in Tab::ALL.into_iter().skip(1) {
        write_tab(writer, tab);
    }
    for fault in &app.opened.faults {
        writer.blank();
        writer.read(&format!("! {fault}"), Role::Problem);
    }
}

/// The open actions of the review, those first that are due first.
fn write_actions(writer: &mut Writer<'_>) {
    let mut open: Vec<&Action> =
        writer.app.scope.actions.iter().filter(|action| action.done.is_none()).collect();
    if open.is_empty() {
        return;
    }
    open.sort_by_key(|action| (action.due.is_none(), action.due));
    writer.heading(&counted(open.len(), "open action"));
    for action in open.iter().take(SHOWN) {
        write_action(writer, action);
    }
    if open.len() > SHOWN {
        let told = format!("and {} more", open.len() - SHOWN);
        let body = lines(&told, writer.width, Role::Plain);
        writer.push(Block { target: Some(Target::Tab(Tab::Review)), lines: body, ..Block::default() });
    }
}

/// An action in two lines: a long text must not push away what else is to be seen.
fn write_action(writer: &mut Writer<'_>, action: &Action) {
    let width = writer.width.saturating_sub(ID_WIDTH);
    let late = action.due.is_some_and(|due| due < writer.app.today);
    let due = action.due.map(|due| format!(", by {due}")).unwrap_or_default();
    let late = if late { ": it should have been done" } else { "" };
    let told = format!("{}{due}, from {}{late}", action.owner, action.from);
    let mut body = lines(&shortened(&visible(&action.text), width), width, Role::Plain);
    body.extend(lines(&told, width, if late.is_empty() { Role::Label } else { Role::Problem }));
    let head = [span(padded(action.id.as_str(), ID_WIDTH), Role::Id)];
    writer.push(Block {
        target: Some(Target::Row(Section::Actions, action.id.clone())),
        lines: headed(&head, ID_WIDTH, body),
        ..Block::default()
    });
}

/// One line for a tab: what stands there, what changed, what is wrong.
fn write_tab(writer: &mut Writer<'_>, tab: Tab) {
    let app = writer.app;
    let holds = |place: &Place| Tab::of(place.section, place.field) == tab;
    let blockers = app.index.blockers_on(tab);
    let changed = app.changes.iter().filter(|change: &&Change| holds(&change.place)).count();
    let mut told = Vec::new();
    match tab {
        Tab::Review => {
            let (all, open) = (app.walk.asked.len(), app.walk.open().count());
            told.push(match (app.newest().filter(|_| app.walk.is_again()), app.walk.answered()) {
                // Nobody began the next review yet: what was answered stands.
                (Some(newest), 0) => format!("answered for {}", newest.version),
                (Some(newest), answered) => {
                    format!("{answered} of {} answered since {}", answered + open, newest.version)
                }
                (None, _) => format!("{} of {all} answered", all - open),
            });
        }
        Tab::Approval => told.push(match status::newest(app) {
            Some(newest) if newest.is_approved() => {
                format!("{} approved by {}", newest.version, newest.scope.approval.by)
            }
            Some(newest) => newest.short(),
            None if unread(&app.known()).is_some() => "cannot be read".into(),
            None => "never approved here".into(),
        }),
        _ => told.push(counted(statements_on(app, tab), "statement")),
    }
    if changed > 0 {
        told.push(format!("{changed} changed"));
    }
    let mut line = vec![span(padded(tab.name(), 16), Role::Label), span(told.join(", "), Role::Plain)];
    if blockers > 0 {
        line.push(span(format!(", {}", counted(blockers, "blocker")), Role::Problem));
    }
    writer.push(Block {
        target: Some(Target::Tab(tab)),
        lines: vec![line],
        problem: blockers > 0,
        changed: changed > 0,
        top: 0,
    });
}

/// Returns how many rows and filled fields stand on a tab.
fn statements_on(app: &App, tab: Tab) -> usize {
    let mut places: Vec<Place> = app
        .scope
        .texts()
        .into_iter()
        .map(|(place, _)| place)
        .filter(|place| Tab::of(place.section, place.field) == tab && place.field != "retired")
        .map(|place| if place.id.is_some() { Place { field: "", ..place } } else { place })
        .collect();
    places.dedup();
    places.len()
}
