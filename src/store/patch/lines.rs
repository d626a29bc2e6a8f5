//! Lines and comments around a place of the text: what stands on its own line, what belongs to what.
//! Must not know fields, rows or scopes.

use std::ops::Range;

use crate::store::{
    scan::{Kind, Token},
    tree::Tree,
};

/// What follows a place on its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct RestOfLine {
    /// Where something can be put that is to follow, after the comments that belong to what is before.
    pub end: usize,
    /// Where the first comment begins.
    pub comment: Option<usize>,
    /// Whether the line ends there; otherwise something else follows on it.
    pub ends_the_line: bool,
}

/// Looks at what follows a place: spaces and comments, up to the line end or to anything else.
pub(super) fn rest_of_line(tree: &Tree<'_>, after: usize) -> RestOfLine {
    let mut comment = None;
    let mut at = after;
    loop {
        at += spaces_at(tree.text, at);
        if line_end_at(tree.text, at) > 0 {
            return RestOfLine { end: at, comment, ends_the_line: true };
        }
        let Some(token) = comment_at(tree, at) else {
            return RestOfLine { end: after, comment, ends_the_line: false };
        };
        comment = comment.or(Some(at));
        at = token.bytes.end;
    }
}

/// Returns where the line begins on which a place is the first that is no space; `None` when it is not.
pub(super) fn own_line(text: &str, at: usize) -> Option<usize> {
    let indented = text[..at].trim_end_matches([' ', '\t']);
    (indented.is_empty() || indented.ends_with('\n')).then_some(indented.len())
}

/// Returns where the comment lines begin that stand directly above a line, else the line itself.
pub(super) fn attached_above(tree: &Tree<'_>, line: usize) -> usize {
    let mut top = line;
    while let Some(above) = tree.text[..top].strip_suffix('\n') {
        let end = above.trim_end_matches([' ', '\t', '\r']).len();
        let ends_there = |token: &&Token| {
            let token_end = tree.text[token.bytes.clone()].trim_end_matches([' ', '\t', '\r']).len();
            token.bytes.start + token_end == end
        };
        let index = tree.comments.partition_point(|token| token.bytes.start < end);
        let comment = index.checked_sub(1).and_then(|last| tree.comments.get(last)).filter(ends_there);
        match comment.and_then(|token| own_line(tree.text, token.bytes.start)) {
            Some(line) => top = line,
            None => break,
        }
    }
    top
}

/// Returns the comments that begin within these bytes.
pub(super) fn comments_in<'tree>(tree: &'tree Tree<'_>, bytes: Range<usize>) -> &'tree [Token] {
    let first = tree.comments.partition_point(|token| token.bytes.start < bytes.start);
    let after = tree.comments.partition_point(|token| token.bytes.start < bytes.end);
    &tree.comments[first..after.max(first)]
}

/// Returns these comments as text, one after the other, and whether a line must end after the last.
pub(super) fn joined(tree: &Tree<'_>, comments: &[Token], line_break: &str) -> (String, bool) {
    let mut text = String::new();
    let mut open = false;
    for token in comments {
        if !text.is_empty() {
            text.push_str(if open { line_break } else { " " });
        }
        text.push_str(&tree.text[token.bytes.clone()]);
        open = token.kind == Kind::LineComment;
    }
    (text, open)
}

/// Returns the spaces and tabs with which the line of a place begins.
pub(super) fn indentation(text: &str, at: usize) -> &str {
    let line = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    &text[line..line + spaces_at(text, line)]
}

/// Returns how many spaces and tabs stand at a place.
pub(super) fn spaces_at(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    rest.find(|c| !matches!(c, ' ' | '\t')).unwrap_or(rest.len())
}

/// Returns the length of the line end at a place; 0 when there is none.
pub(super) fn line_end_at(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    if rest.starts_with("\r\n") { 2 } else { usize::from(rest.starts_with('\n')) }
}

fn comment_at<'tree>(tree: &'tree Tree<'_>, at: usize) -> Option<&'tree Token> {
    let index = tree.comments.binary_search_by_key(&at, |token| token.bytes.start).ok()?;
    tree.comments.get(index)
}
