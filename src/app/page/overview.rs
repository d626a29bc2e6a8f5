//! The first thing seen: the state of the scope and the next step.
//! Must not judge: it tells what the rules found, and where to go next.

use super::{Block, ID_WIDTH, Role, Target, Writer, lines, padded, span, statements};
use crate::{
    app::{App, status, tab::Tab},
    export::counted::counted,
    rules::{
        gate::{self, OnDisk},
        people,
    },
    scope::{
        change::Change,
        item::Place,
        review::{Action, Comment, CommentKind},
        section::Section,
    },
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
        statements::write_row_of(writer, Section::Actions, &action.id);
        if action.due.is_some_and(|due| due < writer.app.today) {
            writer.note("It should have been done.", ID_WIDTH, Role::Problem);
        }
    }
    if open.len() > SHOWN {
        let told = format!("and {} more", open.len() - SHOWN);
        let body = lines(&told, writer.width, Role::Plain);
        writer.push(Block { target: Some(Target::Tab(Tab::Review)), lines: body, ..Block::default() });
    }
}

/// Returns what has to be done, the first thing first.
fn next_steps(app: &App) -> Vec<(String, Target)> {
    let mut steps = Vec::new();
    let sent_back = |comment: &&Comment| comment.kind == CommentKind::SentBack && comment.done.is_none();
    if let Some(comment) = app.scope.comments.iter().rfind(sent_back) {
        steps.push((
            format!("Sent back by {}: {}", comment.by, comment.text),
            Target::Goto(Place::row(Section::Comments, &comment.id)),
        ));
    }
    let blockers = app.blockers().count();
    if let Some(first) = app.blockers().next() {
        steps.push((
            format!("Mend {}. The first: {}", counted(blockers, "blocker"), first.message),
            Target::Goto(first.place.clone()),
        ));
    }
    let warnings = app.open_warnings().count();
    if warnings > 0 {
        steps.push((format!("Mend or accept {}", counted(warnings, "warning")), Target::Tab(Tab::Findings)));
    }
    let again = app.walk.asked.iter().any(|asked| asked.again);
    let open = app.walk.open().count();
    if let Some(first) = app.walk.open().next().filter(|_| !again) {
        steps.push((
            format!("Answer {} of the review", counted(open, "question")),
            Target::Goto(Place::row(Section::Verdicts, &first.question.id)),
        ));
    }
    let next = &app.next;
    if steps.is_empty() && status::is_approved(app) && status::is_overdue(app) {
        let due = app.scope.control.review_due().map(|day| day.to_string()).unwrap_or_default();
        if let Some(first) = app.walk.open().next() {
            steps.push((
                format!("The review was due on {due}: answer {} again", counted(open, "question")),
                Target::Goto(Place::row(Section::Verdicts, &first.question.id)),
            ));
        }
    }
    // What is approved waits for its review, and no longer than until that is due.
    let waits = status::is_approved(app) && app.scope.control.review_due().is_some_and(|due| due > app.today);
    if steps.is_empty() && !waits {
        let obstacles = gate::ready(&app.scope, &app.known(), OnDisk::Saved).err().unwrap_or_default();
        if let Some(first) = obstacles.into_iter().next() {
            steps.push((first.message, Target::Goto(first.place)));
        }
    }
    if status::is_approved(app) {
        if steps.is_empty() && app.is_unsaved() {
            steps.push(("Save the answers of the review".into(), Target::Save));
        } else if steps.is_empty() {
            let due = app.scope.control.review_due().map(|day| day.to_string()).unwrap_or_default();
            steps.push(if status::is_overdue(app) {
                let told = format!(
                    "The review was due on {due}: read it again, and confirm it unchanged as {}",
                    next.version
                );
                (told, Target::Sign)
            } else if due.is_empty() {
                ("Nothing has to be done".into(), Target::Tab(Tab::Approval))
            } else {
                (format!("Nothing has to be done until the review, due on {due}"), Target::Tab(Tab::Approval))
            });
        }
    } else {
        let who = people::approver(&app.scope)
            .map_or_else(|| "the approver".into(), |person| format!("{} ({})", person.name, person.role));
        steps.push((format!("Approve {}, by {who}", next.version), Target::Tab(Tab::Approval)));
    }
    steps
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
            let again = app.walk.asked.iter().filter(|asked| asked.again).count();
            told.push(match app.newest() {
                // Nobody began the next review yet: what was answered stands.
                Some(newest) if again > 0 && again == open => format!("answered for {}", newest.version),
                Some(newest) if again > 0 => {
                    format!("{} of {all} answered since {}", all - open, newest.version)
                }
                _ => format!("{} of {all} answered", all - open),
            });
        }
        Tab::Approval => told.push(match app.newest() {
            Some(newest) if newest.withdrawn.is_some() => format!("{} withdrawn", newest.version),
            Some(newest) => format!("{} approved by {}", newest.version, newest.scope.approval.by),
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
