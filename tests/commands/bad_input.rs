//! Files that are no scope: each is told in full, ends with 5, and is left as it was.

use crate::{ran::Ran, world::World};

/// Checks a file, which must be as it was afterwards.
#[track_caller]
fn complaint_about(bytes: impl AsRef<[u8]>) -> String {
    let bytes = bytes.as_ref();
    let world = World::with("scope.ron", bytes);
    let ran = world.run(&["check", "scope.ron"]);
    ran.ends(5);
    assert_eq!(ran.out, "");
    assert!(world.bytes("scope.ron") == bytes, "the file was changed");
    assert_eq!(world.names(), ["scope.ron"]);
    ran.err
}

/// A complaint has this message, points at this place and these characters, and ends with this hint.
#[track_caller]
fn told(complaint: &str, message: &str, place: &str, faulty: &str, hint: &str) {
    let lines: Vec<&str> = complaint.lines().collect();
    assert_eq!(lines[0], format!("error: {message}"), "{complaint}");
    assert!(lines[1].ends_with(&format!("--> scope.ron:{place}")), "{complaint}");
    let carets = lines.iter().position(|line| line.contains('^')).unwrap();
    let start = lines[carets].find('^').unwrap();
    assert_eq!(lines[carets].trim_end().len() - start, faulty.len(), "{complaint}");
    assert_eq!(lines[carets - 1].get(start..start + faulty.len()), Some(faulty), "{complaint}");
    match hint {
        "" => assert!(!complaint.contains("help:"), "{complaint}"),
        hint => assert!(lines.last().unwrap().ends_with(&format!("= help: {hint}")), "{complaint}"),
    }
}

#[test]
fn what_is_no_ron_is_shown_with_a_caret() {
    let complaint = complaint_about("hello\n");
    let hint = "it begins with ( and ends with )";
    told(&complaint, "expected ( at the beginning of the file", "1:1", "hello", hint);
    assert!(
        complaint_about("(\n    format: 1,\n    title: \"a\"\n    purpose: \"b\",\n)\n")
            .contains("scope.ron:")
    );
    assert!(complaint_about("(format: 1, title: \"no end)").contains("scope.ron:1:"));
}

#[test]
fn another_shape_is_no_scope() {
    let complaint = complaint_about("[1, 2]\n");
    assert!(complaint.starts_with("error: expected ( at the beginning of the file\n"), "{complaint}");
    let complaint = complaint_about("(\n    format: 1,\n    locations: \"Copenhagen\",\n)\n");
    assert!(complaint.contains("--> scope.ron:3:16"), "{complaint}");
}

#[test]
fn a_mistyped_field_is_told_with_the_one_that_was_meant() {
    let complaint = complaint_about("(\n    format: 1,\n    purpos: \"x\",\n)\n");
    let message = "there is no field purpos in the scope";
    told(&complaint, message, "3:5", "purpos", "did you mean purpose?");
}

#[test]
fn an_id_that_is_there_twice_is_told() {
    let text = "(\n    format: 1,\n    locations: [\n        (id: \"LOC-1\", text: \"a\"),\n        (id: \"LOC-1\", text: \"b\"),\n    ],\n)\n";
    let complaint = complaint_about(text);
    assert!(complaint.starts_with("error: the id LOC-1 is there twice\n"), "{complaint}");
    assert!(complaint.contains("--> scope.ron:5:14"), "{complaint}");
    assert!(complaint.contains("the first stands on line 4"), "{complaint}");
}

#[test]
fn a_day_that_is_in_no_calendar_is_told_and_words_are_a_finding() {
    let dated = |day: &str| {
        format!("(\n    format: 1,\n    control: (\n        next_review: \"{day}\",\n    ),\n)\n")
    };
    let complaint = complaint_about(dated("2025-02-30"));
    told(&complaint, "there is no day 2025-02-30 in the calendar", "4:22", "\"2025-02-30\"", "");
    let world = World::with("scope.ron", dated("Within 12 months"));
    world.run(&["check", "scope.ron"]).ends(1).says("control/next_review: \"Within 12 months\" is no date");
}

#[test]
fn an_empty_file_is_told() {
    let complaint = complaint_about("");
    assert!(complaint.starts_with("error: the file is empty: there is no scope in it\n"), "{complaint}");
    assert!(complaint.contains("isms-scope new"), "{complaint}");
}

