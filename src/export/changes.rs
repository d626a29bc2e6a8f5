//! What differs between two versions, for readers without colour.
//! Must not know where the versions were kept: both are handed in, already compared.

use std::fmt::Write as _;

use super::{
    called::{called, now},
    weight::bracketed,
    words::{PLAIN, marked_words},
};
use crate::scope::{
    change::{Change, ChangeKind},
    item::ItemId,
    place::Place,
    value::Version,
    visible::visible,
};

/// Two versions, and what differs between them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// The earlier version; `None` where nothing has been approved yet.
    pub from: Option<Version>,
    /// The later version; `None` for the working scope.
    pub to: Option<Version>,
    /// The version that these changes call for; `None` where both are approved.
    pub proposed: Option<Version>,
    /// Why it is that version; empty where none is proposed.
    pub reason: String,
    /// What differs.
    pub changes: Vec<Change>,
}

impl Comparison {
    /// Returns what is compared and how much differs, in one line.
    #[must_use]
    pub fn headline(&self) -> String {
        let to = self.to.map_or_else(|| "the working scope".to_owned(), |version| version.to_string());
        let count = match self.changes.len() {
            0 => "no changes".to_owned(),
            1 => "1 change".to_owned(),
            many => format!("{many} changes"),
        };
        match self.from {
            Some(from) => format!("{from} to {to}: {count}"),
            None if self.to.is_some() => {
                format!("Nothing was approved before {to}, so everything in it is new: {count}")
            }
            None => format!("Nothing has been approved yet, so everything in {to} is new: {count}"),
        }
    }

    /// Returns the proposed version with its reason, in one line; empty where none is proposed.
    #[must_use]
    pub fn proposal(&self) -> String {
        match self.proposed {
            Some(version) if self.reason.is_empty() => format!("Proposed version: {version}"),
            Some(version) => format!("Proposed version: {version} ({})", visible(&self.reason)),
            None => String::new(),
        }
    }
}

