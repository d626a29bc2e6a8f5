//! What was judged about a scope, told for reading: answers, accepted warnings, items that are still true.
//! Must not judge whether a judgement still holds: the rules do.

use std::fmt::Write as _;

use chrono::NaiveDate;

use crate::{
    rules::{checklist::questions_of, rules},
    scope::{
        Scope,
        judgement::Acceptance,
        review::{Answer, Source, Verdict},
        value::Value as _,
        visible::visible,
    },
};

/// Returns the answers to the checklist under who gave them and when, each with its question; a prompt follows the
/// question that it belongs to.
///
/// The fingerprint of what was judged is left out: it binds the answer, and says nothing to a reader.
pub(super) fn checklist(scope: &Scope) -> String {
    let asked = questions_of(scope);
    let question = |verdict: &Verdict| {
        let whole = asked.iter().find(|question| question.is_asked_by(verdict.id.as_str()))?;
        let part = whole.parts().find(|part| part.id == verdict.id);
        Some(part.map_or_else(|| whole.text.clone(), |part| part.text))
    };
    let told = |verdict: &&Verdict| {
        let answer = match verdict.answer {
            Answer::Open => "open".to_owned(),
            answer => answer.text(),
        };
        let mut told = format!("- {} {answer}", verdict.id);
        if let Some(question) = question(verdict) {
            let _ = write!(told, ": {}", set_in(&question));
        }
        if !verdict.note.trim().is_empty() {
            let _ = write!(told, "\n  Note: {}", set_in(&verdict.note));
        }
        told
    };
    let groups = grouped(&scope.verdicts, |verdict| (verdict.source, &verdict.by, verdict.on));
    let groups = groups.into_iter().map(|((source, by, on), verdicts)| {
        let head = match source {
            Source::Person => format!("Answered{}:", by_and_on(by, on)),
            Source::Model => format!("Read off the text{}:", by_and_on(by, on)),
        };
        format!("{head}\n{}", lines(verdicts.iter().map(told)))
    });
    groups.collect::<Vec<_>>().join("\n\n")
}

/// Returns accepted warnings under the reason for which they are accepted, one line for each rule with its places.
#[must_use]
pub fn accepted<'a>(rows: impl IntoIterator<Item = &'a Acceptance>) -> String {
    let groups = grouped(rows, |row| (&row.by, row.on, row.until, &row.reason));
    let groups = groups.into_iter().map(|((by, on, until, reason), rows)| {
        let until = until.map(|day| format!(", until {day}")).unwrap_or_default();
        let head = format!("Accepted{}{until}: {}", by_and_on(by, on), set_in(reason.trim()));
        let of_rules = grouped(rows, |row| &row.rule).into_iter().map(|(id, rows)| {
            let rule = rules().iter().find(|rule| rule.id == id);
            let title = rule.map(|rule| format!(" {}", rule.title)).unwrap_or_default();
            let places = rows.iter().map(|row| format!("{} at {}", row.id, set_in(&row.place)));
            format!("- {}{title}: {}", visible(id), places.collect::<Vec<_>>().join(", "))
        });
        format!("{head}\n{}", lines(of_rules))
    });
    groups.collect::<Vec<_>>().join("\n\n")
}

/// Returns each reason with how many warnings are accepted for it, and by whom; what serves most comes first.
#[must_use]
pub fn reasons_accepted<'a>(rows: impl IntoIterator<Item = &'a Acceptance>) -> Vec<String> {
    let mut groups = grouped(rows, |row| row.reason.trim());
    groups.sort_by_key(|(_, rows)| std::cmp::Reverse(rows.len()));
    let told = groups.into_iter().map(|(reason, rows)| {
        let by = grouped(&rows, |row| set_in(row.by.trim())).into_iter().map(|(by, _)| by);
        format!("{}: {} ({})", rows.len(), set_in(reason), by.collect::<Vec<_>>().join(", "))
    });
    told.collect()
}

/// Returns the items that were found to be still true, under who looked at them and when.
pub(super) fn confirmed(scope: &Scope) -> String {
    let groups = grouped(&scope.confirmed, |row| (&row.by, row.on));
    lines(groups.into_iter().map(|((by, on), rows)| {
        let items = rows.iter().map(|row| set_in(&row.item)).collect::<Vec<_>>().join(", ");
        format!("- Looked at{}: {items}", by_and_on(by, on))
    }))
}

