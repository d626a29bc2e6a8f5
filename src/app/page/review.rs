//! The checklist: each question with its verdict, and the actions that follow from a no.
//! Must not hold an answer: the scope does.

use super::{Block, ID_WIDTH, Role, Target, Writer, headed, lines, padded, span, statements};
use crate::{
    app::{App, asked::Asked, tab::Tab},
    export::counted::counted,
    rules::{
        checklist::Progress,
        confirmation::{CONFIRMED, Confirmed, confirmations},
    },
    scope::{
        review::{Answer, Verdict},
        section::Section,
        value::Value as _,
    },
};

/// How many columns a verdict takes, with the space after it.
const VERDICT_WIDTH: usize = 7;

/// How many columns the name of a list takes, with the space after it.
const ITEMS_WIDTH: usize = 28;

/// Writes the checklist, the actions, what was said, and how this organisation checks otherwise.
pub(super) fn write(writer: &mut Writer<'_>) {
    let app = writer.app;
    writer.read(&progress_told(app), Role::Heading);
    for asked in &app.walk.asked {
        write_question(writer, asked);
    }
    if app.walk.items > 0 {
        writer.heading("Items, and how many are confirmed");
    }
    let stands = confirmations(&app.scope);
    for section in CONFIRMED.iter().copied().filter(|section| app.scope.len(*section) > 0) {
        let of_list = stands.iter().filter(|(of, ..)| *of == section).map(|(.., stand)| stand);
        write_items(writer, section, &of_list.collect::<Vec<_>>());
    }
    for section in Tab::Review.parts().iter().filter_map(|part| part.section()) {
        // Nobody adds to these; they are there once something was said.
        if section == Section::Comments && app.scope.comments.is_empty() {
            continue;
        }
        writer.heading(section.title());
        statements::write_section(writer, section);
    }
}

/// One line for a list of items: how many are confirmed, and what became of the others.
fn write_items(writer: &mut Writer<'_>, section: Section, stands: &[&Confirmed<'_>]) {
    let app = writer.app;
    let all = app.scope.len(section);
    let left = app.walk.to_confirm.iter().filter(|(of, _)| *of == section).count();
    let count = |wanted: fn(&Confirmed<'_>) -> bool| stands.iter().filter(|stand| wanted(stand)).count();
    let changed = count(|stand| matches!(stand, Confirmed::Stale(_)));
    let denied = count(|stand| matches!(stand, Confirmed::Denied(_)));
    let besides = [(changed, "changed since"), (denied, "not true any more")];
    let besides = besides.iter().filter(|(count, _)| *count > 0);
    let told = std::iter::once(format!("{} of {all} confirmed", all - left - denied))
        .chain(besides.map(|(count, what)| format!("{count} {what}")))
        .collect::<Vec<_>>()
        .join(", ");
    let line = vec![span(padded(section.title(), ITEMS_WIDTH), Role::Label), span(told, Role::Plain)];
    writer.push(Block { target: Some(Target::Items(section)), lines: vec![line], ..Block::default() });
}

fn progress_told(app: &App) -> String {
    let (all, read) = (app.walk.asked.len(), app.walk.read_off());
    let stale = app.walk.asked.iter().filter(|asked| matches!(asked.progress, Progress::Stale(_))).count();
    let stale =
        if stale > 0 { format!("; {stale} to answer again: the text has changed") } else { String::new() };
    if let Some(newest) = app.newest().filter(|_| app.walk.is_again()) {
        // Of those that somebody is asked.
        let answered = app.walk.answered();
        let asked = counted(answered + app.walk.open().count(), "question");
        return format!(
            "{answered} of {asked} answered since {}; {read} read off the text{stale}",
            newest.version
        );
    }
    let read = if read > 0 { format!(", {read} read off the text") } else { String::new() };
    format!("{} of {} answered{read}{stale}", all - app.walk.open().count(), counted(all, "question"))
}

fn write_question(writer: &mut Writer<'_>, asked: &Asked) {
    let question = &asked.question;
    let (word, role) = match asked.progress {
        Progress::Open => (String::new(), Role::Plain),
        Progress::ByModel(answer) => (answer.text(), Role::Label),
        Progress::Stale(answer) => (format!("{}?", answer.text()), Role::Problem),
        Progress::Answered(answer) if asked.again => (answer.text(), Role::Label),
        Progress::Answered(Answer::No) => (Answer::No.text(), Role::Problem),
        Progress::Answered(answer) => (answer.text(), Role::Accent),
    };
    let indent = ID_WIDTH + VERDICT_WIDTH;
    let head =
        [span(padded(question.id.as_str(), ID_WIDTH), Role::Id), span(padded(&word, VERDICT_WIDTH), role)];
    let width = writer.width.saturating_sub(indent);
    let mut body = lines(&format!("{} ({})", question.text, question.clause), width, Role::Plain);
    body.extend(basis_told(writer, asked).map(|told| lines(&told, width, Role::Label)).unwrap_or_default());
    writer.push(Block {
        target: Some(Target::Question(question.id.clone())),
        lines: headed(&head, indent, body),
        ..Block::default()
    });
}

/// What the answer rests on: who gave it, or what was read off the text; and how many prompts are open.
fn basis_told(writer: &Writer<'_>, asked: &Asked) -> Option<String> {
    let verdict = writer.app.scope.verdicts.iter().find(|verdict| verdict.id == asked.question.id);
    match asked.progress {
        Progress::ByModel(_) => {
            asked.evidence.as_ref().map(|found| format!("Read off the text: {}", found.says))
        }
        _ if asked.open && asked.parts.iter().any(|part| !part.open) => {
            let open = asked.parts.iter().filter(|part| part.open).count();
            Some(format!("{open} of {} prompts left", asked.parts.len()))
        }
        _ => verdict.filter(|verdict| verdict.answer != Answer::Open).map(said),
    }
}

/// Who gave the verdict, when, and the note.
pub(super) fn said(verdict: &Verdict) -> String {
    let mut said = format!("{}, {}", verdict.by, verdict.on.text());
    if !verdict.note.is_empty() {
        said.push_str(": ");
        said.push_str(&verdict.note);
    }
    said
}
