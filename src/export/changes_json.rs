//! What differs between two versions as JSON, for programs.
//! Must not know where the versions were kept: both are handed in, already compared.

use serde::Serialize;

use super::{changes::Comparison, json::json};
use crate::scope::{item::ItemId, section::Section};

#[derive(Serialize)]
struct Written<'a> {
    from: Option<String>,
    to: String,
    proposed_version: Option<String>,
    reason: &'a str,
    changes: Vec<WrittenChange<'a>>,
}

#[derive(Serialize)]
struct WrittenChange<'a> {
    kind: &'a str,
    section: &'a str,
    id: Option<&'a str>,
    field: Option<&'a str>,
    old: &'a str,
    new: &'a str,
    material: bool,
}

/// Returns the changes as JSON.
///
/// `to` is `working` for the working scope; `from` is null where nothing has been approved. `section` is empty
/// for a text that stands by itself, `id` and `field` are null where a change has none.
///
/// # Errors
/// Says why there is no JSON form; there always is one.
pub fn as_json(comparison: &Comparison) -> Result<String, serde_json::Error> {
    let changes = comparison.changes.iter().map(|change| WrittenChange {
        kind: change.kind.word(),
        section: key_of(change.place.section),
        id: change.place.id.as_ref().map(ItemId::as_str),
        field: Some(change.place.field).filter(|field| !field.is_empty()),
        old: &change.old,
        new: &change.new,
        material: change.material,
    });
    json(&Written {
        from: comparison.from.map(|version| version.to_string()),
        to: comparison.to.map_or_else(|| "working".to_owned(), |version| version.to_string()),
        proposed_version: comparison.proposed.map(|version| version.to_string()),
        reason: &comparison.reason,
        changes: changes.collect(),
    })
}

/// Returns the key of a section; the statements stand by themselves in the file, and are called so here.
fn key_of(section: Section) -> &'static str {
    if section == Section::Texts { "statements" } else { section.key() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::changes::tests::of_each_kind;

    #[test]
    fn the_json_has_the_keys_of_the_contract() {
        let written = as_json(&of_each_kind()).unwrap();
        let read: serde_json::Value = serde_json::from_str(&written).unwrap();
        assert_eq!((&read["from"], &read["to"]), (&"1.0".into(), &"working".into()));
        assert_eq!(
            (&read["proposed_version"], &read["reason"]),
            (&"2.0".into(), &"an exclusion was added".into())
        );
        let kinds: Vec<_> =
            read["changes"].as_array().unwrap().iter().map(|change| &change["kind"]).collect();
        assert_eq!(kinds, ["changed", "removed", "added", "moved"]);
        let purpose = &read["changes"][0];
        assert_eq!((&purpose["section"], &purpose["field"]), (&"statements".into(), &"purpose".into()));
        let moved = &read["changes"][3];
        assert_eq!((&moved["section"], &moved["id"]), (&"exclusions".into(), &"EXC-1".into()));
        assert_eq!((&moved["field"], &moved["material"]), (&serde_json::Value::Null, &true.into()));
    }

    #[test]
    fn the_first_time_there_is_no_version_before() {
        let comparison = Comparison { from: None, ..of_each_kind() };
        assert!(as_json(&comparison).unwrap().contains("\"from\": null"));
    }
}
