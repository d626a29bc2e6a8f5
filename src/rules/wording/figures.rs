//! Figures that cannot be checked: approximate or banded ones, and counts that need a day.
//! Must not judge which of them matter.

use super::{
    numbers::{Number, numbers},
    words::words,
};

/// What announces that a number is no exact one.
const ABOUT: &[&str] = &[
    "more than",
    "less than",
    "fewer than",
    "over",
    "about",
    "around",
    "approximately",
    "approx",
    "approx.",
    "circa",
    "ca.",
    "roughly",
    "nearly",
    "almost",
];

/// Words after which a number is a reference, and no count.
const REFERS: &[&str] = &[
    "clause", "clauses", "article", "articles", "art", "section", "sections", "page", "pages", "chapter",
    "version", "no", "nr", "number", "type", "level", "tier", "step", "phase", "floor", "room", "building",
    "port", "day", "q",
];

/// Words after a number that say that it is no count of things.
const NOT_COUNTED: &[&str] = &[
    "of",
    "and",
    "or",
    "to",
    "in",
    "on",
    "by",
    "for",
    "the",
    "a",
    "at",
    "as",
    "is",
    "with",
    "years",
    "year",
    "months",
    "month",
    "weeks",
    "days",
    "hours",
    "minutes",
    "percent",
    "certified",
    "certification",
    "compliant",
];

/// Returns the approximate figures of a text.
pub(in crate::rules) fn approximate(text: &str) -> Vec<&str> {
    let numbers = numbers(text);
    let mut found = Vec::new();
    let mut done = 0;
    for (index, number) in numbers.iter().enumerate() {
        if number.start < done || is_reference(text, *number) {
            continue;
        }
        let range = numbers.get(index + 1).and_then(|other| range_end(text, *number, *other));
        let end = range.unwrap_or(number.end);
        let start = sign_before(text, number.start).or_else(|| words_before(text, *number));
        let plus = plus_after(text, *number);
        if start.is_some() || range.is_some() || plus.is_some() {
            done = end.max(plus.unwrap_or(0));
            found.push(&text[start.unwrap_or(number.start)..done]);
        }
    }
    found
}

/// Returns the exact counts of a text: numbers of things, which are true on some day only.
pub(in crate::rules) fn counts(text: &str) -> Vec<&str> {
    if text.trim().bytes().all(|byte| byte.is_ascii_digit()) {
        return numbers(text).into_iter().filter(|number| !number.is_year).map(|_| text.trim()).collect();
    }
    numbers(text)
        .into_iter()
        .filter(|number| !number.is_year && !is_reference(text, *number) && !is_joined(text, *number))
        .filter_map(|number| {
            let rest = &text[number.end..];
            let next = words(rest).into_iter().next().filter(|_| rest.starts_with(' '))?;
            let counted = next.start == 1
                && next.text.chars().all(|c| c.is_lowercase() || c == '-')
                && !next.is_one_of(NOT_COUNTED);
            counted.then(|| &text[number.start..number.end + next.end])
        })
        .collect()
}

/// Returns where a sign such as `~` begins that stands before a number.
fn sign_before(text: &str, at: usize) -> Option<usize> {
    let before = text[..at].trim_end_matches(' ');
    let sign = before.chars().next_back().filter(|c| matches!(c, '~' | '≈' | '>' | '<' | '≥' | '≤' | '±'))?;
    let start = before.len() - sign.len_utf8();
    // "a -> 5", "=> 5", "Vec<3>" are no figures.
    let arrow =
        before[..start].ends_with(['-', '=', '<', '>']) || before[..start].ends_with(char::is_alphanumeric);
    (!arrow).then_some(start)
}

fn words_before(text: &str, number: Number) -> Option<usize> {
    let before = text[..number.start].trim_end_matches([' ', '\u{a0}']);
    if before.len() == number.start {
        return None;
    }
    let about = ABOUT.iter().find(|about| ends_with_word(before, about))?;
    // "users over 18" are of an age.
    let age = *about == "over" && matches!(number.value, 13 | 15 | 16 | 18 | 21);
    (!age).then(|| before.len() - about.len())
}

