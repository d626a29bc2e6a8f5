//! The order of the document: which of two places a reader meets first.
//! Must not know what is told about the places.

use std::collections::HashMap;

use crate::scope::{
    Scope,
    item::ItemId,
    place::Place,
    section::{Entry, LAYOUT, Section},
};

/// Where each row of a scope stands, looked up once for any number of places.
pub(super) struct Order<'a> {
    rows: HashMap<(Section, &'a ItemId), usize>,
}

impl<'a> Order<'a> {
    pub(super) fn of(scope: &'a Scope) -> Self {
        let rows = Section::all().flat_map(|section| {
            scope.ids(section).into_iter().enumerate().map(move |(index, id)| ((section, id), index + 1))
        });
        Self { rows: rows.collect() }
    }

    /// Returns what sorts places as a reader meets them; a section as a whole comes before its rows.
    pub(super) fn of_place(&self, place: &Place) -> (usize, usize, usize) {
        let entry = LAYOUT.iter().position(|entry| match entry {
            Entry::Text(field) => place.section == Section::Texts && place.field == *field,
            Entry::Section(section) => place.section == *section,
        });
        let row = place.id.as_ref().and_then(|id| self.rows.get(&(place.section, id)));
        let field = place.section.fields().iter().position(|field| field.name == place.field);
        (entry.unwrap_or(0), row.copied().unwrap_or(0), field.map_or(0, |index| index + 1))
    }
}
