//! The sentences of the scope that belong to no list and stand by themselves in the file.
//! Must not judge them: the rules do.

use super::{
    Scope,
    record::{Field, Record},
    value::{Kind, Value},
};

/// The fields, in the order of the file.
pub const FIELDS: &[Field] = &[
    Field { name: "title", label: "Title", kind: Kind::Line, help: "What the document is called." },
    Field { name: "purpose", label: "Purpose", kind: Kind::Paragraph, help: "What the document is for." },
    Field {
        name: "scope_statement",
        label: "Scope statement",
        kind: Kind::Paragraph,
        help: "What the ISMS covers (clause 4.3).",
    },
    Field {
        name: "certificate_sentence",
        label: "Certificate sentence",
        kind: Kind::Line,
        help: "The one sentence that is fit for the certificate.",
    },
    Field {
        name: "exclusions_lead",
        label: "Introduction",
        kind: Kind::Line,
        help: "The sentence that introduces the exclusions.",
    },
    Field {
        name: "retired",
        label: "Retired ids",
        kind: Kind::Line,
        help: "Ids of rows that were deleted; they are never given again.",
    },
];

impl Scope {
    fn text(&self, field: &str) -> Option<&String> {
        match field {
            "title" => Some(&self.title),
            "purpose" => Some(&self.purpose),
            "scope_statement" => Some(&self.scope_statement),
            "certificate_sentence" => Some(&self.certificate_sentence),
            "exclusions_lead" => Some(&self.exclusions_lead),
            "retired" => Some(&self.retired),
            _ => None,
        }
    }

    fn text_mut(&mut self, field: &str) -> Option<&mut String> {
        match field {
            "title" => Some(&mut self.title),
            "purpose" => Some(&mut self.purpose),
            "scope_statement" => Some(&mut self.scope_statement),
            "certificate_sentence" => Some(&mut self.certificate_sentence),
            "exclusions_lead" => Some(&mut self.exclusions_lead),
            "retired" => Some(&mut self.retired),
            _ => None,
        }
    }
}

impl Record for Scope {
    fn fields(&self) -> &'static [Field] {
        FIELDS
    }

    fn get(&self, field: &str) -> String {
        self.text(field).cloned().unwrap_or_default()
    }

    fn set(&mut self, field: &str, text: &str) -> Result<(), String> {
        let read = String::read(text)?;
        match self.text_mut(field) {
            Some(slot) => *slot = read,
            None => return Err(format!("there is no field {field}")),
        }
        Ok(())
    }
}
