//! The context: who the organisation is, and what affects its ISMS (clauses 4.1, 4.2).
//! Must not judge it: the rules do.

use chrono::NaiveDate;

use super::{
    record::record,
    value::{Kind, words},
};

record! {
    /// The organisation whose ISMS this is.
    single Company {
        name: String, "Company name", Kind::Line, "The legal entity, as it is registered.";
        headquarters: String, "Headquarters", Kind::Line, "Address of the head office.";
        register_number: String, "Register number", Kind::Line, "Number of the legal entity in the company register (in Denmark, the CVR number).";
        group: String, "Other group entities", Kind::Paragraph, "Parents and subsidiaries, and whether the ISMS covers them.";
        issues_register: String, "Register of issues", Kind::Line, "Id and date of the register, where issues are kept in a register of their own.";
    }
}

record! {
    /// A fact about the organisation: a figure, a year, what it sells.
    row Fact {
        name: String, "Fact", Kind::Line, "What the fact is about: Employees, Business.";
        value: String, "Value", Kind::Line, "The fact itself; an exact figure where there is one.";
        as_of: Option<NaiveDate>, "As of", Kind::Date, "The day on which it was true.";
        source: String, "Source", Kind::Line, "Where it can be checked.";
    }
}

words! {
    /// Whether climate change is a relevant issue (clause 4.1, Amendment 1:2024).
    pub enum Relevance {
        /// It has not been decided.
        Undecided,
        /// It is relevant.
        Yes = "yes",
        /// It is not relevant.
        No = "no",
    }
}

record! {
    /// The decision whether climate change is a relevant issue (clause 4.1, Amendment 1:2024).
    single Climate {
        relevant: Relevance, "Climate change relevant", Kind::Choice(Relevance::WORDS), "Whether climate change is a relevant issue; no is a valid answer, silence is not.";
        reason: String, "Why", Kind::Line, "The reason for the decision.";
        decided_on: Option<NaiveDate>, "Decided on", Kind::Date, "The day of the decision.";
        decided_by: String, "Decided by", Kind::Line, "Who decided.";
    }
}

words! {
    /// On which side of the organisation's walls something stands.
    pub enum Side {
        /// It has not been said.
        Unsaid,
        /// Inside the organisation.
        Internal = "internal",
        /// Outside the organisation.
        External = "external",
    }
}

record! {
    /// An issue that affects what the ISMS can achieve (clause 4.1).
    row Issue {
        text: String, "Issue", Kind::Line, "What affects the ISMS.";
        kind: Side, "Internal or external", Kind::Choice(Side::WORDS), "Whether it arises inside or outside the organisation.";
        effect: String, "Effect on the scope", Kind::Line, "What follows for the boundary.";
    }
}

words! {
    /// Whether something is taken to be so, or has to be so.
    pub enum Premise {
        /// It has not been said.
        Unsaid,
        /// Taken to be so.
        Assumption = "assumption",
        /// Has to be so.
        Constraint = "constraint",
    }
}

record! {
    /// An assumption or a constraint on which the scope rests.
    row Assumption {
        text: String, "Statement", Kind::Line, "What is taken to be so, or has to be so.";
        kind: Premise, "Assumption or constraint", Kind::Choice(Premise::WORDS), "Whether it is taken to be so, or has to be so.";
        owner: String, "Owner", Kind::Line, "Who watches whether it still holds.";
        check: String, "How it is checked", Kind::Line, "How one can tell that it still holds.";
        valid_to: Option<NaiveDate>, "Evidence valid to", Kind::Date, "The day on which the evidence expires.";
        reference: String, "Reference", Kind::Line, "Id and version of the document it refers to.";
    }
}
