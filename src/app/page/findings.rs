//! All that the rules find, each with its clause and what to do next; opening one goes to where it stands.
//! Must not judge: the rules do.

use super::{Block, Role, Target, Writer, headed, lines, overview::counted, padded, span};
use crate::rules::finding::{Finding, Severity};

/// How many columns the id of a rule takes, with the space after it.
const RULE_WIDTH: usize = 8;

/// Writes the list.
pub(super) fn write(writer: &mut Writer<'_>) {
    let app = writer.app;
    let of = |severity: Severity| app.findings.iter().filter(move |finding| finding.severity == severity);
    let (blockers, warnings) = (of(Severity::Blocker).count(), of(Severity::Warning).count());
    let info = of(Severity::Info).count();
    let told =
        format!("{}, {}, {info} for information", counted(blockers, "blocker"), counted(warnings, "warning"));
    writer.read(&told, Role::Heading);
    if app.findings.is_empty() {
        writer.read("Nothing is found.", Role::Plain);
    }
    if let Some(severity) = app.filter {
        writer.read(&format!("Shown: {} only.", severity.word()), Role::Plain);
    }
    for severity in
        Severity::ALL.into_iter().filter(|severity| app.filter.is_none_or(|only| only == *severity))
    {
        if of(severity).next().is_some() {
            writer.blank();
        }
        for finding in of(severity) {
            write_finding(writer, finding);
        }
    }
}

fn write_finding(writer: &mut Writer<'_>, finding: &Finding) {
    let blocks = finding.severity == Severity::Blocker;
    let width = writer.width.saturating_sub(RULE_WIDTH);
    let role = if blocks { Role::Problem } else { Role::Plain };
    let mut body = lines(&finding.message, width, role);
    let next = format!("{} ({}, {})", finding.rule.next, finding.rule.clause, finding.rule.basis.word());
    body.extend(lines(&next, width, Role::Label));
    let head = [span(padded(finding.rule.id, RULE_WIDTH), Role::Id)];
    writer.push(Block {
        target: Some(Target::Goto(finding.place.clone())),
        lines: headed(&head, RULE_WIDTH, body),
        problem: blocks,
        ..Block::default()
    });
}
