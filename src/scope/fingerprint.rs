//! Fingerprints: the exact text that is judged and approved, independent of the file's layout.
//! Must not know how the file is laid out: the same content has the same fingerprint in any layout.
//!
//! The canonical text, version 1, is UTF-8 with one line for each field that is set, in the order of the file:
//! its path, ` = ` and its text between quotes, where `\`, `"`, line feeds and control characters are escaped.
//! A row has a line of its own, so that a row without text counts too. Nothing is normalised.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

use super::{
    Scope,
    item::ItemId,
    place::Place,
    record::{Record, texts_of},
    section::{Entry, LAYOUT, Section, Standing},
};

/// What the canonical text of one item begins with.
const ITEM: &str = "isms-scope item 1\n";

/// A SHA-256, written as 64 hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Fingerprint(String);

impl Fingerprint {
    /// Returns the fingerprint of these bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        let mut hex = String::with_capacity(64);
        for byte in sha256(bytes) {
            let _ = write!(hex, "{byte:02x}");
        }
        Self(hex)
    }

    /// Returns all 64 digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the first 16 digits: enough to notice a change, short enough to read.
    #[must_use]
    pub fn short(&self) -> &str {
        &self.0[..16]
    }
}

impl std::fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&self.0)
    }
}

/// Reads all 64 digits, as they are written.
impl std::str::FromStr for Fingerprint {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')) {
            Ok(Self(text.to_owned()))
        } else {
            Err(format!("expected 64 hexadecimal digits, found {text:?}"))
        }
    }
}

/// Returns the SHA-256 of these bytes, for those who write it in their own way.
#[must_use]
pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// Returns the canonical text of a scope's content: all but the stamp and the records of the review.
#[must_use]
pub fn content_of(scope: &Scope) -> String {
    let mut text = "isms-scope content 1\n".to_owned();
    write_where(scope, &mut text, |section, field| section.standing(field) == Standing::Content);
    text
}

/// Returns the fingerprint of a scope's content.
#[must_use]
pub fn content_fingerprint(scope: &Scope) -> Fingerprint {
    Fingerprint::of(content_of(scope).as_bytes())
}

/// Returns the fingerprint of the parts that a question judges: keys of sections, or `section/field`, or the
/// name of a text that stands by itself.
#[must_use]
pub fn judged_fingerprint(scope: &Scope, judges: &[String]) -> Fingerprint {
    // The keys are read once: asking each field for its path costs a large scope seconds.
    let keys: Vec<(Section, &str)> = judges.iter().filter_map(|key| read_key(key)).collect();
    let mut text = "isms-scope judged 1\n".to_owned();
    write_where(scope, &mut text, |section, field| {
        // A field that is no content of its section, such as a stamp or an address, is judged only by its own key.
        let whole = |only: &str| only.is_empty() && section.standing(field) == section.standing("");
        keys.iter().any(|(judged, only)| *judged == section && (whole(only) || *only == field))
    });
    Fingerprint::of(text.as_bytes())
}

/// Tells whether a key names a section, a field of one as `section/field`, or a text that stands by itself; and
/// content, for an approval changes the stamp, and answers change the records.
#[must_use]
pub fn is_key(key: &str) -> bool {
    let Some((section, field)) = read_key(key) else {
        return false;
    };
    let known = if field.is_empty() { section.key() == key } else { section.field(field).is_some() };
    known && section.standing(field) == Standing::Content
}

/// Returns the fingerprint of what a place is part of: a row; a field, where its section is one record; a list.
///
/// Acceptances and confirmations are bound to it.
#[must_use]
pub fn item_fingerprint(scope: &Scope, place: &Place) -> Fingerprint {
    let section = place.section;
    if let Some(id) = &place.id {
        return row_fingerprint(section, id, scope.row(section, id));
    }
    let mut text = ITEM.to_owned();
    if section.is_list() {
        let judged = |field: &str| section.standing(field) == section.standing("");
        write_where(scope, &mut text, |other, field| other == section && judged(field));
    } else {
        // The stamp changes with each approval, and no judgement is about it.
        let judged = |field: &str| {
            (place.field.is_empty() || place.field == field) && section.standing(field) != Standing::Stamp
        };
        write_where(scope, &mut text, |other, field| other == section && !field.is_empty() && judged(field));
    }
    Fingerprint::of(text.as_bytes())
}

/// Returns the fingerprint of a row; of a row that is gone, that of nothing.
#[must_use]
pub fn row_fingerprint(section: Section, id: &ItemId, row: Option<&dyn Record>) -> Fingerprint {
    let mut text = ITEM.to_owned();
    if let Some(row) = row {
        let path = format!("{}/{id}", section.key());
        let _ = writeln!(text, "{path}");
        // An address for signing is a record that stands beside content: it is not what was judged.
        let judged = |_, field: &str| section.standing(field) == section.standing("");
        write_fields(&mut text, section, &path, row, &judged);
    }
    Fingerprint::of(text.as_bytes())
}

