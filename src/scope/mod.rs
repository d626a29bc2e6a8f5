//! The scope: what it is. Values only; nothing here can fail but reading a word.
//! Must not know the terminal, the disk, the clock or the user's name: they are handed in.

pub mod approval;
pub mod boundary;
pub mod change;
pub mod consent;
pub mod context;
pub mod control;
pub mod edit;
pub mod fingerprint;
pub mod item;
pub mod judgement;
pub mod lists;
pub mod parties;
pub mod place;
pub mod plan;
pub mod record;
pub mod review;
pub mod section;
pub mod settings;
pub mod signature;
pub mod signer;
pub mod standing;
pub mod text;
pub mod value;
pub mod visible;
pub mod withdrawal;

use approval::Approval;
use boundary::{Exclusion, Inclusion, Interface};
use context::{Assumption, Climate, Company, Fact, Issue};
use control::{Control, Document};
use item::ItemId;
use judgement::{Acceptance, Confirmation};
use parties::Stakeholder;
use place::Place;
use plan::Plan;
use record::texts_of;
use review::{Action, Comment, Verdict};
use section::Section;
use settings::{Dropped, OwnQuestion, RuleSetting};
use value::{as_text, is_unset};

/// The format of the file that this program writes.
pub const FORMAT: u32 = 1;

/// The scope of an information security management system (ISO/IEC 27001:2022, clause 4.3).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Scope {
    /// The format of the file it was read from.
    pub format: u32,
    /// What the document is called.
    #[serde(with = "as_text", skip_serializing_if = "is_unset")]
    pub title: String,
    /// What the document is for.
    #[serde(with = "as_text", skip_serializing_if = "is_unset")]
    pub purpose: String,
    /// The organisation.
    pub company: Company,
    /// Facts about it.
    pub facts: Vec<Fact>,
    /// Internal and external issues (clause 4.1).
    pub issues: Vec<Issue>,
    /// The decision on climate change (clause 4.1, Amendment 1:2024).
    pub climate: Climate,
    /// What the ISMS covers.
    #[serde(with = "as_text", skip_serializing_if = "is_unset")]
    pub scope_statement: String,
    /// The one sentence that is fit for the certificate.
    #[serde(with = "as_text", skip_serializing_if = "is_unset")]
    pub certificate_sentence: String,
    /// Locations that are covered.
    pub locations: Vec<Inclusion>,
    /// Activities that are covered.
    pub activities: Vec<Inclusion>,
    /// Assets that are covered.
    pub assets: Vec<Inclusion>,
    /// Organisational units that are covered.
    pub units: Vec<Inclusion>,
    /// Products that are covered.
    pub products: Vec<Inclusion>,
    /// Interfaces and dependencies (clause 4.3 c).
    pub interfaces: Vec<Interface>,
    /// The sentence that introduces the exclusions.
    #[serde(with = "as_text", skip_serializing_if = "is_unset")]
    pub exclusions_lead: String,
    /// What is left out.
    pub exclusions: Vec<Exclusion>,
    /// Assumptions and constraints.
    pub assumptions: Vec<Assumption>,
    /// Roles and interested parties (clauses 4.2, 5.3).
    pub stakeholders: Vec<Stakeholder>,
    /// Document control (clause 7.5).
    pub control: Control,
    /// Documents that have to agree with the scope.
    pub documents: Vec<Document>,
    /// Rules that weigh more or less here than they usually do.
    pub rule_settings: Vec<RuleSetting>,
    /// Questions of the organisation's own.
    pub questions: Vec<OwnQuestion>,
    /// Questions of the checklist that are not asked here.
    pub dropped: Vec<Dropped>,
    /// Verdicts of the review.
    pub verdicts: Vec<Verdict>,
    /// Actions that follow from the review.
    pub actions: Vec<Action>,
    /// What was said about the scope when it was to be approved.
    pub comments: Vec<Comment>,
    /// Warnings that are accepted with a reason.
    pub accepted: Vec<Acceptance>,
    /// Items that were found to be still true.
    pub confirmed: Vec<Confirmation>,
    /// The planning of the change that this version makes (clause 6.3).
    pub change: Plan,
    /// The approval of this version; empty in a draft that has never been approved.
    pub approval: Approval,
    /// Ids of rows that were deleted, separated by spaces; they are never given again.
    #[serde(with = "as_text", skip_serializing_if = "is_unset")]
    pub retired: String,
}

impl Default for Scope {
    fn default() -> Self {
        Self {
            format: FORMAT,
            title: String::new(),
            purpose: String::new(),
            company: Company::default(),
            facts: Vec::new(),
            issues: Vec::new(),
            climate: Climate::default(),
            scope_statement: String::new(),
            certificate_sentence: String::new(),
            locations: Vec::new(),
            activities: Vec::new(),
            assets: Vec::new(),
            units: Vec::new(),
            products: Vec::new(),
            interfaces: Vec::new(),
            exclusions_lead: String::new(),
            exclusions: Vec::new(),
            assumptions: Vec::new(),
            stakeholders: Vec::new(),
            control: Control::default(),
            documents: Vec::new(),
            rule_settings: Vec::new(),
            questions: Vec::new(),
            dropped: Vec::new(),
            verdicts: Vec::new(),
            actions: Vec::new(),
            comments: Vec::new(),
            accepted: Vec::new(),
            confirmed: Vec::new(),
            change: Plan::default(),
            approval: Approval::default(),
            retired: String::new(),
        }
    }
}

impl Scope {
    /// Returns the text at a place; empty when it is not set or does not exist.
    #[must_use]
    pub fn get(&self, place: &Place) -> String {
        let record = match &place.id {
            Some(id) => self.row(place.section, id),
            None => self.record(place.section),
        };
        record.map(|record| record.get(place.field)).unwrap_or_default()
    }

    /// Returns the id for a new row of a list: one more than any that is, or was, in use.
    #[must_use]
    pub fn next_id(&self, section: Section) -> ItemId {
        let prefix = section.prefix().unwrap_or_default();
        let retired = self.retired.split_whitespace().filter_map(|id| id.parse::<ItemId>().ok());
        let was = self.exclusions.iter().filter_map(|row| row.was.parse::<ItemId>().ok());
        let highest = Section::all()
            .flat_map(|section| self.ids(section))
            .cloned()
            .chain(retired)
            .chain(was)
            .filter_map(|id| id.number(prefix))
            .max();
        ItemId::numbered(prefix, highest.unwrap_or(0).saturating_add(1))
    }

    /// Returns every field that is set, with its place, in the order of the file.
    #[must_use]
    pub fn texts(&self) -> Vec<(Place, String)> {
        let mut texts = Vec::new();
        for section in Section::all() {
            match self.record(section) {
                Some(record) => texts.extend(
                    texts_of(record).into_iter().map(|(field, text)| (Place::field(section, field), text)),
                ),
                None => {
                    for (id, row) in self.rows(section) {
                        texts.extend(
                            texts_of(row)
                                .into_iter()
                                .map(|(field, text)| (Place::cell(section, id, field), text)),
                        );
                    }
                }
            }
        }
        texts
    }
}
