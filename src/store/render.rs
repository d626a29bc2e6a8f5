//! New pieces of text: a field, a row, a list, a whole file.
//! Must not know what stands in the file already, but for its line end and its indentation.

use super::literal::{Breaks, quoted};
use crate::scope::{
    FORMAT, Scope,
    record::{Record, texts_of},
    section::{Entry, LAYOUT, Section},
};

/// How a file is laid out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Style {
    /// The line end.
    pub line_end: &'static str,
    /// One step of indentation.
    pub step: String,
}

impl Style {
    /// Returns the style of a fresh file.
    pub(super) fn fresh() -> Self {
        Self { line_end: "\n", step: "    ".to_owned() }
    }

    /// Returns how line breaks are spelled: as they are, so that an edit of one line changes one line.
    pub(super) fn breaks(&self) -> Breaks {
        Breaks::Real(self.line_end)
    }

    /// Returns the text of a whole file.
    pub(super) fn file(&self, scope: &Scope) -> String {
        let mut fields = vec![format!("format: {FORMAT}")];
        fields.extend(LAYOUT.iter().filter_map(|entry| self.entry(scope, *entry, &self.step)));
        self.block('(', &fields, ')', "") + self.line_end
    }

    /// Returns an entry of the file without a comma, for lines that are indented so; `None` when it is empty.
    pub(super) fn entry(&self, scope: &Scope, entry: Entry, indent: &str) -> Option<String> {
        let inner = format!("{indent}{}", self.step);
        match entry {
            Entry::Text(name) => Section::Texts
                .field(name)
                .map(|field| (field, scope.get(&crate::scope::place::Place::field(Section::Texts, name))))
                .filter(|(_, text)| !text.is_empty())
                .map(|(_, text)| self.field(name, &text)),
            Entry::Section(section) => {
                let (open, parts, close) = match scope.record(section) {
                    Some(record) => ('(', self.fields(record), ')'),
                    None => ('[', self.rows(scope, section, &inner), ']'),
                };
                (!parts.is_empty())
                    .then(|| format!("{}: {}", section.key(), self.block(open, &parts, close, indent)))
            }
        }
    }

    /// Returns a row on lines of its own, without a comma.
    pub(super) fn row(&self, id: &str, row: &dyn Record, indent: &str) -> String {
        self.block('(', &self.row_fields(id, row), ')', indent)
    }

    /// Returns a row on one line, without a comma.
    pub(super) fn row_on_one_line(&self, id: &str, row: &dyn Record) -> String {
        format!("({})", self.row_fields(id, row).join(", "))
    }

    /// Returns a field without a comma.
    pub(super) fn field(&self, name: &str, text: &str) -> String {
        format!("{name}: {}", quoted(text, self.breaks()))
    }

    fn rows(&self, scope: &Scope, section: Section, indent: &str) -> Vec<String> {
        let rows = scope.rows(section).into_iter();
        rows.map(|(id, row)| self.row(id.as_str(), row, indent)).collect()
    }

    fn row_fields(&self, id: &str, row: &dyn Record) -> Vec<String> {
        let id = self.field("id", id);
        std::iter::once(id).chain(self.fields(row)).collect()
    }

    fn fields(&self, record: &dyn Record) -> Vec<String> {
        texts_of(record).into_iter().map(|(name, text)| self.field(name, &text)).collect()
    }

    fn block(&self, open: char, parts: &[String], close: char, indent: &str) -> String {
        let mut block = open.to_string();
        for part in parts {
            block.extend([self.line_end, indent, &self.step, part, ","]);
        }
        block + self.line_end + indent + &close.to_string()
    }
}
