//! Lists and records: each section of a scope by its name, whatever the type of its rows.
//! Must not know what a row says.

use super::{
    Scope,
    boundary::Inclusion,
    item::ItemId,
    record::{Item, Record, Row},
    section::Section,
};

/// Runs the same code on the list that holds a section's rows, whatever their type; `else` for one record.
macro_rules! on_list {
    ([$($borrow:tt)+] $scope:expr, $section:expr, $rows:ident => $do:expr, else $else:expr) => {
        match $section {
            Section::Facts => { let $rows = $($borrow)+ $scope.facts; $do }
            Section::Issues => { let $rows = $($borrow)+ $scope.issues; $do }
            Section::Locations => { let $rows = $($borrow)+ $scope.locations; $do }
            Section::Activities => { let $rows = $($borrow)+ $scope.activities; $do }
            Section::Assets => { let $rows = $($borrow)+ $scope.assets; $do }
            Section::Units => { let $rows = $($borrow)+ $scope.units; $do }
            Section::Products => { let $rows = $($borrow)+ $scope.products; $do }
            Section::Interfaces => { let $rows = $($borrow)+ $scope.interfaces; $do }
            Section::Exclusions => { let $rows = $($borrow)+ $scope.exclusions; $do }
            Section::Assumptions => { let $rows = $($borrow)+ $scope.assumptions; $do }
            Section::Stakeholders => { let $rows = $($borrow)+ $scope.stakeholders; $do }
            Section::Documents => { let $rows = $($borrow)+ $scope.documents; $do }
            Section::Verdicts => { let $rows = $($borrow)+ $scope.verdicts; $do }
            Section::Actions => { let $rows = $($borrow)+ $scope.actions; $do }
            Section::RuleSettings => { let $rows = $($borrow)+ $scope.rule_settings; $do }
            Section::Questions => { let $rows = $($borrow)+ $scope.questions; $do }
            Section::Dropped => { let $rows = $($borrow)+ $scope.dropped; $do }
            Section::Comments => { let $rows = $($borrow)+ $scope.comments; $do }
            Section::Accepted => { let $rows = $($borrow)+ $scope.accepted; $do }
            Section::Confirmed => { let $rows = $($borrow)+ $scope.confirmed; $do }
            Section::Texts
            | Section::Company
            | Section::Climate
            | Section::Control
            | Section::Change
            | Section::Approval => $else,
        }
    };
}
pub(crate) use on_list;

impl Scope {
    /// Returns the record of a section that is one record; `None` for a list.
    #[must_use]
    pub fn record(&self, section: Section) -> Option<&dyn Record> {
        match section {
            Section::Texts => Some(self),
            Section::Company => Some(&self.company),
            Section::Climate => Some(&self.climate),
            Section::Control => Some(&self.control),
            Section::Change => Some(&self.change),
            Section::Approval => Some(&self.approval),
            _ => None,
        }
    }

    pub(super) fn record_mut(&mut self, section: Section) -> Option<&mut dyn Record> {
        match section {
            Section::Texts => Some(self),
            Section::Company => Some(&mut self.company),
            Section::Climate => Some(&mut self.climate),
            Section::Control => Some(&mut self.control),
            Section::Change => Some(&mut self.change),
            Section::Approval => Some(&mut self.approval),
            _ => None,
        }
    }

    /// Returns the rows of a list that says what is covered; none for another section.
    #[must_use]
    pub fn inclusions(&self, section: Section) -> &[Inclusion] {
        match section {
            Section::Locations => &self.locations,
            Section::Activities => &self.activities,
            Section::Assets => &self.assets,
            Section::Units => &self.units,
            Section::Products => &self.products,
            _ => &[],
        }
    }

    /// Returns the ids of a list's rows, in order; none for a section that is one record.
    #[must_use]
    pub fn ids(&self, section: Section) -> Vec<&ItemId> {
        on_list!([&] self, section, rows => rows.iter().map(Row::id).collect(), else Vec::new())
    }

    /// Returns how many rows a list has.
    #[must_use]
    pub fn len(&self, section: Section) -> usize {
        on_list!([&] self, section, rows => rows.len(), else 0)
    }

    /// Returns the rows of a list, each with its id; none for a section that is one record.
    #[must_use]
    pub fn rows(&self, section: Section) -> Vec<(&ItemId, &dyn Record)> {
        on_list!(
            [&] self, section,
            rows => rows.iter().map(|row| (row.id(), row as &dyn Record)).collect(),
            else Vec::new()
        )
    }

    /// Returns a row by its id.
    #[must_use]
    pub fn row(&self, section: Section, id: &ItemId) -> Option<&dyn Record> {
        on_list!(
            [&] self, section,
            rows => rows.iter().find(|row| row.id() == id).map(|row| row as &dyn Record),
            else None
        )
    }

    /// Returns the texts of a row.
    #[must_use]
    pub fn item(&self, section: Section, id: &ItemId) -> Option<Item> {
        on_list!(
            [&] self, section,
            rows => rows.iter().find(|row| row.id() == id).map(Item::of),
            else None
        )
    }

    /// Returns where in its list a row stands.
    #[must_use]
    pub fn position(&self, section: Section, id: &ItemId) -> Option<usize> {
        on_list!([&] self, section, rows => rows.iter().position(|row| row.id() == id), else None)
    }
}
