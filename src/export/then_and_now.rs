//! One item as it was and as it is: both texts whole, then word by word, and what the change weighs and why.
//! Must not know who reads it, an approver or whoever writes: its changes are handed in. The marks carry the meaning, never a colour.

use std::fmt::Write as _;

use super::{
    called::{called, now},
    changes::kind_of,
    weight::weight,
    words::{PLAIN, word_by_word},
};
use crate::scope::{
    change::{Change, ChangeKind},
    item::ItemId,
    value::Version,
    visible::visible,
};

/// Returns an item then and now: each of its changes, in the order in which they are handed in.
#[must_use]
pub fn then_and_now(from: Version, changes: &[&Change]) -> String {
    let mut text = String::new();
    for change in changes {
        let _ = writeln!(text, "{}\n", headline(change));
        let _ = writeln!(text, "Then, in {from}\n    {}", whole(change, &visible(&change.old)));
        let _ = writeln!(text, "Now\n    {}\n", whole(change, &now(change)));
        if kind_of(change) == ChangeKind::Changed
            && let Some(words) = word_by_word(&visible(&change.old), &visible(&change.new), &PLAIN)
        {
            let _ =
                writeln!(text, "Word by word: [-this is gone-] {{+this is new+}}\n    {}\n", set_in(&words));
        }
        let _ = writeln!(text, "{}\n", weight(change));
    }
    text
}

/// What happened, in which section and to which item: the word for it comes first.
fn headline(change: &Change) -> String {
    let is_row = change.place.field.is_empty();
    let happened = match kind_of(change) {
        ChangeKind::Added if is_row => "Added to",
        ChangeKind::Added => "Added in",
        ChangeKind::Removed if is_row => "Removed from",
        ChangeKind::Removed => "Removed in",
        ChangeKind::Changed => "Changed in",
        ChangeKind::Moved if change.became_exclusion() => "Moved to",
        ChangeKind::Moved => "Moved in",
    };
    let section = change.place.section;
    let id = change.place.id.as_ref().map(ItemId::as_str);
    let row: Vec<String> = id.map(str::to_owned).into_iter().chain(called(change)).collect();
    let label = section.field(change.place.field).map(|field| field.label.to_owned());
    let subject: Vec<String> =
        [row.join(" ")].into_iter().filter(|row| !row.is_empty()).chain(label).collect();
    let means = if change.became_exclusion() {
        "\nAn inclusion became an exclusion: it was covered, and now it is left out."
    } else {
        ""
    };
    format!("{happened} {}: {}{means}", section.title(), subject.join(", "))
}

fn whole(change: &Change, text: &str) -> String {
    match change.kind {
        _ if text.is_empty() => "— nothing".to_owned(),
        ChangeKind::Moved if !change.became_exclusion() => format!("Place {text} in the list"),
        _ => set_in(text),
    }
}

fn set_in(text: &str) -> String {
    text.replace('\n', "\n    ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::changes::tests::{of_a_role, of_each_kind};

    fn told(change: &Change) -> String {
        then_and_now("1.0".parse().unwrap(), &[change])
    }

    #[test]
    fn a_changed_text_stands_there_whole_twice_and_word_by_word() {
        assert_eq!(
            told(&of_each_kind().changes[0]),
            "\
Changed in Statements: Purpose

Then, in 1.0
    To say what the ISMS covers.
Now
    To say what our ISMS covers.
    And more.

Word by word: [-this is gone-] {+this is new+}
    To say what [-the-]{+our+} ISMS covers.
    {+And more.+}

Not material: neither what is in or out, nor an interface, nor who answers for it changes.

"
        );
    }

    #[test]
    fn what_came_or_went_stands_there_once() {
        let changes = of_each_kind().changes;
        let added = told(&changes[2]);
        let words = "Added to Included assets: AST-1\n\nThen, in 1.0\n    — nothing\nNow\n    Laptops\n";
        assert!(added.starts_with(words), "{added}");
        assert!(!added.contains("Word by word"), "{added}");
        let removed = told(&changes[1]);
        let words =
            "Removed from Included locations: LOC-1\n\nThen, in 1.0\n    Copenhagen HQ\nNow\n    — nothing\n";
        assert!(removed.starts_with(words), "{removed}");
    }

    #[test]
    fn an_inclusion_that_became_an_exclusion_says_what_that_means() {
        assert_eq!(
            told(&of_each_kind().changes[3]),
            "\
Moved to Exclusions: EXC-1
An inclusion became an exclusion: it was covered, and now it is left out.

Then, in 1.0
    Included locations, LOC-2: Aarhus
Now
    Exclusions, EXC-1: Aarhus
    Reason: sold
    Was: LOC-2

Material: what was in is out. That calls for the next major version.

"
        );
    }

    #[test]
    fn a_change_within_a_row_names_the_row_and_texts_with_little_in_common_stand_there_once() {
        let changes = of_a_role().changes;
        let moved = told(&changes[0]);
        let named = "STK-2 \"Information Security Manager, deputy of…\"";
        let words = format!(
            "Moved in Stakeholders: {named}\n\nThen, in 1.0\n    Place 2 of 2 in the list\nNow\n    Place 1"
        );
        assert!(moved.starts_with(&words), "{moved}");
        let field = told(&changes[1]);
        assert!(field.starts_with(&format!("Changed in Stakeholders: {named}, Responsibility\n")), "{field}");
        assert!(!field.contains("Word by word"), "{field}");
        assert!(told(&changes[2]).starts_with("Changed in Stakeholders: STK-1, Role\n"));
    }
}
