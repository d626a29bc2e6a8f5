//! The checklist: each question with its verdict, and the actions that follow from a no.
//! Must not hold an answer: the scope does.

use super::{Block, ID_WIDTH, Role, Target, Writer, headed, lines, padded, span, statements};
use crate::{
    export::counted::counted,
    rules::checklist::{Progress, progress},
    scope::{
        review::{Answer, Question, Verdict},
        section::Section,
        value::Value as _,
    },
};

/// How many columns a verdict takes, with the space after it.
const VERDICT_WIDTH: usize = 7;

/// Writes the checklist and the actions.
pub(super) fn write(writer: &mut Writer<'_>) {
    let scope = &writer.app.scope;
    let (known, questions) = (writer.app.known(), writer.app.questions());
    let standing: Vec<Progress> =
        questions.iter().map(|question| progress(scope, &known, question)).collect();
    let answered = standing.iter().filter(|progress| matches!(progress, Progress::Answered(_))).count();
    let stale = standing.iter().filter(|progress| matches!(progress, Progress::Stale(_))).count();
    let again =
        if stale > 0 { format!(", {stale} to answer again: the text has changed") } else { String::new() };
    let of_the_last = questions.iter().filter(|question| writer.app.is_of_the_last_review(question)).count();
    let since = match writer.app.newest() {
        Some(newest) if of_the_last > 0 => format!(" since {}", newest.version),
        _ => String::new(),
    };
    let (answered, all) = (answered.saturating_sub(of_the_last), counted(questions.len(), "question"));
    writer.read(&format!("{answered} of {all} answered{since}{again}"), Role::Heading);
    for (question, standing) in questions.iter().zip(standing) {
        write_question(writer, question, standing);
    }
    writer.heading(Section::Actions.title());
    statements::write_section(writer, Section::Actions);
    if !writer.app.scope.comments.is_empty() {
        writer.heading(Section::Comments.title());
        statements::write_section(writer, Section::Comments);
    }
}

fn write_question(writer: &mut Writer<'_>, question: &Question, standing: Progress) {
    let verdict = writer.app.scope.verdicts.iter().find(|verdict| verdict.id == question.id);
    let (word, role) = match standing {
        Progress::Open | Progress::ByModel(_) => (String::new(), Role::Plain),
        Progress::Stale(answer) => (format!("{}?", answer.text()), Role::Problem),
        Progress::Answered(Answer::No) => (Answer::No.text(), Role::Problem),
        Progress::Answered(answer) => (answer.text(), Role::Accent),
    };
    let indent = ID_WIDTH + VERDICT_WIDTH;
    let head =
        [span(padded(question.id.as_str(), ID_WIDTH), Role::Id), span(padded(&word, VERDICT_WIDTH), role)];
    let width = writer.width.saturating_sub(indent);
    let mut body = lines(&format!("{} ({})", question.text, question.clause), width, Role::Plain);
    if let Some(verdict) = verdict.filter(|verdict| verdict.answer != Answer::Open) {
        body.extend(lines(&said(verdict), width, Role::Label));
    }
    writer.push(Block {
        target: Some(Target::Question(question.id.clone())),
        lines: headed(&head, indent, body),
        ..Block::default()
    });
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
