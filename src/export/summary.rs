//! Changes in plain words, made by rule from counts and names; never a judgement, never free text.
//! Must not know which versions are compared.

use super::changes::kind_of;
use crate::scope::{
    change::{Change, ChangeKind},
    section::Section,
};

/// Returns what changed in one or two sentences.
#[must_use]
pub fn in_plain_words(changes: &[Change]) -> String {
    if changes.is_empty() {
        return "Nothing has changed.".to_owned();
    }
    let mut told: Vec<String> = Vec::new();
    for section in Section::all() {
        let here: Vec<&Change> = changes.iter().filter(|change| change.place.section == section).collect();
        if section.is_list() {
            told.extend(rows_told(section, &here));
        } else {
            told.extend(here.iter().map(|change| field_told(change)));
        }
    }
    let mut sentence = format!("{}.", listed(&told));
    if let Some(first) = sentence.get(..1).map(str::to_uppercase) {
        sentence.replace_range(..1, &first);
    }
    format!("{sentence} {}", covered_told(changes))
}

/// What happened to the rows of a list: each row counts once.
fn rows_told(section: Section, changes: &[&Change]) -> Vec<String> {
    let count = |kind: ChangeKind| {
        let of_kind = changes.iter().filter(|change| row_kind(change) == kind);
        let mut ids: Vec<_> = of_kind.filter_map(|change| change.place.id.as_ref()).collect();
        ids.dedup();
        ids.len()
    };
    [ChangeKind::Added, ChangeKind::Removed, ChangeKind::Moved, ChangeKind::Changed]
        .into_iter()
        .map(|kind| (kind, count(kind)))
        .filter(|(_, count)| *count > 0)
        .map(|(kind, count)| {
            if section == Section::Exclusions && kind == ChangeKind::Moved {
                return became_exclusions(changes);
            }
            let (one, many) = nouns(section);
            let noun = if count == 1 { one } else { many };
            let verb = if count == 1 { "was" } else { "were" };
            format!("{count} {noun} {verb} {}", kind.word())
        })
        .collect()
}

/// What moved among the exclusions: out of what is covered, or only to another place of the list.
fn became_exclusions(changes: &[&Change]) -> String {
    let moved = changes.iter().filter(|change| row_kind(change) == ChangeKind::Moved);
    let (out, within): (Vec<&&Change>, Vec<&&Change>) = moved.partition(|change| change.material);
    let mut told = Vec::new();
    match out.len() {
        0 => {}
        1 => told.push("1 inclusion became an exclusion".to_owned()),
        many => told.push(format!("{many} inclusions became exclusions")),
    }
    match within.len() {
        0 => {}
        1 => told.push("1 exclusion was moved".to_owned()),
        many => told.push(format!("{many} exclusions were moved")),
    }
    listed(&told)
}

/// A field of a row that was filled or emptied is a change of the row.
fn row_kind(change: &Change) -> ChangeKind {
    if change.place.field.is_empty() { change.kind } else { ChangeKind::Changed }
}

fn field_told(change: &Change) -> String {
    let label = change.place.section.field(change.place.field).map_or("a field", |field| field.label);
    let what = match kind_of(change) {
        ChangeKind::Added => "was filled in",
        ChangeKind::Removed => "was emptied",
        ChangeKind::Changed | ChangeKind::Moved => "was changed",
    };
    format!("{} {what}", label.to_lowercase())
}

/// Whether something that was covered is covered no more: what an approver has to know first.
fn covered_told(changes: &[Change]) -> String {
    let dropped = changes.iter().filter(|change| {
        let place = &change.place;
        let removed = change.kind == ChangeKind::Removed && place.section.is_inclusion();
        let excluded =
            change.kind == ChangeKind::Moved && place.section == Section::Exclusions && change.material;
        let added = change.kind == ChangeKind::Added && place.section == Section::Exclusions;
        removed || excluded || added
    });
    match dropped.count() {
        0 => "No inclusion was taken out, and no exclusion added.".to_owned(),
        1 => "One change takes something out of what is covered.".to_owned(),
        many => format!("{many} changes take something out of what is covered."),
    }
}

/// Returns words as a list: `a, b and c`.
fn listed(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [only] => only.clone(),
        [all @ .., last] => format!("{} and {last}", all.join(", ")),
    }
}

/// Returns what one of its rows is called, and several; for a record, its heading.
fn nouns(section: Section) -> (&'static str, &'static str) {
    match section {
        Section::Facts => ("fact", "facts"),
        Section::Issues => ("issue", "issues"),
        Section::Locations => ("location", "locations"),
        Section::Activities => ("activity", "activities"),
        Section::Assets => ("asset", "assets"),
        Section::Units => ("unit", "units"),
        Section::Products => ("product", "products"),
        Section::Interfaces => ("interface", "interfaces"),
        Section::Exclusions => ("exclusion", "exclusions"),
        Section::Assumptions => ("assumption or constraint", "assumptions and constraints"),
        Section::Stakeholders => ("stakeholder", "stakeholders"),
        Section::Documents => ("related document", "related documents"),
        Section::Verdicts => ("answer", "answers"),
        Section::Actions => ("action", "actions"),
        Section::Comments => ("comment", "comments"),
        _ => (section.title(), section.title()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scope::{Scope, change::changes, edit::Edit, item::ItemId, place::Place, record::Item};

    fn scope() -> Scope {
        let mut scope = Scope::default();
        for (index, id) in ["LOC-1", "LOC-2"].into_iter().enumerate() {
            let item = Item::new(id.parse().unwrap()).with("text", "a place");
            Edit::Insert { section: Section::Locations, index, item }.apply(&mut scope).unwrap();
        }
        scope
    }

    fn told(edits: &[Edit]) -> String {
        let (old, mut new) = (scope(), scope());
        for edit in edits {
            edit.apply(&mut new).unwrap();
        }
        in_plain_words(&changes(&old, &new))
    }

    #[test]
    fn a_change_is_counted_by_row_and_named_by_section() {
        let cell = |id: &str, field| Place::cell(Section::Locations, &id.parse::<ItemId>().unwrap(), field);
        assert_eq!(
            told(&[
                Edit::set(Place::field(Section::Texts, "purpose"), "why"),
                Edit::set(cell("LOC-1", "owner"), "CEO"),
                Edit::set(cell("LOC-1", "country"), "Denmark"),
            ]),
            "Purpose was filled in and 1 location was changed. No inclusion was taken out, and no exclusion added."
        );
    }

    #[test]
    fn what_is_covered_no_more_is_told() {
        let id: ItemId = "LOC-2".parse().unwrap();
        let (exclude, _) = Edit::exclude(&scope(), Section::Locations, &id, "sold").unwrap();
        assert_eq!(
            told(&[exclude]),
            "1 inclusion became an exclusion. One change takes something out of what is covered."
        );
        assert_eq!(told(&[]), "Nothing has changed.");
    }
}
