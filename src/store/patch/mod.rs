//! Saving without loss: the text of a file, changed only where the scope differs from what the text says.
//! Must not know the disk. What it returns always reads back as the wanted scope; otherwise it returns nothing.

mod lines;
mod order;
mod sequence;
mod splice;

use std::collections::HashMap;

use self::{
    order::longest_ascending,
    sequence::{Sequence, Step, has_comments},
    splice::Splices,
};
use super::{
    fault::Fault,
    format::{read, without_mark},
    literal::{Breaks, respelled, unquoted},
    render::Style,
    survey::name_of,
    tree::{Entry, Group, Tree, tree},
};
use crate::scope::{
    Scope,
    record::Record,
    section::{LAYOUT, Section},
};

/// Why the changes could not be worked into the text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PatchError {
    /// The text itself cannot be read.
    #[error("line {}: {}", .0.line, .0.message)]
    Unreadable(Box<Fault>),
    /// The changed text would not say what it should.
    #[error("the changed text would not read back as the same scope")]
    Differs,
}

/// Returns the text with the scope in it, changed only where it differs.
///
/// # Errors
/// When the text is no scope, or when the changed text would not read back as the wanted one.
pub fn patched(old_text: &str, scope: &Scope) -> Result<String, PatchError> {
    let unreadable = |fault| PatchError::Unreadable(Box::new(fault));
    let old = read(old_text).map_err(unreadable)?;
    let wanted = Scope { format: old.scope.format, ..scope.clone() };
    if old.scope == wanted {
        return Ok(old_text.to_owned());
    }
    let text = without_mark(old_text);
    let shape = tree(text).map_err(unreadable)?;
    let patch = Patch { tree: &shape, old: &old.scope, new: &wanted, style: style_of(&shape) };
    let changed = patch.text().ok_or(PatchError::Differs)?;
    match read(&changed) {
        Ok(reading) if reading.scope == wanted => {
            Ok(format!("{}{changed}", &old_text[..old_text.len() - text.len()]))
        }
        _ => Err(PatchError::Differs),
    }
}

/// Returns how a file is laid out: its line end and its indentation.
fn style_of(tree: &Tree<'_>) -> Style {
    let crlf = tree.text.matches("\r\n").count();
    let line_end = if crlf * 2 > tree.text.matches('\n').count() { "\r\n" } else { "\n" };
    let entries = tree.root.group().map_or(&[][..], |group| &group.entries);
    let first = entries.iter().find(|entry| lines::own_line(tree.text, entry.start()).is_some());
    let outer = lines::indentation(tree.text, tree.root.bytes.start);
    let step = first
        .and_then(|entry| lines::indentation(tree.text, entry.start()).strip_prefix(outer))
        .filter(|step| !step.is_empty())
        .unwrap_or("    ");
    Style { line_end, step: step.to_owned() }
}

struct Patch<'tree, 'text> {
    tree: &'tree Tree<'text>,
    old: &'tree Scope,
    new: &'tree Scope,
    style: Style,
}

impl Patch<'_, '_> {
    fn text(&self) -> Option<String> {
        let mut splices = Splices::default();
        let root = self.tree.root.group()?;
        let sequence = Sequence::new(self.tree, root, &self.style);
        let mut steps = Vec::new();
        let names: Vec<&str> = std::iter::once("format").chain(LAYOUT.iter().map(name_of)).collect();
        for (index, name) in self.in_order(root, &names) {
            let entry = name.checked_sub(1).map(|place| LAYOUT[place]);
            match (index, entry) {
                (Some(index), Some(entry)) => {
                    let field = &root.entries[index];
                    if self.entry(field, entry, &mut splices)? == Fate::Stays {
                        steps.push(Step::Stay(index));
                    }
                }
                (Some(index), None) => steps.push(Step::Stay(index)),
                (None, Some(entry)) => {
                    steps.extend(self.style.entry(self.new, entry, &sequence.indent).map(Step::New));
                }
                (None, None) => {}
            }
        }
        sequence.arrange(steps, &mut splices)?;
        splices.applied(self.tree.text, 0..self.tree.text.len())
    }

    /// Returns the numbers of a group's entries in the order of the text, and between them, each after the
    /// nearest entry that precedes it in the order of the file, the fields that are not there.
    fn in_order(&self, group: &Group, names: &[&str]) -> Vec<(Option<usize>, usize)> {
        let place_of = |entry: &Entry| names.iter().position(|name| *name == entry.name(self.tree.text));
        let there: HashMap<usize, usize> = group
            .entries
            .iter()
            .enumerate()
            .filter_map(|(index, entry)| Some((place_of(entry)?, index)))
            .collect();
        let mut missing_after: HashMap<Option<usize>, Vec<usize>> = HashMap::new();
        let mut anchor = None;
        for name in 0..names.len() {
            match there.get(&name) {
                Some(index) => anchor = Some(*index),
                None => missing_after.entry(anchor).or_default().push(name),
            }
        }
        let mut order = Vec::new();
        let mut add = |order: &mut Vec<_>, anchor| {
            let missing = missing_after.remove(&anchor).unwrap_or_default();
            order.extend(missing.into_iter().map(|name| (None, name)));
        };
        add(&mut order, None);
        for (index, entry) in group.entries.iter().enumerate() {
            order.extend(place_of(entry).map(|name| (Some(index), name)));
            add(&mut order, Some(index));
        }
        order
    }

