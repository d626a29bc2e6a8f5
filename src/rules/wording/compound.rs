//! Rows that hold several things: what is listed in one row cannot be moved or owned by itself.
//! Must not take a sentence apart.

use super::words::without_brackets;

/// How many things one row may list.
const MOST: usize = 3;

/// Returns how many things a row lists, where they are too many; what stands in brackets explains and is not counted.
pub(in crate::rules) fn too_many(text: &str) -> Option<usize> {
    let plain = without_brackets(text);
    // A sentence about one thing may have commas.
    if [" which ", " who ", " where "].iter().any(|word| plain.contains(word)) {
        return None;
    }
    let body = plain.split_once(": ").map_or(plain.as_str(), |(_, list)| list);
    let parts: Vec<&str> = body.split([',', ';']).map(str::trim).filter(|part| !part.is_empty()).collect();
    let last = parts.last().copied()?;
    let lower = last.to_lowercase();
    let closed = ["and ", "or ", "& "].iter().any(|word| lower.starts_with(word));
    let joined = [" and ", " or ", " & "].iter().any(|word| lower.contains(word));
    // Commas alone may be those of an address.
    if !(closed || joined || body.contains(';')) {
        return None;
    }
    let count = parts.len() + usize::from(!closed && joined);
    (count > MOST).then_some(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_more_than_three_is_caught() {
        for (text, count) in [
            (
                "Production & staging environments, CI/CD pipelines, source code repositories, customer and company \
                 data stores, laptops, mobile devices, documentation, and intellectual property.",
                8,
            ),
            ("Offices in Aarhus, Odense, Malmö and Oslo", 4),
            ("Sales; marketing; finance; legal", 4),
            ("Assets: servers, firewalls, switches or printers", 4),
        ] {
            assert_eq!(too_many(text), Some(count), "{text}");
        }
    }

    #[test]
    fn three_an_address_an_explanation_and_a_sentence_are_not() {
        for text in [
            "Software engineering, QA and DevOps for the platform.",
            "Head office, Kigkurren 8G, 2300 Copenhagen, Denmark",
            "The platform (search, recommendations, chat, audience and e-mail)",
            "The support desk, which answers mails, chats, calls and letters",
            "Research and development",
            "",
        ] {
            assert_eq!(too_many(text), None, "{text}");
        }
    }
}
