//! What is told to the user above the keys: the last message, or the question about a text that is being left.
//! Must not know colours: it says whether something did not work.

use super::{
    App,
    action::Action,
    keys::Context,
    mode::Mode,
    page::Target,
    wrap::{shortened, wrapped},
};
use crate::{
    rules::{
        acceptance::Acceptances,
        finding::{Finding, Severity},
    },
    scope::visible::visible,
};

/// How many lines a message may take: what to do next is never cut off.
const MOST_LINES: usize = 3;

/// What is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Its lines.
    pub lines: Vec<String>,
    /// Whether something did not work.
    pub problem: bool,
}

/// Returns what is told at the moment, in lines as wide as the window.
#[must_use]
pub fn told(app: &App) -> Option<Told> {
    let (text, problem) = match &app.mode {
        Mode::Editing(editing) if editing.leaving => {
            let (keep, back) = (Context::Text.key_for(&Action::Keep), Context::Text.key_for(&Action::Back));
            (format!("Keep your text?  {keep} keep   d discard   {back} go on writing"), false)
        }
        Mode::Prompt(prompt) => match &prompt.problem {
            Some(problem) => (problem.clone(), true),
            None => message(app)?,
        },
        _ => message(app).or_else(|| found(app).map(|text| (text, false)))?,
    };
    let text = if problem { format!("! {text}") } else { text };
    let mut lines = wrapped(&visible(&text), app.text_width().saturating_sub(2));
    if lines.len() > MOST_LINES {
        lines.truncate(MOST_LINES);
        lines[MOST_LINES - 1].push('…');
    }
    Some(Told { lines, problem })
}

fn message(app: &App) -> Option<(String, bool)> {
    app.message
        .as_ref()
        .filter(|message| !message.text.is_empty())
        .map(|message| (message.text.clone(), message.problem))
}

/// What is found at the selected row and does not stand under it, in one line: the screen must not jump at each step.
/// Blockers stand under their row in any case.
fn found(app: &App) -> Option<String> {
    if !matches!(app.mode, Mode::Browse) {
        return None;
    }
    let selected = app.page.target(app.cursor().selected)?;
    let (section, id) = match selected {
        Target::Row(section, id) => (*section, Some(id)),
        Target::Field(place) => (place.section, None),
        Target::Add(section) => (*section, None),
        _ => return None,
    };
    let acceptances = Acceptances::of(&app.scope, app.today);
    let here = |finding: &&Finding| match selected {
        Target::Field(place) => finding.place == *place,
        _ => true,
    };
    let mut open = app
        .index
        .findings(section, id)
        .map(|number| &app.findings[number])
        .filter(here)
        .filter(|finding| finding.severity != Severity::Blocker && acceptances.is_open(finding));
    let first = open.next()?;
    let more = match open.count() {
        0 => String::new(),
        more => format!(" (and {more} more)"),
    };
    let told = format!("{} {}: {}", first.rule.id, first.severity.word(), first.message);
    let width = app.text_width().saturating_sub(2 + more.len());
    Some(format!("{}{more}", shortened(&visible(&told), width)))
}
