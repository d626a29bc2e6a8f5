//! The one loop: waits for an event, updates, performs effects, draws.
//! Must not decide anything that a test of the app could not see.

pub mod backend;

pub mod sealing;

pub mod screen;

pub mod signals;

pub mod wait;

pub mod watch;

pub mod witnessed;

pub mod world;

mod approving;
mod input;
mod keeper;
mod modes;
mod outside;

use std::{
    io,
    path::Path,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

use crossterm::{
    Command as _,
    clipboard::CopyToClipboard,
    event::{Event, KeyEvent},
};
use ratatui::{Terminal, backend::TestBackend};

use crate::{
    app::{
        App,
        action::{Action, Failure},
        effect::{Effect, Sitting},
        keys::action_of,
        published::{Opened, Sealed},
        tab::Tab,
        update::update,
    },
    signing::key::Asking,
    store::StoreError,
    ui::{self, look::Look},
};
use backend::{Colours, Lean};
use keeper::Keeper;
use screen::{Screen, ScreenError};
use signals::Signals;
use wait::{Waiter, Waker, Woken};
use watch::FileWatch;
use world::{Source, Surroundings, World};

/// What is opened, and how.
#[derive(Debug, Clone)]
pub struct Opening {
    /// Which scope.
    pub source: Source,
    /// Whether nothing may be changed.
    pub look_only: bool,
    /// The tab that is shown first.
    pub tab: Option<Tab>,
    /// How it looks.
    pub look: Look,
    /// Who works here, the clock, and where unsaved work is kept.
    pub surroundings: Surroundings,
}

/// How the program was left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    /// With everything saved, or nothing changed.
    Saved,
    /// With changes that are kept for the next time.
    Keeping,
}

