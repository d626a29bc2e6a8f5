//! The nouns that a text is about: "devices" of "Personal devices not approved for work".
//! Must not understand a text: it is compared by its nouns only.

use super::words::{Word, without_brackets, words};

/// Words with which what is said about a noun begins.
const AFTER: &[&str] = &[
    "of",
    "for",
    "in",
    "at",
    "on",
    "by",
    "with",
    "without",
    "from",
    "to",
    "not",
    "that",
    "which",
    "who",
    "where",
    "when",
    "hosted",
    "used",
    "using",
    "owned",
    "operated",
    "run",
    "outside",
    "inside",
    "under",
    "within",
    "between",
    "across",
    "via",
    "per",
    "integrate",
    "is",
    "are",
    "has",
    "have",
    "involved",
    "related",
];

/// Nouns that say too little to be shared: "professional services", "catering services".
const EMPTY: &[&str] = &[
    "service",
    "operation",
    "activity",
    "process",
    "function",
    "work",
    "part",
    "other",
    "matter",
    "area",
    "information",
    "data",
    "thing",
    "item",
    "employee",
    "staff",
    "personnel",
    "company",
    "customer",
];

/// Returns the nouns that a text is about, in the singular and in small letters.
pub(in crate::rules) fn heads(text: &str) -> Vec<String> {
    let plain = without_brackets(text);
    let words = words(&plain);
    let mut heads: Vec<String> = Vec::new();
    let mut phrase: Vec<&Word<'_>> = Vec::new();
    // Once something is said about a noun, the words up to the next comma belong to that.
    let mut saying = false;
    for word in &words {
        if word.parted {
            close(&mut phrase, &mut heads);
            saying = false;
        }
        if word.is_one_of(AFTER) {
            close(&mut phrase, &mut heads);
            saying = true;
        } else if word.is_one_of(&["and", "or"]) {
            // "hobby or experimental projects" is one noun: only a plural ends before "or".
            if phrase.last().is_some_and(|last| last.lower.ends_with('s')) {
                close(&mut phrase, &mut heads);
            }
        } else if !saying {
            phrase.push(word);
        }
    }
    close(&mut phrase, &mut heads);
    heads
}

fn close(phrase: &mut Vec<&Word<'_>>, heads: &mut Vec<String>) {
    if let Some(last) = phrase.pop() {
        let noun = singular(&last.lower);
        let plain = noun.chars().count() >= 4 && noun.chars().all(char::is_alphabetic);
        if plain && !EMPTY.contains(&noun.as_str()) && !heads.contains(&noun) {
            heads.push(noun);
        }
    }
    phrase.clear();
}

fn singular(word: &str) -> String {
    if let Some(stem) = word.strip_suffix("ies") {
        return format!("{stem}y");
    }
    if word.ends_with("sses") || word.ends_with("xes") || word.ends_with("ches") {
        return word.trim_end_matches("es").to_owned();
    }
    match word.strip_suffix('s') {
        Some(stem) if !stem.ends_with(['s', 'u', 'i']) => stem.to_owned(),
        _ => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_noun_before_what_is_said_about_it_is_found() {
        for (text, found) in [
            ("Personal devices not approved for company work.", &["device"][..]),
            ("Third-party systems where we have no control (e.g. shop platforms).", &["system"]),
            ("Non-production hobby or experimental projects hosted by employees", &["project"]),
            ("Laptops, mobile devices, and source code repositories", &["laptop", "device", "repository"]),
            ("Primary production systems hosted in AWS", &["system"]),
            ("The canteen", &["canteen"]),
        ] {
            assert_eq!(heads(text), found, "{text}");
        }
    }

    #[test]
    fn empty_nouns_and_what_is_said_about_a_noun_are_not() {
        for text in ["Professional services", "Catering services", "Staff of the canteen", "HR", ""] {
            assert_eq!(heads(text), [""; 0], "{text}");
        }
        assert_eq!(heads("Development of the platform and of the apps"), ["development"]);
    }
}
