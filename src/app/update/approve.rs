//! The way to an approval: everything is shown first, then agreed to in writing.
//! Must not stamp or write: the approval itself is an effect.

use std::path::Path;

use super::{
    comment,
    read::{Read, turn},
};
use crate::{
    app::{
        App,
        action::{Action, Failure},
        effect::{Effect, Sitting},
        keys::Context,
        mode::{Form, FormLine, Mode, Signing},
        published::{Opened, Sealed},
        sitting,
        tab::Tab,
        text_box::TextBox,
    },
    rules::{
        gate::{self, OnDisk},
        people,
    },
    scope::{
        approval::consent,
        review::CommentKind,
        value::{Kind, Version},
    },
};

/// Begins to sign: shows what would be signed.
pub(super) fn begin(app: &mut App) {
    if !app.may_change() {
        return;
    }
    if let Err(obstacles) = gate::ready(&app.scope, &app.known(), OnDisk::Saved) {
        return app.warn(obstacles.first().map(|obstacle| obstacle.message.clone()).unwrap_or_default());
    }
    let (next, pages) = (app.next.clone(), sitting::pages(app));
    app.mode = Mode::Signing(Box::new(Signing { next, pages, at: 0, form: None }));
}

pub(super) fn update(app: &mut App, action: Action) -> Vec<Effect> {
    app.message = None;
    let height = app.reading_height();
    let rows = match &app.mode {
        Mode::Signing(signing) => app.rows_of(&signing.page().reading).len(),
        _ => 0,
    };
    let width = app.text_width().saturating_sub(2);
    let Mode::Signing(signing) = &mut app.mode else {
        return Vec::new();
    };
    if signing.form.is_some() {
        return fill_in(app, action, width);
    }
    match action {
        Action::Comment => return comment::begin(app, CommentKind::Remark),
        Action::SendBack => return comment::begin(app, CommentKind::SentBack),
        _ => {}
    }
    let (at, last) = (signing.at, signing.pages.len() - 1);
    let page = &mut signing.pages[at].reading;
    let at_top = page.top == 0;
    match turn(page, &action, rows, height) {
        // Up from the top of a page goes to the page before.
        Read::On if at_top && matches!(action, Action::Up | Action::PageUp) => {
            signing.at = at.saturating_sub(1);
        }
        Read::On => {}
        Read::End if at < last => signing.at += 1,
        Read::End => open_form(app),
        Read::Back => {
            app.mode = Mode::Browse;
            app.tell("Nothing was signed.");
        }
    }
    Vec::new()
}

/// Shows the sentence that is agreed to, and the lines to write.
fn open_form(app: &mut App) {
    let conflicts = people::conflicts(&app.scope);
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
    let mut lines = Vec::new();
    if !conflicts.is_empty() {
        lines.push((FormLine::Conflict, TextBox::new("", Kind::Line)));
    }
    lines.push((FormLine::Name, TextBox::new("", Kind::Line)));
    lines.push((FormLine::Version, TextBox::new("", Kind::Line)));
    signing.form = Some(Form { consent, conflicts, lines, at: 0, problem: None });
}

fn fill_in(app: &mut App, action: Action, width: usize) -> Vec<Effect> {
    let Mode::Signing(signing) = &mut app.mode else {
        return Vec::new();
    };
    let Some(form) = &mut signing.form else {
        return Vec::new();
    };
    let last = form.lines.len() - 1;
    let (_, text) = &mut form.lines[form.at];
    match action {
        Action::Type(c) => text.type_char(c),
        Action::Paste(pasted) => text.paste(&pasted),
        Action::Stroke(stroke) => text.stroke(stroke),
        Action::Up => {
            let at_the_top = !text.vertical(width, false);
            if at_the_top {
                form.at = form.at.saturating_sub(1);
            }
        }
        Action::Down => {
            let at_the_end = !text.vertical(width, true);
            if at_the_end {
                form.at = (form.at + 1).min(last);
            }
        }
        Action::KeepNext => form.at = (form.at + 1) % (last + 1),
        Action::KeepPrevious => form.at = (form.at + last) % (last + 1),
        Action::Keep if form.at < last => form.at += 1,
        Action::Keep => return submit(app),
        Action::Back => {
            signing.form = None;
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
    let next = signing.next.version;
    let Some(form) = &mut signing.form else {
        return Vec::new();
    };
    let written = |line: FormLine| {
        let found = form.lines.iter().position(|(kind, _)| *kind == line);
        found.map(|at| (at, form.lines[at].1.text().trim().to_owned()))
    };
    let conflict = written(FormLine::Conflict);
    let (name_at, name) = written(FormLine::Name).unwrap_or_default();
    let (version_at, version) = written(FormLine::Version).unwrap_or_default();
    let problem = if let Some((at, _)) = conflict.as_ref().filter(|(_, reason)| reason.is_empty()) {
        Some((*at, "Not yet: say why one person may hold both roles.".to_owned()))
    } else if name.is_empty() {
        Some((name_at, "Not yet: type your name.".to_owned()))
    } else if version.parse::<Version>() != Ok(next) {
        Some((
            version_at,
            format!(
                "Not yet: to approve, type {next}. {} goes back, and nothing is signed.",
                Context::Text.key_for(&Action::Back)
            ),
        ))
    } else {
        None
    };
    if let Some((at, problem)) = problem {
        form.at = at;
        form.problem = Some(problem);
        return Vec::new();
    }
    form.problem = None;
    let conflict = conflict.map(|(_, reason)| reason).unwrap_or_default();
    vec![Effect::Approve(Sitting { by: name, version: next, conflict, key: None })]
}

/// Takes note that the version was approved, or says why it was not.
pub(super) fn approved(app: &mut App, result: Result<Box<(Opened, Sealed)>, Failure>) -> Vec<Effect> {
    match result {
        Ok(approved) => {
            let (opened, sealed) = *approved;
            app.scope = opened.scope.clone();
            app.opened = opened;
            app.forget_steps();
            app.mode = Mode::Browse;
            app.look_again();
            app.show(Tab::Approval);
            app.tell(format!("Approved {}. Written: {}", sealed.version, in_its_folder(&sealed.approved)));
        }
        Err(failure) => match &mut app.mode {
            Mode::Signing(signing) if signing.form.is_some() => {
                if let Some(form) = &mut signing.form {
                    form.problem = Some(format!("{} {}", failure.says, failure.next));
                }
            }
            _ => app.warn(format!("{} {}", failure.says, failure.next)),
        },
    }
    Vec::new()
}

/// Returns a path as its folder and its name: where the scope lies, the reader knows.
fn in_its_folder(path: &Path) -> String {
    let folder = path.parent().and_then(Path::file_name).unwrap_or_default();
    Path::new(folder).join(path.file_name().unwrap_or_default()).display().to_string()
}