#[test]
fn what_is_no_utf_8_is_told_with_its_place() {
    let complaint = complaint_about(b"(\n    format: 1,\n    title: \"\xff\",\n)\n");
    assert!(complaint.starts_with("error: the file is no UTF-8 text: found the byte 0xFF\n"), "{complaint}");
    assert!(complaint.contains("--> scope.ron:3:13"), "{complaint}");
}

#[test]
fn what_is_beyond_the_limits_is_told() {
    let complaint = complaint_about(format!("(format: 1, facts: {}", "[".repeat(100_000)));
    assert!(complaint.starts_with("error: brackets are nested deeper than 128\n"), "{complaint}");

    let world = World::new();
    // A file with a hole takes no room on the disk.
    std::fs::File::create(world.path("scope.ron")).unwrap().set_len(64 * 1024 * 1024 + 1).unwrap();
    let ran = world.run(&["check", "scope.ron"]);
    assert_eq!(
        ran.ends(5).err,
        "cannot open scope.ron: it is larger than 64 MiB\n\
         next: a scope has a few pages: is this the file that was meant?\n"
    );
}

#[test]
fn control_characters_of_a_file_never_reach_the_terminal() {
    // `ends` looks at both streams.
    complaint_about("(format: 1, title: \"a\u{1b}[2Jb\", purpse: \"\u{1b}]0;x\u{7}\u{202e}\")");
    let text = "(format: 1, title: \"a\u{1b}[2Jb\u{9b}c\u{202e}d\")";
    let world = World::with("scope.ron", text);
    world.run(&["show", "scope.ron"]).ends(0).says("a<U+001B>[2Jb<U+009B>c<U+202E>d");
    world.run(&["show", "scope.ron", "--json"]).ends(0).says("a\\u001b[2Jb\\u009bc\\u202ed");
    world.run(&["check", "scope.ron"]).ends(1);
    for format in ["text", "markdown", "json"] {
        world.run(&["diff", "scope.ron", "--format", format]).ends(0).says("d");
    }
    world.run(&["check", "no\u{1b}[31msuch\u{202e}file"]).ends(5).complains("no<U+001B>[31msuch<U+202E>file");
}

#[test]
fn a_byte_order_mark_and_crlf_are_no_fault() {
    let text = "\u{feff}(\r\n    format: 1,\r\n    title: \"Scope\",\r\n)\r\n";
    let world = World::with("scope.ron", text);
    world.run(&["show", "scope.ron"]).ends(0).says("Scope\n\n1. Purpose");
    assert_eq!(world.bytes("scope.ron"), text.as_bytes());
}

#[test]
fn a_newer_format_is_read_and_said() {
    let world = World::with("scope.ron", "(\n    format: 2,\n    title: \"Scope\",\n    hue: \"blue\",\n)\n");
    world
        .run(&["show", "scope.ron"])
        .ends(0)
        .says("Scope\n")
        .complains("a newer isms-scope wrote this file (format 2)");
}

#[test]
fn what_is_not_there_or_no_file_is_told() {
    let world = World::new();
    let complaint = |ran: Ran| ran.ends(5).err.clone();
    assert_eq!(
        complaint(world.run(&["check", "scope.ron"])),
        "cannot open scope.ron: there is no such file\nnext: isms-scope new scope.ron writes an empty scope there\n"
    );
    assert_eq!(
        complaint(world.run(&["check", "."])),
        "cannot open .: it is a folder, not a file\nnext: give the path of a scope, such as scope.ron\n"
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_pipe_and_a_device_are_told_and_not_waited_for() {
    use rustix::fs::{CWD, FileType, Mode, mknodat};

    let world = World::new();
    mknodat(CWD, world.path("pipe.ron"), FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).unwrap();
    for file in ["pipe.ron", "/dev/null", "/dev/zero"] {
        let ran = world.run(&["check", file]);
        let expected = format!(
            "cannot open {file}: it is a pipe or a device, not a file\nnext: give the path of a scope, such as scope.ron\n"
        );
        assert_eq!(ran.ends(5).err, expected);
    }
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_is_told() {
    use std::os::unix::fs::PermissionsExt as _;

    let world = World::with_the_sample();
    std::fs::set_permissions(world.path("scope.ron"), std::fs::Permissions::from_mode(0o000)).unwrap();
    // Root may read everything: there is nothing to see then.
    if std::fs::File::open(world.path("scope.ron")).is_err() {
        world
            .run(&["check", "scope.ron"])
            .ends(5)
            .complains("cannot read scope.ron: permission denied\nnext: ");
    }
}
