//! Changes as Markdown, for a pull request or a ticket.
//! Must not know where the versions were kept: both are handed in, already compared.

use std::{borrow::Cow, fmt::Write as _};

use super::{
    called::{called, now},
    changes::{Comparison, kind_of, subject_of},
    weight::bracketed,
    words::{Marks, marked_words},
};
use crate::scope::{change::ChangeKind, visible::visible};

/// Struck out and bold.
const MARKS: Marks = Marks {
    removed: |text| around("~~", text),
    added: |text| around("**", text),
    same: |text| escaped(text).into_owned(),
};

/// Returns the changes as Markdown.
#[must_use]
pub fn changes(comparison: &Comparison) -> String {
    let mut text = format!("# {}\n", comparison.headline());
    if comparison.proposed.is_some() {
        let _ = writeln!(text, "\n{}", escaped(&comparison.proposal()));
    }
    let mut section = None;
    for change in &comparison.changes {
        if section != Some(change.place.section) {
            section = Some(change.place.section);
            let _ = writeln!(text, "\n## {}\n", escaped(change.place.section.title()));
        }
        let subject = subject_of(&change.place);
        let weight = bracketed(change);
        let (old, new) = (visible(&change.old), visible(&change.new));
        let name = called(change).map(|name| escaped(&name).into_owned());
        let of = name.as_ref().map(|name| format!(", of {name}")).unwrap_or_default();
        let _ = match kind_of(change) {
            ChangeKind::Added => writeln!(text, "- Added {subject} {weight}{of}: {}", item(&escaped(&new))),
            ChangeKind::Removed => {
                writeln!(text, "- Removed {subject} {weight}{of}: {}", item(&escaped(&old)))
            }
            ChangeKind::Changed => {
                writeln!(
                    text,
                    "- Changed {subject} {weight}{of}: {}",
                    item(&marked_words(&old, &new, &MARKS))
                )
            }
            ChangeKind::Moved => writeln!(
                text,
                "- Moved {subject} {weight}{}\n  - from: {}\n  - to: {}",
                name.map(|name| format!(": {name}")).unwrap_or_default(),
                item(&escaped(&old)),
                item(&escaped(&now(change)))
            ),
        };
    }
    text
}

/// Puts signs around a text; its outer spaces stay outside, for Markdown sees no emphasis beside a space.
fn around(sign: &str, text: &str) -> String {
    let inner = text.trim();
    if inner.is_empty() {
        return text.to_owned();
    }
    let (before, after) = text.split_once(inner).unwrap_or_default();
    format!("{before}{sign}{}{sign}{after}", escaped(inner))
}

/// Keeps further lines inside their list item, each on a line of its own.
fn item(text: &str) -> String {
    text.replace('\n', "  \n    ")
}

/// Returns a text whose signs mean themselves.
fn escaped(text: &str) -> Cow<'_, str> {
    let special =
        |c: char| matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&');
    if !text.contains(special) {
        return Cow::Borrowed(text);
    }
    let mut written = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if special(c) {
            written.push('\\');
        }
        written.push(c);
    }
    Cow::Owned(written)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::changes::tests::{of_a_role, of_each_kind};

    #[test]
    fn each_kind_of_change_is_a_list_item() {
        assert_eq!(
            changes(&of_each_kind()),
            "\
# 1.0 to the working scope: 4 changes

Proposed version: 2.0 (an exclusion was added)

## Statements

- Changed Purpose (not material: what is in, what is out and who answers stay): To say what ~~the~~**our** ISMS covers.  \n    **And more.**

## Included locations

- Removed LOC-1 (material: what is covered changes): Copenhagen HQ

## Included assets

- Added AST-1 (material: what is covered changes): Laptops  \n    Owner: CTO

## Exclusions

- Moved EXC-1 (material: what was in is out)
  - from: Included locations, LOC-2: Aarhus
  - to: Exclusions, EXC-1: Aarhus  \n    Reason: sold  \n    Was: LOC-2
"
        );
    }

    #[test]
    fn a_change_within_a_row_names_the_row() {
        let text = changes(&of_a_role());
        let named = "\"Information Security Manager, deputy of…\"";
        assert!(text.contains(&format!(
            "- Moved STK-2 (not material: only its place changes): {named}\n  - from: 2"
        )));
        assert!(
            text.contains(&format!("who answers stay), of {named}: ~~Delivery~~ **Operation**\n")),
            "{text}"
        );
    }

    #[test]
    fn signs_of_the_text_mean_themselves() {
        assert_eq!(escaped("*all* <b> | C_1"), "\\*all\\* \\<b\\> \\| C\\_1");
        assert_eq!(escaped("plain"), "plain");
    }
}