    /// Changes one entry of the file where it differs.
    fn entry(
        &self,
        field: &Entry,
        entry: crate::scope::section::Entry,
        splices: &mut Splices,
    ) -> Option<Fate> {
        let section = match entry {
            crate::scope::section::Entry::Text(name) => {
                return Some(self.field(field, name, (self.old, self.new), splices));
            }
            crate::scope::section::Entry::Section(section) => section,
        };
        let group = field.value.group()?;
        let commented = has_comments(self.tree, field.value.bytes.clone());
        if let (Some(old), Some(new)) = (self.old.record(section), self.new.record(section)) {
            let emptied = is_empty(new) && !is_empty(old);
            if emptied && !commented {
                return Some(Fate::Goes);
            }
            self.record(group, section, (old, new), splices)?;
        } else {
            let emptied = self.new.len(section) == 0 && self.old.len(section) > 0;
            if emptied && !commented {
                return Some(Fate::Goes);
            }
            self.list(group, section, splices)?;
        }
        Some(Fate::Stays)
    }

    fn list(&self, group: &Group, section: Section, splices: &mut Splices) -> Option<()> {
        let ids: Vec<String> =
            group.entries.iter().map(|row| self.id_of(row)).collect::<Option<Vec<String>>>()?;
        let there: HashMap<&str, usize> =
            ids.iter().enumerate().map(|(index, id)| (id.as_str(), index)).collect();
        let wanted = self.new.rows(section);
        let kept: Vec<usize> = wanted.iter().filter_map(|(id, _)| there.get(id.as_str()).copied()).collect();
        let mut stays = longest_ascending(&kept).into_iter();
        let sequence = Sequence::new(self.tree, group, &self.style);
        let on_one_line = group.entries.iter().all(|row| {
            !self.tree.text[row.value.bytes.clone()].contains('\n') && !row.value.bytes.is_empty()
        }) && !group.entries.is_empty();
        let old_rows: HashMap<_, _> = self.old.rows(section).into_iter().collect();
        let mut steps = Vec::new();
        for (id, row) in wanted {
            let Some(index) = there.get(id.as_str()).copied() else {
                steps.push(Step::New(if on_one_line {
                    self.style.row_on_one_line(id.as_str(), row)
                } else {
                    self.style.row(id.as_str(), row, &sequence.indent)
                }));
                continue;
            };
            let fields = group.entries[index].value.group()?;
            let mut inside = Splices::default();
            self.record(fields, section, (*old_rows.get(id)?, row), &mut inside)?;
            if stays.next()? {
                splices.extend(inside);
                steps.push(Step::Stay(index));
            } else {
                steps.push(Step::Move(index, inside));
            }
        }
        sequence.arrange(steps, splices)
    }

    fn id_of(&self, row: &Entry) -> Option<String> {
        let fields = row.value.group()?;
        let id = fields.entries.iter().find(|entry| entry.name(self.tree.text) == "id")?;
        Some(unquoted(&self.tree.text[id.value.bytes.clone()]).ok()?.into_owned())
    }

    fn record(
        &self,
        group: &Group,
        section: Section,
        (old, new): (&dyn Record, &dyn Record),
        splices: &mut Splices,
    ) -> Option<()> {
        if section.fields().iter().all(|field| old.get(field.name) == new.get(field.name)) {
            return Some(());
        }
        let names: Vec<&str> =
            std::iter::once("id").chain(section.fields().iter().map(|field| field.name)).collect();
        let mut steps = Vec::new();
        for (index, name) in self.in_order(group, &names) {
            let field = name.checked_sub(1).map(|place| &section.fields()[place]);
            match (index, field) {
                (Some(index), Some(field)) => {
                    let entry = &group.entries[index];
                    if self.field(entry, field.name, (old, new), splices) == Fate::Stays {
                        steps.push(Step::Stay(index));
                    }
                }
                (Some(index), None) => steps.push(Step::Stay(index)),
                (None, Some(field)) => {
                    let text = new.get(field.name);
                    if !text.is_empty() {
                        steps.push(Step::New(self.style.field(field.name, &text)));
                    }
                }
                (None, None) => {}
            }
        }
        Sequence::new(self.tree, group, &self.style).arrange(steps, splices)
    }

    /// Changes one text where it differs.
    fn field(
        &self,
        entry: &Entry,
        name: &str,
        (old, new): (&dyn Record, &dyn Record),
        splices: &mut Splices,
    ) -> Fate {
        let text = new.get(name);
        if old.get(name) == text {
            return Fate::Stays;
        }
        if text.is_empty() {
            return Fate::Goes;
        }
        let token = &self.tree.text[entry.value.bytes.clone()];
        // A text keeps its own line ends where the file has both kinds.
        let breaks = match token {
            token if token.contains("\r\n") => Breaks::Real("\r\n"),
            token if token.contains('\n') => Breaks::Real("\n"),
            _ => self.style.breaks(),
        };
        splices.replace(entry.value.bytes.clone(), respelled(token, &text, breaks));
        Fate::Stays
    }
}

/// What becomes of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Stays,
    Goes,
}

fn is_empty(record: &dyn Record) -> bool {
    crate::scope::record::texts_of(record).is_empty()
}

#[cfg(test)]
mod tests;

#[cfg(test)]
mod laws;

#[cfg(test)]
mod scribe;
