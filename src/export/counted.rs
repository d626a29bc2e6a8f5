//! Numbers with their nouns.
//! Must not know nouns whose plural is irregular: `summary` names those of the sections itself.

/// Returns a number with its noun: `1 blocker`, `2 blockers`.
#[must_use]
pub fn counted(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}
