//! Opening the screen: the request, and what has to be there for it.
//! Must not know what the screen shows.

use std::{
    io::IsTerminal as _,
    path::{Path, PathBuf},
};

use chrono::NaiveDate;

use super::{
    arguments::Open,
    look,
    outcome::{Answer, Stop},
};
use crate::{app::tab::Tab, ui::look::Look};

/// What the screen is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The scope that was named, or `./scope.ron` where there is one; `None` for the one opened last, or the
    /// sample.
    pub file: Option<PathBuf>,
    /// Whether nothing may be changed.
    pub read_only: bool,
    /// How it looks.
    pub look: Look,
    /// The tab to open at.
    pub tab: Option<Tab>,
    /// One screen without a terminal, after these keys; `None` for the terminal.
    pub printed: Option<Printed>,
}

/// One screen, printed without a terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    /// The keys to press first.
    pub keys: String,
    /// Width and height.
    pub size: (u16, u16),
    /// The day to take for today; `None` for the clock's.
    pub today: Option<NaiveDate>,
}

/// Opens a scope on the screen, or prints one screen of it without a terminal.
pub(super) fn run(open: Open) -> Result<Answer, Stop> {
    if !open.print {
        terminal_is_there()?;
    }
    screen(&request(open))
}

/// The one place where the screen is wired in.
fn screen(request: &Request) -> Result<Answer, Stop> {
    Err(Stop::NeedsTerminal(format!("this build has no screen for {request:?}")))
}

fn request(open: Open) -> Request {
    let here = || Some(PathBuf::from("scope.ron")).filter(|path| Path::is_file(path));
    let printed = open.print.then(|| Printed {
        keys: open.keys.unwrap_or_default(),
        size: open.size.unwrap_or((80, 24)),
        today: open.today,
    });
    Request {
        file: open.file.or_else(here),
        read_only: open.read_only,
        look: look::of(open.look),
        tab: open.tab.map(Tab::from),
        printed,
    }
}

/// Tells why no screen can be opened here.
fn terminal_is_there() -> Result<(), Stop> {
    let missing = if !std::io::stdin().is_terminal() {
        "the input is no terminal"
    } else if !std::io::stdout().is_terminal() {
        "the output is no terminal"
    } else if cfg!(unix) && std::env::var_os("TERM").is_none_or(|term| term.is_empty() || term == "dumb") {
        "the terminal cannot move its cursor (TERM is dumb, or not set)"
    } else {
        return Ok(());
    };
    Err(Stop::NeedsTerminal(format!(
        "cannot open the screen: {missing}\n\
         next: use `isms-scope show FILE` to read a scope here, `isms-scope check FILE` to check it"
    )))
}
