//! Rules on one person in two roles that should watch over each other (control A.5.3, GDPR article 38(6)).
//! Must not decide who may hold which role: it is accepted with a reason, or not.

use std::collections::HashMap;

use super::{
    Known,
    finding::Hit,
    people::{approver, holder, is_named, plain, same_name, same_role},
};
use crate::scope::{Scope, place::Place, section::Section};

/// Roles that decide on the processing of personal data (WP243 rev.01, 3.5).
const DECIDES: &[&str] = &[
    "CEO",
    "managing director",
    "COO",
    "CFO",
    "CIO",
    "IT manager",
    "IT director",
    "head of IT",
    "head of HR",
    "HR manager",
    "HR director",
    "head of people",
    "chief people officer",
    "CHRO",
    "head of marketing",
    "marketing director",
    "CMO",
];

/// IP-05; one finding a row of a data protection officer, with all that the person decides.
pub(super) fn officer_decides(scope: &Scope, _: &Known<'_>) -> Vec<Hit> {
    let mut roles: HashMap<String, Vec<&str>> = HashMap::new();
    for row in scope.stakeholders.iter().filter(|row| is_named(&row.name)) {
        roles.entry(plain(&row.name)).or_default().extend(parts_of(&row.role).filter(|role| decides(role)));
    }
    scope
        .stakeholders
        .iter()
        .filter(|row| is_named(&row.name) && parts_of(&row.role).any(|role| same_role(role, "DPO")))
        .filter_map(|row| {
            let decides = roles.get(&plain(&row.name)).filter(|roles| !roles.is_empty())?;
            let message = format!(
                "{} is data protection officer and, as {}, decides on what is to be watched",
                row.name.trim(),
                decides.join(" and ")
            );
            Some((Place::cell(Section::Stakeholders, &row.id, "name"), message))
        })
        .collect()
}

/// Returns the roles of a row: "CEO / DPO" are two.
fn parts_of(role: &str) -> impl Iterator<Item = &str> {
    role.split(['/', '&', ',', '+', ';', '(', ')']).flat_map(|part| part.split(" and ")).map(str::trim)
}

fn decides(role: &str) -> bool {
    DECIDES.iter().any(|known| same_role(known, role))
}

/// IP-06.
pub(super) fn approves_own(scope: &Scope, _: &Known<'_>) -> Vec<Hit> {
    let (Some(approver), Some(owner)) = (approver(scope), holder(scope, &scope.control.owner)) else {
        return Vec::new();
    };
    if !is_named(&owner.name) || !same_name(&owner.name, &approver.name) {
        return Vec::new();
    }
    let message = format!("{} owns the scope and approves it", approver.name.trim());
    vec![(Place::field(Section::Control, "approved_by"), message)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{rules::sample::today, scope::parties::Stakeholder};

    fn found(rows: &[(&str, &str)]) -> Vec<String> {
        let row = |(role, name): &(&str, &str)| Stakeholder {
            role: (*role).to_owned(),
            name: (*name).to_owned(),
            ..Stakeholder::default()
        };
        let scope = Scope { stakeholders: rows.iter().map(row).collect(), ..Scope::default() };
        let known = Known::on(today());
        officer_decides(&scope, &known).into_iter().map(|(_, message)| message).collect()
    }

    #[test]
    fn an_officer_who_decides_is_caught() {
        for rows in [
            &[("CEO", "Ann Ek"), ("DPO", "ann  ek")][..],
            &[("Data Protection Officer", "Bo Dahl"), ("Head of IT", "Bo Dahl")],
            &[("CFO / DPO", "Ida Holm")],
            &[("Head of HR and data-protection officer", "Ida Holm")],
        ] {
            assert_eq!(found(rows).len(), 1, "{rows:?}");
        }
        let both = found(&[("CEO", "Ann Ek"), ("CFO", "Ann Ek"), ("DPO", "Ann Ek")]);
        assert!(both[0].contains("as CEO and CFO, decides"), "{both:?}");
    }

    #[test]
    fn an_officer_who_does_not_another_person_and_nobody_are_not() {
        for rows in [
            &[("CEO", "Ann Ek"), ("DPO", "Bo Dahl")][..],
            &[("Legal counsel", "Bo Dahl"), ("DPO", "Bo Dahl")],
            &[("CEO", "TODO"), ("DPO", "TODO")],
            &[("CEO", "—"), ("DPO", "—")],
            &[("Head of Product", "Bo Dahl"), ("DPO", "Bo Dahl")],
        ] {
            assert_eq!(found(rows), [""; 0], "{rows:?}");
        }
    }
}
