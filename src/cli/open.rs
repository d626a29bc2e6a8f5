//! Opening the screen: which scope, how it looks, and what has to be there for it.
//! Must not know what the screen shows.

use std::{io::IsTerminal as _, path::PathBuf};

use super::{
    arguments::{Color, Look as LookWanted, Open, TabName},
    clock, holder, output,
    outcome::{Answer, Stop},
    paths::Paths,
    sample,
};
use crate::{
    app::{script, tab::Tab},
    store::session,
    terminal::{
        self, Left, Opening, RunError,
        world::{Clock, Source, Surroundings},
    },
    ui::look::Look,
};

/// The scope that is opened where none is named.
const USUAL_FILE: &str = "scope.ron";

/// The size of the screen that is printed without a terminal, where none is named.
const USUAL_SIZE: (u16, u16) = (80, 24);

/// Opens a scope on the screen, or prints one screen of it without a terminal.
pub(super) fn run(open: Open) -> Result<Answer, Stop> {
    let state = Paths::of_the_user().map(|paths| paths.state);
    let opening = Opening {
        source: source(open.file.clone(), state.as_deref()),
        look_only: open.read_only,
        tab: open.tab.map(tab),
        look: look(open.look),
        surroundings: Surroundings { holder: holder::of_this_process(), clock: Clock::Going(clock::now), state: state.clone() },
    };
    if open.print {
        return print(opening, &open);
    }
    terminal_is_there()?;
    if let (Some(path), Some(state)) = (opening.source.path(), &state) {
        session::remember(state, path);
    }
    match terminal::run(opening) {
        Ok(Left::Saved) => Ok(Answer::Yes),
        Ok(Left::Keeping) => {
            output::say("Changes that are not saved were kept. Start again, and they are offered.");
            Ok(Answer::Yes)
        }
        Ok(Left::HungUp) => Err(Stop::HungUp),
        Err(RunError::Store(error)) => Err(error.into()),
        Err(RunError::Screen(error)) => Err(Stop::NeedsTerminal(error.to_string())),
        Err(error @ RunError::Io(_)) => Err(Stop::NeedsTerminal(error.to_string())),
    }
}

/// Prints one screen after the keys.
fn print(mut opening: Opening, open: &Open) -> Result<Answer, Stop> {
    let keys = script::keys(open.keys.as_deref().unwrap_or_default())
        .map_err(|problem| Stop::Refused(format!("cannot press these keys: {problem}")))?;
    if let Some(today) = open.today {
        let noon = today.and_hms_opt(12, 0, 0).expect("every day has a noon");
        opening.surroundings.clock = Clock::Standing(noon.and_utc().fixed_offset());
    }
    // A picture is no session: it neither finds unsaved work nor leaves any.
    opening.surroundings.state = None;
    let screen = terminal::print(opening, open.size.unwrap_or(USUAL_SIZE), &keys)?;
    output::print(&screen)?;
    Ok(Answer::Yes)
}

/// The scope that is named, else the one in this folder, else the one opened last, else the sample.
fn source(named: Option<PathBuf>, state: Option<&std::path::Path>) -> Source {
    let here = PathBuf::from(USUAL_FILE);
    named
        .or_else(|| here.exists().then_some(here))
        .or_else(|| session::opened_last(state?).filter(|path| path.exists()))
        .map_or_else(|| Source::Sample(Box::new(sample::sample())), Source::File)
}

fn tab(name: TabName) -> Tab {
    match name {
        TabName::Overview => Tab::Overview,
        TabName::Context => Tab::Context,
        TabName::Inclusions => Tab::Inclusions,
        TabName::Exclusions => Tab::Exclusions,
        TabName::Stakeholders => Tab::Stakeholders,
        TabName::Review => Tab::Review,
        TabName::Approval => Tab::Approval,
    }
}

fn look(wanted: LookWanted) -> Look {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let colours = match wanted.color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => !set("NO_COLOR"),
    };
    Look { colours, ascii: wanted.ascii || !locale_is_utf8() }
}

/// Tells whether the locale writes UTF-8; where it says nothing, the terminal is taken to.
fn locale_is_utf8() -> bool {
    let told = ["LC_ALL", "LC_CTYPE", "LANG"].iter().filter_map(|name| std::env::var(name).ok());
    match told.into_iter().find(|locale| !locale.is_empty()) {
        Some(locale) => {
            let locale = locale.to_lowercase();
            locale.contains("utf-8") || locale.contains("utf8")
        }
        None => true,
    }
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
