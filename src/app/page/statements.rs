//! The pages of statements: fields, and lists of rows, each with what is wrong with it under it.
//! Must not know a field by its name: the section says which fields there are.

use super::{
    Block, ID_WIDTH, LABEL_WIDTH, Line, MARGIN, Role, Target, Writer, headed, indented, lines, padded, span,
    writing::written,
};
use crate::{
    app::{mode::Mode, tab::Part},
    rules::finding::Severity,
    scope::{
        item::ItemId,
        place::Place,
        record::{Field, Record, texts_of},
        section::Section,
    },
};

/// Writes parts of the scope under their headings.
pub(super) fn write(writer: &mut Writer<'_>, parts: &[Part]) {
    for part in parts {
        match *part {
            Part::Text(field) => {
                let place = Place::field(Section::Texts, field);
                if let Some(field) = Section::Texts.field(field) {
                    writer.heading(field.label);
                    write_text(writer, &place, field);
                }
            }
            Part::Section(section) => {
                writer.heading(section.title());
                write_section(writer, section);
            }
        }
    }
}

/// Writes a section's fields or rows.
pub(super) fn write_section(writer: &mut Writer<'_>, section: Section) {
    if !section.is_list() {
        for field in section.fields() {
            write_field(writer, &Place::field(section, field.name), field);
        }
        return;
    }
    let rows = writer.app.scope.rows(section);
    let missing = problems(writer, writer.width, section, None, "");
    if rows.is_empty() || !missing.is_empty() {
        let mut body = Vec::new();
        if rows.is_empty() {
            body.push(vec![span("— none yet", Role::Plain)]);
        }
        body.extend(missing);
        writer.push(Block { target: Some(Target::Add(section)), lines: body, ..Block::default() });
    }
    for (id, row) in rows {
        write_row(writer, section, id, row);
    }
}

/// Writes one field of a section, of each of its rows where it is a list.
pub(super) fn write_one(writer: &mut Writer<'_>, section: Section, name: &str) {
    if section.is_list() {
        write_section(writer, section);
    } else if let Some(field) = section.field(name) {
        write_field(writer, &Place::field(section, field.name), field);
    }
}

/// Writes one row of a list.
pub(super) fn write_row_of(writer: &mut Writer<'_>, section: Section, id: &ItemId) {
    if let Some(row) = writer.app.scope.row(section, id) {
        write_row(writer, section, id, row);
    }
}

/// Writes the row, or the field, to which a place belongs, and nothing above or below it.
pub(super) fn write_written(writer: &mut Writer<'_>, place: &Place) {
    match (&place.id, place.section.field(place.field)) {
        (Some(id), _) => write_row_of(writer, place.section, id),
        (None, Some(field)) if place.section == Section::Texts => write_text(writer, place, field),
        (None, Some(field)) => write_field(writer, place, field),
        (None, None) => {}
    }
}

/// A text under its own heading.
fn write_text(writer: &mut Writer<'_>, place: &Place, field: &Field) {
    let (mut body, caret) = value(writer, place, field, writer.width);
    let missing = problems(writer, writer.width, place.section, None, place.field);
    let problem = !missing.is_empty();
    body.extend(missing);
    note_caret(writer, caret, (0, 0), writer.width);
    push_field(writer, place, body, problem);
}

/// A field with its name beside it, or above it where there is little room.
fn write_field(writer: &mut Writer<'_>, place: &Place, field: &Field) {
    let beside = writer.width >= 52;
    let (indent, width) =
        if beside { (LABEL_WIDTH, writer.width - LABEL_WIDTH) } else { (2, writer.width.saturating_sub(2)) };
    let (mut body, caret) = value(writer, place, field, width);
    let missing = problems(writer, width, place.section, None, place.field);
    let problem = !missing.is_empty();
    body.extend(missing);
    let label = span(padded(field.label, LABEL_WIDTH), Role::Label);
    let mut all = Vec::new();
    if beside {
        all.extend(headed(&[label], indent, body));
    } else {
        all.push(vec![span(field.label, Role::Label)]);
        all.extend(body.into_iter().map(|line| indented(indent, line)));
    }
    note_caret(writer, caret, (usize::from(!beside), indent), width);
    push_field(writer, place, all, problem);
}

fn push_field(writer: &mut Writer<'_>, place: &Place, body: Vec<Line>, problem: bool) {
    let changed = writer.app.index.is_changed(place);
    writer.push(Block { target: Some(Target::Field(place.clone())), lines: body, changed, problem, top: 0 });
}

