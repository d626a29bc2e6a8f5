//! What an approval leaves in the scope, and what it refuses.
//! The clock stands, and no file is written.

use proptest::prelude::*;

use super::approve::{Refusal, Sitting, Stand, stamp};
use crate::{
    rules::{
        Known,
        checklist::{progress, questions},
        gate::{OnDisk, ready},
        sample::{complete, day, reviewed, reviewed_on, set},
        version::{State, state},
    },
    scope::{
        Scope,
        approval::{ApprovalKind, Means},
        fingerprint::Fingerprint,
        signer::{Held, Key, PublicKey},
        value::{Version, Written},
    },
};

const TWO: Version = Version { major: 2, minor: 0 };

fn sitting(version: &str, at: &str) -> Sitting {
    Sitting {
        by: "Hans-Kristian Bjerregaard".to_owned(),
        version: version.parse().unwrap(),
        at: at.parse().unwrap(),
        effective: None,
        last_change_by: None,
        conflict_reason: "The DPO's duties pass to a lawyer in 2027.".to_owned(),
        stand: Stand::TypedName,
        previous: None,
    }
}

fn first() -> Sitting {
    sitting("2.0", "2026-11-22T10:15:30+01:00")
}

/// Approves a scope that is put through the gate first.
fn approve(scope: &Scope, newest: Option<&Scope>, sitting: Sitting) -> Result<Scope, Refusal> {
    let known = Known { today: sitting.at.date_naive().max(day("2026-11-22")), newest, history: &[] };
    stamp(ready(scope, &known, OnDisk::Saved).unwrap(), sitting)
}

/// The scope with every question answered anew.
fn again_reviewed(scope: &Scope) -> Scope {
    reviewed_on(scope.clone(), day("2026-11-23"))
}

fn refused(change: impl FnOnce(&mut Sitting)) -> Refusal {
    let mut sitting = first();
    change(&mut sitting);
    approve(&reviewed(complete()), None, sitting).unwrap_err()
}

#[test]
fn an_approval_stamps_version_dates_and_record() {
    let scope = approve(&reviewed(complete()), None, first()).unwrap();
    assert_eq!(scope.control.version, Written::Is(TWO));
    assert_eq!(scope.control.effective_date, Some(day("2026-11-22")));
    assert_eq!(scope.control.next_review, Written::Is(day("2027-11-22")));
    let approval = &scope.approval;
    assert_eq!((approval.version.get(), approval.kind), (Some(TWO), ApprovalKind::Approval));
    assert_eq!((approval.by.as_str(), approval.role.as_str()), ("Hans-Kristian Bjerregaard", "CEO"));
    assert_eq!((approval.at.as_str(), approval.previous.as_str()), ("2026-11-22T10:15:30+01:00", ""));
    assert_eq!((approval.means, approval.conflict.is_empty()), (Means::TypedName, false));
    let by = "I, Hans-Kristian Bjerregaard, CEO, have read version 2.0 of the ISMS scope of Clerk.io ApS (content ";
    assert!(approval.consent.starts_with(by), "{}", approval.consent);
    assert!(approval.consent.contains("again by 2027-11-22"), "{}", approval.consent);
    assert_eq!(state(&scope, Some(&scope)), State::Approved(TWO));
}

#[test]
fn an_unchanged_scope_is_reaffirmed_and_linked_to_the_one_before() {
    let newest = approve(&reviewed(complete()), None, first()).unwrap();
    let file = Fingerprint::of(b"the file");
    let again = Sitting { previous: Some(file.clone()), ..sitting("2.1", "2027-11-20T08:00:00+01:00") };
    let scope = approve(&again_reviewed(&newest), Some(&newest), again).unwrap();
    assert_eq!(scope.approval.kind, ApprovalKind::Reaffirmation);
    assert_eq!(scope.approval.previous, file.as_str());
    assert_eq!(scope.control.next_review, Written::Is(day("2028-11-20")));
}

#[test]
fn the_answers_of_the_checklist_are_not_made_stale_by_the_approval() {
    let scope = approve(&reviewed(complete()), None, first()).unwrap();
    let known = Known { today: day("2026-11-23"), newest: Some(&scope), history: &[] };
    assert!(ready(&again_reviewed(&scope), &known, OnDisk::Saved).is_ok());
    assert!(questions().iter().all(|question| progress(&scope, &known, question).is_settled()));
}

#[test]
fn the_29th_of_february_is_followed_by_the_28th_and_an_interval_by_its_months() {
    let mut scope = complete();
    let leap = sitting("2.0", "2028-02-29T10:00:00+00:00");
    let next = |scope: &Scope, sitting: Sitting| {
        approve(&reviewed(scope.clone()), None, sitting).unwrap().control.next_review
    };
    assert_eq!(next(&scope, leap.clone()), Written::Is(day("2029-02-28")));
    set(&mut scope, "control/review_interval", "6");
    assert_eq!(next(&scope, leap), Written::Is(day("2028-08-29")));
}

#[test]
fn only_the_approver_approves_however_their_name_is_spaced() {
    let refusal = refused(|sitting| sitting.by = "Casper Nielsen".to_owned());
    assert_eq!(
        refusal.to_string(),
        "the scope is approved by Hans-Kristian Bjerregaard, not by Casper Nielsen"
    );
    let spaced = Sitting { by: " hans-kristian  bjerregaard ".to_owned(), ..first() };
    let scope = approve(&reviewed(complete()), None, spaced).unwrap();
    assert_eq!(scope.approval.by, "Hans-Kristian Bjerregaard");
}

