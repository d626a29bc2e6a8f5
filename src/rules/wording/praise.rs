//! Words that do not belong into the sentence for a certificate: praise, and other standards.
//! Must not judge the style.

use super::words::{Word, words};

/// Praise that an auditor cannot check.
const PRAISE: &[&str] = &[
    "leading",
    "market-leading",
    "industry-leading",
    "world-leading",
    "world-class",
    "best-in-class",
    "premier",
    "premium",
    "guaranteed",
    "guarantees",
    "state-of-the-art",
    "cutting-edge",
    "innovative",
    "trusted",
    "high-quality",
    "excellent",
    "robust",
    "reliable",
    "award-winning",
    "unrivalled",
    "superior",
];

/// What makes "secure" the kind of a service and no praise of it.
const SECURE_KINDS: &[&str] = &[
    "shredding",
    "destruction",
    "disposal",
    "erasure",
    "coding",
    "development",
    "element",
    "elements",
    "shell",
    "e-mail",
    "email",
    "messaging",
    "printing",
    "transport",
    "storage",
];

/// Other standards and seals that are known by one word.
const SEALS: &[&str] =
    &["hipaa", "tisax", "fedramp", "hitrust", "iso27701", "iso9001", "iso27017", "iso27018"];

/// Returns what an auditor would strike out of the sentence.
pub(in crate::rules) fn unfit(text: &str) -> Vec<&str> {
    let words = words(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match unfit_at(&words, at) {
            Some(end) => {
                found.push(&text[words[at].start..words[end].end]);
                at = end + 1;
            }
            None => at += 1,
        }
    }
    found
}

fn unfit_at(words: &[Word<'_>], at: usize) -> Option<usize> {
    let lower = |index: usize| words.get(index).map_or("", |word| word.lower.as_str());
    let is_number =
        |index: usize| !lower(index).is_empty() && lower(index).bytes().all(|byte| byte.is_ascii_digit());
    match lower(at) {
        "leading" if matches!(lower(at + 1), "to" | "up") => None,
        // Lower case only: a name such as "Secure Ltd" is a name.
        "secure" if words[at].text == "secure" || at == 0 => {
            (!SECURE_KINDS.contains(&lower(at + 1)) && !lower(at + 1).is_empty()).then_some(at)
        }
        "iso" | "iec" | "en" => other_standard(words, at),
        "soc" | "isae" | "ssae" if is_number(at + 1) => Some(at + 1),
        "pci" if lower(at + 1) == "dss" => Some(at + 1),
        "pci-dss" => Some(at),
        "cyber" if lower(at + 1) == "essentials" => Some(at + 1),
        "nist" if lower(at + 1) == "csf" || lower(at + 1) == "sp" => Some(at + 1),
        word if PRAISE.contains(&word) || SEALS.contains(&word) => Some(at),
        _ => None,
    }
}

/// Returns the last word of a standard that is not ISO/IEC 27001: "ISO 9001", "ISO/IEC 27018".
fn other_standard(words: &[Word<'_>], at: usize) -> Option<usize> {
    let mut end = at;
    while words.get(end).is_some_and(|word| word.is_one_of(&["iso", "iec", "en", "ds", "ts"])) {
        end += 1;
    }
    let number = words.get(end)?;
    let four = number.text.len() >= 4 && number.text.bytes().take(4).all(|byte| byte.is_ascii_digit());
    (four && !number.text.starts_with("27001")).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::wording::tests::{catches, passes};

    #[test]
    fn praise_and_other_standards_are_caught() {
        catches(
            unfit,
            &[
                ("Secure hosting of leading web shops", &["Secure", "leading"]),
                ("Provision of world-class support according to ISO 9001", &["world-class", "ISO 9001"]),
                ("Operation of a secure payment platform (PCI DSS)", &["secure", "PCI DSS"]),
                ("Managed services in line with SOC 2 and ISO/IEC 27018:2019", &["SOC 2", "ISO/IEC 27018"]),
            ],
        );
    }

    #[test]
    fn the_standard_itself_a_kind_of_service_and_a_name_are_not() {
        passes(
            unfit,
            &[
                "The information security management system (ISO/IEC 27001:2022) for the Acme platform",
                "Collection and secure shredding of paper",
                "Monitoring by the SOC in Malmö, in accordance with the Statement of Applicability 4.0",
                "Software by Acme Secure Ltd",
                "Maintenance of isolated networks leading to the plants",
            ],
        );
    }
}
