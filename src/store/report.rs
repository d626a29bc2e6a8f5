//! A fault as a person reads it: message, file, line, column, the line itself and what to do.
//! Must not know colours or the terminal; what it returns can be shown on any.

use std::path::Path;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::{fault::Fault, literal::is_hidden};

/// How many characters of a long line are shown before the fault.
const BEFORE: usize = 60;

/// How many characters of a long line are shown in all.
const WIDEST: usize = 120;

/// Returns the report of a fault as rustc would draw it, without colours and without a control character.
#[must_use]
pub fn report(fault: &Fault, path: &Path) -> String {
    let (line, column, length) = window(fault);
    let bytes = byte_of(&line, column)..byte_of(&line, column + length);
    let place = format!("{}:{}:{}", path.display(), fault.line, fault.column);
    let message = visible(&fault.message);
    // The place is in the title's own line, because that of a snippet would count from the window.
    let snippet =
        Snippet::source(line.as_str()).line_start(fault.line).annotation(AnnotationKind::Primary.span(bytes));
    let origin = annotate_snippets::Origin::path(visible(&place));
    let hint = fault.hint.as_deref().map(visible);
    let mut group: Group<'_> = Level::ERROR.primary_title(message.as_str()).element(origin).element(snippet);
    if let Some(hint) = &hint {
        group = group.element(Level::HELP.message(hint.as_str()));
    }
    Renderer::plain().term_width(WIDEST + 20).render(&[group])
}

/// Returns what is shown of the line, with the first faulty character in it, counted from 0, and their number.
fn window(fault: &Fault) -> (String, usize, usize) {
    let characters: Vec<char> = fault.source_line.chars().map(shown).collect();
    let first = (fault.column - 1).min(characters.len());
    let start = if characters.len() > WIDEST { first.saturating_sub(BEFORE) } else { 0 };
    let end = characters.len().min(start + WIDEST);
    let mut line = String::new();
    let mut column = first - start;
    if start > 0 {
        line.push('…');
        column += 1;
    }
    line.extend(&characters[start..end]);
    if end < characters.len() {
        line.push('…');
    }
    (line, column, fault.length.min(end.saturating_sub(first).max(1)))
}

fn byte_of(line: &str, column: usize) -> usize {
    line.char_indices().nth(column).map_or(line.len(), |(byte, _)| byte)
}

/// Returns one visible character for any character, so that columns stay.
fn shown(c: char) -> char {
    match c {
        '\t' => ' ',
        '\0'..='\x1f' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{FFFD}'),
        '\x7f' => '\u{2421}',
        c if is_hidden(c) => '\u{FFFD}',
        c => c,
    }
}

fn visible(text: &str) -> String {
    text.chars().map(shown).collect()
}
