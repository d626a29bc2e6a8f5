//! The words in which stories are told: given a file, press keys, see the screen, find the file.

use std::path::{Path, PathBuf};

use chrono::DateTime;
use isms_scope::{
    app::{App, action::Action, effect::Effect, press, script},
    scope::Scope,
    signing::witness::Witness,
    store::{format, lock::Holder},
    terminal::{
        surroundings::{Clock, Source, Surroundings},
        world::World,
    },
    ui::{self, look::Look},
};
use ratatui::{Terminal, backend::TestBackend};
use tempfile::TempDir;

/// The sample, as it is built in.
pub const SAMPLE: &str = include_str!("../../data/clerk-io.ron");

/// The moment at which all stories happen.
const NOW: &str = "2026-11-24T10:00:00+01:00";

/// The look of the stories.
const LOOK: Look = Look { colours: false, ascii: false };

/// A story: a folder with files, and a session on one of them.
pub struct Story {
    folder: TempDir,
    size: (u16, u16),
    now: &'static str,
    session: Option<(World, App)>,
    owed: Vec<Effect>,
}

impl Story {
    /// Given the sample, saved as `scope.ron` and opened.
    pub fn given_the_sample() -> Self {
        Self::given(SAMPLE)
    }

    /// Given a file with this text, opened.
    pub fn given(text: &str) -> Self {
        let mut story = Self::given_nothing();
        story.writes("scope.ron", text);
        story.opens("scope.ron");
        story
    }

    /// Given a scope that lacks nothing but its review and its approval.
    pub fn given_a_complete_scope() -> Self {
        Self::given(include_str!("../fixtures/complete.ron"))
    }

    /// Given the built-in sample, which belongs to nobody.
    pub fn given_a_fresh_machine() -> Self {
        let mut story = Self::given_nothing();
        let scope: Scope = format::read(SAMPLE).unwrap().scope;
        story.open(Source::Sample(Box::new(scope)));
        story
    }

    /// Given an empty folder, and nothing opened.
    pub fn given_nothing() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { folder, size: (80, 24), now: NOW, session: None, owed: Vec::new() }
    }

    /// In a window of this size.
    pub fn in_a_window(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.size = (columns, rows);
        if self.session.is_some() {
            self.hears(Action::Resized(columns, rows));
        }
        self
    }

    /// On another day, for what is opened from now on.
    pub fn at(&mut self, now: &'static str) -> &mut Self {
        self.now = now;
        self
    }

    /// Opens a file of the folder, or opens it again.
    pub fn opens(&mut self, name: &str) -> &mut Self {
        self.open(Source::File(self.path(name)))
    }

    fn open(&mut self, source: Source) -> &mut Self {
        // A session that is still there is left first: its lock would make the next one read-only.
        self.session = None;
        let surroundings = Surroundings {
            holder: Holder { user: "Ida".into(), host: "here".into(), pid: 1, since: String::new() },
            clock: Clock::Standing(DateTime::parse_from_rfc3339(self.now).unwrap()),
            state: Some(self.path("state")),
            witness: Witness::default(),
        };
        self.session = Some(World::open(source, false, surroundings, self.size).unwrap());
        self
    }

    /// The session ends badly: what is not saved is kept, as the keeper does it.
    pub fn loses_the_connection(&mut self) -> &mut Self {
        let (world, app) = self.session.take().unwrap();
        world.keep(&app);
        self
    }

    /// Presses keys, such as `3ja<enter>`.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        for key in script::keys(keys).unwrap() {
            let (_, app) = self.session.as_ref().unwrap();
            if let Some(action) = press::action_of(app, key) {
                self.hears(action);
            }
        }
        self
    }

    /// Types a text as it is, key by key.
    pub fn types(&mut self, text: &str) -> &mut Self {
        self.press(&text.replace('<', "<lt>"))
    }

    /// Pastes a text.
    pub fn pastes(&mut self, text: &str) -> &mut Self {
        self.hears(Action::Paste(text.into()))
    }

    /// The app is told something, and does what it owes to the disk.
    pub fn hears(&mut self, action: Action) -> &mut Self {
        let (world, app) = self.session.as_mut().unwrap();
        self.owed = world.tell(app, action);
        self
    }

    /// The file watcher noticed something.
    pub fn notices_the_file(&mut self) -> &mut Self {
        let changed = self.session.as_ref().unwrap().0.changed_on_disk();
        if changed { self.hears(Action::ChangedOnDisk) } else { self }
    }

    /// The screen shows this.
    #[track_caller]
    pub fn sees(&mut self, text: &str) -> &mut Self {
        let screen = self.screen();
        assert!(screen.contains(text), "{text:?} is not on the screen:\n{screen}");
        self
    }

    /// The screen does not show this.
    #[track_caller]
    pub fn does_not_see(&mut self, text: &str) -> &mut Self {
        let screen = self.screen();
        assert!(!screen.contains(text), "{text:?} is on the screen:\n{screen}");
        self
    }

    /// The screen, with the cursor as the last line.
    pub fn screen(&self) -> String {
        let (_, app) = self.session.as_ref().unwrap();
        let mut terminal = Terminal::new(TestBackend::new(self.size.0, self.size.1)).unwrap();
        terminal.draw(|frame| ui::draw(app, LOOK, frame)).unwrap();
        let buffer = terminal.backend().buffer();
        let mut screen = String::new();
        for y in 0..self.size.1 {
            let row: String = (0..self.size.0).map(|x| buffer[(x, y)].symbol()).collect();
            screen.push_str(row.trim_end());
            screen.push('\n');
        }
        let cursor = terminal.get_cursor_position().unwrap();
        screen.push_str(&format!("cursor: column {}, row {}\n", cursor.x, cursor.y));
        screen
    }

    /// What the last key asked of the screen.
    pub fn owes(&self) -> &[Effect] {
        &self.owed
    }

    /// The scope on the desk.
    pub fn scope(&self) -> &Scope {
        &self.session.as_ref().unwrap().1.scope
    }

    /// Where a file of the folder is.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file into the folder, as another program would.
    pub fn writes(&mut self, name: &str, text: &str) -> &mut Self {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap_or(Path::new("/"))).unwrap();
        // Renamed over, as vim and helix save.
        let beside = path.with_extension("new");
        write(&beside, text);
        std::fs::rename(beside, path).unwrap();
        self
    }

    /// The text of a file of the folder.
    #[track_caller]
    pub fn file(&self, name: &str) -> String {
        let mut text = String::new();
        use std::io::Read as _;
        std::fs::File::open(self.path(name)).unwrap().read_to_string(&mut text).unwrap();
        text
    }

    /// Tells whether there is such a file.
    pub fn has(&self, name: &str) -> bool {
        self.path(name).exists()
    }

    /// The lines in which a file differs from a text: those that went, then those that came.
    #[track_caller]
    pub fn changed_lines(&self, name: &str, before: &str) -> (Vec<String>, Vec<String>) {
        let after = self.file(name);
        let diff = similar::TextDiff::from_lines(before, &after);
        let with = |tag| {
            let changes = diff.iter_all_changes().filter(move |change| change.tag() == tag);
            changes.map(|change| change.value().trim_end().to_owned()).collect()
        };
        (with(similar::ChangeTag::Delete), with(similar::ChangeTag::Insert))
    }
}

fn write(path: &Path, text: &str) {
    use std::io::Write as _;
    std::fs::File::create(path).unwrap().write_all(text.as_bytes()).unwrap();
}
