//! A question of the guided review, with the very text that it judges, ready to be mended.
//! Must not judge: what is known of the question was drawn up before.

use super::{Block, Line, Role, Target, Writer, lines, review::said, span, statements};
use crate::{
    app::{asked::Asked, status::sentence, tab::Part, wrap::hanging},
    export::changes::told,
    rules::checklist::{Progress, candidates, verdict},
    scope::{
        change::Change,
        item::ItemId,
        place::Place,
        review::{Answer, Answerer, Question},
        section::{Section, Standing},
        value::Value as _,
    },
};

/// How many places to look at are named.
const NAMED: usize = 6;

/// Writes a question, or a prompt of one.
pub(super) fn write(writer: &mut Writer<'_>, id: &ItemId) {
    let app = writer.app;
    let Some(asked) = app.walk.find(id) else { return };
    let question = &asked.question;
    // The question is the first row: whoever comes here reads it, in a window of any height.
    let mut head = lines(&whereabouts(writer, asked), writer.width, Role::Label);
    head.push(Line::new());
    head.extend(lines(&question.text, writer.width, Role::Heading));
    head.extend(lines(&question.help, writer.width, Role::Plain));
    writer.push(Block { target: Some(Target::Question(id.clone())), lines: head, ..Block::default() });
    writer.blank();
    write_standing(writer, asked);
    if let Some(verdict) = verdict(&app.scope, question).filter(|verdict| verdict.answer != Answer::Open) {
        writer.read(&said(verdict), Role::Label);
    }
    write_last_time(writer, question);
    write_candidates(writer, asked);
    write_changes(writer, question);
    let mut under = None;
    for part in judged(question) {
        match part {
            Judged::Part(part) => statements::write(writer, &[part]),
            Judged::Field(section, field) => {
                if under.replace(section) != Some(section) {
                    writer.heading(section.title());
                }
                statements::write_one(writer, section, field);
            }
        }
    }
}

/// Which of the questions it is, and where it comes from; that of an organisation's own question need be no clause.
fn whereabouts(writer: &Writer<'_>, asked: &Asked) -> String {
    let app = writer.app;
    let id = &asked.question.id;
    let whole = app.walk.whole(id).unwrap_or(asked);
    let at = app.walk.asked.iter().position(|asked| asked.question.id == whole.question.id);
    let part = whole.parts.iter().position(|part| part.question.id == *id);
    let part = part.map(|part| format!(", {} of {}", part + 1, whole.parts.len())).unwrap_or_default();
    let is_own = app.scope.questions.iter().any(|row| row.id == *id);
    let clause = &asked.question.clause;
    let source = if is_own { clause.clone() } else { format!("clause {clause}") };
    let left = match app.walk.open().count() {
        0 => "every question is answered".to_owned(),
        left => format!("{left} left"),
    };
    format!("Question {} of {}{part}, {source}: {left}", at.unwrap_or_default() + 1, app.walk.asked.len())
}

/// How far it is answered, and what the text itself says.
fn write_standing(writer: &mut Writer<'_>, asked: &Asked) {
    let newest = writer.app.newest().map(|newest| newest.version.to_string()).unwrap_or_default();
    let told = match asked.progress {
        Progress::Open => "Not answered yet.".to_owned(),
        Progress::ByModel(answer) => format!("Answered {}, read off the text.", answer.text()),
        Progress::Stale(answer) => format!("Answered {}, before the text changed.", answer.text()),
        Progress::Answered(answer) if asked.again => {
            format!("Answered {} for {newest}. Is it still so?", answer.text())
        }
        Progress::Answered(answer) => sentence(&format!("answered {}", answer.text())),
    };
    let role = if asked.progress == Progress::Open { Role::Plain } else { Role::Accent };
    writer.read(&told, role);
    match (&asked.evidence, asked.progress) {
        (Some(found), Progress::ByModel(_)) => {
            writer.read(&format!("{} You may decide otherwise.", sentence(&found.says)), Role::Label);
        }
        (Some(found), _) => {
            let role = if found.answer == Answer::No { Role::Problem } else { Role::Label };
            let says = sentence(&format!("the text says {}", found.answer.text()));
            writer.read(&format!("{says} {}", sentence(&found.says)), role);
        }
        (None, _) => {}
    }
}

/// Where to look before a person answers.
fn write_candidates(writer: &mut Writer<'_>, asked: &Asked) {
    if asked.question.answers == Answerer::Human || asked.progress.is_settled() {
        return;
    }
    let places = candidates(&writer.app.scope, &writer.app.known(), &asked.question);
    let mut names: Vec<String> = places.iter().map(name_of).collect();
    names.dedup();
    let more = names.len().saturating_sub(NAMED);
    names.truncate(NAMED);
    if !names.is_empty() {
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        writer.read(&format!("Look first at {}{more}.", names.join(", ")), Role::Plain);
    }
}

/// How a place is called: by its row, else by its field, else by its list.
fn name_of(place: &Place) -> String {
    let row = place.id.as_ref().map(ToString::to_string);
    let field = || place.section.field(place.field).map(|field| field.label.to_owned());
    row.or_else(field).unwrap_or_else(|| place.section.title().to_owned())
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
