//! A record: a group of named fields that can be walked, read and set by name.
//! One declaration gives the type, its file form and its labels, so that they cannot part.

use super::{item::ItemId, value::Kind};

/// What a field is called, what it takes and what it is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// The name in the file.
    pub name: &'static str,
    /// The name on the screen and in every output.
    pub label: &'static str,
    /// What can be written into it.
    pub kind: Kind,
    /// What it is for, in one sentence.
    pub help: &'static str,
}

/// A group of named fields.
pub trait Record {
    /// Returns the fields, in the order of the file.
    fn fields(&self) -> &'static [Field];

    /// Returns the text of a field; empty when it is not set, or when there is no such field.
    fn get(&self, field: &str) -> String;

    /// Sets a field from its text.
    ///
    /// # Errors
    /// Says what was expected when the text is no value for this field, or when there is no such field.
    fn set(&mut self, field: &str, text: &str) -> Result<(), String>;
}

/// A record with an identity: one row of a list.
pub trait Row: Record + Default {
    /// Returns the id, which is never given to another row.
    fn id(&self) -> &ItemId;

    /// Gives a new row its id.
    fn set_id(&mut self, id: ItemId);
}

/// A row of any list, as the texts of its fields: what an edit carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The row's id.
    pub id: ItemId,
    /// Name and text of each field that is set, in the order of the file.
    pub texts: Vec<(&'static str, String)>,
}

impl Item {
    /// Returns an item with an id and no text.
    #[must_use]
    pub fn new(id: ItemId) -> Self {
        Self { id, texts: Vec::new() }
    }

    /// Returns the item with a further text.
    #[must_use]
    pub fn with(mut self, field: &'static str, text: impl Into<String>) -> Self {
        self.texts.push((field, text.into()));
        self
    }

    /// Returns the text of a field; empty when it is not set.
    #[must_use]
    pub fn get(&self, field: &str) -> &str {
        self.texts.iter().find(|(name, _)| *name == field).map_or("", |(_, text)| text)
    }

    /// Returns the texts of a row.
    pub fn of(row: &impl Row) -> Self {
        Self { id: row.id().clone(), texts: texts_of(row) }
    }

    /// Returns the row that has these texts.
    ///
    /// # Errors
    /// Says what was expected when a text is no value for its field.
    pub fn to_row<R: Row>(&self) -> Result<R, String> {
        let mut row = R::default();
        row.set_id(self.id.clone());
        for (field, text) in &self.texts {
            row.set(field, text)?;
        }
        Ok(row)
    }
}

/// Returns name and text of each field that is set, in the order of the file.
pub fn texts_of(record: &(impl Record + ?Sized)) -> Vec<(&'static str, String)> {
    record
        .fields()
        .iter()
        .map(|field| (field.name, record.get(field.name)))
        .filter(|(_, text)| !text.is_empty())
        .collect()
}

/// Declares a record. With `row` it gets an id, which comes first in the file.
macro_rules! record {
    (@body $name:ident { $($field:ident : $type:ty, $label:literal, $kind:expr, $help:literal;)+ }) => {
        impl $name {
            /// The fields, in the order of the file.
            pub const FIELDS: &'static [$crate::scope::record::Field] = &[$($crate::scope::record::Field {
                name: stringify!($field),
                label: $label,
                kind: $kind,
                help: $help,
            }),+];
        }

        impl $crate::scope::record::Record for $name {
            fn fields(&self) -> &'static [$crate::scope::record::Field] {
                Self::FIELDS
            }

            fn get(&self, field: &str) -> String {
                match field {
                    $(stringify!($field) => $crate::scope::value::Value::text(&self.$field),)+
                    _ => String::new(),
                }
            }

            fn set(&mut self, field: &str, text: &str) -> Result<(), String> {
                match field {
                    $(stringify!($field) => self.$field = $crate::scope::value::Value::read(text)?,)+
                    _ => return Err(format!("there is no field {field}")),
                }
                Ok(())
            }
        }
    };
    ($(#[$doc:meta])* row $name:ident { $($field:ident : $type:ty, $label:literal, $kind:expr, $help:literal;)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
        #[serde(default, deny_unknown_fields)]
        pub struct $name {
            /// The row's id, never given to another row.
            pub id: $crate::scope::item::ItemId,
            $(
                #[doc = $help]
                #[serde(with = "crate::scope::value::as_text", skip_serializing_if = "crate::scope::value::is_unset")]
                pub $field: $type,
            )+
        }

        impl $crate::scope::record::Row for $name {
            fn id(&self) -> &$crate::scope::item::ItemId {
                &self.id
            }

            fn set_id(&mut self, id: $crate::scope::item::ItemId) {
                self.id = id;
            }
        }

        record!(@body $name { $($field: $type, $label, $kind, $help;)+ });
    };
    ($(#[$doc:meta])* single $name:ident { $($field:ident : $type:ty, $label:literal, $kind:expr, $help:literal;)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
        #[serde(default, deny_unknown_fields)]
        pub struct $name {
            $(
                #[doc = $help]
                #[serde(with = "crate::scope::value::as_text", skip_serializing_if = "crate::scope::value::is_unset")]
                pub $field: $type,
            )+
        }

        record!(@body $name { $($field: $type, $label, $kind, $help;)+ });
    };
}
pub(crate) use record;