/// A row of a list: its id and its first text, then what else is set; all its fields while one is written.
fn write_row(writer: &mut Writer<'_>, section: Section, id: &ItemId, row: &dyn Record) {
    let app = writer.app;
    let narrow = writer.width < 40;
    let indent = if narrow { 2 } else { ID_WIDTH };
    let width = writer.width.saturating_sub(indent);
    let head = span(padded(id.as_str(), ID_WIDTH), Role::Id);
    let editing = matches!(&app.mode, Mode::Editing(editing)
        if editing.place.section == section && editing.place.id.as_ref() == Some(id));
    let mut body: Vec<Line> = Vec::new();
    let mut caret = None;
    if editing {
        for field in row.fields() {
            if section.is_kept_by_program(field.name) && row.get(field.name).is_empty() {
                continue;
            }
            let place = Place::cell(section, id, field.name);
            let label = vec![span(format!("{}:", field.label), Role::Label)];
            let (lines, at) = value(writer, &place, field, width.saturating_sub(2));
            if let Some((line, column)) = at {
                caret = Some((body.len() + 1 + line, column + 2));
                body.push(label);
                body.extend(lines.into_iter().map(|line| indented(2, line)));
            } else {
                let text = row.get(field.name);
                body.extend(labelled(field.label, if text.is_empty() { "—" } else { &text }, width));
            }
        }
    } else {
        body = summary(section, row, width);
    }
    let missing = problems(writer, width, section, Some(id), "");
    let problem = !missing.is_empty();
    if !editing {
        body.extend(missing);
    }
    if body.is_empty() {
        body.push(vec![span("—", Role::Plain)]);
    }
    let mut first_line = 0;
    let all = if narrow {
        first_line = 1;
        let mut all = vec![vec![head]];
        all.extend(body.into_iter().map(|line| indented(indent, line)));
        all
    } else {
        headed(&[head], indent, body)
    };
    note_caret(writer, caret, (first_line, indent), width.saturating_sub(2));
    let changed = app.index.is_changed(&Place::row(section, id));
    writer.push(Block {
        target: Some(Target::Row(section, id.clone())),
        lines: all,
        changed,
        problem,
        top: 0,
    });
}

/// The first text of a row, and each further one with its name.
fn summary(section: Section, row: &dyn Record, width: usize) -> Vec<Line> {
    if let Some(told) = told_in_one_line(section, row) {
        let mut body = lines(&row.get("text"), width, Role::Plain);
        body.extend(lines(&told, width, Role::Label));
        return body;
    }
    let mut body = Vec::new();
    for (index, (name, text)) in texts_of(row).into_iter().enumerate() {
        let label = section.field(name).map_or(name, |field| field.label);
        let first = section.fields()[0].name == name;
        match (index, section) {
            // A fact reads as one line; a role with the one who holds it does too.
            (1, Section::Facts | Section::Stakeholders)
                if matches!(name, "value" | "name") && !body.is_empty() =>
            {
                let head = row.get(section.fields()[0].name);
                body = lines(&format!("{head}: {text}"), width, Role::Plain);
            }
            _ if index == 0 && (first || name == "value") => body.extend(lines(&text, width, Role::Plain)),
            _ => body.extend(labelled(label, &text, width)),
        }
    }
    body
}

/// What else there is to an action or a comment: who, when and about what.
fn told_in_one_line(section: Section, row: &dyn Record) -> Option<String> {
    let part = |before: &str, field: &str| {
        let text = row.get(field);
        if text.is_empty() { None } else { Some(format!("{before}{text}")) }
    };
    let parts = match section {
        Section::Actions => {
            [part("", "owner"), part("by ", "due"), part("from ", "from"), part("done on ", "done")]
        }
        Section::Comments => {
            let by = part("by ", "by").map(|by| format!("{} {by}", row.get("kind")));
            // Where a row is meant, its id says so; the path is for programs.
            let place = row.get("place");
            let about = place.split('/').nth(1).or(place.split('/').next()).unwrap_or_default();
            let about = if about.is_empty() { None } else { Some(format!("on {about}")) };
            [by, part("", "on"), about, part("done on ", "done")]
        }
        _ => return None,
    };
    Some(parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
}

/// A text with its name before it, indented under the name where it wraps.
pub(super) fn labelled(label: &str, text: &str, width: usize) -> Vec<Line> {
    let head = format!("{label}: ");
    let mut rows = lines(&format!("{head}{text}"), width, Role::Plain);
    if let Some(first) = rows.first_mut() {
        let rest = first[0].text.strip_prefix(&head).map(str::to_owned);
        if let Some(rest) = rest {
            *first = vec![span(head, Role::Label), span(rest, Role::Plain)];
        }
    }
    rows
}

/// The value of a field: as it is read, or as it is being written, with the caret's line and column.
fn value(
    writer: &Writer<'_>,
    place: &Place,
    field: &Field,
    width: usize,
) -> (Vec<Line>, Option<(usize, usize)>) {
    match &writer.app.mode {
        Mode::Editing(editing) if editing.place == *place => written(editing, field, width),
        _ => {
            let text = writer.app.scope.get(place);
            (lines(if text.is_empty() { "—" } else { &text }, width, Role::Plain), None)
        }
    }
}

/// What is wrong with a row; without a row, with the section as a whole or with one of its fields.
fn problems(
    writer: &Writer<'_>,
    width: usize,
    section: Section,
    id: Option<&ItemId>,
    field: &str,
) -> Vec<Line> {
    let mark = [span("! ", Role::Problem)];
    let findings = writer.app.index.findings(section, id).map(|number| &writer.app.findings[number]);
    findings
        .filter(|finding| finding.severity == Severity::Blocker)
        .filter(|finding| id.is_some() || finding.place.field == field)
        .flat_map(|finding| headed(&mark, 2, lines(&finding.message, width.saturating_sub(2), Role::Problem)))
        .collect()
}

/// Notes where the caret stands: its line and column in a value of this width, which stands at `offset` in a
/// block that comes next.
fn note_caret(writer: &mut Writer<'_>, caret: Option<(usize, usize)>, offset: (usize, usize), width: usize) {
    if let Some((line, column)) = caret {
        writer.page.caret = Some((writer.page.height() + offset.0 + line, MARGIN + offset.1 + column));
        // The bar on the left of the text takes two.
        writer.page.writing_width = width.saturating_sub(2);
    }
}
