//! The words in which stories are told: given a file, press keys, see the screen, find the file.

mod mending;
mod screen;
mod signing;
mod until;

use std::{
    cell::Cell,
    io::Read as _,
    path::{Path, PathBuf},
    sync::OnceLock,
};

use chrono::{DateTime, FixedOffset};
use isms_scope::{
    app::{App, action::Action, effect::Effect, mode::Mode, press, script},
    scope::Scope,
    signing::witness::Witness,
    store::{
        format,
        lock::{self, Holder, Lock},
    },
    terminal::{
        surroundings::{Clock, Source, Surroundings},
        world::World,
    },
};
use tempfile::TempDir;

/// The sample, as it is built in.
pub(crate) const SAMPLE: &str = include_str!("../../../data/clerk-io.ron");

/// A scope that lacks nothing but its review and its approval.
pub(crate) const COMPLETE: &str = include_str!("../../fixtures/complete.ron");

/// The moment at which all stories happen.
const NOW: &str = "2026-11-24T10:00:00+01:00";

/// Who approves the sample, as the scope has it.
pub(crate) const CEO: &str = "Hans-Kristian Bjerregaard";

/// Why the CEO may be the data protection officer too, as the approver writes it.
pub(crate) const CONFLICT: &str = "Nobody else is there yet.";

/// A story: a folder with files, and a session on one of them.
pub(crate) struct Story {
    folder: TempDir,
    size: (u16, u16),
    now: &'static str,
    look_only: bool,
    session: Option<(World, App)>,
    owed: Vec<Effect>,
}

thread_local! {
    /// What the clock on the wall says in the story of this thread.
    static TIME: Cell<&'static str> = const { Cell::new(NOW) };
}

fn the_time() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(TIME.get()).unwrap()
}

impl Story {
    /// Given the sample, saved as `scope.ron` and opened.
    pub(crate) fn given_the_sample() -> Self {
        Self::given(SAMPLE)
    }

    /// Given a file with this text, opened.
    pub(crate) fn given(text: &str) -> Self {
        let mut story = Self::given_nothing();
        story.writes("scope.ron", text);
        story.opens("scope.ron");
        story
    }

    /// Given a scope that lacks nothing but its review and its approval.
    pub(crate) fn given_a_complete_scope() -> Self {
        Self::given(COMPLETE)
    }

    /// Given a complete scope of which every question is answered with yes, saved.
    pub(crate) fn given_an_answered_scope() -> Self {
        static ANSWERED: OnceLock<String> = OnceLock::new();
        let text = ANSWERED.get_or_init(|| {
            let mut story = Self::given_a_complete_scope();
            story.answers_everything().press("<ctrl-s>").sees("Saved ");
            story.file("scope.ron")
        });
        Self::given(text)
    }

    /// Given a complete scope of which 2.0 was approved today, opened again.
    pub(crate) fn given_an_approved_scope() -> Self {
        // Told once: the way there is a story of its own.
        static APPROVED: OnceLock<String> = OnceLock::new();
        let text = APPROVED.get_or_init(|| Self::given_an_approval().file("scope.ron"));
        let mut story = Self::given_nothing();
        story.writes("scope.ron", text).writes("scope.approved/2.0.ron", text).opens("scope.ron");
        story.sees(" scope.ron   2.0 published");
        story
    }

    /// Given a complete scope of which 2.0 was approved a moment ago, in this session.
    pub(crate) fn given_an_approval() -> Self {
        let mut story = Self::given_an_answered_scope();
        story.press("7<home>").signs("2.0").sees("Approved 2.0.");
        story
    }

    /// Given the built-in sample, which belongs to nobody.
    pub(crate) fn given_a_fresh_machine() -> Self {
        let mut story = Self::given_nothing();
        story.opens_the_sample();
        story
    }

    /// Given an empty folder, and nothing opened.
    pub(crate) fn given_nothing() -> Self {
        // A path of one length everywhere: messages and pictures hold it.
        let folder = if cfg!(unix) { tempfile::tempdir_in("/tmp") } else { tempfile::tempdir() }.unwrap();
        Self { folder, size: (80, 24), now: NOW, look_only: false, session: None, owed: Vec::new() }
    }

    /// In a window of this size.
    pub(crate) fn in_a_window(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.size = (columns, rows);
        if self.session.is_some() {
            self.hears(Action::Resized(columns, rows));
        }
        self
    }

    /// Answers every open question of the review with yes, from the first to the last.
    #[track_caller]
    pub(crate) fn answers_everything(&mut self) -> &mut Self {
        self.press("6<home>");
        // A prompt more or less is no matter here; that it comes to an end is.
        for _ in 0..60 {
            if self.app().walk.open().next().is_none() {
                break;
            }
            self.press("y");
        }
        self.press("6<home>").sees("36 of 36 questions answered")
    }

    /// Reads what is signed, page by page, until the form of consent is shown.
    #[track_caller]
    pub(crate) fn reads_to_the_end(&mut self) -> &mut Self {
        let mut pages = 0;
        // The title of the form: "Approve version 2.0?", or "Reaffirm version 2.1?".
        while !self.press("<enter>").screen().contains("rove version")
            && !self.screen().contains("firm version")
        {
            pages += 1;
            assert!(pages < 50, "there is no end to what is signed:\n{}", self.screen());
        }
        self
    }

