//! How an organisation checks its scope: rules that weigh differently, questions added and dropped.
//! Must not know what a rule finds, nor what a question judges.

use super::{
    record::record,
    value::{Kind, words},
};

words! {
    /// How much the findings of a rule weigh here.
    pub enum Weight {
        /// As usual.
        Usual,
        /// They prevent the approval.
        Blocker = "blocker",
        /// They are mended, or accepted with a reason.
        Warning = "warning",
        /// They are only told.
        Info = "info",
    }
}

record! {
    /// A rule that weighs more or less here than it usually does.
    row RuleSetting {
        rule: String, "Rule", Kind::Line, "The id of the rule.";
        severity: Weight, "Weighs as", Kind::Choice(Weight::WORDS), "How much its findings weigh here.";
        reason: String, "Reason", Kind::Line, "Why it weighs differently here.";
    }
}

record! {
    /// A question that the organisation adds to the checklist.
    row OwnQuestion {
        text: String, "Question", Kind::Line, "What is asked; yes means that all is well.";
        clause: String, "Clause", Kind::Line, "Where it comes from: a clause, a contract, a decision.";
        judges: String, "Judges", Kind::Line, "The sections, or section/field, whose text it judges, such as interfaces exclusions/reason.";
        help: String, "Help", Kind::Line, "What a good answer rests on.";
    }
}

record! {
    /// A question of the checklist that is not asked here.
    row Dropped {
        question: String, "Question", Kind::Line, "The id of the question.";
        reason: String, "Reason", Kind::Line, "Why it is not asked here.";
    }
}
