//! Who is who: the person behind a role, and who approves.
//! Must not know who sits at the keyboard.

use super::placeholder::{placeholder, says_something};
use crate::scope::{
    Scope,
    fingerprint::{Fingerprint, content_fingerprint},
    parties::Stakeholder,
};

/// Short and long form of the same role.
const SHORT_FORMS: &[(&str, &str)] = &[
    ("ceo", "chief executive officer"),
    ("cto", "chief technology officer"),
    ("cfo", "chief financial officer"),
    ("coo", "chief operating officer"),
    ("cio", "chief information officer"),
    ("cmo", "chief marketing officer"),
    ("chro", "chief human resources officer"),
    ("dpo", "data protection officer"),
    ("ism", "information security manager"),
    ("ciso", "chief information security officer"),
];

/// Words that say that nobody holds a role.
const NOBODY: &[&str] =
    &["vacant", "open", "none", "no one", "nobody", "n/a", "n.a.", "unknown", "unassigned", "not assigned"];

/// Returns the stakeholder who approves the scope: the one whose role, or whose name, Approved by holds.
///
/// `None` when it names nobody of the stakeholders, or more than one person.
#[must_use]
pub fn approver(scope: &Scope) -> Option<&Stakeholder> {
    holder(scope, &scope.control.approved_by)
}

/// Returns the stakeholder whom a field such as Owner or Approved by names, by role or by name.
#[must_use]
pub fn holder<'a>(scope: &'a Scope, named: &str) -> Option<&'a Stakeholder> {
    if let Some(row) = holder_of_exactly(scope, named) {
        return Some(row);
    }
    // "CEO (Ann Ek)", "Ann Ek, CEO": two names for one person are as good as one; for two persons they are not.
    let mut rows =
        named.split([',', '(', ')', '/', ';', '–', '—']).filter_map(|part| holder_of_exactly(scope, part));
    let first = rows.next()?;
    rows.all(|row| same_name(&row.name, &first.name)).then_some(first)
}

fn holder_of_exactly<'a>(scope: &'a Scope, named: &str) -> Option<&'a Stakeholder> {
    if !says_something(named) {
        return None;
    }
    let in_role = || scope.stakeholders.iter().filter(|row| same_role(&row.role, named));
    in_role()
        .find(|row| is_named(&row.name))
        .or_else(|| in_role().next())
        .or_else(|| scope.stakeholders.iter().find(|row| is_named(named) && same_name(&row.name, named)))
}

/// Tells whether a text names a person: dashes, placeholders and words such as "vacant" do not.
#[must_use]
pub fn is_named(name: &str) -> bool {
    name.chars().any(char::is_alphabetic)
        && placeholder(name).is_none()
        && !NOBODY.iter().any(|word| name.trim().eq_ignore_ascii_case(word))
}

/// Tells whether two texts are the same person's name; capitals and blanks do not count.
#[must_use]
pub fn same_name(one: &str, other: &str) -> bool {
    plain(one) == plain(other)
}

/// Tells whether two texts are the same role, be it in its short or its long form.
#[must_use]
pub fn same_role(one: &str, other: &str) -> bool {
    long_form(one) == long_form(other)
}

/// Tells whether a role answers for the ISMS: Information Security Manager, ISM or CISO (clause 5.3).
#[must_use]
pub fn is_security_manager(role: &str) -> bool {
    same_role(role, "ISM") || same_role(role, "CISO")
}

/// Returns how what the approver does conflicts, one sentence each; none when it does not.
///
/// Who decides on the processing of personal data cannot watch over it as data protection officer
/// (GDPR article 38(6); WP243 rev.01, 3.5), and who changed the scope last judges their own text. The approver may
/// sign all the same, with a reason. The account is the one at work, where the last change is known to be its own.
#[must_use]
pub fn conflicts(scope: &Scope, last_change_by: Option<&str>) -> Vec<String> {
    let Some(approver) = approver(scope).filter(|row| is_named(&row.name)) else {
        return Vec::new();
    };
    let own_change = last_change_by
        .map(|account| format!("The last change to the scope was made from this account ({account})"));
    officer(scope, approver).into_iter().chain(own_change).collect()
}

/// Returns the account where the content of a scope is what it wrote last, and is not the approved one.
#[must_use]
pub fn last_change_by<'a>(
    scope: &Scope,
    newest: Option<&Scope>,
    written: Option<&Fingerprint>,
    account: &'a str,
) -> Option<&'a str> {
    let content = content_fingerprint(scope);
    let is_own =
        written == Some(&content) && newest.is_none_or(|newest| content_fingerprint(newest) != content);
    is_own.then_some(account)
}

