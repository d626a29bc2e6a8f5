//! The top of the screen: the file with the state of the scope, and the tabs.

use ratatui::{
    Frame,
    layout::Rect,
    text::{Line, Span},
};

use super::{line_of, look::Look};
use crate::{
    app::{
        App,
        page::Role,
        status,
        tab::Tab,
        wrap::{cells, shortened},
    },
    scope::visible::visible,
};

pub(super) fn draw(app: &App, look: Look, frame: &mut Frame<'_>, area: Rect) {
    let width = usize::from(area.width).saturating_sub(1);
    frame.render_widget(state(app, look, width), line_of(area, 0));
    frame.render_widget(tabs(app, look, width), line_of(area, 1));
}

/// The name of the file, a star where something is not saved, and the state of the scope.
fn state(app: &App, look: Look, width: usize) -> Line<'static> {
    let name = match &app.opened.path {
        Some(path) => path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned(),
        None => "sample".to_owned(),
    };
    let star = if app.is_unsaved() { "*" } else { "" };
    let locked = if app.opened.read_only.is_some() { " (read-only)" } else { "" };
    let name = format!(" {}{star}{locked}", shortened(&visible(&name), 24));
    let room = width.saturating_sub(cells(&name) + 3);
    let state = shortened(&status::line(app), room);
    Line::from(vec![Span::styled(name, look.style(Role::Heading)), Span::raw(format!("   {state}"))])
}

/// The tabs, as long as there is room for; the shown one stands in brackets.
fn tabs(app: &App, look: Look, width: usize) -> Line<'static> {
    let forms: [fn(Tab) -> String; 3] = [
        |tab| format!("{} {}", tab.index() + 1, tab.name()),
        |tab| tab.name().to_owned(),
        |tab| format!("{} {}", tab.index() + 1, &tab.name()[..2]),
    ];
    let marks: Vec<String> = Tab::ALL
        .iter()
        .map(|tab| match app.blockers_on(*tab) {
            0 => String::new(),
            blockers => format!(" !{blockers}"),
        })
        .collect();
    let needed = |form: &fn(Tab) -> String| -> usize {
        let names: usize = Tab::ALL.iter().map(|tab| cells(&form(*tab)) + 2).sum();
        names + marks.iter().map(|mark| cells(mark)).sum::<usize>()
    };
    let form = forms.iter().find(|form| needed(form) <= width).unwrap_or(&forms[2]);
    // Where even that is too wide, the brackets take the place of the spaces between.
    let mut spans = Vec::new();
    for (tab, mark) in Tab::ALL.into_iter().zip(marks) {
        let shown = tab == app.tab;
        let (open, close) = if shown { ("[", "]") } else { (" ", " ") };
        let style = if shown { look.style(Role::Accent) } else { look.style(Role::Plain) };
        spans.push(Span::styled(format!("{open}{}", form(tab)), style));
        spans.push(Span::styled(mark, look.style(Role::Problem)));
        spans.push(Span::styled(close, style));
    }
    Line::from(spans)
}
