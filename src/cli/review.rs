//! `review`: the guided review on the screen, or line by line on any terminal.
//! Must not know what is asked.

use std::io::stdin;

use super::{
    aloud::Aloud,
    arguments::{Open, Review},
    holder, open,
    outcome::{Answer, Stop},
    output, witness,
};
use crate::{
    app::tab::Tab,
    cli::{clock, paths::Paths},
    terminal::{
        surroundings::{Clock, Source, Surroundings},
        world::World,
    },
};

/// The window that a conversation is laid out for: lines as wide as a page of text, none of them out of sight.
const WINDOW: (u16, u16) = (80, 1000);

/// Opens the guided review where it was left.
pub(super) fn run(arguments: &Review) -> Result<Answer, Stop> {
    if !arguments.plain {
        let opened = open::run_at(&Open::of(arguments.file.clone(), arguments.look), Some(Tab::Guide));
        return opened.map_err(|stop| without_a_screen(stop, arguments));
    }
    let surroundings = Surroundings {
        holder: holder::of_this_process(),
        clock: Clock::Going(clock::now),
        state: Paths::of_the_user().map(|paths| paths.state),
        key: None,
        witness: witness::usual(),
    };
    let (world, app) = World::open(Source::File(arguments.file.clone()), false, surroundings, WINDOW)?;
    if let Some(report) = app.broken {
        return Err(Stop::Unreadable(report));
    }
    if let Some(why) = &app.opened.read_only {
        return Err(Stop::Taken(format!("{why}\nnext: look at it with isms-scope show, or come back later")));
    }
    // What was done at the start: an approval that was cut short is complete now.
    if let Some(message) = &app.message {
        output::say(&message.text);
    }
    Aloud::new(world, app, stdin().lock(), output::print).review()
}

/// Where there is no screen, the review can still be done: line by line.
fn without_a_screen(stop: Stop, arguments: &Review) -> Stop {
    let Stop::NeedsTerminal(why) = stop else { return stop };
    let why = why.lines().next().unwrap_or_default();
    let file = arguments.file.display();
    Stop::NeedsTerminal(format!("{why}\nnext: isms-scope review {file} --plain asks line by line"))
}