/// Reads the key of a section, of a field, or of a text that stands by itself; no field means all of them.
fn read_key(key: &str) -> Option<(Section, &str)> {
    match key.split_once('/') {
        Some((section, field)) => Some((Section::with_key(section)?, field)),
        None if key.is_empty() => None,
        None => Some(Section::with_key(key).map_or((Section::Texts, key), |section| (section, ""))),
    }
}

/// Writes the canonical lines of the fields for which `wanted` holds; it is asked with an empty field for a row.
fn write_where(scope: &Scope, text: &mut String, wanted: impl Fn(Section, &str) -> bool) {
    for entry in LAYOUT {
        match *entry {
            Entry::Text(field) => {
                let value = scope.get(&Place::field(Section::Texts, field));
                if !value.is_empty() && wanted(Section::Texts, field) {
                    write_line(text, field, &value);
                }
            }
            Entry::Section(section) => {
                if !wanted(section, "") && !section.fields().iter().any(|field| wanted(section, field.name)) {
                    continue;
                }
                if let Some(record) = scope.record(section) {
                    write_fields(text, section, section.key(), record, &wanted);
                }
                for (id, row) in scope.rows(section) {
                    let path = format!("{}/{id}", section.key());
                    if wanted(section, "") {
                        let _ = writeln!(text, "{path}");
                    }
                    write_fields(text, section, &path, row, &wanted);
                }
            }
        }
    }
}

fn write_fields(
    text: &mut String,
    section: Section,
    path: &str,
    record: &dyn Record,
    wanted: &impl Fn(Section, &str) -> bool,
) {
    for (field, value) in texts_of(record) {
        if wanted(section, field) {
            write_line(text, &format!("{path}/{field}"), &value);
        }
    }
}

fn write_line(text: &mut String, path: &str, value: &str) {
    let _ = write!(text, "{path} = \"");
    for c in value.chars() {
        match c {
            '\\' => text.push_str("\\\\"),
            '"' => text.push_str("\\\""),
            '\n' => text.push_str("\\n"),
            c if c.is_control() => {
                let _ = write!(text, "\\u{{{:x}}}", u32::from(c));
            }
            c => text.push(c),
        }
    }
    text.push_str("\"\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scope::{edit::Edit, record::Item};

    fn edited(scope: &Scope, edit: &Edit) -> Scope {
        let mut scope = scope.clone();
        edit.apply(&mut scope).unwrap();
        scope
    }

    #[test]
    fn the_canonical_text_is_pinned() {
        let scope = edited(
            &Scope { purpose: "Say \"what\"\nis in".into(), ..Scope::default() },
            &Edit::Insert {
                section: Section::Exclusions,
                index: 0,
                item: Item::new("EXC-1".parse().unwrap()).with("text", "Toys \\ games"),
            },
        );
        assert_eq!(
            content_of(&scope),
            "isms-scope content 1\npurpose = \"Say \\\"what\\\"\\nis in\"\nexclusions/EXC-1\nexclusions/EXC-1/text = \"Toys \\\\ games\"\n"
        );
    }

    #[test]
    fn every_field_of_the_content_changes_the_fingerprint_and_no_other_does() {
        let mut scope = Scope::default();
        for section in Section::all().filter(|section| section.is_list()) {
            let item = Item::new(format!("{}-1", section.key()).parse().unwrap());
            scope = edited(&scope, &Edit::Insert { section, index: 0, item });
        }
        let before = content_fingerprint(&scope);
        for section in Section::all() {
            for field in section.fields() {
                let place = match scope.ids(section).first() {
                    Some(id) => Place::cell(section, id, field.name),
                    None => Place::field(section, field.name),
                };
                let text = match field.kind {
                    crate::scope::value::Kind::Choice(words) => words[0],
                    crate::scope::value::Kind::Date => "2026-01-02",
                    _ if field.name == "review_interval" => "6",
                    _ => "x",
                };
                let after = content_fingerprint(&edited(&scope, &Edit::set(place.clone(), text)));
                let content = section.standing(field.name) == Standing::Content;
                assert_eq!(after != before, content, "{place}");
            }
        }
    }

    #[test]
    fn what_is_judged_is_a_section_a_field_or_a_text() {
        let mut scope = Scope::default();
        scope.control.owner = "ISM".into();
        let judges = |key: &str| judged_fingerprint(&scope, &[key.to_owned()]);
        let (section, field, text) = (judges("control"), judges("control/owner"), judges("purpose"));
        scope.control.document_id = "D1".into();
        let judges = |key: &str| judged_fingerprint(&scope, &[key.to_owned()]);
        assert_ne!(judges("control"), section);
        assert_eq!(judges("control/owner"), field);
        assert_eq!(judges("purpose"), text);
        scope.control.owner = "CEO".into();
        scope.purpose = "To say".into();
        let judges = |key: &str| judged_fingerprint(&scope, &[key.to_owned()]);
        assert_ne!(judges("control/owner"), field);
        assert_ne!(judges("purpose"), text);
    }
}
