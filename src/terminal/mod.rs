//! The one loop: waits for an event, updates, performs effects, draws.
//! Must not decide anything that a test of the app could not see.

pub mod backend;

pub mod last_change;

pub mod unsealed;

pub mod signer_list;

pub mod sealing;

pub mod finishing;

pub mod screen;

pub mod signals;

pub mod wait;

pub mod watch;

pub mod surroundings;

pub mod withdrawing;

pub mod witnessed;

pub mod world;

mod approving;
mod day;
mod desk;
mod drawer;
mod holding;
mod input;
mod keeper;
mod modes;
mod outside;
mod turn;
mod unsaved;

use std::io;

use crossterm::event::KeyEvent;
use ratatui::{Terminal, backend::TestBackend};

use crate::{
    app::{press::action_of, tab::Tab},
    store::StoreError,
    ui::{self, look::Look},
};
use desk::Desk;
use screen::ScreenError;
use surroundings::{Source, Surroundings};
use turn::Loop;

/// What is opened, and how.
#[derive(Debug, Clone)]
pub struct Opening {
    /// Which scope.
    pub source: Source,
    /// Whether nothing may be changed.
    pub look_only: bool,
    /// The tab that is shown first.
    pub tab: Option<Tab>,
    /// Whether the sitting is begun, where the scope waits for its approval.
    pub sitting: bool,
    /// What is told first: what is wrong with the settings.
    pub told: Option<String>,
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
    screen::is_there()?;
    Loop::begin(opening)?.turn()
}
