//! Where a scope stands to the newest approved version, and which version comes next.
//! Nothing of this is stored: it is derived each time.

use crate::scope::{
    Scope,
    approval::ApprovalKind,
    change::{Change, changes},
    edit::Edit,
    fingerprint::content_fingerprint,
    item::ItemId,
    place::Place,
    section::{Section, Standing},
    value::Version,
};

/// The version that an approval would give.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextVersion {
    /// Its number; it may be raised, never lowered.
    pub version: Version,
    /// Whether something changes, or what was is found to be still true.
    pub kind: ApprovalKind,
    /// Why it is this number.
    pub reason: String,
}

/// Where a scope stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// There is no approved file.
    NeverApproved {
        /// The version that the file claims all the same.
        claimed: Option<Version>,
    },
    /// The content is that of the newest approved version.
    Approved(Version),
    /// The content differs from the newest approved version, which stays published.
    Draft {
        /// The newest approved version.
        published: Version,
        /// The version that this is a draft of.
        next: Version,
        /// How many changes there are.
        changes: usize,
    },
}

/// Returns the version of an approved scope; 0.0 when it carries none, so that any version is higher.
#[must_use]
pub fn version_of(approved: &Scope) -> Version {
    let stamped = approved.approval.version.get().or(approved.control.version.get());
    stamped.unwrap_or(Version { major: 0, minor: 0 })
}

/// Derives where a scope stands.
#[must_use]
pub fn state(scope: &Scope, newest: Option<&Scope>) -> State {
    let Some(newest) = newest else {
        return State::NeverApproved { claimed: scope.control.version.get() };
    };
    let published = version_of(newest);
    if content_fingerprint(scope) == content_fingerprint(newest) {
        return State::Approved(published);
    }
    let next = next_version(scope, Some(newest)).version;
    State::Draft { published, next, changes: changes(newest, scope).len() }
}

/// Computes the next version.
///
/// A change to what is in or out, an interface, the scope statement, the owner or the approver gives the next
/// major version, any other change the next minor one; no change reaffirms, with the next minor one. With no
/// approved file to compare with, it is the next major version after the one that is claimed.
#[must_use]
pub fn next_version(scope: &Scope, newest: Option<&Scope>) -> NextVersion {
    let Some(newest) = newest else {
        return first_version(scope);
    };
    let published = version_of(newest);
    if content_fingerprint(scope) == content_fingerprint(newest) {
        return NextVersion {
            version: published.next_minor(),
            kind: ApprovalKind::Reaffirmation,
            reason: format!("nothing changed since {published}"),
        };
    }
    let changes = changes(newest, scope);
    let material: Vec<&Change> = changes.iter().filter(|change| change.material).collect();
    let (version, reason) = match material.as_slice() {
        [] => {
            let count = count_of(changes.len());
            (
                published.next_minor(),
                format!("{count} since {published}, none to what is in or out or who answers"),
            )
        }
        [first, others @ ..] => {
            let more = match others.len() {
                0 => String::new(),
                more => format!(", and {more} more"),
            };
            let what = format!("{} {}{more}", name_of(&first.place), first.kind.word());
            (published.next_major(), format!("{what}: what is in or out, an interface or who answers"))
        }
    };
    NextVersion { version, kind: ApprovalKind::Approval, reason }
}

fn first_version(scope: &Scope) -> NextVersion {
    let claimed = scope.control.version.get();
    let reason = match claimed {
        Some(claimed) => format!("the first approval on record; the document claims {claimed}"),
        None => "the first approval".to_owned(),
    };
    let version = claimed.unwrap_or(Version { major: 0, minor: 0 }).next_major();
    NextVersion { version, kind: ApprovalKind::Approval, reason }
}

fn count_of(changes: usize) -> String {
    if changes == 1 { "1 change".to_owned() } else { format!("{changes} changes") }
}

fn name_of(place: &Place) -> String {
    let field = || place.section.field(place.field).map_or(place.section.title(), |field| field.label);
    place.id.as_ref().map_or_else(|| field().to_owned(), ItemId::to_string)
}

/// Returns the version of which the file carries an approval that no approved file bears out.
///
/// A stamp that is not higher than the newest approved version is the rest of that version, or of one before.
#[must_use]
pub fn claim_without_file(scope: &Scope, newest: Option<&Scope>) -> Option<Version> {
    let stamped = scope.approval.version.get()?;
    newest.is_none_or(|newest| stamped > version_of(newest)).then_some(stamped)
}

