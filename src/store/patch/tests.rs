//! Edits to the sample, and to a text kept by hand: what of the text changes, line by line.
//! What is not named in an outcome is as it was, byte for byte.

use super::*;
use crate::{
    scope::{edit::Edit, place::Place, record::Item},
    store::format::write,
};

const SAMPLE: &str = include_str!("../../../data/clerk-io.ron");

fn edited(text: &str, edit: &Edit) -> String {
    let mut scope = read(text).unwrap().scope;
    edit.apply(&mut scope).unwrap();
    let patched = patched(text, &scope).unwrap();
    assert_eq!(read(&patched).unwrap().scope, scope);
    patched
}

fn id(id: &str) -> crate::scope::item::ItemId {
    id.parse().unwrap()
}

fn differing_lines(old: &str, new: &str) -> String {
    similar::TextDiff::from_lines(old, new)
        .iter_all_changes()
        .filter(|change| change.tag() != similar::ChangeTag::Equal)
        .flat_map(|change| [change.tag().to_string(), change.to_string()])
        .collect()
}

#[test]
fn the_sample_is_laid_out_as_a_fresh_file() {
    assert_eq!(write(&read(SAMPLE).unwrap().scope), SAMPLE);
}

#[test]
fn an_edited_word_is_one_line() {
    let edit = Edit::set(Place::cell(Section::Locations, &id("LOC-1"), "text"), "Copenhagen.");
    assert_eq!(
        differing_lines(SAMPLE, &edited(SAMPLE, &edit)),
        "-            text: \"Copenhagen HQ (corporate-office).\",\n+            text: \"Copenhagen.\",\n"
    );
}

#[test]
fn a_field_comes_and_goes_with_its_line() {
    let place = Place::cell(Section::Exclusions, &id("EXC-2"), "reason");
    let with = edited(SAMPLE, &Edit::set(place.clone(), "No \"control\"."));
    assert_eq!(differing_lines(SAMPLE, &with), "+            reason: \"No \\\"control\\\".\",\n");
    assert_eq!(edited(&with, &Edit::set(place, "")), SAMPLE);
}

#[test]
fn a_section_comes_and_goes_with_its_lines() {
    let item = Item::new(id("PRD-1")).with("text", "Search");
    let with = edited(SAMPLE, &Edit::Insert { section: Section::Products, index: 0, item });
    assert_eq!(
        differing_lines(SAMPLE, &with),
        "+    products: [\n+        (\n+            id: \"PRD-1\",\n+            text: \"Search\",\n+        ),\n+    ],\n"
    );
    assert_eq!(edited(&with, &Edit::Remove { section: Section::Products, id: id("PRD-1") }), SAMPLE);
}

/// As somebody keeps it by hand: comments, rows on one line, fields in their own order, no last comma.
const BY_HAND: &str = r#"// Scope of the ISMS, kept in git.
Scope(
  title: "ISMS scope", // as on the certificate
  // Where we are.
  locations: [
    // Head office, since 2011.
    (id: "LOC-1", text: "Copenhagen"), // rented
    // Seen in May.
    (
      text: "Two lines,
of which one is edited.", id: "LOC-2",
    ),
    (id: "LOC-3", text: "Aarhus") // last
  ],

  /* Nothing yet. */
  exclusions: [ /* ask legal */ ],
  control: (owner: "ISM", version: "1.0")
)
"#;

fn place(row: &str, field: &'static str) -> Place {
    Place::cell(Section::Locations, &id(row), field)
}

#[test]
fn a_word_in_a_long_text_is_one_line_and_keeps_the_line_ends_of_the_file() {
    for text in [BY_HAND.to_owned(), BY_HAND.replace('\n', "\r\n"), format!("\u{FEFF}{BY_HAND}")] {
        let edit = Edit::set(place("LOC-2", "text"), "Two lines,\nof which one was edited.");
        assert_eq!(edited(&text, &edit), text.replace("one is edited", "one was edited"));
    }
}

