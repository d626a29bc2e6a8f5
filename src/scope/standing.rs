//! What a field is to the approval: content, stamp or record; who writes it; and how much a change of it weighs.
//! Must not know which version was approved.

use super::section::{Section, Standing};

impl Section {
    /// Tells what a field is to the approved content.
    ///
    /// The stamp is version, dates and approval. Records are what the checklist was answered, what was said about the scope,
    /// which warnings were accepted, which items were confirmed, how the change was planned, which ids are no longer in
    /// use, and by which address a list of signers knows somebody. All else is content: also which rules weigh differently and which questions are dropped, so that
    /// an approver sees it among the changes.
    #[must_use]
    pub fn standing(self, field: &str) -> Standing {
        match (self, field) {
            (Self::Control, "version" | "effective_date" | "next_review") | (Self::Approval, _) => {
                Standing::Stamp
            }
            (
                Self::Verdicts
                | Self::Actions
                | Self::Comments
                | Self::Accepted
                | Self::Confirmed
                | Self::Change,
                _,
            )
            | (Self::Texts, "retired")
            | (Self::Stakeholders, "email") => Standing::Record,
            _ => Standing::Content,
        }
    }

    /// Tells whether a field is written by the program only: it is shown, and not offered for writing.
    #[must_use]
    pub fn is_kept_by_program(self, field: &str) -> bool {
        match self {
            Self::Verdicts | Self::Comments | Self::Accepted | Self::Confirmed | Self::Approval => true,
            Self::Exclusions => field == "was",
            Self::Actions => field == "from",
            Self::Texts => field == "retired",
            _ => false,
        }
    }

    /// Tells whether a change here calls for the next major version.
    ///
    /// That is any change to what is in or out, an interface, the scope statement or the sentence for the
    /// certificate, the owner or the approver.
    #[must_use]
    pub fn is_material(self, field: &str) -> bool {
        match self {
            Self::Interfaces | Self::Exclusions => true,
            Self::Texts => matches!(field, "scope_statement" | "certificate_sentence"),
            Self::Control => matches!(field, "owner" | "approved_by"),
            _ => self.is_inclusion(),
        }
    }
}
