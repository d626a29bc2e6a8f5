//! The built-in sample against the document that it was made from: nothing dropped, nothing invented.

#![expect(clippy::unwrap_used, reason = "a broken sample fails loudly")]

use isms_scope::{
    export::plain::plain,
    scope::{Scope, edit::Edit, place::Place, section::Section},
};

const SEED: &str = include_str!("fixtures/clerk-io-scope.txt");
const TABLE_HEADER: &str = "Role | Name / Function | Responsibility |";

fn sample() -> Scope {
    ron::from_str(include_str!("../data/clerk-io.ron")).unwrap()
}

/// Returns each heading, bullet, sentence and table cell of the document, in its order.
fn pieces_of_the_seed() -> Vec<String> {
    let mut pieces = Vec::new();
    for line in SEED.lines().filter(|line| *line != TABLE_HEADER) {
        if line.contains(" | ") {
            for cell in line.split('|').map(str::trim).filter(|cell| !cell.is_empty()) {
                // The document lost the border between two cells here.
                let (name, rest) = cell.split_once("TODO ").map_or(("", cell), |(_, rest)| ("TODO", rest));
                pieces.extend([name, rest].into_iter().filter(|cell| !cell.is_empty()).map(str::to_owned));
            }
            continue;
        }
        let unnumbered = line.split_once(". ").filter(|(number, _)| number.parse::<u8>().is_ok());
        let line = unnumbered.map_or(line, |(_, heading)| heading);
        let line = line.strip_prefix("- ").unwrap_or(line);
        // The document lost a line break before its first exclusion.
        for part in line.split(" * ") {
            pieces.extend(sentences_of(part));
        }
    }
    pieces
}

/// Splits where a full stop is followed by a capital; the stop stays with its sentence.
fn sentences_of(text: &str) -> Vec<String> {
    let mut sentences = vec![String::new()];
    for word in text.split_whitespace() {
        let current = sentences.last_mut().unwrap();
        if current.ends_with(". ") && word.starts_with(char::is_uppercase) {
            sentences.push(String::new());
        }
        let current = sentences.last_mut().unwrap();
        current.push_str(word);
        current.push(' ');
    }
    sentences.into_iter().map(|sentence| sentence.trim().to_owned()).collect()
}

fn one_space(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns where a text ends that stands in another as whole words.
fn end_of(text: &str, within: &str) -> Option<usize> {
    let bounded = |neighbour: Option<char>| neighbour.is_none_or(|c| !c.is_alphanumeric());
    within.match_indices(text).map(|(start, _)| (start, start + text.len())).find_map(|(start, end)| {
        let whole = bounded(within[..start].chars().next_back()) && bounded(within[end..].chars().next());
        whole.then_some(end)
    })
}

/// Returns the pieces of the document that the shown scope lacks, or has out of order.
fn missing(scope: &Scope) -> Vec<String> {
    let shown = one_space(&plain(scope));
    let mut rest = shown.as_str();
    let mut missing = Vec::new();
    for piece in pieces_of_the_seed() {
        match end_of(&piece, rest) {
            Some(end) => rest = &rest[end..],
            None => missing.push(piece),
        }
    }
    missing
}

#[test]
fn the_pieces_are_the_whole_document() {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).collect::<String>();
    let whole = SEED.replace(TABLE_HEADER, "");
    assert_eq!(letters(&pieces_of_the_seed().concat()), letters(&whole));
    assert_eq!(pieces_of_the_seed().len(), 57, "{:#?}", pieces_of_the_seed());
}

#[test]
fn every_sentence_of_the_document_is_shown_word_for_word_and_in_its_order() {
    assert_eq!(missing(&sample()), [""; 0]);
}

#[test]
fn nothing_in_the_sample_was_invented() {
    let seed = one_space(SEED);
    for (place, text) in sample().texts() {
        assert!(end_of(&text, &seed).is_some(), "{place} is not in the document: {text:?}");
    }
}

#[test]
fn nothing_that_is_shown_was_invented_but_ids_and_the_headings_of_columns() {
    let seed = one_space(SEED);
    for line in plain(&sample()).lines().map(str::trim).filter(|line| !line.is_empty()) {
        let text = match line.strip_prefix("- ") {
            Some(row) => row.split_once(": ").unwrap().1,
            None => line.trim_start_matches("Name / Function: ").trim_start_matches("Responsibility: "),
        };
        assert!(end_of(text, &seed).is_some(), "{line:?}");
    }
}

#[test]
fn a_word_that_is_lost_is_noticed() {
    for (place, text) in sample().texts() {
        let mut scope = sample();
        let without_last_word = text.rsplit_once(' ').map_or("", |(before, _)| before);
        if Edit::set(place.clone(), without_last_word).apply(&mut scope).is_ok() {
            assert_ne!(missing(&scope), [""; 0], "{place}");
        }
    }
}

#[test]
fn a_word_that_is_invented_is_noticed() {
    let mut scope = sample();
    Edit::set(Place::field(Section::Control, "classification"), "Internal").apply(&mut scope).unwrap();
    let seed = one_space(SEED);
    assert!(scope.texts().iter().any(|(_, text)| end_of(text, &seed).is_none()));
}