/// Returns what a change is about: `EXC-1, Reason`, or the label of a field that stands by itself.
#[must_use]
pub fn subject_of(place: &Place) -> String {
    let label = place.section.field(place.field).map(|field| field.label);
    let parts = [place.id.as_ref().map(ItemId::as_str), label];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Returns how a change reads: a text that was empty is added, one that becomes empty is removed.
#[must_use]
pub fn kind_of(change: &Change) -> ChangeKind {
    match change.kind {
        ChangeKind::Changed if change.old.is_empty() => ChangeKind::Added,
        ChangeKind::Changed if change.new.is_empty() => ChangeKind::Removed,
        kind => kind,
    }
}

/// What the signs of a change mean, in one line; it does not begin with a sign.
const LEGEND: &str = "Marks: + added, - removed, ~ changed or moved; [-gone-] {+new+}";

/// Returns the changes as text: `+` added, `-` removed, `~` changed or moved.
#[must_use]
pub fn text(comparison: &Comparison) -> String {
    let mut text = comparison.headline();
    text.push('\n');
    if comparison.proposed.is_some() {
        let _ = writeln!(text, "{}", comparison.proposal());
    }
    if !comparison.changes.is_empty() {
        let _ = writeln!(text, "{LEGEND}");
    }
    text.push_str(&listed(&comparison.changes.iter().collect::<Vec<_>>()));
    text
}

/// Returns the changes as text, under the titles of their sections, each with what it weighs and why.
#[must_use]
pub fn listed(changes: &[&Change]) -> String {
    let mut text = String::new();
    let mut section = None;
    for change in changes {
        if section != Some(change.place.section) {
            section = Some(change.place.section);
            let _ = writeln!(text, "\n{}", change.place.section.title());
        }
        let _ = writeln!(text, "{}", line(change, &format!(" {}", bracketed(change))));
    }
    text
}

/// Returns one change as text, for those who say beside it why it weighs.
#[must_use]
pub fn told(change: &Change) -> String {
    line(change, if change.material { " (material)" } else { "" })
}

fn line(change: &Change, weight: &str) -> String {
    let subject = subject_of(&change.place);
    let (old, new) = (visible(&change.old), visible(&change.new));
    let called = called(change);
    let of = called.as_ref().map(|name| format!(", of {name}")).unwrap_or_default();
    match kind_of(change) {
        ChangeKind::Added => format!("+ {subject}{weight}{of}: {}", hanging(&new)),
        ChangeKind::Removed => format!("- {subject}{weight}{of}: {}", hanging(&old)),
        ChangeKind::Changed => {
            format!("~ {subject}{weight}{of}: {}", hanging(&marked_words(&old, &new, &PLAIN)))
        }
        ChangeKind::Moved => {
            let name = called.map(|name| format!(": {name}")).unwrap_or_default();
            let (from, to) = (hanging(&hanging(&old)), hanging(&hanging(&now(change))));
            format!("~ {subject}, moved{weight}{name}\n    from: {from}\n    to: {to}")
        }
    }
}

/// Sets further lines of a text in, so that a sign at the start of a line is always a change.
fn hanging(text: &str) -> String {
    text.replace('\n', "\n    ")
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::scope::{Scope, change::changes, edit::Edit, record::Item, section::Section};

    /// A comparison with one change of each kind.
    pub(crate) fn of_each_kind() -> Comparison {
        let mut old = Scope { purpose: "To say what the ISMS covers.".into(), ..Scope::default() };
        for (index, text) in ["Copenhagen HQ", "Aarhus", "Remote *work*"].iter().enumerate() {
            let id = old.next_id(Section::Locations);
            let item = Item::new(id).with("text", *text);
            Edit::Insert { section: Section::Locations, index, item }.apply(&mut old).unwrap();
        }
        let mut new = old.clone();
        new.purpose = "To say what our ISMS covers.\nAnd more.".into();
        let id = |text: &str| text.parse::<ItemId>().unwrap();
        let (exclude, _) = Edit::exclude(&new, Section::Locations, &id("LOC-2"), "sold").unwrap();
        let item = Item::new(id("AST-1")).with("text", "Laptops").with("owner", "CTO");
        for edit in [
            exclude,
            Edit::Insert { section: Section::Assets, index: 0, item },
            Edit::delete(&new, Section::Locations, &id("LOC-1")),
        ] {
            edit.apply(&mut new).unwrap();
        }
        Comparison {
            from: "1.0".parse().ok(),
            to: None,
            proposed: "2.0".parse().ok(),
            reason: "an exclusion was added".into(),
            changes: changes(&old, &new),
        }
    }

    /// One stakeholder of two went to the top, and answers for something else.
    pub(crate) fn of_a_role() -> Comparison {
        let mut old = Scope::default();
        let role = "Information Security Manager, deputy of the Chief Executive Officer";
        for (index, (id, text)) in [("STK-1", "CEO"), ("STK-2", role)].into_iter().enumerate() {
            let item = Item::new(id.parse().unwrap()).with("role", text).with("responsibility", "Delivery");
            Edit::Insert { section: Section::Stakeholders, index, item }.apply(&mut old).unwrap();
        }
        let mut new = old.clone();
        new.stakeholders.swap(0, 1);
        new.stakeholders[0].responsibility = "Operation".into();
        new.stakeholders[1].role = "Board".into();
        Comparison { changes: changes(&old, &new), ..of_each_kind() }
    }

    #[test]
    fn a_change_within_a_row_names_the_row_after_what_it_weighs() {
        assert_eq!(
            listed(&of_a_role().changes.iter().collect::<Vec<_>>()),
            "
Stakeholders
~ STK-2, moved (not material: only its place changes): \"Information Security Manager, deputy of…\"
    from: 2 of 2
    to: 1 of 2
~ STK-2, Responsibility (not material: what is in, what is out and who answers stay), \
of \"Information Security Manager, deputy of…\": [-Delivery-] {+Operation+}
~ STK-1, Role (not material: what is in, what is out and who answers stay): [-CEO-] {+Board+}
"
        );
    }

    #[test]
    fn each_kind_of_change_reads_without_colour() {
        assert_eq!(
            text(&of_each_kind()),
            "\
1.0 to the working scope: 4 changes
Proposed version: 2.0 (an exclusion was added)
Marks: + added, - removed, ~ changed or moved; [-gone-] {+new+}

Statements
~ Purpose (not material: what is in, what is out and who answers stay): To say what [-the-]{+our+} ISMS covers.
    {+And more.+}

Included locations
- LOC-1 (material: what is covered changes): Copenhagen HQ

Included assets
+ AST-1 (material: what is covered changes): Laptops
    Owner: CTO

Exclusions
~ EXC-1, moved (material: what was in is out)
    from: Included locations, LOC-2: Aarhus
    to: Exclusions, EXC-1: Aarhus
        Reason: sold
        Was: LOC-2
"
        );
    }

    #[test]
    fn the_first_time_everything_is_new() {
        let comparison = Comparison { from: None, ..of_each_kind() };
        assert!(text(&comparison).starts_with("Nothing has been approved yet, so everything in the working"));
    }
}
