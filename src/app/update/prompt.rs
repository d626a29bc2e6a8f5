//! Questions that are answered with a text.
//! Must not know how a text is written: the text box does.

use std::path::PathBuf;

use super::{accept, approve, comment, find, review, withdraw};
use crate::{
    app::{
        App,
        action::Action,
        effect::{Effect, SaveAs},
        keys::Context,
        mode::{Mode, Purpose},
        page::Target,
        typed::Typed,
    },
    rules::confirmation,
    scope::edit::Edit,
};

pub(super) fn update(app: &mut App, action: Action) -> Vec<Effect> {
    let width = app.text_width().saturating_sub(4);
    let Mode::Prompt(prompt) = &mut app.mode else {
        return Vec::new();
    };
    app.message = None;
    match action {
        Action::Type(c) => prompt.input.type_char(c),
        Action::Paste(text) => prompt.input.paste(&text),
        Action::Replace(text) => {
            prompt.input.replace("");
            prompt.input.paste(&text);
        }
        Action::Stroke(stroke) => prompt.input.stroke(stroke),
        Action::Up | Action::Down => {
            prompt.input.vertical(width, action == Action::Down);
        }
        Action::Keep | Action::KeepNext => return answer(app),
        Action::Back if prompt.purpose == Purpose::SignerEmail => {
            let behind = prompt.behind.take();
            app.put_away_what_is_typed();
            app.mode = behind.map_or(Mode::Browse, |behind| *behind);
            approve::without_address(app);
        }
        Action::Back => {
            let (purpose, typed) = (prompt.purpose.clone(), prompt.input.text());
            let is_lost = purpose.is_offered_again() && !typed.trim().is_empty() && typed != prompt.offered;
            // What was written for the question before is not lost with this one either.
            let before = purpose.before();
            let behind = prompt.behind.take();
            let first = before.is_none();
            app.mode = before.unwrap_or_else(|| behind.map_or(Mode::Browse, |behind| *behind));
            if let (false, Mode::Prompt(earlier)) = (first, &mut app.mode) {
                // Its answer was typed too, however long ago.
                earlier.offered.clear();
            }
            if is_lost {
                app.put_away(Typed::new(purpose.named(), typed));
            }
            match (first, is_lost) {
                (true, true) => app.tell("Nothing was changed; what was typed is offered again."),
                (true, false) => app.tell("Nothing was changed."),
                (false, _) => {}
            }
        }
        _ => {}
    }
    Vec::new()
}

/// Gives a question that is put again the text that was typed for it, and not taken.
pub(super) fn offer_again(app: &mut App) {
    let Mode::Prompt(prompt) = &app.mode else { return };
    let Some(text) = app.take_again(&prompt.purpose.named()) else { return };
    if let Mode::Prompt(prompt) = &mut app.mode {
        prompt.input.replace(&text);
    }
}

/// Takes the answer, or says why it cannot be taken.
fn answer(app: &mut App) -> Vec<Effect> {
    let Mode::Prompt(prompt) = &mut app.mode else {
        return Vec::new();
    };
    let text = prompt.input.text().trim().to_owned();
    let purpose = prompt.purpose.clone();
    if text.is_empty() && !matches!(purpose, Purpose::Note(_) | Purpose::Find | Purpose::AcceptedUntil(..)) {
        let back = Context::Text.key_for(&Action::Back);
        prompt.problem = Some(format!("Write something, or leave with {back}."));
        return Vec::new();
    }
    match purpose {
        Purpose::SaveAs { then_quit } => {
            app.mode = Mode::Browse;
            app.quit_after_saving = then_quit;
            app.saving_as.clone_from(&text);
            return vec![Effect::Save(SaveAs::New(PathBuf::from(text)))];
        }
        Purpose::Find => {
            app.mode = Mode::Browse;
            // Nothing written looks for the same again.
            if !text.is_empty() {
                app.sought = text;
            }
            find::next(app, true);
        }
        Purpose::WhyExcluded(section, id) => {
            app.mode = Mode::Browse;
            if let Some((exclude, new)) = Edit::exclude(&app.scope, section, &id, &text) {
                // That it was confirmed as covered says nothing any more.
                let confirmed = confirmation::take_back(&app.scope, &id);
                let edit = Edit::Group(std::iter::once(exclude).chain(confirmed).collect());
                match app.change(&edit, format!("exclude {id}")) {
                    Ok(()) => {
                        app.go_to(&crate::scope::place::Place::row(
                            crate::scope::section::Section::Exclusions,
                            &new,
                        ));
                        app.select_target(&Target::Row(
                            crate::scope::section::Section::Exclusions,
                            new.clone(),
                        ));
                        app.tell(format!("{id} is now {new}, among the exclusions. Undo brings it back."));
                    }
                    Err(error) => app.warn(error.to_string()),
                }
            }
        }
        Purpose::WhyNotApplicable(question) => review::not_applicable(app, &question, &text),
        Purpose::Note(question) => review::noted(app, &question, &text),
        Purpose::What(question) => app.mode = Mode::prompt(Purpose::Who(question, text), ""),
        Purpose::Who(question, what) => app.mode = Mode::prompt(Purpose::ByWhen(question, what, text), ""),
        Purpose::WhyAccepted(which) => accept::because(app, which, text),
        Purpose::AcceptedUntil(which, reason) => accept::until(app, &which, &reason, &text),
        Purpose::SignerEmail => return approve::known_by(app, &text),
        Purpose::Withdraw(leaving) => return withdraw::said(app, leaving, &text),
        Purpose::Comment(kind, place) => return comment::said(app, kind, place.as_ref(), &text),
        Purpose::ByWhen(question, what, who) => review::no(app, &question, [&what, &who, &text]),
    }
    Vec::new()
}