    /// Reads what is signed to its end and fills in the form, from the row that begins it; and the page behind it.
    pub(crate) fn signs(&mut self, version: &str) -> &mut Self {
        self.approves(version);
        if matches!(self.app().mode, Mode::Reading(_)) { self.press("<enter>") } else { self }
    }

    /// The same, up to the page that says what was written.
    pub(crate) fn approves(&mut self, version: &str) -> &mut Self {
        self.press("<enter>").sees("What am I signing").reads_to_the_end();
        self.types(CONFLICT).press("<enter>").types(CEO).press("<enter>").types(version).press("<enter>")
    }

    /// Opens the scope to look at it only, as with `--read-only`.
    pub(crate) fn opens_to_read(&mut self, name: &str) -> &mut Self {
        self.look_only = true;
        self.opens(name)
    }

    /// On another day, for what is opened from now on.
    pub(crate) fn at(&mut self, now: &'static str) -> &mut Self {
        self.now = now;
        self
    }

    /// Time passes while the scope is open.
    pub(crate) fn waits_until(&mut self, now: &'static str) -> &mut Self {
        TIME.set(now);
        self.at(now)
    }

    /// Opens a file of the folder, or opens it again.
    pub(crate) fn opens(&mut self, name: &str) -> &mut Self {
        self.open(Source::File(self.path(name)))
    }

    /// Opens the built-in sample, or opens it again.
    pub(crate) fn opens_the_sample(&mut self) -> &mut Self {
        let scope: Scope = format::read(SAMPLE).unwrap().scope;
        self.open(Source::Sample(Box::new(scope)))
    }

    /// Somebody else, elsewhere, has the file open for as long as this is kept.
    pub(crate) fn holds_the_lock(&mut self, user: &str, name: &str) -> Lock {
        self.session = None;
        let holder = Holder { user: user.into(), host: "there".into(), pid: 2, since: "10:00".into() };
        lock::acquire(&self.path(name), &holder).unwrap()
    }

    fn open(&mut self, source: Source) -> &mut Self {
        // A session that is still there is left first: its lock would make the next one read-only.
        self.session = None;
        TIME.set(self.now);
        let surroundings = Surroundings {
            holder: Holder { user: "Ida".into(), host: "here".into(), pid: 1, since: String::new() },
            clock: Clock::Going(the_time),
            state: Some(self.path("state")),
            key: None,
            witness: Witness::default(),
        };
        self.session = Some(World::open(source, self.look_only, surroundings, self.size).unwrap());
        self
    }

    /// The session ends badly: what is not saved is kept, as the keeper does it.
    pub(crate) fn loses_the_connection(&mut self) -> &mut Self {
        let (world, app) = self.session.take().unwrap();
        world.keep(&app).unwrap();
        self
    }

    /// Presses keys, such as `3ja<enter>`.
    pub(crate) fn press(&mut self, keys: &str) -> &mut Self {
        for key in script::keys(keys).unwrap() {
            let (_, app) = self.session.as_ref().unwrap();
            if let Some(action) = press::action_of(app, key) {
                self.hears(action);
            }
        }
        self
    }

    /// Types a text as it is, key by key.
    pub(crate) fn types(&mut self, text: &str) -> &mut Self {
        self.press(&text.replace('<', "<lt>"))
    }

    /// Pastes a text.
    pub(crate) fn pastes(&mut self, text: &str) -> &mut Self {
        self.hears(Action::Paste(text.into()))
    }

    /// The app is told something, and does what it owes to the disk.
    pub(crate) fn hears(&mut self, action: Action) -> &mut Self {
        let (world, app) = self.session.as_mut().unwrap();
        self.owed = world.tell(app, action);
        self
    }

    /// The file watcher noticed something.
    pub(crate) fn notices_the_file(&mut self) -> &mut Self {
        let noticed = self.session.as_mut().unwrap().0.noticed();
        if let Some(action) = noticed { self.hears(action) } else { self }
    }

    /// The app, for what a screen cannot show; the story ends.
    pub(crate) fn into_app(mut self) -> App {
        self.session.take().unwrap().1
    }

    /// What the last key asked of the screen.
    pub(crate) fn owes(&self) -> &[Effect] {
        &self.owed
    }

    /// The app, to count what the stories press through.
    pub(crate) fn app(&self) -> &App {
        &self.session.as_ref().unwrap().1
    }

    /// The scope on the desk.
    pub(crate) fn scope(&self) -> &Scope {
        &self.session.as_ref().unwrap().1.scope
    }

    /// Where a file of the folder is.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file into the folder, as another program would.
    pub(crate) fn writes(&mut self, name: &str, text: &str) -> &mut Self {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap_or(Path::new("/"))).unwrap();
        // Renamed over, as vim and helix save.
        let beside = path.with_extension("new");
        write(&beside, text);
        std::fs::rename(beside, path).unwrap();
        self
    }

    /// Deletes a file of the folder, as another program would.
    pub(crate) fn loses_the_file(&mut self, name: &str) -> &mut Self {
        std::fs::remove_file(self.path(name)).unwrap();
        self
    }

    /// The text of a file of the folder.
    #[track_caller]
    pub(crate) fn file(&self, name: &str) -> String {
        let mut text = String::new();
        std::fs::File::open(self.path(name)).unwrap().read_to_string(&mut text).unwrap();
        text
    }

    /// Tells whether there is such a file.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.path(name).exists()
    }

    /// The lines in which a file differs from a text: those that went, then those that came.
    #[track_caller]
    pub(crate) fn changed_lines(&self, name: &str, before: &str) -> (Vec<String>, Vec<String>) {
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
