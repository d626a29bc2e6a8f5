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
    frame.render_widget(
        Span::styled(format!(" Approve version {}?", form.version), look.style(Role::Heading)),
        title,
    );
    let width = app.text_width().saturating_sub(4);
    let height = usize::from(body.height);
    // What is agreed to stays in sight: empty lines go first, then what was read when a line was written.
    let mut put = sheet(signing, form, look, width, Room::Enough);
    let too_many = put.lines.len().saturating_sub(height);
    if too_many > 0 {
        put = sheet(signing, form, look, width, Room::Lacks(too_many));
    }
    if put.lines.len() > height {
        put = sheet(signing, form, look, width, Room::Little);
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

/// How much room there is for the form.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Room {
    Enough,
    /// So many lines are too many: as many empty ones are left out, from the top.
    Lacks(usize),
    /// No empty lines, and nothing but the text of a line that is written already.
    Little,
}

/// Puts the form together.
fn sheet(signing: &Signing, form: &Form, look: Look, width: usize, room: Room) -> Sheet {
    let (version, next) = (form.version, &signing.next);
    let mut left_out = match room {
        Room::Enough => 0,
        Room::Lacks(lines) => lines,
        Room::Little => usize::MAX,
    };
    let mut gap = move |lines: &mut Vec<Line<'static>>| match left_out {
        0 => lines.push(Line::default()),
        _ => left_out -= 1,
    };
    let mut lines = text(&form.consent, width);
    if room != Room::Little || form.at == 0 {
        lines.extend(text(&form.dates, width));
    }
    gap(&mut lines);
    if room != Room::Little || form.at == 0 {
        let mut why = status::sentence(&next.reason);
        if version != next.version {
            why = format!("{why} That calls for {}; you raised it to {version}.", next.version);
        }
        lines.extend(text(&why, width));
    }
    lines.extend(text(what_it_is_worth(form), width));
    let (mut caret, mut end) = ((0, 0), 0);
    for (index, (kind, input)) in form.lines.iter().enumerate() {
        gap(&mut lines);
        let known = room == Room::Little && index < form.at;
        if *kind == FormLine::Conflict && !known {
            for conflict in &form.conflicts {
                lines.extend(text(&format!("! {conflict}"), width));
            }
        }
        // By then it is of use; later the room is needed for what is agreed to.
        if form.at <= index && is_where_keys_are_told(*kind, form) && !form.lacking.is_empty() {
            lines.extend(text(&form.lacking, width));
        }
        let asked = question(*kind, form, &version.to_string());
        for row in wrapped(&asked, width).into_iter().filter(|_| !known) {
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
        if let Some(problem) = form.problem.as_ref().filter(|_| written) {
            for row in wrapped(&visible(problem), width) {
                lines.push(Line::from(Span::styled(format!(" {row}"), look.style(Role::Problem))));
            }
            end = lines.len();
        }
    }
    Sheet { lines, caret, end }
}

/// Returns what an approval by the chosen means is worth.
fn what_it_is_worth(form: &Form) -> &'static str {
    if form.key().is_some() {
        "Signed with your key: anybody can check it. It cannot be undone; a mistake is corrected by a new version."
    } else {
        "By typed name: a claim that nobody can check, the weaker kind of approval. It cannot be undone; a mistake \
         is corrected by a new version."
    }
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
