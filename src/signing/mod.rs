//! Who stands for it: an approvable scope becomes an approved one, and OpenSSH says whose key signed it.
//! Must not know the scope's files, the app or the screen; keys and the programs of OpenSSH are its own.

pub mod approve;
pub mod envelope;
pub mod history;
pub mod key;
pub mod openssh;
mod private;
mod process;
mod readable;
pub mod revoked;
pub mod signers;
#[cfg(test)]
mod tests;
pub mod withdraw;
pub mod witness;
