//! `check`: what is wrong with a scope, and what to do about it.
//! Must not hold a rule: those are in `rules`.

use super::{
    arguments::Check,
    choices::{CheckFormat, Level},
    clock,
    outcome::{Answer, Stop},
    output::print,
    source::Source,
    witness,
};
use crate::{
    export::{
        explain::explain,
        findings::{Findings, text},
        findings_json::as_json,
        sarif::{Region, sarif},
    },
    rules::{Finding, Known, Severity, gate::OVERDUE},
    store::places::Places,
};

/// Prints the findings; the answer is no where one of them is asked for. What is accepted makes no answer no.
pub(super) fn run(arguments: &Check) -> Result<Answer, Stop> {
    let path = match (&arguments.explain, &arguments.file) {
        (Some(what), _) => {
            print(&explain(&what.0))?;
            return Ok(Answer::Yes);
        }
        (None, Some(path)) => path,
        (None, None) => unreachable!("without --explain a file is required"),
    };
    let source = Source::read(path)?;
    let today = arguments.today.unwrap_or_else(clock::today);
    let newest = source.newest().map(|version| &version.scope);
    let verdicts = source.witnessed(&witness::usual(), clock::now()).verdicts;
    let history = source.flaws(&verdicts);
    let known = Known { today, newest, history: &history };
    let findings =
        Findings::of(&source.scope, &known, source.name.clone()).beside(source.newest_of(&verdicts, today));
    print(&match arguments.format {
        CheckFormat::Text => text(&findings),
        CheckFormat::Json => as_json(&findings)?,
        CheckFormat::Sarif => with_regions(&findings, &source.text)?,
    })?;
    // Told last: the findings are of use all the same, but they may not be all.
    source.all_versions_are_readable()?;
    let asked_for = |finding: &Finding| arguments.fail_on.iter().any(|level| falls_under(finding, *level));
    Ok(Answer::when(!findings.findings.iter().any(asked_for)))
}

fn with_regions(findings: &Findings<'_>, text: &str) -> Result<String, Stop> {
    let places = Places::of(text);
    Ok(sarif(findings, |place| {
        let region = places.as_ref()?.region(place);
        Some(Region { start: (region.line, region.column), end: (region.end_line, region.end_column) })
    })?)
}

fn falls_under(finding: &Finding, level: Level) -> bool {
    match level {
        Level::Blocker => finding.severity == Severity::Blocker,
        Level::Warning => matches!(finding.severity, Severity::Blocker | Severity::Warning),
        Level::Overdue => finding.rule.id == OVERDUE,
        Level::Never => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::rules;

    use super::*;

    #[test]
    fn the_rule_on_overdue_reviews_is_there() {
        assert!(rules().iter().any(|rule| rule.id == OVERDUE && rule.title.contains("overdue")));
    }
}
