//! What of a text belongs to a scope: which fields it has, where, and what does not belong.
//! Must not know the disk, nor how a text is changed.

use std::{collections::HashMap, ops::Range};

use super::{
    fault::{Fault, position},
    literal::unquoted,
    nearest::{cut, nearest},
    tree::{Entry, Group, Node, Shape, Tree},
};
use crate::scope::{
    FORMAT, Scope,
    edit::Edit,
    item::ItemId,
    place::Place,
    record::Item,
    section::{self, LAYOUT, Section},
};

/// What was found in a text whose shape is that of a scope.
#[derive(Debug, Default)]
pub(super) struct Survey {
    /// The format, when it is newer than the one of this program.
    pub newer: Option<u32>,
    /// What this program does not know, in a file of a newer format.
    pub unknown: Vec<Range<usize>>,
}

/// Looks through a whole text.
///
/// # Errors
/// A fault at the first field, row or value that does not belong.
pub(super) fn survey(tree: &Tree<'_>) -> Result<Survey, Fault> {
    let root = root_of(tree)?;
    let mut surveyor = Surveyor::of(tree.text);
    surveyor.survey.newer = surveyor.format(root)?.filter(|format| *format > FORMAT);
    match (surveyor.scope(root), surveyor.survey.newer) {
        (Err(fault), Some(format)) => Err(fault.hint(of_a_newer(format))),
        (Err(fault), None) => Err(fault),
        (Ok(()), _) => Ok(surveyor.survey),
    }
}

/// Returns the fields of a text that is one group of them, each with its name and a text as its value.
///
/// # Errors
/// A fault at the first field or value that does not belong.
pub(super) fn fields_of<'tree>(
    tree: &'tree Tree<'_>,
    names: &[&'static str],
    of: &str,
) -> Result<Vec<(&'static str, &'tree Entry)>, Fault> {
    let mut surveyor = Surveyor::of(tree.text);
    let fields = surveyor.fields(root_of(tree)?, names, of)?;
    fields.iter().try_for_each(|(_, entry)| surveyor.text(&entry.value))?;
    Ok(fields)
}

fn root_of<'tree>(tree: &'tree Tree<'_>) -> Result<&'tree Group, Fault> {
    tree.root.group().filter(|group| group.bracket == '(').ok_or_else(|| {
        let start = tree.root.bytes.start;
        let end = if tree.root.group().is_some() { start + 1 } else { tree.root.bytes.end };
        Fault::at(tree.text, start..end, "expected ( at the beginning of the file")
            .hint("it begins with ( and ends with )")
    })
}

/// Returns the hint for a fault in a file that a newer program wrote.
pub(super) fn of_a_newer(format: u32) -> String {
    format!("a newer isms-scope wrote this file (format {format}): update this one")
}

/// Returns the name of an entry of the file.
pub(super) fn name_of(entry: &section::Entry) -> &'static str {
    match entry {
        section::Entry::Text(name) => name,
        section::Entry::Section(section) => section.key(),
    }
}

struct Surveyor<'text> {
    text: &'text str,
    survey: Survey,
    ids: HashMap<String, usize>,
}

impl<'text> Surveyor<'text> {
    fn of(text: &'text str) -> Self {
        Self { text, survey: Survey::default(), ids: HashMap::new() }
    }

    fn scope(&mut self, root: &Group) -> Result<(), Fault> {
        let names: Vec<&str> = std::iter::once("format").chain(LAYOUT.iter().map(name_of)).collect();
        for (name, entry) in self.fields(root, &names, "the scope")? {
            match Section::with_key(name) {
                Some(section) if section.is_list() => self.list(section, &entry.value)?,
                Some(section) => self.record(section, &entry.value)?,
                None if name == "format" => {}
                None => self.text(&entry.value)?,
            }
        }
        self.survey.unknown.sort_by_key(|bytes| bytes.start);
        Ok(())
    }

