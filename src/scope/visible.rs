//! Text made visible: characters that hide, turn or overprint what stands around them become marks.
//! Must not know who shows the text; nothing is ever dropped in silence.

use std::borrow::Cow;
use std::fmt::Write as _;

use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthChar as _;

/// How many combining marks one letter may carry; what is stacked above them hides the lines around it.
const MOST_COMBINING_MARKS: usize = 8;

/// Returns the text with every character that cannot be seen, or that moves others, written as `<U+202E>`.
///
/// Line feeds stay. Joiners stay where they join an emoji, and a variation selector where it follows what it
/// varies. A text without such characters is returned as it is.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    let plain = |byte: u8| byte == b'\n' || (b' '..=b'~').contains(&byte);
    if text.bytes().all(plain) {
        return Cow::Borrowed(text);
    }
    // Written only from the first mark on, so that ordinary text is never copied.
    let mut written: Option<String> = None;
    for (start, cluster) in text.grapheme_indices(true) {
        let mut combining = 0;
        for (offset, c) in cluster.char_indices() {
            let shown = match c {
                '\u{200D}' => joins_emoji(cluster, offset),
                '\u{FE0E}' | '\u{FE0F}' => varies(&cluster[..offset]),
                _ if is_hidden(c) => false,
                _ if c.width() == Some(0) => {
                    combining += 1;
                    combining <= MOST_COMBINING_MARKS
                }
                _ => true,
            };
            if !shown {
                let marked = written.get_or_insert_with(|| text[..start + offset].to_owned());
                let _ = write!(marked, "<U+{:04X}>", u32::from(c));
            } else if let Some(marked) = &mut written {
                marked.push(c);
            }
        }
    }
    written.map_or(Cow::Borrowed(text), Cow::Owned)
}

/// Tells whether a character, by itself, cannot be seen or moves others; a line feed is no such character.
#[must_use]
pub fn is_hidden(c: char) -> bool {
    if c.is_control() {
        return c != '\n';
    }
    matches!(c,
        // Soft hyphen, grapheme joiner, fillers and vowel signs without a shape.
        '\u{00AD}' | '\u{034F}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{3164}' | '\u{FFA0}'
        // Mongolian selectors; marks of direction and zero width; separators of lines and paragraphs.
        | '\u{180B}'..='\u{180F}' | '\u{061C}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
        // Word joiner, invisible operators, isolates and deprecated formats.
        | '\u{2060}'..='\u{206F}'
        // Variation selectors, byte order mark, annotations, shorthand and musical controls, tags.
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF0}'..='\u{FFFB}'
        | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}'
    )
}

/// Tells whether the joiner at this offset stands between two emoji.
fn joins_emoji(cluster: &str, offset: usize) -> bool {
    let emoji = |c: char| matches!(c, '\u{2190}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FAFF}');
    let mut before = cluster[..offset].chars().rev();
    let base = match before.next() {
        Some('\u{FE0F}') => before.next(),
        other => other,
    };
    let after = cluster[offset..].chars().nth(1);
    base.is_some_and(emoji) && after.is_some_and(emoji)
}

/// Tells whether a variation selector after this part of a cluster has something to vary.
fn varies(before: &str) -> bool {
    before.chars().next_back().is_some_and(|c| !is_hidden(c) && c.width().is_some_and(|width| width > 0))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn ordinary_text_is_borrowed_unchanged() {
        for text in ["", "Plain\ntext", "Ærø — 2 500 stores", "e\u{301}", "שלום", "👩‍💻 👨‍👩‍👧 ❤️‍🔥 1️⃣ 🇩🇰", "हिन्दी"]
        {
            assert!(matches!(visible(text), Cow::Borrowed(same) if same == text), "{text:?}");
        }
    }

    #[test]
    fn what_hides_or_moves_others_is_marked() {
        for (text, seen) in [
            ("pay \u{202E}fdp.exe", "pay <U+202E>fdp.exe"),
            ("\u{1b}[2J", "<U+001B>[2J"),
            ("a\tb\r\nc", "a<U+0009>b<U+000D>\nc"),
            ("\u{9b}31m", "<U+009B>31m"),
            ("a\u{200d}b", "a<U+200D>b"),
            ("a\u{fe0f}\u{fe0f}", "a\u{fe0f}<U+FE0F>"),
            ("\u{feff}x\u{2028}\u{e0041}", "<U+FEFF>x<U+2028><U+E0041>"),
        ] {
            assert_eq!(visible(text), seen);
        }
    }

    #[test]
    fn a_ninth_combining_mark_is_marked() {
        let stacked = format!("a{}", "\u{301}".repeat(10));
        assert_eq!(visible(&stacked), format!("a{}<U+0301><U+0301>", "\u{301}".repeat(8)));
    }

    fn letter() -> impl Strategy<Value = char> {
        let odd =
            "\n\t\u{1b}\u{85}\u{301}\u{303}\u{200b}\u{200d}\u{fe0f}\u{202e}\u{2066}\u{feff}\u{e0041}👩💻❤a—";
        prop_oneof![prop::sample::select(odd.chars().collect::<Vec<_>>()), any::<char>()]
    }

    proptest! {
        #[test]
        fn the_outcome_hides_nothing_and_is_stable(letters in prop::collection::vec(letter(), 0..40)) {
            let text: String = letters.into_iter().collect();
            let seen = visible(&text);
            for c in seen.chars() {
                prop_assert!(!is_hidden(c) || matches!(c, '\u{200d}' | '\u{fe0e}' | '\u{fe0f}'), "{:?}", c);
            }
            for cluster in seen.graphemes(true) {
                let marks = cluster.chars().filter(|c| !is_hidden(*c) && c.width() == Some(0)).count();
                prop_assert!(marks <= MOST_COMBINING_MARKS);
            }
            prop_assert_eq!(visible(&seen), seen.as_ref());
        }

        #[test]
        fn nothing_is_dropped(letters in prop::collection::vec(letter(), 0..40)) {
            let text: String = letters.into_iter().collect();
            let seen = visible(&text);
            // Each mark, read back, is the character that it stands for.
            let mut back = String::new();
            let mut rest = seen.as_ref();
            while let Some(c) = rest.chars().next() {
                let mark = rest.strip_prefix("<U+").and_then(|mark| mark.split_once('>'));
                let read = mark.and_then(|(hex, after)| {
                    Some((u32::from_str_radix(hex, 16).ok().and_then(char::from_u32)?, after))
                });
                let (c, after) = read.unwrap_or((c, &rest[c.len_utf8()..]));
                back.push(c);
                rest = after;
            }
            prop_assert_eq!(back, text);
        }
    }
}
