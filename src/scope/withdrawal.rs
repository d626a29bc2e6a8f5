//! The withdrawal of an approved version: a record beside it, for the version itself is never written again.
//! Must not know where it lies.

use super::{
    approval::Means,
    record::record,
    value::{Kind, Version, Written},
};

record! {
    /// Who withdrew which version, when, and why.
    single Withdrawal {
        version: Written<Version>, "Version", Kind::Line, "The version that no longer applies.";
        file_sha256: String, "SHA-256", Kind::Line, "SHA-256 of the approved file.";
        reason: String, "Reason", Kind::Paragraph, "Why it no longer applies.";
        by: String, "Withdrawn by", Kind::Line, "The person.";
        role: String, "Role", Kind::Line, "The role in which they withdrew it.";
        means: Means, "By", Kind::Choice(Means::WORDS), "Typed name, or signature.";
        email: String, "Signed as", Kind::Line, "The e-mail address by which the list of signers knows them; empty without a signature.";
        key: String, "Key", Kind::Line, "The fingerprint of the key that signed; empty without a signature.";
        at: String, "Withdrawn at", Kind::Line, "Date and time with the offset from UTC (RFC 3339).";
    }
}
