//! Modes: what the keys mean at the moment, each with the data that it needs.
//! Must not know which keys lead from one mode to another.

use super::{
    asking::Asking, effect::Leaving, form::Form, published::Offers, seen::Seen, text_box::TextBox,
    which::Which, wrap,
};
use crate::{
    export::changes::subject_of,
    rules::version::NextVersion,
    scope::{item::ItemId, place::Place, review::CommentKind, section::Section, value::Kind},
};

/// What the keys mean.
#[derive(Debug)]
pub enum Mode {
    /// One looks around.
    Browse,
    /// One writes into a field of the scope, where it stands.
    Editing(Box<Editing>),
    /// One answers a question with a text, below the page.
    Prompt(Box<Prompt>),
    /// One chooses between a few answers.
    Asking(Asking),
    /// One reads a text of several screens.
    Reading(Reading),
    /// One is about to approve.
    Signing(Box<Signing>),
}

/// A field being written.
#[derive(Debug)]
pub struct Editing {
    /// The field.
    pub place: Place,
    /// What is written.
    pub input: Input,
    /// What it was.
    pub original: String,
    /// Whether the row was added for this; left empty, it goes again.
    pub fresh: bool,
    /// Whether one is asked what becomes of the text.
    pub leaving: bool,
    /// Why the text cannot be kept.
    pub problem: Option<String>,
}

/// A text, or a choice of words.
#[derive(Debug, Clone)]
pub enum Input {
    /// A text.
    Text(Box<TextBox>),
    /// A choice.
    Choice {
        /// What can be chosen.
        words: &'static [&'static str],
        /// What is chosen.
        chosen: Option<usize>,
    },
}

impl Input {
    /// Returns the input for a field.
    #[must_use]
    pub fn new(kind: Kind, text: &str) -> Self {
        match kind {
            Kind::Choice(words) => {
                Self::Choice { words, chosen: words.iter().position(|word| *word == text) }
            }
            kind => Self::Text(Box::new(TextBox::new(text, kind))),
        }
    }

    /// Returns what is written or chosen.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Text(text) => text.text(),
            Self::Choice { words, chosen } => chosen.map(|at| words[at].to_owned()).unwrap_or_default(),
        }
    }
}

impl Editing {
    /// Tells whether the text is another than it was.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.input.text() != self.original
    }
}

/// A question that is answered with a text.
#[derive(Debug)]
pub struct Prompt {
    /// What the text is for.
    pub purpose: Purpose,
    /// What is written.
    pub input: TextBox,
    /// What was offered to begin with.
    pub offered: String,
    /// Why the text cannot be taken.
    pub problem: Option<String>,
    /// What one was doing, and goes back to; nothing for looking around.
    pub behind: Option<Box<Mode>>,
}

/// What the text of a prompt is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Purpose {
    /// Where the scope is written.
    SaveAs {
        /// Whether the program is left afterwards.
        then_quit: bool,
    },
    /// What is looked for.
    Find,
    /// Why an inclusion is excluded.
    WhyExcluded(Section, ItemId),
    /// Why a question does not apply.
    WhyNotApplicable(ItemId),
    /// A note on the answer to a question.
    Note(ItemId),
    /// What has to be done about a no.
    What(ItemId),
    /// Who does it.
    Who(ItemId, String),
    /// By when it is done.
    ByWhen(ItemId, String, String),
    /// Why warnings may stay as they are.
    WhyAccepted(Which),
    /// Until when they are accepted, given why.
    AcceptedUntil(Which, String),
    /// The address by which a list of signers knows the approver.
    SignerEmail,
    /// Why a version is withdrawn, by whom, and its number.
    Withdraw(Leaving),
    /// What is said about the scope, or about a place in it, before it is approved.
    Comment(CommentKind, Option<Place>),
}

