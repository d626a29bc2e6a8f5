//! What differs between two scopes, item by item by id, and whether it is material.
//! Must not know which of the two was approved, nor how a change is shown.

use super::{
    Scope,
    item::ItemId,
    place::Place,
    record::{Record, texts_of},
    section::{Section, Standing},
};

/// How something differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeKind {
    /// A row that was not there.
    Added,
    /// A row that is no longer there.
    Removed,
    /// A text that reads differently.
    Changed,
    /// A row that stands elsewhere: among the exclusions, or at another place of its list.
    Moved,
}

impl ChangeKind {
    /// Returns the word for it, on the screen and in JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Changed => "changed",
            Self::Moved => "moved",
        }
    }
}

/// One difference between two scopes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// How it differs.
    pub kind: ChangeKind,
    /// Where; the row as a whole when it was added, removed or moved.
    pub place: Place,
    /// What its row is called by its first text, the old one where it was removed; empty where no row holds it.
    pub name: String,
    /// What was there; empty when nothing was.
    pub old: String,
    /// What is there; empty when nothing is.
    pub new: String,
    /// Whether it calls for the next major version.
    pub material: bool,
}

impl Change {
    /// Tells whether an inclusion became an exclusion: what was in is out.
    #[must_use]
    pub fn became_exclusion(&self) -> bool {
        self.kind == ChangeKind::Moved && self.material
    }
}

/// Returns what differs in the content of two scopes, in the order of the file.
#[must_use]
pub fn changes(old: &Scope, new: &Scope) -> Vec<Change> {
    let mut changes = Vec::new();
    for section in Section::all() {
        if let (Some(before), Some(after)) = (old.record(section), new.record(section)) {
            changes.extend(changed_fields(section, None, before, after));
        } else if section.standing("") == Standing::Content {
            changes.extend(changed_rows(section, old, new));
        }
    }
    changes
}

fn changed_rows(section: Section, old: &Scope, new: &Scope) -> Vec<Change> {
    let mut changes = Vec::new();
    for (id, before) in old.rows(section) {
        if new.row(section, id).is_none() && !was_excluded(section, id, old, new) {
            changes.push(Change {
                kind: ChangeKind::Removed,
                place: Place::row(section, id),
                name: name_of(before),
                old: text_of_row(section, before),
                new: String::new(),
                material: section.is_material(""),
            });
        }
    }
    let moved = out_of_order(section, old, new);
    for (id, after) in new.rows(section) {
        let Some(before) = old.row(section, id) else {
            changes.push(added(section, id, after, old, new));
            continue;
        };
        if moved.contains(&id) {
            changes.push(Change {
                kind: ChangeKind::Moved,
                place: Place::row(section, id),
                name: name_of(after),
                old: order_of(section, id, old),
                new: order_of(section, id, new),
                material: false,
            });
        }
        changes.extend(changed_fields(section, Some(id), before, after));
    }
    changes
}

/// Returns the change for a row that is new in its list: added, or moved there from another list.
fn added(section: Section, id: &ItemId, after: &dyn Record, old: &Scope, new: &Scope) -> Change {
    let was = after.get("was").parse::<ItemId>().ok();
    let origin = was.as_ref().and_then(|was| {
        Section::all()
            .filter(|from| from.is_inclusion() && new.row(*from, was).is_none())
            .find_map(|from| Some((from, was, old.row(from, was)?)))
    });
    let (kind, text) = match origin {
        Some((from, was, before)) => {
            (ChangeKind::Moved, format!("{}, {was}: {}", from.title(), text_of_row(from, before)))
        }
        None => (ChangeKind::Added, String::new()),
    };
    Change {
        kind,
        place: Place::row(section, id),
        name: name_of(after),
        old: text,
        new: text_of_row(section, after),
        material: section.is_material(""),
    }
}

/// Tells whether a row that left its list stands among the new exclusions, under another id.
fn was_excluded(section: Section, id: &ItemId, old: &Scope, new: &Scope) -> bool {
    section.is_inclusion()
        && new
            .exclusions
            .iter()
            .any(|row| row.was == id.as_str() && old.row(Section::Exclusions, &row.id).is_none())
}

