//! Controls of Annex A (ISO/IEC 27001:2022) in a text, and whether the text is about them.
//! Must not know where the text stands.

/// How many controls each theme has: organisational, people, physical, technological.
const THEMES: [(u32, u32); 4] = [(5, 37), (6, 8), (7, 14), (8, 34)];

/// Words after which a control is only referred to ("kept apart under A.8.22"), or after which the letter and
/// the numbers are a place ("room A.5.2").
const REFERS: &[&str] = &[
    "by",
    "under",
    "per",
    "see",
    "with",
    "via",
    "through",
    "to",
    "from",
    "cf",
    "in",
    "of",
    "following",
    "using",
    "room",
    "rooms",
    "building",
    "floor",
    "rack",
    "zone",
    "wing",
    "suite",
    "hall",
    "desk",
    "section",
    "version",
];

/// Returns the control of Annex A that a text is about, such as `A.5.23`.
#[must_use]
pub(super) fn control_in(text: &str) -> Option<String> {
    let mut referring = false;
    let mut announced = false;
    for word in text.split(|c: char| c.is_whitespace() || "(),;:[]/–—\"“”".contains(c)) {
        let word = word.trim_end_matches('.');
        let lower = word.to_lowercase();
        if let Some(control) = number_of(&lower, announced) {
            if !referring {
                return Some(control);
            }
            continue;
        }
        match lower.as_str() {
            "control" | "controls" | "annex" => announced = true,
            // "Annex A 5.23", "controls 5.1 and 5.2", "the control 5.1"
            "" | "a" | "and" | "or" | "the" | "no" | "nos" | "iso" | "iec" | "iso27001" => {}
            _ => {
                announced = false;
                referring = REFERS.contains(&lower.as_str());
            }
        }
    }
    None
}

/// Reads `a.5.23`; and `5.23` and `a5.23` where a control was announced.
fn number_of(word: &str, announced: bool) -> Option<String> {
    let numbers = match word.strip_prefix("a.") {
        Some(numbers) => numbers,
        None if announced => word.strip_prefix('a').unwrap_or(word),
        None => return None,
    };
    let (theme, control) = numbers.split_once('.')?;
    let digits = |part: &str| {
        let plain = !part.starts_with('0') && part.bytes().all(|byte| byte.is_ascii_digit());
        if plain { part.parse::<u32>().ok() } else { None }
    };
    let (theme, control) = (digits(theme)?, digits(control)?);
    THEMES
        .iter()
        .any(|(known, count)| *known == theme && (1..=*count).contains(&control))
        .then(|| format!("A.{theme}.{control}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_control_that_is_left_out_is_caught() {
        for (text, control) in [
            ("A.5.23", "A.5.23"),
            ("a.8.34 Protection during audit testing.", "A.8.34"),
            ("Secure coding (A.8.28)", "A.8.28"),
            ("Annex A 5.7 threat intelligence", "A.5.7"),
            ("We exclude control 5.23.", "A.5.23"),
            ("controls A7.4 and A7.5", "A.7.4"),
            ("ISO/IEC 27001 Annex A, control 6.1", "A.6.1"),
        ] {
            assert_eq!(control_in(text).as_deref(), Some(control), "{text}");
        }
    }

    #[test]
    fn a_place_a_version_or_a_control_that_is_only_referred_to_is_not() {
        for text in [
            "Guest network, kept apart under A.8.22",
            "Office in room A.5.2",
            "Kubernetes version 5.1",
            "A.5.38",
            "A.9.2",
            "A.5.1.1",
            "USA.5.1",
            "Remote control software 5.1 of the lab",
            "Ring A 5.1",
            "Access control",
            "A.05.1",
            "",
        ] {
            assert_eq!(control_in(text), None, "{text}");
        }
    }
}
