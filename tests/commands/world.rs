//! A folder of its own for each story, and the program as a process in it.

use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Duration,
};

use isms_scope::{
    rules::{
        Known,
        acceptance::accept,
        check,
        checklist::{answer, questions},
    },
    scope::{Scope, edit::Edit, place::Place, record::Item, review::Answer, section::Section},
    store::format,
};

use crate::ran::Ran;

/// The name of the approver in the sample.
pub(crate) const APPROVER: &str = "Hans-Kristian Bjerregaard";

/// Longer than any command takes: one that hangs fails its story.
const PATIENCE: Duration = Duration::from_secs(60);

/// A folder that is gone after the story.
pub(crate) struct World {
    folder: tempfile::TempDir,
}

impl World {
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// A folder with one file in it.
    pub(crate) fn with(name: &str, text: impl AsRef<[u8]>) -> Self {
        let world = Self::new();
        world.write(name, text);
        world
    }

    /// A folder with the sample as `scope.ron`.
    pub(crate) fn with_the_sample() -> Self {
        Self::with("scope.ron", format::write(&sample()))
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        std::fs::write(self.path(name), text).unwrap();
    }

    pub(crate) fn bytes(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.path(name)).unwrap()
    }

    pub(crate) fn scope(&self, name: &str) -> Scope {
        format::read(&String::from_utf8(self.bytes(name)).unwrap()).unwrap().scope
    }

    /// The names in the folder, so that a story can tell that nothing was left behind.
    pub(crate) fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.folder.path()).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// Runs the program here, without a terminal and with nothing on its input.
    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        self.run_with_input(arguments, "")
    }

    pub(crate) fn run_with_input(&self, arguments: &[&str], input: impl Into<Vec<u8>>) -> Ran {
        let input: Vec<u8> = input.into();
        let output = snapbox::cmd::Command::new(program())
            .args(arguments)
            .current_dir(self.folder.path())
            .env_clear()
            .env("HOME", self.folder.path())
            .env("USER", "ism")
            .env("TZ", "UTC")
            .stdin(input)
            .timeout(PATIENCE)
            .output()
            .unwrap();
        output.into()
    }

    /// Runs the program with a reader that closes its end without reading.
    pub(crate) fn run_unread(&self, arguments: &[&str]) -> Ran {
        let mut child = Command::new(program())
            .args(arguments)
            .current_dir(self.folder.path())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        output.into()
    }
}

impl Ran {
    #[track_caller]
    pub(crate) fn says_nothing_else(&self) {
        assert_eq!(self.err, "");
    }
}

fn program() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_isms-scope"))
}

pub(crate) fn sample() -> Scope {
    format::read(include_str!("../../data/clerk-io.ron")).unwrap().scope
}

/// Writes a text into a field of the scope.
pub(crate) fn set(scope: &mut Scope, section: Section, id: Option<&str>, field: &str, text: &str) {
    let field = section.field(field).unwrap().name;
    let place = Place { section, id: id.map(|id| id.parse().unwrap()), field };
    Edit::set(place, text).apply(scope).unwrap();
}

/// Puts a row at the end of a list.
pub(crate) fn add(scope: &mut Scope, section: Section, texts: &[(&'static str, &str)]) {
    let new = Item::new(scope.next_id(section));
    let item = texts.iter().fold(new, |item, (field, text)| item.with(field, *text));
    Edit::Insert { section, index: scope.len(section), item }.apply(scope).unwrap();
}

/// The sample, mended, its warnings accepted, and reviewed: nothing keeps it from being approved.
pub(crate) fn mended() -> Scope {
    let mut scope = sample();
    set(&mut scope, Section::Stakeholders, Some("STK-3"), "name", "Signe Holm");
    set(&mut scope, Section::Control, None, "next_review", "2026-07-01");
    set(&mut scope, Section::Control, None, "earlier_approval", "By the CEO on 2025-06-27; minutes 2025-14.");
    set(&mut scope, Section::Climate, None, "relevant", "no");
    set(&mut scope, Section::Climate, None, "reason", "The data centres stand in three regions.");
    for id in ["EXC-1", "EXC-2", "EXC-3"] {
        set(&mut scope, Section::Exclusions, Some(id), "reason", "It reaches no data of the company.");
    }
    add(&mut scope, Section::Issues, &[("text", "Fast growth"), ("kind", "internal")]);
    add(&mut scope, Section::Issues, &[("text", "New laws on data"), ("kind", "external")]);
    add(&mut scope, Section::Stakeholders, &[("role", "Customers"), ("name", "—"), ("kind", "external")]);
    for number in 1..=6 {
        let id = format!("STK-{number}");
        set(&mut scope, Section::Stakeholders, Some(&id), "requirement", "Protection of customer data");
        set(&mut scope, Section::Stakeholders, Some(&id), "addressed", "yes");
    }
    accept_warnings(&mut scope, "2026-07-01");
    review(&mut scope, "2026-07-01");
    scope
}

/// Accepts every warning, on this day.
pub(crate) fn accept_warnings(scope: &mut Scope, on: &str) {
    let on = on.parse().unwrap();
    for finding in check(scope, &Known::on(on)) {
        if let Ok(edit) = accept(scope, &finding, "Mended with 2.1", "Signe Holm", on, None) {
            edit.apply(scope).unwrap();
        }
    }
}

/// Answers every question with yes, on this day.
pub(crate) fn review(scope: &mut Scope, on: &str) {
    for question in questions() {
        answer(scope, question, Answer::Yes, "seen", "Signe Holm", on.parse().unwrap()).apply(scope).unwrap();
    }
}

/// The arguments of a scripted approval of `scope.ron` as this version.
pub(crate) fn approval(version: &str) -> Vec<&str> {
    let reason = "Both posts are held in agreement with the board.";
    vec!["approve", "scope.ron", "--as", APPROVER, "--confirm", version, "--typed-name", "--reason", reason]
}
