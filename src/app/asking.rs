//! Questions that are answered by choosing: the answers, each with what follows from it.
//! Must not do what follows.

use super::{
    effect::{Leaving, SaveAs},
    published::Recovered,
};

/// A choice between a few answers, the first of which does no harm.
#[derive(Debug)]
pub struct Asking {
    /// What is asked.
    pub question: String,
    /// The answers.
    pub choices: Vec<Choice>,
    /// Which of them is marked.
    pub marked: usize,
}

/// One answer of a choice.
#[derive(Debug)]
pub struct Choice {
    /// The key that gives it.
    pub key: char,
    /// What it does.
    pub label: &'static str,
    /// What follows.
    pub then: Then,
}

/// What follows an answer.
#[derive(Debug, Clone, PartialEq)]
pub enum Then {
    /// Nothing.
    Stay,
    /// The scope is written, and the program left.
    SaveAndQuit,
    /// The program is left; what is not saved is kept for the next time.
    QuitKeeping,
    /// The scope is written in this way.
    Save(SaveAs),
    /// The file is read again; what is on the desk can be brought back with undo.
    Reload,
    /// The unsaved work of the earlier session is taken over.
    Recover(Box<Recovered>),
    /// It is not wanted.
    ForgetRecovery,
    /// The approval that no file bears out is cleared.
    Withdraw,
    /// The version is withdrawn in this way.
    Leave(Box<Leaving>),
}

/// What stands behind the question that is asked first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Behind {
    /// The desk.
    #[default]
    Desk,
    /// The sitting, where the scope waits for its approver.
    Sitting,
}

impl Asking {
    /// Asks what becomes of unsaved changes.
    #[must_use]
    pub fn quit() -> Self {
        Self {
            question: "There are changes that are not saved.".into(),
            choices: vec![
                Choice { key: 'c', label: "stay here", then: Then::Stay },
                Choice { key: 's', label: "save and quit", then: Then::SaveAndQuit },
                Choice { key: 'k', label: "quit, and keep them for the next time", then: Then::QuitKeeping },
            ],
            marked: 0,
        }
    }

    /// Asks what becomes of the file that somebody else changed.
    #[must_use]
    pub fn changed_on_disk() -> Self {
        Self {
            question: "The file was changed by another program since it was read. Nothing is written yet."
                .into(),
            choices: vec![
                Choice { key: 'c', label: "go back, nothing is written", then: Then::Stay },
                Choice {
                    key: 'b',
                    label: "save mine beside it, as .mine.ron",
                    then: Then::Save(SaveAs::Beside),
                },
                Choice { key: 'r', label: "read theirs; undo brings mine back", then: Then::Reload },
                Choice {
                    key: 'o',
                    label: "write mine; theirs is kept as .theirs.ron",
                    then: Then::Save(SaveAs::Over),
                },
            ],
            marked: 0,
        }
    }

    /// Asks what becomes of an approval that the file carries and no approved version bears out.
    #[must_use]
    pub fn withdraw() -> Self {
        Self {
            question: "The file carries an approval, but the approved version is not beside it. Put that version back where it was, or clear the approval.".into(),
            choices: vec![
                Choice { key: 'c', label: "go back, to put the approved version in its place", then: Then::Stay },
                Choice { key: 'w', label: "clear it: the scope goes on as a draft; undo takes it back", then: Then::Withdraw },
            ],
            marked: 0,
        }
    }

    /// Asks by what else a version is withdrawn whose record the key did not sign.
    #[must_use]
    pub fn key_refused(why: &str, leaving: Leaving) -> Self {
        let by_name = Leaving { key: None, ..leaving.clone() };
        Self {
            question: format!("{} is not withdrawn. {why}", leaving.version),
            choices: vec![
                Choice { key: 'c', label: "go back; the reason is offered again", then: Then::Stay },
                Choice { key: 't', label: "try the key again", then: Then::Leave(Box::new(leaving)) },
                Choice {
                    key: 'n',
                    label: "withdraw it by typed name, the weaker kind",
                    then: Then::Leave(Box::new(by_name)),
                },
            ],
            marked: 0,
        }
    }

    /// Asks whether unsaved work of an earlier session is taken over, which may differ from what is on the desk.
    #[must_use]
    pub fn recover(recovered: Recovered, differs: bool) -> Self {
        let outdated = if recovered.outdated { " The file has changed since then." } else { "" };
        let label = if differs || recovered.typed.is_empty() {
            "restore it, not saved yet; undo takes it back"
        } else {
            "restore it: what was typed is offered again"
        };
        Self {
            question: format!(
                "An earlier session ended with work that was not saved ({}).{outdated}",
                recovered.at
            ),
            choices: vec![
                Choice { key: 'r', label, then: Then::Recover(Box::new(recovered)) },
                Choice { key: 'l', label: "later: ask again the next time", then: Then::Stay },
                Choice { key: 'd', label: "drop it", then: Then::ForgetRecovery },
            ],
            marked: 0,
        }
    }
}
