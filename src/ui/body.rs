//! The page of the shown tab, with the marks in its margin.
//! Must not decide what stands on the page: the app lays it out.

use ratatui::{
    Frame,
    layout::{Position, Rect},
    text::{Line, Span},
};

use super::{columns, line_of, look::Look};
use crate::app::{
    App,
    mode::Mode,
    page::{Block, MARGIN, Role},
};

pub(super) fn draw(app: &App, look: Look, frame: &mut Frame<'_>, area: Rect) {
    let cursor = app.cursor();
    let selected = app.page.stops.get(cursor.selected).copied();
    let end = cursor.top + usize::from(area.height);
    let first = app.page.blocks.partition_point(|block| block.top + block.lines.len() <= cursor.top);
    for (index, block) in app.page.blocks.iter().enumerate().skip(first) {
        if block.top >= end {
            break;
        }
        let is_selected = selected == Some(index);
        for (offset, line) in block.lines.iter().enumerate() {
            let at = block.top + offset;
            if at < cursor.top || at >= end {
                continue;
            }
            // The marks stand beside the first line that can be seen.
            let marked = offset == 0 || at == cursor.top;
            let mut spans = margin(block, is_selected, marked, look);
            for span in line {
                let style = match span.role {
                    Role::Id if is_selected => look.selected(),
                    role => look.style(role),
                };
                // The space behind an id is not reversed with it.
                let text = span.text.trim_end();
                spans.push(Span::styled(text, style));
                spans.push(Span::raw(&span.text[text.len()..]));
            }
            let place = line_of(area, at - cursor.top);
            frame.render_widget(Line::from(spans), place);
            if marked && is_selected && app.page.caret.is_none() {
                frame.set_cursor_position(Position { x: columns(MARGIN).min(area.width - 1), y: place.y });
            }
        }
    }
    if let (Mode::Editing(_), Some((line, column))) = (&app.mode, app.page.caret)
        && line >= cursor.top
        && line < end
    {
        let y = line_of(area, line - cursor.top).y;
        frame.set_cursor_position(Position { x: columns(column).min(area.width - 1), y });
    } else if selected.is_none() {
        frame.set_cursor_position(Position { x: area.x, y: area.y });
    }
}

/// The marks: `>` selected, `+` changed since the last approval, `!` keeps from being approved.
fn margin(block: &Block, selected: bool, marked: bool, look: Look) -> Vec<Span<'static>> {
    if !marked {
        return vec![Span::raw(" ".repeat(MARGIN))];
    }
    let mark = |shown: bool, mark: &'static str| if shown { mark } else { " " };
    vec![
        Span::styled(mark(selected, ">"), look.style(Role::Accent)),
        Span::raw(mark(block.changed, "+")),
        Span::styled(mark(block.problem, "!"), look.style(Role::Problem)),
        Span::raw(" "),
    ]
}
