//! Laws by catch-all words: "other applicable laws" names none.
//! Must not know the laws: it only tells that none is named.

use super::words::{Word, words};

/// What makes a mention of the law a catch-all.
const ANY: &[&str] =
    &["other", "applicable", "relevant", "various", "similar", "any", "all", "certain", "further"];

/// What may stand between.
const BETWEEN: &[&str] = &[
    "other",
    "applicable",
    "relevant",
    "similar",
    "regional",
    "local",
    "national",
    "international",
    "foreign",
    "european",
    "eu",
    "privacy",
    "data",
    "protection",
    "data-protection",
    "security",
    "cybersecurity",
    "information",
    "legal",
    "statutory",
    "regulatory",
    "contractual",
    "industry",
    "tax",
    "labour",
    "employment",
    "and",
    "or",
];

/// The law.
const LAWS: &[&str] = &["laws", "legislation", "regulations", "statutes"];

/// Words that make requirements those of the law.
const OF_LAW: &[&str] = &["legal", "statutory", "regulatory"];

/// What tells where the laws are named after all.
const NAMED: &[&str] = &["listed", "named", "register", "below", "following", "annex", "appendix"];

/// Returns the catch-all mentions of laws in a text.
pub(in crate::rules) fn catch_alls(text: &str) -> Vec<&str> {
    let words = words(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match catch_all_at(&words, at) {
            Some(end) => {
                found.push(&text[words[at].start..words[end].end]);
                at = end + 1;
            }
            None => at += 1,
        }
    }
    found
}

/// Returns the last word of a catch-all that begins here.
fn catch_all_at(words: &[Word<'_>], at: usize) -> Option<usize> {
    if !words[at].is_one_of(ANY) {
        return None;
    }
    let mut end = at + 1;
    while words.get(end).is_some_and(|word| word.is_one_of(BETWEEN)) {
        end += 1;
    }
    let last = words.get(end)?;
    let of_law = words[at..end].iter().any(|word| word.is_one_of(OF_LAW));
    let law = last.is_one_of(LAWS) || (last.lower == "requirements" && of_law);
    let named = words[end + 1..].iter().take(6).any(|word| word.is_one_of(NAMED));
    (law && !named && end - at <= 6).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::wording::tests::{catches, passes};

    #[test]
    fn a_catch_all_is_caught() {
        catches(
            catch_alls,
            &[
                ("governed by the GDPR and other regional privacy laws.", &["other regional privacy laws"]),
                ("Complies with all applicable laws and regulations", &["all applicable laws"]),
                (
                    "relevant legal, statutory and regulatory requirements",
                    &["relevant legal, statutory and regulatory requirements"],
                ),
                ("NIS2 or similar legislation", &["similar legislation"]),
            ],
        );
    }

    #[test]
    fn a_law_by_its_name_and_a_list_that_is_named_are_not() {
        passes(
            catch_alls,
            &[
                "GDPR, the Danish Bookkeeping Act and NIS2",
                "All laws listed in register REG-2",
                "other law firms",
                "All requirements of the customer contract",
                "other suppliers that comply with laws",
                "EU legislation on personal data (Regulation 2016/679)",
                "applicable regulations are named in annex B",
            ],
        );
    }
}
