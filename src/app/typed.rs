//! A text that was typed in answer to a question and not taken yet, with the question by which it is found again.
//! Must not know who asks.

/// What is asked in the form of consent where one person does what two should.
pub const WHY_BOTH: &str = "Why may one person do both?";

/// A text that was typed in answer to a question, and not taken yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    /// The question, as [`crate::app::mode::Purpose::named`] has it.
    pub asked: String,
    /// The text.
    pub text: String,
}

impl Typed {
    /// Returns a text that was typed in answer to a question.
    #[must_use]
    pub fn new(asked: impl Into<String>, text: impl Into<String>) -> Self {
        Self { asked: asked.into(), text: text.into() }
    }
}

/// What becomes of what was typed and not taken, when one leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Kept {
    /// It is kept for the next time.
    #[default]
    ForTheNextTime,
    /// It cannot be kept, and that was told: one may leave without it.
    Nowhere,
}

/// Says where texts wait to be offered again, in one sentence.
#[must_use]
pub fn where_they_wait(typed: &[Typed]) -> String {
    let asked: Vec<String> =
        typed.iter().map(|typed| format!("\"{}\"", typed.asked.trim_end_matches(':'))).collect();
    format!("What was typed is offered again where it was asked for: {}.", asked.join(", "))
}

/// What a question of the sitting begins with, where it is told outside of it.
const IN_THE_SITTING: &str = "In the sitting: ";

/// Returns a question of the sitting as it is told outside of it.
#[must_use]
pub fn in_the_sitting(asks: &str) -> String {
    format!("{IN_THE_SITTING}{asks}")
}

/// Tells whether a question, as it is told outside of it, is one of the sitting.
#[must_use]
pub fn is_of_the_sitting(asked: &str) -> bool {
    asked.starts_with(IN_THE_SITTING)
}

/// Returns a question of the sitting as it is put in it; any other as it is.
#[must_use]
pub fn as_it_is_put(asked: &str) -> &str {
    asked.strip_prefix(IN_THE_SITTING).unwrap_or(asked)
}
