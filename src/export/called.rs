//! What the row of a change is called, and where one that moved stands now.
//! Must not repeat it: a change that tells the text of its row by itself has no need of it.

use crate::scope::{
    change::{Change, ChangeKind},
    item::ItemId,
    visible::visible,
};

/// How many characters of a name are told: enough to know the row again, and room for the rest of the line.
const LONGEST: usize = 40;

/// Returns what the row of a change is called, between quotes and shortened; `None` where the change tells that text
/// itself, or where no row holds it.
#[must_use]
pub fn called(change: &Change) -> Option<String> {
    let tells_it = match change.kind {
        ChangeKind::Added | ChangeKind::Removed => true,
        ChangeKind::Changed => [&change.old, &change.new].contains(&&change.name),
        ChangeKind::Moved => change.became_exclusion(),
    };
    (!tells_it && !change.name.is_empty()).then(|| format!("\"{}\"", shortened(&visible(&change.name))))
}

/// Returns what is there now, with the list and the id for an inclusion that became an exclusion.
#[must_use]
pub fn now(change: &Change) -> String {
    let text = visible(&change.new);
    match &change.place.id {
        Some(id) if change.became_exclusion() => {
            format!("{}, {}: {text}", change.place.section.title(), ItemId::as_str(id))
        }
        _ => text.into_owned(),
    }
}

/// Returns the first line of a text, cut after a word where it is long.
fn shortened(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    if line.chars().count() <= LONGEST {
        return line.to_owned();
    }
    let kept: String = line.chars().take(LONGEST).collect();
    let kept = kept.rsplit_once(' ').map_or(kept.as_str(), |(words, _)| words);
    format!("{}…", kept.trim_end_matches([' ', ',', ';', ':', '.']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_is_cut_after_a_word_and_a_short_one_is_not() {
        assert_eq!(shortened("Customers"), "Customers");
        let long = "Legal, compliance and HR processes, which are related to information security";
        assert_eq!(shortened(long), "Legal, compliance and HR processes…");
        assert_eq!(shortened(&"x".repeat(50)), format!("{}…", "x".repeat(40)));
        assert_eq!(shortened("First line\nand the second"), "First line");
    }
}
