//! What am I signing: first all of it, then the sentence that is agreed to and the lines to write.
//! Must not tell whether the approver has seen enough: the app does.

use ratatui::{
    Frame,
    layout::{Position, Rect},
    text::{Line, Span},
};

use super::{columns, line_of, look::Look, reading};
use crate::{
    app::{
        App,
        form::{Form, FormLine},
        mode::Signing,
        page::Role,
        status,
        wrap::wrapped,
    },
    scope::visible::visible,
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
    let version = signing.next.version;
    frame.render_widget(
        Span::styled(format!(" Approve version {version}?"), look.style(Role::Heading)),
        title,
    );
    let width = app.text_width().saturating_sub(4);
    let mut lines: Vec<Line<'_>> = Vec::new();
    lines.extend(text(&form.consent, width));
    lines.push(Line::default());
    lines.extend(text(&status::sentence(&signing.next.reason), width));
    let means = if form.key().is_some() {
        "Signed with your key: anybody can check it."
    } else {
        "By typed name: a claim that nobody can check, the weaker kind of approval."
    };
    lines.extend(text(
        &format!("{means} It cannot be undone; a mistake is corrected by a new version."),
        width,
    ));
    let (mut caret, mut end) = (None, 0);
    for (index, (kind, input)) in form.lines.iter().enumerate() {
        lines.push(Line::default());
        if *kind == FormLine::Conflict {
            for conflict in &form.conflicts {
                lines.extend(text(&format!("! {conflict}"), width));
            }
        }
        for row in wrapped(&question(*kind, form, &version.to_string()), width) {
            lines.push(Line::from(Span::styled(format!(" {row}"), look.style(Role::Id))));
        }
        let written = index == form.at;
        if written {
            let (row, column) = input.caret(width);
            caret = Some((lines.len() + row, column + 3));
        }
        let bar = Span::styled(" │ ", look.style(if written { Role::Accent } else { Role::Plain }));
        for row in input.rows(width) {
            lines.push(Line::from(vec![bar.clone(), Span::raw(row)]));
        }
        if let Some(problem) = form.problem.as_ref().filter(|_| written) {
            for row in wrapped(&visible(problem), width) {
                lines.push(Line::from(Span::styled(format!(" {row}"), look.style(Role::Problem))));
            }
            end = lines.len();
        }
    }
    // The line that is written, and what is said about it, stay on the screen.
    let height = usize::from(body.height);
    let (line, column) = caret.unwrap_or_default();
    let end = end.max(line + 2).max(lines.len().min(height));
    let top = end.saturating_sub(height);
    for (index, line) in lines.into_iter().skip(top).take(height).enumerate() {
        frame.render_widget(line, line_of(body, index));
    }
    let x = columns(column).min(body.width.saturating_sub(1));
    frame.set_cursor_position(Position { x, y: line_of(body, line - top).y });
}

fn text(text: &str, width: usize) -> Vec<Line<'static>> {
    wrapped(&visible(text), width).into_iter().map(|row| Line::from(format!(" {row}"))).collect()
}

fn question(line: FormLine, form: &Form, version: &str) -> String {
    match line {
        FormLine::Conflict => "Why may one person do both? It is recorded with the approval.".into(),
        FormLine::Means => {
            format!("Sign with ({} of {}; any letter shows the next):", form.chosen + 1, form.means.len())
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
