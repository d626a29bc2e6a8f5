//! The screen: takes the terminal, writes frames to it and gives it back as it was found.
//! Must not know what a frame shows.
//!
//! Mouse and keyboard protocols are left alone: selecting text must keep working over SSH, and terminals
//! only half support the others.

use std::io;
use std::marker::PhantomData;
use std::time::Instant;

use ratatui::layout::Size;
use rustix::process::{Signal, getpgrp, getsid, kill_current_process_group};
use rustix::stdio::{stdin, stdout};
use rustix::termios::{isatty, tcgetwinsize};
use thiserror::Error;

use super::modes::{self, Lent};

/// The size of a terminal that does not tell: that of the DEC VT100.
const USUAL_SIZE: Size = Size::new(80, 24);

/// Why the terminal cannot be used.
#[derive(Debug, Error)]
pub enum ScreenError {
    /// Input or output is a pipe or a file.
    #[error(
        "cannot open the screen: the {stream} is no terminal\nnext: use `isms-scope show FILE` to read a scope here, `isms-scope check FILE` to check it"
    )]
    NotATerminal {
        /// Which of the two.
        stream: &'static str,
    },
    /// The terminal cannot move its cursor.
    #[error(
        "cannot open the screen: the terminal cannot move its cursor (TERM is dumb, or not set)\nnext: use `isms-scope show FILE` to read a scope here, `isms-scope check FILE` to check it"
    )]
    Dumb,
    /// There is no shell that could bring the program back.
    #[error("cannot suspend: no shell waits for this program")]
    NoShell,
    /// The terminal refuses.
    #[error("cannot use the terminal: {0}")]
    Refused(#[from] io::Error),
}

/// The terminal while it is ours. Dropping it gives the terminal back.
///
/// From another thread, [`crate::terminal::signals`] and the panic hook give it back too; after that
/// [`Screen::write`] refuses.
#[derive(Debug)]
pub struct Screen {
    /// Stays on the thread that waits for keys: stopping the process must stop that thread.
    here: PhantomData<*const ()>,
}

/// Tells whether there is a terminal that a screen can be drawn on.
///
/// # Errors
///
/// When input or output is not a terminal, or when `TERM` says that it cannot move its cursor.
pub fn is_there() -> Result<(), ScreenError> {
    if !isatty(stdin()) {
        return Err(ScreenError::NotATerminal { stream: "input" });
    }
    if !isatty(stdout()) {
        return Err(ScreenError::NotATerminal { stream: "output" });
    }
    if std::env::var_os("TERM").is_none_or(|term| term.is_empty() || term == "dumb") {
        return Err(ScreenError::Dumb);
    }
    Ok(())
}

impl Screen {
    /// Takes the terminal: raw mode, alternate screen, marks around pasted text.
    ///
    /// # Errors
    ///
    /// When input or output is not a terminal, when `TERM` says that it cannot move its cursor, or when it
    /// refuses. The terminal is then as before.
    pub fn enter() -> Result<Self, ScreenError> {
        is_there()?;
        let screen = Self { here: PhantomData };
        modes::enter()?;
        Ok(screen)
    }

    /// Gives the terminal back. The second time it does nothing.
    pub fn leave(&mut self) {
        modes::leave();
    }

    /// Writes a frame, usually with one system call.
    ///
    /// # Errors
    ///
    /// When the terminal is gone or was given back. What it shows is then unknown.
    pub fn write(&self, frame: &[u8]) -> io::Result<()> {
        if frame.is_empty() {
            return Ok(());
        }
        if modes::is_inside() { modes::write_all(frame) } else { Err(io::ErrorKind::NotConnected.into()) }
    }

    /// Returns columns and rows, or 80 by 24 when the terminal does not tell.
    #[must_use]
    pub fn size(&self) -> Size {
        match tcgetwinsize(stdout()) {
            Ok(told) if told.ws_col > 0 && told.ws_row > 0 => Size::new(told.ws_col, told.ws_row),
            _ => USUAL_SIZE,
        }
    }

    /// Stops the program as Ctrl-Z does elsewhere, and returns when the shell brings it back.
    /// Afterwards all must be painted again.
    ///
    /// # Errors
    ///
    /// When no shell waits for the program (it would sleep for ever), or when the terminal refuses.
    pub fn suspend(&mut self) -> Result<(), ScreenError> {
        // A shell with job control gives each job a process group of its own.
        if getsid(None).map_err(io::Error::from)? == getpgrp() {
            return Err(ScreenError::NoShell);
        }
        self.leave();
        modes::write_all(b"suspended: `fg` returns\n")?;
        // The whole group, as the terminal driver would do it: whoever started us must stop as well.
        kill_current_process_group(Signal::TSTP).map_err(io::Error::from)?;
        self.resume()
    }

    /// Takes the terminal again after the process was stopped and continued by somebody else, who may have
    /// changed its settings. Afterwards all must be painted again.
    ///
    /// # Errors
    ///
    /// When the terminal refuses.
    pub fn resume(&mut self) -> Result<(), ScreenError> {
        Ok(modes::enter_again()?)
    }

    /// Lends the terminal to another program, such as `$EDITOR`. Afterwards all must be painted again.
    ///
    /// Ctrl-C typed there reaches us too; meanwhile it is ignored.
    ///
    /// # Errors
    ///
    /// When the terminal refuses to be taken again; the result of `program` is lost then.
    pub fn run_outside<T>(&mut self, program: impl FnOnce() -> T) -> Result<T, ScreenError> {
        self.leave();
        modes::lend(Lent::Out);
        let result = program();
        modes::lend(Lent::Back(Instant::now()));
        modes::enter()?;
        Ok(result)
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        self.leave();
    }
}
