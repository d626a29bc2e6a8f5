//! The one place where the desk changes: an action goes in, effects that are owed to the world come out.
//! Must not touch disk, clock or screen.

mod accept;

mod approve;

mod ask;

mod browse;

mod comment;

mod edit;

mod file;

mod find;

mod form;

mod go;

mod guide;

mod input;

mod prompt;

mod read;

mod review;

mod steps;

mod withdraw;

use super::{
    App,
    action::Action,
    effect::Effect,
    mode::{Mode, Purpose},
};

/// Tells the app what was said, and returns what is still to be done outside of it.
pub fn update(app: &mut App, action: Action) -> Vec<Effect> {
    let asked = purpose_of(app);
    let mut owed = take(app, action);
    owed.extend(app.refused.take());
    if purpose_of(app) != asked {
        prompt::offer_again(app);
    }
    // What is told now may take more lines of the window than before.
    app.keep_in_view();
    owed
}

/// What a text is asked for at the moment.
fn purpose_of(app: &App) -> Option<Purpose> {
    match &app.mode {
        Mode::Prompt(prompt) => Some(prompt.purpose.clone()),
        _ => None,
    }
}

fn take(app: &mut App, action: Action) -> Vec<Effect> {
    match action {
        Action::Resized(columns, rows) => {
            app.size = (columns, rows);
            app.lay_out();
            return Vec::new();
        }
        Action::Redraw => return vec![Effect::Redraw],
        Action::Suspend => return vec![Effect::Suspend],
        Action::Told(text) => {
            app.tell(text);
            return Vec::new();
        }
        Action::NewDay(today) => return approve::new_day(app, today),
        Action::Saved(result) => return file::saved(app, result),
        Action::Unlocked(result, told) => return file::unlocked(app, result, told),
        Action::ReadOnly(why) => {
            app.opened.read_only = Some(why.clone());
            app.warn(why);
            return Vec::new();
        }
        Action::Reloaded(result) => return file::reloaded(app, result),
        Action::Approved(result) => return approve::approved(app, result),
        Action::Offered(offers) => {
            match &app.mode {
                Mode::Prompt(_) => withdraw::offered(app, offers),
                _ => approve::offered(app, offers),
            }
            return Vec::new();
        }
        Action::Withdrawn(result) => {
            withdraw::withdrawn(app, result);
            return Vec::new();
        }
        Action::Edited(result) => return edit::edited_outside(app, result),
        Action::ChangedOnDisk => return file::changed_on_disk(app),
        Action::Help => return read::help(app),
        Action::Quit if app.is_too_small() => return file::quit_at_once(app),
        // What cannot be seen takes no text and no answer; saving and leaving still work.
        Action::Save if app.is_too_small() && !matches!(app.mode, Mode::Browse | Mode::Editing(_)) => {
            return if app.opened.path.is_some() { file::save(app) } else { Vec::new() };
        }
        Action::Save => {}
        _ if app.is_too_small() => return Vec::new(),
        _ => {}
    }
    match app.mode {
        Mode::Browse => {
            app.message = None;
            app.finding = false;
            browse::update(app, &action)
        }
        Mode::Editing(_) => edit::update(app, action),
        Mode::Prompt(_) => prompt::update(app, action),
        Mode::Asking(_) => ask::update(app, &action),
        Mode::Reading(_) => read::update(app, &action),
        Mode::Signing(_) => approve::update(app, action),
    }
}