    fn format(&self, root: &Group) -> Result<Option<u32>, Fault> {
        let Some(entry) = root.entries.iter().find(|entry| entry.name(self.text) == "format") else {
            return Ok(None);
        };
        let bytes = entry.value.bytes.clone();
        let written = &self.text[bytes.clone()];
        match ron::from_str::<u32>(written) {
            Ok(format @ 1..) => Ok(Some(format)),
            _ => Err(Fault::at(self.text, bytes, format!("there is no format {}", cut(written)))
                .hint(format!("this program writes format: {FORMAT}"))),
        }
    }

    /// Returns the known fields of a group, each with its name.
    fn fields<'tree>(
        &mut self,
        group: &'tree Group,
        names: &[&'static str],
        of: &str,
    ) -> Result<Vec<(&'static str, &'tree Entry)>, Fault> {
        let mut fields: Vec<(&'static str, &Entry)> = Vec::with_capacity(group.entries.len());
        for entry in &group.entries {
            let Some(key) = entry.key.clone() else {
                let bytes = entry.value.bytes.clone();
                let found = cut(&self.text[bytes.clone()]);
                return Err(Fault::at(self.text, bytes, format!("expected a field, found {found}"))
                    .hint("a field is written name: \"text\""));
            };
            let written = entry.name(self.text);
            let Some(name) = names.iter().copied().find(|name| *name == written) else {
                if self.survey.newer.is_some() {
                    self.survey.unknown.push(entry.start()..entry.end());
                    continue;
                }
                let message = format!("there is no field {} in {of}", cut(written));
                return Err(Fault::at(self.text, key, message).hint(nearest(written, names)));
            };
            if let Some((_, first)) = fields.iter().find(|(known, _)| *known == name) {
                let (line, ..) = position(self.text, first.start());
                return Err(Fault::at(self.text, key, format!("the field {name} is there twice"))
                    .hint(format!("the first stands on line {line}")));
            }
            fields.push((name, entry));
        }
        Ok(fields)
    }

    fn record(&mut self, section: Section, value: &Node) -> Result<(), Fault> {
        let group = self.group(value, '(', "fields between ( and )")?;
        for (_, entry) in self.fields(group, &field_names(section), section.key())? {
            self.text(&entry.value)?;
        }
        Ok(())
    }

    fn list(&mut self, section: Section, value: &Node) -> Result<(), Fault> {
        let list = self.group(value, '[', "a list of rows between [ and ]")?;
        let of = format!("a row of {}", section.key());
        let names: Vec<&str> = std::iter::once("id").chain(field_names(section)).collect();
        for row in &list.entries {
            let group = self.group(&row.value, '(', "a row between ( and )")?;
            let fields = self.fields(group, &names, &of)?;
            for (_, entry) in &fields {
                self.text(&entry.value)?;
            }
            match fields.iter().find(|(name, _)| *name == "id") {
                Some((_, entry)) => self.id(section, &entry.value)?,
                None => {
                    return Err(Fault::at(self.text, group.open..group.open + 1, "this row has no id")
                        .hint(format!("give it one that no row has had: id: \"{}-...\"", prefix(section))));
                }
            }
        }
        Ok(())
    }

    fn id(&mut self, section: Section, value: &Node) -> Result<(), Fault> {
        let bytes = value.bytes.clone();
        let written = unquoted(&self.text[bytes.clone()]).unwrap_or_default();
        if let Err(message) = written.parse::<ItemId>() {
            return Err(Fault::at(self.text, bytes, message));
        }
        // A verdict has the id of the question that it answers, which may be a row of its own.
        let name =
            if section == Section::Verdicts { format!("verdict {written}") } else { written.to_string() };
        if let Some(first) = self.ids.insert(name, bytes.start) {
            let (line, ..) = position(self.text, first);
            return Err(Fault::at(self.text, bytes, format!("the id {written} is there twice")).hint(
                format!(
                    "the first stands on line {line}; give this row one that no row has had: \"{}-...\"",
                    prefix(section)
                ),
            ));
        }
        Ok(())
    }

    fn group<'tree>(&self, value: &'tree Node, bracket: char, expected: &str) -> Result<&'tree Group, Fault> {
        let group = value.group().filter(|group| group.bracket == bracket);
        let some =
            group.and_then(|group| group.name.clone()).filter(|name| &self.text[name.clone()] == "Some");
        match (group, some) {
            (Some(group), None) => Ok(group),
            _ => Err(self.mistaken(value, expected)),
        }
    }

    fn text(&self, value: &Node) -> Result<(), Fault> {
        if !matches!(value.shape, Shape::Text) {
            return Err(self.mistaken(value, "a text between quotes"));
        }
        let bytes = value.bytes.clone();
        unquoted(&self.text[bytes.clone()])
            .map(drop)
            .map_err(|message| Fault::at(self.text, bytes, format!("this text is misspelled: {message}")))
    }

    fn mistaken(&self, value: &Node, expected: &str) -> Fault {
        let written = &self.text[value.bytes.clone()];
        let (bytes, found) = match &value.shape {
            Shape::Group(group) => {
                let start = value.bytes.start;
                let found = format!("{}{}", &self.text[start..group.open], group.bracket);
                (start..group.open + 1, found)
            }
            _ => (value.bytes.clone(), cut(written)),
        };
        let fault = Fault::at(self.text, bytes, format!("expected {expected}, found {found}"));
        match &value.shape {
            Shape::Number if expected.starts_with("a text") => {
                fault.hint(format!("put it between quotes: \"{}\"", cut(written)))
            }
            Shape::Group(group)
                if group.name.as_ref().is_some_and(|name| &self.text[name.clone()] == "Some") =>
            {
                fault.hint("write the text alone, without Some( )")
            }
            Shape::Name if written == "None" => fault.hint("leave the whole field out when it is empty"),
            _ => fault,
        }
    }
}

