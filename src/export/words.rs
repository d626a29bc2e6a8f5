//! A changed text in one piece, with marks around the words that differ.
//! Must not know colour: the marks alone carry the meaning.

use similar::{ChangeTag, DiffableStr as _, TextDiff};

/// Below this likeness, old and new are shown whole: scattered words that happen to agree help nobody.
const LEAST_LIKENESS: f64 = 0.4;

/// Above this length, in bytes, texts are shown whole: the comparison would take longer than the reading.
const LONGEST: usize = 64 * 1024;

/// How the pieces of a changed text are written.
#[derive(Debug, Clone, Copy)]
pub struct Marks {
    /// Writes what was removed.
    pub removed: fn(&str) -> String,
    /// Writes what was added.
    pub added: fn(&str) -> String,
    /// Writes what is the same in both.
    pub same: fn(&str) -> String,
}

/// `[-removed-]` and `{+added+}`, for plain text.
pub const PLAIN: Marks = Marks {
    removed: |text| format!("[-{text}-]"),
    added: |text| format!("{{+{text}+}}"),
    same: str::to_owned,
};

/// Returns a text with the words that were added and removed marked: words as a whole, and no space at their edge.
#[must_use]
pub fn marked_words(old: &str, new: &str, marks: &Marks) -> String {
    word_by_word(old, new, marks).unwrap_or_else(|| {
        let whole = [marked(marks.removed, old), marked(marks.added, new)];
        whole.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
    })
}

/// Returns the same; `None` where old and new have so little in common that marks would help nobody.
#[must_use]
pub fn word_by_word(old: &str, new: &str, marks: &Marks) -> Option<String> {
    if old.len() + new.len() > LONGEST {
        return None;
    }
    let (before, after) = (whole_words(old), whole_words(new));
    let diff = TextDiff::configure().diff_slices(&before, &after);
    (likeness(&diff) >= LEAST_LIKENESS).then(|| runs_of(&diff, marks))
}

/// Returns a text in pieces: words, spaces and signs. What holds a word together belongs to it: `e-mail`, `and/or`.
fn whole_words(text: &str) -> Vec<&str> {
    let pieces = text.tokenize_unicode_words();
    let is_word = |at: usize| pieces.get(at).is_some_and(|piece| piece.contains(char::is_alphanumeric));
    let is_sign =
        |at: usize| !is_word(at) && pieces.get(at).is_some_and(|piece| !piece.contains(char::is_whitespace));
    let (mut words, mut rest, mut at) = (Vec::with_capacity(pieces.len()), text, 0);
    while at < pieces.len() {
        let mut end = at + 1;
        while is_word(end - 1) && is_sign(end) {
            let signs = (end..pieces.len()).take_while(|sign| is_sign(*sign)).count();
            if !is_word(end + signs) {
                break;
            }
            end += signs + 1;
        }
        let length = pieces[at..end].iter().map(|piece| piece.len()).sum();
        let (word, after) = rest.split_at(length);
        words.push(word);
        (rest, at) = (after, end);
    }
    words
}

/// Returns which part of the letters of both texts is common to them.
#[expect(clippy::cast_precision_loss, reason = "texts are shorter than 2^52 bytes")]
fn likeness(diff: &TextDiff<'_, '_, str>) -> f64 {
    let mut common = 0;
    let mut all = 0;
    for change in diff.iter_all_changes() {
        // Spaces and full stops agree between any two texts.
        let letters = change.value().chars().filter(|c| c.is_alphanumeric()).count();
        match change.tag() {
            ChangeTag::Equal => {
                common += 2 * letters;
                all += 2 * letters;
            }
            ChangeTag::Insert | ChangeTag::Delete => all += letters,
        }
    }
    if all == 0 { 1.0 } else { common as f64 / all as f64 }
}

