//! Findings as JSON, for programs: the keys are a contract.
//! Must not know how the findings came about.

use serde::Serialize;

use super::{findings::Findings, json::json};
use crate::{rules::Severity, scope::value::Value as _};

#[derive(Serialize)]
struct Written<'a> {
    file: &'a str,
    today: String,
    summary: Summary,
    findings: Vec<WrittenFinding<'a>>,
    accepted: Vec<WrittenAcceptance<'a>>,
    settings: Vec<WrittenSetting<'a>>,
    review: WrittenReview,
}

#[derive(Serialize)]
struct Summary {
    blocker: usize,
    warning: usize,
    info: usize,
}

#[derive(Serialize)]
struct WrittenFinding<'a> {
    rule: &'a str,
    severity: &'a str,
    place: String,
    message: &'a str,
    next: &'a str,
    clause: &'a str,
    basis: &'a str,
}

#[derive(Serialize)]
struct WrittenAcceptance<'a> {
    rule: &'a str,
    place: String,
    message: &'a str,
    reason: &'a str,
    by: &'a str,
    on: String,
    until: String,
}

#[derive(Serialize)]
struct WrittenSetting<'a> {
    rule: &'a str,
    severity: &'a str,
    usual: &'a str,
    reason: &'a str,
}

#[derive(Serialize)]
struct WrittenReview {
    questions: usize,
    answered: usize,
    by_model: usize,
    again: usize,
    open: usize,
    actions: usize,
    overdue: usize,
    to_confirm: usize,
}

/// Returns the findings as JSON.
///
/// # Errors
/// Says why there is no JSON form; there always is one.
pub fn as_json(findings: &Findings<'_>) -> Result<String, serde_json::Error> {
    let written = findings.findings.iter().map(|finding| WrittenFinding {
        rule: finding.rule.id,
        severity: finding.severity.word(),
        place: finding.place.to_string(),
        message: &finding.message,
        next: finding.rule.next,
        clause: finding.rule.clause,
        basis: finding.rule.basis.word(),
    });
    let accepted = findings.accepted.iter().map(|(finding, row)| WrittenAcceptance {
        rule: finding.rule.id,
        place: finding.place.to_string(),
        message: &finding.message,
        reason: &row.reason,
        by: &row.by,
        on: row.on.text(),
        until: row.until.text(),
    });
    let settings = findings.settings.iter().map(|changed| WrittenSetting {
        rule: changed.rule.id,
        severity: changed.severity.word(),
        usual: changed.rule.severity.word(),
        reason: changed.reason,
    });
    let review = &findings.review;
    json(&Written {
        file: &findings.file,
        today: findings.today.to_string(),
        summary: Summary {
            blocker: findings.count(Severity::Blocker),
            warning: findings.count(Severity::Warning),
            info: findings.count(Severity::Info),
        },
        findings: written.collect(),
        accepted: accepted.collect(),
        settings: settings.collect(),
        review: WrittenReview {
            questions: review.questions,
            answered: review.answered,
            by_model: review.by_model,
            again: review.again,
            open: review.open(),
            actions: review.actions,
            overdue: review.overdue,
            to_confirm: review.to_confirm,
        },
    })
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::{
        rules::{
            Known,
            sample::{clerk, complete, insert},
        },
        scope::{Scope, section::Section},
    };

    fn found(scope: &Scope) -> Findings<'_> {
        let today = NaiveDate::from_ymd_opt(2026, 2, 1).unwrap();
        Findings::of(scope, &Known::on(today), "s.ron".into())
    }

    fn written(scope: &Scope) -> serde_json::Value {
        serde_json::from_str(&as_json(&found(scope)).unwrap()).unwrap()
    }

    #[test]
    fn the_json_has_the_keys_of_the_contract_and_counts_right() {
        let scope = Scope::default();
        let found = found(&scope);
        let written: serde_json::Value = serde_json::from_str(&as_json(&found).unwrap()).unwrap();
        assert_eq!((&written["file"], &written["today"]), (&"s.ron".into(), &"2026-02-01".into()));
        let count: u64 = ["blocker", "warning", "info"]
            .map(|word| written["summary"][word].as_u64().unwrap())
            .iter()
            .sum();
        let findings = written["findings"].as_array().unwrap();
        assert_eq!(findings.len(), usize::try_from(count).unwrap());
        for key in ["rule", "severity", "place", "message", "next", "clause", "basis"] {
            assert!(findings[0][key].is_string(), "{key}");
        }
    }

    #[test]
    fn what_is_accepted_set_and_reviewed_stands_beside_the_findings() {
        let mut scope = complete();
        let texts = [("rule", "CTX-05"), ("severity", "warning"), ("reason", "We have sisters")];
        insert(&mut scope, Section::RuleSettings, "RUL-1", &texts);
        let written = written(&scope);
        assert_eq!(
            (&written["summary"]["warning"], &written["accepted"][0]["by"]),
            (&2.into(), &"Signe Holm".into())
        );
        assert_eq!(
            (&written["settings"][0]["usual"], &written["settings"][0]["severity"]),
            (&"info".into(), &"warning".into())
        );
        assert_eq!(super::tests::written(&clerk())["review"]["by_model"], 2);
    }
}
