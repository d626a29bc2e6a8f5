//! Findings, for readers without colour and for programs.
//! Must not know how they came about, nor which of them make an answer no.

use std::fmt::Write as _;

use chrono::NaiveDate;
use serde::Serialize;

use super::json::json;
use crate::{
    rules::{Finding, Severity, version::State},
    scope::visible::visible,
};

/// What was checked, when, and what was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Findings {
    /// The file, as it was named.
    pub file: String,
    /// The day that was taken for today.
    pub today: NaiveDate,
    /// Where the scope stands.
    pub state: State,
    /// What was found, in the order of the document.
    pub findings: Vec<Finding>,
}

impl Findings {
    /// Returns how many findings weigh this much.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.of(severity).count()
    }

    fn of(&self, severity: Severity) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(move |finding| finding.severity == severity)
    }

    /// Returns where the scope stands, in one line: what is published, and what this is a draft of.
    #[must_use]
    pub fn standing(&self) -> String {
        match &self.state {
            State::NeverApproved { claimed: Some(version) } => {
                format!("Never approved; the document claims {version}")
            }
            State::NeverApproved { claimed: None } => "Never approved".to_owned(),
            State::Approved(version) => format!("Version {version} is approved, and nothing changed since"),
            State::Draft { published, next, changes } => {
                let changes =
                    if *changes == 1 { "1 change".to_owned() } else { format!("{changes} changes") };
                format!("Version {published} is published; this is a draft of {next}, with {changes}")
            }
        }
    }

    /// Returns the numbers in one line.
    #[must_use]
    pub fn headline(&self) -> String {
        let file = visible(&self.file);
        if self.findings.is_empty() {
            return format!("{file}: nothing found ({})", self.today);
        }
        let counts = Severity::ALL.map(|severity| match (severity, self.count(severity)) {
            (Severity::Info, count) => format!("{count} info"),
            (_, 1) => format!("1 {}", severity.word()),
            (_, count) => format!("{count} {}s", severity.word()),
        });
        format!("{file}: {} ({})", counts.join(", "), self.today)
    }
}

/// Returns the findings as text, the worst first: place and message, what to do next, and who asks for it.
#[must_use]
pub fn text(findings: &Findings) -> String {
    let mut text = format!("{}\n{}\n", findings.headline(), findings.standing());
    for severity in Severity::ALL {
        for finding in findings.of(severity) {
            let place = match finding.place.to_string() {
                path if path.is_empty() => "scope".to_owned(),
                path => path,
            };
            let rule = finding.rule;
            let message = visible(&finding.message).replace('\n', "\n  ");
            let _ = write!(
                text,
                "\n{}: {place}: {message}\n  next: {}\n  {}, clause {}, {}\n",
                severity.word(),
                rule.next,
                rule.id,
                rule.clause,
                rule.basis.word()
            );
        }
    }
    text
}

#[derive(Serialize)]
struct Written<'a> {
    file: &'a str,
    today: String,
    summary: Summary,
    findings: Vec<WrittenFinding<'a>>,
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

/// Returns the findings as JSON.
///
/// # Errors
/// Says why there is no JSON form; there always is one.
pub fn as_json(findings: &Findings) -> Result<String, serde_json::Error> {
    let written = findings.findings.iter().map(|finding| WrittenFinding {
        rule: finding.rule.id,
        severity: finding.severity.word(),
        place: finding.place.to_string(),
        message: &finding.message,
        next: finding.rule.next,
        clause: finding.rule.clause,
        basis: finding.rule.basis.word(),
    });
    json(&Written {
        file: &findings.file,
        today: findings.today.to_string(),
        summary: Summary {
            blocker: findings.count(Severity::Blocker),
            warning: findings.count(Severity::Warning),
            info: findings.count(Severity::Info),
        },
        findings: written.collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        rules::{Known, check},
        scope::Scope,
    };

    fn found() -> Findings {
        let today = NaiveDate::from_ymd_opt(2026, 2, 1).unwrap();
        let findings = check(&Scope::default(), &Known { today, newest: None });
        Findings { file: "s.ron".into(), today, state: State::NeverApproved { claimed: None }, findings }
    }

    #[test]
    fn each_finding_says_where_what_next_and_who_asks() {
        let text = text(&found());
        assert!(text.starts_with("s.ron: "), "{text}");
        let statement = text.split("\n\n").find(|part| part.contains("SCP-01")).unwrap();
        let lines: Vec<&str> = statement.lines().collect();
        assert!(lines[0].starts_with("blocker: scope_statement: "), "{statement}");
        assert!(lines[1].starts_with("  next: "), "{statement}");
        assert_eq!(lines[2], "  SCP-01, clause 4.3, standard");
    }

    #[test]
    fn the_json_has_the_keys_of_the_contract_and_counts_right() {
        let found = found();
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
    fn nothing_found_is_said_in_words() {
        let nothing = Findings { findings: Vec::new(), ..found() };
        assert_eq!(text(&nothing), "s.ron: nothing found (2026-02-01)\nNever approved\n");
    }
}
