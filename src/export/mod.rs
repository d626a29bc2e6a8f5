//! For other readers: scope in, text out.
//! Must not know files, the app or the terminal: who asked writes the text.

pub mod blank;
pub mod called;
pub mod changes;
pub mod changes_json;
pub mod counted;
pub mod explain;
pub mod findings;
pub mod findings_json;
pub mod history;
pub mod json;
pub mod judged;
pub mod markdown;
pub mod newest;
pub mod otherwise;
pub mod plain;
pub mod sarif;
pub mod summary;
pub mod then_and_now;
pub mod verification;
pub mod weight;
pub mod words;