/// Returns the fewest rows that must have been moved for the common rows to stand as they now do.
///
/// The rows that stay are a longest increasing run of the old positions.
fn out_of_order<'a>(section: Section, old: &Scope, new: &'a Scope) -> Vec<&'a ItemId> {
    let old_ids = old.ids(section);
    let positions: std::collections::HashMap<&ItemId, usize> =
        old_ids.iter().enumerate().map(|(index, id)| (*id, index)).collect();
    let common: Vec<(&ItemId, usize)> =
        new.ids(section).into_iter().filter_map(|id| positions.get(id).map(|index| (id, *index))).collect();
    if common.is_sorted_by_key(|(_, index)| *index) {
        return Vec::new();
    }
    // Patience sorting: `ends[n]` is the element with the least position that ends a run of n + 1.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; common.len()];
    for (element, (_, position)) in common.iter().enumerate() {
        let length = ends.partition_point(|end| common[*end].1 < *position);
        before[element] = length.checked_sub(1).map(|shorter| ends[shorter]);
        if length == ends.len() {
            ends.push(element);
        } else {
            ends[length] = element;
        }
    }
    let mut stays = vec![false; common.len()];
    let mut next = ends.last().copied();
    while let Some(element) = next {
        stays[element] = true;
        next = before[element];
    }
    common.iter().zip(stays).filter(|(_, stays)| !stays).map(|((id, _), _)| *id).collect()
}

fn order_of(section: Section, id: &ItemId, scope: &Scope) -> String {
    let position = scope.position(section, id).map_or(0, |index| index + 1);
    format!("{position} of {}", scope.len(section))
}

fn changed_fields(
    section: Section,
    id: Option<&ItemId>,
    before: &dyn Record,
    after: &dyn Record,
) -> Vec<Change> {
    after
        .fields()
        .iter()
        .filter(|field| section.standing(field.name) == Standing::Content)
        .filter_map(|field| {
            let (old, new) = (before.get(field.name), after.get(field.name));
            (old != new).then(|| Change {
                kind: ChangeKind::Changed,
                place: Place { section, id: id.cloned(), field: field.name },
                name: id.map(|_| name_of(after)).unwrap_or_default(),
                old,
                new,
                material: section.is_material(field.name),
            })
        })
        .collect()
}

fn name_of(row: &dyn Record) -> String {
    texts_of(row).into_iter().next().map(|(_, text)| text).unwrap_or_default()
}

/// Returns the text of a row in one piece: its first text, then label and text of each further field.
fn text_of_row(section: Section, row: &dyn Record) -> String {
    let mut lines = Vec::new();
    for (index, (name, text)) in texts_of(row).into_iter().enumerate() {
        let label = section.field(name).map_or(name, |field| field.label);
        lines.push(if index == 0 { text } else { format!("{label}: {text}") });
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scope::{edit::Edit, record::Item};

    fn given(ids: &[&str]) -> Scope {
        let mut scope = Scope::default();
        for (index, id) in ids.iter().enumerate() {
            let item = Item::new(id.parse().unwrap()).with("text", format!("text of {id}"));
            Edit::Insert { section: Section::Locations, index, item }.apply(&mut scope).unwrap();
        }
        scope
    }

    fn told(old: &Scope, new: &Scope) -> Vec<String> {
        changes(old, new)
            .iter()
            .map(|change| {
                format!("{} {}{}", change.kind.word(), change.place, if change.material { " !" } else { "" })
            })
            .collect()
    }

    #[test]
    fn a_row_that_moved_up_is_one_change_and_not_material() {
        let (old, new) = (given(&["A", "B", "C", "D"]), given(&["D", "A", "B", "C"]));
        assert_eq!(told(&old, &new), ["moved locations/D"]);
    }

    #[test]
    fn an_excluded_location_is_one_move_and_material() {
        let old = given(&["LOC-1", "LOC-2"]);
        let mut new = old.clone();
        let id = "LOC-2".parse().unwrap();
        let (edit, _) = Edit::exclude(&old, Section::Locations, &id, "sold").unwrap();
        edit.apply(&mut new).unwrap();
        assert_eq!(told(&old, &new), ["moved exclusions/EXC-1 !"]);
        assert!(changes(&old, &new)[0].became_exclusion());
        assert_eq!(changes(&old, &new)[0].old, "Included locations, LOC-2: text of LOC-2");
    }

    #[test]
    fn added_removed_and_changed_are_told_by_id() {
        let (old, mut new) = (given(&["A", "B"]), given(&["B", "C"]));
        new.purpose = "why".into();
        assert_eq!(told(&old, &new), ["changed purpose", "removed locations/A !", "added locations/C !"]);
    }

    #[test]
    fn a_change_knows_what_its_row_is_called_and_a_statement_has_no_name() {
        let (old, mut new) = (given(&["A", "B"]), given(&["B"]));
        new.purpose = "why".into();
        new.locations[0].owner = "CTO".into();
        let names: Vec<String> = changes(&old, &new).into_iter().map(|change| change.name).collect();
        assert_eq!(names, ["", "text of A", "text of B"]);
    }

    #[test]
    fn the_stamp_and_the_review_are_no_changes() {
        let old = given(&["A"]);
        let mut new = old.clone();
        new.control.version = crate::scope::value::Value::read("3.0").unwrap();
        new.approval.by = "Somebody".into();
        assert_eq!(told(&old, &new), [""; 0]);
    }
}