impl Purpose {
    /// Returns the word for taking the answer.
    #[must_use]
    pub fn taken(&self) -> &'static str {
        match self {
            Self::SaveAs { .. } => "save here",
            Self::Find => "find",
            Self::WhyExcluded(..) => "exclude",
            Self::WhyNotApplicable(_) | Self::ByWhen(..) => "answer",
            Self::Note(_)
            | Self::SignerEmail
            | Self::Comment(CommentKind::Remark | CommentKind::Unsaid, _) => "keep",
            Self::Withdraw(leaving) if !leaving.by.is_empty() => "withdraw",
            Self::What(_) | Self::Who(..) | Self::WhyAccepted(_) | Self::Withdraw(_) => "go on",
            Self::AcceptedUntil(..) => "accept",
            Self::Comment(CommentKind::SentBack, _) => "send back",
        }
    }

    /// Tells whether a text that was typed for it and not taken is offered the next time.
    #[must_use]
    pub fn is_offered_again(&self) -> bool {
        match self {
            Self::Find | Self::SaveAs { .. } => false,
            // What cannot be undone is typed anew each time.
            Self::Withdraw(leaving) => leaving.by.is_empty(),
            _ => true,
        }
    }

    /// Returns the question that was answered before this one, with its answer; `None` where it is the first.
    #[must_use]
    pub fn before(&self) -> Option<Mode> {
        match self {
            Self::Who(of, what) => Some(Mode::prompt(Self::What(of.clone()), what)),
            Self::ByWhen(of, what, who) => Some(Mode::prompt(Self::Who(of.clone(), what.clone()), who)),
            Self::AcceptedUntil(which, why) => Some(Mode::prompt(Self::WhyAccepted(which.clone()), why)),
            Self::Withdraw(leaving) => {
                let (before, answer) = leaving.before()?;
                Some(Mode::prompt(Self::Withdraw(before), &answer))
            }
            _ => None,
        }
    }

    /// Returns the question that is put.
    #[must_use]
    pub fn asks(&self) -> String {
        match self {
            Self::SaveAs { .. } => "Save as:".into(),
            Self::Find => "Find:".into(),
            Self::WhyExcluded(_, id) => format!("Why may {id} be left out?"),
            Self::WhyNotApplicable(question) => format!("{question}: why does it not apply?"),
            Self::Note(question) => format!("{question}: note or evidence"),
            Self::What(question) => format!("{question}: no. What has to be done?"),
            Self::Who(question, _) => format!("{question}: who does it?"),
            Self::ByWhen(question, _, _) => format!("{question}: by when? (YYYY-MM-DD)"),
            Self::WhyAccepted(Which::One(rule, _)) => format!("{rule}: why may it stay as it is?"),
            Self::WhyAccepted(Which::AllOf(rule)) => {
                format!("Every open {rule}: why may they stay as they are?")
            }
            Self::AcceptedUntil(..) => {
                "Until when? (YYYY-MM-DD; empty for as long as nothing changes)".into()
            }
            Self::SignerEmail => "Which e-mail address does a list of signers know you by?".into(),
            Self::Withdraw(leaving) => leaving.asks(),
            Self::Comment(CommentKind::SentBack, _) => "Why is it sent back?".into(),
            Self::Comment(_, Some(place)) => format!("Comment on {}:", subject_of(place)),
            Self::Comment(_, None) => "Comment on the scope:".into(),
        }
    }
}

/// A text of several screens.
#[derive(Debug)]
pub struct Reading {
    /// What it is.
    pub title: String,
    /// Its lines.
    pub text: String,
    /// Which of its rows stands at the top.
    pub top: usize,
    /// What one was doing, and goes back to.
    pub behind: Option<Box<Mode>>,
}

/// The way to an approval: see, then consent.
#[derive(Debug)]
pub struct Signing {
    /// The version that would result, and why.
    pub next: NextVersion,
    /// What is read before anything can be agreed to, page by page.
    pub pages: Vec<SittingPage>,
    /// Which page is shown.
    pub at: usize,
    /// The keys that can be chosen to sign with.
    pub offered: Offers,
    /// Whether what is agreed to has a page of its own: the window is too small to hold it above the version.
    pub told: bool,
    /// The form, once everything was seen.
    pub form: Option<Form>,
}

/// A page that an approver is shown.
#[derive(Debug)]
pub struct SittingPage {
    /// What is read.
    pub reading: Reading,
    /// What it is about; nothing for the scope as a whole.
    pub about: Option<Place>,
    /// How far it was on the screen.
    pub seen: Seen,
}

impl Signing {
    /// Returns the page that is shown.
    #[must_use]
    pub fn page(&self) -> &SittingPage {
        // There is a first page in any case, and the number never leaves the pages.
        &self.pages[self.at]
    }
}

impl Mode {
    /// Puts a question that is answered with a text, and gives it a text to begin with.
    #[must_use]
    pub fn prompt(purpose: Purpose, text: &str) -> Self {
        Self::Prompt(Box::new(Prompt {
            purpose,
            input: TextBox::new(text, Kind::Line),
            offered: text.to_owned(),
            problem: None,
            behind: None,
        }))
    }

    /// Tells whether a text of several lines is being written.
    #[must_use]
    pub fn takes_several_lines(&self) -> bool {
        matches!(self, Self::Editing(editing) if matches!(&editing.input, Input::Text(text) if text.takes_several_lines()))
    }

    /// Returns how many lines below the page a question takes.
    #[must_use]
    pub fn prompt_height(&self, width: usize) -> usize {
        match self {
            Self::Prompt(prompt) => prompt.input.rows(width.saturating_sub(4)).len().min(6) + 1,
            Self::Asking(asking) => {
                wrap::rows(&asking.question, width.saturating_sub(2)).len() + asking.choices.len()
            }
            _ => 0,
        }
    }
}
