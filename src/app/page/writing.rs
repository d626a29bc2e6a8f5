//! A field while it is written, where it stands on the page.
//! Must not change what is written.

use super::{Line, Role, lines, span};
use crate::{
    app::{
        mode::{Editing, Input},
        wrap::cells,
    },
    scope::{record::Field, value::Kind},
};

/// A field being written: its text, and a line below it for the problem or for what the field is for.
pub(super) fn written(editing: &Editing, field: &Field, width: usize) -> (Vec<Line>, Option<(usize, usize)>) {
    let (mut body, caret) = match &editing.input {
        Input::Text(text) => {
            let rows: Vec<Line> = text
                .rows(width.saturating_sub(2))
                .into_iter()
                .map(|row| vec![span("│ ", Role::Accent), span(row, Role::Written)])
                .collect();
            let (line, column) = text.caret(width.saturating_sub(2));
            (rows, (line, column + 2))
        }
        Input::Choice { words, chosen } => choice(words, *chosen),
    };
    let (below, role) = match &editing.problem {
        Some(problem) => (format!("! {problem}"), Role::Problem),
        None if field.kind == Kind::Date => (format!("{} YYYY-MM-DD.", field.help), Role::Label),
        None => (field.help.to_owned(), Role::Label),
    };
    body.extend(lines(&below, width, role));
    (body, Some(caret))
}

fn choice(words: &[&str], chosen: Option<usize>) -> (Vec<Line>, (usize, usize)) {
    let mut line = vec![span("│ ", Role::Accent)];
    let mut caret = 2;
    let mut column = 2;
    for (index, word) in words.iter().enumerate() {
        let mark = if chosen == Some(index) { "(x) " } else { "( ) " };
        if chosen == Some(index) {
            caret = column + 1;
        }
        let text = format!("{mark}{word}   ");
        column += cells(&text);
        line.push(span(text, Role::Written));
    }
    (vec![line], (0, caret))
}
