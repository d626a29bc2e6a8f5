//! Windows of every size.

use crate::story::{SAMPLE, Story};
use isms_scope::app::effect::Effect;

/// The keys that lead from the sample into each mode.
const MODES: &[(&str, &str)] = &[
    ("looking", ""),
    ("the last tab", "7<end>"),
    ("a line", "4<down><enter>"),
    ("a paragraph", "2<down><enter>"),
    ("a choice", "!!<enter>"),
    ("leaving", "4<down><enter>x<esc>"),
    ("a question with a text", "6n"),
    ("a search", "/"),
    ("leaving with work", "2<enter>!<enter>q"),
    ("help", "?"),
];

/// The sizes that are tried: every width at which a line breaks elsewhere, in the lowest window and in a usual one,
/// and every height at which something gives way. A text is never wider than 100 columns.
fn sizes() -> impl Iterator<Item = (u16, u16)> {
    let too_narrow = (1..40).map(|columns| (columns, 24));
    let lowest = (40..=100).map(|columns| (columns, 12));
    let usual = (40..=100).step_by(4).chain([101, 200]).map(|columns| (columns, 24));
    let heights = (1..=12).map(|rows| (1, rows)).chain((1..=26).map(|rows| (40, rows)));
    let tall = [12, 13, 14, 60].map(|rows| (80, rows));
    too_narrow.chain(lowest).chain(usual).chain(heights).chain(tall)
}

#[test]
fn every_mode_is_drawn_in_a_window_of_every_size() {
    for (mode, keys) in MODES {
        let mut story = Story::given_the_sample();
        story.press(keys);
        for (columns, rows) in sizes() {
            let screen = story.in_a_window(columns, rows).screen();
            assert_eq!(screen.lines().count(), usize::from(rows) + 1, "{mode}");
        }
    }
}

#[test]
fn the_way_to_the_approval_is_drawn_in_a_window_of_every_size() {
    let mut story = Story::given_an_answered_scope();
    story.press("7<enter>").sees("What am I signing");
    for form in [false, true] {
        for (columns, rows) in sizes() {
            story.in_a_window(columns, rows).screen();
        }
        if !form {
            story.in_a_window(80, 24).reads_to_the_end().sees("Approve version 2.0?");
        }
    }
    let mut story = Story::given("(");
    for (columns, rows) in sizes() {
        story.in_a_window(columns, rows).screen();
    }
}

#[test]
fn a_window_below_forty_by_twelve_says_so() {
    let mut story = Story::given_the_sample();
    story.in_a_window(39, 24).sees("Window too small: 39x24. It needs").in_a_window(80, 11).sees("80x11");
    story.in_a_window(40, 12).does_not_see("too small").sees("? help");
}

#[test]
fn in_a_small_window_one_can_save_and_leave() {
    let mut story = Story::given_the_sample();
    story
        .press("2<enter>!<enter>")
        .in_a_window(38, 9)
        .sees("changes that are not")
        .sees("Ctrl-S save")
        .press("<ctrl-s>");
    story.does_not_see("changes that are not").press("q");
    assert_eq!(story.owes(), [Effect::Quit]);
    assert!(story.file("scope.ron").contains("ISMS Scope!"));
}

#[test]
fn a_text_that_is_being_written_is_saved_from_a_small_window_and_kept_on_leaving() {
    let mut story = Story::given_the_sample();
    story.press("2<enter>!").in_a_window(38, 9).press("<ctrl-s>");
    assert!(story.file("scope.ron").contains("ISMS Scope!"));
    let mut story = Story::given_the_sample();
    story.press("2<enter>!").in_a_window(38, 9).press("q");
    assert_eq!(story.owes(), [Effect::QuitKeeping]);
    story.opens("scope.ron").in_a_window(80, 24).press("r2").sees("ISMS Scope!");
}

#[test]
fn what_is_typed_into_a_window_that_is_too_small_goes_nowhere() {
    for (mode, keys) in MODES {
        let mut story = Story::given_the_sample();
        story.press(keys).in_a_window(20, 5);
        let before = story.in_a_window(80, 24).screen();
        story.in_a_window(20, 5).press("kdxyn1 z").pastes("text").press("<enter><tab><esc><down><backspace>");
        assert_eq!(story.in_a_window(80, 24).screen(), before, "{mode}");
        assert_eq!(story.file("scope.ron"), SAMPLE, "{mode}");
    }
}

#[test]
fn nothing_is_lost_when_the_window_grows_again() {
    let mut story = Story::given_the_sample();
    story.press("4<down><enter>They hold").in_a_window(10, 3).in_a_window(80, 24).stands_on("│ They hold");
}

#[test]
fn a_question_that_cannot_be_seen_is_told_to_wait() {
    for (keys, waits) in
        [("2<enter>!<enter>q", true), ("6n", true), ("/", true), ("2<enter>!", false), ("", false)]
    {
        let mut story = Story::given_the_sample();
        story.press(keys).in_a_window(60, 9).sees("Window too small: 60x9. It needs 40x12");
        assert_eq!(story.screen().contains("question waits for you."), waits, "{keys}");
    }
}

#[test]
fn the_caret_is_seen_in_the_first_text_of_a_page_however_high_the_window_is() {
    for rows in 12..=20 {
        let mut story = Story::given_the_sample();
        story.in_a_window(40, rows).press("3<home><enter>X").sees("related corporate functions.X");
    }
}

#[test]
fn a_question_that_comes_between_keeps_what_was_being_typed() {
    let mut story = Story::given_a_complete_scope();
    story.press("2<enter>!<enter>6/Q20<enter>t").types("Seen in the lea");
    let theirs = story.file("scope.ron").replace("Copenhagen", "Aarhus");
    story.writes("scope.ron", &theirs);
    // Saving from a window that is too small asks what becomes of their change.
    story.in_a_window(39, 10).press("<ctrl-s>").in_a_window(80, 24).sees("changed");
    story.press("<esc>/Q20<enter>t").sees("│ Seen in the lea");
}
