//! The one key table. Dispatch, the line of hints, the help and the README read it; nowhere else is a key named.
//! Must not know the app: what a key means at the moment, `press` tells.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::{action::Action, tab::Tab, text_box::Stroke};
use crate::scope::review::Answer;

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
    row(BROWSE, &[letter('y')], Action::Answer(Answer::Yes), "yes", "Answers the question with yes, or says that the item is still true"),
    row(BROWSE, &[letter('Y')], Action::Confirm, "yes to all", "Says of every item of the list that it is still true"),
    row(BROWSE, &[letter('n')], Action::Answer(Answer::No), "no", "Answers it with no, and asks for the action that follows"),
    row(BROWSE, &[letter('-')], Action::Answer(Answer::NotApplicable), "n.a.", "Says that it does not apply, and asks why"),
    row(BROWSE, &[letter('t')], Action::Note, "note", "Writes a note on the answer, or before it"),
    row(BROWSE, &[letter('s')], Action::Skip, "skip", "Leaves the question open, and goes to the next"),
    row(BROWSE, &[letter('x')], Action::Reopen, "reopen", "Opens the answer again, also one that was read off the text"),
    row(BROWSE, &[letter('r')], Action::Accept, "accept", "Accepts the selected warning with a reason"),
    row(BROWSE, &[letter('R')], Action::AcceptAll, "accept all like it", "Accepts every open warning of the same rule with one reason"),
    row(BROWSE, &[key(KeyCode::Enter), letter('e'), letter('i'), key(KeyCode::F(2))], Action::Open, "open", "Edits what is selected, goes there, or begins to sign"),
    row(BROWSE, &[letter('v')], Action::Done, "done", "Marks the action, or the comment, as done; again, as not done"),
    row(BROWSE, &[letter('a'), letter('o'), key(KeyCode::Insert)], Action::Add, "add", "Adds a row below"),
    row(BROWSE, &[letter('A'), letter('O')], Action::AddAbove, "", "Adds a row above"),
    row(BROWSE, &[letter('x')], Action::Exclude, "exclude", "Moves the inclusion to the exclusions, and asks why"),
    row(BROWSE, &[letter('d'), key(KeyCode::Delete)], Action::Delete, "delete", "Deletes the row; undo brings it back"),
    row(BROWSE, &[letter('W')], Action::Withdraw, "withdraw", "Withdraws the approved version, and asks why"),
    row(BROWSE, &[letter('K')], Action::MoveUp, "", "Moves the row up"),
    row(BROWSE, &[letter('J')], Action::MoveDown, "", "Moves the row down"),
    row(BROWSE, &[letter('!')], Action::NextProblem, "next problem", "Goes to the next thing that keeps the scope from being approved"),
    row(BROWSE, &[letter('f')], Action::Findings, "findings", "Lists all that the rules find; again, only the next severity"),
    row(BROWSE, &[letter('u')], Action::Undo, "undo", "Takes back the last change"),
    row(BROWSE, &[letter('U'), ctrl('r')], Action::Redo, "", "Makes the change again"),
    row(BROWSE, &[ctrl('s'), letter('w')], Action::Save, "save", "Writes the scope to disk"),
    row(BROWSE, &[key(KeyCode::Right), letter(']')], Action::NextQuestion, "next", "Goes to the next stop of the guided review"),
    row(BROWSE, &[key(KeyCode::Left), letter('[')], Action::PreviousQuestion, "", "Goes to the stop before"),
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
    row(BROWSE, &[letter('n'), key(KeyCode::F(3))], Action::FindNext, "next found", "Goes to the next place where it is found"),
    row(BROWSE, &[letter('N')], Action::FindPrevious, "", "Goes to the place before"),
    row(BROWSE, &[letter('c')], Action::Changes, "changes", "Shows what changed since the last approval, what is selected first"),
    row(BROWSE, &[letter('E')], Action::Outside, "", "Opens the text in $VISUAL or $EDITOR"),
    row(BROWSE, &[letter('y')], Action::Copy, "", "Sends the text to the terminal's clipboard"),
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
    row(FIELD, &[key(KeyCode::Up)], Action::Up, "", "Goes up a line, or to the field above"),
    row(FIELD, &[key(KeyCode::Down)], Action::Down, "", "Goes down a line, or to the field below"),
    row(&[Context::Choice], &[key(KeyCode::Right), letter(' '), key(KeyCode::Down)], Action::NextChoice, "other word", "Takes the next word"),
    row(&[Context::Choice], &[key(KeyCode::Left), key(KeyCode::Up)], Action::PreviousChoice, "", "Takes the word before"),
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

    /// Returns the letter, or other sign, that is typed for the key; `None` where it takes more than that.
    #[must_use]
    pub fn sign(self) -> Option<char> {
        match self.code {
            KeyCode::Char(sign) if !self.ctrl => Some(sign),
            _ => None,
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
    /// Returns the key that is shown for an action here; empty when there is none.
    #[must_use]
    pub fn key_for(self, action: &Action) -> String {
        let row = KEYS.iter().find(|row| row.contexts.contains(&self) && row.action == *action);
        row.and_then(|row| row.keys.first()).map(|key| key.name()).unwrap_or_default()
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
