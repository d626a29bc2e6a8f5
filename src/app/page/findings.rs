//! All that the rules find, each with its clause and what to do next; opening one goes to where it stands.
//! Must not judge: the rules do.

use super::{Block, Role, Target, Writer, headed, lines, padded, span};
use crate::{
    export::counted::counted,
    rules::{
        acceptance::{Acceptances, Standing},
        finding::Severity,
    },
};

/// How many columns the id of a rule takes, with the space after it.
const RULE_WIDTH: usize = 8;

/// Writes the list.
pub(super) fn write(writer: &mut Writer<'_>) {
    let app = writer.app;
    let of = |severity: Severity| {
        let all = app.findings.iter().enumerate();
        all.filter(move |(_, finding)| finding.severity == severity).map(|(number, _)| number)
    };
    let open = app.open_warnings().count();
    let (blockers, warnings) = (of(Severity::Blocker).count(), of(Severity::Warning).count());
    let info = of(Severity::Info).count();
    let told = format!(
        "{}, {} ({open} open), {info} for information",
        counted(blockers, "blocker"),
        counted(warnings, "warning")
    );
    writer.read(&told, Role::Heading);
    if app.findings.is_empty() {
        writer.read("Nothing is found.", Role::Plain);
    }
    if let Some(severity) = app.filter {
        writer.read(&format!("Shown: {} only.", severity.word()), Role::Plain);
    }
    let acceptances = Acceptances::of(&app.scope, app.today);
    let shown = |severity: &Severity| app.filter.is_none_or(|only| only == *severity);
    for severity in Severity::ALL.into_iter().filter(shown) {
        if of(severity).next().is_some() {
            writer.blank();
        }
        for number in of(severity) {
            write_finding(writer, number, &acceptances);
        }
    }
}

fn write_finding(writer: &mut Writer<'_>, number: usize, acceptances: &Acceptances<'_>) {
    let finding = &writer.app.findings[number];
    let blocks = finding.severity == Severity::Blocker;
    let width = writer.width.saturating_sub(RULE_WIDTH);
    let role = if blocks { Role::Problem } else { Role::Plain };
    let mut body = lines(&finding.message, width, role);
    let told = match acceptances.standing(finding) {
        Standing::Accepted(row) => {
            let until = row.until.map(|day| format!(" until {day}")).unwrap_or_default();
            format!("Accepted by {}{until}: {}", row.by, row.reason)
        }
        Standing::Stale(row, lapse) => format!("Accepted before by {}, and {}.", row.by, lapse.says()),
        Standing::Open => {
            format!("{} ({}, {})", finding.rule.next, finding.rule.clause, finding.rule.basis.word())
        }
    };
    body.extend(lines(&told, width, Role::Label));
    let head = [span(padded(finding.rule.id, RULE_WIDTH), Role::Id)];
    writer.push(Block {
        target: Some(Target::Finding(number)),
        lines: headed(&head, RULE_WIDTH, body),
        problem: blocks,
        ..Block::default()
    });
}
