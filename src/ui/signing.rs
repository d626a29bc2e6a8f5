//! What am I signing: first all of it, then the sentence that is agreed to and the lines to write.
//! Must not tell whether the approver has seen enough: the app does.

use std::cmp::Ordering;

use ratatui::{
    Frame,
    layout::{Position, Rect},
    text::{Line, Span},
};

use super::{columns, line_of, look::Look, reading};
use crate::{
    app::{
        App,
        action::Action,
        form::{Form, FormLine},
        keys::Context,
        mode::Signing,
        page::Role,
        status,
        typed::WHY_BOTH,
        wrap::wrapped,
    },
    scope::{approval::ApprovalKind, visible::visible},
};

pub(super) fn draw(app: &App, signing: &Signing, look: Look, frame: &mut Frame<'_>, title: Rect, body: Rect) {
    match &signing.form {
        Some(form) => draw_form(app, signing, form, look, frame, title, body),
        None => reading::draw(app, &signing.page().reading, frame, title, body),
    }
}

fn draw_form(
    app: &App,
    signing: &Signing,
    form: &Form,
    look: Look,
    frame: &mut Frame<'_>,
    title: Rect,
    body: Rect,
) {
    let verb = match signing.next.kind {
        ApprovalKind::Reaffirmation => "Reaffirm",
        ApprovalKind::None | ApprovalKind::Approval => "Approve",
    };
    frame.render_widget(
        Span::styled(format!(" {verb} version {}?", form.version), look.style(Role::Heading)),
        title,
    );
    let width = app.text_width().saturating_sub(4);
    let height = usize::from(body.height);
    // What is agreed to stays in sight: as little is left out as there is room for.
    let mut put = sheet(signing, form, look, width, LeftOut::default());
    for left_out in LeftOut::steps(put.lines.len().saturating_sub(height), form.at) {
        if put.lines.len() <= height {
            break;
        }
        put = sheet(signing, form, look, width, left_out);
    }
    let Sheet { lines, caret: (line, column), end } = put;
    // The line that is written, and what is said about it, stay on the screen.
    let end = end.max((line + 2).min(lines.len())).max(lines.len().min(height));
    let top = end.saturating_sub(height);
    for (index, line) in lines.into_iter().skip(top).take(height).enumerate() {
        frame.render_widget(line, line_of(body, index));
    }
    let x = columns(column).min(body.width.saturating_sub(1));
    frame.set_cursor_position(Position { x, y: line_of(body, line - top).y });
}

/// The form as lines.
struct Sheet {
    lines: Vec<Line<'static>>,
    /// Where one writes: line and column.
    caret: (usize, usize),
    /// The line after what is said about it.
    end: usize,
}

/// What of the form is left out where there is little room: it was read when the lines above were written.
#[derive(Clone, Copy, Default)]
struct LeftOut {
    /// How many empty lines, from the top.
    gaps: usize,
    /// The conflicts, once their reason is written.
    conflicts: bool,
    /// Why it is this number.
    why: bool,
    /// How many of the lines that are written already stand without their question, from the top.
    questions: usize,
    /// The days of the approval.
    dates: bool,
}

impl LeftOut {
    /// Returns what is left out, step by step, where so many lines are too many; before the first line is written
    /// nothing but empty lines.
    fn steps(too_many: usize, at: usize) -> impl Iterator<Item = Self> {
        let gaps = Self { gaps: usize::MAX, ..Self::default() };
        let conflicts = Self { conflicts: true, ..gaps };
        let why = Self { why: true, ..conflicts };
        let questions = (1..=at).map(move |questions| Self { questions, ..why });
        let dates = Self { questions: at, dates: true, ..why };
        let further = [conflicts, why].into_iter().chain(questions).chain([dates]).filter(move |_| at > 0);
        [Self { gaps: too_many, ..Self::default() }, gaps].into_iter().chain(further)
    }
}

