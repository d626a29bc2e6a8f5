//! The form of consent where a key can sign: by what it is signed is chosen, never typed over.

use crate::story::{CEO, CONFLICT, Story};

/// The form of consent with a key to choose, on the line below the reason.
fn where_a_key_is_chosen() -> Story {
    let mut story = Story::given_an_answered_scope();
    story.press("7<enter>").reads_to_the_end().has_a_key_to_sign_with();
    story.types(CONFLICT).press("<enter>").sees("Sign with (1 of 2; Right shows the next):");
    story.stands_on("│ ssh-ed25519 SHA256:");
    story
}

#[test]
fn a_letter_or_a_paste_does_not_take_the_weaker_kind() {
    let mut story = where_a_key_is_chosen();
    story.sees("Right choose").press("2.0").sees("Nothing is written here: Right chooses, Enter goes on.");
    story.stands_on("│ ssh-ed25519 SHA256:").pastes("2.0").stands_on("│ ssh-ed25519 SHA256:");
    story.press("<up>").stands_on(CONFLICT).press("<down>").stands_on("│ ssh-ed25519 SHA256:");
    story.press("<down>").sees("│ ssh-ed25519 SHA256:").stands_on("│").sees("To approve, type the version");
    story.press("<up><enter>2.0").stands_on("│ 2.0").sees("Signed with your key").does_not_see("Nothing is");
}

#[test]
fn the_weaker_kind_is_chosen_only_on_purpose_and_is_called_that() {
    for (next, back) in [("<right>", "<left>"), (" ", " "), ("<left>", "<right>")] {
        let mut story = where_a_key_is_chosen();
        story.press(next).sees("Sign with (2 of 2").stands_on("│ my typed name, the weaker kind");
        story.sees("By typed name: a claim that nobody can check");
        story.press(back).stands_on("│ ssh-ed25519 SHA256:").sees("Signed with your key");
        story.press(next).press("<enter>").types(CEO).press("<enter>2.0<enter>");
        story.sees("Approved 2.0. By typed name, the weaker kind.");
    }
}
