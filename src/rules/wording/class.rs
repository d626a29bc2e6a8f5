//! Suppliers by their kind and not by their name: "payment processors"; and providers of clouds that are known.
//! Must not know who is a good supplier.

use super::words::{runs, without_brackets, words};

/// What a kind of supplier is called.
const KINDS: &[&str] = &[
    "vendors",
    "vendor",
    "processors",
    "providers",
    "provider",
    "suppliers",
    "partners",
    "subcontractors",
    "sub-processors",
    "subprocessors",
    "contractors",
    "agencies",
    "consultants",
    "resellers",
    "carriers",
    "couriers",
];

/// Providers of clouds; a text that names one speaks of somebody else's halls.
const CLOUDS: &[(&str, &str)] = &[
    ("aws", "AWS"),
    ("amazon web services", "Amazon Web Services"),
    ("microsoft azure", "Microsoft Azure"),
    ("azure", "Azure"),
    ("google cloud", "Google Cloud"),
    ("google cloud platform", "Google Cloud"),
    ("gcp", "GCP"),
    ("hetzner", "Hetzner"),
    ("ovh", "OVH"),
    ("ovhcloud", "OVHcloud"),
    ("digitalocean", "DigitalOcean"),
    ("heroku", "Heroku"),
    ("oracle cloud", "Oracle Cloud"),
    ("scaleway", "Scaleway"),
    ("linode", "Linode"),
];

/// Returns the kinds of suppliers that a text lists without a name.
pub(in crate::rules) fn classes(text: &str) -> Vec<&str> {
    let plain = without_brackets(text);
    let start = plain.find(": ").map_or(0, |at| at + 2);
    let mut found = Vec::new();
    let mut from = start;
    for part in plain[start..].split([',', ';']) {
        let mut inner = from;
        for piece in part.split(" and ") {
            let trimmed = piece.trim().trim_start_matches("and ").trim_end_matches('.');
            let at = inner + piece.find(trimmed).unwrap_or(0);
            if is_class(trimmed) {
                found.push(&text[at..at + trimmed.len()]);
            }
            inner += piece.len() + " and ".len();
        }
        from += part.len() + 1;
    }
    found
}

fn is_class(piece: &str) -> bool {
    let words = words(piece);
    let Some((last, before)) = words.split_last() else {
        return false;
    };
    // A capital after the first word is that of a name: "cloud provider Hetzner".
    let named =
        before.iter().skip(1).any(|word| word.is_capital() && !word.text.chars().all(char::is_uppercase));
    let counted = before.iter().any(|word| matches!(word.lower.as_str(), "no" | "without"));
    last.is_one_of(KINDS) && !last.is_capital() && !named && !counted && words.len() <= 6
}

/// Returns the provider of a cloud that a text names.
pub(in crate::rules) fn cloud(text: &str) -> Option<&'static str> {
    let runs = runs(text, 3);
    let named = CLOUDS.iter().filter(|(known, _)| runs.iter().any(|run| run == known));
    named.max_by_key(|(known, _)| known.len()).map(|(_, name)| *name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::wording::tests::{catches, passes};

    #[test]
    fn a_kind_of_supplier_is_caught() {
        catches(
            classes,
            &[
                (
                    "Key suppliers: Amazon Web Services (AWS), Mail/SMS delivery vendors, payment processors.",
                    &["Mail/SMS delivery vendors", "payment processors"],
                ),
                (
                    "External consultants and recruitment agencies",
                    &["External consultants", "recruitment agencies"],
                ),
                ("Hosting provider", &["Hosting provider"]),
                ("Cloud service providers", &["Cloud service providers"]),
            ],
        );
    }

    #[test]
    fn a_supplier_by_its_name_and_other_sides_are_not() {
        passes(
            classes,
            &[
                "Stripe Payments Europe Ltd, payments",
                "Cloud provider Hetzner Online GmbH",
                "Customers integrate via REST APIs, SDKs and dashboards.",
                "Data flows to the payment processors' portal",
                "The bank Nykredit",
                "Consultants of Dubex A/S",
                "",
            ],
        );
    }

    #[test]
    fn a_known_cloud_is_found_by_its_name() {
        assert_eq!(cloud("hosted in Amazon Web Services (AWS)"), Some("Amazon Web Services"));
        assert_eq!(cloud("Servers at Hetzner, Falkenstein"), Some("Hetzner"));
        for text in ["A cloud of points", "The Amazon office", "lawsuits", "Azurea Ltd"] {
            assert_eq!(cloud(text), None, "{text}");
        }
    }
}
