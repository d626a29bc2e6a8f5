//! The commands: reads arguments and prints.
//! Must not hold a rule: more than reading and printing belongs lower.

mod aloud;
pub mod approval_arguments;
mod approve;
pub mod arguments;
mod check;
pub mod choices;
mod clock;
mod config;
mod diff;
mod help;
mod history;
mod holder;
pub mod keys;
mod look;
mod manual;
mod new;
pub mod open;
pub mod outcome;
mod output;
pub mod paths;
mod review;
mod sample;
mod show;
mod source;
mod spoken;
mod verify;
mod withdraw;
mod witness;

use std::{ffi::OsString, process::ExitCode};

use clap::Parser as _;

use arguments::{Arguments, Command};
use outcome::{Answer, Stop};

/// Runs the program with the arguments of this process.
#[must_use]
pub fn run() -> ExitCode {
    run_with(std::env::args_os())
}

/// Runs the program with these arguments, the first of which is its name.
pub fn run_with(words: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments = match Arguments::try_parse_from(words) {
        Ok(arguments) => arguments,
        Err(error) => return not_understood(&error),
    };
    match perform(arguments) {
        Ok(answer) => answer.into(),
        Err(stop) => {
            output::say(&stop.to_string());
            (&stop).into()
        }
    }
}

fn perform(arguments: Arguments) -> Result<Answer, Stop> {
    match arguments.command {
        None => open::run(&arguments.open),
        Some(Command::New(arguments)) => new::run(&arguments),
        Some(Command::Check(arguments)) => check::run(&arguments),
        Some(Command::Show(arguments)) => show::run(&arguments),
        Some(Command::Diff(arguments)) => diff::run(&arguments),
        Some(Command::Review(arguments)) => review::run(&arguments),
        Some(Command::Approve(arguments)) => approve::run(&arguments),
        Some(Command::Verify(arguments)) => verify::run(&arguments),
        Some(Command::Withdraw(arguments)) => withdraw::run(&arguments),
        Some(Command::History(arguments)) => history::run(&arguments),
        Some(Command::Paths) => paths::run(),
        Some(Command::Keys(arguments)) => keys::run(arguments.format),
        Some(Command::Completions { shell }) => manual::completions(shell),
        Some(Command::Man) => manual::man(),
    }
}

/// Prints help or version where they were asked for; else says what was not understood.
fn not_understood(error: &clap::Error) -> ExitCode {
    if error.use_stderr() {
        // The message repeats what was typed, which may hold anything.
        output::say(&error.render().to_string());
        return ExitCode::from(2);
    }
    // Nobody may be reading any more; that is no failure.
    let _ = error.print();
    ExitCode::SUCCESS
}
