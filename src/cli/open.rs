//! Opening the screen: the request, and what has to be there for it.
//! Must not know what the screen shows.

use std::io::IsTerminal as _;

use super::{
    arguments::Open,
    outcome::{Answer, Stop},
};

/// Opens a scope on the screen, or prints one screen of it without a terminal.
pub(super) fn run(open: Open) -> Result<Answer, Stop> {
    if !open.print {
        terminal_is_there()?;
    }
    screen(open)
}

/// Tells why no screen can be opened here.
fn terminal_is_there() -> Result<(), Stop> {
    let missing = if !std::io::stdin().is_terminal() {
        "the input is no terminal"
    } else if !std::io::stdout().is_terminal() {
        "the output is no terminal"
    } else if std::env::var_os("TERM").is_none_or(|term| term.is_empty() || term == "dumb") && cfg!(unix) {
        "the terminal cannot move its cursor (TERM is dumb, or not set)"
    } else {
        return Ok(());
    };
    Err(Stop::NeedsTerminal(format!(
        "cannot open the screen: {missing}\nnext: use `isms-scope show FILE` to read a scope here, `isms-scope check FILE` to check it"
    )))
}

/// The one place where the screen is wired in.
fn screen(open: Open) -> Result<Answer, Stop> {
    let _ = open;
    Err(Stop::NeedsTerminal("the screen is not part of this build".to_owned()))
}
