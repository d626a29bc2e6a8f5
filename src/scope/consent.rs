//! The sentence that is agreed to.
//! Must not decide who may agree to it: the gate does.

use chrono::NaiveDate;

use super::{Scope, fingerprint::content_fingerprint, value::Version};

/// Returns the sentence that is agreed to; it holds the fingerprint of the content, and so nothing else is.
#[must_use]
pub fn consent(scope: &Scope, version: Version, by: &str, role: &str, next_review: NaiveDate) -> String {
    let company = match scope.company.name.trim() {
        "" => String::new(),
        name => format!(" of {name}"),
    };
    format!(
        "I, {by}, {role}, have read version {version} of the ISMS scope{company} (content {}), find it suitable \
         and adequate, and approve it. It is reviewed again by {next_review}, or earlier if what it describes \
         changes.",
        content_fingerprint(scope).short()
    )
}
