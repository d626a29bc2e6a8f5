//! Numbers in a text: where they stand and how much they are.
//! Must not know what they count.

/// A number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::rules) struct Number {
    /// Its first byte.
    pub start: usize,
    /// The byte after its last.
    pub end: usize,
    /// How much it is, without decimals.
    pub value: u64,
    /// Whether it has four plain digits and could be a year.
    pub is_year: bool,
}

/// Returns the numbers of a text; thousands may be parted by a space, a comma, a stop or an apostrophe.
pub(in crate::rules) fn numbers(text: &str) -> Vec<Number> {
    let bytes = text.as_bytes();
    let mut numbers = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let start = at;
        let mut end = digits_from(text, start);
        let plain = end;
        while end - start <= 3 || plain != end {
            match group_after(text, end) {
                Some(next) if plain - start <= 3 => end = next,
                _ => break,
            }
        }
        let value = text[start..end]
            .bytes()
            .filter(u8::is_ascii_digit)
            .try_fold(0_u64, |value, digit| value.checked_mul(10)?.checked_add(u64::from(digit - b'0')));
        let value = value.unwrap_or(u64::MAX);
        let is_year = end - start == 4 && (1800..=2100).contains(&value);
        numbers.push(Number { start, end, value, is_year });
        at = end;
    }
    numbers
}

fn digits_from(text: &str, start: usize) -> usize {
    start + text[start..].bytes().take_while(u8::is_ascii_digit).count()
}

/// Returns where a group of just three digits ends that follows here.
fn group_after(text: &str, at: usize) -> Option<usize> {
    let mark =
        text[at..].chars().next().filter(|c| matches!(c, ' ' | ',' | '.' | '\'' | '\u{a0}' | '\u{202f}'))?;
    let start = at + mark.len_utf8();
    let end = digits_from(text, start);
    (end - start == 3).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_one_number_and_years_are_known() {
        let found = |text: &str| -> Vec<(String, u64, bool)> {
            let told =
                |number: &Number| (text[number.start..number.end].to_owned(), number.value, number.is_year);
            numbers(text).iter().map(told).collect()
        };
        assert_eq!(found("2 500 stores"), [("2 500".to_owned(), 2500, false)]);
        assert_eq!(found("1,250,000"), [("1,250,000".to_owned(), 1_250_000, false)]);
        assert_eq!(found("since 2011"), [("2011".to_owned(), 2011, true)]);
        assert_eq!(found("12 34"), [("12".to_owned(), 12, false), ("34".to_owned(), 34, false)]);
        assert_eq!(found("27001 500").len(), 2);
        assert_eq!(found("99999999999999999999999")[0].1, u64::MAX);
    }
}
