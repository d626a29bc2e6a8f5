//! The approval that an approved version carries in its own text.
//! Must not know who may give it, nor when the gate is open.

use super::{
    record::record,
    value::{Kind, Version, Written, words},
};

words! {
    /// What was approved.
    pub enum ApprovalKind {
        /// There is no approval.
        None,
        /// A changed scope.
        Approval = "approval",
        /// An unchanged scope, found to be still true.
        Reaffirmation = "reaffirmation",
    }
}

words! {
    /// By which means the approver stands for the approval.
    pub enum Means {
        /// There is no approval.
        None,
        /// The approver's name, typed: a claim, the weaker kind.
        TypedName = "typed name",
        /// A signature with the approver's key, beside the file.
        Signature = "signature",
    }
}

record! {
    /// Who approved which version, when, and in which words.
    single Approval {
        version: Written<Version>, "Version", Kind::Line, "The version that was approved.";
        kind: ApprovalKind, "Kind", Kind::Choice(ApprovalKind::WORDS), "Approval of a change, or reaffirmation of what is unchanged.";
        by: String, "Approved by", Kind::Line, "The person.";
        role: String, "Role", Kind::Line, "The role in which they approved.";
        means: Means, "By", Kind::Choice(Means::WORDS), "Typed name, or signature.";
        email: String, "Signed as", Kind::Line, "The e-mail address by which the list of signers knows the approver; empty without a signature.";
        key: String, "Key", Kind::Line, "The fingerprint of the key that signed; empty without a signature.";
        at: String, "Approved at", Kind::Line, "Date and time with the offset from UTC (RFC 3339).";
        consent: String, "Consent", Kind::Paragraph, "The sentence that was agreed to.";
        conflict: String, "Conflict of roles", Kind::Line, "Why one person may hold roles that conflict.";
        previous: String, "Previous version", Kind::Line, "SHA-256 of the approved file before this one; empty for the first.";
    }
}