/// Returns the edit that takes back a claim without an approved file: the file goes on as a draft.
///
/// The stamp becomes that of the newest approved version. With none, the approval is cleared and version and
/// dates stay, for the document to say where that version was recorded.
#[must_use]
pub fn withdraw_claim(newest: Option<&Scope>) -> Edit {
    let mut edits = Vec::new();
    for section in [Section::Control, Section::Approval] {
        for field in section.fields().iter().filter(|field| section.standing(field.name) == Standing::Stamp) {
            let place = Place::field(section, field.name);
            match newest {
                Some(newest) => edits.push(Edit::set(place.clone(), newest.get(&place))),
                None if section == Section::Approval => edits.push(Edit::set(place, "")),
                None => {}
            }
        }
    }
    Edit::Group(edits)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::rules::sample::{approved, clerk, complete, insert, set};

    const TWO: Version = Version { major: 2, minor: 0 };

    fn newest() -> Scope {
        approved(complete(), TWO, "2026-11-01T09:00:00+01:00")
    }

    /// Tells the next version once these places of the approved scope are written anew.
    fn after(edits: &[(&str, &str)]) -> (String, ApprovalKind) {
        let (newest, mut scope) = (newest(), newest());
        for (path, text) in edits {
            set(&mut scope, path, text);
        }
        let next = next_version(&scope, Some(&newest));
        (next.version.to_string(), next.kind)
    }

    #[test]
    fn the_first_approval_of_the_sample_is_2_0_and_of_a_new_scope_1_0() {
        let next = next_version(&clerk(), None);
        assert_eq!((next.version, next.kind), (TWO, ApprovalKind::Approval));
        assert_eq!(next.reason, "the first approval on record; the document claims 1.0");
        assert_eq!(next_version(&Scope::default(), None).version.to_string(), "1.0");
        assert_eq!(state(&clerk(), None), State::NeverApproved { claimed: "1.0".parse().ok() });
        assert_eq!(state(&Scope::default(), None), State::NeverApproved { claimed: None });
    }

    #[test]
    fn what_is_in_or_out_and_who_answers_gives_a_major_version() {
        for path in [
            "scope_statement",
            "locations/LOC-1/text",
            "interfaces/IFC-1/text",
            "exclusions/EXC-1/reason",
            "control/owner",
            "control/approved_by",
        ] {
            assert_eq!(after(&[(path, "Another")]), ("3.0".to_owned(), ApprovalKind::Approval), "{path}");
        }
    }

    #[test]
    fn any_other_change_gives_a_minor_version() {
        assert_eq!(after(&[("purpose", "Another")]), ("2.1".to_owned(), ApprovalKind::Approval));
        assert_eq!(after(&[("stakeholders/STK-2/name", "Bo Dahl")]).0, "2.1");
    }

    #[test]
    fn no_change_reaffirms() {
        let reaffirmed = ("2.1".to_owned(), ApprovalKind::Reaffirmation);
        assert_eq!(after(&[]), reaffirmed);
        assert_eq!(after(&[("control/next_review", "2030-01-01"), ("retired", "EXC-9")]), reaffirmed);
    }

    #[test]
    fn the_reason_names_the_first_material_change_and_counts_the_others() {
        let (newest, mut scope) = (newest(), newest());
        set(&mut scope, "purpose", "Another");
        let reason = next_version(&scope, Some(&newest)).reason;
        assert_eq!(reason, "1 change since 2.0, none to what is in or out or who answers");
        set(&mut scope, "control/owner", "CEO");
        insert(&mut scope, Section::Products, "PRD-1", &[("text", "Search")]);
        let reason = next_version(&scope, Some(&newest)).reason;
        assert_eq!(reason, "PRD-1 added, and 1 more: what is in or out, an interface or who answers");
    }

    #[test]
    fn a_draft_never_takes_the_published_version_away() {
        let (newest, mut scope) = (newest(), newest());
        assert_eq!(state(&scope, Some(&newest)), State::Approved(TWO));
        set(&mut scope, "purpose", "Another");
        let next = TWO.next_minor();
        assert_eq!(state(&scope, Some(&newest)), State::Draft { published: TWO, next, changes: 1 });
    }

    #[test]
    fn a_scope_without_the_stamp_is_approved_when_its_content_is() {
        let mut scope = complete();
        set(&mut scope, "control/version", "");
        assert_eq!(state(&scope, Some(&newest())), State::Approved(TWO));
    }

    proptest! {
        #[test]
        fn the_next_version_is_always_higher_than_the_newest_and_than_a_claimed_one(
            (major, minor) in (0_u32..u32::MAX, 0_u32..u32::MAX),
            purpose in "[a-c]{0,2}",
            statement in "[a-c]{0,2}",
            has_newest: bool,
        ) {
            let version = Version { major, minor };
            let newest = approved(Scope::default(), version, "");
            let mut scope = Scope { purpose, scope_statement: statement, ..Scope::default() };
            if has_newest {
                prop_assert!(next_version(&scope, Some(&newest)).version > version);
            } else {
                scope.control.version = crate::scope::value::Written::Is(version);
                prop_assert!(next_version(&scope, None).version > version);
            }
        }
    }
}
