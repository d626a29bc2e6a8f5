//! A company with a scope that can be approved, its approver's key, and the program as a process.

use std::{
    path::PathBuf,
    process::{Command, Stdio},
};

use isms_scope::{
    rules::checklist::{answer, questions},
    scope::{Scope, edit::Edit, place::Place, review::Answer, section::Section},
    store::format,
};

use crate::{
    desk::{CEO, Desk},
    ran::Ran,
};

/// The approver, by name.
pub(crate) const NAME: &str = "Hans-Kristian Bjerregaard";

/// A folder with `scope.ron`, the key `ceo` and its list `allowed_signers`.
pub(crate) struct Company {
    pub(crate) desk: Desk,
    pub(crate) environment: Vec<(&'static str, PathBuf)>,
}

/// The sample, completed, with the approver's address, and reviewed.
pub(crate) fn scope() -> Scope {
    let mut scope = format::read(include_str!("../fixtures/complete.ron")).unwrap().scope;
    set(&mut scope, Section::Stakeholders, "STK-1", "email", CEO);
    review(&mut scope, "2026-07-01");
    scope
}

pub(crate) fn set(scope: &mut Scope, section: Section, id: &str, field: &str, text: &str) {
    let field = section.field(field).unwrap().name;
    Edit::set(Place::cell(section, &id.parse().unwrap(), field), text).apply(scope).unwrap();
}

/// Answers every question with yes, on this day.
pub(crate) fn review(scope: &mut Scope, on: &str) {
    for question in questions() {
        answer(scope, question, Answer::Yes, "seen", "Signe Holm", on.parse().unwrap()).apply(scope).unwrap();
    }
}

impl Company {
    pub(crate) fn new() -> Self {
        let desk = Desk::new();
        desk.write("scope.ron", format::write(&scope()));
        desk.ed25519("ceo");
        desk.list(&["ceo"]);
        std::fs::create_dir(desk.path("tmp")).unwrap();
        let path = std::env::var_os("PATH").unwrap();
        let environment =
            vec![("HOME", desk.path("home")), ("PATH", path.into()), ("TMPDIR", desk.path("tmp"))];
        Self { desk, environment }
    }

    /// A company whose 2.0 and 2.1 are signed.
    pub(crate) fn with_two_versions() -> Self {
        let company = Self::new();
        company.approve("2.0").ends(0);
        company.reviews_again("2026-08-01");
        company.approve("2.1").ends(0);
        company.verify().ends(0);
        company
    }

    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_isms-scope"));
        command
            .args(arguments)
            .current_dir(self.desk.path(""))
            .env_clear()
            .env("USER", "ceo")
            .env("TZ", "UTC");
        command.envs(self.environment.iter().map(|(name, value)| (name, value))).stdin(Stdio::null());
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        self.command(arguments).output().unwrap().into()
    }

    /// Changes the working scope by hand.
    pub(crate) fn edits(&self, edit: impl FnOnce(&mut Scope)) {
        let mut file = isms_scope::store::ScopeFile::open(&self.desk.path("scope.ron")).unwrap();
        let mut scope = file.scope().clone();
        edit(&mut scope);
        file.save(&scope).unwrap();
    }

    pub(crate) fn reviews_again(&self, on: &str) {
        self.edits(|scope| review(scope, on));
    }

    /// Approves with the CEO's key, whom the list in the folder names.
    pub(crate) fn approve(&self, version: &str) -> Ran {
        self.run(&approval(version, "ceo"))
    }

    pub(crate) fn verify(&self) -> Ran {
        self.run(&["verify", "scope.ron", "--signers", "allowed_signers", "--format", "json"])
    }

    pub(crate) fn bytes(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.desk.path(name)).unwrap()
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.desk.path(name).exists()
    }

    pub(crate) fn names(&self, folder: &str) -> Vec<String> {
        let Ok(entries) = std::fs::read_dir(self.desk.path(folder)) else { return Vec::new() };
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

/// The arguments of a scripted approval with a key.
pub(crate) fn approval<'a>(version: &'a str, key: &'a str) -> Vec<&'a str> {
    let reason = "The posts are held in agreement with the board.";
    vec![
        "approve",
        "scope.ron",
        "--as",
        NAME,
        "--confirm",
        version,
        "--key",
        key,
        "--reason",
        reason,
        "--signers",
        "allowed_signers",
    ]
}

impl Ran {
    /// The verdicts, such as `2.0 ok good`.
    #[track_caller]
    pub(crate) fn verdicts(&self) -> Vec<String> {
        let json = self.json();
        let word = |version: &serde_json::Value, key: &str| version[key].as_str().unwrap().to_owned();
        let told = |version| ["version", "chain", "signature"].map(|key| word(version, key)).join(" ");
        json["versions"].as_array().unwrap().iter().map(told).collect()
    }
}
