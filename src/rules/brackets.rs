//! Placeholders between brackets: `<name>` and `[Company name]`, but no note, link, tag, address or arrow.
//! Must not know the words that hold a place: those are `placeholder`'s.

/// Tags of HTML, which are no placeholders.
const TAGS: &[&str] = &[
    "a", "b", "i", "u", "p", "s", "br", "em", "hr", "li", "ol", "ul", "td", "th", "tr", "div", "sub", "sup",
    "code", "span", "strong", "table",
];

/// Words with which an instruction between brackets begins.
const ASKS: &[&str] =
    &["insert", "enter", "fill", "specify", "describe", "choose", "select", "replace", "your"];

/// Words for what is to be filled in between brackets.
const SLOTS: &[&str] = &[
    "name",
    "names",
    "date",
    "company",
    "organisation",
    "organization",
    "address",
    "version",
    "number",
    "owner",
    "person",
    "role",
    "title",
    "location",
    "department",
    "city",
    "country",
    "url",
    "email",
    "e-mail",
    "id",
    "author",
    "approver",
    "product",
    "service",
    "reason",
    "client",
    "customer",
    "supplier",
    "todo",
    "tbd",
    "xxx",
];

/// Returns what stands between a bracket, with which the text begins, and the next closing one on the line.
pub(super) fn between(text: &str, close: char) -> Option<&str> {
    // No further than a placeholder is long: a text of nothing but brackets is read once, not squared.
    let (end, _) = text.char_indices().take(80).find(|(_, c)| *c == close)?;
    let open = text.chars().next();
    let inner = &text[1..end];
    (!inner.contains('\n') && !inner.chars().any(|c| Some(c) == open)).then(|| &text[..=end])
}

/// Tells whether words between angle brackets are a placeholder: no tag, no address, no comparison.
pub(super) fn is_angled(inner: &str) -> bool {
    let plain = |c: char| c.is_alphanumeric() || " -_.,/'’".contains(c);
    let begins = inner.starts_with(char::is_alphabetic) && inner.ends_with(char::is_alphanumeric);
    let tag = inner.trim_end_matches('/').split_whitespace().next().unwrap_or_default();
    is_dots(inner)
        || is_slot(inner)
        || (begins && inner.chars().all(plain) && !TAGS.iter().any(|known| tag.eq_ignore_ascii_case(known)))
}

/// Tells whether words between brackets ask to be replaced: "Company name", "insert date", "...".
pub(super) fn is_slot(inner: &str) -> bool {
    let lower = inner.trim().to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        return inner.len() > 2;
    };
    is_dots(inner)
        || ASKS.contains(first)
        || lower.starts_with("to be ")
        || (words.len() <= 5 && SLOTS.contains(last))
        || (SLOTS.contains(first) && matches!(words.get(1), Some(&("of" | "here" | "and" | "or"))))
}

fn is_dots(inner: &str) -> bool {
    let inner = inner.trim();
    inner == "…" || (inner.len() >= 2 && inner.chars().all(|c| matches!(c, '.' | '_' | '…')))
}

#[cfg(test)]
mod tests {
    use crate::rules::placeholder::tests::{caught, passes};

    #[test]
    fn angle_brackets_are_caught_but_no_arrow_comparison_tag_or_address() {
        caught(&[
            ("<name>", "<name>"),
            ("by <Company name> in", "<Company name>"),
            ("<...>", "<...>"),
            ("<…>", "<…>"),
            ("< insert date >", "< insert date >"),
        ]);
        passes(&[
            "a<b",
            "a <- b -> c",
            "load < 5 and > 3",
            "x < y or z > w",
            "Vec<String>",
            "<https://clerk.io>",
            "<hk@clerk.io>",
            "one<br>two",
            "one <br/> two",
            "<b>bold</b>",
            "<>",
            "<3",
        ]);
    }

    #[test]
    fn square_brackets_are_caught_when_they_ask_but_not_as_note_link_or_footnote() {
        caught(&[
            ("[Company name]", "[Company name]"),
            ("signed by [insert the approver]", "[insert the approver]"),
            ("[...]", "[...]"),
            ("[…]", "[…]"),
            ("[NAME OF ISM]", "[NAME OF ISM]"),
            ("[to be agreed]", "[to be agreed]"),
            ("[DATE]", "[DATE]"),
        ]);
        passes(&[
            "as they wrote [sic]",
            "certified [1]",
            "[ISO 27001]",
            "[company name](https://clerk.io)",
            "[x] done",
            "[ ] open",
            "[name][1]",
            "list[0]",
            "[redacted]",
            "[name]: https://clerk.io",
            "[]",
            "[12]",
        ]);
    }
}
