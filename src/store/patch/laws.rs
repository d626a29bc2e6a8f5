//! Laws of the lossless save, on texts laid out in every way that a person might.

use std::collections::HashSet;

use proptest::prelude::*;

use super::*;
use crate::{
    scope::{
        edit::Edit,
        item::{ItemId, Place},
        record::{Item, texts_of},
        section::Entry as Listed,
    },
    store::{literal::quoted, scan},
};

const SAMPLE: &str = include_str!("../../../data/clerk-io.ron");

/// Chance that repeats: the same seed gives the same layout and the same edits.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % sides
    }

    fn one_in(&mut self, sides: usize) -> bool {
        self.below(sides) == 0
    }

    fn text(&mut self) -> String {
        const WORDS: &[&str] = &[
            "Copenhagen",
            "a \"quote\"",
            "back\\slash",
            "two\nlines",
            "// no comment",
            "/* nor this */",
            "é 日",
            "\u{202e}bidi",
            "tab\there",
            "), (",
            "\u{1b}[31m",
            "\"#",
            "r#\"raw\"#",
            "zero\u{200b}width",
            "'",
            "cr\rhere",
        ];
        let count = 1 + self.below(3);
        (0..count).map(|_| WORDS[self.below(WORDS.len())]).collect::<Vec<_>>().join(" ")
    }
}

/// Lays out a scope as a person might.
struct Scribe<'dice> {
    dice: &'dice mut Dice,
    text: String,
    comments: usize,
    chatty: bool,
    compact: bool,
    trailing: bool,
}

impl Scribe<'_> {
    fn gap(&mut self, indent: usize) {
        if self.compact {
            self.text.push_str([" ", "", "  "][self.dice.below(3)]);
        } else {
            self.text.push('\n');
            if self.dice.one_in(8) {
                self.text.push('\n');
            }
            self.text.push_str(&"  ".repeat(indent));
        }
        self.maybe_comment(indent);
    }

    fn maybe_comment(&mut self, indent: usize) {
        while self.chatty && self.dice.one_in(5) {
            self.comments += 1;
            let number = self.comments;
            let comment = match self.dice.below(4) {
                0 | 1 => format!("// c{number}.\n{}", "  ".repeat(indent)),
                2 => format!("/* c{number}. */ "),
                _ => format!("/* c{number}.\n /* nested ( */ */"),
            };
            self.text.push_str(&comment);
        }
    }

    fn entries(&mut self, open: char, entries: Vec<Vec<String>>, close: char, indent: usize) {
        self.text.push(open);
        let count = entries.len();
        for (index, entry) in entries.into_iter().enumerate() {
            self.gap(indent + 1);
            for token in entry {
                self.text.push_str(&token);
                self.maybe_comment(indent + 1);
            }
            if index + 1 < count || self.trailing {
                self.text.push(',');
                if self.dice.one_in(3) && self.chatty {
                    self.text.push(' ');
                    self.maybe_comment(indent + 1);
                }
            }
        }
        self.gap(indent);
        self.text.push(close);
    }

    /// Returns the tokens of the fields, in a random order.
    fn fields(&mut self, fields: &[(&str, String)]) -> Vec<Vec<String>> {
        let mut entries: Vec<Vec<String>> = fields
            .iter()
            .map(|(name, text)| {
                let name = if self.dice.one_in(6) { format!("r#{name}") } else { (*name).to_owned() };
                vec![name, ":".into(), self.spelled(text)]
            })
            .collect();
        if self.dice.one_in(3) {
            for index in (1..entries.len()).rev() {
                entries.swap(index, self.dice.below(index + 1));
            }
        }
        entries
    }

    fn spelled(&mut self, text: &str) -> String {
        match self.dice.below(4) {
            0 if !text.contains("\"##") && !text.contains('\r') => format!("r##\"{text}\"##"),
            1 => quoted(text, Breaks::Escaped),
            2 => format!("{text:?}"),
            _ => quoted(text, Breaks::Real("\n")),
        }
    }
}

/// Returns a text that says the scope, in one of very many layouts.
fn laid_out(scope: &Scope, dice: &mut Dice) -> String {
    let (chatty, trailing) = (!dice.one_in(3), !dice.one_in(3));
    let mut scribe = Scribe { chatty, trailing, compact: false, comments: 0, text: String::new(), dice };
    if scribe.dice.one_in(4) {
        scribe.text.push_str("#![enable(implicit_some)]\n");
    }
    scribe.maybe_comment(0);
    scribe.text.push_str(["Scope(", "("][scribe.dice.below(2)]);
    let mut parts: Vec<(String, Option<Section>)> = vec![("format".into(), None)];
    for entry in LAYOUT {
        match *entry {
            Listed::Text(name) => {
                if !scope.get(&Place::field(Section::Texts, name)).is_empty() {
                    parts.push((name.to_owned(), None));
                }
            }
            Listed::Section(section) => {
                let empty = scope.record(section).map_or(scope.len(section) == 0, is_empty);
                if !empty || scribe.dice.one_in(5) {
                    parts.push((section.key().to_owned(), Some(section)));
                }
            }
        }
    }
    if scribe.dice.one_in(3) {
        let other = scribe.dice.below(parts.len());
        parts.swap(0, other);
    }
    let count = parts.len();
    for (index, (name, section)) in parts.into_iter().enumerate() {
        scribe.compact = false;
        scribe.gap(1);
        scribe.text.push_str(&name);
        scribe.maybe_comment(1);
        scribe.text.push(':');
        scribe.maybe_comment(1);
        scribe.compact = scribe.dice.one_in(3);
        match section {
            None if name == "format" => scribe.text.push('1'),
            None => {
                let field = Section::Texts.field(&name).unwrap();
                let token = scribe.spelled(&scope.get(&Place::field(Section::Texts, field.name)));
                scribe.text.push_str(&token);
            }
            Some(section) => {
                if let Some(record) = scope.record(section) {
                    let fields = scribe.fields(&texts_of(record));
                    scribe.entries('(', fields, ')', 1);
                } else {
                    list(&mut scribe, scope, section);
                }
            }
        }
        scribe.maybe_comment(1);
        if index + 1 < count || scribe.trailing {
            scribe.text.push(',');
        }
        if scribe.chatty && scribe.dice.one_in(3) {
            scribe.text.push(' ');
            scribe.maybe_comment(1);
        }
    }
    scribe.gap(0);
    scribe.text.push(')');
    scribe.maybe_comment(0);
    let text = scribe.text;
    let text = if dice.one_in(3) { text.replace('\n', "\r\n") } else { text };
    if dice.one_in(4) { format!("\u{FEFF}{text}") } else { text }
}

fn list(scribe: &mut Scribe<'_>, scope: &Scope, section: Section) {
    scribe.text.push('[');
    let rows = scope.rows(section);
    let count = rows.len();
    for (index, (id, row)) in rows.into_iter().enumerate() {
        scribe.gap(2);
        let mut fields = vec![("id", id.to_string())];
        fields.extend(texts_of(row));
        let fields = scribe.fields(&fields);
        let compact = scribe.compact;
        scribe.compact |= scribe.dice.one_in(3);
        scribe.entries('(', fields, ')', 2);
        scribe.compact = compact;
        scribe.maybe_comment(2);
        if index + 1 < count || scribe.trailing {
            scribe.text.push(',');
        }
        if scribe.chatty && scribe.dice.one_in(3) {
            scribe.text.push(' ');
            scribe.maybe_comment(2);
        }
    }
    scribe.gap(1);
    scribe.text.push(']');
}

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
