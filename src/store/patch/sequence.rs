//! The entries of one group, brought into a wanted sequence: some stay, some move, some are new, the rest goes.
//! Must not know whether they are fields or rows.

use std::ops::Range;

use super::{
    lines::{
        attached_above, comments_in, indentation, joined, line_end_at, own_line, rest_of_line, spaces_at,
    },
    splice::Splices,
};
use crate::store::{
    render::Style,
    scan::Kind,
    tree::{Entry, Group, Tree},
};

/// One place of the wanted sequence.
#[derive(Debug)]
pub(super) enum Step {
    /// The entry with this number stays where it stands.
    Stay(usize),
    /// The entry with this number comes here from elsewhere, with changes inside it.
    Move(usize, Splices),
    /// A new entry, without a comma.
    New(String),
}

/// A group that is brought into a sequence.
pub(super) struct Sequence<'tree, 'text> {
    /// The text it stands in.
    pub tree: &'tree Tree<'text>,
    /// The group.
    pub group: &'tree Group,
    /// How the file is laid out.
    pub style: &'tree Style,
    /// How the entries are indented.
    pub indent: String,
}

/// What is put somewhere: a text up to where its comma belongs, and what comes after that.
struct Piece {
    before: String,
    after: String,
    /// Whether it brings its own indentation and comments, and so needs lines of its own.
    whole_lines: bool,
}

impl<'tree, 'text> Sequence<'tree, 'text> {
    /// Returns a group that stands in a text.
    pub(super) fn new(tree: &'tree Tree<'text>, group: &'tree Group, style: &'tree Style) -> Self {
        let first = group.entries.iter().find(|entry| own_line(tree.text, entry.start()).is_some());
        let indent = match first {
            Some(entry) => indentation(tree.text, entry.start()).to_owned(),
            None => format!("{}{}", indentation(tree.text, group.open), style.step),
        };
        Self { tree, group, style, indent }
    }

    /// Adds the replacements that make the sequence; `None` when it names an entry that is not there.
    pub(super) fn arrange(&self, steps: Vec<Step>, splices: &mut Splices) -> Option<()> {
        let mut stays = vec![false; self.group.entries.len()];
        let mut moves = stays.clone();
        let mut anchor = None;
        let mut pieces = Vec::new();
        for step in steps {
            match step {
                Step::New(before) => {
                    pieces.push(Piece { before, after: String::new(), whole_lines: false });
                }
                Step::Move(index, changes) => {
                    *moves.get_mut(index)? = true;
                    pieces.push(self.piece(index, changes)?);
                }
                Step::Stay(index) => {
                    *stays.get_mut(index)? = true;
                    self.put(anchor, &std::mem::take(&mut pieces), After::Something, splices);
                    anchor = Some(index);
                }
            }
        }
        let grown_at_end = !pieces.is_empty();
        self.put(anchor, &pieces, After::Nothing, splices);
        for index in 0..stays.len() {
            if moves[index] {
                splices.remove(self.cut(index));
            } else if !stays[index] {
                self.take_out(index, splices);
                let last = index + 1 == stays.len() && self.group.entries[index].comma.is_none();
                if last && !grown_at_end && index > 0 && stays[index - 1] {
                    // The one before becomes the last, and the last has no comma here.
                    if let Some(comma) = self.group.entries[index - 1].comma {
                        splices.remove(comma..comma + 1);
                    }
                }
            }
        }
        Some(())
    }

    /// Puts pieces after an entry, or after the opening bracket.
    fn put(&self, anchor: Option<usize>, pieces: &[Piece], after: After, splices: &mut Splices) {
        if pieces.is_empty() {
            return;
        }
        let text = self.tree.text;
        let line_break = format!("{}{}", self.style.line_end, self.indent);
        let entry = anchor.and_then(|index| self.group.entries.get(index));
        let end = entry.map_or(self.group.open + 1, Entry::end);
        let bare = entry.is_some_and(|entry| entry.comma.is_none());
        if bare {
            splices.insert(end, ",");
        }
        let inside = self.group.open + 1..self.group.close;
        let rest = rest_of_line(self.tree, end);
        let was_empty = self.group.entries.is_empty() && text[inside.clone()].trim().is_empty();
        let lines = rest.ends_the_line || was_empty;
        let mut put = String::new();
        for (index, piece) in pieces.iter().enumerate() {
            let last = index + 1 == pieces.len() && after == After::Nothing;
            put += &match (lines, piece.whole_lines) {
                (_, true) => self.style.line_end.to_owned(),
                (true, false) => line_break.clone(),
                // What stands before it may end in a comment.
                (false, false) if index > 0 && pieces[index - 1].whole_lines => line_break.clone(),
                (false, false) if entry.is_none() && index == 0 => String::new(),
                (false, false) => " ".to_owned(),
            };
            put += &piece.before;
            if !(last && (bare || !lines && self.group.entries.is_empty())) {
                put.push(',');
            }
            put += &piece.after;
        }
        let ends_in_lines = pieces.last().is_some_and(|piece| piece.whole_lines);
        if was_empty {
            put += self.style.line_end;
            put += indentation(text, self.group.open);
            splices.replace(inside, put);
            return;
        }
        if !lines && ends_in_lines {
            // Its last line may end in a comment.
            put += &line_break;
        } else if !lines && entry.is_none() && after == After::Something {
            put.push(' ');
        }
        splices.insert(rest.end, put);
    }

