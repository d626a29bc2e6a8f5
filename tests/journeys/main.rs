//! Stories from keys to screen to file.
#![expect(clippy::unwrap_used, reason = "a story fails loudly")]

mod story;

mod look;

mod edit;

mod lists;

mod typing;

mod save;

mod review;

mod guide;

mod annual;
mod approve;

mod sitting;

mod ceo;

mod findings;
mod form;

mod recover;

mod broken;

mod small;

mod whole;

mod withdraw;

mod versions;

mod pictures;

mod laws;
