//! Places that cannot be found: words for everywhere, and texts that say neither address nor country.
//! Must not know the map: a country that it misses belongs into its own field.

use super::words::{runs, words};

/// Countries and regions that a text may name; a country that is missing here belongs into its own field.
const COUNTRIES: &[&str] = &[
    "australia",
    "austria",
    "belgium",
    "brazil",
    "bulgaria",
    "canada",
    "china",
    "croatia",
    "cyprus",
    "czechia",
    "czech republic",
    "denmark",
    "estonia",
    "finland",
    "france",
    "germany",
    "greece",
    "greenland",
    "hungary",
    "iceland",
    "india",
    "ireland",
    "israel",
    "italy",
    "japan",
    "latvia",
    "liechtenstein",
    "lithuania",
    "luxembourg",
    "malta",
    "mexico",
    "netherlands",
    "new zealand",
    "norway",
    "poland",
    "portugal",
    "romania",
    "serbia",
    "singapore",
    "slovakia",
    "slovenia",
    "south africa",
    "south korea",
    "spain",
    "sweden",
    "switzerland",
    "turkey",
    "ukraine",
    "united arab emirates",
    "united kingdom",
    "united states",
    "usa",
    "uk",
    "eu",
    "eea",
    "european union",
];

/// Returns the words for everywhere in a text.
pub(in crate::rules) fn everywhere(text: &str) -> Option<&str> {
    let words = words(text);
    let lower = |index: usize| words.get(index).map_or("", |word| word.lower.as_str());
    (0..words.len()).find_map(|at| {
        let end = match lower(at) {
            "world-wide" | "worldwide" | "anywhere" | "globally" => at,
            "world" if lower(at + 1) == "wide" && lower(at + 2) != "web" => at + 1,
            "around" | "over" if lower(at + 1) == "the" && lower(at + 2) == "world" => at + 2,
            "any" if matches!(lower(at + 1), "country" | "location" | "place") => at + 1,
            _ => return None,
        };
        // "globally unique", "worldwide patent" say something else; so does a name in capitals.
        let other = matches!(lower(end + 1), "unique" | "patent" | "patents" | "accepted" | "recognised");
        let name = words[at].is_capital() && words.get(end + 1).is_some_and(super::words::Word::is_capital);
        (!other && !name).then(|| &text[words[at].start..words[end].end])
    })
}

/// Tells whether a text itself says where a place is: an address, a country, or the region of a cloud.
pub(in crate::rules) fn says_where(text: &str) -> bool {
    let numbered = |word: &super::words::Word<'_>| word.text.starts_with(|c: char| c.is_ascii_digit());
    let address = text.contains(',') && words(text).iter().any(numbered);
    let region = words(text).iter().any(|word| {
        let mut parts = word.lower.split('-').rev();
        let numbered = parts.next().is_some_and(|last| last.bytes().all(|byte| byte.is_ascii_digit()));
        word.lower.matches('-').count() >= 2 && numbered
    });
    address || region || runs(text, 3).iter().any(|run| COUNTRIES.contains(&run.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_everywhere_are_caught() {
        for (text, found) in [
            ("Remote employees world-wide using approved devices.", "world-wide"),
            ("Staff working from anywhere", "anywhere"),
            ("Consultants around the world", "around the world"),
            ("Home offices in any country", "any country"),
        ] {
            assert_eq!(everywhere(text), Some(found), "{text}");
        }
    }

    #[test]
    fn names_and_other_uses_are_not() {
        for text in [
            "The World Wide Web gateway",
            "Globally unique identifiers",
            "Worldwide Logistics A/S, Aarhus, Denmark",
            "The office in Aarhus",
            "Somewhere in Denmark",
        ] {
            assert_eq!(everywhere(text), None, "{text}");
        }
    }

    #[test]
    fn an_address_a_country_and_a_region_say_where() {
        for text in [
            "Kigkurren 8G, 2300 Copenhagen",
            "Home offices in Denmark and Sweden",
            "Rented servers, region eu-west-1",
            "Data centre in the United Kingdom",
        ] {
            assert!(says_where(text), "{text}");
        }
        for text in [
            "Copenhagen HQ (corporate-office).",
            "Hosted in Amazon Web Services (AWS)",
            "Head office",
            "The A-B-C lab",
        ] {
            assert!(!says_where(text), "{text}");
        }
    }
}
