//! A desk for one story: a private folder with a scope in it, and the program on that scope.

use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use isms_scope::store::recovery::{self, Recovery};

use crate::pty::Pty;

/// A program that is told to end has this long.
pub(crate) const ONE_SECOND: Duration = Duration::from_secs(1);

/// Long enough for a busy machine, short enough for a hang to be noticed.
const DEADLINE: Duration = Duration::from_secs(20);

/// The usual window.
pub(crate) const USUAL: (u16, u16) = (80, 24);

/// What stands on the line of hints in a field that is written.
pub(crate) const WRITING: &str = "Esc leave";

/// A folder, and what the program is given.
pub(crate) struct Desk {
    folder: tempfile::TempDir,
    env: Vec<(&'static str, String)>,
    size: (u16, u16),
}

impl Desk {
    /// A folder with the sample as `scope.ron`.
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
        let env = vec![
            ("HOME", at("home")),
            ("XDG_STATE_HOME", at("state")),
            ("XDG_CONFIG_HOME", at("config")),
            ("USER", "anna".into()),
            ("LANG", "C.UTF-8".into()),
        ];
        std::fs::create_dir(folder.path().join("home")).unwrap();
        let desk = Self { folder, env, size: USUAL };
        std::fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("data/clerk-io.ron"), desk.file()).unwrap();
        desk
    }

    /// Gives the program one more variable.
    pub(crate) fn with(mut self, name: &'static str, value: &str) -> Self {
        self.env.retain(|(known, _)| *known != name);
        self.env.push((name, value.to_owned()));
        self
    }

    /// Gives the program a window of another size.
    pub(crate) fn sized(mut self, columns: u16, rows: u16) -> Self {
        self.size = (columns, rows);
        self
    }

    /// The scope.
    pub(crate) fn file(&self) -> PathBuf {
        self.folder.path().join("scope.ron")
    }

    /// A file in the folder.
    pub(crate) fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The text of the scope on disk.
    pub(crate) fn text(&self) -> String {
        std::fs::read_to_string(self.file()).unwrap()
    }

    /// Starts the program on the scope and waits for its first screen.
    pub(crate) fn starts(&self) -> Pty {
        let mut pty = self.starts_with(&[self.file().to_str().unwrap()]);
        pty.waits_for("? help");
        pty
    }

    /// Starts the program with other arguments.
    pub(crate) fn starts_with(&self, args: &[&str]) -> Pty {
        Pty::start(self.size, &self.env(), args)
    }

    /// Starts a shell with job control.
    pub(crate) fn starts_shell(&self) -> Pty {
        let mut env = self.env();
        env.push(("PS1", "prompt: "));
        let mut shell = Pty::run(Path::new("sh"), self.size, &env, &["-i"]);
        shell.waits_for("prompt:");
        shell
    }

    fn env(&self) -> Vec<(&str, &str)> {
        self.env.iter().map(|(name, value)| (*name, value.as_str())).collect()
    }

    /// The unsaved work that is kept for the scope.
    pub(crate) fn kept(&self) -> Option<Recovery> {
        recovery::find(&self.beside("state").join("isms-scope"), Some(&self.file()))
    }

    /// Waits until the work that is kept holds a text.
    #[track_caller]
    pub(crate) fn waits_until_kept(&self, text: &str) {
        waits_until(&format!("`{text}` to be kept"), || {
            self.kept().is_some_and(|kept| kept.text.contains(text))
        });
    }

    /// Whether somebody has the scope open.
    pub(crate) fn is_locked(&self) -> bool {
        self.beside(".scope.ron.lock").exists()
    }

    /// The names in the folder.
    pub(crate) fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.folder.path()).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

/// The settings of a new terminal, as the program finds them.
pub(crate) fn found() -> String {
    Pty::run(Path::new("true"), USUAL, &[], &[]).stty()
}

/// Asserts that the terminal is as it was found.
#[track_caller]
pub(crate) fn assert_given_back(pty: &Pty) {
    assert_eq!(pty.stty(), found());
    let screen = pty.emulated();
    assert!(!screen.alternate_screen() && !screen.bracketed_paste() && !screen.hide_cursor());
}

/// Waits for something that the screen does not show.
#[track_caller]
pub(crate) fn waits_until(what: &str, mut holds: impl FnMut() -> bool) {
    let deadline = Instant::now() + DEADLINE;
    while !holds() {
        assert!(Instant::now() < deadline, "waited in vain for {what}");
        thread::yield_now();
    }
}

/// Opens the title on the Context tab and waits until it is written.
pub(crate) fn opens_the_title(pty: &mut Pty) -> &mut Pty {
    pty.types("2").waits_for("[Context").types("\r").waits_for(WRITING)
}
