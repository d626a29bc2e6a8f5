//! What an author or an import left behind: notes for the drafting, signs of a list.
//! Must not change a text.

/// What a note says when it says nothing else.
const NOTES: &[&str] = &[
    "public information",
    "public figure",
    "public figures",
    "draft",
    "unverified",
    "not verified",
    "internal note",
    "as discussed",
    "from the website",
    "from our website",
    "per our website",
];

/// How a note begins.
const BEGINS: &[&str] = &[
    "check with ",
    "ask ",
    "note to ",
    "note:",
    "to check",
    "to verify",
    "verify with ",
    "confirm with ",
    "copied from ",
    "as discussed with ",
    "i think",
    "not sure",
];

/// Returns the notes in a text: in brackets, or after a dash at its end.
pub(in crate::rules) fn notes(text: &str) -> Vec<&str> {
    let brackets = text.match_indices('(').filter_map(|(at, _)| {
        let inner = &text[at + 1..];
        inner.find(')').map(|end| &inner[..end])
    });
    let tail = [" — ", " – ", " - "].iter().filter_map(|dash| text.rsplit_once(dash)).map(|(_, tail)| tail);
    let shortest = tail.min_by_key(|tail| tail.len());
    brackets
        .chain(shortest)
        .filter(|part| is_note(part))
        .map(|part| part.trim().trim_end_matches('.'))
        .collect()
}

fn is_note(part: &str) -> bool {
    let lower = part.trim().trim_end_matches('.').to_lowercase();
    NOTES.contains(&lower.as_str()) || BEGINS.iter().any(|begin| lower.starts_with(begin))
}

/// Returns the sign of a list that an import left in a text.
pub(in crate::rules) fn residue(text: &str) -> Option<&str> {
    let start = text.trim_start();
    let first = ["* ", "• ", "· ", "- ", "– ", "o "].into_iter().find(|sign| start.starts_with(sign));
    let fused = [": * ", ": • ", ". * ", ": - ", " • "].into_iter().find(|sign| text.contains(sign));
    let numbered = || {
        let digits = start.bytes().take_while(u8::is_ascii_digit).count();
        let rest = &start[digits..];
        ((1..=2).contains(&digits) && (rest.starts_with(") ") || rest.starts_with(". ")))
            .then(|| &start[..=digits])
    };
    first.or(fused).map(str::trim).or_else(numbered)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::wording::tests::{catches, passes};

    #[test]
    fn a_note_of_the_author_is_caught() {
        catches(
            notes,
            &[
                ("in 75+ countries (public figure).", &["public figure"]),
                ("hosted in Amazon Web Services (AWS) — public information.", &["public information"]),
                ("The lab in Malmö (check with Ida)", &["check with Ida"]),
                ("Backups - to verify", &["to verify"]),
            ],
        );
    }

    #[test]
    fn a_dash_and_a_bracket_that_explain_are_not() {
        passes(
            notes,
            &[
                "Publication of public information",
                "Customers (public sector)",
                "Guest network — kept apart by a firewall",
                "Draft contracts (legal team)",
                "Wi-Fi - guest access",
                "Ask Media A/S (customer)",
                "(",
            ],
        );
    }

    #[test]
    fn signs_of_a_list_are_caught() {
        for (text, sign) in [
            ("The following are excluded: * Personal devices.", ": *"),
            ("* Personal devices", "*"),
            ("  • Guest network", "•"),
            ("- The canteen", "-"),
            ("2) The canteen", "2)"),
        ] {
            assert_eq!(residue(text), Some(sign), "{text}");
        }
    }

    #[test]
    fn a_hyphen_a_number_and_a_product_are_no_such_sign() {
        for text in [
            "Wi-Fi - guest access",
            "5 * 3 pilot servers",
            "C* nodes",
            "1.5 TB of logs",
            "2011 archive",
            "10. floor",
        ] {
            assert_eq!(residue(text), (text == "10. floor").then_some("10."), "{text}");
        }
    }
}
