//! Steps: changes that can be taken back, and where one looks then.
//! Must not take them back.

use crate::scope::{edit::Edit, place::Place};

/// A change that can be taken back, or made again.
#[derive(Debug, Clone)]
pub struct Step {
    /// The edit that takes it back.
    pub edit: Edit,
    /// What it did, in the user's words.
    pub says: String,
    /// Where it did it.
    pub place: Option<Place>,
    /// Whether one looks there in any case, and not at what the edit touches.
    pub pinned: bool,
}
