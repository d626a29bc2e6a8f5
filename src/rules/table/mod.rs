//! The table of all rules, one row each: what is asked, by whom, why, and what to do about it.
//! Must not hold a rule: each subject has its own file.
//!
//! A new rule is a row in the file of its subject here, and a function in the file of its subject beside.

mod boundary;
mod context;
mod document;
mod parties;
mod review;

use std::sync::LazyLock;

use super::finding::Rule;

static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| {
    [document::RULES, context::RULES, parties::RULES, boundary::RULES, review::RULES].concat()
});

/// Returns the table of all rules.
#[must_use]
pub fn rules() -> &'static [Rule] {
    &RULES
}

/// Declares rules: a row is id, severity, basis, clause, the function that finds; what is asked; what to do; why;
/// an example of what is found, and the same mended.
macro_rules! table {
    ($($id:literal $severity:ident $basis:ident $clause:literal $finds:path, $title:literal,
        next $next:literal, why $why:literal, wrong $wrong:literal, right $right:literal;)+) => {
        pub(super) static RULES: &[$crate::rules::finding::Rule] = &[$($crate::rules::finding::Rule {
            id: $id,
            severity: $crate::rules::finding::Severity::$severity,
            basis: $crate::rules::finding::Basis::$basis,
            clause: $clause,
            title: $title,
            next: $next,
            why: $why,
            wrong: $wrong,
            right: $right,
            finds: $finds,
        }),+];
    };
}
use table;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Severity;

    #[test]
    fn every_rule_has_an_id_of_its_own_and_says_all_it_has_to_say_in_one_line_each() {
        let mut ids: Vec<&str> = rules().iter().map(|rule| rule.id).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), rules().len());
        for rule in rules() {
            for text in [rule.title, rule.next, rule.clause] {
                assert!(!text.is_empty() && !text.contains('\n') && text.len() <= 120, "{}: {text}", rule.id);
            }
            for text in [rule.why, rule.wrong, rule.right] {
                assert!(!text.is_empty() && !text.contains('\n') && text.len() <= 200, "{}: {text}", rule.id);
            }
            assert_ne!(rule.wrong, rule.right, "{}", rule.id);
        }
    }

    #[test]
    fn the_rules_on_the_text_are_forty_two() {
        let on_text = rules().iter().filter(|rule| {
            let family = rule.id.split('-').next().unwrap();
            ["DOC", "CTX", "IP", "SCP", "INC", "EXC", "DEP", "ASM"].contains(&family)
        });
        let mut counts = [0; 3];
        for rule in on_text {
            counts[Severity::ALL.iter().position(|severity| *severity == rule.severity).unwrap()] += 1;
        }
        assert_eq!(counts, [14, 24, 4]);
    }
}
