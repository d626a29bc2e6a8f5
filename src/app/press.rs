//! What a key means at the moment, and which keys are worth a hint.
//! Must not name a key: the table does. Must not do what a key means.

use crossterm::event::{KeyCode, KeyEvent};

use super::{
    App,
    action::Action,
    form::FormLine,
    keys::{Binding, Context, KEYS, Key},
    mode::{Input, Mode},
    page::Target,
    sitting,
    tab::Tab,
    text_box::Stroke,
};
use crate::{
    rules::finding::Severity,
    scope::{review::Answer, section::Section},
};

impl Context {
    /// Returns what the keys mean at the moment.
    #[must_use]
    pub fn of(app: &App) -> Self {
        if app.is_too_small() {
            return Self::Small;
        }
        match &app.mode {
            Mode::Browse => Self::Browse,
            Mode::Editing(editing) if matches!(editing.input, Input::Choice { .. }) => Self::Choice,
            Mode::Editing(_) | Mode::Prompt(_) => Self::Text,
            Mode::Signing(signing) => match &signing.form {
                Some(form) if form.line() == FormLine::Means => Self::Choice,
                Some(_) => Self::Text,
                None => Self::Reading,
            },
            Mode::Asking(_) => Self::Asking,
            Mode::Reading(_) => Self::Reading,
        }
    }
}

/// Returns what a key means to the app at the moment.
#[must_use]
pub fn action_of(app: &App, event: KeyEvent) -> Option<Action> {
    let pressed = Key::of(event);
    let context = Context::of(app);
    let bound: Vec<&Binding> = KEYS
        .iter()
        .filter(|binding| binding.contexts.contains(&context) && binding.keys.contains(&pressed))
        .collect();
    let applying = bound.iter().find(|binding| applies(&binding.action, app));
    if let Some(binding) = applying.or_else(|| bound.iter().find(|binding| says_why(&binding.action))) {
        return Some(binding.action.clone());
    }
    match pressed {
        Key { code: KeyCode::Char(c), ctrl: false } if context != Context::Browse => Some(Action::Type(c)),
        _ => None,
    }
}

/// Tells whether an action that can do nothing at the moment says why: a key that is silent looks broken.
fn says_why(action: &Action) -> bool {
    matches!(
        action,
        Action::Undo
            | Action::Redo
            | Action::Save
            | Action::Add
            | Action::AddAbove
            | Action::Delete
            | Action::NextProblem
            | Action::Changes
            | Action::Withdraw
            | Action::Comment
            | Action::SendBack
            | Action::Copy
    )
}

/// Tells whether an action can do something at the moment: it is then hinted at, and its key works.
#[must_use]
pub fn applies(action: &Action, app: &App) -> bool {
    let target = app.page.target(app.cursor().selected);
    let row = matches!(target, Some(Target::Row(..)));
    // From a report there is nothing to go back to.
    let leaving = matches!(action, Action::Help | Action::Quit | Action::Redraw | Action::Suspend);
    if app.shows_a_report() && !leaving {
        return false;
    }
    // While a question is read or answered, a slip must not take a row out of the scope.
    let guided = app.tab == Tab::Guide;
    match action {
        Action::Answer(Answer::NotApplicable) => app.asked().is_some(),
        // After a search the same letter goes to the next place, as the message says.
        Action::Answer(Answer::No) if app.finding => false,
        Action::Answer(_) | Action::Skip => app.asked().is_some() || app.asked_item().is_some(),
        Action::Confirm => app.asked_item().is_some(),
        Action::Reopen => app.asked().is_some_and(|question| app.walk.is_settled(&question)),
        // What was read off the text has its evidence with it.
        Action::Note => app.asked().is_some_and(|question| app.walk.takes_a_note(&question)),
        Action::Accept | Action::AcceptAll => matches!(target, Some(Target::Finding(number))
            if app.findings.get(*number).is_some_and(|finding| finding.severity == Severity::Warning)),
        Action::Comment | Action::SendBack => {
            matches!(app.mode, Mode::Signing(_)) && app.opened.read_only.is_none()
        }
        Action::Done => matches!(target, Some(Target::Row(Section::Actions | Section::Comments, _))),
        Action::NextQuestion | Action::PreviousQuestion => app.tab == Tab::Guide,
        Action::FindNext | Action::FindPrevious => !app.sought.is_empty(),
        Action::Copy => row || matches!(target, Some(Target::Field(_))),
        Action::Open => target.is_some() || !matches!(app.mode, Mode::Browse),
        Action::Outside => match &app.mode {
            Mode::Browse => row || matches!(target, Some(Target::Field(_))),
            mode => matches!(mode, Mode::Editing(_)),
        },
        Action::Add | Action::AddAbove => row || matches!(target, Some(Target::Add(_))),
        Action::Delete | Action::MoveUp | Action::MoveDown => row && !guided,
        Action::Exclude => {
            !guided && matches!(target, Some(Target::Row(section, _)) if section.is_inclusion())
        }
        Action::NextProblem => app.blockers().next().is_some(),
        Action::Withdraw => matches!(target, Some(Target::Version(version))
            if app.opened.published.iter().any(|found| found.version == *version && found.withdrawn.is_none())),
        Action::Undo => app.can_undo(),
        Action::Redo => app.can_redo(),
        Action::Save => app.is_unsaved() || app.opened.path.is_none(),
        Action::Changes => app.newest().is_some(),
        Action::Stroke(Stroke::NewLine) => app.mode.takes_several_lines(),
        // In a field these keys go from word to word; in the form of consent to the lines above and below.
        Action::Up | Action::Down => !(Context::of(app) == Context::Choice && app.is_writing()),
        Action::KeepNext | Action::KeepPrevious => !matches!(app.mode, Mode::Prompt(_)),
        _ => true,
    }
}

