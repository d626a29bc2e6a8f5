//! Texts of several screens, and the report on a file that cannot be read.
//! Must not know what is read, nor turn the page.

use ratatui::{
    Frame,
    layout::{Position, Rect},
    text::{Line, Span},
};

use super::{line_of, look::Look};
use crate::{
    app::{App, mode::Reading, page::Role, wrap::wrapped},
    scope::visible::visible,
};

pub(super) fn draw(app: &App, reading: &Reading, frame: &mut Frame<'_>, title: Rect, body: Rect) {
    let rows = app.rows_of(reading);
    let height = usize::from(body.height);
    let shown = rows.len().min(reading.top + height);
    let bold = ratatui::style::Style::new().add_modifier(ratatui::style::Modifier::BOLD);
    let where_in_it = if rows.len() > height {
        format!("   lines {}-{shown} of {}", reading.top + 1, rows.len())
    } else {
        String::new()
    };
    let head = Line::from(vec![Span::styled(format!(" {}", reading.title), bold), Span::raw(where_in_it)]);
    frame.render_widget(head, title);
    for (index, row) in rows.iter().skip(reading.top).take(height).enumerate() {
        frame.render_widget(Span::raw(format!(" {row}")), line_of(body, index));
    }
    frame.set_cursor_position(Position { x: body.x + 1, y: body.y });
}

/// Draws the report on a file that cannot be read; the screen follows when it is mended.
pub(super) fn draw_broken(app: &App, look: Look, frame: &mut Frame<'_>, title: Rect, body: Rect) {
    let head = "The file cannot be read. Mend it, and this screen follows; nothing is written.";
    frame.render_widget(Span::styled(format!(" {head}"), look.style(Role::Heading)), title);
    let report = app.broken.as_deref().unwrap_or_default();
    let rows = report.lines().flat_map(|line| wrapped(&visible(line), app.text_width().saturating_sub(2)));
    for (index, row) in rows.take(usize::from(body.height)).enumerate() {
        frame.render_widget(Span::raw(format!(" {row}")), line_of(body, index));
    }
    frame.set_cursor_position(Position { x: body.x + 1, y: body.y });
}
