//! What is mended or accepted: each rule trips where it should, and is silent where it was mended.
//! The smallest change that trips a rule trips it alone.

use super::tests::{after_clean, told};
use crate::{
    rules::sample::{approved, clean, insert, set},
    scope::{Scope, edit::Edit, section::Section, value::Version},
};

fn without(section: Section, ids: &[&str]) -> Scope {
    let mut scope = clean();
    for id in ids {
        Edit::Remove { section, id: id.parse().unwrap() }.apply(&mut scope).unwrap();
    }
    scope
}

/// Each line: a place of the clean scope, what is written there, and what is then found.
#[track_caller]
fn trips(lines: &[(&str, &str, &[&str])]) {
    for (place, text, found) in lines {
        assert_eq!(after_clean(&[(place, text)]), *found, "{place} = {text:?}");
    }
}

#[test]
fn the_document_is_identified_owned_and_names_the_amendment() {
    trips(&[
        ("control/document_id", "", &["DOC-07 control/document_id"]),
        ("control/classification", "—", &["DOC-07 control/classification"]),
        ("control/distribution", "", &["DOC-07 control/distribution"]),
        ("control/retention", " ", &["DOC-07 control/retention"]),
        ("control/change_history", "", &["DOC-08 control/change_history"]),
        ("purpose", "What ISO/IEC 27001:2022 asks for.", &["DOC-09 purpose"]),
        ("purpose", "What ISO/IEC 27001 asks for.", &[]),
        ("control/owner", "Head of Nothing", &["DOC-11 control/owner"]),
    ]);
    assert_eq!(
        after_clean(&[
            ("control/change_history", ""),
            ("control/version", ""),
            ("control/earlier_approval", "")
        ]),
        [""; 0]
    );
}

#[test]
fn the_context_is_exact_and_names_laws() {
    trips(&[
        ("facts/FCT-2/value", "around 150 employees", &["CTX-03 facts/FCT-2/value"]),
        ("facts/FCT-2/as_of", "", &["CTX-03 facts/FCT-2/as_of"]),
        ("facts/FCT-6/value", "Data under GDPR and similar laws", &["CTX-04 facts/FCT-6/value"]),
        ("issues/ISS-4/text", "New and other relevant regulations", &["CTX-04 issues/ISS-4/text"]),
        (
            "stakeholders/STK-9/requirement",
            "Compliance with applicable legislation",
            &["CTX-04 stakeholders/STK-9/requirement"],
        ),
        ("company/register_number", "", &["CTX-05 company/register_number"]),
        ("company/group", "", &["CTX-05 company/group"]),
    ]);
}

#[test]
fn roles_watch_over_each_other() {
    trips(&[
        ("stakeholders/STK-5/name", "Karen Lysdal", &["IP-05 stakeholders/STK-5/name"]),
        ("control/owner", "CEO", &["IP-06 control/approved_by"]),
        ("control/owner", "Karen Lysdal", &["IP-06 control/approved_by"]),
        ("control/owner", "Head of Operations", &[]),
    ]);
}

#[test]
fn the_statement_draws_a_line_and_no_dimension_is_empty() {
    trips(&[
        (
            "scope_statement",
            "All systems of Havnelys A/S with Måler, Faktura, Portal",
            &["SCP-02 scope_statement"],
        ),
        ("certificate_sentence", "Software and related services", &["SCP-02 certificate_sentence"]),
        ("certificate_sentence", "Leading software for utilities", &["SCP-03 certificate_sentence"]),
        ("certificate_sentence", "", &[]),
        ("documents/DOC-1/version", "", &["SCP-05 documents/DOC-1/version"]),
        ("documents/DOC-1/kind", "other", &["SCP-05 documents"]),
        ("documents/DOC-1/kind", "", &[]),
    ]);
    let units = ["UNT-1", "UNT-2", "UNT-3", "UNT-4", "UNT-5", "UNT-6"];
    assert_eq!(told(&without(Section::Units, &units), None), ["SCP-04 units"]);
}

#[test]
fn what_is_covered_is_owned_single_and_found() {
    trips(&[
        ("assets/AST-1/owner", "", &["INC-01 assets/AST-1/owner"]),
        ("units/UNT-1/owner", "", &[]),
        ("assets/AST-1/text", "Servers, switches, printers and telephones", &["INC-02 assets/AST-1/text"]),
        ("locations/LOC-1/country", "", &[]),
        ("locations/LOC-3/country", "", &["INC-03 locations/LOC-3/address"]),
        ("locations/LOC-3/country", "worldwide", &["INC-03 locations/LOC-3/country"]),
        ("locations/LOC-3/text", "Home offices world-wide", &[]),
        ("activities/ACT-5/text", "Sales that handle customer data", &["INC-04 activities/ACT-5/text"]),
        ("products/PRD-1/text", "Another", &[]),
        ("facts/FCT-3/value", "Software (Måler, Faktura, Portal, Varsel)", &["INC-05 products"]),
        ("facts/FCT-3/value", "Software (see the price list)", &[]),
        ("facts/FCT-4/value", "61 utilities (public figure)", &["INC-06 facts/FCT-4/value"]),
    ]);
    let excluded = after_clean(&[
        ("activities/ACT-5/text", "Sales that handle customer data"),
        ("exclusions/EXC-5/text", "Sales at trade fairs"),
    ]);
    assert_eq!(excluded, [""; 0]);
}

