//! An organisation turns rules up and down, and shapes its checklist: with a reason, or not at all.
//! Must not say what an organisation should decide.

use super::tests::told;
use crate::{
    rules::{
        Known, Severity, check,
        sample::{clean, clerk, insert, set, today},
        settings::changed_rules,
    },
    scope::{Scope, section::Section},
};

fn with(rule: &str, severity: &str, reason: &str) -> Scope {
    let mut scope = clerk();
    let texts = [("rule", rule), ("severity", severity), ("reason", reason)];
    insert(&mut scope, Section::RuleSettings, "RUL-1", &texts);
    scope
}

fn weight(scope: &Scope, rule: &str) -> Severity {
    let found = check(scope, &Known::on(today()));
    found.iter().find(|finding| finding.rule.id == rule).unwrap().severity
}

fn faults(scope: &Scope) -> Vec<String> {
    told(scope, None).into_iter().filter(|line| line.starts_with("SET-")).collect()
}

#[test]
fn a_rule_is_turned_down_or_up_with_a_reason() {
    let scope = with("CTX-03", "info", "The figures are kept in the annual report.");
    assert_eq!((weight(&scope, "CTX-03"), faults(&scope).len()), (Severity::Info, 0));
    let changed = changed_rules(&scope);
    assert_eq!(
        (changed[0].rule.id, changed[0].reason),
        ("CTX-03", "The figures are kept in the annual report.")
    );
    let scope = with("ctx-03", "blocker", "Our customers ask for figures.");
    assert_eq!(weight(&scope, "CTX-03"), Severity::Blocker);
    let scope = with("EXC-01", "warning", "Reasons are kept in the register.");
    assert_eq!(weight(&scope, "EXC-01"), Severity::Warning);
}

#[test]
fn a_setting_without_reason_for_no_rule_or_twice_is_found_and_has_no_effect() {
    let scope = with("CTX-03", "info", "—");
    assert_eq!(
        (weight(&scope, "CTX-03"), faults(&scope)),
        (Severity::Warning, vec!["SET-01 rule_settings/RUL-1/reason".to_owned()])
    );
    assert_eq!(faults(&with("CTX-99", "info", "Why")), ["SET-01 rule_settings/RUL-1/rule"]);
    assert_eq!(faults(&with("CTX-03", "", "Why")), ["SET-01 rule_settings/RUL-1/severity"]);
    let mut twice = with("CTX-03", "info", "Why");
    insert(
        &mut twice,
        Section::RuleSettings,
        "RUL-2",
        &[("rule", "CTX-03"), ("severity", "blocker"), ("reason", "Why")],
    );
    assert_eq!(faults(&twice), ["SET-01 rule_settings/RUL-2/rule"]);
}

#[test]
fn what_the_standard_asks_and_the_settings_themselves_are_never_turned_down() {
    for rule in ["CTX-01", "IP-04", "DOC-10", "CHG-01", "SET-01"] {
        let scope = with(rule, "info", "We do not like it.");
        assert_eq!(faults(&scope), ["SET-01 rule_settings/RUL-1/severity"], "{rule}");
    }
    assert_eq!(weight(&with("CTX-01", "info", "Why"), "CTX-01"), Severity::Blocker);
}

#[test]
fn a_question_of_ones_own_that_cannot_be_asked_is_found() {
    let question = |text: &str, judges: &str| {
        let mut scope = clean();
        insert(&mut scope, Section::Questions, "OWN-1", &[("text", text), ("judges", judges)]);
        told(&scope, None)
    };
    assert_eq!(question("Is it so?", "exclusions control/owner purpose"), [""; 0]);
    assert_eq!(question("", "exclusions"), ["SET-02 questions/OWN-1/text"]);
    assert_eq!(question("Is it so?", ""), ["SET-02 questions/OWN-1/judges"]);
    for unknown in ["exclusion", "exclusions/why", "approval", "verdicts", "control/version", "exclusions/"] {
        assert_eq!(question("Is it so?", unknown), ["SET-02 questions/OWN-1/judges"], "{unknown}");
    }
}

#[test]
fn a_question_is_dropped_with_a_reason() {
    let mut scope = clean();
    insert(&mut scope, Section::Dropped, "DRP-1", &[("question", "Q09")]);
    assert_eq!(told(&scope, None), ["SET-02 dropped/DRP-1/reason"]);
    set(&mut scope, "dropped/DRP-1/reason", "It is answered for the whole group.");
    assert_eq!(told(&scope, None), [""; 0]);
    set(&mut scope, "dropped/DRP-1/question", "Q99");
    assert_eq!(told(&scope, None), ["SET-02 dropped/DRP-1/question"]);
}
