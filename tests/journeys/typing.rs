//! Typing and pasting: every script, every terminal, and nothing that hides.

use crate::story::Story;

/// A story with the empty reason of the first exclusion opened.
fn writing() -> Story {
    let mut story = Story::given_the_sample();
    story.press("4<down><enter>");
    story
}

/// The reason of the first exclusion, once it is kept.
fn kept(story: &mut Story) -> String {
    story.press("<enter>");
    story.scope().exclusions[0].reason.clone()
}

#[test]
fn danish_letters_are_typed_shown_and_saved() {
    let mut story = writing();
    story.press("Rødgrød på Ærø, Å").stands_on("│ Rødgrød på Ærø, Å").press("<enter><ctrl-s>");
    assert!(story.file("scope.ron").contains("reason: \"Rødgrød på Ærø, Å\""));
}

#[test]
fn one_key_takes_one_letter_away_whatever_it_is_made_of() {
    for letter in ["å", "e\u{301}", "漢", "👨\u{200d}👩\u{200d}👧", "☺\u{fe0f}"] {
        let mut story = writing();
        story.press("a").press(letter).press("b<left><backspace>").stands_on("│ ab");
        assert_eq!(kept(&mut story), "ab", "{letter}");
    }
}

#[test]
fn wide_letters_move_the_cursor_by_two() {
    let mut story = writing();
    story.press("漢字").sees("cursor: column 19,").press("<left>").sees("cursor: column 17,");
}

#[test]
fn emoji_that_are_joined_stay_joined() {
    let mut story = writing();
    story.press("👨\u{200d}👩\u{200d}👧");
    assert_eq!(kept(&mut story), "👨\u{200d}👩\u{200d}👧");
}

#[test]
fn a_paste_is_text_with_spaces_for_line_ends_in_a_line() {
    let mut story = writing();
    story.pastes("one\r\ntwo\rthree\nfour\n").stands_on("│ one two three four");
    assert_eq!(kept(&mut story), "one two three four");
}

#[test]
fn a_paste_keeps_its_lines_in_a_paragraph() {
    let mut story = Story::given_the_sample();
    story.press("2<down><enter><ctrl-u>").pastes("one\r\ntwo\rthree").press("<ctrl-s>");
    assert!(story.scope().purpose.ends_with("one\ntwo\nthree"), "{:?}", story.scope().purpose);
}

#[test]
fn escape_sequences_in_a_paste_are_shown_as_marks_and_do_nothing() {
    let mut story = writing();
    story.pastes("a\x1b[201~q\x1b[2J").stands_on("│ a<U+001B>[201~q<U+001B>[2J");
    assert!(!kept(&mut story).contains('\x1b'));
}

#[test]
fn one_paste_is_taken_back_at_once() {
    let mut story = writing();
    story.press("so ").pastes("many words at once").press("<ctrl-_>").stands_on("│ so");
    story.press("<ctrl-y>").stands_on("│ so many words at once");
}

#[test]
fn a_paste_while_looking_changes_nothing_and_says_so() {
    let mut story = Story::given_the_sample();
    story.press("4<down>").pastes("d\nx\n!q").sees("A paste changes nothing here").stands_on("EXC-1");
    story.does_not_see("scope.ron*");
    assert!(story.owes().is_empty());
}

#[test]
fn a_paste_into_a_question_answers_nothing() {
    let mut story = writing();
    story.press("x<enter>q").pastes("k\ns\n").sees("There are changes that are not saved.");
    assert!(story.owes().is_empty());
}

#[test]
fn escape_glued_to_the_next_key_deletes_nothing() {
    let mut story = writing();
    story.press("No data.<alt-d>").sees("Keep your text?").press("<alt-d>").stands_on("│ No data.");
    let mut story = Story::given_the_sample();
    story.press("4<down><alt-d>").sees("[Overview]").does_not_see("scope.ron*").press("4").sees("EXC-1");
}

#[test]
fn a_line_feed_never_ends_or_wipes_a_line() {
    let mut story = writing();
    story.press("one<ctrl-j>two").stands_on("│ one two");
    let mut story = Story::given_the_sample();
    story.press("2<down><enter><ctrl-j>more").stands_on("│ more").sees("│ accordance with ISO/IEC");
}

#[test]
fn the_line_is_worked_on_as_in_a_shell() {
    let mut story = writing();
    story.press("one two three<ctrl-w>").stands_on("│ one two").press("<ctrl-a>X").stands_on("│ Xone two");
    story.press("<ctrl-e>Y").stands_on("│ Xone two Y").press("<ctrl-a><ctrl-d>").stands_on("│ one two Y");
    story.press("<ctrl-right><ctrl-k>").stands_on("│ one").press("<end><ctrl-u>");
    assert_eq!(kept(&mut story), "");
    story.press("u").press("<enter>one two<ctrl-u><ctrl-_>").stands_on("│ one two");
}

#[test]
fn hidden_characters_are_shown_as_marks_and_kept() {
    let text = crate::story::SAMPLE.replace("company work.", "company\u{202e} work.\u{200b}");
    let mut story = Story::given(&text);
    story.press("4").sees("company<U+202E> work.<U+200B>").press("<down><enter><shift-tab>");
    story.stands_on("company<U+202E> work.<U+200B>").press("!<enter>");
    assert!(story.scope().exclusions[0].text.ends_with("company\u{202e} work.\u{200b}!"));
}

#[test]
fn a_long_text_wraps_and_the_cursor_follows() {
    let mut story = writing();
    for number in 1..=80 {
        story.types(&format!("word{number} ")).stands_on(&format!("word{number}"));
    }
    story.press("<home>").stands_on("word1 ");
}

#[test]
fn a_digit_or_a_command_is_a_letter_while_writing() {
    let mut story = writing();
    story.press("12qd?!/u").stands_on("│ 12qd?!/u").sees("[Exclusions!3]");
}

#[test]
fn what_one_key_took_comes_back_at_once_and_single_letters_together() {
    for key in ["<ctrl-u>", "<ctrl-k>", "<ctrl-w>"] {
        let mut story = writing();
        story.press("one two three<ctrl-left>").press(key).press("<ctrl-_>").stands_on("│ one two three");
    }
    let mut story = writing();
    story
        .press("one<ctrl-w>two<ctrl-w><ctrl-_>")
        .stands_on("│ two")
        .press("<ctrl-_><ctrl-_>")
        .stands_on("│ one");
    let mut story = writing();
    story.press("one two three<ctrl-w><ctrl-w><ctrl-_>").does_not_see("three").stands_on("│ one two");
    story.press("<ctrl-_>").stands_on("│ one two three").press(&"<backspace>".repeat(8)).does_not_see("two");
    story.press("<ctrl-_>").stands_on("│ one two three");
}
