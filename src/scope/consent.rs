//! The sentence that is agreed to.
//! Must not decide who may agree to it: the gate does.

use chrono::NaiveDate;

use super::{Scope, approval::ApprovalKind, fingerprint::content_fingerprint, value::Version};

/// Returns the sentence that is agreed to; it holds the fingerprint of the content, and so nothing else is.
#[must_use]
pub fn consent(
    scope: &Scope,
    (version, kind): (Version, ApprovalKind),
    by: &str,
    role: &str,
    next_review: NaiveDate,
) -> String {
    let company = match scope.company.name.trim() {
        "" => String::new(),
        name => format!(" of {name}"),
    };
    let content = content_fingerprint(scope);
    let content = content.short();
    let agreed = match kind {
        ApprovalKind::None | ApprovalKind::Approval => format!(
            "have read version {version} of the ISMS scope{company} (content {content}), find it suitable and \
             adequate, and approve it"
        ),
        ApprovalKind::Reaffirmation => format!(
            "confirm that the ISMS scope{company} (content {content}) is unchanged and still true, find it suitable \
             and adequate, and reaffirm it as version {version}"
        ),
    };
    format!(
        "I, {by}, {role}, {agreed}. It is reviewed again by {next_review}, or earlier if what it describes changes."
    )
}