#[test]
fn a_field_is_put_where_the_row_has_it_on_its_line() {
    let owned = edited(BY_HAND, &Edit::set(place("LOC-1", "owner"), "CEO"));
    assert_eq!(
        differing_lines(BY_HAND, &owned),
        "-    (id: \"LOC-1\", text: \"Copenhagen\"), // rented\n+    (id: \"LOC-1\", text: \"Copenhagen\", owner: \"CEO\"), // rented\n"
    );
    assert_eq!(edited(&owned, &Edit::set(place("LOC-1", "owner"), "")), BY_HAND);
}

#[test]
fn a_row_moves_with_its_comments() {
    let edit = Edit::Reorder { section: Section::Locations, id: id("LOC-1"), index: 2 };
    assert_eq!(
        differing_lines(BY_HAND, &edited(BY_HAND, &edit)),
        "-    // Head office, since 2011.\n-    (id: \"LOC-1\", text: \"Copenhagen\"), // rented\n\
         -    (id: \"LOC-3\", text: \"Aarhus\") // last\n+    (id: \"LOC-3\", text: \"Aarhus\"), // last\n\
         +    // Head office, since 2011.\n+    (id: \"LOC-1\", text: \"Copenhagen\") // rented\n"
    );
}

#[test]
fn a_row_that_shares_its_line_moves_to_a_line_of_its_own_when_it_has_comments() {
    let text = "(locations: [(id: \"L-1\") // one\n  , (id: \"L-2\"), (id: \"L-3\")])";
    let edit = Edit::Reorder { section: Section::Locations, id: id("L-1"), index: 2 };
    let moved = "(locations: [(id: \"L-2\"), (id: \"L-3\"),\n    (id: \"L-1\") // one\n    ])";
    assert_eq!(edited(text, &edit), moved);
}

#[test]
fn a_removed_row_leaves_the_comments_around_it() {
    let edit = Edit::Remove { section: Section::Locations, id: id("LOC-1") };
    assert_eq!(
        differing_lines(BY_HAND, &edited(BY_HAND, &edit)),
        "-    (id: \"LOC-1\", text: \"Copenhagen\"), // rented\n+    // rented\n"
    );
}

#[test]
fn a_list_with_comments_outlives_its_rows() {
    let all =
        ["LOC-1", "LOC-2", "LOC-3"].map(|row| Edit::Remove { section: Section::Locations, id: id(row) });
    let emptied = edited(BY_HAND, &Edit::Group(all.to_vec()));
    assert!(emptied.contains("  locations: [\n    // Head office, since 2011.\n    // rented\n    // Seen in May.\n    // last\n  ],\n"), "{emptied}");
}

#[test]
fn a_row_is_added_with_the_comma_that_was_missing() {
    let item = Item::new(id("LOC-4")).with("text", "Remote");
    let edit = Edit::Insert { section: Section::Locations, index: 3, item };
    assert_eq!(
        differing_lines(BY_HAND, &edited(BY_HAND, &edit)),
        "-    (id: \"LOC-3\", text: \"Aarhus\") // last\n+    (id: \"LOC-3\", text: \"Aarhus\"), // last\n\
         +    (\n+      id: \"LOC-4\",\n+      text: \"Remote\",\n+    )\n"
    );
}

#[test]
fn what_cannot_be_seen_is_spelled_out() {
    let edit = Edit::set(Place::field(Section::Texts, "title"), "a\u{202e}b\u{200b}c\u{1b}d\te\\f\"g");
    assert!(edited(BY_HAND, &edit).contains(r#"title: "a\u{202e}b\u{200b}c\u{1b}d\te\\f\"g", // as"#));
}

#[test]
fn a_text_that_is_no_scope_is_not_patched() {
    assert!(matches!(patched("(titel: \"x\")", &Scope::default()), Err(PatchError::Unreadable(_))));
}
