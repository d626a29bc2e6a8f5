//! The one key table. Dispatch, the line of hints, the help and the README read it; nowhere else is a key named.
//! Must not do what a key means: it only finds the action.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::{
    App,
    action::Action,
    mode::{Input, Mode},
    page::Target,
    tab::Tab,
    text_box::Stroke,
};
use crate::scope::{review::Answer, section::Section};

/// A key, cleaned of what terminals report differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    /// The key; a letter as it was typed.
    pub code: KeyCode,
    /// Whether Ctrl was held.
    pub ctrl: bool,
}

/// Where a key means something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Context {
    /// Looking around.
    Browse,
    /// Writing a text, in a field or in answer to a question.
    Text,
    /// Choosing a word in a field.
    Choice,
    /// Choosing an answer.
    Asking,
    /// Reading a text of several screens.
    Reading,
    /// The window is too small.
    Small,
}

/// A row of the table.
#[derive(Debug)]
pub struct Binding {
    /// Where it means something.
    pub contexts: &'static [Context],
    /// The keys, the one that is shown first.
    pub keys: &'static [Key],
    /// What it means.
    pub action: Action,
    /// The word for the line of hints; empty when it is not shown there.
    pub hint: &'static str,
    /// What it does, in one sentence.
    pub help: &'static str,
}

const fn key(code: KeyCode) -> Key {
    Key { code, ctrl: false }
}

const fn letter(c: char) -> Key {
    key(KeyCode::Char(c))
}

const fn ctrl(c: char) -> Key {
    Key { code: KeyCode::Char(c), ctrl: true }
}

const fn with_ctrl(code: KeyCode) -> Key {
    Key { code, ctrl: true }
}

const fn row(
    contexts: &'static [Context],
    keys: &'static [Key],
    action: Action,
    hint: &'static str,
    help: &'static str,
) -> Binding {
    Binding { contexts, keys, action, hint, help }
}

const BROWSE: &[Context] = &[Context::Browse];
const TEXT: &[Context] = &[Context::Text];
const FIELD: &[Context] = &[Context::Text, Context::Choice];
const MOVING: &[Context] = &[Context::Browse, Context::Reading];
const PAGING: &[Context] = &[Context::Browse, Context::Reading];

