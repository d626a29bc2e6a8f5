//! The guided review: one question at a time, with the very text that it judges, ready to be mended; and at the
//! end what was found, and what comes next.

use super::{Block, Role, Target, Writer, lines, review::said, span, statements};
use crate::{
    app::{
        Stop, status,
        tab::{Part, Tab},
        wrap::hanging,
    },
    export::{changes::told, counted::counted},
    rules::checklist::{Progress, progress, verdict},
    scope::{
        change::Change,
        review::{Answer, Question},
        section::{Section, Standing},
        value::Value as _,
    },
};

/// Writes the stop of the guided review.
pub(super) fn write(writer: &mut Writer<'_>) {
    let questions = writer.app.questions();
    let asked = match &writer.app.guide {
        Stop::Question(id) => questions.iter().position(|question| question.id == *id),
        Stop::Summary => None,
    };
    match asked {
        Some(at) => write_question(writer, &questions, at),
        None => write_summary(writer),
    }
}

fn write_question(writer: &mut Writer<'_>, questions: &[Question], at: usize) {
    let (app, question) = (writer.app, &questions[at]);
    // Where an own question comes from need not be a clause.
    let is_own = app.scope.questions.iter().any(|row| row.id == question.id);
    let source = if is_own { question.clause.clone() } else { format!("clause {}", question.clause) };
    let told = format!("Question {} of {}, {source}", at + 1, questions.len());
    writer.read(&told, Role::Label);
    writer.blank();
    writer.read(&question.text, Role::Heading);
    writer.read(&question.help, Role::Plain);
    writer.blank();
    let answer = match progress(&app.scope, &app.known(), question) {
        Progress::Open => "Not answered yet.".to_owned(),
        Progress::ByModel(answer) => {
            format!("Not answered yet. The text says {}, and that is enough to approve.", answer.text())
        }
        Progress::Stale(answer) => format!("Answered {}, before the text changed.", answer.text()),
        Progress::Answered(answer) => format!("Answered {}.", answer.text()),
    };
    let role = if progress(&app.scope, &app.known(), question) == Progress::Open {
        Role::Plain
    } else {
        Role::Accent
    };
    writer.read(&answer, role);
    if let Some(verdict) = verdict(&app.scope, question).filter(|verdict| verdict.answer != Answer::Open) {
        writer.read(&said(verdict), Role::Label);
    }
    write_last_time(writer, question);
    write_changes(writer, question);
    for part in judged(question) {
        match part {
            Judged::Part(part) => statements::write(writer, &[part]),
            Judged::Field(section, field) => statements::write_one(writer, section, field),
        }
    }
}

/// What was answered when the newest version was approved, where that is not the answer of today.
fn write_last_time(writer: &mut Writer<'_>, question: &Question) {
    let Some(newest) = writer.app.newest() else { return };
    let (then, now) = (verdict(&newest.scope, question), verdict(&writer.app.scope, question));
    if let Some(then) = then.filter(|then| Some(*then) != now) {
        let told = format!("For {}: {}. {}", newest.version, then.answer.text(), said(then));
        writer.read(&told, Role::Label);
    }
}

/// What changed in the judged text since the last approval.
fn write_changes(writer: &mut Writer<'_>, question: &Question) {
    let app = writer.app;
    let within = |change: &&Change| {
        judged(question).iter().any(|judged| match judged {
            Judged::Part(Part::Section(section)) => change.place.section == *section,
            Judged::Part(Part::Text(text)) => {
                change.place.section == Section::Texts && change.place.field == *text
            }
            Judged::Field(section, field) => change.place.section == *section && change.place.field == *field,
        })
    };
    let changes: Vec<Change> = app.changes.iter().filter(within).cloned().collect();
    let Some(newest) = app.newest().filter(|_| !changes.is_empty()) else { return };
    writer.heading(&format!("Changed here since {}", newest.version));
    for change in changes {
        let rows = hanging(&told(&change), writer.width).into_iter();
        let body = rows.map(|row| vec![span(row, Role::Plain)]).collect();
        writer.push(Block { lines: body, ..Block::default() });
    }
}

/// A part of the scope that a question judges.
enum Judged {
    /// A section, or a text that stands by itself.
    Part(Part),
    /// One field of every record of a section.
    Field(Section, &'static str),
}

/// Returns the parts that a question judges; where it judges everything, the content sections.
fn judged(question: &Question) -> Vec<Judged> {
    let mut parts = Vec::new();
    for key in &question.judges {
        let (head, field) = key.split_once('/').unwrap_or((key, ""));
        match (Section::with_key(head), field) {
            (Some(section), "") if section.standing("") == Standing::Content => {
                parts.push(Judged::Part(Part::Section(section)));
            }
            (Some(section), field) => {
                parts.extend(section.field(field).map(|field| Judged::Field(section, field.name)));
            }
            (None, _) => {
                let text = Section::Texts.field(head);
                parts.extend(text.map(|field| Judged::Part(Part::Text(field.name))));
            }
        }
    }
    parts
}

/// What the review found, and what comes next.
fn write_summary(writer: &mut Writer<'_>) {
    let app = writer.app;
    let standing: Vec<Progress> =
        app.questions().iter().map(|question| progress(&app.scope, &app.known(), question)).collect();
    let with =
        |wanted: Answer| standing.iter().filter(|progress| **progress == Progress::Answered(wanted)).count();
    let open = standing.iter().filter(|progress| !matches!(progress, Progress::Answered(_))).count();
    writer.read("What the review found", Role::Heading);
    writer.read(
        &format!(
            "{} yes, {} no, {} not applicable, {open} open.",
            with(Answer::Yes),
            with(Answer::No),
            with(Answer::NotApplicable)
        ),
        Role::Plain,
    );
    let next = &app.next;
    writer.read(&status::sentence(&format!("{} comes next: {}", next.version, next.reason)), Role::Plain);
    writer.heading("Next step");
    if open > 0 {
        let told = format!(
            "Answer the {} that {} open",
            counted(open, "question"),
            if open == 1 { "is" } else { "are" }
        );
        push(writer, &told, Target::Tab(Tab::Review));
    } else {
        push(writer, "Save, and go to the approval", Target::Tab(Tab::Approval));
    }
    let due: Vec<_> = app.scope.actions.iter().filter(|action| action.done.is_none()).collect();
    if !due.is_empty() {
        writer.heading(&counted(due.len(), "open action"));
        statements::write_section(writer, Section::Actions);
    }
}

fn push(writer: &mut Writer<'_>, text: &str, target: Target) {
    let body = lines(text, writer.width, Role::Accent);
    writer.push(Block { target: Some(target), lines: body, ..Block::default() });
}
