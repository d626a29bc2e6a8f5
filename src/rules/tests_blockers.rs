//! What keeps a scope from being approved, and how it is mended.
//! The smallest change that trips a rule trips it alone.

use super::tests::{after, found};
use crate::{
    rules::{
        sample::{approved, complete, insert, set},
        version,
    },
    scope::{section::Section, value::Version},
};

#[test]
fn a_placeholder_is_found_in_content_and_control_but_not_in_the_records_of_the_review() {
    assert_eq!(after(&[("purpose", "TBD")]), ["DOC-01 purpose"]);
    assert_eq!(after(&[("control/retention", "[insert years]")]), ["DOC-01 control/retention"]);
    let mut scope = complete();
    insert(&mut scope, Section::Actions, "TSK-1", &[("text", "Clear the TODO in the wiki")]);
    assert_eq!(found(&scope, None), [""; 0]);
}

#[test]
fn a_review_is_overdue_from_the_day_after_and_announced_sixty_days_before() {
    let on = |due: &str| after(&[("control/next_review", due)]);
    assert_eq!(on("2026-11-21"), ["DOC-03 control/next_review"]);
    assert_eq!(on("2026-11-22"), ["DOC-04 control/next_review"]);
    assert_eq!(on("2027-01-21"), ["DOC-04 control/next_review"]);
    assert_eq!(on("2027-01-22"), [""; 0]);
}

#[test]
fn a_date_in_a_draft_does_not_put_off_the_review_of_the_published_version() {
    let mut newest = approved(complete(), Version { major: 2, minor: 0 }, "2025-11-01T09:00:00+01:00");
    set(&mut newest, "control/next_review", "2026-11-01");
    let mut draft = newest.clone();
    set(&mut draft, "control/next_review", "2030-01-01");
    assert_eq!(found(&draft, Some(&newest)), ["DOC-03 control/next_review"]);
}

#[test]
fn a_claimed_version_needs_a_record_or_no_claim() {
    let claim = ["DOC-05 control/earlier_approval"];
    assert_eq!(after(&[("control/earlier_approval", "")]), claim);
    assert_eq!(after(&[("control/earlier_approval", "—")]), claim);
    assert_eq!(after(&[("control/earlier_approval", "No record was kept.")]), [""; 0]);
    assert_eq!(after(&[("control/earlier_approval", ""), ("control/version", "")]), [""; 0]);
}

#[test]
fn a_version_is_a_number_that_is_not_lower_than_the_approved_one() {
    assert_eq!(after(&[("control/version", "v2 final")]), ["DOC-06 control/version"]);
    let newest = approved(complete(), Version { major: 2, minor: 0 }, "2026-11-01T09:00:00+01:00");
    let mut draft = newest.clone();
    assert_eq!(found(&draft, Some(&newest)), [""; 0]);
    set(&mut draft, "control/version", "1.9");
    assert_eq!(found(&draft, Some(&newest)), ["DOC-06 control/version"]);
}

#[test]
fn a_draft_of_an_approved_version_is_no_fault_but_a_stamp_without_its_file_is() {
    let newest = approved(complete(), Version { major: 2, minor: 0 }, "2026-11-01T09:00:00+01:00");
    let mut draft = newest.clone();
    set(&mut draft, "purpose", "Another purpose");
    assert_eq!(found(&draft, Some(&newest)), [""; 0]);
    assert_eq!(found(&draft, None), ["DOC-10 approval/version"]);
    let forged = approved(draft, Version { major: 3, minor: 0 }, "2026-11-02T09:00:00+01:00");
    assert_eq!(found(&forged, Some(&newest)), ["DOC-10 approval/version"]);
}

#[test]
fn a_stamp_without_its_file_can_be_withdrawn() {
    let newest = approved(complete(), Version { major: 2, minor: 0 }, "2026-11-01T09:00:00+01:00");
    let forged = approved(complete(), Version { major: 3, minor: 0 }, "2026-11-02T09:00:00+01:00");
    let mut healed = forged.clone();
    version::withdraw_claim(Some(&newest)).apply(&mut healed).unwrap();
    assert_eq!(healed, newest);
    let mut healed = forged;
    version::withdraw_claim(None).apply(&mut healed).unwrap();
    assert_eq!(found(&healed, None), [""; 0]);
    set(&mut healed, "control/earlier_approval", "");
    assert_eq!(found(&healed, None), ["DOC-05 control/earlier_approval"]);
}