/// The table. In a context the first row that applies has the key.
#[rustfmt::skip]
pub const KEYS: &[Binding] = &[
    row(&[Context::Browse, Context::Reading, Context::Asking], &[letter('?'), key(KeyCode::F(1))], Action::Help, "help", "Shows what can be pressed here and everywhere"),
    row(&[Context::Text, Context::Choice], &[key(KeyCode::F(1))], Action::Help, "help", "Shows what can be pressed here and everywhere"),
    // Answers stand first on the line of hints while a question is selected.
    row(BROWSE, &[letter('y')], Action::Answer(Answer::Yes), "yes", "Answers the question with yes"),
    row(BROWSE, &[letter('n')], Action::Answer(Answer::No), "no", "Answers it with no, and asks for the action that follows"),
    row(BROWSE, &[letter('-')], Action::Answer(Answer::NotApplicable), "n.a.", "Says that it does not apply, and asks why"),
    row(BROWSE, &[letter('t')], Action::Note, "note", "Writes a note on the answer"),
    row(BROWSE, &[letter('s')], Action::Skip, "skip", "Leaves the question open, and goes to the next"),
    row(BROWSE, &[key(KeyCode::Enter), letter('e'), letter('i'), key(KeyCode::F(2))], Action::Open, "open", "Edits what is selected, goes there, or begins to sign"),
    row(BROWSE, &[letter('a'), letter('o'), key(KeyCode::Insert)], Action::Add, "add", "Adds a row below"),
    row(BROWSE, &[letter('A'), letter('O')], Action::AddAbove, "", "Adds a row above"),
    row(BROWSE, &[letter('x')], Action::Exclude, "exclude", "Moves the inclusion to the exclusions, and asks why"),
    row(BROWSE, &[letter('d'), key(KeyCode::Delete)], Action::Delete, "delete", "Deletes the row; undo brings it back"),
    row(BROWSE, &[letter('K')], Action::MoveUp, "", "Moves the row up"),
    row(BROWSE, &[letter('J')], Action::MoveDown, "", "Moves the row down"),
    row(BROWSE, &[letter('!')], Action::NextProblem, "next problem", "Goes to the next thing that keeps the scope from being approved"),
    row(BROWSE, &[letter('f')], Action::Findings, "findings", "Lists all that the rules find; again, only the next severity"),
    row(BROWSE, &[letter('u')], Action::Undo, "undo", "Takes back the last change"),
    row(BROWSE, &[letter('U'), ctrl('r')], Action::Redo, "", "Makes the change again"),
    row(BROWSE, &[ctrl('s'), letter('w')], Action::Save, "save", "Writes the scope to disk"),
    row(BROWSE, &[key(KeyCode::Right), letter(']')], Action::NextQuestion, "next question", "Goes to the next question of the guided review"),
    row(BROWSE, &[key(KeyCode::Left), letter('[')], Action::PreviousQuestion, "", "Goes to the question before"),
    row(BROWSE, &[key(KeyCode::Tab), key(KeyCode::Right), letter(']')], Action::NextTab, "next tab", "Goes to the tab on the right"),
    row(BROWSE, &[key(KeyCode::BackTab), key(KeyCode::Left), letter('[')], Action::PreviousTab, "", "Goes to the tab on the left"),
    row(BROWSE, &[letter('1')], Action::Tab(Tab::Overview), "", "Goes to Overview"),
    row(BROWSE, &[letter('2')], Action::Tab(Tab::Context), "", "Goes to Context"),
    row(BROWSE, &[letter('3')], Action::Tab(Tab::Inclusions), "", "Goes to Inclusions"),
    row(BROWSE, &[letter('4')], Action::Tab(Tab::Exclusions), "", "Goes to Exclusions"),
    row(BROWSE, &[letter('5')], Action::Tab(Tab::Stakeholders), "", "Goes to Stakeholders"),
    row(BROWSE, &[letter('6')], Action::Tab(Tab::Review), "", "Goes to Review"),
    row(BROWSE, &[letter('7')], Action::Tab(Tab::Approval), "", "Goes to Approval"),
    row(MOVING, &[key(KeyCode::Up), letter('k')], Action::Up, "", "Goes up a row"),
    row(MOVING, &[key(KeyCode::Down), letter('j')], Action::Down, "", "Goes down a row"),
    row(PAGING, &[key(KeyCode::PageUp), ctrl('b')], Action::PageUp, "", "Goes up a screenful"),
    row(PAGING, &[key(KeyCode::PageDown), ctrl('f'), letter(' ')], Action::PageDown, "", "Goes down a screenful"),
    row(PAGING, &[key(KeyCode::Home), letter('g')], Action::First, "", "Goes to the beginning"),
    row(PAGING, &[key(KeyCode::End), letter('G')], Action::Last, "", "Goes to the end"),
    row(BROWSE, &[letter('/')], Action::Find, "find", "Looks for a word on every tab"),
    row(BROWSE, &[letter('n'), key(KeyCode::F(3))], Action::FindNext, "", "Goes to the next place where it is found"),
    row(BROWSE, &[letter('N')], Action::FindPrevious, "", "Goes to the place before"),
    row(BROWSE, &[letter('c')], Action::Changes, "changes", "Shows what changed since the last approval"),
    row(BROWSE, &[letter('E')], Action::Outside, "", "Opens the text in $VISUAL or $EDITOR"),
    row(BROWSE, &[letter('y')], Action::Copy, "", "Sends the text to the terminal's clipboard"),
    row(BROWSE, &[letter('v')], Action::Done, "done", "Marks the action, or the comment, as done; again, as not done"),
    // Reading.
    row(&[Context::Reading], &[key(KeyCode::Enter)], Action::Open, "go on", "Goes on: a screenful down, and at the end to the next step"),
    row(&[Context::Reading], &[letter('t')], Action::Comment, "comment", "Says something about this page, for whoever writes the scope"),
    row(&[Context::Reading], &[letter('b')], Action::SendBack, "send back", "Sends the scope back with a reason, instead of approving it"),
    // Choosing an answer.
    row(&[Context::Asking], &[key(KeyCode::Enter)], Action::Open, "do what is marked", "Does what is marked"),
    row(&[Context::Asking], &[key(KeyCode::Down), key(KeyCode::Tab), key(KeyCode::Right)], Action::Down, "", "Goes to the next answer"),
    row(&[Context::Asking], &[key(KeyCode::Up), key(KeyCode::BackTab), key(KeyCode::Left)], Action::Up, "", "Goes to the answer before"),
    // Writing.
    row(TEXT, &[key(KeyCode::Enter), ctrl('j')], Action::Stroke(Stroke::NewLine), "new line", "Begins a new line, in a field of several lines"),
    row(FIELD, &[key(KeyCode::Enter), ctrl('s')], Action::Keep, "keep", "Keeps the text"),
    row(FIELD, &[key(KeyCode::Tab)], Action::KeepNext, "next field", "Keeps it and opens the next field"),
    row(FIELD, &[key(KeyCode::BackTab)], Action::KeepPrevious, "", "Keeps it and opens the field before"),
    row(FIELD, &[key(KeyCode::Esc), ctrl('c')], Action::Back, "leave", "Leaves the field; asks first when the text was changed"),
    row(&[Context::Choice], &[key(KeyCode::Right), letter(' '), key(KeyCode::Down)], Action::NextChoice, "other word", "Takes the next word"),
    row(&[Context::Choice], &[key(KeyCode::Left), key(KeyCode::Up)], Action::PreviousChoice, "", "Takes the word before"),
    row(TEXT, &[key(KeyCode::Up)], Action::Up, "", "Goes up a line, or to the field above"),
    row(TEXT, &[key(KeyCode::Down)], Action::Down, "", "Goes down a line, or to the field below"),
    row(TEXT, &[key(KeyCode::Left), ctrl('b')], Action::Stroke(Stroke::Left), "", "Goes left"),
    row(TEXT, &[key(KeyCode::Right), ctrl('f')], Action::Stroke(Stroke::Right), "", "Goes right"),
    row(TEXT, &[with_ctrl(KeyCode::Left)], Action::Stroke(Stroke::WordLeft), "", "Goes a word to the left"),
    row(TEXT, &[with_ctrl(KeyCode::Right)], Action::Stroke(Stroke::WordRight), "", "Goes a word to the right"),
    row(TEXT, &[key(KeyCode::Home), ctrl('a')], Action::Stroke(Stroke::Home), "", "Goes to the beginning of the line"),
    row(TEXT, &[key(KeyCode::End), ctrl('e')], Action::Stroke(Stroke::End), "", "Goes to the end of the line"),
    row(TEXT, &[key(KeyCode::Backspace), ctrl('h')], Action::Stroke(Stroke::Backspace), "", "Deletes the character before"),
    row(TEXT, &[key(KeyCode::Delete), ctrl('d')], Action::Stroke(Stroke::Delete), "", "Deletes the character after"),
    row(TEXT, &[ctrl('w'), with_ctrl(KeyCode::Backspace)], Action::Stroke(Stroke::DeleteWord), "", "Deletes the word before"),
    row(TEXT, &[ctrl('u')], Action::Stroke(Stroke::DeleteToStart), "", "Deletes to the beginning of the line"),
    row(TEXT, &[ctrl('k')], Action::Stroke(Stroke::DeleteToEnd), "", "Deletes to the end of the line"),
    // A line feed is what a paste without brackets sends; it must never end the text or wipe it.
    row(TEXT, &[ctrl('j')], Action::Type(' '), "", "Types a space, in a field of one line"),
    row(TEXT, &[ctrl('_'), ctrl('7')], Action::Stroke(Stroke::Undo), "", "Takes back what was typed last"),
    row(TEXT, &[ctrl('y')], Action::Stroke(Stroke::Redo), "", "Types it again"),
    row(TEXT, &[ctrl('g')], Action::Outside, "$EDITOR", "Opens the text in $VISUAL or $EDITOR"),
    // Leaving.
    row(&[Context::Browse, Context::Reading, Context::Asking], &[key(KeyCode::Esc), ctrl('c')], Action::Back, "back", "Goes back one step"),
    row(&[Context::Browse, Context::Small], &[letter('q'), ctrl('q')], Action::Quit, "quit", "Leaves; asks first when there are changes that are not saved"),
    row(&[Context::Reading], &[letter('q')], Action::Back, "", "Goes back"),
    row(&[Context::Small], &[ctrl('s'), letter('w')], Action::Save, "save", "Writes the scope to disk"),
    row(&[Context::Browse, Context::Text, Context::Choice, Context::Reading, Context::Asking, Context::Small], &[ctrl('z')], Action::Suspend, "", "Puts the program to sleep; fg wakes it"),
    row(&[Context::Browse, Context::Text, Context::Choice, Context::Reading, Context::Asking, Context::Small], &[ctrl('l')], Action::Redraw, "", "Draws the screen again"),
];

