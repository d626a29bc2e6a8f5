//! Each file by itself: its size, its first lines, what it must not say.
//! Must not know the floors.

use crate::source::{Source, sources, top};

/// How many lines a file may have; one that is longer holds a second idea.
const LONGEST: usize = 300;

#[test]
fn a_file_holds_one_idea() {
    let long: Vec<String> = sources()
        .iter()
        .map(|source| (source.text.lines().count(), &source.path))
        .filter(|(lines, _)| *lines > LONGEST)
        .map(|(lines, path)| format!("{path}: {lines} lines"))
        .collect();
    assert!(
        long.is_empty(),
        "{long:#?}: above {LONGEST} lines there is a second idea: give it its own file, or give the tests theirs"
    );
}

#[test]
fn a_file_says_first_what_it_is_and_what_it_must_not_know() {
    let silent: Vec<String> = sources()
        .iter()
        .filter(|source| source.text.lines().take(2).filter(|line| line.starts_with("//! ")).count() < 2)
        .map(|source| source.path.clone())
        .collect();
    assert!(
        silent.is_empty(),
        "{silent:#?}: begin with two lines of `//!`: what it is, and what it must not know or do"
    );
}

#[test]
fn nothing_is_unwrapped_outside_tests() {
    for source in sources().iter().filter(|source| !source.only_tests) {
        for word in [".unwrap()", ".unwrap_err()", "panic!(", "todo!(", "unimplemented!(", "dbg!("] {
            assert!(
                !source.code.contains(word),
                "{}: `{word}` ends the program in front of its user: return an error, or `expect` with why it cannot be",
                source.path
            );
        }
    }
}

#[test]
fn texts_are_written_through_one_door() {
    for source in sources().iter().filter(|source| !source.only_tests) {
        for word in ["println!(", "print!("] {
            assert!(
                !source.code.contains(word),
                "{}: `{word}` panics when nobody reads any more: use `cli::output`, or return the text",
                source.path
            );
        }
    }
}

#[test]
fn a_room_is_named_from_the_top() {
    for source in sources().iter().filter(|source| !source.only_tests) {
        assert!(
            !source.code.contains("use super::*") && !source.code.contains("use crate::*"),
            "{}: name what you use, so that the file shows what it depends on",
            source.path
        );
    }
}

#[test]
fn nothing_names_a_folder_of_one_machine() {
    let homes = ["/home/", "/root/", "/Users/", "/work/", "C:\\\\Users"];
    let says = |text: &str| homes.into_iter().find(|home| text.contains(&format!("\"{home}")));
    let pages = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "Cargo.toml", ".ci/run"];
    for page in pages {
        let text = page_of(page);
        let found = homes.into_iter().find(|home| text.contains(home));
        assert_eq!(found, None, "{page}: a path of one machine is no path on another: write it from the top");
    }
    for Source { path, text, .. } in sources() {
        assert_eq!(
            says(&text),
            None,
            "{path}: a path of one machine is no path on another: have it handed in"
        );
    }
}

#[expect(clippy::disallowed_methods, reason = "a page of ours is no fifo")]
pub(crate) fn page_of(name: &str) -> String {
    std::fs::read_to_string(top().join(name))
        .unwrap_or_else(|_| panic!("{name} is missing: a stranger looks for it"))
}
