//! Words in a statement that draw no line: "all systems", "and related services", "etc".
//! Must not ask for precision where a reader needs none.

use super::words::{Word, words};

/// What is broad with "all" before it.
const BROAD: &[&str] = &[
    "assets",
    "systems",
    "processes",
    "information",
    "data",
    "services",
    "activities",
    "departments",
    "functions",
    "operations",
    "infrastructure",
    "personnel",
    "staff",
    "employees",
    "applications",
    "networks",
    "devices",
    "technology",
    "technologies",
    "facilities",
    "resources",
];

/// What tells that the line is drawn elsewhere.
const NAMED: &[&str] =
    &["listed", "named", "below", "following", "section", "annex", "described", "enumerated"];

/// Words before "related" or "associated" with which it trails off.
const TRAILING: &[&str] = &["and", "or", "other", "any", "all", "its", "their", "with"];

/// Returns the words of a statement that draw no line.
pub(in crate::rules) fn vague(text: &str) -> Vec<&str> {
    let words = words(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match vague_at(&words, at) {
            Some(end) => {
                found.push(&text[words[at].start..words[end].end]);
                at = end + 1;
            }
            None => at += 1,
        }
    }
    found
}

/// Returns the last word of a vague phrase that begins here.
fn vague_at(words: &[Word<'_>], at: usize) -> Option<usize> {
    let lower = |index: usize| words.get(index).map_or("", |word| word.lower.as_str());
    match lower(at) {
        "etc" | "etcetera" => Some(at),
        "all" => broad_after(words, at),
        "various" | "miscellaneous" => words.get(at + 1).map(|_| at + 1),
        "related" | "associated" if at > 0 && !words[at].parted => {
            let trails = words[at - 1].is_one_of(TRAILING) && !matches!(lower(at + 1), "to" | "with" | "");
            trails.then(|| phrase_end(words, at + 1, 2))
        }
        "such" if lower(at + 1) == "as" => Some(at + 1),
        "among" if lower(at + 1) == "others" => Some(at + 1),
        "and" if lower(at + 1) == "so" && matches!(lower(at + 2), "on" | "forth") => Some(at + 2),
        "including" if lower(at + 1) == "but" && lower(at + 2) == "not" && lower(at + 3) == "limited" => {
            Some(at + 4).map(|end: usize| end.min(words.len() - 1))
        }
        "where" | "as" if matches!(lower(at + 1), "applicable" | "appropriate" | "needed") => Some(at + 1),
        _ => None,
    }
}

/// Returns the last word of "all information assets"; none where it says which.
fn broad_after(words: &[Word<'_>], at: usize) -> Option<usize> {
    if at > 0 && matches!(words[at - 1].lower.as_str(), "at" | "not" | "after" | "above") {
        return None;
    }
    // "all information assets": the last broad word counts.
    let near = words.iter().enumerate().skip(at + 1).take(3).take_while(|(_, word)| !word.parted);
    let (end, _) = near.filter(|(_, word)| word.is_one_of(BROAD)).last()?;
    let between_is_plain =
        words[at + 1..end].iter().all(|word| !word.is_capital() && !word.is_one_of(&["of", "the"]));
    let named = words[at..].iter().take(14).any(|word| word.is_one_of(NAMED));
    (between_is_plain && !named).then_some(end)
}

/// Returns the last word of a phrase that begins here, at most so many words on.
fn phrase_end(words: &[Word<'_>], start: usize, more: usize) -> usize {
    let stops = [
        "and", "or", "of", "in", "at", "for", "that", "which", "to", "from", "with", "by", "as", "where",
        "when", "who",
    ];
    let run = words[start + 1..].iter().take(more.saturating_sub(1));
    start + run.take_while(|word| !word.parted && !word.is_one_of(&stops)).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::wording::tests::{catches, passes};

    #[test]
    fn words_that_draw_no_line_are_caught() {
        catches(
            vague,
            &[
                (
                    "The ISMS covers all information assets and related corporate functions.",
                    &["all information assets", "related corporate functions"],
                ),
                ("Development, hosting, support etc.", &["etc"]),
                ("All systems and various tools", &["All systems", "various tools"]),
                (
                    "Services such as consulting, including but not limited to audits",
                    &["such as", "including but not limited to"],
                ),
                (
                    "Support and associated services where applicable",
                    &["associated services", "where applicable"],
                ),
            ],
        );
    }

    #[test]
    fn words_that_only_look_so_are_not() {
        passes(
            vague,
            &[
                "All five offices in Denmark",
                "All employees of the units listed in section 3",
                "Processes related to the payment platform",
                "Security-related incidents are handled at all times",
                "All of the systems named below",
                "The overall design of the Acme platform",
                "Design and operation of the Acme platform from Aarhus and Malmö",
            ],
        );
    }
}
