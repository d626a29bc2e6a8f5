//! Scopes laid out in every way that a person might: the texts on which the laws are tried.
//! Must not know what is edited in them.

use super::is_empty;
use crate::{
    scope::{
        Scope,
        place::Place,
        record::texts_of,
        section::{Entry as Listed, LAYOUT, Section},
    },
    store::literal::{Breaks, quoted},
};

/// Chance that repeats: the same seed gives the same layout and the same edits.
pub(super) struct Dice(pub(super) u64);

impl Dice {
    pub(super) fn below(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % sides
    }

    pub(super) fn one_in(&mut self, sides: usize) -> bool {
        self.below(sides) == 0
    }

    pub(super) fn text(&mut self) -> String {
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
pub(super) fn laid_out(scope: &Scope, dice: &mut Dice) -> String {
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