/// Tells how the approver's roles conflict.
fn officer(scope: &Scope, approver: &Stakeholder) -> Option<String> {
    let protects_data =
        |row: &&Stakeholder| same_role(&row.role, "DPO") && same_name(&row.name, &approver.name);
    match scope.stakeholders.iter().find(protects_data) {
        Some(row) if same_role(&approver.role, &row.role) => {
            Some(format!("{} approves the scope and is the {} (GDPR article 38(6))", approver.name, row.role))
        }
        Some(row) => Some(format!(
            "{} approves the scope as {} and is also the {} (GDPR article 38(6))",
            approver.name, approver.role, row.role
        )),
        None => None,
    }
}

/// Returns a name as it is compared: in small letters, with one blank between its words.
pub(super) fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

fn long_form(role: &str) -> String {
    // "Data-protection officer" and "Data Protection Officer" are one role.
    let role = plain(&role.replace('-', " "));
    SHORT_FORMS.iter().find(|(short, _)| *short == role).map_or(role, |(_, long)| (*long).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(approved_by: &str, rows: &[(&str, &str)]) -> Scope {
        let row = |(role, name): &(&str, &str)| Stakeholder {
            role: (*role).to_owned(),
            name: (*name).to_owned(),
            ..Stakeholder::default()
        };
        let mut scope = Scope { stakeholders: rows.iter().map(row).collect(), ..Scope::default() };
        scope.control.approved_by = approved_by.to_owned();
        scope
    }

    #[test]
    fn the_approver_is_found_by_role_by_name_or_by_both() {
        let rows = [("CTO", "Bo Dahl"), ("CEO", "Ann Ek"), ("DPO", "Ann Ek")];
        for named in [
            "CEO",
            "ceo ",
            "Chief Executive Officer",
            "Ann  Ek",
            "CEO (Ann Ek)",
            "Ann Ek, CEO",
            "CEO — Ann Ek",
        ] {
            let scope = given(named, &rows);
            assert_eq!(approver(&scope).map(|row| row.role.as_str()), Some("CEO"), "{named}");
        }
        for nobody in ["", "—", "Board", "CEO, CTO", "TODO"] {
            assert_eq!(approver(&given(nobody, &rows)), None, "{nobody}");
        }
    }

    #[test]
    fn a_role_held_twice_is_held_by_the_row_with_a_person() {
        let scope = given("CEO", &[("CEO", "TODO"), ("CEO", "Ann Ek")]);
        assert_eq!(approver(&scope).map(|row| row.name.as_str()), Some("Ann Ek"));
    }

    #[test]
    fn a_dash_a_placeholder_and_a_vacancy_are_no_person() {
        for name in ["", " ", "—", "-", "TODO", "TBD", "tba", "Vacant", "n/a", "???", "42", "<name>"] {
            assert!(!is_named(name), "{name}");
        }
        for name in ["Hans-Kristian Bjerregaard", "Todor Ivanov", "Ø", "李雷"] {
            assert!(is_named(name), "{name}");
        }
    }

    #[test]
    fn an_approver_who_is_also_the_data_protection_officer_is_in_conflict() {
        let told = |rows: &[(&str, &str)]| conflicts(&given("CEO", rows), None).join("; ");
        assert_eq!(
            told(&[("CEO", "Ann Ek"), ("Data-Protection Officer", "ann ek")]),
            "Ann Ek approves the scope as CEO and is also the Data-Protection Officer (GDPR article 38(6))"
        );
        assert_eq!(told(&[("CEO", "Ann Ek"), ("DPO", "Bo Dahl")]), "");
        assert_eq!(told(&[("CEO", "TODO"), ("DPO", "TODO")]), "");
    }

    #[test]
    fn who_wrote_what_is_to_be_approved_is_in_conflict_and_nobody_else_is() {
        let scope = given("CEO", &[("CEO", "Ann Ek")]);
        let (content, other) = (content_fingerprint(&scope), Fingerprint::of(b"other"));
        let empty = Scope::default();
        let by = |newest, written| last_change_by(&scope, newest, written, "ida");
        assert_eq!(by(None, Some(&content)), Some("ida"));
        assert_eq!(by(Some(&empty), Some(&content)), Some("ida"));
        assert_eq!(by(Some(&scope), Some(&content)), None);
        assert_eq!((by(None, Some(&other)), by(None, None)), (None, None));
        assert_eq!(
            conflicts(&scope, Some("ida")),
            ["The last change to the scope was made from this account (ida)"]
        );
    }
}
