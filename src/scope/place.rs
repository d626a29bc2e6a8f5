//! Places: the address of every sentence of the scope.
//! Must not hold what stands there.

use super::{item::ItemId, section::Section};

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
