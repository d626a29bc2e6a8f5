//! The approved versions, for readers without colour and for programs.
//! Must not know where they are kept: each is handed in, with its fingerprint.

use std::fmt::Write as _;

use serde::Serialize;

use super::{json::json, newest::withdrawn_by};
use crate::{
    rules::verdict::Verdict,
    scope::{
        Scope,
        approval::Means,
        signature::Signature,
        value::{Value as _, Version},
        visible::visible,
        withdrawal::Withdrawal,
    },
};

/// One approved version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Approved<'a> {
    /// Its number.
    pub version: Version,
    /// What was approved.
    pub scope: &'a Scope,
    /// The SHA-256 of its file.
    pub sha256: &'a str,
    /// The verdict on it.
    pub verdict: &'a Verdict,
    /// The record that it was withdrawn.
    pub withdrawn: Option<&'a Withdrawal>,
}

/// Returns the versions as text, one a paragraph, in the order in which they are handed in.
#[must_use]
pub fn text(versions: &[Approved<'_>]) -> String {
    if versions.is_empty() {
        return "Nothing has been approved yet.\n".to_owned();
    }
    let paragraphs = versions.iter().map(|version| {
        let (approval, control) = (&version.scope.approval, &version.scope.control);
        let mut text = format!("Version {}\n", version.version);
        for (label, value) in [
            ("Kind", approval.kind.text()),
            ("Approved by", approval.by.clone()),
            ("Role", approval.role.clone()),
            ("Approved at", approval.at.clone()),
            ("Means", means_of(approval.means).to_owned()),
            ("Signature", signature_of(version)),
            ("Chain", version.verdict.chain.join("; ")),
            ("Withdrawn", version.withdrawn.map(told).unwrap_or_default()),
            ("Withdrawal", version.verdict.doubts_of_withdrawal().join("; ")),
            ("Conflict of roles", approval.conflict.clone()),
            ("Effective", control.effective_date.text()),
            ("Next review", control.next_review.text()),
            ("SHA-256", version.sha256.to_owned()),
        ] {
            if !value.is_empty() {
                let _ = writeln!(text, "  {label}: {}", visible(&value).replace('\n', "\n    "));
            }
        }
        text
    });
    paragraphs.collect::<Vec<_>>().join("\n")
}

/// Returns what the signature is worth; nothing where it was approved by typed name, for the means say so.
fn signature_of(version: &Approved<'_>) -> String {
    match &version.verdict.signature {
        Signature::None => String::new(),
        signature => signature.told(),
    }
}

/// Returns when, by whom and why a version was withdrawn.
fn told(record: &Withdrawal) -> String {
    format!("{} by {}: {}", record.at, withdrawn_by(record), record.reason)
}

/// Returns by which means it was approved, and plainly where that is the weaker one.
#[must_use]
pub fn means_of(means: Means) -> &'static str {
    match means {
        Means::None => "",
        Means::TypedName => "by typed name, the weaker kind: anyone who can write the file can type a name",
        Means::Signature => "by signature, in the file beside it",
    }
}

#[derive(Serialize)]
struct Written<'a> {
    file: &'a str,
    versions: Vec<WrittenVersion<'a>>,
}

#[derive(Serialize)]
struct WrittenVersion<'a> {
    version: String,
    kind: String,
    by: &'a str,
    role: &'a str,
    at: &'a str,
    means: String,
    signature: &'static str,
    chain: &'static str,
    withdrawn: Option<&'a Withdrawal>,
    withdrawal_problems: Vec<String>,
    effective: String,
    next_review: String,
    file_sha256: &'a str,
}

/// Returns the versions as JSON.
///
/// # Errors
/// Says why there is no JSON form; there always is one.
pub fn as_json(file: &str, versions: &[Approved<'_>]) -> Result<String, serde_json::Error> {
    let written = versions.iter().map(|version| {
        let (approval, control) = (&version.scope.approval, &version.scope.control);
        WrittenVersion {
            version: version.version.to_string(),
            kind: approval.kind.text(),
            by: &approval.by,
            role: &approval.role,
            at: &approval.at,
            means: approval.means.text(),
            signature: version.verdict.signature.word(),
            chain: if version.verdict.chain.is_empty() { "ok" } else { "broken" },
            withdrawn: version.withdrawn,
            withdrawal_problems: version.verdict.doubts_of_withdrawal(),
            effective: control.effective_date.text(),
            next_review: control.next_review.text(),
            file_sha256: version.sha256,
        }
    });
    json(&Written { file, versions: written.collect() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typed_name_is_said_to_be_the_weaker_kind() {
        let mut scope = Scope::default();
        scope.approval.by = "A. Hansen\u{202e}".into();
        scope.approval.means = Means::TypedName;
        let version = Version { major: 2, minor: 0 };
        let (chain, signature) = (Vec::new(), Signature::None);
        let verdict = Verdict {
            version,
            chain,
            signature,
            vouched_by: None,
            withdrawal: None,
            withdrawal_faults: Vec::new(),
        };
        let approved =
            Approved { version, scope: &scope, sha256: "ab12", verdict: &verdict, withdrawn: None };
        let shown = text(&[approved]);
        assert!(shown.starts_with(
            "Version 2.0\n  Approved by: A. Hansen<U+202E>\n  Means: by typed name, the weaker"
        ));
        assert!(shown.ends_with("  SHA-256: ab12\n"));
        let written: serde_json::Value =
            serde_json::from_str(&as_json("s.ron", &[approved]).unwrap()).unwrap();
        assert_eq!(written["versions"][0]["means"], "typed name");
        assert_eq!(written["versions"][0]["file_sha256"], "ab12");
    }

    #[test]
    fn no_version_is_said_in_words() {
        assert_eq!(text(&[]), "Nothing has been approved yet.\n");
    }
}
