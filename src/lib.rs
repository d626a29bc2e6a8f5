//! isms-scope: write, review and sign off the scope of an information security management system
//! (ISO/IEC 27001:2022, clause 4.3).
//!
//! # The screen, in the words of the code
//!
//! ```text
//!  scope.ron   2.0 published · draft of 3.0: 2 changes, 1 blocker     state     app/status, ui/header
//!  Overview Context Inclusions[Exclusions!1]Stakeholders Review       tabs      app/tab; !1 counts blockers
//!
//!     Exclusions                                                      heading   ┐
//! > + EXC-1  Personal devices not approved for company work.          row       │ page: app/page lays it out,
//!            Reason: They hold no company data.                       field     │ as blocks of words with roles;
//!   ! EXC-2  Meeting rooms that we share with the landlord.           row       │ ui/body draws it
//!            ! EXC-2 is left out without a reason                     finding   ┘ rules/boundary found it
//!  ││└ id: scope/item
//!  │└ marks: ! keeps from being approved, + changed since then
//!  └ cursor: app/window
//!
//!  EXC-2: why may it be left out?                                     prompt    app/mode, ui/footer
//!  │ Locked, and not ours to                                          text box  app/text_box
//!  Deleted EXC-3. Undo brings it back.                                message   App::message
//!  ? help  Enter keep  Tab next field  Esc leave                      hints     app/keys, app/press
//! ```
//!
//! What opens when a row is pressed is its target (`app::page::Target`), what the keys mean is the mode
//! (`app::mode::Mode`), and a change is an edit (`scope::edit::Edit`).
//!
//! # The floors
//!
//! A room uses what stands below it, never what stands above; `tests/house` holds that.
//! ARCHITECTURE.md follows one keystroke through them.
//!
//! | floor | room | what it is |
//! |---|---|---|
//! | 1 | [`scope`] | what a scope is: values, edits, differences, fingerprints |
//! | 2 | [`rules`] | what is wrong, and what is allowed |
//! | 2 | [`store`] | the file on disk |
//! | 3 | [`export`] | texts for reading |
//! | 3 | [`signing`] | who stands for it |
//! | 4 | [`app`] | the desk: state and update |
//! | 5 | [`ui`] | the screen |
//! | 6 | [`terminal`] | the one loop |
//! | 7 | [`cli`] | the commands |

pub mod scope;

pub mod rules;

pub mod store;

pub mod export;

pub mod signing;

pub mod app;

pub mod ui;

pub mod terminal;

pub mod cli;
