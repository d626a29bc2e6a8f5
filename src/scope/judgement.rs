//! Judgements on what is written: warnings that are accepted, items that were found to be still true.
//! Each is bound to the fingerprint of what was judged, and holds no longer than that stays as it was.

use chrono::NaiveDate;

use super::{record::record, value::Kind};

record! {
    /// A warning that is accepted instead of mended.
    row Acceptance {
        rule: String, "Rule", Kind::Line, "The rule whose warning is accepted.";
        place: String, "Where", Kind::Line, "The place of the warning.";
        reason: String, "Reason", Kind::Line, "Why it may stay as it is.";
        by: String, "By", Kind::Line, "Who accepted it.";
        on: Option<NaiveDate>, "On", Kind::Date, "The day on which it was accepted.";
        until: Option<NaiveDate>, "Until", Kind::Date, "The last day on which it is accepted; no day for as long as nothing changes.";
        judged: String, "Judged", Kind::Line, "Fingerprint of the text that was judged.";
    }
}

record! {
    /// An item that was looked at and found to be still true.
    row Confirmation {
        item: String, "Item", Kind::Line, "The id of the item.";
        by: String, "By", Kind::Line, "Who looked at it.";
        on: Option<NaiveDate>, "On", Kind::Date, "The day on which it was looked at.";
        judged: String, "Judged", Kind::Line, "Fingerprint of the text that was judged.";
    }
}
