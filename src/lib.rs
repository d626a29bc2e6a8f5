//! isms-scope: write, review and sign off the scope of an information security management system
//! (ISO/IEC 27001:2022, clause 4.3).

pub mod scope;

pub mod rules;

pub mod store;

pub mod export;

pub mod signing;

pub mod app;

pub mod ui;

pub mod terminal;

pub mod cli;
