//! `check`: what is wrong with a scope, and what to do about it.
//! Must not hold a rule: those are in `rules`.

use super::{
    arguments::Check,
    choices::{Level, TextOrJson},
    clock,
    outcome::{Answer, Stop},
    output::print,
    source::Source,
};
use crate::{
    export::findings::{Findings, as_json, text},
    rules::{Finding, Known, Severity, check, gate::OVERDUE, version::state},
};

/// Prints the findings; the answer is no where one of them is asked for.
pub(super) fn run(arguments: &Check) -> Result<Answer, Stop> {
    let source = Source::read(&arguments.file)?;
    let today = arguments.today.unwrap_or_else(clock::today);
    let newest = source.newest().map(|version| &version.scope);
    let findings = Findings {
        file: source.name.clone(),
        today,
        state: state(&source.scope, newest),
        findings: check(&source.scope, &Known { today, newest }),
    };
    print(&match arguments.format {
        TextOrJson::Text => text(&findings),
        TextOrJson::Json => as_json(&findings)?,
    })?;
    // Told last: the findings are of use all the same, but they may not be all.
    source.all_versions_are_readable()?;
    let asked_for = |finding: &Finding| arguments.fail_on.iter().any(|level| falls_under(finding, *level));
    Ok(Answer::when(!findings.findings.iter().any(asked_for)))
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
