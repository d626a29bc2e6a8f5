//! The desk in words that are spoken: what is asked, what can be answered, and what came of it.
//! Must not answer.

use std::fmt::Write as _;

use crate::app::{
    App,
    action::Action,
    asked::Stop,
    keys::{Context, KEYS},
    mode::{Input, Mode},
    page::{Block, Line, Target},
    press::applies,
};

/// What ends the mending of a row before its last field.
pub(super) const DONE: &str = ".";

/// What leaving does here: what was answered is saved on the way out, so there is nothing to ask about.
const LEAVES: &str = "Saves what was answered, and leaves";

/// Returns what stands on the screen at the moment: the whole stop, or of a list the item that is selected.
pub(super) fn what_is_asked(app: &App) -> String {
    match &app.mode {
        Mode::Prompt(prompt) => match prompt.input.text() {
            text if text.is_empty() => format!("{} An empty line goes back.\n", prompt.purpose.asks()),
            text => format!("{} It was: {text}. An empty line goes back.\n", prompt.purpose.asks()),
        },
        Mode::Editing(editing) => {
            let field = editing.place.section.field(editing.place.field);
            let label = field.map_or(editing.place.field, |field| field.label);
            let words = match &editing.input {
                Input::Choice { words, .. } => format!(" ({})", words.join(", ")),
                Input::Text(_) => String::new(),
            };
            format!("{label}{words}: {}\n", editing.original)
        }
        Mode::Asking(asking) => {
            let choices = asking.choices.iter().map(|choice| format!("{} {}\n", choice.key, choice.label));
            format!("{}\n{}", asking.question, choices.collect::<String>())
        }
        Mode::Browse | Mode::Reading(_) | Mode::Signing(_) => page(app),
    }
}

fn page(app: &App) -> String {
    let page = &app.page;
    let selected = page.stops.get(app.cursor().selected).copied();
    let first = page.stops.first().copied().unwrap_or(page.blocks.len());
    let in_a_list = matches!(app.guide, Stop::Items(_));
    let is_shown = |at: &usize| !in_a_list || *at < first || selected == Some(*at);
    let shown = page.blocks.iter().enumerate().filter(|(at, _)| is_shown(at));
    std::iter::once("\n".to_owned()).chain(shown.map(|(_, block)| words_of(block))).collect()
}

/// Returns the whole list that is asked about.
pub(super) fn whole_list(app: &App) -> String {
    app.page.blocks.iter().map(words_of).collect()
}

/// The words of a block, one space between them: columns are for the eye.
fn words_of(block: &Block) -> String {
    let words = |line: &Line| {
        let text: String = line.iter().map(|span| span.text.as_str()).collect();
        format!("{}\n", text.split_whitespace().collect::<Vec<_>>().join(" "))
    };
    block.lines.iter().map(words).collect()
}

/// Returns what can be answered here, each with its letter.
pub(super) fn answers(app: &App) -> String {
    let mut told = String::new();
    let mut taken = Vec::new();
    let rows = KEYS.iter().filter(|row| row.contexts.contains(&Context::Browse) && is_said(&row.action));
    for row in rows.filter(|row| applies(&row.action, app)) {
        let letter = row.keys.iter().filter_map(|key| key.sign()).find(|letter| !taken.contains(letter));
        if let Some(letter) = letter {
            taken.push(letter);
            let help = if row.action == Action::Quit { LEAVES } else { row.help };
            let _ = writeln!(told, "{letter}  {help}");
        }
    }
    told.push_str(
        "The id of a row, or the name of a field, mends it. An empty line says again what is asked.\n",
    );
    told
}

/// Tells whether an action has a place in a conversation: it answers, takes back, goes on, saves or leaves.
pub(super) fn is_said(action: &Action) -> bool {
    matches!(
        action,
        Action::Help
            | Action::Answer(_)
            | Action::Confirm
            | Action::Note
            | Action::Skip
            | Action::Reopen
            | Action::Undo
            | Action::Redo
            | Action::NextQuestion
            | Action::PreviousQuestion
            | Action::Up
            | Action::Down
            | Action::Save
            | Action::Quit
    )
}

/// Returns which row of the page has this id, or which field this name, whatever its case.
pub(super) fn row_named(app: &App, name: &str) -> Option<usize> {
    let is_meant = |stop: &usize| match app.page.target(*stop) {
        Some(Target::Row(_, id)) => id.as_str().eq_ignore_ascii_case(name),
        Some(Target::Field(place)) => {
            let field = place.section.field(place.field);
            field.is_some_and(|field| field.label.eq_ignore_ascii_case(name))
        }
        _ => false,
    };
    (0..app.page.stops.len()).find(is_meant)
}

/// Returns what came of the last line, and what is wrong with it.
pub(super) fn message(app: &App) -> Option<String> {
    if let Mode::Editing(editing) = &app.mode
        && let Some(problem) = &editing.problem
    {
        return Some(format!("! {problem}\n"));
    }
    if let Mode::Prompt(prompt) = &app.mode
        && let Some(problem) = &prompt.problem
    {
        return Some(format!("! {problem}\n"));
    }
    // As a whole: nothing is cut off that is spoken.
    let message = app.message.as_ref().filter(|message| !message.text.is_empty())?;
    let mark = if message.problem { "! " } else { "" };
    Some(format!("{mark}{}\n", message.text))
}
