//! One item as it was and as it is: both texts whole, then word by word, and what the change weighs and why.
//! Must not know which item: its changes are handed in. The marks carry the meaning, never a colour.

use std::fmt::Write as _;

use super::{
    changes::{kind_of, subject_of},
    weight::weight,
    words::{PLAIN, marked_words},
};
use crate::scope::{
    change::{Change, ChangeKind},
    value::Version,
    visible::visible,
};

/// Returns an item then and now: each of its changes, in the order in which they are handed in.
#[must_use]
pub fn then_and_now(from: Version, changes: &[&Change]) -> String {
    let mut text = String::new();
    for change in changes {
        let kind = kind_of(change);
        let (title, subject) = (change.place.section.title(), subject_of(&change.place));
        let _ = writeln!(text, "{title}, {subject}: {}\n", kind.word());
        let _ = writeln!(text, "Then, in {from}\n    {}", whole(&change.old));
        let _ = writeln!(text, "Now\n    {}\n", whole(&change.new));
        if kind == ChangeKind::Changed {
            let words = marked_words(&visible(&change.old), &visible(&change.new), &PLAIN);
            let _ = writeln!(text, "Word by word: [-gone-] {{+new+}}\n    {}\n", set_in(&words));
        }
        let _ = writeln!(text, "{}\n", weight(change));
    }
    text
}

fn whole(text: &str) -> String {
    if text.is_empty() { "— nothing".to_owned() } else { set_in(&visible(text)) }
}

fn set_in(text: &str) -> String {
    text.replace('\n', "\n    ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::changes::tests::of_each_kind;

    #[test]
    fn a_changed_text_stands_there_whole_twice_and_word_by_word() {
        let changes = of_each_kind().changes;
        assert_eq!(
            then_and_now("1.0".parse().unwrap(), &[&changes[0]]),
            "\
Statements, Purpose: changed

Then, in 1.0
    To say what the ISMS covers.
Now
    To say what our ISMS covers.
    And more.

Word by word: [-gone-] {+new+}
    To say what [-the-]{+our+} ISMS covers.
    {+And more.+}

Not material: neither what is in or out, nor an interface, nor who answers for it changes.

"
        );
    }

    #[test]
    fn what_came_stands_there_once() {
        let changes = of_each_kind().changes;
        let added = then_and_now("1.0".parse().unwrap(), &[&changes[2]]);
        assert!(added.contains("AST-1: added\n\nThen, in 1.0\n    — nothing\nNow\n    Laptops\n"), "{added}");
        assert!(!added.contains("Word by word"), "{added}");
    }
}
