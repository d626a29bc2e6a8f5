//! The clock, at the one floor that may look at it.
//! Must not know what the time is for.

use std::time::SystemTime;

use chrono::{DateTime, FixedOffset, Local, NaiveDate};

/// Returns the moment, with the offset of this machine from UTC.
#[expect(clippy::disallowed_methods, reason = "this is where the clock is handed in")]
pub(super) fn now() -> DateTime<FixedOffset> {
    local(SystemTime::now())
}

/// Returns a moment in local time. A machine whose clock has lost its battery may take it for one before 1970,
/// at which chrono's own `now` panics.
fn local(moment: SystemTime) -> DateTime<FixedOffset> {
    DateTime::<Local>::from(moment).fixed_offset()
}

/// Returns the day.
pub(super) fn today() -> NaiveDate {
    now().date_naive()
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use chrono::Datelike as _;

    use super::*;

    #[test]
    fn a_clock_before_1970_is_told_like_any_other() {
        let moment = SystemTime::UNIX_EPOCH - Duration::from_secs(365 * 24 * 60 * 60);
        assert_eq!(local(moment).to_utc().year(), 1969);
    }
}
