//! What is typed into a text box, and what is then in it.
//! Each story is told in strokes.

use super::*;

fn written(keys: &[Stroke], text: &str) -> TextBox {
    let mut text_box = TextBox::new("", Kind::Paragraph);
    text.chars().for_each(|c| text_box.type_char(c));
    for stroke in keys {
        text_box.stroke(*stroke);
    }
    text_box
}

#[test]
fn danish_combining_and_wide_letters_are_typed_and_taken_back_as_one_sees_them() {
    let text_box = written(&[Stroke::Backspace], "rødgrød 漢e\u{301}");
    assert_eq!(text_box.text(), "rødgrød 漢");
    assert_eq!(text_box.caret(40), (0, 10));
    assert_eq!(written(&[Stroke::Backspace], "👨‍👩‍👧").text(), "");
    assert_eq!(written(&[Stroke::Left, Stroke::Delete], "ae\u{301}").text(), "a");
}

#[test]
fn a_word_is_taken_back_at_a_time() {
    let mut text_box = written(&[Stroke::Undo], "one two three");
    assert_eq!(text_box.text(), "one two ");
    text_box.stroke(Stroke::Undo);
    text_box.stroke(Stroke::Redo);
    text_box.stroke(Stroke::Redo);
    assert_eq!(text_box.text(), "one two three");
}

#[test]
fn a_paste_is_text_and_one_step() {
    let mut text_box = TextBox::new("", Kind::Line);
    text_box.paste("a\r\nb\rc\x1b[201~q");
    assert_eq!(text_box.text(), "a b c<U+001B>[201~q");
    text_box.stroke(Stroke::Undo);
    assert_eq!(text_box.text(), "");
}

#[test]
fn hidden_characters_are_seen_while_writing_and_kept_afterwards() {
    let mut text_box = TextBox::new("in\u{202e}out", Kind::Line);
    assert_eq!(text_box.rows(40), ["in<U+202E>out"]);
    text_box.type_char('!');
    assert_eq!(text_box.text(), "in\u{202e}out!");
}

#[test]
fn the_caret_goes_up_and_down_by_rows_as_wrapped() {
    let mut text_box = written(&[], "one two three four");
    assert_eq!(text_box.caret(9), (1, 0).max(text_box.caret(9)));
    assert!(text_box.vertical(9, false));
    assert!(text_box.vertical(9, false) || text_box.caret(9).0 == 0);
    assert!(!text_box.vertical(9, false));
    while text_box.vertical(9, true) {}
    assert_eq!(text_box.caret(9).0, text_box.rows(9).len() - 1);
}
