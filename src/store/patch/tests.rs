use super::*;
use crate::{
    scope::{edit::Edit, item::Place, record::Item},
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
