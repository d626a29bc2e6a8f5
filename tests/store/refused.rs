//! What is no scope, or cannot be read: refused, with where and what was meant.

use std::{fs, path::Path};

use isms_scope::store::{ScopeFile, StoreError, report::report};

use crate::names_in;

/// Returns all that the user is told about a file with these bytes.
fn told(bytes: &[u8]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("scope.ron");
    fs::write(&path, bytes).unwrap();
    let error = ScopeFile::open(&path).unwrap_err();
    assert_eq!(fs::read(&path).unwrap(), bytes);
    assert_eq!(names_in(folder.path()), ["scope.ron"]);
    match error {
        StoreError::Faulty { fault, .. } => report(&fault, Path::new("scope.ron")),
        other => panic!("{other}"),
    }
}

#[test]
fn a_file_that_is_no_file_or_too_large_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let told = |path: &Path| {
        let error = ScopeFile::open(path).unwrap_err();
        format!("{error}\nnext: {}", error.next()).replace(folder.path().to_str().unwrap(), "")
    };
    insta::assert_snapshot!(told(folder.path()), @"
    cannot open : it is a folder, not a file
    next: give the path of a scope, such as scope.ron
    ");
    insta::assert_snapshot!(told(&folder.path().join("none.ron")), @"
    cannot open /none.ron: there is no such file
    next: isms-scope new /none.ron writes an empty scope there
    ");
    let large = folder.path().join("large.ron");
    fs::File::create(&large).unwrap().set_len(64 * 1024 * 1024 + 1).unwrap();
    insta::assert_snapshot!(told(&large), @"
    cannot open /large.ron: it is larger than 64 MiB
    next: a scope has a few pages: is this the file that was meant?
    ");
}

#[test]
fn a_file_that_is_no_scope_is_told_with_the_line_and_what_was_meant() {
    insta::assert_snapshot!(told(b""), @r#"
    error: the file is empty: there is no scope in it
     --> scope.ron:1:1
      |
    1 |
      | ^
      |
      = help: isms-scope new FILE writes an empty scope into a file that does not exist yet
    "#);
    insta::assert_snapshot!(told(b"caf\xc3\xa9 (\n  \xc3\xa9\xff\n)"), @r#"
    error: the file is no UTF-8 text: found the byte 0xFF
     --> scope.ron:2:4
      |
    2 |   é�
      |    ^
      |
      = help: save it as UTF-8 in the editor that wrote it
    "#);
    insta::assert_snapshot!(told(b"{\"title\": \"x\"}"), @r#"
    error: expected ( at the beginning of the file
     --> scope.ron:1:1
      |
    1 | {"title": "x"}
      | ^
      |
      = help: it begins with ( and ends with )
    "#);
    insta::assert_snapshot!(told(b"(\n    titel: \"x\",\n)"), @r#"
    error: there is no field titel in the scope
     --> scope.ron:2:5
      |
    2 |     titel: "x",
      |     ^^^^^
      |
      = help: did you mean title?
    "#);
    insta::assert_snapshot!(told(b"(\n    title: \"x,\n    purpose: \"y\",\n)"), @r#"
    error: expected a comma, found y
     --> scope.ron:3:15
      |
    3 |     purpose: "y",
      |               ^
      |
      = help: the text before it begins on line 2: is a quote missing there?
    "#);
    insta::assert_snapshot!(told("(title: \"日本\u{1b}[31m\u{202e}\", control: (effective_date: \"2025-02-30\"))".as_bytes()), @r#"
    error: there is no day 2025-02-30 in the calendar
     --> scope.ron:1:47
      |
    1 | (title: "日本␛[31m�", control: (effective_date: "2025-02-30"))
      |                                                 ^^^^^^^^^^^^
    "#);
    insta::assert_snapshot!(told(b"(locations: [(id: \"LOC-1\"),\n    (id: \"LOC-1\")])"), @r#"
    error: the id LOC-1 is there twice
     --> scope.ron:2:10
      |
    2 |     (id: "LOC-1")])
      |          ^^^^^^^
      |
      = help: the first stands on line 1; give this row one that no row has had: "LOC-..."
    "#);
    insta::assert_snapshot!(told(b"(locations: [\n    (text: \"x\"),\n])"), @r#"
    error: this row has no id
     --> scope.ron:2:5
      |
    2 |     (text: "x"),
      |     ^
      |
      = help: give it one that no row has had: id: "LOC-..."
    "#);
    insta::assert_snapshot!(told(b"(\n    title: ISO 27001,\n)"), @r#"
    error: expected a value, found ISO
     --> scope.ron:2:12
      |
    2 |     title: ISO 27001,
      |            ^^^
      |
      = help: a text stands between quotes: "..."
    "#);
    insta::assert_snapshot!(told("[".repeat(129).as_bytes()), @r#"
    error: brackets are nested deeper than 128
     --> scope.ron:1:129
      |
    1 | …[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[
      |                                                              ^
      |
      = help: a scope needs four levels: is this file what it should be?
    "#);
}
