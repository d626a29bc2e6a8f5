//! What an approver says instead of approving, and what becomes of it.
//! Must not decide whether the scope can be approved: the gate does.

use crate::{
    app::{
        App,
        action::Action,
        effect::{Effect, SaveAs},
        keys::Context,
        mode::{Mode, Purpose},
        page::Target,
        tab::Tab,
        typed::{Typed, WHY_BOTH, as_it_is_put, in_the_sitting},
    },
    scope::{
        edit::Edit, place::Place, record::Item, review::CommentKind, section::Section, value::Value as _,
    },
};

/// Asks what is said about the page that is shown, or why the scope is sent back.
pub(super) fn begin(app: &mut App, kind: CommentKind) -> Vec<Effect> {
    if !app.may_change() {
        return Vec::new();
    }
    let Mode::Signing(signing) = &app.mode else {
        return Vec::new();
    };
    let about = signing.page().about.clone().filter(|_| kind == CommentKind::Remark);
    let sitting = std::mem::replace(&mut app.mode, Mode::prompt(Purpose::Comment(kind, about), ""));
    if let Mode::Prompt(prompt) = &mut app.mode {
        prompt.behind = Some(Box::new(sitting));
    }
    Vec::new()
}

/// Says on the first page of the sitting where each text waits that was typed in it, and with which key.
pub(super) fn where_it_waits(typed: &[Typed]) -> String {
    let on_the_scope = Purpose::Comment(CommentKind::Remark, None).named();
    let sent_back = Purpose::Comment(CommentKind::SentBack, None).named();
    let in_the_form = [in_the_sitting(WHY_BOTH), Purpose::SignerEmail.named()];
    let key = |action| Context::Reading.key_for(&action);
    let waits = typed.iter().map(|Typed { asked, .. }| {
        let at = if *asked == on_the_scope {
            format!("by {}", key(Action::Comment))
        } else if *asked == sent_back {
            format!("by {}", key(Action::SendBack))
        } else if in_the_form.contains(asked) {
            "at the end".to_owned()
        } else {
            format!("by {} on its page", key(Action::Comment))
        };
        format!("\"{}\" {at}", as_it_is_put(asked).trim_end_matches(':'))
    });
    format!("What was typed is offered again: {}.", waits.collect::<Vec<_>>().join(", "))
}

/// Records what was said, and saves it: nobody else sees a comment that is not on disk.
pub(super) fn said(app: &mut App, kind: CommentKind, place: Option<&Place>, text: &str) -> Vec<Effect> {
    let behind = match std::mem::replace(&mut app.mode, Mode::Browse) {
        Mode::Prompt(prompt) => prompt.behind,
        _ => None,
    };
    let mut item = Item::new(app.next_id(Section::Comments)).with("text", text).with("kind", kind.text());
    if let Some(place) = place {
        item = item.with("place", place.to_string());
    }
    item = item.with("by", &app.user).with("on", Some(app.today).text());
    let edit = Edit::Insert { section: Section::Comments, index: app.scope.comments.len(), item };
    if let Err(error) = app.change(&edit, "comment") {
        app.warn(error.to_string());
        return Vec::new();
    }
    if kind == CommentKind::SentBack {
        app.show(Tab::Overview);
    } else if let Some(behind) = behind {
        app.mode = *behind;
    }
    vec![Effect::Save(SaveAs::Same)]
}

/// Marks the selected action or comment as done today, or as not done.
pub(super) fn done(app: &mut App) {
    let Some(Target::Row(section @ (Section::Actions | Section::Comments), id)) = app.target() else {
        return;
    };
    if !app.may_change() {
        return;
    }
    let place = Place::cell(section, &id, "done");
    let (text, says) = if app.scope.get(&place).is_empty() {
        (Some(app.today).text(), format!("{id} is done"))
    } else {
        (String::new(), format!("{id} is not done"))
    };
    match app.change(&Edit::set(place, text), says.clone()) {
        Ok(()) => app.tell(format!("{says}.")),
        Err(error) => app.warn(error.to_string()),
    }
}