    /// Returns an entry as it is put elsewhere, with its comments.
    fn piece(&self, index: usize, changes: Splices) -> Option<Piece> {
        let entry = self.group.entries.get(index)?;
        let text = self.tree.text;
        let value_end = entry.value.bytes.end;
        let after_value = text[value_end..entry.comma.unwrap_or(value_end)].trim_end();
        let whole = own_line(text, entry.start());
        let rest = rest_of_line(self.tree, entry.end());
        match whole {
            Some(line) if rest.ends_the_line => {
                let top = attached_above(self.tree, line);
                let before = changes.applied(text, top..value_end)?;
                let tail = text[entry.end()..rest.end].trim_end();
                let between = comments_in(self.tree, value_end..entry.comma.unwrap_or(value_end));
                let open = between.last().is_some_and(|comment| comment.kind == Kind::LineComment);
                let gap = if open && !tail.is_empty() { self.style.line_end } else { "" };
                let after = format!("{after_value}{gap}{tail}");
                Some(Piece { before, after, whole_lines: true })
            }
            _ => {
                let before = changes.applied(text, entry.start()..value_end)?;
                let comments = comments_in(self.tree, value_end..entry.comma.unwrap_or(value_end));
                let (after, _) = joined(self.tree, comments, self.style.line_end);
                if after.is_empty() {
                    return Some(Piece { before, after, whole_lines: false });
                }
                let before = format!("{}{before}", self.indent);
                let after = format!(" {after}");
                Some(Piece { before, after, whole_lines: true })
            }
        }
    }

    /// Returns the bytes that go when an entry is put elsewhere, with its comments.
    fn cut(&self, index: usize) -> Range<usize> {
        let entry = &self.group.entries[index];
        let rest = rest_of_line(self.tree, entry.end());
        match own_line(self.tree.text, entry.start()) {
            Some(line) if rest.ends_the_line => {
                attached_above(self.tree, line)..rest.end + line_end_at(self.tree.text, rest.end)
            }
            _ => entry.start()..entry.end() + spaces_at(self.tree.text, entry.end()),
        }
    }

    /// Takes an entry out; the comments around it, and between its field's name and its value, stay.
    fn take_out(&self, index: usize, splices: &mut Splices) {
        let text = self.tree.text;
        let entry = &self.group.entries[index];
        let (start, end) = (entry.start(), entry.end());
        let line_break = format!("{}{}", self.style.line_end, indentation(text, start));
        let mut inner = comments_in(self.tree, start..entry.value.bytes.start).to_vec();
        inner.extend_from_slice(comments_in(self.tree, entry.value.bytes.end..end));
        let (mut kept, open) = joined(self.tree, &inner, &line_break);
        let rest = rest_of_line(self.tree, end);
        let own = own_line(text, start);
        let line_end = line_end_at(text, rest.end);
        match (own, rest.comment) {
            (Some(line), None) if rest.ends_the_line && kept.is_empty() => {
                splices.remove(line..rest.end + line_end);
            }
            (_, Some(comment)) if rest.ends_the_line => {
                if !kept.is_empty() {
                    kept += if open { &line_break } else { " " };
                }
                splices.replace(start..comment, kept);
            }
            _ if kept.is_empty() => {
                let last =
                    rest.ends_the_line || text[rest.end + spaces_at(text, rest.end)..].starts_with(')');
                let before = text[..start].trim_end_matches([' ', '\t']).len();
                let start = if last && own.is_none() { before } else { start };
                splices.remove(start..end + spaces_at(text, end));
            }
            _ => {
                if !rest.ends_the_line {
                    kept += if open { &line_break } else { " " };
                }
                splices.replace(start..end + spaces_at(text, end), kept);
            }
        }
    }
}

/// What follows the pieces that are put somewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum After {
    /// An entry that stays.
    Something,
    /// The closing bracket.
    Nothing,
}

/// Tells whether there is a comment in these bytes.
pub(super) fn has_comments(tree: &Tree<'_>, bytes: Range<usize>) -> bool {
    comments_in(tree, bytes).iter().any(|token| matches!(token.kind, Kind::LineComment | Kind::BlockComment))
}
