//! The top of the screen: the file with the state of the scope, and the tabs.
//! Must not compute the state: the app tells it in words.

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
    let state = status::line(app, room);
    Line::from(vec![Span::styled(name, look.style(Role::Heading)), Span::raw(format!("   {state}"))])
}

/// The tabs with what is wrong on each, as fully as there is room for; the shown one stands in brackets.
fn tabs(app: &App, look: Look, width: usize) -> Line<'static> {
    // Of a file that cannot be read nothing is known.
    let blockers = Tab::ALL.map(|tab| if app.broken.is_some() { 0 } else { app.index.blockers_on(tab) });
    let forms = [Form::Numbered, Form::Named, Form::Bare, Form::Short, Form::Shortest];
    let needed = |form: &Form| -> usize {
        let labels = Tab::ALL.iter().zip(blockers);
        labels
            .map(|(tab, blockers)| {
                cells(&form.label(*tab)) + cells(&form.mark(blockers)) + 2 * form.gap().len() + 1
            })
            .sum::<usize>()
            + 1
    };
    let form = forms.into_iter().find(|form| needed(form) <= width).unwrap_or(Form::Shortest);
    let marked = app.tab.marked();
    let mut spans = Vec::new();
    let mut before = None;
    for (tab, blockers) in Tab::ALL.into_iter().zip(blockers) {
        let shown = tab == marked;
        // One column between two tabs is bracket or space.
        let between = if shown {
            "["
        } else if before == Some(marked) {
            "]"
        } else {
            " "
        };
        let style = look.style(if shown { Role::Accent } else { Role::Plain });
        spans
            .push(Span::styled(between, look.style(if between == " " { Role::Plain } else { Role::Accent })));
        spans.push(Span::styled(format!("{}{}", form.gap(), form.label(tab)), style));
        spans.push(Span::styled(form.mark(blockers), look.style(Role::Problem)));
        spans.push(Span::raw(form.gap()));
        before = Some(tab);
    }
    if before == Some(marked) {
        spans.push(Span::styled("]", look.style(Role::Accent)));
    }
    Line::from(spans)
}

/// How the tabs are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// `3 Inclusions !2`
    Numbered,
    /// `Inclusions!2`
    Named,
    /// `Inclusions!`
    Bare,
    /// `3 Incl!`
    Short,
    /// `3 In!`
    Shortest,
}

impl Form {
    fn label(self, tab: Tab) -> String {
        match self {
            Self::Numbered => format!("{} {}", tab.index() + 1, tab.name()),
            Self::Named | Self::Bare => tab.name().to_owned(),
            Self::Short => format!("{} {}", tab.index() + 1, &tab.name()[..4]),
            Self::Shortest => format!("{} {}", tab.index() + 1, &tab.name()[..2]),
        }
    }

    fn mark(self, blockers: usize) -> String {
        match self {
            _ if blockers == 0 => String::new(),
            Self::Numbered => format!(" !{blockers}"),
            Self::Named => format!("!{blockers}"),
            Self::Bare | Self::Short | Self::Shortest => "!".to_owned(),
        }
    }

    /// What stands on both sides of a tab, inside of the brackets.
    fn gap(self) -> &'static str {
        if matches!(self, Self::Numbered) { " " } else { "" }
    }
}
