//! Findings as SARIF 2.1.0, which code hosts show on the line of the file.
//! Must not know how a place is found in the text: who asked says where it stands.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::{findings::Findings, json::on_one_line};
use crate::{
    rules::{Finding, Rule, Severity, rules},
    scope::{judgement::Acceptance, place::Place},
};

/// The schema that it follows.
const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// A stretch of the file. Lines and columns count from 1, columns count characters; the end is the column after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Region {
    /// The first line and column.
    pub start: (usize, usize),
    /// The last line, and the column after the last.
    pub end: (usize, usize),
}

/// Returns the findings as SARIF; what is accepted stands there as suppressed, with its reason.
///
/// # Errors
/// Says why there is no JSON form; there always is one.
pub fn sarif(
    findings: &Findings<'_>,
    region: impl Fn(&Place) -> Option<Region>,
) -> Result<String, serde_json::Error> {
    let uri = uri_of(&findings.file);
    let open = findings.findings.iter().map(|finding| result(finding, None, &uri, region(&finding.place)));
    let accepted = findings
        .accepted
        .iter()
        .map(|(finding, row)| result(finding, Some(row), &uri, region(&finding.place)));
    let overrides = findings.settings.iter().map(|changed| {
        json!({
            "descriptor": { "id": changed.rule.id, "index": index_of(changed.rule) },
            "configuration": { "level": level(changed.severity) },
            "properties": { "reason": changed.reason },
        })
    });
    on_one_line(&json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "isms-scope",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules().iter().map(descriptor).collect::<Vec<_>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "invocations": [{
                "executionSuccessful": true,
                "ruleConfigurationOverrides": overrides.collect::<Vec<_>>(),
            }],
            "results": open.chain(accepted).collect::<Vec<_>>(),
        }],
    }))
}

fn descriptor(rule: &Rule) -> Value {
    let help = format!(
        "{} Next: {}. For example, not \"{}\" but \"{}\".",
        rule.why,
        sentence(rule.next),
        rule.wrong,
        rule.right
    );
    json!({
        "id": rule.id,
        "shortDescription": { "text": format!("{}.", rule.title) },
        "fullDescription": { "text": rule.why },
        "help": { "text": help },
        "defaultConfiguration": { "level": level(rule.severity) },
        "properties": { "clause": rule.clause, "basis": rule.basis.word(), "tags": [rule.basis.word()] },
    })
}

fn result(finding: &Finding, accepted: Option<&Acceptance>, uri: &str, region: Option<Region>) -> Value {
    let place = finding.place.to_string();
    let mut physical = json!({ "artifactLocation": { "uri": uri } });
    if let Some(region) = region {
        physical["region"] = json!({
            "startLine": region.start.0,
            "startColumn": region.start.1,
            "endLine": region.end.0,
            "endColumn": region.end.1,
        });
    }
    let mut location = json!({ "physicalLocation": physical });
    if !place.is_empty() {
        location["logicalLocations"] = json!([{ "fullyQualifiedName": place }]);
    }
    let mut result = json!({
        "ruleId": finding.rule.id,
        "ruleIndex": index_of(finding.rule),
        "level": level(finding.severity),
        "message": { "text": format!("{} Next: {}", sentence(&finding.message), sentence(finding.rule.next)) },
        "locations": [location],
        // Lines move; rule and place stay.
        "partialFingerprints": { "ruleAndPlace/v1": format!("{} {place}", finding.rule.id) },
    });
    if let Some(row) = accepted {
        result["suppressions"] =
            json!([{ "kind": "inSource", "status": "accepted", "justification": row.reason.trim() }]);
    }
    result
}

/// Returns a text with a full stop, where it ends with no sign of its own.
fn sentence(text: &str) -> String {
    if text.ends_with(['.', '?', '!']) { text.to_owned() } else { format!("{text}.") }
}

fn index_of(rule: &Rule) -> usize {
    rules().iter().position(|known| known == rule).expect("a finding has a rule of the table")
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Blocker => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

/// Returns a path as a relative reference: what has a meaning in an address is escaped.
fn uri_of(path: &str) -> String {
    let mut uri = String::new();
    for byte in path.bytes() {
        match byte {
            b'\\' if cfg!(windows) => uri.push('/'),
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            _ => {
                let _ = write!(uri, "%{byte:02X}");
            }
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_a_reference_that_means_itself() {
        assert_eq!(uri_of("./a b/scope #1?.ron"), "./a%20b/scope%20%231%3F.ron");
        assert_eq!(uri_of("Ærø:x%.ron"), "%C3%86r%C3%B8%3Ax%25.ron");
    }
}
