//! The program as a process: each command, each exit code, and the full text of each complaint.

#![expect(clippy::unwrap_used, reason = "a story fails loudly")]
#![expect(clippy::disallowed_methods, reason = "a story writes its own files")]

mod approving;
mod bad_input;
mod checking;
mod comparing;
#[path = "../ran/mod.rs"]
mod ran;
mod reading;
mod reviewing;
mod unread;
mod usage;
mod world;
