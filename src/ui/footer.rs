//! The bottom of the screen: a question where one is put, what was told last, and the keys.
//! Must not know a key: the table tells which can be pressed.

use ratatui::{
    Frame,
    layout::{Position, Rect},
    text::{Line, Span},
};

use super::{columns, line_of, look::Look};
use crate::{
    app::{
        App,
        asking::Asking,
        mode::{Mode, Prompt},
        page::Role,
        press::hints,
        told::told,
        wrap::{cells, wrapped},
    },
    scope::visible::visible,
};

pub(super) fn draw(app: &App, look: Look, frame: &mut Frame<'_>, prompt: Rect, message: Rect, keys: Rect) {
    match &app.mode {
        Mode::Prompt(asked) => draw_prompt(app, asked, look, frame, prompt),
        Mode::Asking(asking) => draw_asking(app, asking, look, frame, prompt),
        _ => {}
    }
    draw_told(app, look, frame, message);
    frame.render_widget(keys_line(app, look, usize::from(keys.width)), keys);
}

/// The question, and the text that answers it.
fn draw_prompt(app: &App, prompt: &Prompt, look: Look, frame: &mut Frame<'_>, area: Rect) {
    let width = app.text_width().saturating_sub(4);
    let question = Span::styled(format!(" {}", prompt.purpose.asks()), look.style(Role::Heading));
    frame.render_widget(question, line_of(area, 0));
    let (row, column) = prompt.input.caret(width);
    let height = usize::from(area.height).saturating_sub(1);
    let top = (row + 1).saturating_sub(height);
    for (index, text) in prompt.input.rows(width).into_iter().skip(top).take(height).enumerate() {
        let line = Line::from(vec![Span::styled(" │ ", look.style(Role::Accent)), Span::raw(text)]);
        frame.render_widget(line, line_of(area, index + 1));
    }
    let y = line_of(area, row - top + 1).y;
    frame.set_cursor_position(Position { x: columns(column + 3).min(area.width - 1), y });
}

/// The question, and the answers with their keys.
fn draw_asking(app: &App, asking: &Asking, look: Look, frame: &mut Frame<'_>, area: Rect) {
    let question = wrapped(&visible(&asking.question), app.text_width().saturating_sub(2));
    let lines = question.len();
    for (index, text) in question.into_iter().enumerate() {
        frame
            .render_widget(Span::styled(format!(" {text}"), look.style(Role::Heading)), line_of(area, index));
    }
    for (index, choice) in asking.choices.iter().enumerate() {
        let marked = index == asking.marked;
        let style = if marked { look.selected() } else { look.style(Role::Id) };
        let line = Line::from(vec![
            Span::styled(if marked { " > " } else { "   " }, look.style(Role::Accent)),
            Span::styled(choice.key.to_string(), style),
            Span::raw(format!("  {}", choice.label)),
        ]);
        let place = line_of(area, lines + index);
        if place.y < area.bottom() {
            frame.render_widget(line, place);
            if marked {
                frame.set_cursor_position(Position { x: area.x + 3, y: place.y });
            }
        }
    }
}

/// What was told last; else whether there is more below.
fn draw_told(app: &App, look: Look, frame: &mut Frame<'_>, area: Rect) {
    let Some(told) = told(app) else {
        if goes_on_below(app) {
            frame.render_widget(" … more below", area);
        }
        return;
    };
    let style = look.style(if told.problem { Role::Problem } else { Role::Heading });
    for (index, line) in told.lines.into_iter().enumerate() {
        frame.render_widget(Span::styled(format!(" {line}"), style), line_of(area, index));
    }
}

/// Tells whether the page goes on below what is shown.
fn goes_on_below(app: &App) -> bool {
    let page = matches!(app.mode, Mode::Browse | Mode::Editing(_));
    page && app.cursor().top + app.body_height() < app.page.height()
}

/// What can be pressed here; what does not fit is dropped from the right, so the help always stays.
fn keys_line(app: &App, look: Look, width: usize) -> Line<'static> {
    let mut spans = Vec::new();
    let mut used = 1;
    for (key, word) in hints(app) {
        let length = cells(&key) + 1 + cells(word);
        let gap = if spans.is_empty() { 0 } else { 2 };
        if used + gap + length >= width {
            break;
        }
        used += gap + length;
        spans.push(Span::raw(if gap == 0 { " " } else { "  " }));
        spans.push(Span::styled(key, look.style(Role::Id)));
        spans.push(Span::raw(format!(" {word}")));
    }
    Line::from(spans)
}
