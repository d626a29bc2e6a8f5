//! A blank scope as the text of a new file: every section and every field that a person fills, in their order.
//! Must not know where it is written.

use std::fmt::Write as _;

use crate::scope::{
    FORMAT,
    section::{Entry, LAYOUT, Section, Standing},
    value::Kind,
};

/// Returns the text of a new file, with each section to be filled.
///
/// What the program itself writes, as the stamp of an approval, is left to it.
#[must_use]
pub fn blank() -> String {
    let mut text = format!("(\n    format: {FORMAT},\n");
    for entry in LAYOUT {
        let _ = match *entry {
            Entry::Text(field) if is_filled_by_hand(Section::Texts, field) => {
                writeln!(text, "    {field}: \"\",")
            }
            Entry::Section(section) if section.is_list() && is_filled_by_hand(section, "") => {
                writeln!(text, "    {}: [],", section.key())
            }
            Entry::Section(section) if !section.is_list() && is_filled_by_hand(section, "") => {
                write!(text, "{}", record(section))
            }
            _ => Ok(()),
        };
    }
    text.push_str(")\n");
    text
}

fn record(section: Section) -> String {
    let mut text = format!("    {}: (\n", section.key());
    for field in section.fields().iter().filter(|field| is_filled_by_hand(section, field.name)) {
        let words = match field.kind {
            Kind::Choice(words) => format!(" // {}", words.join(" or ")),
            Kind::Date => " // YYYY-MM-DD".to_owned(),
            _ => String::new(),
        };
        let _ = writeln!(text, "        {}: \"\",{words}", field.name);
    }
    text.push_str("    ),\n");
    text
}

fn is_filled_by_hand(section: Section, field: &str) -> bool {
    section.standing(field) == Standing::Content
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scope::Scope;

    #[test]
    fn a_blank_scope_is_an_empty_one_with_every_section_of_its_content() {
        let text = blank();
        assert_eq!(ron::from_str::<Scope>(&text).unwrap(), Scope::default());
        for section in Section::all().filter(|section| !section.key().is_empty()) {
            let there = text.contains(&format!("\n    {}: ", section.key()));
            assert_eq!(there, section.standing("") == Standing::Content, "{}", section.key());
        }
        assert!(text.contains("\n    scope_statement: \"\",\n"));
        assert!(text.contains("\n        relevant: \"\", // yes or no\n"));
    }
}
