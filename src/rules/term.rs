//! From which day to which an approved version is in force (clause 7.5.3: what applies is what is available).
//! Must not judge whether a version is proven to be approved: its verdict does.

use chrono::NaiveDate;

use super::verdict::Verdict;
use crate::scope::{Scope, signature::Signature, value::Version, withdrawal::Withdrawal};

/// An approved version, as far as it matters from when to when it is in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dated {
    /// Its number.
    pub version: Version,
    /// The day from which it applies; `None` where it does not say it.
    pub from: Option<NaiveDate>,
    /// The day on which it was withdrawn.
    pub withdrawn: Option<NaiveDate>,
}

/// From when to when a version is in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Term {
    /// It does not say from which day.
    Unsaid,
    /// It was withdrawn before it applied.
    WithdrawnBefore(NaiveDate),
    /// A later version applied no later than it.
    Overtaken {
        /// The later version.
        by: Version,
        /// The day from which that is in force.
        from: NaiveDate,
    },
    /// It is, and nothing ends it.
    From(NaiveDate),
    /// It is until the day before a later version is.
    To {
        /// The first day.
        from: NaiveDate,
        /// The last day.
        last: NaiveDate,
    },
    /// It is until it was withdrawn.
    Withdrawn {
        /// The first day.
        from: NaiveDate,
        /// The day on which it was withdrawn.
        on: NaiveDate,
    },
}

impl Dated {
    /// Returns the days of a version, with the record that it was withdrawn; `None` where it is shown not to be
    /// approved, and so ends no other. What cannot be checked here counts: whoever shows it says so.
    ///
    /// A withdrawal that is not proven does not count. A record of one without a day counts from the first day on: what
    /// was withdrawn is not in force by a slip of the pen.
    #[must_use]
    pub fn of(scope: &Scope, verdict: &Verdict, withdrawn: Option<&Withdrawal>) -> Option<Self> {
        let unchecked = verdict.chain.is_empty() && matches!(verdict.signature, Signature::Unchecked(_));
        if verdict.doubt().is_some() && !unchecked {
            return None;
        }
        let from = scope.control.effective_date;
        let day = |record: &Withdrawal| record.at.get(..10)?.parse().ok();
        let withdrawn = withdrawn.filter(|_| verdict.doubt_of_withdrawal().is_none());
        let withdrawn = withdrawn.and_then(|record| day(record).or(from));
        Some(Self { version: verdict.version, from, withdrawn })
    }

    /// Tells whether it was withdrawn before the day from which it would have applied: it never ended the one before.
    #[must_use]
    pub fn never_applied(&self) -> bool {
        matches!((self.from, self.withdrawn), (Some(from), Some(on)) if on < from)
    }
}

/// Returns the version that applied last on a day, be it withdrawn by then or not; `None` before the first.
#[must_use]
pub fn applied_on(all: &[Dated], day: NaiveDate) -> Option<Dated> {
    let applied = |one: &&Dated| one.from.is_some_and(|from| from <= day) && !one.never_applied();
    all.iter().filter(applied).max_by_key(|one| one.version).copied()
}

/// Returns the version that is in force on a day; `None` where none is, or the one that was is withdrawn.
#[must_use]
pub fn in_force_on(all: &[Dated], day: NaiveDate) -> Option<Version> {
    let applied = applied_on(all, day)?;
    applied.withdrawn.is_none_or(|on| day < on).then_some(applied.version)
}

/// Returns from when to when a version of all that were approved is in force.
#[must_use]
pub fn term_of(all: &[Dated], version: &Dated) -> Term {
    let Some(from) = version.from else { return Term::Unsaid };
    let later = all.iter().filter(|other| other.version > version.version && !other.never_applied());
    let next = later.filter_map(|other| Some((other.from?, other.version))).min();
    match (next, version.withdrawn) {
        (_, Some(on)) if on < from => Term::WithdrawnBefore(on),
        (Some((day, by)), _) if day <= from => Term::Overtaken { by, from: day },
        (_, Some(on)) if next.is_none_or(|(next, _)| on < next) => Term::Withdrawn { from, on },
        (Some((day, _)), _) => Term::To { from, last: day.pred_opt().unwrap_or(day) },
        (None, _) => Term::From(from),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(number: u32) -> NaiveDate {
        NaiveDate::from_yo_opt(2026, number).unwrap()
    }

    fn dated(major: u32, from: u32, withdrawn: Option<u32>) -> Dated {
        Dated { version: Version { major, minor: 0 }, from: Some(day(from)), withdrawn: withdrawn.map(day) }
    }

    #[test]
    fn a_version_that_was_withdrawn_before_it_applied_leaves_the_one_before_in_force() {
        let all = [dated(2, 10, None), dated(3, 50, Some(40))];
        assert_eq!(in_force_on(&all, day(60)), Some(all[0].version));
        assert_eq!(term_of(&all, &all[0]), Term::From(day(10)));
        assert_eq!(term_of(&all, &all[1]), Term::WithdrawnBefore(day(40)));
        // Withdrawn while it applied, it leaves none.
        let all = [dated(2, 10, None), dated(3, 50, Some(50))];
        assert_eq!(in_force_on(&all, day(49)), Some(all[0].version));
        assert_eq!(in_force_on(&all, day(50)), None);
        assert_eq!(term_of(&all, &all[0]), Term::To { from: day(10), last: day(49) });
    }

    #[test]
    fn a_version_that_a_later_one_overtook_was_never_in_force() {
        let all = [dated(2, 50, None), dated(3, 20, None)];
        assert_eq!(term_of(&all, &all[0]), Term::Overtaken { by: all[1].version, from: day(20) });
        assert_eq!(in_force_on(&all, day(60)), Some(all[1].version));
        assert_eq!(in_force_on(&all, day(19)), None);
    }

    proptest! {
        #[test]
        fn on_each_day_exactly_that_version_is_in_force_whose_term_it_is(
            days in proptest::collection::vec((1_u32..60, proptest::option::of(1_u32..60)), 1..5), on in 1_u32..70,
        ) {
            let all: Vec<Dated> =
                (2..).zip(days).map(|(major, (from, withdrawn))| dated(major, from, withdrawn)).collect();
            let on = day(on);
            let within = |one: &&Dated| match term_of(&all, one) {
                Term::Unsaid | Term::WithdrawnBefore(_) | Term::Overtaken { .. } => false,
                Term::From(from) => from <= on,
                Term::To { from, last } => from <= on && on <= last,
                Term::Withdrawn { from, on: withdrawn } => from <= on && on < withdrawn,
            };
            let versions: Vec<Version> = all.iter().filter(within).map(|one| one.version).collect();
            let expected: Vec<Version> = in_force_on(&all, on).into_iter().collect();
            prop_assert_eq!(versions, expected);
        }
    }
}
