//! The sample that is built in: the scope of Clerk.io, which belongs to nobody until it is saved.
//! Must not know what is done with it.

use crate::{scope::Scope, store::format};

/// The text of the sample.
const SAMPLE: &str = include_str!("../../data/clerk-io.ron");

/// Returns the sample.
#[must_use]
pub(super) fn sample() -> Scope {
    format::read(SAMPLE).expect("a test reads the sample that is built in").scope
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sample_is_a_scope_and_is_written_as_this_program_writes() {
        assert_eq!(format::write(&sample()), SAMPLE);
    }
}
