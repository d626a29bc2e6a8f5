//! Which keys and which pasted texts bytes become, however they arrive.
//! No clock: time passes because it is told to.

use proptest::prelude::*;

use super::*;

fn events(chunks: &[&[u8]]) -> Vec<Event> {
    let (mut decoder, mut events) = (Decoder::default(), Vec::new());
    for chunk in chunks {
        decoder.feed(chunk, &mut events);
    }
    decoder.give_up_waiting(&mut events);
    events
}

fn plain_key(code: KeyCode) -> Event {
    key(code, KeyModifiers::NONE)
}

#[test]
fn letters_controls_and_function_keys_are_told_apart() {
    let typed =
        events(&["aÆ漢\r\n\t\x7f\x03".as_bytes(), b"\x1b[A\x1bOB\x1b[5~\x1b[1;5C\x1b[Z\x1b[15~\x1b[[A"]);
    let ctrl = |letter| key(KeyCode::Char(letter), KeyModifiers::CONTROL);
    assert_eq!(
        typed,
        [
            plain_key(KeyCode::Char('a')),
            key(KeyCode::Char('Æ'), KeyModifiers::SHIFT),
            plain_key(KeyCode::Char('漢')),
            plain_key(KeyCode::Enter),
            ctrl('j'),
            plain_key(KeyCode::Tab),
            plain_key(KeyCode::Backspace),
            ctrl('c'),
            plain_key(KeyCode::Up),
            plain_key(KeyCode::Down),
            plain_key(KeyCode::PageUp),
            key(KeyCode::Right, KeyModifiers::CONTROL),
            key(KeyCode::BackTab, KeyModifiers::SHIFT),
            plain_key(KeyCode::F(5)),
            plain_key(KeyCode::F(1)),
        ]
    );
}

#[test]
fn a_sequence_cut_behind_its_esc_is_still_one_key() {
    assert_eq!(events(&[b"\x1b", b"[", b"A"]), [plain_key(KeyCode::Up)]);
    assert_eq!(events(&[b"\xc3", b"\xa6"]), [plain_key(KeyCode::Char('æ'))]);
}

#[test]
fn a_lone_esc_is_esc_and_with_a_letter_it_is_alt() {
    assert_eq!(events(&[b"\x1b"]), [plain_key(KeyCode::Esc)]);
    assert_eq!(events(&[b"\x1b\x1b"]), [plain_key(KeyCode::Esc), plain_key(KeyCode::Esc)]);
    assert_eq!(events(&[b"\x1bd"]), [key(KeyCode::Char('d'), KeyModifiers::ALT)]);
    // With Ctrl and Alt both held it would be taken for AltGr, and typed.
    assert_eq!(events(&[b"\x1b\x11"]), [plain_key(KeyCode::Esc)]);
}

#[test]
fn pasted_text_is_text_however_it_is_cut() {
    let whole = b"\x1b[200~line\rdd \x1b[A \xc3\xa6\x1b[201~x";
    for cut in 0..whole.len() {
        let pasted = events(&[&whole[..cut], &whole[cut..]]);
        assert_eq!(
            pasted,
            [Event::Paste("line\rdd \u{1b}[A æ".into()), plain_key(KeyCode::Char('x'))],
            "{cut}"
        );
    }
}

#[test]
fn a_pasted_text_without_end_comes_after_a_while() {
    assert_eq!(events(&[b"\x1b[200~abc"]), [Event::Paste("abc".into())]);
}

#[test]
fn of_a_text_that_no_field_holds_only_so_much_comes_that_it_is_noticed() {
    let pasted = events(&[b"\x1b[200~", &vec![b'x'; 3 * LONGEST_PASTE], b"\x1b[201~y"]);
    assert_eq!(pasted[1], plain_key(KeyCode::Char('y')));
    assert!(matches!(&pasted[0], Event::Paste(text) if text.len() == LONGEST_PASTE + 1));
}

proptest! {
    #[test]
    fn cutting_the_bytes_changes_nothing(bytes in prop::collection::vec(any::<u8>(), 0..60), cut in 0..60_usize) {
        let cut = cut.min(bytes.len());
        prop_assert_eq!(events(&[&bytes]), events(&[&bytes[..cut], &bytes[cut..]]));
    }
}
