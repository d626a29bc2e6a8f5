//! isms-scope: write, review and sign off the scope of an information security management system.

pub mod scope;