/// Returns the fault at the first text that is no value for its field.
pub(super) fn refused(tree: &Tree<'_>) -> Option<Fault> {
    let mut scratch = Scope::default();
    for entry in &tree.root.group()?.entries {
        let name = entry.name(tree.text);
        let Some(section) = Section::with_key(name) else {
            let field = Section::Texts.field(name).map(|field| Place::field(Section::Texts, field.name));
            if let Some(fault) = field.and_then(|place| try_set(tree, &mut scratch, place, &entry.value)) {
                return Some(fault);
            }
            continue;
        };
        let group = entry.value.group()?;
        let id = ItemId::numbered(section.key(), 1);
        if section.is_list() {
            let _ = Edit::Insert { section, index: 0, item: Item::new(id.clone()) }.apply(&mut scratch);
        }
        let rows = group.entries.iter().filter_map(|row| row.value.group());
        for fields in rows.chain((!section.is_list()).then_some(group)) {
            for entry in &fields.entries {
                let Some(field) = section.field(entry.name(tree.text)) else { continue };
                let place = if section.is_list() {
                    Place::cell(section, &id, field.name)
                } else {
                    Place::field(section, field.name)
                };
                if let Some(fault) = try_set(tree, &mut scratch, place, &entry.value) {
                    return Some(fault);
                }
            }
        }
    }
    None
}

fn try_set(tree: &Tree<'_>, scratch: &mut Scope, place: Place, value: &Node) -> Option<Fault> {
    let bytes = value.bytes.clone();
    let text = unquoted(tree.text.get(bytes.clone())?).ok()?;
    let refused = Edit::set(place, text).apply(scratch).err()?;
    Some(Fault::at(tree.text, bytes, refused.to_string()))
}

fn field_names(section: Section) -> Vec<&'static str> {
    section.fields().iter().map(|field| field.name).collect()
}

fn prefix(section: Section) -> &'static str {
    section.prefix().unwrap_or_default()
}
