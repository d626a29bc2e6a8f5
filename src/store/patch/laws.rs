//! Laws of the lossless save, on texts laid out in every way that a person might.
//! A save changes what was changed, and nothing else; what is read back is what was meant.

use std::collections::HashSet;

use proptest::prelude::*;

use super::{
    scribe::{Dice, laid_out},
    *,
};
use crate::{
    scope::{edit::Edit, item::ItemId, place::Place, record::Item, value::Kind},
    store::scan,
};

const SAMPLE: &str = include_str!("../../../data/clerk-io.ron");

/// Returns an edit that can be applied, and the section that it changes.
fn some_edit(scope: &Scope, dice: &mut Dice) -> (Edit, Section) {
    let sections: Vec<Section> = Section::all().collect();
    let section = sections[dice.below(sections.len())];
    let ids: Vec<ItemId> = scope.ids(section).into_iter().cloned().collect();
    let fields = section.fields();
    let field = &fields[dice.below(fields.len())];
    let text = match (dice.below(4), field.kind, field.name) {
        (0, ..) => String::new(),
        (_, Kind::Date, _) => "2026-02-03".into(),
        (_, Kind::Choice(words), _) => words[dice.below(words.len())].into(),
        (.., "review_interval") => "6".into(),
        (.., "version") => "2.0".into(),
        _ => dice.text(),
    };
    if !section.is_list() {
        return (Edit::set(Place::field(section, field.name), text), section);
    }
    let edit = match (dice.below(5), ids.is_empty()) {
        (0, _) | (_, true) => {
            let item = Item::new(scope.next_id(section)).with(field.name, text);
            Edit::Insert { section, index: dice.below(ids.len() + 1), item }
        }
        (1, false) => Edit::Remove { section, id: ids[dice.below(ids.len())].clone() },
        (2, false) => {
            let (from, index) = (dice.below(ids.len()), dice.below(ids.len()));
            Edit::Reorder { section, id: ids[from].clone(), index }
        }
        _ => Edit::set(Place::cell(section, &ids[dice.below(ids.len())], field.name), text),
    };
    (edit, section)
}

fn some_scope(dice: &mut Dice) -> Scope {
    let mut scope = if dice.one_in(3) { Scope::default() } else { read(SAMPLE).unwrap().scope };
    for _ in 0..dice.below(12) {
        some_edit(&scope, dice).0.apply(&mut scope).unwrap();
    }
    scope
}

/// Returns the comments of a text, but for those inside rows that the new scope does not have.
fn comments_to_keep(text: &str, new: &Scope) -> Vec<String> {
    let tree = tree(without_mark(text)).unwrap();
    let mut gone = Vec::new();
    for entry in &tree.root.group().unwrap().entries {
        let Some(section) = Section::with_key(entry.name(tree.text)).filter(|section| section.is_list())
        else {
            continue;
        };
        for row in &entry.value.group().unwrap().entries {
            let id = row.value.group().unwrap().entries.iter().find(|field| field.name(tree.text) == "id");
            let id = unquoted(&tree.text[id.unwrap().value.bytes.clone()]).unwrap().parse().unwrap();
            if new.row(section, &id).is_none() {
                gone.push(row.value.bytes.clone());
            }
        }
    }
    tree.comments
        .iter()
        .filter(|comment| !gone.iter().any(|row| row.contains(&comment.bytes.start)))
        .map(|comment| tree.text[comment.bytes.clone()].to_owned())
        .collect()
}

fn comments_of(text: &str) -> HashSet<String> {
    let tokens = scan::tokens(without_mark(text)).0;
    let comments = tokens
        .iter()
        .filter(|token| matches!(token.kind, scan::Kind::LineComment | scan::Kind::BlockComment));
    comments.map(|comment| without_mark(text)[comment.bytes.clone()].to_owned()).collect()
}

/// Returns the lines before and after the one on which a section begins and the one on which it ends.
fn around(text: &str, section: Section) -> Option<(&str, &str)> {
    let tree = tree(without_mark(text)).unwrap();
    let offset = text.len() - tree.text.len();
    let entry = tree.root.group()?.entries.iter().find(|entry| entry.name(tree.text) == section.key())?;
    let start = text[..entry.start() + offset].rfind('\n').map_or(0, |newline| newline + 1);
    let end = entry.end() + offset;
    let end = text[end..].find('\n').map_or(text.len(), |newline| end + newline);
    Some((&text[..start], &text[end..]))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_changed_scope_is_worked_into_any_layout(seed in 1_u64..) {
        let mut dice = Dice(seed);
        let old = some_scope(&mut dice);
        let text = laid_out(&old, &mut dice);
        let reading = read(&text).map_err(|fault| TestCaseError::fail(format!("{fault:?}\n{text}")))?;
        prop_assert_eq!(&reading.scope, &old, "{}", text);
        prop_assert_eq!(patched(&text, &old).unwrap(), &*text);

        let mut new = old.clone();
        let count = 1 + dice.below(4);
        let mut sections = Vec::new();
        for _ in 0..count {
            let (edit, section) = some_edit(&new, &mut dice);
            edit.apply(&mut new).unwrap();
            sections.push(section);
        }
        let result = patched(&text, &new);
        prop_assert!(result.is_ok(), "{:?}\n{}\n{:#?}", result, text, new);
        let result = result.unwrap();
        prop_assert_eq!(&read(&result).unwrap().scope, &new);
        let there = comments_of(&result);
        for comment in comments_to_keep(&text, &new) {
            prop_assert!(there.contains(&comment), "{comment} is lost\n{text}\n--- became\n{result}");
        }
        if count == 1 && sections[0] != Section::Texts && let Some((before, after)) = around(&text, sections[0]) && around(&result, sections[0]).is_some() {
            prop_assert!(result.starts_with(before), "{text}\n--- became\n{result}");
            prop_assert!(result.ends_with(after), "{text}\n--- became\n{result}");
        }
        if text.starts_with('\u{FEFF}') {
            prop_assert!(without_mark(&result) != result, "{}", result);
        }
        if text.contains("\r\n") {
            prop_assert_eq!(result.replace("\r\n", "").matches('\n').count(), 0, "{}\n---\n{}", text, result);
        }
    }

    #[test]
    fn what_is_written_reads_back(seed in 1_u64..) {
        let scope = some_scope(&mut Dice(seed));
        prop_assert_eq!(read(&crate::store::format::write(&scope)).unwrap().scope, scope);
    }
}
