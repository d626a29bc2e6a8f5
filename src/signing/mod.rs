//! Who stands for it: an approvable scope becomes an approved one.
//! Must not know files, the app or the screen.

pub mod approve;
#[cfg(test)]
mod tests;
