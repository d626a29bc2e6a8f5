//! Clauses that narrow a row, and so leave something out without saying so: "that handle customer data".
//! Must not know what is left out: only that something is.

use super::words::{Word, words};

/// What follows "that" or "which" in a narrowing clause.
const NARROWS: &[&str] = &[
    "handle",
    "handles",
    "process",
    "processes",
    "store",
    "stores",
    "access",
    "accesses",
    "touch",
    "touches",
    "hold",
    "holds",
    "contain",
    "contains",
    "affect",
    "affects",
    "relate",
    "relates",
    "concern",
    "concerns",
    "involve",
    "involves",
    "require",
    "requires",
    "deal",
    "deals",
];

/// Where a narrowing clause begins in a text, with its first words.
pub(in crate::rules) fn limits(text: &str) -> Vec<&str> {
    let words = words(text);
    (0..words.len())
        .filter_map(|at| limit_at(&words, at).map(|end| &text[words[at].start..words[end].end]))
        .collect()
}

/// Returns the part of a text before its first narrowing clause.
pub(in crate::rules) fn before_limit(text: &str) -> &str {
    let words = words(text);
    let first = (0..words.len()).find(|at| limit_at(&words, *at).is_some());
    first.map_or(text, |at| &text[..words[at].start])
}

fn limit_at(words: &[Word<'_>], at: usize) -> Option<usize> {
    let lower = |index: usize| words.get(index).map_or("", |word| word.lower.as_str());
    // The first words of a row say what it is about; nothing is narrowed there.
    if at == 0 {
        return None;
    }
    match lower(at) {
        "that" | "which" if NARROWS.contains(&lower(at + 1)) => Some(at + 1),
        "related" | "relating" | "relevant" if lower(at + 1) == "to" => Some(at + 1),
        "insofar" if lower(at + 1) == "as" => Some(at + 1),
        "to" if lower(at + 1) == "the" && lower(at + 2) == "extent" => Some(at + 2),
        "as" if lower(at + 1) == "far" && lower(at + 2) == "as" => Some(at + 2),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::wording::tests::{catches, passes};

    #[test]
    fn a_narrowing_clause_is_caught() {
        catches(
            limits,
            &[
                ("Sales, marketing and finance operations that handle customer data.", &["that handle"]),
                ("Legal, compliance and HR processes related to information security.", &["related to"]),
                ("Laptops, to the extent they hold customer data", &["to the extent"]),
                ("Servers which process orders", &["which process"]),
            ],
        );
        assert_eq!(before_limit("Servers which process orders"), "Servers ");
    }

    #[test]
    fn a_description_and_a_hyphen_are_not() {
        passes(
            limits,
            &[
                "Platform that customers use",
                "Support for the platform",
                "Security-related incident handling",
                "The building that houses the office",
                "Order processes",
                "Relevant to nobody, this row begins so",
            ],
        );
    }
}
