//! Stories from keys to screen to file.
#![expect(clippy::unwrap_used, reason = "a story fails loudly")]

mod story;

mod edit;
