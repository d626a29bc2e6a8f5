//! The clock, at the one floor that may look at it.
//! Must not know what the time is for.

use chrono::{DateTime, FixedOffset, NaiveDate};

/// Returns the moment, with the offset of this machine from UTC.
#[expect(clippy::disallowed_methods, reason = "this is where the clock is handed in")]
pub(super) fn now() -> DateTime<FixedOffset> {
    chrono::Local::now().fixed_offset()
}

/// Returns the day.
pub(super) fn today() -> NaiveDate {
    now().date_naive()
}
