//! The planning of a change to what is in or out (clause 6.3).
//! Must not judge it: the rules do.

use chrono::NaiveDate;

use super::{record::record, value::Kind};

record! {
    /// Why the scope changes, what follows, who sees to it and by when.
    single Plan {
        reason: String, "Reason", Kind::Line, "Why the scope changes.";
        consequence: String, "Consequences", Kind::Paragraph, "What follows for the ISMS: risks, controls, resources, the certificate.";
        responsible: String, "Responsible", Kind::Line, "Who sees to the change.";
        planned_for: Option<NaiveDate>, "Planned for", Kind::Date, "The day by which it is carried out.";
    }
}
