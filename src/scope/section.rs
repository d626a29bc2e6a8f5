//! The sections of the scope and the order in which a reader meets them.
//! Must not hold a statement: it says which fields and rows there can be.

use super::{
    approval::Approval,
    boundary::{Exclusion, Inclusion, Interface},
    context::{Assumption, Climate, Company, Fact, Issue},
    control::{Control, Document},
    judgement::{Acceptance, Confirmation},
    parties::Stakeholder,
    plan::Plan,
    record::Field,
    review::{Action, Comment, Verdict},
    settings::{Dropped, OwnQuestion, RuleSetting},
    text::FIELDS as TEXTS,
};

/// A part of the scope that is one record or one list of rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// The sentences that belong to no list: title, purpose, scope statement.
    Texts,
    /// The organisation.
    Company,
    /// Facts about it.
    Facts,
    /// Internal and external issues.
    Issues,
    /// The decision on climate change.
    Climate,
    /// Locations that are covered.
    Locations,
    /// Activities that are covered.
    Activities,
    /// Assets that are covered.
    Assets,
    /// Organisational units that are covered.
    Units,
    /// Products that are covered.
    Products,
    /// Interfaces and dependencies.
    Interfaces,
    /// What is left out.
    Exclusions,
    /// Assumptions and constraints.
    Assumptions,
    /// Roles and interested parties.
    Stakeholders,
    /// Document control.
    Control,
    /// Documents that have to agree with the scope.
    Documents,
    /// Rules that weigh more or less here.
    RuleSettings,
    /// Questions of the organisation's own.
    Questions,
    /// Questions that are not asked here.
    Dropped,
    /// Verdicts of the review.
    Verdicts,
    /// Actions that follow from the review.
    Actions,
    /// What was said about the scope when it was to be approved.
    Comments,
    /// Warnings that are accepted.
    Accepted,
    /// Items that were found to be still true.
    Confirmed,
    /// The planning of the change.
    Change,
    /// The approval of this version.
    Approval,
}

/// What a section's text is to the approved content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// What is approved.
    Content,
    /// The approval's own stamp.
    Stamp,
    /// Records of the review.
    Record,
}

/// One entry of the file: a text of its own, or a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entry {
    /// A field of [`Section::Texts`], which stands by itself in the file.
    Text(&'static str),
    /// A section.
    Section(Section),
}

/// The entries in the order of the file, of every output and of the canonical text.
pub const LAYOUT: &[Entry] = &[
    Entry::Text("title"),
    Entry::Text("purpose"),
    Entry::Section(Section::Company),
    Entry::Section(Section::Facts),
    Entry::Section(Section::Issues),
    Entry::Section(Section::Climate),
    Entry::Text("scope_statement"),
    Entry::Text("certificate_sentence"),
    Entry::Section(Section::Locations),
    Entry::Section(Section::Activities),
    Entry::Section(Section::Assets),
    Entry::Section(Section::Units),
    Entry::Section(Section::Products),
    Entry::Section(Section::Interfaces),
    Entry::Text("exclusions_lead"),
    Entry::Section(Section::Exclusions),
    Entry::Section(Section::Assumptions),
    Entry::Section(Section::Stakeholders),
    Entry::Section(Section::Control),
    Entry::Section(Section::Documents),
    Entry::Section(Section::RuleSettings),
    Entry::Section(Section::Questions),
    Entry::Section(Section::Dropped),
    Entry::Section(Section::Verdicts),
    Entry::Section(Section::Actions),
    Entry::Section(Section::Comments),
    Entry::Section(Section::Accepted),
    Entry::Section(Section::Confirmed),
    Entry::Section(Section::Change),
    Entry::Section(Section::Approval),
    Entry::Text("retired"),
];

/// The lists that say what is covered, each one dimension of the boundary.
pub const INCLUSIONS: &[Section] =
    &[Section::Locations, Section::Activities, Section::Assets, Section::Units, Section::Products];

