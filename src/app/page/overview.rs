//! The first thing seen: the state of the scope and the next step.
//! Must not judge: it tells what the rules found, and where to go next.

use super::{Block, Role, Target, Writer, lines, padded, span, statements};
use crate::{
    app::{App, status, tab::Tab},
    export::counted::counted,
    rules::{
        checklist::{Progress, progress},
        gate::{self, OnDisk},
        people,
    },
    scope::{
        change::Change,
        item::Place,
        review::{Comment, CommentKind},
        section::Section,
    },
};

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
    let questions = app.questions();
    let open: Vec<_> = questions
        .iter()
        .filter(|question| !matches!(progress(&app.scope, &app.known(), question), Progress::Answered(_)))
        .collect();
    if let Some(first) = open.first() {
        // What the text itself answers does not close the gate; a person may answer it all the same.
        let needed =
            open.iter().filter(|question| !progress(&app.scope, &app.known(), question).is_settled()).count();
        let told = match needed {
            all if all == open.len() => String::new(),
            0 => "; the text answers each already".to_owned(),
            some => format!("; {some} of them keep it from being approved"),
        };
        steps.push((
            format!("Answer {} of the review{told}", counted(open.len(), "question")),
            Target::Goto(Place::row(Section::Verdicts, &first.id)),
        ));
    }
    let next = &app.next;
    if steps.is_empty() && status::is_approved(app) && status::is_overdue(app) {
        let due = app.scope.control.review_due().map(|day| day.to_string()).unwrap_or_default();
        let again: Vec<_> = questions.iter().filter(|question| app.is_of_the_last_review(question)).collect();
        if let Some(first) = again.first() {
            steps.push((
                format!("The review was due on {due}: answer {} again", counted(again.len(), "question")),
                Target::Goto(Place::row(Section::Verdicts, &first.id)),
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
            steps.push(("Save the answers of the review".into(), Target::Tab(Tab::Review)));
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
            let questions = app.questions();
            let answered = questions
                .iter()
                .filter(|question| {
                    matches!(progress(&app.scope, &app.known(), question), Progress::Answered(_))
                })
                .count();
            told.push(format!("{answered} of {} answered", questions.len()));
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