#[test]
fn issues_of_both_sides_or_a_register_are_asked_for() {
    assert_eq!(after(&[("issues/ISS-1/kind", "external")]), ["CTX-01 issues"]);
    assert_eq!(after(&[("issues/ISS-2/text", "")]), ["CTX-01 issues"]);
    assert_eq!(
        after(&[("issues/ISS-2/text", ""), ("company/issues_register", "REG-4, 2026-10-01")]),
        [""; 0]
    );
}

#[test]
fn no_is_an_answer_to_climate_change_when_it_has_a_reason() {
    assert_eq!(after(&[("climate/relevant", "")]), ["CTX-02 climate/relevant"]);
    assert_eq!(after(&[("climate/reason", " ")]), ["CTX-02 climate/reason"]);
    assert_eq!(after(&[("climate/relevant", "yes")]), [""; 0]);
}

#[test]
fn a_party_is_found_at_the_first_field_that_it_lacks() {
    let row = |field: &str| format!("stakeholders/STK-2/{field}");
    let lacks = |path: &str, text: &str, found: &[&str]| {
        assert_eq!(after(&[(&row(path), text)]), found, "{path}");
    };
    lacks("requirement", "", &["IP-02 stakeholders/STK-2/requirement"]);
    lacks("addressed", "", &["IP-02 stakeholders/STK-2/addressed"]);
    lacks("addressed", "no", &["IP-02 stakeholders/STK-2/addressed_by"]);
    lacks("role", "", &["IP-03 stakeholders/STK-2/role"]);
    lacks("name", "", &["IP-03 stakeholders/STK-2/name"]);
    lacks("name", "—", &[]);
    lacks("name", "-", &[]);
    lacks("responsibility", "", &["IP-03 stakeholders/STK-2/responsibility"]);
    lacks("responsibility", "Product | DPO", &["IP-03 stakeholders/STK-2/responsibility"]);
}

#[test]
fn a_name_that_is_fused_with_a_duty_is_found() {
    let found = after(&[("stakeholders/STK-2/name", "TODO ISMS implementation")]);
    assert_eq!(found, ["DOC-01 stakeholders/STK-2/name", "IP-03 stakeholders/STK-2/name"]);
}

#[test]
fn approver_owner_and_security_manager_are_persons() {
    assert_eq!(after(&[("stakeholders/STK-1/name", "—")]), ["IP-04 stakeholders/STK-1/name"]);
    assert_eq!(
        after(&[("stakeholders/STK-3/name", "vacant")]),
        ["IP-04 stakeholders/STK-3/name", "DOC-11 control/owner"]
    );
    assert_eq!(after(&[("control/owner", "")]), ["DOC-11 control/owner"]);
    assert_eq!(after(&[("control/owner", "Nobody")]), ["DOC-11 control/owner"]);
    assert_eq!(after(&[("control/approved_by", "Board")]), ["IP-04 control/approved_by"]);
    assert_eq!(after(&[("control/owner", "ISM")]), [""; 0]);
    assert_eq!(
        after(&[("control/owner", "Head of Product"), ("stakeholders/STK-3/name", "—")]),
        ["IP-04 stakeholders/STK-3/name"]
    );
}

#[test]
fn a_scope_says_what_it_covers_and_leaves_out_no_control() {
    assert_eq!(after(&[("scope_statement", "")]), ["SCP-01 scope_statement"]);
    assert_eq!(after(&[("exclusions/EXC-1/reason", "—")]), ["EXC-01 exclusions/EXC-1/reason"]);
    assert_eq!(after(&[("exclusions/EXC-1/text", "A.8.28")]), ["EXC-05 exclusions/EXC-1/text"]);
}
