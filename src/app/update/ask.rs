//! Choosing between a few answers.
//! Must not know a question by its words: each choice carries what follows from it.

use super::{approve, comment, file, withdraw};
use crate::{
    app::{
        App,
        action::Action,
        asking::{Asking, Behind, Then},
        effect::Effect,
        mode::Mode,
        published::Recovered,
        typed::{is_of_the_sitting, where_they_wait},
    },
    rules::version::withdraw_claim,
    scope::edit::Edit,
};

pub(super) fn update(app: &mut App, action: &Action) -> Vec<Effect> {
    let Mode::Asking(asking) = &mut app.mode else {
        return Vec::new();
    };
    let last = asking.choices.len() - 1;
    match action {
        Action::Up => asking.marked = asking.marked.saturating_sub(1),
        Action::Down => asking.marked = (asking.marked + 1).min(last),
        Action::Open => {
            let then = asking.choices[asking.marked].then.clone();
            return follow(app, then);
        }
        Action::Type(c) => {
            let chosen = asking.choices.iter().find(|choice| choice.key.eq_ignore_ascii_case(c));
            if let Some(then) = chosen.map(|choice| choice.then.clone()) {
                return follow(app, then);
            }
        }
        Action::Back => return follow(app, Then::Stay),
        _ => {}
    }
    Vec::new()
}

impl App {
    /// Puts a question. What was being typed is offered again where it was asked for.
    pub(super) fn ask(&mut self, asking: Asking) {
        self.put_away_what_is_typed();
        self.mode = Mode::Asking(asking);
    }
}

/// Does what follows an answer; behind the question that was asked first the sitting begins, if the scope waits.
fn follow(app: &mut App, then: Then) -> Vec<Effect> {
    app.mode = Mode::Browse;
    app.message = None;
    let begins = std::mem::take(&mut app.behind_it) == Behind::Sitting;
    let mut owed = what_follows(app, then);
    let waiting = app.typed();
    // Whoever comes back to work of the desk goes on with it there.
    if begins && waiting.iter().all(|typed| is_of_the_sitting(&typed.asked)) {
        owed.extend(approve::begin_where_it_waits(app));
        if matches!(app.mode, Mode::Signing(_)) && !waiting.is_empty() {
            app.tell(comment::where_it_waits(&waiting));
        }
    }
    owed
}

fn what_follows(app: &mut App, then: Then) -> Vec<Effect> {
    match then {
        Then::Stay => Vec::new(),
        Then::SaveAndQuit if app.opened.path.is_none() => {
            file::ask_where(app, true);
            Vec::new()
        }
        Then::SaveAndQuit => {
            app.quit_after_saving = true;
            file::save(app)
        }
        Then::QuitKeeping => vec![Effect::QuitKeeping],
        Then::Save(how) => vec![Effect::Save(how)],
        Then::Reload => vec![Effect::Reload],
        Then::Recover(recovered) => recover(app, *recovered),
        Then::Withdraw => {
            let edit = withdraw_claim(app.newest().map(|newest| &newest.scope));
            match app.change(&edit, "clear the approval without a file") {
                Ok(()) => app.tell("Cleared: it is a draft now. Undo brings it back."),
                Err(error) => app.warn(error.to_string()),
            }
            Vec::new()
        }
        Then::Leave(leaving) => withdraw::leave(app, *leaving),
        Then::ForgetRecovery => vec![Effect::ForgetRecovery],
    }
}

/// Takes over unsaved work, and says where the texts wait that were typed and not taken.
fn recover(app: &mut App, recovered: Recovered) -> Vec<Effect> {
    let Recovered { scope, typed, .. } = recovered;
    let mut told = Vec::new();
    if scope != app.scope {
        if let Err(error) = app.change(&Edit::Replace(Box::new(scope)), "restore unsaved work") {
            app.warn(error.to_string());
            return Vec::new();
        }
        told.push("Restored, not saved yet. Undo takes it back.".to_owned());
    }
    if !typed.is_empty() {
        told.push(where_they_wait(&typed));
    }
    app.tell(told.join(" "));
    for typed in typed {
        app.put_away(typed);
    }
    vec![Effect::TakeOverRecovery]
}
