//! Where in the text of a file a place of the scope stands, for those who show findings in the file itself.
//! Must not know what is found there.

use std::{collections::HashMap, ops::Range};

use super::{
    format::without_mark,
    literal::unquoted,
    tree::{Group, tree},
};
use crate::scope::{
    place::Place,
    section::{Section, Section::Texts},
};

/// A stretch of the text. Lines and columns count from 1, columns count characters; the end is the column after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Region {
    /// The first line.
    pub line: usize,
    /// The first column.
    pub column: usize,
    /// The last line.
    pub end_line: usize,
    /// The column after the last.
    pub end_column: usize,
}

/// The places of a text, looked up once for any number of them.
#[derive(Debug)]
pub struct Places<'text> {
    text: &'text str,
    /// Where each line begins.
    lines: Vec<usize>,
    /// The bytes of each field, row and section, by its path.
    bytes: HashMap<String, Range<usize>>,
    /// The bracket with which the scope begins.
    begin: Range<usize>,
}

/// Returns where a place stands in the text of a file; `None` when the text is no scope.
#[must_use]
pub fn region_of(text: &str, place: &Place) -> Option<Region> {
    Places::of(text).map(|places| places.region(place))
}

impl<'text> Places<'text> {
    /// Returns the places of a text; `None` when it is no scope.
    #[must_use]
    pub fn of(text: &'text str) -> Option<Self> {
        let text = without_mark(text);
        let shape = tree(text).ok()?;
        let root = shape.root.group()?;
        let line_ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        let lines = std::iter::once(0).chain(line_ends).collect();
        let mut places = Self { text, lines, bytes: HashMap::new(), begin: root.open..root.open + 1 };
        for entry in &root.entries {
            let name = entry.name(text);
            let Some(section) = Section::with_key(name) else {
                places.bytes.insert(name.to_owned(), entry.value.bytes.clone());
                continue;
            };
            places.bytes.insert(name.to_owned(), entry.key.clone().unwrap_or(entry.value.bytes.clone()));
            match entry.value.group() {
                Some(rows) if section.is_list() => places.note_rows(name, rows),
                Some(fields) => places.note_fields(name, fields),
                None => {}
            }
        }
        Some(places)
    }

    /// Returns where a place stands; where nothing is written there yet, what it belongs to: row, section, scope.
    #[must_use]
    pub fn region(&self, place: &Place) -> Region {
        let row = Place { field: "", ..place.clone() };
        let section = Place { id: None, ..row.clone() };
        let known = [place, &row, &section]
            .into_iter()
            .filter(|place| place.section != Texts || !place.field.is_empty())
            .find_map(|place| self.bytes.get(&place.to_string()));
        let bytes = known.unwrap_or(&self.begin);
        let (line, column) = self.position(bytes.start);
        let (end_line, end_column) = self.position(bytes.end);
        Region { line, column, end_line, end_column }
    }

    fn note_rows(&mut self, section: &str, rows: &Group) {
        for row in rows.entries.iter().filter_map(|row| row.value.group()) {
            let id = row.entries.iter().find(|entry| entry.name(self.text) == "id");
            let Some(id) = id.map(|entry| entry.value.bytes.clone()) else { continue };
            let Ok(name) = unquoted(&self.text[id.clone()]) else { continue };
            let path = format!("{section}/{name}");
            self.note_fields(&path, row);
            self.bytes.insert(path, id);
        }
    }

    fn note_fields(&mut self, path: &str, fields: &Group) {
        for entry in &fields.entries {
            let name = entry.name(self.text);
            self.bytes.insert(format!("{path}/{name}"), entry.value.bytes.clone());
        }
    }

    fn position(&self, byte: usize) -> (usize, usize) {
        let line = self.lines.partition_point(|start| *start <= byte);
        let start = self.lines[line - 1];
        (line, self.text[start..byte].chars().count() + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "\u{feff}// é\n(\n    format: 1,\n    purpose: \"Sø\",\n    control: (owner: r\"CEO\"),\n    \
                        exclusions: [(id: \"EXC-1\", text: \"a\nb\")],\n)\n";

    fn told(place: &Place) -> (usize, usize, usize, usize) {
        let region = region_of(TEXT, place).unwrap();
        (region.line, region.column, region.end_line, region.end_column)
    }

    #[test]
    fn what_is_written_is_found_to_the_character() {
        let id = "EXC-1".parse().unwrap();
        assert_eq!(told(&Place::field(Section::Texts, "purpose")), (4, 14, 4, 18));
        assert_eq!(told(&Place::field(Section::Control, "owner")), (5, 22, 5, 28));
        assert_eq!(told(&Place::cell(Section::Exclusions, &id, "text")), (6, 38, 7, 3));
        assert_eq!(told(&Place::row(Section::Exclusions, &id)), (6, 23, 6, 30));
        assert_eq!(told(&Place::section(Section::Exclusions)), (6, 5, 6, 15));
    }

    #[test]
    fn what_is_not_written_is_where_it_would_belong() {
        let (known, unknown) = ("EXC-1".parse().unwrap(), "EXC-2".parse().unwrap());
        assert_eq!(told(&Place::cell(Section::Exclusions, &known, "reason")), (6, 23, 6, 30));
        assert_eq!(told(&Place::cell(Section::Exclusions, &unknown, "reason")), (6, 5, 6, 15));
        assert_eq!(told(&Place::field(Section::Control, "version")), (5, 5, 5, 12));
        assert_eq!(told(&Place::field(Section::Climate, "reason")), (2, 1, 2, 2));
        assert_eq!(told(&Place::field(Section::Texts, "scope_statement")), (2, 1, 2, 2));
        assert_eq!(region_of("no scope", &Place::section(Section::Units)), None);
    }
}
