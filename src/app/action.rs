//! Actions: all that a user, or a finished effect, can say.
//! Must not know which key says it, nor what comes of it.

use std::path::PathBuf;

use chrono::NaiveDate;

use super::{
    published::{Offers, Opened, Sealed},
    tab::Tab,
    text_box::Stroke,
};
use crate::scope::{review::Answer, withdrawal::Withdrawal};

/// Something that was said to the app.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    // Looking.
    /// To the row above.
    Up,
    /// To the row below.
    Down,
    /// To the row with this number, from 0.
    Select(usize),
    /// A screenful up.
    PageUp,
    /// A screenful down.
    PageDown,
    /// To the first row.
    First,
    /// To the last row.
    Last,
    /// To the tab on the right.
    NextTab,
    /// To the tab on the left.
    PreviousTab,
    /// To a tab.
    Tab(Tab),
    /// To the next blocker, wherever it is.
    NextProblem,
    /// Lists all that the rules find; again, only those of the next severity.
    Findings,
    /// Asks what to look for.
    Find,
    /// To the next place where it is found.
    FindNext,
    /// To the place before.
    FindPrevious,
    /// Shows what changed since the last approval.
    Changes,
    /// Shows what the keys do.
    Help,
    /// Back one step; never loses text.
    Back,

    // Changing.
    /// Opens what is selected: edits it, goes there, or begins to sign.
    Open,
    /// Opens the text in the user's own editor.
    Outside,
    /// Adds a row below.
    Add,
    /// Adds a row above.
    AddAbove,
    /// Deletes the row.
    Delete,
    /// Moves the row up in its list.
    MoveUp,
    /// Moves the row down in its list.
    MoveDown,
    /// Moves the inclusion to the exclusions.
    Exclude,
    /// Withdraws the selected version.
    Withdraw,
    /// Takes back the last change.
    Undo,
    /// Makes it again.
    Redo,
    /// Answers the selected question.
    Answer(Answer),
    /// Leaves the question open and goes to the next.
    Skip,
    /// Says of every item of the list that it is still true.
    Confirm,
    /// Opens the answer again.
    Reopen,
    /// Writes a note on the answer.
    Note,
    /// Says something about what is to be approved.
    Comment,
    /// Sends the scope back instead of approving it.
    SendBack,
    /// Marks the action, or the comment, as done.
    Done,
    /// Accepts the selected warning with a reason.
    Accept,
    /// Accepts every open warning of the same rule with one reason.
    AcceptAll,
    /// To the next question of the guided review.
    NextQuestion,
    /// To the question before.
    PreviousQuestion,

    // Writing.
    /// Types a character.
    Type(char),
    /// Types a text that was pasted.
    Paste(String),
    /// Writes this in place of the text, or chooses the word that begins like it.
    Replace(String),
    /// Does something to the text.
    Stroke(Stroke),
    /// Keeps the text.
    Keep,
    /// Keeps it and opens the next field.
    KeepNext,
    /// Keeps it and opens the field before.
    KeepPrevious,
    /// Leaves the field without its text; undo brings it back.
    Discard,
    /// Takes the next word of a choice.
    NextChoice,
    /// Takes the word before.
    PreviousChoice,

    // Leaving.
    /// Writes the scope to disk.
    Save,
    /// Leaves the program.
    Quit,
    /// Puts the program to sleep.
    Suspend,
    /// Draws the whole screen again.
    Redraw,
    /// Sends the selected text to the terminal's clipboard.
    Copy,

    // What happened.
    /// The window has another size, in columns and rows.
    Resized(u16, u16),
    /// The scope was written.
    Saved(Result<Box<Opened>, Failure>),
    /// The scope was read again.
    Reloaded(Result<Box<Opened>, Failure>),
    /// Somebody else has closed the file, and it is held here now; it was read again, and this is told.
    Unlocked(Result<Box<Opened>, Failure>, String),
    /// Why it cannot be changed here now: another has it open than before.
    ReadOnly(String),
    /// These keys can be chosen to sign with.
    Offered(Offers),
    /// The version was approved and written.
    Approved(Result<Box<(Opened, Sealed)>, Failure>),
    /// The version was withdrawn, and where that is recorded.
    Withdrawn(Result<Box<(Opened, Withdrawal, PathBuf)>, Failure>),
    /// The user's own editor gave the text back.
    Edited(Result<String, Failure>),
    /// The file on disk is another than the one that was read.
    ChangedOnDisk,
    /// Something is worth telling.
    Told(String),
    /// A new day began.
    NewDay(NaiveDate),
}

impl Action {
    /// Tells whether it is told by the world: it happened, whatever is on the screen, and must not be let go.
    #[must_use]
    pub fn is_news(&self) -> bool {
        matches!(
            self,
            Self::Resized(..)
                | Self::Saved(_)
                | Self::Reloaded(_)
                | Self::Unlocked(..)
                | Self::ReadOnly(_)
                | Self::Offered(_)
                | Self::Approved(_)
                | Self::Withdrawn(_)
                | Self::Edited(_)
                | Self::ChangedOnDisk
                | Self::Told(_)
                | Self::NewDay(_)
        )
    }
}

/// An effect that could not be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// What failed, on which path.
    pub says: String,
    /// What to do next.
    pub next: String,
    /// Whether it is because the file changed on disk since it was read.
    pub changed_on_disk: bool,
}
