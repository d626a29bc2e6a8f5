//! The file: saving, reading again, leaving.
//! Must not touch the disk: it owes effects, and is told what came of them.

use super::approve;
use crate::{
    app::{
        App,
        action::Failure,
        asking::Asking,
        effect::{Effect, SaveAs},
        mode::{Mode, Purpose},
        published::Opened,
        typed::Kept,
    },
    scope::{Scope, edit::Edit},
};

/// Where a scope that belongs to nobody is proposed to be saved.
const PROPOSED_PATH: &str = "./scope.ron";

/// Writes the scope, or asks where.
pub(super) fn save(app: &mut App) -> Vec<Effect> {
    if !app.may_change() {
        app.quit_after_saving = false;
        return Vec::new();
    }
    if app.opened.path.is_none() {
        ask_where(app, false);
        return Vec::new();
    }
    if !app.is_unsaved() {
        app.tell("There is nothing to save.");
        return if std::mem::take(&mut app.quit_after_saving) { vec![leaving(app)] } else { Vec::new() };
    }
    vec![Effect::Save(SaveAs::Same)]
}

/// Takes note that the scope was written, or says why it was not.
pub(super) fn saved(app: &mut App, result: Result<Box<Opened>, Failure>) -> Vec<Effect> {
    let quit = std::mem::take(&mut app.quit_after_saving);
    match result {
        Ok(opened) => {
            let path = opened.path.as_ref().map(|path| path.display().to_string()).unwrap_or_default();
            app.opened = *opened;
            app.look_again();
            app.tell(format!("Saved {path}."));
            if quit { vec![leaving(app)] } else { Vec::new() }
        }
        Err(failure) if failure.changed_on_disk => {
            app.ask(Asking::changed_on_disk());
            Vec::new()
        }
        Err(failure) if app.opened.path.is_none() => {
            ask_again(app, quit, &failure);
            Vec::new()
        }
        // There is nothing to save first: only what was typed keeps one here, and whoever is told may leave it.
        Err(failure) if !app.is_unsaved() && !app.typed().is_empty() => {
            app.kept = Kept::Nowhere;
            app.warn(format!("{} Whoever leaves now leaves what was typed and not taken.", failure.says));
            Vec::new()
        }
        Err(failure) => {
            app.warn(format!("{} {}", failure.says, failure.next));
            Vec::new()
        }
    }
}

/// Asks again where to save, with the name that did not do and why.
fn ask_again(app: &mut App, then_quit: bool, failure: &Failure) {
    let named = std::mem::take(&mut app.saving_as);
    app.mode = Mode::prompt(Purpose::SaveAs { then_quit }, &named);
    if let Mode::Prompt(prompt) = &mut app.mode {
        prompt.problem = Some(format!("{} {}", failure.says, failure.next));
    }
}

/// Takes over what is on disk now; what was on the desk can be brought back.
pub(super) fn reloaded(app: &mut App, result: Result<Box<Opened>, Failure>) -> Vec<Effect> {
    match result {
        Ok(opened) => {
            // Where nothing could be read before, there is nothing to bring back.
            if app.broken.take().is_some() && app.opened.scope == Scope::default() {
                app.scope = opened.scope.clone();
            }
            let stopped = is_in_the_sitting(app);
            if stopped {
                app.put_away_what_is_typed();
                app.mode = Mode::Browse;
            }
            let differs = opened.scope != app.scope;
            let edit = Edit::Replace(Box::new(opened.scope.clone()));
            app.opened = *opened;
            if differs && app.change(&edit, "read the file again").is_ok() {
                app.tell("Read again from disk. Undo brings back what was here.");
            }
            app.look_again();
            if stopped {
                return approve::stopped(app, "Another program changed the file while you read it.");
            }
        }
        Err(failure) if app.is_unsaved() => {
            app.warn(format!(
                "The file on disk cannot be read now, and what is here is kept. {}",
                failure.says
            ));
        }
        Err(failure) if is_in_the_sitting(app) => {
            app.put_away_what_is_typed();
            app.mode = Mode::Browse;
            let why = format!("The file cannot be read any more. {}", failure.says);
            app.broken = Some(failure.says);
            return approve::stopped(app, &why);
        }
        Err(failure) => app.broken = Some(failure.says),
    }
    Vec::new()
}

/// Takes over what is on disk now that the file is held here. A sitting goes on where nothing else is signed than shown.
pub(super) fn unlocked(app: &mut App, result: Result<Box<Opened>, Failure>, told: String) -> Vec<Effect> {
    let owed = match result {
        Ok(opened)
            if is_in_the_sitting(app)
                && (&opened.scope, &opened.published) == (&app.opened.scope, &app.opened.published) =>
        {
            app.opened = *opened;
            app.look_again();
            Vec::new()
        }
        result => reloaded(app, result),
    };
    if app.broken.is_none() {
        app.tell(told);
    }
    owed
}

/// Reads the file again when nothing of the user's would be replaced; else only says so.
pub(super) fn changed_on_disk(app: &mut App) -> Vec<Effect> {
    // Whoever is about to sign is shown the text as it is now, or nothing; a page that is read hinders nobody.
    let is_written = |mode: &Mode| !matches!(mode, Mode::Browse | Mode::Reading(_));
    let writing = app.mode.through().any(is_written) && !is_in_the_sitting(app);
    if app.is_unsaved() || writing {
        app.warn("Another program changed the file. Saving will ask what to do.");
        return Vec::new();
    }
    vec![Effect::Reload]
}

/// Tells whether one is in the sitting, or in what leads back to it: a comment, the help.
fn is_in_the_sitting(app: &App) -> bool {
    app.mode.through().any(|mode| matches!(mode, Mode::Signing(_)))
}

/// Leaves, or asks what becomes of unsaved changes.
pub(super) fn quit(app: &mut App) -> Vec<Effect> {
    if app.is_unsaved() && app.opened.read_only.is_none() {
        app.ask(Asking::quit());
        return Vec::new();
    }
    vec![leaving(app)]
}

/// Leaves where no question can be shown; unsaved work is kept for the next time, with the text of an open field.
pub(super) fn quit_at_once(app: &App) -> Vec<Effect> {
    vec![if app.is_unsaved() || app.is_writing() { Effect::QuitKeeping } else { leaving(app) }]
}

/// Returns how the program is left where nothing has to be asked: what was typed and not taken is kept.
fn leaving(app: &App) -> Effect {
    let nothing_to_keep =
        app.typed().is_empty() || app.kept == Kept::Nowhere || app.opened.read_only.is_some();
    if nothing_to_keep { Effect::Quit } else { Effect::QuitKeeping }
}

/// Asks where the scope is written.
pub(super) fn ask_where(app: &mut App, then_quit: bool) {
    app.mode = Mode::prompt(Purpose::SaveAs { then_quit }, PROPOSED_PATH);
}