impl Key {
    /// Returns the key of an event; with Alt held it is what leaves, since a slow line glues Esc to the next key.
    #[must_use]
    pub fn of(event: KeyEvent) -> Self {
        if event.modifiers.contains(KeyModifiers::ALT) && !event.modifiers.contains(KeyModifiers::CONTROL) {
            return key(KeyCode::Esc);
        }
        let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
        // AltGr is reported as Ctrl and Alt together; what it types is a character.
        let alt_gr = ctrl && event.modifiers.contains(KeyModifiers::ALT);
        match event.code {
            KeyCode::Char(c) if ctrl && !alt_gr => Self { code: KeyCode::Char(c.to_ascii_lowercase()), ctrl },
            KeyCode::Char(c) => letter(c),
            KeyCode::Tab if event.modifiers.contains(KeyModifiers::SHIFT) => key(KeyCode::BackTab),
            code => Self { code, ctrl: ctrl && !alt_gr },
        }
    }

    /// Returns how the key is called on the screen.
    #[must_use]
    pub fn name(self) -> String {
        let name = match self.code {
            KeyCode::Char(' ') => "Space".to_owned(),
            KeyCode::Char(c) if self.ctrl => c.to_uppercase().to_string(),
            KeyCode::Char(c) => c.to_string(),
            KeyCode::F(number) => format!("F{number}"),
            KeyCode::BackTab => "Shift-Tab".to_owned(),
            KeyCode::PageUp => "PgUp".to_owned(),
            KeyCode::PageDown => "PgDn".to_owned(),
            KeyCode::Delete => "Del".to_owned(),
            KeyCode::Insert => "Ins".to_owned(),
            code => format!("{code:?}"),
        };
        if self.ctrl { format!("Ctrl-{name}") } else { name }
    }
}

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
            Mode::Signing(signing) if signing.form.is_some() => Self::Text,
            Mode::Asking(_) => Self::Asking,
            Mode::Reading(_) | Mode::Signing(_) => Self::Reading,
        }
    }

    /// Returns the heading of the context in the help.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Browse => "Looking around",
            Self::Text => "Writing a text",
            Self::Choice => "Choosing a word",
            Self::Asking => "Choosing an answer",
            Self::Reading => "Reading",
            Self::Small => "In a window that is too small",
        }
    }
}