#[test]
fn what_is_left_out_is_owned_watched_and_kept_apart() {
    trips(&[
        ("exclusions/EXC-1/owner", "", &["EXC-02 exclusions/EXC-1/owner"]),
        ("exclusions/EXC-1/review_by", "", &["EXC-02 exclusions/EXC-1/review_by"]),
        ("exclusions/EXC-1/review_by", "2026-11-21", &["EXC-02 exclusions/EXC-1/review_by"]),
        ("exclusions/EXC-1/review_by", "2026-11-22", &[]),
        ("exclusions/EXC-4/boundary", "", &["EXC-03 exclusions/EXC-4/boundary"]),
        (
            "exclusions/EXC-2/boundary",
            "",
            &["EXC-04 exclusions/EXC-2/text", "EXC-03 exclusions/EXC-2/boundary"],
        ),
        ("exclusions_lead", "The following: * The canteen", &["EXC-06 exclusions_lead"]),
        ("exclusions/EXC-4/text", "* The canteen", &["EXC-06 exclusions/EXC-4/text"]),
    ]);
}

#[test]
fn what_crosses_has_a_name_a_split_and_evidence() {
    trips(&[
        ("interfaces/IFC-3/party", "SMS vendors", &["DEP-01 interfaces/IFC-3/party"]),
        ("interfaces/IFC-1/our_part", "", &["DEP-02 interfaces/IFC-1/our_part"]),
        ("interfaces/IFC-1/their_part", "", &["DEP-02 interfaces/IFC-1/their_part"]),
        ("locations/LOC-3/text", "Servers at Hetzner", &["DEP-02 locations/LOC-3/text"]),
        ("locations/LOC-3/text", "Servers of Lessor A/S", &["DEP-02 locations/LOC-3/text"]),
        ("assumptions/ASM-3/owner", "", &["ASM-01 assumptions/ASM-3/owner"]),
        ("assumptions/ASM-3/check", "", &["ASM-01 assumptions/ASM-3/check"]),
        ("assumptions/ASM-4/check", "", &[]),
        ("assumptions/ASM-1/valid_to", "", &["ASM-01 assumptions/ASM-1/valid_to"]),
        ("assumptions/ASM-1/valid_to", "2026-11-21", &["ASM-01 assumptions/ASM-1/valid_to"]),
        ("assumptions/ASM-2/reference", "", &["ASM-01 assumptions/ASM-2/reference"]),
    ]);
}

#[test]
fn a_change_to_what_is_in_or_out_is_planned_anew_each_time() {
    let newest = approved(clean(), Version { major: 4, minor: 0 }, "2026-11-01T09:00:00+01:00");
    let mut draft = newest.clone();
    set(&mut draft, "purpose", "Another");
    assert_eq!(told(&draft, Some(&newest)), [""; 0]);
    set(&mut draft, "assets/AST-1/text", "Production environment");
    assert_eq!(told(&draft, Some(&newest)), ["CHG-01 change/reason"]);
    set(&mut draft, "change/reason", "It was renamed");
    assert_eq!(told(&draft, Some(&newest)), ["CHG-01 change/responsible"]);
    set(&mut draft, "change/responsible", "Mette Aagaard");
    assert_eq!(told(&draft, Some(&newest)), [""; 0]);
    let newest = approved(draft.clone(), Version { major: 5, minor: 0 }, "2026-11-02T09:00:00+01:00");
    let mut next = newest.clone();
    assert_eq!(told(&next, Some(&newest)), [""; 0]);
    set(&mut next, "assets/AST-2/text", "Test environment");
    assert_eq!(told(&next, Some(&newest)), ["CHG-01 change/reason"]);
    assert_eq!(told(&next, None), ["DOC-10 approval/version"]);
}

#[test]
fn an_action_is_overdue_from_the_day_after_until_it_is_done() {
    let mut scope = clean();
    insert(&mut scope, Section::Actions, "TSK-1", &[("from", "Q20"), ("due", "2026-11-21")]);
    assert_eq!(told(&scope, None), ["REV-03 actions/TSK-1/due"]);
    set(&mut scope, "actions/TSK-1/due", "2026-11-22");
    assert_eq!(told(&scope, None), [""; 0]);
    set(&mut scope, "actions/TSK-1/due", "2026-11-01");
    set(&mut scope, "actions/TSK-1/done", "2026-11-20");
    assert_eq!(told(&scope, None), [""; 0]);
}
