//! Opening the screen: which scope, how it looks, and what has to be there for it.
//! Must not know what the screen shows.

use std::path::{Path, PathBuf};

use super::{
    arguments::Open,
    clock, config, holder, look,
    outcome::{Answer, Stop},
    output,
    paths::Paths,
    sample, witness,
};
use crate::{
    app::tab::Tab,
    store::session,
    terminal::{
        self, Left, Opening, RunError,
        surroundings::{Clock, Source, Surroundings},
    },
};

/// The scope that is opened where none is named.
const USUAL_FILE: &str = "scope.ron";

/// The size of the screen that is printed without a terminal, where none is named.
const USUAL_SIZE: (u16, u16) = (80, 24);

/// Opens a scope on the screen, or prints one screen of it without a terminal.
pub(super) fn run(open: &Open) -> Result<Answer, Stop> {
    run_at(open, open.tab)
}

/// Opens a scope at a tab.
pub(super) fn run_at(open: &Open, tab: Option<Tab>) -> Result<Answer, Stop> {
    let state = Paths::of_the_user().map(|paths| paths.state);
    let (key, broken) = match &open.key {
        Some(named) => (Some(named.clone()), None),
        None => config::key().map_or_else(|why| (None, Some(config::told(&why))), |key| (key, None)),
    };
    let opening = Opening {
        source: source(open.file.clone(), state.as_deref()),
        look_only: open.read_only,
        tab,
        sitting: open.sitting,
        told: broken,
        look: look::of(open.look),
        surroundings: Surroundings {
            holder: holder::of_this_process(),
            clock: Clock::Going(clock::now),
            state: state.clone(),
            key,
            witness: witness::usual(),
        },
    };
    if open.print {
        return print(opening, open);
    }
    let path = opening.source.path().map(Path::to_owned);
    let left = terminal::run(opening);
    // Only what could be opened is worth finding again.
    if let (Ok(_), Some(path), Some(state)) = (&left, &path, &state) {
        session::remember(state, path);
    }
    match left {
        Ok(Left::Saved) => Ok(Answer::Yes),
        Ok(Left::Keeping) => {
            output::say("Changes that are not saved were kept. Start again, and they are offered.");
            Ok(Answer::Yes)
        }
        Err(RunError::Store(error)) => Err(error.into()),
        Err(RunError::Screen(error)) => Err(Stop::NeedsTerminal(error.to_string())),
        Err(error @ RunError::Io(_)) => Err(Stop::NeedsTerminal(error.to_string())),
    }
}

/// Prints one screen after the keys.
fn print(mut opening: Opening, open: &Open) -> Result<Answer, Stop> {
    let keys = open.keys.as_ref().map_or(&[][..], |keys| &keys.0);
    if let Some(today) = open.today {
        let noon = today.and_hms_opt(12, 0, 0).expect("every day has a noon");
        opening.surroundings.clock = Clock::Standing(noon.and_utc().fixed_offset());
    }
    // A picture is no session: it neither finds unsaved work nor leaves any.
    opening.surroundings.state = None;
    let screen = terminal::print(opening, open.size.unwrap_or(USUAL_SIZE), keys)?;
    output::print(&screen)?;
    Ok(Answer::Yes)
}

/// The scope that is named, else the one in this folder, else the one opened last, else the sample.
fn source(named: Option<PathBuf>, state: Option<&Path>) -> Source {
    let here = PathBuf::from(USUAL_FILE);
    named
        .or_else(|| here.exists().then_some(here))
        .or_else(|| session::opened_last(state?).filter(|path| path.exists()))
        .map_or_else(|| Source::Sample(Box::new(sample::sample())), Source::File)
}
