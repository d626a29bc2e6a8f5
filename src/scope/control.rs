//! Document control: identification, owner, version and dates (clause 7.5).
//! Must not know today's date: it is handed in.

use chrono::{Months as CalendarMonths, NaiveDate};

use super::{
    record::record,
    value::{Kind, Months, Version, Written, words},
};

record! {
    /// Identification and control of the document (clauses 7.5.2, 7.5.3).
    single Control {
        version: Written<Version>, "Version", Kind::Line, "Stamped by the approval; before the first one, what the document claims.";
        owner: String, "Owner", Kind::Line, "The role that keeps the scope up to date.";
        approved_by: String, "Approved by", Kind::Line, "The role, or the person, that approves it.";
        effective_date: Option<NaiveDate>, "Effective date", Kind::Date, "The day from which it applies; stamped by the approval.";
        next_review: Written<NaiveDate>, "Next review", Kind::Date, "The day by which it is reviewed; stamped by the approval.";
        earlier_approval: String, "Earlier approval", Kind::Paragraph, "Who approved the version that the document claims, when, and where that is recorded; or that no record was kept.";
        document_id: String, "Document id", Kind::Line, "How the organisation's register of documents calls it.";
        classification: String, "Classification", Kind::Line, "Who may read it.";
        distribution: String, "Distribution", Kind::Line, "Who gets it.";
        retention: String, "Retention", Kind::Line, "How long versions are kept.";
        review_interval: Months, "Review interval", Kind::Line, "Months from an approval to the next review; 12 where nothing is said.";
        change_history: String, "Change history", Kind::Paragraph, "What changed from version to version before the first approval on record; or that there was none before.";
    }
}

impl Control {
    /// Returns the day on which the review is due.
    ///
    /// That is the date that is written, else twelve months (or the interval) after the effective date;
    /// `None` when neither is known.
    #[must_use]
    pub fn review_due(&self) -> Option<NaiveDate> {
        self.next_review.get().or_else(|| self.effective_date.and_then(|day| self.after_interval(day)))
    }

    /// Returns the day from which an approval of today is in force: the one that is written, unless it is past.
    #[must_use]
    pub fn in_force_from(&self, today: NaiveDate) -> NaiveDate {
        self.effective_date.map_or(today, |written| written.max(today))
    }

    /// Writes version and dates, as an approval gives them.
    pub fn stamp(&mut self, version: Version, effective: NaiveDate, next_review: NaiveDate) {
        self.version = Written::Is(version);
        self.effective_date = Some(effective);
        self.next_review = Written::Is(next_review);
    }

    /// Returns the day one review interval after another; the 29th of February becomes the 28th.
    #[must_use]
    pub fn after_interval(&self, day: NaiveDate) -> Option<NaiveDate> {
        day.checked_add_months(CalendarMonths::new(self.review_interval.0.unwrap_or(12)))
    }
}

words! {
    /// What a related document is.
    pub enum DocumentKind {
        /// It has not been said.
        Unsaid,
        /// The Statement of Applicability (clause 6.1.3 d).
        StatementOfApplicability = "statement of applicability",
        /// The information security policy (clause 5.2).
        Policy = "policy",
        /// The risk register (clause 6.1.2).
        RiskRegister = "risk register",
        /// The certificate.
        Certificate = "certificate",
        /// Any other document.
        Other = "other",
    }
}

record! {
    /// A document that has to agree with the scope.
    row Document {
        title: String, "Title", Kind::Line, "What it is called.";
        kind: DocumentKind, "Kind", Kind::Choice(DocumentKind::WORDS), "What it is to the scope.";
        reference: String, "Id", Kind::Line, "Its id in the register of documents.";
        version: String, "Version", Kind::Line, "The version that the scope agrees with.";
        link: String, "Where", Kind::Line, "Where it is kept.";
    }
}