/// Returns ` by NAME on DAY`, as far as it is known.
fn by_and_on(by: &str, on: Option<NaiveDate>) -> String {
    let by = if by.trim().is_empty() { String::new() } else { format!(" by {}", set_in(by.trim())) };
    let on = on.map(|day| format!(" on {day}")).unwrap_or_default();
    format!("{by}{on}")
}

/// Returns a text whose further lines are set in, so that a line that begins with a mark or a label is always one of ours.
pub(super) fn set_in(text: &str) -> String {
    visible(text).replace('\n', "\n    ")
}

fn lines(told: impl Iterator<Item = String>) -> String {
    told.collect::<Vec<_>>().join("\n")
}

/// Returns rows with what they have in common, in the order in which it is first met.
fn grouped<T, K: PartialEq>(rows: impl IntoIterator<Item = T>, key: impl Fn(&T) -> K) -> Vec<(K, Vec<T>)> {
    let mut groups: Vec<(K, Vec<T>)> = Vec::new();
    for row in rows {
        let key = key(&row);
        match groups.iter_mut().find(|(known, _)| *known == key) {
            Some((_, rows)) => rows.push(row),
            None => groups.push((key, vec![row])),
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        rules::sample::{clean, insert},
        scope::section::Section,
    };

    #[test]
    fn answers_stand_with_their_questions_under_who_gave_them() {
        let mut scope = clean();
        scope.verdicts.clear();
        let signe: &[(&str, &str)] =
            &[("answer", "yes"), ("by", "Signe Holm"), ("on", "2026-11-20"), ("judged", "0123456789abcdef")];
        let noted = [signe, &[("note", "Seen\nNote: in the lease.")]].concat();
        let read = [("answer", "yes"), ("by", "isms-scope"), ("source", "model"), ("note", "There is one.")];
        insert(&mut scope, Section::Verdicts, "Q04", signe);
        insert(&mut scope, Section::Verdicts, "Q01", &read);
        insert(&mut scope, Section::Verdicts, "Q32.1", &noted);
        let told = checklist(&scope);
        let (people, program) = told.split_once("\n\n").unwrap();
        assert!(people.starts_with("Answered by Signe Holm on 2026-11-20:\n- Q04 yes: "), "{told}");
        assert!(people.ends_with("?\n  Note: Seen\n    Note: in the lease."), "{told}");
        assert!(people.contains("\n- Q32.1 yes: "), "{told}");
        assert!(program.starts_with("Read off the text by isms-scope:\n- Q01 yes: "), "{told}");
        assert!(program.ends_with("\n  Note: There is one."), "{told}");
        assert!(!told.contains("0123456789abcdef"), "{told}");
    }

    #[test]
    fn warnings_that_are_accepted_for_one_reason_stand_together() {
        let mut scope = clean();
        let mut accept = |id: &str, rule: &str, place: &str, reason: &str| {
            let texts = [("rule", rule), ("place", place), ("reason", reason), ("by", "Signe Holm")];
            insert(&mut scope, Section::Accepted, id, &texts);
        };
        accept("ACC-1", "INC-01", "locations/LOC-1/owner", "Named next year.");
        accept("ACC-2", "EXC-02", "exclusions/EXC-1/owner", "Named next year.");
        accept("ACC-3", "INC-01", "assets/AST-1/owner", "Named next year.");
        accept("ACC-4", "INC-01", "assets/AST-2/owner", "The supplier answers for it.");
        assert_eq!(
            accepted(&scope.accepted),
            "Accepted by Signe Holm: Named next year.\n\
             - INC-01 Each included place, activity and asset has an owner: ACC-1 at locations/LOC-1/owner, ACC-3 at assets/AST-1/owner\n\
             - EXC-02 Each exclusion has an owner and a day ahead on which it is looked at again: ACC-2 at exclusions/EXC-1/owner\n\n\
             Accepted by Signe Holm: The supplier answers for it.\n\
             - INC-01 Each included place, activity and asset has an owner: ACC-4 at assets/AST-2/owner"
        );
    }
}
