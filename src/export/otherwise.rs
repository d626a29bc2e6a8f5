//! How an organisation checks its scope otherwise than usual, in words: whoever signs has to know.
//! Must not judge whether it may: the rules do.

use crate::{
    rules::settings::{changed_rules, is_askable, is_dropped},
    scope::{Scope, settings::Dropped},
};

/// Returns a line for each rule that weighs differently here, each question that is not asked, and each of the
/// organisation's own, with its reason; what has no effect is not told.
#[must_use]
pub fn checked_otherwise(scope: &Scope) -> Vec<String> {
    let weighed = changed_rules(scope).into_iter().map(|changed| {
        let (usual, here) = (changed.rule.severity.word(), changed.severity.word());
        format!("{} weighs as {here} here, not as {usual}: {}", changed.rule.id, changed.reason)
    });
    let in_force = |row: &&Dropped| is_dropped(scope, row.question.trim());
    let dropped = scope.dropped.iter().filter(in_force);
    let dropped =
        dropped.map(|row| format!("{} is not asked here: {}", row.question.trim(), row.reason.trim()));
    let added = scope.questions.iter().filter(|row| is_askable(row));
    let added = added.map(|row| format!("{} is asked too: {}", row.id, row.text.trim()));
    weighed.chain(dropped).chain(added).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        rules::sample::{clean, insert},
        scope::section::Section,
    };

    #[test]
    fn what_has_an_effect_is_told_with_its_reason_and_nothing_else() {
        let mut scope = clean();
        insert(
            &mut scope,
            Section::RuleSettings,
            "RUL-1",
            &[("rule", "CTX-03"), ("severity", "info"), ("reason", "In the report")],
        );
        insert(&mut scope, Section::RuleSettings, "RUL-2", &[("rule", "EXC-02"), ("severity", "info")]);
        insert(
            &mut scope,
            Section::Dropped,
            "DRP-1",
            &[("question", "Q09"), ("reason", "Asked for the group")],
        );
        insert(&mut scope, Section::Dropped, "DRP-2", &[("question", "Q10")]);
        insert(
            &mut scope,
            Section::Questions,
            "OWN-1",
            &[("text", "Does the bank know?"), ("judges", "interfaces")],
        );
        insert(&mut scope, Section::Questions, "OWN-2", &[("text", "And who else?")]);
        assert_eq!(
            checked_otherwise(&scope),
            [
                "CTX-03 weighs as info here, not as warning: In the report",
                "Q09 is not asked here: Asked for the group",
                "OWN-1 is asked too: Does the bank know?",
            ]
        );
    }
}
