//! The screen: draws the app and remembers nothing.
//! Must not change the app, touch the disk or look at the clock.

mod body;

mod footer;

mod header;

pub mod look;

mod reading;

mod signing;

mod small;

use ratatui::{Frame, layout::Rect};

use crate::app::{App, mode::Mode};
use look::Look;

/// Draws the app. The terminal's cursor stands on what is selected, or at the caret, in every frame: screen
/// readers and input methods follow it.
pub fn draw(app: &App, look: Look, frame: &mut Frame<'_>) {
    let area = frame.area();
    if area.width == 0 || area.height == 0 {
        return;
    }
    if app.is_too_small() {
        small::draw(app, frame, area);
    } else {
        let rows = Rows::of(area, app);
        header::draw(app, look, frame, rows.header);
        // What a question is about stays on the screen above it.
        let shown = match &app.mode {
            Mode::Prompt(prompt) => prompt.behind.as_deref().unwrap_or(&app.mode),
            mode => mode,
        };
        match shown {
            Mode::Reading(text) => reading::draw(app, text, frame, rows.title, rows.body),
            Mode::Signing(way) => signing::draw(app, way, look, frame, rows.title, rows.body),
            _ if app.broken.is_some() => reading::draw_broken(app, look, frame, rows.title, rows.body),
            _ => body::draw(app, look, frame, rows.body),
        }
        footer::draw(app, look, frame, rows.prompt, rows.message, rows.hints);
    }
    look.finish(frame.buffer_mut());
}

/// Where what stands, from top to bottom.
struct Rows {
    /// The state of the scope, and the tabs.
    header: Rect,
    /// A blank line, or the title of what is read.
    title: Rect,
    body: Rect,
    /// A question, where one is put.
    prompt: Rect,
    message: Rect,
    hints: Rect,
}

impl Rows {
    fn of(area: Rect, app: &App) -> Self {
        let prompt = u16::try_from(app.mode.prompt_height(app.text_width())).unwrap_or(u16::MAX);
        let mut top = area.y;
        let mut take = |height: u16| {
            let height = height.min(area.bottom().saturating_sub(top));
            let rows = Rect { y: top, height, ..area };
            top += height;
            rows
        };
        let message = columns(app.message_height()).min(area.height.saturating_sub(5));
        let prompt = prompt.min(area.height.saturating_sub(5 + message));
        Self {
            header: take(2),
            title: take(1),
            body: take(area.height.saturating_sub(4 + message + prompt)),
            prompt: take(prompt),
            message: take(message),
            hints: take(1),
        }
    }
}

/// Returns a number of cells as the screen counts them.
fn columns(cells: usize) -> u16 {
    u16::try_from(cells).unwrap_or(u16::MAX)
}

/// Returns one line of an area, from its top.
fn line_of(area: Rect, index: usize) -> Rect {
    Rect { y: area.y.saturating_add(columns(index)), height: 1, ..area }
}