/// Returns what a key means to the app at the moment.
#[must_use]
pub fn action_of(app: &App, event: KeyEvent) -> Option<Action> {
    let pressed = Key::of(event);
    let context = Context::of(app);
    let bound = KEYS
        .iter()
        .filter(|binding| binding.contexts.contains(&context) && binding.keys.contains(&pressed))
        .find(|binding| applies(&binding.action, app));
    if let Some(binding) = bound {
        return Some(binding.action.clone());
    }
    match pressed {
        Key { code: KeyCode::Char(c), ctrl: false } if context != Context::Browse => Some(Action::Type(c)),
        _ => None,
    }
}

/// Tells whether an action can do something at the moment: it is then hinted at, and its key works.
#[must_use]
pub fn applies(action: &Action, app: &App) -> bool {
    let target = app.page.target(app.cursor().selected);
    let row = matches!(target, Some(Target::Row(..)));
    match action {
        Action::Answer(_) | Action::Skip => app.asked().is_some(),
        Action::Note => app.asked().is_some_and(|question| app.is_answered(&question)),
        Action::Comment | Action::SendBack => matches!(app.mode, Mode::Signing(_)),
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
        Action::Delete | Action::MoveUp | Action::MoveDown => row,
        Action::Exclude => matches!(target, Some(Target::Row(section, _)) if section.is_inclusion()),
        Action::NextProblem => app.blockers().next().is_some(),
        Action::Undo => app.can_undo(),
        Action::Redo => app.can_redo(),
        Action::Save => app.is_unsaved() || app.opened.path.is_none(),
        Action::Changes => app.newest().is_some(),
        Action::Stroke(Stroke::NewLine) => app.mode.takes_several_lines(),
        Action::KeepNext | Action::KeepPrevious => !matches!(app.mode, Mode::Prompt(_)),
        _ => true,
    }
}

/// Returns the keys and words for the line of hints, the most useful first.
#[must_use]
pub fn hints(app: &App) -> Vec<(String, &'static str)> {
    let mut taken = Vec::new();
    let mut hints = Vec::new();
    let context = Context::of(app);
    for binding in KEYS.iter().filter(|binding| binding.contexts.contains(&context)) {
        if !applies(&binding.action, app) {
            continue;
        }
        // A key that an earlier row has taken is not this row's.
        let own = binding.keys.iter().find(|key| !taken.contains(*key));
        if let Some(own) = own.filter(|_| !binding.hint.is_empty()) {
            hints.push((own.name(), hint_of(binding, app)));
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
            Action::Back => "go back, nothing signed",
            _ => binding.hint,
        };
    }
    if binding.action != Action::Open || !matches!(app.mode, Mode::Browse) {
        return binding.hint;
    }
    match app.page.target(app.cursor().selected) {
        Some(Target::Field(_) | Target::Row(..)) => "edit",
        Some(Target::Add(_)) => "add",
        Some(Target::Question(_)) => "the text it judges",
        Some(Target::Sign) => "see what is signed",
        Some(Target::Goto(_) | Target::Tab(_)) => "go there",
        Some(Target::Version(_)) => "read it",
        None => binding.hint,
    }
}
