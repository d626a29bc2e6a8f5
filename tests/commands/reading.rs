//! `new`, `check`, `show`: a scope is started, checked and read.

use crate::world::{World, mended, set};
use isms_scope::{scope::section::Section, store::format};

#[test]
fn a_new_scope_has_every_section_and_is_never_written_over_another() {
    let world = World::new();
    world.run(&["new", "scope.ron"]).ends(0).says("written: scope.ron").says_nothing_else();
    let text = world.bytes("scope.ron");
    assert!(String::from_utf8(text.clone()).unwrap().contains("\n    exclusions: [],\n"));
    let again = world.run(&["new", "scope.ron", "--sample"]);
    assert_eq!(
        again.ends(1).err,
        "cannot create scope.ron: there is a file of that name\nnext: choose another name, or open that file\n"
    );
    world.run(&["new", "scope.ron"]).ends(1);
    assert_eq!(world.bytes("scope.ron"), text);
    world.run(&["new", "no/such/folder.ron"]).ends(5).complains("cannot write no/such/folder.ron: ");
    assert_eq!(world.names(), ["scope.ron"]);
}

#[test]
fn the_sample_is_the_built_in_one() {
    let world = World::new();
    world.run(&["new", "trial.ron", "--sample"]).ends(0);
    assert_eq!(world.bytes("trial.ron"), include_bytes!("../../data/clerk-io.ron"));
}

#[test]
fn each_finding_of_the_sample_says_where_what_and_what_next() {
    let world = World::with_the_sample();
    let ran = world.run(&["check", "scope.ron", "--today", "2026-11-22"]);
    ran.ends(1)
        .says("Never approved; the document claims 1.0\n")
        .says("blocker: exclusions/EXC-2/reason: EXC-2 is left out without a reason\n  next: ")
        .says("  EXC-01, clause 4.3, practice\n")
        .says("warning: control/next_review: Review overdue by 144 days, since 2026-07-01\n")
        .says_nothing_else();
}

#[test]
fn the_findings_as_json_have_the_keys_of_the_contract_and_no_talk() {
    let world = World::with_the_sample();
    let ran = world.run(&["check", "scope.ron", "--format", "json", "--today", "2026-11-22"]);
    ran.ends(1).says_nothing_else();
    let json = ran.json();
    assert_eq!((&json["file"], &json["today"]), (&"scope.ron".into(), &"2026-11-22".into()));
    let findings = json["findings"].as_array().unwrap();
    for severity in ["blocker", "warning", "info"] {
        let count = findings.iter().filter(|finding| finding["severity"] == severity).count();
        assert_eq!(json["summary"][severity], count);
    }
    for key in ["rule", "severity", "place", "message", "next", "clause", "basis"] {
        assert!(findings.iter().all(|finding| finding[key].is_string()), "{key}");
    }
}

#[test]
fn which_findings_make_the_answer_no_is_chosen() {
    let sample = World::with_the_sample();
    let mut overdue = mended();
    set(&mut overdue, Section::Control, None, "next_review", "2026-01-31");
    let overdue = World::with("scope.ron", format::write(&overdue));
    let code = |world: &World, levels: &[&str], today: &str| {
        let mut arguments = vec!["check", "scope.ron", "--today", today];
        for level in levels {
            arguments.extend(["--fail-on", level]);
        }
        world.run(&arguments).code.unwrap()
    };
    assert_eq!(code(&sample, &["never"], "2026-11-22"), 0);
    assert_eq!(code(&sample, &["warning"], "2026-11-22"), 1);
    assert_eq!(code(&sample, &["overdue"], "2026-06-30"), 0);
    assert_eq!(code(&sample, &["overdue"], "2026-11-22"), 1);
    assert_eq!(code(&overdue, &[], "2026-11-22"), 0);
    assert_eq!(code(&overdue, &["blocker", "overdue"], "2026-11-22"), 1);
    assert_eq!(code(&overdue, &["warning"], "2026-11-22"), 1);
}

#[test]
fn a_scope_is_shown_as_the_document_reads() {
    let world = World::with_the_sample();
    let ran = world.run(&["show", "scope.ron"]);
    ran.ends(0)
        .says("ISO 27001 ISMS Scope\n\n1. Purpose\n\nThis document defines")
        .says("- EXC-1: Personal devices not approved for company work.\n")
        .says("- STK-3: Information Security Manager\n  Name / Function: TODO\n")
        .says_nothing_else();
    let json = world.run(&["show", "scope.ron", "--json"]).json();
    assert_eq!(json["exclusions"][0]["id"], "EXC-1");
}

#[test]
fn a_scope_is_read_from_standard_input() {
    let world = World::with_the_sample();
    let text = world.bytes("scope.ron");
    let shown = world.run(&["show", "scope.ron"]).out;
    assert_eq!(world.run_with_input(&["show", "-"], text.clone()).ends(0).out, shown);
    let json = world.run_with_input(&["check", "-", "--format", "json"], text);
    assert_eq!(json.ends(1).json()["file"], "-");
    world.run_with_input(&["check", "-"], "(").ends(5).complains("--> standard input:1:1");
    world.run_with_input(&["check", "-"], b"\xff".as_slice()).ends(5).complains("it is no UTF-8 text");
}

#[test]
fn a_reader_that_stops_reading_is_no_failure() {
    let world = World::with_the_sample();
    for arguments in [&["show", "scope.ron"][..], &["man"], &["--help"], &["completions", "bash"]] {
        world.run_unread(arguments).ends(0).says_nothing_else();
    }
    world.run_unread(&["check", "scope.ron"]).ends(1).says_nothing_else();
}
