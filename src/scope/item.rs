//! Ids and places: the address of every sentence of the scope.
//! Must not hold what stands there.

use super::section::Section;

/// The id of a row, such as `EXC-3`; given once and never again.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, serde::Serialize, serde::Deserialize,
)]
#[serde(try_from = "String", into = "String")]
pub struct ItemId(String);

impl ItemId {
    /// Returns the id with a prefix and a number, such as `EXC-3`.
    #[must_use]
    pub fn numbered(prefix: &str, number: u32) -> Self {
        Self(format!("{prefix}-{number}"))
    }

    /// Returns the id as it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the number of an id with this prefix: 3 of `EXC-3`.
    #[must_use]
    pub fn number(&self, prefix: &str) -> Option<u32> {
        self.0.strip_prefix(prefix)?.strip_prefix('-')?.parse().ok()
    }
}

impl std::fmt::Display for ItemId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&self.0)
    }
}

impl std::str::FromStr for ItemId {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
        if !text.is_empty() && text.len() <= 32 && text.chars().all(plain) {
            Ok(Self(text.to_owned()))
        } else {
            Err(format!(
                "expected an id such as EXC-3 (letters, digits, - _ . and at most 32 of them), found {text:?}"
            ))
        }
    }
}

impl TryFrom<String> for ItemId {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<ItemId> for String {
    fn from(id: ItemId) -> Self {
        id.0
    }
}

/// The address of one field: section, row and field.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Place {
    /// The section that holds it.
    pub section: Section,
    /// The row, in a section that is a list.
    pub id: Option<ItemId>,
    /// The field's name in the file; empty for the row, or the section, as a whole.
    pub field: &'static str,
}

impl Place {
    /// Returns the place of a field in a section that is one record.
    #[must_use]
    pub fn field(section: Section, field: &'static str) -> Self {
        Self { section, id: None, field }
    }

    /// Returns the place of a field in a row.
    #[must_use]
    pub fn cell(section: Section, id: &ItemId, field: &'static str) -> Self {
        Self { section, id: Some(id.clone()), field }
    }

    /// Returns the place of a whole row.
    #[must_use]
    pub fn row(section: Section, id: &ItemId) -> Self {
        Self::cell(section, id, "")
    }

    /// Returns the place of a whole section.
    #[must_use]
    pub fn section(section: Section) -> Self {
        Self::field(section, "")
    }
}

/// Written as a path: `exclusions/EXC-3/reason`, `control/next_review`, `purpose`.
impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let id = self.id.as_ref().map(ItemId::as_str);
        let parts = [Some(self.section.key()), id, Some(self.field)];
        let path: Vec<&str> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
        f.write_str(&path.join("/"))
    }
}
