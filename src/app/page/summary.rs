//! The end of the guided review: what was found, and what comes next.
//! Must not judge: it counts.

use super::{Block, Role, Target, Writer, lines, statements};
use crate::{
    app::{App, asked::Asked, status, tab::Tab},
    export::{counted::counted, otherwise::checked_otherwise},
    rules::{
        acceptance::{Acceptances, Standing},
        checklist::Progress,
    },
    scope::{approval::ApprovalKind, place::Place, review::Answer, section::Section},
};

/// Writes the summary.
pub(super) fn write(writer: &mut Writer<'_>) {
    let app = writer.app;
    writer.read("What the review found", Role::Heading);
    writer.read(&answers_told(app), Role::Plain);
    writer.read(&items_told(app), Role::Plain);
    for told in judgements_told(app) {
        writer.read(&told, Role::Plain);
    }
    let next = &app.next;
    writer.read(&status::sentence(&format!("{} comes next: {}", next.version, next.reason)), Role::Plain);
    writer.heading("Next step");
    for (text, target) in next_steps(app) {
        let body = lines(&text, writer.width, Role::Accent);
        writer.push(Block { target: Some(target), lines: body, ..Block::default() });
    }
    let open = app.scope.actions.iter().filter(|action| action.done.is_none()).count();
    if open > 0 {
        writer.heading(&counted(open, "open action"));
        statements::write_section(writer, Section::Actions);
    }
}

fn answers_told(app: &App) -> String {
    let settled = || app.walk.asked.iter().filter(|asked| !asked.open);
    let with = |wanted: Answer| {
        let is_it = |asked: &&Asked| matches!(asked.progress, Progress::Answered(answer) | Progress::ByModel(answer) if answer == wanted);
        settled().filter(is_it).count()
    };
    let read = settled().filter(|asked| matches!(asked.progress, Progress::ByModel(_))).count();
    let read = if read > 0 { format!(" ({read} read off the text)") } else { String::new() };
    format!(
        "{}: {} yes, {} no, {} not applicable, {} open{read}.",
        counted(app.walk.asked.len(), "question"),
        with(Answer::Yes),
        with(Answer::No),
        with(Answer::NotApplicable),
        app.walk.open().count()
    )
}

fn items_told(app: &App) -> String {
    let (all, left) = (app.walk.items, app.walk.to_confirm.len());
    let denied = match app.walk.denied {
        0 => String::new(),
        denied => format!(", {denied} not true any more"),
    };
    match left {
        0 if denied.is_empty() => format!("{}, each confirmed.", counted(all, "item")),
        left => format!("{} of {} confirmed{denied}.", all - left - app.walk.denied, counted(all, "item")),
    }
}

/// What was decided besides the answers: warnings that are accepted, and how this organisation checks otherwise.
fn judgements_told(app: &App) -> Vec<String> {
    let acceptances = Acceptances::of(&app.scope, app.today);
    let is_accepted = |finding: &&_| matches!(acceptances.standing(finding), Standing::Accepted(_));
    let accepted = app.findings.iter().filter(is_accepted).count();
    let accepted = (accepted > 0).then(|| format!("{} accepted, not mended.", counted(accepted, "warning")));
    accepted.into_iter().chain(checked_otherwise(&app.scope)).collect()
}

fn next_steps(app: &App) -> Vec<(String, Target)> {
    let open = app.walk.open().count();
    if let Some(first) = app.walk.open().next() {
        let is = if open == 1 { "is" } else { "are" };
        let told = format!("Answer the {} that {is} open", counted(open, "question"));
        return vec![(told, Target::Goto(Place::row(Section::Verdicts, &first.question.id)))];
    }
    if app.is_unsaved() {
        return vec![("Save what was answered".to_owned(), Target::Save)];
    }
    let warnings = app.open_warnings().count();
    if warnings > 0 {
        let told = format!("Mend or accept {}", counted(warnings, "warning"));
        return vec![(told, Target::Tab(Tab::Findings))];
    }
    let version = app.next.version;
    let told = match app.next.kind {
        ApprovalKind::Reaffirmation => format!("Nothing has changed: confirm it unchanged as {version}"),
        _ => format!("Go to the approval of {version}"),
    };
    vec![(told, Target::Tab(Tab::Approval))]
}