fn ends_with_word(text: &str, word: &str) -> bool {
    let start = text.len().checked_sub(word.len()).filter(|start| text.is_char_boundary(*start));
    start.is_some_and(|start| {
        text[start..].eq_ignore_ascii_case(word)
            && !text[..start].ends_with(|c: char| c.is_alphanumeric() || c == '-')
    })
}

fn plus_after(text: &str, number: Number) -> Option<usize> {
    let rest = text[number.end..].strip_prefix('+')?;
    let free = !rest.starts_with(|c: char| c.is_alphanumeric() || c == '+');
    (free && !is_joined(text, number)).then_some(number.end + 1)
}

/// Returns where a range ends that two numbers are, such as `51–200`: no hours, no years, no dates, no codes.
fn range_end(text: &str, first: Number, second: Number) -> Option<usize> {
    let between = text[first.end..second.start].trim();
    let rest = &text[second.end..];
    let range = matches!(between, "-" | "–" | "—" | "to")
        && second.value > first.value
        && second.value >= 25
        && !second.is_year
        && !is_joined(text, first)
        && !rest.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '–' | ':' | '/'));
    range.then_some(second.end)
}

/// Tells whether a number is part of something longer: a code, a date, an address, a telephone number.
fn is_joined(text: &str, number: Number) -> bool {
    let before = text[..number.start].chars().next_back();
    let after = text[number.end..].chars().next();
    before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | ':' | '/' | '#' | '+' | '_' | '§'))
        || after.is_some_and(|c| c.is_alphanumeric() || matches!(c, ':' | '/' | '_'))
}

/// Tells whether a number follows a word such as "clause", or a short name in capitals such as ISO.
fn is_reference(text: &str, number: Number) -> bool {
    let Some(word) = words(&text[..number.start]).pop() else {
        return false;
    };
    let close = text[word.end..number.start].chars().all(|c| c == ' ' || c == '.' || c == '/');
    let acronym = word.text.len() >= 2 && word.text.chars().all(char::is_uppercase);
    close && (word.is_one_of(REFERS) || acronym)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::wording::tests::{catches, passes};

    #[test]
    fn an_approximate_figure_is_caught() {
        catches(
            approximate,
            &[
                ("~51–200 across >25 nationalities", &["~51–200", ">25"]),
                ("more than 2 500 online stores in 75+ countries", &["more than 2 500", "75+"]),
                ("approx. 40 employees", &["approx. 40"]),
                ("Between 50 and 120; 50-120 people", &["50-120"]),
                ("Over 1,200 customers", &["Over 1,200"]),
                ("≈ 300 servers", &["≈ 300"]),
            ],
        );
    }

    #[test]
    fn an_exact_figure_a_year_a_code_and_an_age_are_no_approximation() {
        passes(
            approximate,
            &[
                "134 employees",
                "2011–2024",
                "Open 9-17 on weekdays",
                "+45 33 12 34 56",
                "ISO/IEC 27001:2022",
                "Clauses 4-10, see pages 12-40",
                "users over 18",
                "2025-06-30",
                "request -> 200",
                "about the company",
                "TLS 1.2+",
                "24/7",
                "C++ 17",
            ],
        );
    }

    #[test]
    fn a_count_is_caught_and_nothing_that_only_looks_like_one() {
        catches(
            counts,
            &[
                ("134 employees in 3 countries", &["134 employees", "3 countries"]),
                ("2 512 online stores", &["2 512 online"]),
                ("134", &["134"]),
            ],
        );
        passes(
            counts,
            &[
                "2011",
                "Founded 2011 in Copenhagen",
                "ISO 27001 certified",
                "SOC 2 reports",
                "24/7 support",
                "Kigkurren 8G, 2300 Copenhagen",
                "CVR 33956123",
                "in business for 12 years",
                "clause 4 of the standard",
                "2025-06-30",
                "B2B software",
            ],
        );
    }
}