impl Section {
    /// Returns the name in the file; empty for the texts, which stand by themselves.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Texts => "",
            Self::Company => "company",
            Self::Facts => "facts",
            Self::Issues => "issues",
            Self::Climate => "climate",
            Self::Locations => "locations",
            Self::Activities => "activities",
            Self::Assets => "assets",
            Self::Units => "units",
            Self::Products => "products",
            Self::Interfaces => "interfaces",
            Self::Exclusions => "exclusions",
            Self::Assumptions => "assumptions",
            Self::Stakeholders => "stakeholders",
            Self::Control => "control",
            Self::Documents => "documents",
            Self::RuleSettings => "rule_settings",
            Self::Questions => "questions",
            Self::Dropped => "dropped",
            Self::Verdicts => "verdicts",
            Self::Actions => "actions",
            Self::Comments => "comments",
            Self::Accepted => "accepted",
            Self::Confirmed => "confirmed",
            Self::Change => "change",
            Self::Approval => "approval",
        }
    }

    /// Returns the heading, on the screen and in every output.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Texts => "Statements",
            Self::Company => "Organisation",
            Self::Facts => "Facts",
            Self::Issues => "Internal and external issues",
            Self::Climate => "Climate change",
            Self::Locations => "Included locations",
            Self::Activities => "Included activities",
            Self::Assets => "Included assets",
            Self::Units => "Included units",
            Self::Products => "Included products",
            Self::Interfaces => "Interfaces & dependencies",
            Self::Exclusions => "Exclusions",
            Self::Assumptions => "Assumptions & constraints",
            Self::Stakeholders => "Stakeholders",
            Self::Control => "Document control",
            Self::Documents => "Related documents",
            Self::RuleSettings => "Rules that weigh differently here",
            Self::Questions => "Questions of our own",
            Self::Dropped => "Questions not asked here",
            Self::Verdicts => "Checklist",
            Self::Actions => "Actions",
            Self::Comments => "Comments",
            Self::Accepted => "Accepted warnings",
            Self::Confirmed => "Confirmed as still true",
            Self::Change => "Planning of the change",
            Self::Approval => "Approval",
        }
    }

    /// Returns the prefix of the ids of its rows; `None` for a section that is one record.
    #[must_use]
    pub fn prefix(self) -> Option<&'static str> {
        match self {
            Self::Facts => Some("FCT"),
            Self::Issues => Some("ISS"),
            Self::Locations => Some("LOC"),
            Self::Activities => Some("ACT"),
            Self::Assets => Some("AST"),
            Self::Units => Some("UNT"),
            Self::Products => Some("PRD"),
            Self::Interfaces => Some("IFC"),
            Self::Exclusions => Some("EXC"),
            Self::Assumptions => Some("ASM"),
            Self::Stakeholders => Some("STK"),
            Self::Documents => Some("DOC"),
            Self::RuleSettings => Some("RUL"),
            Self::Questions => Some("OWN"),
            Self::Dropped => Some("DRP"),
            Self::Verdicts => Some("Q"),
            Self::Actions => Some("TSK"),
            Self::Comments => Some("CMT"),
            Self::Accepted => Some("ACC"),
            Self::Confirmed => Some("CNF"),
            Self::Texts | Self::Company | Self::Climate | Self::Control | Self::Change | Self::Approval => {
                None
            }
        }
    }

    /// Returns the fields of its records, in the order of the file.
    #[must_use]
    pub fn fields(self) -> &'static [Field] {
        match self {
            Self::Texts => TEXTS,
            Self::Company => Company::FIELDS,
            Self::Facts => Fact::FIELDS,
            Self::Issues => Issue::FIELDS,
            Self::Climate => Climate::FIELDS,
            Self::Locations | Self::Activities | Self::Assets | Self::Units | Self::Products => {
                Inclusion::FIELDS
            }
            Self::Interfaces => Interface::FIELDS,
            Self::Exclusions => Exclusion::FIELDS,
            Self::Assumptions => Assumption::FIELDS,
            Self::Stakeholders => Stakeholder::FIELDS,
            Self::Control => Control::FIELDS,
            Self::Documents => Document::FIELDS,
            Self::RuleSettings => RuleSetting::FIELDS,
            Self::Questions => OwnQuestion::FIELDS,
            Self::Dropped => Dropped::FIELDS,
            Self::Verdicts => Verdict::FIELDS,
            Self::Actions => Action::FIELDS,
            Self::Comments => Comment::FIELDS,
            Self::Accepted => Acceptance::FIELDS,
            Self::Confirmed => Confirmation::FIELDS,
            Self::Change => Plan::FIELDS,
            Self::Approval => Approval::FIELDS,
        }
    }

    /// Returns the field with this name in the file.
    #[must_use]
    pub fn field(self, name: &str) -> Option<&'static Field> {
        self.fields().iter().find(|field| field.name == name)
    }

    /// Tells whether it is a list of rows.
    #[must_use]
    pub fn is_list(self) -> bool {
        self.prefix().is_some()
    }

    /// Tells whether it says what is covered.
    #[must_use]
    pub fn is_inclusion(self) -> bool {
        INCLUSIONS.contains(&self)
    }

    /// Returns the section with this name in the file.
    #[must_use]
    pub fn with_key(key: &str) -> Option<Self> {
        Self::all().find(|section| !key.is_empty() && section.key() == key)
    }

    /// Returns every section, the texts first, then in the order of the file.
    pub fn all() -> impl Iterator<Item = Self> {
        let listed = LAYOUT.iter().filter_map(|entry| match entry {
            Entry::Section(section) => Some(*section),
            Entry::Text(_) => None,
        });
        std::iter::once(Self::Texts).chain(listed)
    }
}
