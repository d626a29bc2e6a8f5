//! `diff`: what changed between two versions.

use isms_scope::{scope::section::Section, store::format};

use crate::world::{World, approval, mended, set};

/// 2.0 is approved, and one word and one exclusion changed since.
fn world() -> World {
    let world = World::with("scope.ron", format::write(&mended()));
    world.run(&approval("2.0")).ends(0);
    let mut scope = world.scope("scope.ron");
    let text = "Copenhagen HQ (main building).";
    set(&mut scope, Section::Locations, Some("LOC-1"), "text", text);
    scope.exclusions.remove(2);
    world.write("scope.ron", format::write(&scope));
    world
}

#[test]
fn what_changed_since_the_last_approval_is_told_word_by_word() {
    let world = world();
    let ran = world.run(&["diff", "scope.ron"]);
    ran.ends(0)
        .says("2.0 to the working scope: 2 changes\nProposed version: 3.0 (")
        .says("\nIncluded locations\n~ LOC-1, Included (material: what is covered changes): Copenhagen HQ ([-corporate-office-]{+main building+}).\n")
        .says("\nExclusions\n- EXC-3 (material: what is left out changes): Non-production hobby")
        .says_nothing_else();
}

#[test]
fn the_changes_as_json_have_the_keys_of_the_contract() {
    let world = world();
    let ran = world.run(&["diff", "scope.ron", "--format", "json"]);
    ran.ends(0).says_nothing_else();
    let json = ran.json();
    assert_eq!((&json["from"], &json["to"]), (&"2.0".into(), &"working".into()));
    assert_eq!(json["proposed_version"], "3.0");
    assert!(json["reason"].as_str().is_some_and(|reason| !reason.is_empty()));
    let change = &json["changes"][0];
    assert_eq!((&change["kind"], &change["section"]), (&"changed".into(), &"locations".into()));
    assert_eq!((&change["id"], &change["field"]), (&"LOC-1".into(), &"text".into()));
    assert_eq!(change["new"], "Copenhagen HQ (main building).");
    assert_eq!(change["material"], true);
    let mut scope = world.scope("scope.ron");
    set(&mut scope, Section::Texts, None, "purpose", "To say it.");
    world.write("scope.ron", format::write(&scope));
    let json = world.run(&["diff", "scope.ron", "--format", "json"]).json();
    let change = &json["changes"][0];
    assert_eq!((&change["section"], &change["field"]), (&"statements".into(), &"purpose".into()));
}

#[test]
fn the_changes_as_markdown_are_a_list() {
    world()
        .run(&["diff", "scope.ron", "--format", "markdown"])
        .ends(0)
        .says("# 2.0 to the working scope: 2 changes\n")
        .says(
            "- Changed LOC-1, Included (material: what is covered changes): Copenhagen HQ (~~corporate-office~~**main building**).\n",
        );
}

#[test]
fn a_change_that_is_not_material_says_so_and_why_in_both_texts() {
    let world = world();
    let mut scope = world.scope("scope.ron");
    set(&mut scope, Section::Texts, None, "purpose", "To say it.");
    world.write("scope.ron", format::write(&scope));
    let why = "(not material: what is in, what is out and who answers stay)";
    world.run(&["diff", "scope.ron"]).ends(0).says(&format!("\n~ Purpose {why}: "));
    let markdown = world.run(&["diff", "scope.ron", "--format", "markdown"]);
    markdown.ends(0).says(&format!("- Changed Purpose {why}: "));
}

#[test]
fn a_change_within_a_row_says_which_row_it_is_about() {
    let world = world();
    let mut scope = world.scope("scope.ron");
    set(&mut scope, Section::Stakeholders, Some("STK-1"), "responsibility", "Budget");
    scope.stakeholders.swap(1, 2);
    world.write("scope.ron", format::write(&scope));
    let moved = "moved (not material: only its place changes): \"";
    let ran = world.run(&["diff", "scope.ron"]);
    ran.ends(0).says(", of \"CEO\": ").says(moved);
    world.run(&["diff", "scope.ron", "--format", "markdown"]).ends(0).says(", of \"CEO\": ");
}

#[test]
fn with_exit_code_a_difference_is_a_no() {
    let world = world();
    world.run(&["diff", "scope.ron", "--exit-code"]).ends(1);
    world
        .run(&["diff", "scope.ron", "--exit-code", "--from", "2.0", "--to", "2.0"])
        .ends(0)
        .says("no changes");
}

#[test]
fn two_approved_versions_are_compared_and_one_that_is_not_there_is_told() {
    let world = world();
    world
        .run(&["diff", "scope.ron", "--to", "2.0"])
        .ends(0)
        .says("Nothing was approved before 2.0, so everything in it is new");
    assert_eq!(
        world.run(&["diff", "scope.ron", "--from", "1.0"]).ends(5).err,
        "there is no approved version 1.0 of scope.ron\nnext: choose one that is there: 2.0\n"
    );
}

#[test]
fn before_the_first_approval_everything_is_new() {
    let world = World::with_the_sample();
    world
        .run(&["diff", "scope.ron"])
        .ends(0)
        .says("Nothing has been approved yet, so everything in the working scope is new: 33 changes\n")
        .says("Proposed version: 2.0 (")
        .says(
            "+ EXC-1 (material: what is left out changes): Personal devices not approved for company work.\n",
        );
}