/// Why the program could not run.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// The file cannot be opened.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The terminal cannot be used.
    #[error(transparent)]
    Screen(#[from] ScreenError),
    /// The system has no threads or file descriptors left.
    #[error("cannot wait for keys: {0}")]
    Io(#[from] io::Error),
}

/// One scope at work: the app, and the world around it.
#[derive(Debug)]
struct Desk {
    app: App,
    world: World,
}

/// Opens a scope without a terminal, presses keys, and returns the screen as text.
///
/// # Errors
/// When the file cannot be opened.
pub fn print(opening: Opening, size: (u16, u16), keys: &[KeyEvent]) -> Result<String, StoreError> {
    let look = opening.look;
    let mut desk = Desk::open(opening, size)?;
    for key in keys {
        if let Some(action) = action_of(&desk.app, *key) {
            desk.tell(action);
        }
    }
    let Ok(mut terminal) = Terminal::new(TestBackend::new(size.0, size.1));
    let Ok(frame) = terminal.draw(|frame| ui::draw(&desk.app, look, frame));
    let lines = (0..frame.area.height).map(|y| {
        let cells = (0..frame.area.width).map(|x| frame.buffer[(x, y)].symbol());
        cells.collect::<String>().trim_end().to_owned() + "\n"
    });
    Ok(lines.collect())
}

/// Opens a scope on the terminal, and returns when it is left.
///
/// # Errors
/// When the file cannot be opened, or the terminal cannot be used.
pub fn run(opening: Opening) -> Result<Left, RunError> {
    let (look, path) = (opening.look, opening.source.path().map(Path::to_owned));
    screen::is_there()?;
    // The file is read before the terminal is taken, so that what is wrong with it stays readable.
    let desk = Arc::new(Mutex::new(Desk::open(opening, (80, 24))?));
    let (waiter, waker) = Waiter::new()?;
    let screen = Screen::enter()?;
    let at_the_end = Arc::clone(&desk);
    let signals = Signals::listen(waker.clone(), move |_| keep_and_let_go(&at_the_end))?;
    let colours = if look.colours { Colours::Shown } else { Colours::Withheld };
    let Ok(terminal) = Terminal::new(Lean::new(screen.size(), colours));
    let mut work = Loop {
        keeper: Keeper::start(Arc::clone(&desk))?,
        desk,
        waiter,
        screen,
        signals,
        terminal,
        look,
        changed: Arc::new(AtomicBool::new(false)),
        waker,
        watch: None,
    };
    work.watch(path.as_deref());
    work.resize();
    work.turn()
}

/// Keeps unsaved work and lets go of the file: the process is told to end. The loop holds the desk for a moment
/// at most, never while it writes to the terminal.
fn keep_and_let_go(desk: &Mutex<Desk>) {
    let mut desk = locked(desk);
    let Desk { app, world } = &mut *desk;
    world.keep(app);
    world.let_go();
}

/// Returns the desk; a panic elsewhere does not make its text worth less.
fn locked(desk: &Mutex<Desk>) -> MutexGuard<'_, Desk> {
    desk.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Desk {
    fn open(opening: Opening, size: (u16, u16)) -> Result<Self, StoreError> {
        let (world, app) = World::open(opening.source, opening.look_only, opening.surroundings, size)?;
        let mut desk = Self { app, world };
        if let Some(tab) = opening.tab {
            desk.tell(Action::Tab(tab));
        }
        Ok(desk)
    }

    /// Tells the app an action, does what it owes to the disk, and returns what it owes to the screen.
    fn tell(&mut self, action: Action) -> Vec<Effect> {
        self.world.tell(&mut self.app, action)
    }
}

/// What the loop works with.
struct Loop {
    desk: Arc<Mutex<Desk>>,
    waiter: Waiter,
    screen: Screen,
    signals: Signals,
    terminal: Terminal<Lean>,
    look: Look,
    keeper: Keeper,
    /// Whether something happened to the file.
    changed: Arc<AtomicBool>,
    waker: Waker,
    watch: Option<FileWatch>,
}

impl Loop {
    fn turn(&mut self) -> Result<Left, RunError> {
        loop {
            if self.draw().is_err() {
                self.signals.hang_up();
            }
            let actions = match self.waiter.wait(None)? {
                Woken::Events(events) => {
                    if let Some(left) = self.take(events)? {
                        return Ok(left);
                    }
                    continue;
                }
                Woken::Called => self.called()?,
                Woken::TimedOut => continue,
                Woken::HungUp => self.signals.hang_up(),
            };
            for action in actions {
                if let Some(left) = self.tell(action)? {
                    return Ok(left);
                }
            }
        }
    }

    /// Draws a frame. Nobody waits for the terminal while the desk is held.
    fn draw(&mut self) -> io::Result<()> {
        let frame = {
            let desk = locked(&self.desk);
            let Ok(_) = self.terminal.draw(|frame| ui::draw(&desk.app, self.look, frame));
            self.terminal.backend_mut().take_frame()
        };
        if frame.is_empty() { Ok(()) } else { self.screen.write(&frame) }
    }

    /// Takes the keys that were pressed; each means what it means after the one before.
    fn take(&mut self, events: Vec<Event>) -> Result<Option<Left>, RunError> {
        for event in events {
            let action = match event {
                Event::Key(key) => action_of(&locked(&self.desk).app, key),
                Event::Paste(text) => Some(Action::Paste(text)),
                _ => None,
            };
            if let Some(action) = action
                && let Some(left) = self.tell(action)?
            {
                return Ok(Some(left));
            }
        }
        Ok(None)
    }

    /// Finds out what another thread called for.
    fn called(&mut self) -> Result<Vec<Action>, RunError> {
        let mut actions = Vec::new();
        if self.signals.take_continued() {
            self.screen.resume()?;
            self.terminal.backend_mut().forget();
        }
        self.resize();
        if self.changed.swap(false, Ordering::SeqCst) && locked(&self.desk).world.changed_on_disk() {
            actions.push(Action::ChangedOnDisk);
        }
        Ok(actions)
    }

    /// Tells the app how large the window is now.
    fn resize(&mut self) {
        let size = self.screen.size();
        let mut desk = locked(&self.desk);
        if desk.app.size != (size.width, size.height) {
            self.terminal.backend_mut().resize(size);
            let _ = update(&mut desk.app, Action::Resized(size.width, size.height));
        }
    }

    /// Tells the app an action, and does what it owes to the screen.
    fn tell(&mut self, action: Action) -> Result<Option<Left>, RunError> {
        let (effects, path) = {
            let mut desk = locked(&self.desk);
            let before = desk.world.path().map(Path::to_owned);
            let effects = desk.tell(action);
            let after = desk.world.path().map(Path::to_owned);
            (effects, if before == after { None } else { after })
        };
        self.keeper.notice();
        if path.is_some() {
            self.watch(path.as_deref());
        }
        for effect in effects {
            match effect {
                Effect::Quit => return Ok(Some(Left::Saved)),
                Effect::QuitKeeping => return Ok(Some(Left::Keeping)),
                Effect::Redraw => self.terminal.backend_mut().forget(),
                Effect::Suspend => {
                    // Where no shell waits, the program would sleep for ever; it then goes on.
                    let _ = self.screen.suspend();
                    self.terminal.backend_mut().forget();
                }
                Effect::Copy(text) => {
                    let mut bytes = String::new();
                    if CopyToClipboard::to_clipboard_from(text).write_ansi(&mut bytes).is_ok() {
                        let _ = self.screen.write(bytes.as_bytes());
                    }
                }
                Effect::Outside(text) => {
                    let edited = self.screen.run_outside(|| outside::edited(&text))?;
                    self.terminal.backend_mut().forget();
                    if let Some(left) = self.tell(Action::Edited(edited))? {
                        return Ok(Some(left));
                    }
                }
                Effect::Approve(sitting) if sitting.key.is_some() => {
                    let approved = self.approve(&sitting)?;
                    if let Some(left) = self.tell(Action::Approved(approved))? {
                        return Ok(Some(left));
                    }
                }
                _ => {}
            }
        }
        Ok(None)
    }

    /// Lets the key sign: its passphrase is asked for on a clean terminal, while the desk is free.
    fn approve(&mut self, sitting: &Sitting) -> Result<Result<Box<(Opened, Sealed)>, Failure>, RunError> {
        let begun = {
            let desk = locked(&self.desk);
            desk.world.begin_approval(&desk.app, sitting)
        };
        let sealing = match begun {
            Ok(sealing) => sealing,
            Err(failure) => return Ok(Err(failure)),
        };
        let signed = self.screen.run_outside(|| sealing.sign(Asking::OnTheTerminal))?;
        self.terminal.backend_mut().forget();
        Ok(locked(&self.desk).world.end_approval(sealing, signed).map(Box::new))
    }

    /// Watches the file, so that a scope that was mended or changed elsewhere is noticed.
    fn watch(&mut self, path: Option<&Path>) {
        let (changed, waker) = (Arc::clone(&self.changed), self.waker.clone());
        self.watch = path.and_then(|path| {
            FileWatch::start(path, move || {
                changed.store(true, Ordering::SeqCst);
                waker.wake();
            })
        });
    }
}
