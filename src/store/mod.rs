//! The file: the only code that reads or writes a scope on disk.
//! Must not know rules, signing, the app or the terminal.
