//! Stakeholders: roles and who holds them, interested parties and what they require (clauses 4.2, 5.3).
//! Must not judge them: the rules do.

use super::{boundary::YesNo, context::Side, record::record, value::Kind};

record! {
    /// A role or an interested party.
    row Stakeholder {
        role: String, "Role", Kind::Line, "The role, or the party.";
        name: String, "Name / Function", Kind::Line, "Who holds the role; — where nobody in particular does.";
        responsibility: String, "Responsibility", Kind::Line, "What the role answers for, or what the party has to do with us.";
        kind: Side, "Internal or external", Kind::Choice(Side::WORDS), "Whether they stand inside or outside the organisation.";
        requirement: String, "Requirement", Kind::Paragraph, "What they require of information security (clause 4.2 b).";
        addressed: YesNo, "Addressed by the ISMS", Kind::Choice(YesNo::WORDS), "Whether the ISMS addresses the requirement (clause 4.2 c).";
        addressed_by: String, "Where", Kind::Line, "The control, policy or contract that addresses it; or why it is not addressed.";
        email: String, "E-mail", Kind::Line, "The address by which a list of signers knows them.";
    }
}
