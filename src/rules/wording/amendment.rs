//! The standard without the amendment that is in force: ISO/IEC 27001:2022, Amendment 1:2024.
//! Must not know what the amendment asks.

/// How the amendment is written.
const AMENDMENT: &[&str] =
    &["amd 1", "amd. 1", "amd1", "amd.1", "amendment 1", "amendment 1:2024", "a1:2024", "+a1"];

/// Tells whether a text names the edition of 2022.
pub(in crate::rules) fn names_edition(text: &str) -> bool {
    text.match_indices("27001").any(|(at, number)| {
        let rest = text[at + number.len()..].trim_start_matches([':', '-', ' ']);
        let year = rest.strip_prefix("2022");
        year.is_some_and(|after| !after.starts_with(|c: char| c.is_alphanumeric()))
    })
}

/// Tells whether a text names the amendment.
pub(in crate::rules) fn names_amendment(text: &str) -> bool {
    let lower = text.to_lowercase();
    AMENDMENT.iter().any(|known| {
        lower.match_indices(known).any(|(at, found)| {
            // "Amd 10" is another one.
            !lower[at + found.len()..].starts_with(|c: char| c.is_ascii_digit())
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_edition_and_its_amendment_are_known_however_they_are_written() {
        for text in ["ISO/IEC 27001:2022.", "ISO 27001-2022 ISMS", "EN ISO/IEC 27001: 2022"] {
            assert!(names_edition(text) && !names_amendment(text), "{text}");
        }
        for text in [
            "ISO/IEC 27001",
            "ISO/IEC 27001:2013",
            "27001 since 2022 years",
            "ISO 27001:20221",
            "ISO 9001:2022",
        ] {
            assert!(!names_edition(text), "{text}");
        }
        for text in ["27001:2022/Amd 1:2024", "with Amendment 1:2024", "27001:2022+A1:2024", "Amd. 1"] {
            assert!(names_amendment(text), "{text}");
        }
        for text in ["Amd 12", "amended 1 May", "amendment to the lease", "annex A1"] {
            assert!(!names_amendment(text), "{text}");
        }
    }
}
