//! The real program in a real pseudo-terminal: what one sees, what stands on disk afterwards, and how the
//! terminal is found, whatever happens in between.

#![expect(clippy::unwrap_used, reason = "a story fails loudly")]
#![expect(clippy::disallowed_methods, reason = "stories write files as any other program does")]

#[path = "../agent/mod.rs"]
mod agent;
#[path = "../pty/mod.rs"]
mod pty;

mod desk;
mod ending;
mod input;
mod leaving;
mod look;
mod others;
mod outside;
mod signing;
mod typed;
mod work;

mod waiting;
