//! Which warnings are meant: one, or all of a rule.
//! Must not accept them.

use crate::scope::place::Place;

/// Which warnings are accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Which {
    /// That of a rule at a place.
    One(&'static str, Place),
    /// All open ones of a rule.
    AllOf(&'static str),
}

impl Which {
    /// Returns the place of the one that is meant; `None` where all of a rule are.
    #[must_use]
    pub fn place(&self) -> Option<&Place> {
        match self {
            Self::One(_, place) => Some(place),
            Self::AllOf(_) => None,
        }
    }

    /// Tells whether the finding of a rule at a place is meant.
    #[must_use]
    pub fn means(&self, rule: &str, place: &Place) -> bool {
        match self {
            Self::One(one, at) => *one == rule && at == place,
            Self::AllOf(all) => *all == rule,
        }
    }
}
