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
        sitting,
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
    let (dates, (width, height)) = (dates_of(app), room(app));
    if let Mode::Signing(signing) = &mut app.mode {
        let form = Form::new(version, consent, conflicts, signing.offered.clone());
        let form = Form { dates, ..form };
        if !signing.told && !form.fits(width, height) {
            signing.told = true;
            signing.pages.push(sitting::agreed_page(&form));
            signing.at = signing.pages.len() - 1;
            return;
        }
        signing.form = Some(form);
    }
    offer_again(app);
}

/// Returns how wide and high the form is at most.
fn room(app: &App) -> (usize, usize) {
    (app.text_width().saturating_sub(4), usize::from(app.size.1).saturating_sub(4))
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
    Some(consent(&app.scope, (version, app.next.kind), &approver.name, &approver.role, next_review))
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
            Action::NextChoice => form.choose(true),
            Action::PreviousChoice => form.choose(false),
            // Who begins to write here must not take another key by it.
            Action::Type(_) | Action::Paste(_) => {
                let key = |action| Context::Choice.key_for(&action);
                let (next, on) = (key(Action::NextChoice), key(Action::Keep));
                let says = format!("Nothing is written here: {next} chooses, {on} goes on.");
                form.problem = Some((FormLine::Means, says));
                return Vec::new();
            }
            other => return step_in_form(app, &other),
        }
        form.problem = None;
        return Vec::new();
    }
    if matches!(action, Action::Type(_) | Action::Paste(_))
        && matches!(&form.problem, Some((at, _)) if at == kind)
    {
        form.problem = None;
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
    let approver = approver_of(app);
    let Mode::Signing(signing) = &mut app.mode else {
        return Vec::new();
    };
    let least = signing.next.version;
    let Some(form) = &mut signing.form else {
        return Vec::new();
    };
    let end = form.lines.len() - 1;
    match action {
        Action::Up => form.at = form.at.saturating_sub(1),
        Action::Down => form.at = (form.at + 1).min(end),
        Action::KeepNext => form.at = (form.at + 1) % (end + 1),
        Action::KeepPrevious => form.at = (form.at + end) % (end + 1),
        Action::Keep if form.at < end => {
            let line = form.line();
            form.problem = problem_at(form, line, least, &approver).map(|problem| (line, problem));
            if form.problem.is_none() {
                form.go_on();
            }
        }
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
    let approver = approver_of(app);
    let Mode::Signing(signing) = &mut app.mode else {
        return Vec::new();
    };
    let least = signing.next.version;
    let Some(form) = &mut signing.form else {
        return Vec::new();
    };
    let lines = form.lines.iter().map(|(line, _)| *line).enumerate();
    let mut problems =
        lines.filter_map(|(at, line)| Some((at, line, problem_at(form, line, least, &approver)?)));
    if let Some((at, line, problem)) = problems.next() {
        drop(problems);
        form.at = at;
        form.problem = Some((line, problem));
        return Vec::new();
    }
    drop(problems);
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
        None => approver,
    };
    vec![Effect::Approve(Sitting { by, version, conflict, key, vouched })]
}

/// Puts up the sentence for another version than the one that is called for, which is not agreed to by one key.
fn raise(app: &mut App, version: Version, least: Version) {
    let Some(consent) = consent_to(app, version) else { return };
    let (width, height) = room(app);
    if let Mode::Signing(signing) = &mut app.mode
        && let Some(form) = &mut signing.form
    {
        if !form.fits(width, height) {
            let says = "To raise the version, make the window larger: what is agreed to has to fit above it.";
            form.problem = Some((FormLine::Version, says.to_owned()));
            return;
        }
        form.approve_instead(version, consent);
        let raised = if version > least { format!(", raised from {least}") } else { String::new() };
        let says = format!("This now approves {version}{raised}. Type {version} once more.");
        form.problem = Some((FormLine::Version, says));
    }
}

/// Returns the name of whoever approves; empty where the scope names nobody.
fn approver_of(app: &App) -> String {
    people::approver(&app.scope).map(|approver| approver.name.clone()).unwrap_or_default()
}

/// Returns why a line is not right yet. A version that is higher than the least is right.
fn problem_at(form: &Form, line: FormLine, least: Version, approver: &str) -> Option<String> {
    let (_, text) = form.written(line)?;
    let problem = match line {
        FormLine::Conflict if text.is_empty() => "say why one person may do both.".to_owned(),
        FormLine::Vouch if !text.eq_ignore_ascii_case("mine") => {
            "compare the fingerprint with that of your key, as ssh-add -l or ssh-keygen -lf shows it, and type mine.".to_owned()
        }
        FormLine::Name if text.is_empty() => "type your name.".to_owned(),
        FormLine::Name if !people::same_name(&text, approver) => {
            format!("it is approved by {approver}: type that name, as the scope has it.")
        }
        FormLine::Conflict | FormLine::Means | FormLine::Vouch | FormLine::Name => return None,
        FormLine::Version => {
            let typed = form.typed_version();
            if typed.is_some_and(|typed| typed >= least) {
                return None;
            }
            let (version, back) = (form.version, Context::Text.key_for(&Action::Back));
            let lower = match typed {
                Some(typed) => format!("{typed} is lower than {least}, which the changes call for. To"),
                None => "to".to_owned(),
            };
            format!(
                "{lower} approve, type {version}, or a higher version. {back} goes back, and nothing is signed."
            )
        }
    };
    Some(format!("Not yet: {problem}"))
}
