//! A fault as a person reads it: message, file, line, column, the line itself and what to do.
//! Must not know colours or the terminal; what it returns can be shown on any.

use std::path::Path;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::fault::Fault;
use crate::scope::visible::is_hidden;

/// How many characters of a long line are shown before the fault.
const BEFORE: usize = 60;

/// How many characters of a long line are shown in all.
const WIDEST: usize = 120;

/// Returns the report of a fault as rustc would draw it, without colours and without a control character.
#[must_use]
pub fn report(fault: &Fault, path: &Path) -> String {
    let (line, column, length) = window(fault);
    let bytes = byte_of(&line, column)..byte_of(&line, column + length);
    let message = visible(&fault.message);
    let file = visible(&path.display().to_string());
    let snippet =
        Snippet::source(line.as_str()).line_start(fault.line).annotation(AnnotationKind::Primary.span(bytes));
    let hint = fault.hint.as_deref().map(visible);
    let title = Level::ERROR.primary_title(message.as_str());
    let mut group: Group<'_> = if column + 1 == fault.column {
        title.element(snippet.path(file.as_str()))
    } else {
        // The columns of a line that is cut off count from the cut: the place is told on its own.
        let place = format!("{file}:{}:{}", fault.line, fault.column);
        title.element(annotate_snippets::Origin::path(place)).element(snippet)
    };
    if let Some(hint) = &hint {
        group = group.element(Level::HELP.message(hint.as_str()));
    }
    let report = Renderer::plain().term_width(WIDEST + 20).render(&[group]);
    // Between a place that is told on its own and its line the renderer puts dots that say nothing here.
    let lines: Vec<&str> = report.lines().filter(|line| line.trim() != ":::").collect();
    lines.join("\n")
}

/// Returns what is shown of the line, with the first faulty character in it, counted from 0, and their number.
fn window(fault: &Fault) -> (String, usize, usize) {
    let first = fault.column - 1;
    let long = fault.source_line.chars().nth(WIDEST).is_some();
    let start = if long { first.saturating_sub(BEFORE) } else { 0 };
    let mut rest = fault.source_line.chars().skip(start);
    let shown_part: String = rest.by_ref().take(WIDEST).map(shown).collect();
    let end = start + shown_part.chars().count();
    let mut line = String::new();
    let mut column = first - start;
    if start > 0 {
        line.push('…');
        column += 1;
    }
    line += &shown_part;
    if rest.next().is_some() {
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
