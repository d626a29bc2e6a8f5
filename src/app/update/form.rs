//! Filling in the form of an approval.
//! Must not approve: what was written becomes an effect.

use crate::{
    app::{
        App,
        action::Action,
        effect::{Effect, Sitting},
        form::{Form, FormLine},
        keys::Context,
        mode::Mode,
        text_box::Stroke,
    },
    rules::people,
    scope::{approval::consent, value::Version},
};

/// Shows the sentence that is agreed to, and the lines to write.
pub(super) fn open(app: &mut App) {
    let conflicts = people::conflicts(&app.scope, app.opened.last_change_by.as_deref());
    let (name, role) = match people::approver(&app.scope) {
        Some(approver) => (approver.name.clone(), approver.role.clone()),
        None => return,
    };
    let today = app.today;
    let Mode::Signing(signing) = &mut app.mode else {
        return;
    };
    let next_review = app.scope.control.after_interval(today).unwrap_or(today);
    let consent = consent(&app.scope, signing.next.version, &name, &role, next_review);
    signing.form = Some(Form::new(consent, conflicts, signing.offered.clone()));
}

pub(super) fn fill_in(app: &mut App, action: Action, width: usize) -> Vec<Effect> {
    let Mode::Signing(signing) = &mut app.mode else {
        return Vec::new();
    };
    let Some(form) = &mut signing.form else {
        return Vec::new();
    };
    let last = form.lines.len() - 1;
    let (kind, text) = &mut form.lines[form.at];
    if *kind == FormLine::Means {
        match action {
            Action::Stroke(Stroke::Left) => form.choose(false),
            Action::Stroke(Stroke::Right) | Action::Type(_) => form.choose(true),
            Action::Stroke(_) | Action::Paste(_) => {}
            other => return step_in_form(app, &other),
        }
        return Vec::new();
    }
    match action {
        Action::Type(c) => text.type_char(c),
        Action::Paste(pasted) => text.paste(&pasted),
        Action::Stroke(stroke) => text.stroke(stroke),
        Action::Up if text.vertical(width, false) => {}
        Action::Down if text.vertical(width, true) => {}
        other => {
            form.at = form.at.min(last);
            return step_in_form(app, &other);
        }
    }
    Vec::new()
}

/// Goes from line to line, and out of the form at its ends.
fn step_in_form(app: &mut App, action: &Action) -> Vec<Effect> {
    let Mode::Signing(signing) = &mut app.mode else {
        return Vec::new();
    };
    let Some(form) = &mut signing.form else {
        return Vec::new();
    };
    let last = form.lines.len() - 1;
    match action {
        Action::Up => form.at = form.at.saturating_sub(1),
        Action::Down => form.at = (form.at + 1).min(last),
        Action::KeepNext => form.at = (form.at + 1) % (last + 1),
        Action::KeepPrevious => form.at = (form.at + last) % (last + 1),
        Action::Keep if form.at < last => form.at += 1,
        Action::Keep => return submit(app),
        Action::Back => signing.form = None,
        _ => {}
    }
    Vec::new()
}

/// Approves when all lines are right; says which is not.
fn submit(app: &mut App) -> Vec<Effect> {
    let Mode::Signing(signing) = &mut app.mode else {
        return Vec::new();
    };
    let next = signing.next.version;
    let Some(form) = &mut signing.form else {
        return Vec::new();
    };
    if let Some((at, problem)) = problem_in(form, next) {
        form.at = at;
        form.problem = Some(problem);
        return Vec::new();
    }
    form.problem = None;
    let key = form.key().cloned();
    let conflict = form.written(FormLine::Conflict).map(|(_, reason)| reason).unwrap_or_default();
    let vouched = form.written(FormLine::Vouch).is_some();
    let by = match form.written(FormLine::Name) {
        Some((_, name)) => name,
        // With a key, whose it is stands in the list of signers.
        None => people::approver(&app.scope).map(|approver| approver.name.clone()).unwrap_or_default(),
    };
    vec![Effect::Approve(Sitting { by, version: next, conflict, key, vouched })]
}

/// Returns the first line that is not right, and why.
fn problem_in(form: &Form, next: Version) -> Option<(usize, String)> {
    let lacks = |line: FormLine| form.written(line).filter(|(_, text)| text.is_empty()).map(|(at, _)| at);
    if let Some(at) = lacks(FormLine::Conflict) {
        return Some((at, "Not yet: say why one person may do both.".to_owned()));
    }
    if let Some((at, _)) =
        form.written(FormLine::Vouch).filter(|(_, text)| !text.eq_ignore_ascii_case("mine"))
    {
        return Some((
            at,
            "Not yet: compare the fingerprint with that of your key, and type mine.".to_owned(),
        ));
    }
    if let Some(at) = lacks(FormLine::Name) {
        return Some((at, "Not yet: type your name.".to_owned()));
    }
    let (at, version) = form.written(FormLine::Version)?;
    let back = Context::Text.key_for(&Action::Back);
    (version.parse() != Ok(next))
        .then(|| (at, format!("Not yet: to approve, type {next}. {back} goes back, and nothing is signed.")))
}