/// Returns the keys and words for the line of hints, the most useful first.
#[must_use]
pub fn hints(app: &App) -> Vec<(String, &'static str)> {
    let mut taken = Vec::new();
    let mut hints: Vec<(String, &'static str)> = Vec::new();
    // What can be pressed while a text is being left stands in the question about it.
    let leaving = matches!(&app.mode, Mode::Editing(editing) if editing.leaving);
    let context = Context::of(app);
    for binding in KEYS.iter().filter(|binding| binding.contexts.contains(&context)) {
        if !applies(&binding.action, app) || leaving && binding.action != Action::Help {
            continue;
        }
        // While one is asked, what answers, saves and goes on comes first; the findings are a key all the same.
        if app.tab == Tab::Guide && binding.action == Action::Findings {
            continue;
        }
        // A key that an earlier row has taken is not this row's.
        let own = binding.keys.iter().find(|key| !taken.contains(*key));
        if let Some(own) = own.filter(|_| !binding.hint.is_empty()) {
            let word = hint_of(binding, app);
            if hints.iter().all(|(_, told)| *told != word) {
                hints.push((own.name(), word));
            }
        }
        taken.extend(binding.keys);
    }
    hints
}

/// Returns the word for a hint: what opening does depends on what is selected.
fn hint_of(binding: &Binding, app: &App) -> &'static str {
    if let Mode::Signing(signing) = &app.mode
        && let Some(form) = &signing.form
    {
        return match binding.action {
            Action::Keep if form.at + 1 == form.lines.len() => "approve",
            Action::Keep | Action::KeepNext => "next line",
            Action::NextChoice => "choose",
            Action::Back => "go back, nothing signed",
            _ => binding.hint,
        };
    }
    if let Mode::Prompt(prompt) = &app.mode {
        match binding.action {
            Action::Keep => return prompt.purpose.taken(),
            Action::Back if prompt.purpose.before().is_some() => return "go back",
            _ => {}
        }
    }
    if binding.action != Action::Open || !matches!(app.mode, Mode::Browse) {
        return binding.hint;
    }
    match app.page.target(app.cursor().selected) {
        Some(Target::Field(_) | Target::Row(..)) => "edit",
        Some(Target::Add(_)) => "add",
        Some(Target::Question(_)) => "its text",
        Some(Target::Items(_)) => "go through it",
        _ if sitting::begins_here(app) => "see what is signed",
        Some(Target::Save) => "save",
        Some(Target::Goto(_) | Target::Tab(_) | Target::Finding(_) | Target::Sign) => "go there",
        Some(Target::Version(_)) => "read it",
        None => binding.hint,
    }
}