/// Writes neighbouring changed words as one run: `[-a b-]{+c d+}` and not word by word.
fn runs_of(diff: &TextDiff<'_, '_, str>, marks: &Marks) -> String {
    let (mut text, mut removed, mut added) = (String::new(), String::new(), String::new());
    let changes: Vec<_> = diff.iter_all_changes().collect();
    for (index, change) in changes.iter().enumerate() {
        match change.tag() {
            ChangeTag::Delete => removed.push_str(change.value()),
            ChangeTag::Insert => added.push_str(change.value()),
            // A space between two changed words is no reason to end the run.
            ChangeTag::Equal
                if change.value().trim().is_empty()
                    && !(removed.is_empty() && added.is_empty())
                    && changes.get(index + 1).is_some_and(|next| next.tag() != ChangeTag::Equal) =>
            {
                removed.push_str(change.value());
                added.push_str(change.value());
            }
            ChangeTag::Equal => {
                end_run(&mut text, &mut removed, &mut added, marks);
                text.push_str(&(marks.same)(change.value()));
            }
        }
    }
    end_run(&mut text, &mut removed, &mut added, marks);
    text
}

fn end_run(text: &mut String, removed: &mut String, added: &mut String, marks: &Marks) {
    let (before, after) = spaces_around(removed, added);
    text.push_str(&(marks.same)(&before));
    for (mark, run) in [(marks.removed, removed), (marks.added, added)] {
        let end = run.len().saturating_sub(after.len());
        text.push_str(&marked(mark, run.get(before.len()..end).unwrap_or_default()));
        run.clear();
    }
    text.push_str(&(marks.same)(&after));
}

/// Returns the spaces that stand outside of the marks: those with which both runs begin, and those with which both end.
/// A run that is nothing but spaces keeps them, or nobody would see it.
fn spaces_around(removed: &str, added: &str) -> (String, String) {
    let runs: Vec<&str> = [removed, added].into_iter().filter(|run| !run.is_empty()).collect();
    if runs.iter().any(|run| run.trim().is_empty()) {
        return <(String, String)>::default();
    }
    let first = runs.first().copied().unwrap_or_default();
    let before = &first[..first.len() - first.trim_start().len()];
    let after = &first[first.trim_end().len()..];
    let outside = |spaces: &str, is_shared: bool| if is_shared { spaces.to_owned() } else { String::new() };
    (
        outside(before, runs.iter().all(|run| run.starts_with(before))),
        outside(after, runs.iter().all(|run| run.ends_with(after))),
    )
}

fn marked(mark: fn(&str) -> String, text: &str) -> String {
    if text.is_empty() { String::new() } else { mark(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(old: &str, new: &str) -> String {
        marked_words(old, new, &PLAIN)
    }

    #[test]
    fn words_that_differ_are_marked_and_neighbours_are_one_run() {
        assert_eq!(
            told("Remote employees world-wide using devices.", "Remote employees in Denmark using devices."),
            "Remote employees [-world-wide-]{+in Denmark+} using devices."
        );
        assert_eq!(told("a scope", "a scope, too"), "a scope{+, too+}");
        assert_eq!(told("same", "same"), "same");
    }

    #[test]
    fn whole_words_are_marked_and_the_spaces_beside_them_are_not() {
        assert_eq!(
            told("Copenhagen HQ (corporate-office).", "Copenhagen HQ (head office)."),
            "Copenhagen HQ ([-corporate-office-]{+head office+})."
        );
        assert_eq!(told("Copenhagen HQ.", "Copenhagen HQ. Also Aarhus."), "Copenhagen HQ. {+Also Aarhus.+}");
        assert_eq!(told("one, two and/or three", "one, three"), "one, [-two and/or-] three");
        assert_eq!(told("the first line\nhere", "the first line here"), "the first line[-\n-]{+ +}here");
        assert_eq!(told("the first line", "the first line\nand more"), "the first line\n{+and more+}");
    }

    #[test]
    fn texts_that_have_little_in_common_are_shown_whole() {
        assert_eq!(told("CEO", "Board of directors"), "[-CEO-] {+Board of directors+}");
        assert_eq!(told("", "new"), "{+new+}");
        assert_eq!(told("old", ""), "[-old-]");
    }

    #[test]
    fn without_its_marks_the_text_is_the_old_or_the_new_one() {
        let (old, new) =
            ("The ISMS covers all of our platform.", "The ISMS covers most of the platform today.");
        let kept = told(old, new).replace("{+", "").replace("+}", "");
        let without_removed: String = kept
            .split("[-")
            .enumerate()
            .map(|(index, part)| match part.split_once("-]") {
                Some((_, after)) if index > 0 => after,
                _ => part,
            })
            .collect();
        assert_eq!(without_removed, new);
    }
}
