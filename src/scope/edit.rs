//! Edits: the only way to change a scope. Each is a value, and applying it gives back the edit that takes it back.
//! Must not know who asks, nor whether a change is allowed at the moment.

use super::{
    Scope,
    item::ItemId,
    lists::on_list,
    place::Place,
    record::{Item, Record as _, Row},
    section::Section,
};

/// A change to a scope.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// Writes a text into a field.
    Set {
        /// The field.
        place: Place,
        /// Its new text; empty to unset it.
        text: String,
    },
    /// Puts a new row into a list.
    Insert {
        /// The list.
        section: Section,
        /// Before which row; the number of rows to append.
        index: usize,
        /// The row.
        item: Item,
    },
    /// Takes a row out of a list.
    Remove {
        /// The list.
        section: Section,
        /// The row.
        id: ItemId,
    },
    /// Moves a row within its list.
    Reorder {
        /// The list.
        section: Section,
        /// The row.
        id: ItemId,
        /// Where it stands afterwards.
        index: usize,
    },
    /// Several edits that are one to the user.
    Group(Vec<Edit>),
    /// Puts another scope in place of this one, as when a file is read again.
    Replace(Box<Scope>),
}

/// Why an edit cannot be applied; the scope is as it was.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// The text is no value for the field.
    #[error("{expected}")]
    Refused {
        /// What was expected.
        expected: String,
    },
    /// There is no such row, or no such list.
    #[error("there is no {place} any more")]
    Gone {
        /// What was looked for.
        place: String,
    },
    /// The id is in use.
    #[error("the id {id} is in use")]
    Taken {
        /// The id.
        id: ItemId,
    },
}

impl Edit {
    /// Writes a text into a field.
    #[must_use]
    pub fn set(place: Place, text: impl Into<String>) -> Self {
        Self::Set { place, text: text.into() }
    }

    /// Takes a row out for good: its id is noted as retired, and so is the id that it had before it was excluded.
    #[must_use]
    pub fn delete(scope: &Scope, section: Section, id: &ItemId) -> Self {
        let was = scope.exclusions.iter().find(|row| row.id == *id).map_or("", |row| row.was.as_str());
        let retired = format!("{} {id} {was}", scope.retired);
        Self::Group(vec![
            Self::Remove { section, id: id.clone() },
            Self::set(Place::field(Section::Texts, "retired"), retired.trim()),
        ])
    }

    /// Takes an inclusion out and puts it among the exclusions, with a new id and the memory of the old one.
    #[must_use]
    pub fn exclude(scope: &Scope, section: Section, id: &ItemId, reason: &str) -> Option<(Self, ItemId)> {
        let row = scope.item(section, id).filter(|_| section.is_inclusion())?;
        let new = scope.next_id(Section::Exclusions);
        let mut item = Item::new(new.clone()).with("text", row.get("text"));
        for (field, text) in [("reason", reason), ("owner", row.get("owner")), ("was", id.as_str())] {
            if !text.is_empty() {
                item = item.with(field, text);
            }
        }
        let edit = Self::Group(vec![
            Self::Remove { section, id: id.clone() },
            Self::Insert { section: Section::Exclusions, index: scope.exclusions.len(), item },
        ]);
        Some((edit, new))
    }

    /// Applies the edit to a scope and returns the edit that takes it back.
    ///
    /// # Errors
    /// Says why it cannot be applied; the scope is then as it was.
    pub fn apply(&self, scope: &mut Scope) -> Result<Self, EditError> {
        match self {
            Self::Set { place, text } => set(scope, place, text),
            Self::Insert { section, index, item } => insert(scope, *section, *index, item),
            Self::Remove { section, id } => remove(scope, *section, id),
            Self::Reorder { section, id, index } => reorder(scope, *section, id, *index),
            Self::Group(edits) => apply_all(scope, edits),
            Self::Replace(other) => Ok(Self::Replace(Box::new(std::mem::replace(scope, (**other).clone())))),
        }
    }

    /// Returns the place that a user who sees this edit applied wants to look at.
    #[must_use]
    pub fn place(&self) -> Option<Place> {
        match self {
            Self::Set { place, .. } => (place.field != "retired").then(|| place.clone()),
            Self::Insert { section, item, .. } => Some(Place::row(*section, &item.id)),
            Self::Reorder { section, id, .. } => Some(Place::row(*section, id)),
            Self::Remove { section, .. } => Some(Place::section(*section)),
            Self::Replace(_) => None,
            Self::Group(edits) => {
                let inserted = edits.iter().find(|edit| matches!(edit, Self::Insert { .. }));
                inserted.or_else(|| edits.iter().find(|edit| edit.place().is_some()))?.place()
            }
        }
    }
}

fn set(scope: &mut Scope, place: &Place, text: &str) -> Result<Edit, EditError> {
    let old = scope.get(place);
    let gone = || EditError::Gone { place: place.to_string() };
    let refused = |expected| EditError::Refused { expected };
    match &place.id {
        None => scope.record_mut(place.section).ok_or_else(gone)?.set(place.field, text).map_err(refused)?,
        Some(id) => on_list!(
            [&mut] scope, place.section,
            rows => rows
                .iter_mut()
                .find(|row| row.id() == id)
                .ok_or_else(gone)?
                .set(place.field, text)
                .map_err(refused)?,
            else return Err(gone())
        ),
    }
    Ok(Edit::Set { place: place.clone(), text: old })
}

fn insert(scope: &mut Scope, section: Section, index: usize, item: &Item) -> Result<Edit, EditError> {
    if scope.row(section, &item.id).is_some() {
        return Err(EditError::Taken { id: item.id.clone() });
    }
    on_list!(
        [&mut] scope, section,
        rows => {
            let row = item.to_row().map_err(|expected| EditError::Refused { expected })?;
            rows.insert(index.min(rows.len()), row);
        },
        else return Err(EditError::Gone { place: section.title().to_owned() })
    );
    Ok(Edit::Remove { section, id: item.id.clone() })
}

fn remove(scope: &mut Scope, section: Section, id: &ItemId) -> Result<Edit, EditError> {
    let gone = || EditError::Gone { place: Place::row(section, id).to_string() };
    let index = scope.position(section, id).ok_or_else(gone)?;
    let item = scope.item(section, id).ok_or_else(gone)?;
    on_list!([&mut] scope, section, rows => { rows.remove(index); }, else return Err(gone()));
    Ok(Edit::Insert { section, index, item })
}

fn reorder(scope: &mut Scope, section: Section, id: &ItemId, index: usize) -> Result<Edit, EditError> {
    let gone = || EditError::Gone { place: Place::row(section, id).to_string() };
    let old = scope.position(section, id).ok_or_else(gone)?;
    on_list!(
        [&mut] scope, section,
        rows => {
            let row = rows.remove(old);
            rows.insert(index.min(rows.len()), row);
        },
        else return Err(gone())
    );
    Ok(Edit::Reorder { section, id: id.clone(), index: old })
}

fn apply_all(scope: &mut Scope, edits: &[Edit]) -> Result<Edit, EditError> {
    let mut undo = Vec::with_capacity(edits.len());
    for edit in edits {
        match edit.apply(scope) {
            Ok(inverse) => undo.push(inverse),
            Err(error) => {
                for inverse in undo.iter().rev() {
                    // An inverse of an edit that was just applied finds the scope that it was made for.
                    let _ = inverse.apply(scope);
                }
                return Err(error);
            }
        }
    }
    undo.reverse();
    Ok(Edit::Group(undo))
}