/// Puts the form together.
fn sheet(signing: &Signing, form: &Form, look: Look, width: usize, left_out: LeftOut) -> Sheet {
    let (version, next) = (form.version, &signing.next);
    let mut gaps = left_out.gaps;
    let mut gap = move |lines: &mut Vec<Line<'static>>| match gaps {
        0 => lines.push(Line::default()),
        _ => gaps -= 1,
    };
    let mut lines = text(&form.consent, width);
    if !left_out.dates {
        lines.extend(text(&form.dates, width));
    }
    gap(&mut lines);
    if !left_out.why {
        let mut why = status::sentence(&next.reason);
        if version != next.version {
            why = format!("{why} That calls for {}; you raised it to {version}.", next.version);
        }
        lines.extend(text(&why, width));
    }
    lines.extend(text(form.worth(), width));
    let (mut caret, mut end) = ((0, 0), 0);
    for (index, (kind, input)) in form.lines.iter().enumerate() {
        gap(&mut lines);
        if *kind == FormLine::Conflict && !(left_out.conflicts && index < form.at) {
            for conflict in &form.conflicts {
                lines.extend(text(&format!("! {conflict}"), width));
            }
        }
        // By then it is of use; later the room is needed for what is agreed to.
        if form.at <= index && is_where_keys_are_told(*kind, form) && !form.lacking.is_empty() {
            lines.extend(text(&form.lacking, width));
        }
        let asked = question(*kind, form, &version.to_string());
        for row in wrapped(&asked, width).into_iter().filter(|_| index >= left_out.questions) {
            lines.push(Line::from(Span::styled(format!(" {row}"), look.style(Role::Id))));
        }
        let written = index == form.at;
        if written {
            let (row, column) = input.caret(width);
            caret = (lines.len() + row, column + 3);
        }
        let bar = Span::styled(" │ ", look.style(if written { Role::Accent } else { Role::Plain }));
        for row in input.rows(width) {
            lines.push(Line::from(vec![bar.clone(), Span::raw(row)]));
        }
        if let Some((_, problem)) = form.problem.as_ref().filter(|(at, _)| at == kind) {
            for row in wrapped(&visible(problem), width) {
                lines.push(Line::from(Span::styled(format!(" {row}"), look.style(Role::Problem))));
            }
        }
        if written {
            end = lines.len();
        }
    }
    Sheet { lines, caret, end }
}

/// Tells whether why a key is not offered stands above this line: where one chooses by what to sign, else where
/// there is nothing but the name.
fn is_where_keys_are_told(line: FormLine, form: &Form) -> bool {
    match line {
        FormLine::Means => true,
        FormLine::Name => form.means.len() == 1,
        FormLine::Conflict | FormLine::Vouch | FormLine::Version => false,
    }
}

fn text(text: &str, width: usize) -> Vec<Line<'static>> {
    wrapped(&visible(text), width).into_iter().map(|row| Line::from(format!(" {row}"))).collect()
}

fn question(line: FormLine, form: &Form, version: &str) -> String {
    match line {
        FormLine::Conflict => format!("{WHY_BOTH} It is recorded with the approval."),
        FormLine::Means => {
            let (chosen, all) = (form.chosen + 1, form.means.len());
            let here = form.lines.iter().position(|(kind, _)| *kind == line).unwrap_or_default();
            let how = match form.at.cmp(&here) {
                Ordering::Less => format!("{} leads here", Context::Text.key_for(&Action::Down)),
                Ordering::Equal => format!("{} shows the next", Context::Choice.key_for(&Action::NextChoice)),
                Ordering::Greater => format!("{} leads here", Context::Text.key_for(&Action::Up)),
            };
            format!("Sign with ({chosen} of {all}; {how}):")
        }
        FormLine::Vouch => {
            let fingerprint = form.key().map(|key| key.public.fingerprint.as_str()).unwrap_or_default();
            format!(
                "The first time: is {fingerprint} your key? Type mine, and it is put on the list of signers."
            )
        }
        FormLine::Name => "Your name, as the scope has it:".into(),
        FormLine::Version => format!("To approve, type the version, {version}:"),
    }
}
