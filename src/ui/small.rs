//! A window that is too small: says so kindly; saving and leaving still work.
//! Must not know which window is too small: the app does.

use ratatui::{
    Frame,
    layout::{Position, Rect},
    text::Span,
};

use super::line_of;
use crate::app::{App, mode::Mode, press::hints, window::LEAST_SIZE, wrap::wrapped};

pub(super) fn draw(app: &App, frame: &mut Frame<'_>, area: Rect) {
    let (columns, rows) = LEAST_SIZE;
    let keys: Vec<String> = hints(app).into_iter().map(|(key, word)| format!("{key} {word}")).collect();
    let unsaved = if app.is_unsaved() { "There are changes that are not saved. " } else { "" };
    let waiting = match &app.mode {
        Mode::Asking(_) | Mode::Prompt(_) | Mode::Signing(_) => "A question waits for you. ",
        _ => "",
    };
    let text = format!(
        "Window too small: {}x{}. It needs {columns}x{rows}; make it larger, nothing is lost. {waiting}{unsaved}{}",
        area.width,
        area.height,
        keys.join(", ")
    );
    for (index, row) in
        wrapped(&text, usize::from(area.width)).iter().take(usize::from(area.height)).enumerate()
    {
        frame.render_widget(Span::raw(row.as_str()), line_of(area, index));
    }
    frame.set_cursor_position(Position { x: area.x, y: area.y });
}
