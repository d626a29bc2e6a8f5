//! The scope as plain text that reads like the document: for a screen reader, for `less`, for `grep`.
//! Must not know how wide the reader's screen is: no columns, no borders, one paragraph a line.

use std::fmt::Write as _;

use super::judged::{self, set_in};
use crate::scope::{
    Scope,
    approval::Means,
    item::ItemId,
    place::Place,
    record::{Record, texts_of},
    section::Section,
    value::Value as _,
    visible::visible,
};

/// What stands under a heading.
enum Part {
    /// A heading of the document, written even where nothing stands under it.
    Heading(&'static str),
    /// A sentence that stands by itself.
    Sentence(&'static str),
    /// A sentence after its label.
    Labelled(&'static str),
    /// A record or a list right under the heading.
    Body(Section),
    /// A record or a list with a heading of its own, left out where it is empty.
    Headed(Section),
}

/// The document in the order, and under the headings, in which it was first written.
const DOCUMENT: &[Part] = &[
    Part::Heading("1. Purpose"),
    Part::Sentence("purpose"),
    Part::Heading("2. Organizational Context"),
    Part::Body(Section::Company),
    Part::Body(Section::Facts),
    Part::Headed(Section::Issues),
    Part::Headed(Section::Climate),
    Part::Heading("3. Scope Statement"),
    Part::Sentence("scope_statement"),
    Part::Labelled("certificate_sentence"),
    Part::Headed(Section::Locations),
    Part::Headed(Section::Activities),
    Part::Headed(Section::Assets),
    Part::Headed(Section::Units),
    Part::Headed(Section::Products),
    Part::Headed(Section::Interfaces),
    Part::Heading("4. Exclusions"),
    Part::Sentence("exclusions_lead"),
    Part::Body(Section::Exclusions),
    Part::Heading("5. Assumptions & Constraints"),
    Part::Body(Section::Assumptions),
    Part::Heading("6. Stakeholders"),
    Part::Body(Section::Stakeholders),
    Part::Heading("7. Document Control"),
    Part::Body(Section::Control),
    Part::Labelled("retired"),
    Part::Headed(Section::Documents),
    Part::Headed(Section::RuleSettings),
    Part::Headed(Section::Questions),
    Part::Headed(Section::Dropped),
    Part::Headed(Section::Verdicts),
    Part::Headed(Section::Actions),
    Part::Headed(Section::Comments),
    Part::Headed(Section::Accepted),
    Part::Headed(Section::Confirmed),
    Part::Headed(Section::Change),
    Part::Headed(Section::Approval),
];

/// Returns the scope as plain text.
#[must_use]
pub fn plain(scope: &Scope) -> String {
    let mut blocks = Vec::new();
    if !scope.title.is_empty() {
        blocks.push(visible(&scope.title).into_owned());
    }
    for (index, part) in DOCUMENT.iter().enumerate() {
        match part {
            Part::Heading(heading) => {
                blocks.push((*heading).to_owned());
                let under = DOCUMENT[index + 1..].iter();
                if under
                    .take_while(|part| !matches!(part, Part::Heading(_)))
                    .all(|part| is_empty(scope, part))
                {
                    blocks.push("Nothing is written here.".to_owned());
                }
            }
            _ if is_empty(scope, part) => {}
            Part::Sentence(field) => blocks.push(visible(&sentence(scope, field)).into_owned()),
            Part::Labelled(field) => blocks.push(labelled(Section::Texts, field, &sentence(scope, field))),
            Part::Body(section) => blocks.push(body(scope, *section)),
            Part::Headed(section) => {
                blocks.push(section.title().to_owned());
                blocks.push(body(scope, *section));
            }
        }
    }
    let mut text = blocks.join("\n\n");
    text.push('\n');
    text
}

fn sentence(scope: &Scope, field: &'static str) -> String {
    scope.get(&Place::field(Section::Texts, field))
}

fn is_empty(scope: &Scope, part: &Part) -> bool {
    match part {
        Part::Heading(_) => false,
        Part::Sentence(field) | Part::Labelled(field) => sentence(scope, field).is_empty(),
        Part::Body(section) | Part::Headed(section) => {
            scope.len(*section) == 0
                && scope.record(*section).is_none_or(|record| texts_of(record).is_empty())
        }
    }
}

fn body(scope: &Scope, section: Section) -> String {
    match section {
        Section::Verdicts => return judged::checklist(scope),
        Section::Accepted => return judged::accepted(&scope.accepted),
        Section::Confirmed => return judged::confirmed(scope),
        _ => {}
    }
    if let Some(record) = scope.record(section) {
        let lines = texts_of(record).into_iter().map(|(field, text)| labelled(section, field, &text));
        return lines.collect::<Vec<_>>().join("\n");
    }
    let rows = scope.rows(section).into_iter().map(|(id, row)| row_of(section, id, row));
    rows.collect::<Vec<_>>().join("\n")
}

/// Returns a row: its id and first text, then a line for each further field.
fn row_of(section: Section, id: &ItemId, row: &dyn Record) -> String {
    let mut texts = texts_of(row).into_iter().peekable();
    let mut written = format!("- {id}:");
    if section == Section::Facts {
        // A fact reads as in the document: `Founded: 2011`, or the sentence alone.
        let named = texts.next_if(|(field, _)| *field == "name").map(|(_, text)| format!("{text}:"));
        let value = texts.next_if(|(field, _)| *field == "value").map(|(_, text)| text);
        for text in named.into_iter().chain(value) {
            let _ = write!(written, " {}", set_in(&text));
        }
    } else if let Some((_, text)) = texts.next_if(|(field, _)| section.fields()[0].name == *field) {
        let _ = write!(written, " {}", set_in(&text));
    }
    for (field, text) in texts {
        let _ = write!(written, "\n  {}", labelled(section, field, &text));
    }
    written
}

/// Returns `Label: text`.
fn labelled(section: Section, field: &str, text: &str) -> String {
    let label = section.field(field).map_or(field, |field| field.label);
    // Wherever it is told, it is told that it is the weaker kind.
    let typed = (section, field) == (Section::Approval, "means") && text == Means::TypedName.text();
    let weaker = if typed { ", the weaker kind" } else { "" };
    format!("{label}: {}{weaker}", set_in(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scope::{edit::Edit, record::Item};

    #[test]
    fn every_text_of_the_scope_is_written() {
        let mut scope = Scope::default();
        for section in Section::all() {
            if section.is_list() {
                let id = scope.next_id(section);
                Edit::Insert { section, index: 0, item: Item::new(id) }.apply(&mut scope).unwrap();
            }
            for field in section.fields() {
                let place = match scope.ids(section).first() {
                    Some(id) => Place::cell(section, id, field.name),
                    None => Place::field(section, field.name),
                };
                let text = format!("text of {place}");
                // A date or a choice refuses it; those are shown as the others are.
                let _ = Edit::set(place, text).apply(&mut scope);
            }
        }
        let text = plain(&scope);
        // What binds a judgement to its text says nothing to a reader.
        for (place, written) in scope.texts().into_iter().filter(|(place, _)| place.field != "judged") {
            assert!(text.contains(&written), "{place}");
        }
        assert!(!text.contains("Nothing is written here."), "{text}");
    }

    #[test]
    fn an_empty_scope_has_the_headings_of_the_document_and_no_others() {
        let text = plain(&Scope::default());
        let headings: Vec<&str> = text.lines().filter(|line| line.contains(". ")).collect();
        assert_eq!(headings.len(), 7);
        assert!(!text.contains("Included units"));
    }

    #[test]
    fn further_lines_of_a_text_cannot_pass_for_a_label_and_nothing_is_hidden() {
        let scope = Scope { scope_statement: "a\u{202e}b".into(), ..Scope::default() };
        assert!(plain(&scope).contains("a<U+202E>b"));
        assert_eq!(labelled(Section::Control, "owner", "CEO\nVersion: 9.9"), "Owner: CEO\n    Version: 9.9");
    }
}