#[test]
fn a_version_is_raised_but_never_lowered() {
    let refusal = refused(|sitting| sitting.version = "1.9".parse().unwrap());
    assert!(
        refusal.to_string().starts_with("version 1.9 is lower than 2.0: the first approval"),
        "{refusal}"
    );
    let raised = sitting("4.2", "2026-11-22T10:15:30+01:00");
    let scope = approve(&reviewed(complete()), None, raised).unwrap();
    assert_eq!(scope.control.version.get(), "4.2".parse().ok());
}

#[test]
fn a_version_does_not_apply_before_it_is_approved() {
    let refusal = refused(|sitting| sitting.effective = Some(day("2026-11-21")));
    assert_eq!(refusal.next(), "choose 2026-11-22 or a later day");
    let later = Sitting { effective: Some(day("2027-01-01")), ..first() };
    let scope = approve(&reviewed(complete()), None, later).unwrap();
    assert_eq!(scope.control.effective_date, Some(day("2027-01-01")));
    assert_eq!(scope.control.next_review, Written::Is(day("2027-11-22")));
}

#[test]
fn a_conflict_of_roles_needs_a_reason_and_its_absence_none() {
    let refusal = refused(|sitting| sitting.conflict_reason = " — ".to_owned());
    assert!(refusal.to_string().contains("as CEO and is also the DPO"), "{refusal}");
    let mut scope = complete();
    set(&mut scope, "stakeholders/STK-4/name", "Signe Holm");
    let without = Sitting { conflict_reason: String::new(), ..first() };
    assert_eq!(approve(&reviewed(scope), None, without).unwrap().approval.conflict, "");
}

#[test]
fn an_approval_by_key_names_the_key_and_the_address_by_which_the_approver_is_known() {
    let fingerprint = "SHA256:WVfsZzMillrSEcFsP4hooi2noYZvpkz9hs3hxZR3Uls";
    let by_key = Sitting { stand: Stand::Key(fingerprint.to_owned()), ..first() };
    let refusal = refused(|sitting| sitting.stand = by_key.stand.clone());
    assert_eq!(
        refusal.to_string(),
        "the row CEO has no e-mail address by which a list of signers could know Hans-Kristian Bjerregaard"
    );
    assert!(refusal.next().contains("into E-mail of the row CEO"), "{refusal}");
    let mut scope = complete();
    set(&mut scope, "stakeholders/STK-1/email", "*@example.com");
    let refusal = approve(&reviewed(scope.clone()), None, by_key.clone()).unwrap_err();
    assert!(matches!(refusal, Refusal::NoEmail { .. }), "{refusal}");
    set(&mut scope, "stakeholders/STK-1/email", " ceo@example.com");
    let scope = approve(&reviewed(scope), None, by_key).unwrap();
    assert_eq!(scope.approval.means, Means::Signature);
    assert_eq!(
        (scope.approval.email.as_str(), scope.approval.key.as_str()),
        ("ceo@example.com", fingerprint)
    );
}

#[test]
fn an_approval_links_to_the_approved_file_before_it_and_to_none_else() {
    assert_eq!(refused(|sitting| sitting.previous = Some(Fingerprint::of(b""))), Refusal::Unlinked);
    let newest = approve(&reviewed(complete()), None, first()).unwrap();
    let unlinked = sitting("2.1", "2026-11-23T10:00:00+01:00");
    assert_eq!(approve(&again_reviewed(&newest), Some(&newest), unlinked), Err(Refusal::Unlinked));
}

#[test]
fn a_clock_that_is_an_hour_behind_the_last_approval_is_refused() {
    let newest = approve(&reviewed(complete()), None, first()).unwrap();
    // The hands of the clock are ahead, in a zone further east; the moment is not.
    let early = sitting("2.1", "2026-11-22T12:00:00+05:00");
    let refusal = approve(&again_reviewed(&newest), Some(&newest), early).unwrap_err();
    assert!(matches!(refusal, Refusal::ClockBehind { .. }), "{refusal}");
}

#[test]
fn an_interval_beyond_the_calendar_is_refused_without_a_panic() {
    let mut sitting = first();
    sitting.at = chrono::NaiveDate::MAX.and_hms_opt(0, 0, 0).unwrap().and_utc().fixed_offset();
    assert_eq!(approve(&reviewed(complete()), None, sitting), Err(Refusal::NoNextReview));
}

proptest! {
    #[test]
    fn what_was_stamped_is_approved_and_a_change_of_a_word_is_a_draft(
        raise in 0_u32..50,
        seconds in 0_i64..4_000_000_000,
        purpose in "About [a-c ]{1,20}",
    ) {
        let mut scope = complete();
        set(&mut scope, "purpose", &purpose);
        let mut sitting = first();
        sitting.version = Version { major: 2 + raise, minor: raise };
        sitting.at += chrono::Duration::seconds(seconds);
        let version = sitting.version;
        let stamped = approve(&reviewed(scope), None, sitting).unwrap();
        prop_assert_eq!(state(&stamped, Some(&stamped)), State::Approved(version));
        let mut changed = stamped.clone();
        set(&mut changed, "purpose", &format!("{purpose}y"));
        let is_draft = matches!(state(&changed, Some(&stamped)), State::Draft { .. });
        prop_assert!(is_draft);
    }
}

#[test]
fn a_security_key_is_said_to_await_a_touch_wherever_it_is_held() {
    let key = |kind: &str, held| Key {
        public: PublicKey {
            kind: kind.to_owned(),
            base64: "AAAA".to_owned(),
            fingerprint: "SHA256:x".to_owned(),
        },
        comment: String::new(),
        held,
    };
    for held in [Held::Agent, Held::File("key".into())] {
        let said = key("sk-ssh-ed25519@openssh.com", held).while_it_signs();
        assert!(said.ends_with("\nIt waits for a touch: touch your security key now."), "{said}");
    }
    assert!(!key("ssh-ed25519", Held::Agent).while_it_signs().contains("touch"));
}
