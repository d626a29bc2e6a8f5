//! The house rules, each with its mend in the message: what the compiler cannot see, and a stranger would trip over.

#![expect(clippy::unwrap_used, reason = "a broken rule fails loudly")]

mod source;

mod floors;

mod files;

mod words;
