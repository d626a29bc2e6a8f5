//! An approved version that is there and cannot be read: said as that, with what to do, and never as missing.

use isms_scope::store::format;

use crate::world::{APPROVER, World, approval, mended};

/// A scope of which 2.0 is approved.
fn approved() -> World {
    let world = World::with("scope.ron", format::write(&mended()));
    world.run(&approval("2.0")).ends(0);
    world
}

/// What is not there as it was approved is said wherever one looks for it, with what to do.
#[track_caller]
fn is_unread(world: &World, version: &str, why: &str) {
    let told = format!("scope.approved/{version}.ron cannot be read: {why}");
    let before = world.bytes("scope.ron");
    for arguments in [
        &["show", "scope.ron", "--version", version][..],
        &["check", "scope.ron"],
        &["verify", "scope.ron"],
        &["history", "scope.ron"],
        &["withdraw", "scope.ron", "--version", version, "--as", APPROVER, "--reason", "closed"],
        &approval("3.1"),
    ] {
        let ran = world.run(arguments);
        ran.ends(5)
            .complains(&told)
            .complains("next: put it back from a backup or from git; isms-scope verify");
        for wrong in ["there is no approved", "there is no such version", "isms-scope new", "writes an empty"]
        {
            assert!(!(ran.out.clone() + &ran.err).contains(wrong), "{wrong}: {}{}", ran.out, ran.err);
        }
    }
    let check = world.run(&["check", "scope.ron"]);
    check.says(&format!("Version {version}: {version}.ron cannot be read: {why}")).says("HIS-01");
    check.says(&format!("Version {version} cannot be read\n"));
    assert!(!check.out.contains("DOC-10"), "{}", check.out);
    let shown = world.run(&["scope.ron", "--print", "--size", "200x40"]);
    shown.ends(0).says(&format!(" scope.ron   {version} cannot be read"));
    shown.says(&format!("The first: Version {version}: {version}.ron cannot be read: "));
    for wrong in ["never approved", "no approved file", "published:", "give the path"] {
        assert!(!shown.out.contains(wrong), "{wrong}: {}", shown.out);
    }
    assert_eq!(world.bytes("scope.ron"), before);
}

#[test]
fn an_approved_version_that_is_there_and_cannot_be_read_is_not_called_missing() {
    let world = approved();
    let file = world.path("scope.approved/2.0.ron");
    world.write("scope.approved/2.0.ron", "");
    is_unread(&world, "2.0", "the file is empty");
    world.write("scope.approved/2.0.ron", b"(\xff");
    is_unread(&world, "2.0", "the file is no UTF-8 text: found the byte 0xFF (line 1, column 2)");
    std::fs::remove_file(&file).unwrap();
    std::fs::create_dir(&file).unwrap();
    is_unread(&world, "2.0", "it is a folder, not a file");
    // What lies with the version belongs to it.
    for (beside, text, why) in [
        ("2.0.withdrawn.ron", "", "it is no record of a withdrawal"),
        ("2.0.ron", "(format: 2, title: \"x\")", "a newer isms-scope wrote it, in the format 2"),
    ] {
        let world = approved();
        world.write(&format!("scope.approved/{beside}"), text);
        let check = world.run(&["check", "scope.ron"]);
        check.ends(5).says(&format!("Version 2.0: {beside} cannot be read: {why}"));
        check.complains(&format!("scope.approved/{beside} cannot be read: {why}"));
        assert!(!check.out.contains("DOC-10"), "{}", check.out);
        world.run(&["show", "scope.ron", "--version", "2.0"]).ends(5).complains(why);
    }
    // Where one before it can be read, both are told.
    let world = approved();
    world.write("scope.approved/3.0.ron", "");
    world.run(&["check", "scope.ron"]).ends(5).says(
        "Version 3.0 cannot be read; what follows is told of 2.0, the one before. Version 2.0 is approved, and",
    );
    world.run(&["verify", "scope.ron"]).ends(5).complains("scope.approved/3.0.ron cannot be read");
    let shown = world.run(&["scope.ron", "--print", "--size", "200x40"]);
    shown.says(" scope.ron   3.0 cannot be read").says("what follows is told of 2.0, the one before.");
}

#[test]
fn a_folder_of_approved_versions_that_cannot_be_read_is_not_called_empty() {
    let world = approved();
    std::fs::rename(world.path("scope.approved"), world.path("elsewhere")).unwrap();
    world.write("scope.approved", "");
    let check = world.run(&["check", "scope.ron"]);
    check.ends(5).says("Version 2.0: scope.approved cannot be read: ").says("Version 2.0 cannot be read\n");
    check.complains("cannot read scope.approved: ");
    let verify = world.run(&["verify", "scope.ron"]);
    verify.ends(5).says("cannot be read");
    let show = world.run(&["show", "scope.ron", "--version", "2.0"]);
    assert!(!show.ends(5).complains("cannot read scope.approved: ").err.contains("none is approved"));
    let shown = world.run(&["scope.ron", "--print"]);
    shown.says(" scope.ron   2.0 cannot be read");
    for (ran, wrong) in
        [(&check, "no approved file"), (&verify, "no such version"), (&shown, "no approved file")]
    {
        assert!(!ran.out.contains(wrong), "{}", ran.out);
    }
}

#[test]
fn of_standard_input_nobody_says_that_nothing_was_approved() {
    let world = approved();
    let text = world.bytes("scope.ron");
    for arguments in [
        &["history", "-"][..],
        &["verify", "-"],
        &["show", "-", "--version", "2.0"],
        &["show", "-", "--as-of", "2999-01-01"],
        &["diff", "-", "--from", "2.0"],
    ] {
        let ran = world.run_with_input(arguments, text.clone());
        ran.ends(2).complains("standard input has no approved versions beside it\nnext: give the file");
        assert_eq!(ran.out, "");
    }
}
