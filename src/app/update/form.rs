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
        typed::{WHY_BOTH, in_the_sitting},
    },
    rules::people,
    scope::{consent::consent, value::Version},
};

/// Shows the sentence that is agreed to, and the lines to write.
pub(super) fn open(app: &mut App) {
    let conflicts = people::conflicts(&app.scope, app.opened.last_change_by.as_deref());
    let version = app.next.version;
    let Some(consent) = consent_to(app, version) else { return };
    let dates = dates_of(app);
    if let Mode::Signing(signing) = &mut app.mode {
        let form = Form::new(version, consent, conflicts, signing.offered.clone());
        signing.form = Some(Form { dates, ..form });
    }
    offer_again(app);
}

/// Gives the form the reason that was typed into it before it was left.
fn offer_again(app: &mut App) {
    let has_line = |form: &Form| form.written(FormLine::Conflict).is_some();
    if !matches!(&app.mode, Mode::Signing(signing) if signing.form.as_ref().is_some_and(has_line)) {
        return;
    }
    let Some(reason) = app.take_again(&in_the_sitting(WHY_BOTH)) else { return };
    if let Mode::Signing(signing) = &mut app.mode
        && let Some(form) = &mut signing.form
    {
        form.write(FormLine::Conflict, &reason);
    }
}

/// Returns when it is approved and from when it is in force; a day that was written and is past is told, where the
/// version before had another.
fn dates_of(app: &App) -> String {
    let (control, today) = (&app.scope.control, app.today);
    let from = control.in_force_from(today);
    let stamped = app.newest().and_then(|newest| newest.scope.control.effective_date);
    let past = control.effective_date.filter(|written| *written < today && Some(*written) != stamped);
    let past = past.map(|day| format!(" ({day} is past)")).unwrap_or_default();
    let today = today.format("%F (%A)");
    // The next review stands in the sentence right above.
    format!("Approved {today}, in force {from}{past}.")
}

/// Returns the sentence that the approver agrees to; `None` where nobody approves.
fn consent_to(app: &App, version: Version) -> Option<String> {
    let approver = people::approver(&app.scope)?;
    let next_review = app.scope.control.after_interval(app.today).unwrap_or(app.today);
    Some(consent(&app.scope, version, &approver.name, &approver.role, next_review))
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
        Action::Back => {
            app.put_away_what_is_typed();
            if let Mode::Signing(signing) = &mut app.mode {
                signing.form = None;
            }
        }
        _ => {}
    }
    Vec::new()
}

/// Approves when all lines are right; says which is not.
fn submit(app: &mut App) -> Vec<Effect> {
    let Mode::Signing(signing) = &mut app.mode else {
        return Vec::new();
    };
    let least = signing.next.version;
    let Some(form) = &mut signing.form else {
        return Vec::new();
    };
    if let Some((at, problem)) = problem_in(form, least) {
        form.at = at;
        form.problem = Some(problem);
        return Vec::new();
    }
    let version = form.version;
    if let Some(typed) = form.typed_version().filter(|typed| *typed != version) {
        raise(app, typed, least);
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
    vec![Effect::Approve(Sitting { by, version, conflict, key, vouched })]
}

/// Puts up the sentence for another version than the one that is called for, which is not agreed to by one key.
fn raise(app: &mut App, version: Version, least: Version) {
    let Some(consent) = consent_to(app, version) else { return };
    if let Mode::Signing(signing) = &mut app.mode
        && let Some(form) = &mut signing.form
    {
        form.approve_instead(version, consent);
        let raised = if version > least { format!(", raised from {least}") } else { String::new() };
        form.problem = Some(format!("This now approves {version}{raised}. Type {version} once more."));
    }
}

/// Returns the first line that is not right, and why. A version that is higher than the least is right.
fn problem_in(form: &Form, least: Version) -> Option<(usize, String)> {
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
    let (at, _) = form.written(FormLine::Version)?;
    let typed = form.typed_version();
    if typed.is_some_and(|typed| typed >= least) {
        return None;
    }
    let (version, back) = (form.version, Context::Text.key_for(&Action::Back));
    let lower = match typed {
        Some(typed) => format!("{typed} is lower than {least}, which the changes call for. To"),
        None => "to".to_owned(),
    };
    Some((
        at,
        format!(
            "Not yet: {lower} approve, type {version}, or a higher version. {back} goes back, and nothing is signed."
        ),
    ))
}
