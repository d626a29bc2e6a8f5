//! The one loop: waits for an event, updates, performs effects, draws.
//! Must not decide anything that a test of the app could not see.

pub mod backend;

pub mod screen;

pub mod signals;

pub mod wait;

pub mod watch;

pub mod world;

mod input;
mod modes;
