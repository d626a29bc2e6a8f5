//! Where findings and changes stand, so that a page of many rows does not look through all of them for each.
//! Must not judge: it only remembers places.

use std::collections::{HashMap, HashSet};

use super::tab::Tab;
use crate::{
    rules::finding::{Finding, Severity},
    scope::{change::Change, item::ItemId, place::Place, section::Section},
};

/// A row of a list, or a section that is one record.
type Row = (Section, Option<ItemId>);

/// Where findings and changes stand.
#[derive(Debug, Default)]
pub struct Index {
    findings: HashMap<Row, Vec<usize>>,
    changed_rows: HashSet<Row>,
    changed_places: HashSet<Place>,
    blockers: [usize; Tab::COUNT],
}

impl Index {
    /// Returns where these findings and changes stand.
    #[must_use]
    pub fn of(findings: &[Finding], changes: &[Change]) -> Self {
        let mut index = Self::default();
        for (number, finding) in findings.iter().enumerate() {
            let place = &finding.place;
            index.findings.entry((place.section, place.id.clone())).or_default().push(number);
            if finding.severity == Severity::Blocker {
                index.blockers[Tab::of(place.section, place.field).index()] += 1;
            }
        }
        for change in changes {
            index.changed_rows.insert((change.place.section, change.place.id.clone()));
            index.changed_places.insert(change.place.clone());
        }
        index
    }

    /// Returns the numbers of the findings on a row, or in a section as a whole.
    pub fn findings(&self, section: Section, id: Option<&ItemId>) -> impl Iterator<Item = usize> + '_ {
        self.findings.get(&(section, id.cloned())).into_iter().flatten().copied()
    }

    /// Tells whether a row, or a field, differs from the newest approved version.
    #[must_use]
    pub fn is_changed(&self, place: &Place) -> bool {
        match &place.id {
            Some(id) => self.changed_rows.contains(&(place.section, Some(id.clone()))),
            None => self.changed_places.contains(place),
        }
    }

    /// Returns how many blockers stand on a tab.
    #[must_use]
    pub fn blockers_on(&self, tab: Tab) -> usize {
        self.blockers[tab.index()]
    }
}
