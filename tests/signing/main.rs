//! Signing and checking with the real OpenSSH: each attack, and beside it the untouched thing that passes.

#![expect(clippy::unwrap_used, reason = "a story fails loudly")]
#![expect(clippy::disallowed_methods, reason = "a story writes its own files")]

#[path = "../agent/mod.rs"]
mod agent;
mod approving;
mod asking;
mod attacks;
mod clock;
mod company;
mod config;
mod desk;
mod ending;
mod itself;
mod judging;
mod keys;
mod leaving;
mod leaving_on_screen;
mod lists;
mod looks;
#[path = "../pty/mod.rs"]
mod pty;
#[path = "../ran/mod.rs"]
mod ran;
mod sitting;
mod standing;
mod unproven;
