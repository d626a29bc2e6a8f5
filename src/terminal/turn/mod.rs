//! The loop itself: waits for an event, updates, performs effects, draws.
//! Must not decide anything that a test of the app could not see.

mod signing;

use std::{
    io::{self, Write as _},
    panic::{AssertUnwindSafe, catch_unwind},
    path::Path,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    thread,
};

use crossterm::{Command as _, clipboard::CopyToClipboard, event::Event};
use ratatui::Terminal;

use super::{
    Left, Opening, RunError,
    backend::{Colours, Lean},
    desk::{Desk, keep_and_let_go, locked},
    input::LONGEST_PASTE,
    keeper::Keeper,
    outside,
    screen::Screen,
    signals::Signals,
    wait::{Waiter, Waker, Woken, forget_keys},
    watch::FileWatch,
};
use crate::{
    app::{action::Action, effect::Effect, mode::Mode, press::action_of, update::update},
    store::plain,
    ui::{self, look::Look},
};

/// What the loop works with.
pub(super) struct Loop {
    desk: Arc<Mutex<Desk>>,
    waiter: Waiter,
    screen: Screen,
    signals: Signals,
    terminal: Terminal<Lean>,
    look: Look,
    keeper: Keeper,
    /// Whether something happened to the file.
    changed: Arc<AtomicBool>,
    /// What the keeper has to say.
    trouble: Arc<Mutex<Option<String>>>,
    waker: Waker,
    watch: Option<FileWatch>,
    /// Whether the keys that were read are not wanted any more.
    forgotten: bool,
}

impl Loop {
    /// Opens a scope and takes the terminal.
    pub(super) fn begin(opening: Opening) -> Result<Self, RunError> {
        let (look, path) = (opening.look, opening.source.path().map(Path::to_owned));
        // The file is read before the terminal is taken, so that what is wrong with it stays readable.
        let desk = Arc::new(Mutex::new(Desk::open(opening, (80, 24))?));
        let (waiter, waker) = Waiter::new()?;
        let at_the_end = Arc::clone(&desk);
        // Before the terminal is taken: a signal in between would leave it as nobody wants it.
        let signals = Signals::listen(waker.clone(), move |_| {
            // There is nobody to tell while a connection breaks.
            let _ = keep_and_let_go(&at_the_end);
        })?;
        let screen = Screen::enter()?;
        let colours = if look.colours { Colours::Shown } else { Colours::Withheld };
        let Ok(terminal) = Terminal::new(Lean::new(screen.size(), colours));
        let (trouble, call) = (Arc::<Mutex<Option<String>>>::default(), waker.clone());
        let trouble_told = Arc::clone(&trouble);
        let keeper = Keeper::start(Arc::clone(&desk), move |error| {
            let says = format!("Unsaved work cannot be kept: {}. Save often.", plain(error));
            *locked(&trouble_told) = Some(says);
            call.wake();
        })?;
        let mut work = Self {
            keeper,
            desk,
            waiter,
            screen,
            signals,
            terminal,
            look,
            changed: Arc::new(AtomicBool::new(false)),
            trouble,
            waker,
            watch: None,
            forgotten: false,
        };
        work.watch(path.as_deref());
        work.resize();
        Ok(work)
    }

    /// Turns until the program is left.
    pub(super) fn turn(&mut self) -> Result<Left, RunError> {
        loop {
            if self.draw().is_err() {
                self.signals.hang_up();
            }
            let actions = match self.waiter.wait(None)? {
                Woken::Events(events) => {
                    // The news of a new size may be behind the first key that is meant for it.
                    self.resize();
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

    /// Takes the keys that were pressed; each means what it means after the one before. Nothing is drawn between them
    /// but what is signed.
    fn take(&mut self, events: Vec<Event>) -> Result<Option<Left>, RunError> {
        self.forgotten = false;
        for event in events {
            if self.forgotten {
                break;
            }
            // What is signed counts as seen once it was drawn: no key goes on from what was not.
            if matches!(locked(&self.desk).app.mode, Mode::Signing(_)) && self.draw().is_err() {
                self.signals.hang_up();
            }
            #[cfg(debug_assertions)]
            panic_if_asked(&event);
            let action = match event {
                Event::Key(key) => action_of(&locked(&self.desk).app, key),
                Event::Paste(text) if text.len() > LONGEST_PASTE => Some(Action::Told(format!(
                    "Nothing was pasted: the text has more than {} KiB.",
                    LONGEST_PASTE / 1024
                ))),
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
        if self.changed.swap(false, Ordering::SeqCst) {
            actions.extend(locked(&self.desk).world.noticed());
        }
        actions.extend(locked(&self.trouble).take().map(Action::Told));
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
                Effect::ForgetKeys => {
                    forget_keys();
                    self.forgotten = true;
                }
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
                    if let Some(left) = self.tell(approved)? {
                        return Ok(Some(left));
                    }
                }
                Effect::Withdraw(leaving) if leaving.key.is_some() => {
                    let withdrawn = self.withdraw(&leaving)?;
                    if let Some(left) = self.tell(withdrawn)? {
                        return Ok(Some(left));
                    }
                }
                _ => {}
            }
        }
        Ok(None)
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

impl Drop for Loop {
    /// However the loop is left, by an error or a panic too: nothing that was written is lost, nobody finds a lock.
    fn drop(&mut self) {
        let kept = catch_unwind(AssertUnwindSafe(|| {
            let kept = keep_and_let_go(&self.desk).is_ok();
            let desk = locked(&self.desk);
            kept && (desk.app.is_unsaved() || desk.app.is_writing() || !desk.app.typed().is_empty())
        }));
        if thread::panicking() && kept.unwrap_or_default() {
            // Nobody may be reading any more, and a second panic would end the process without a word.
            let told = "Changes that are not saved were kept. Start again, and they are offered.";
            let _ = writeln!(io::stderr(), "{told}");
        }
    }
}

/// Lets a test see what becomes of the terminal and of the work: panics on the key that it names in the
/// environment. What is handed out is built without this.
#[cfg(debug_assertions)]
fn panic_if_asked(event: &Event) {
    let Ok(asked) = std::env::var("ISMS_SCOPE_PANIC_ON") else { return };
    if let Event::Key(key) = event {
        assert_ne!(key.code.to_string(), asked, "asked to panic");
    }
}
