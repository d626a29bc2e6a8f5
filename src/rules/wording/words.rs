//! Words of a text, with where they stand and whether something parts them from the word before.
//! Must not know what the words mean.

/// A word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::rules) struct Word<'a> {
    /// As it is written.
    pub text: &'a str,
    /// In small letters.
    pub lower: String,
    /// Its first byte.
    pub start: usize,
    /// The byte after its last.
    pub end: usize,
    /// Whether a comma, a stop, a bracket or a line break stands before it.
    pub parted: bool,
}

impl Word<'_> {
    /// Tells whether it begins with a capital letter.
    pub(in crate::rules) fn is_capital(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }

    /// Tells whether it is one of these, in small letters.
    pub(in crate::rules) fn is_one_of(&self, known: &[&str]) -> bool {
        known.contains(&self.lower.as_str())
    }
}

/// Returns the words of a text; hyphens and apostrophes inside a word belong to it.
pub(in crate::rules) fn words(text: &str) -> Vec<Word<'_>> {
    let mut words: Vec<Word<'_>> = Vec::new();
    let mut start = None;
    let mut last_end = 0;
    let mut put = |start: usize, end: usize| {
        let word = text[start..end].trim_end_matches(is_inner);
        let end = start + word.len();
        let parted = text[last_end..start].contains([',', ';', ':', '.', '(', ')', '/', '\n', '—', '–']);
        last_end = end;
        words.push(Word { text: word, lower: word.to_lowercase(), start, end, parted });
    };
    for (at, c) in text.char_indices() {
        match (start, c.is_alphanumeric() || (start.is_some() && is_inner(c))) {
            (None, true) => start = Some(at),
            (Some(begin), false) => {
                put(begin, at);
                start = None;
            }
            _ => {}
        }
    }
    if let Some(begin) = start {
        put(begin, text.len());
    }
    words
}

fn is_inner(c: char) -> bool {
    matches!(c, '-' | '\'' | '’')
}

/// Returns every run of up to `most` words, in small letters with one space between them.
pub(in crate::rules) fn runs(text: &str, most: usize) -> Vec<String> {
    let words = words(text);
    let mut runs = Vec::with_capacity(words.len() * most);
    for first in 0..words.len() {
        let mut run = String::new();
        for word in words[first..].iter().take(most) {
            if !run.is_empty() {
                run.push(' ');
            }
            run.push_str(&word.lower);
            runs.push(run.clone());
        }
    }
    runs
}

/// Returns the text as one run of its words.
pub(in crate::rules) fn as_run(text: &str) -> String {
    words(text).into_iter().map(|word| word.lower).collect::<Vec<_>>().join(" ")
}

/// Returns the text with spaces in place of what stands in brackets, brackets included; bytes stay in place.
pub(in crate::rules) fn without_brackets(text: &str) -> String {
    let mut depth = 0_usize;
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        let inside = depth > 0;
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if inside || depth > 0 {
            plain.extend(std::iter::repeat_n(' ', c.len_utf8()));
        } else {
            plain.push(c);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_know_where_they_stand_and_what_parts_them() {
        let found = words("On-site staff's work, i.e. (all) – Ærø-");
        let texts: Vec<(&str, bool)> = found.iter().map(|word| (word.text, word.parted)).collect();
        let expected = [
            ("On-site", false),
            ("staff's", false),
            ("work", false),
            ("i", true),
            ("e", true),
            ("all", true),
            ("Ærø", true),
        ];
        assert_eq!(texts, expected);
        assert_eq!(runs("A b, C", 2), ["a", "a b", "b", "b c", "c"]);
    }

    #[test]
    fn what_stands_in_brackets_is_blanked_byte_for_byte() {
        assert_eq!(without_brackets("a (b, (é) c) d"), format!("a {} d", " ".repeat(11)));
        assert_eq!(without_brackets("a) b (c").len(), "a) b (c".len());
    }
}
