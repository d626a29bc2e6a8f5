//! The questions that are built in.
//! Must not know which of them are asked of a scope, nor what is answered.

use std::sync::LazyLock;

use crate::scope::review::Question;

static QUESTIONS: LazyLock<Vec<Question>> = LazyLock::new(|| {
    ron::from_str(include_str!("../../assets/checklist.ron")).expect("a test reads the built-in checklist")
});

/// Returns the questions that are built in, in their order.
#[must_use]
pub fn questions() -> &'static [Question] {
    &QUESTIONS
}
