//! The form of consent where a key can sign: by what it is signed is chosen, never typed over.

use crate::story::{CEO, CONFLICT, Story};

/// The form of consent with a key to choose, on the line below the reason.
fn where_a_key_is_chosen() -> Story {
    let mut story = Story::given_an_answered_scope();
    story.press("7<enter>").reads_to_the_end().has_a_key_to_sign_with();
    // There is one key: it is chosen, and its line is passed over.
    story.sees("Sign with (1 of 2; Down leads here):").types(CONFLICT).press("<enter>");
    story.stands_on("│").sees("Sign with (1 of 2; Up leads here):").press("<up>");
    story.sees("Sign with (1 of 2; Right shows the next):");
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

#[test]
fn a_window_too_small_for_all_that_is_agreed_to_shows_it_on_a_page_before_the_form() {
    let all = ["(content", "2027-11-24", "in force 2026-11-24", "cannot be", "By typed name"];
    let mut story = Story::given_an_answered_scope();
    story.in_a_window(40, 12).press("7<home><enter>").press_until("<enter>", "What you agree to");
    let mut agreed = String::new();
    while !story.screen().contains("Approve version") {
        agreed.push_str(&story.screen());
        story.press("<enter>");
    }
    let agreed = agreed.split_whitespace().collect::<Vec<_>>().join(" ");
    for told in all {
        assert!(agreed.contains(told), "{told} is not on any of the screens:\n{agreed}");
    }
    // It is said once; a higher version would need the room.
    story.types(CONFLICT).press("<enter>").types(CEO).press("<enter>3.0<enter>");
    story.sees("make the").press("<ctrl-u>2.0<enter>").sees("Approved 2.0.");
    // Where it has room above the version, it needs no page.
    let mut story = Story::given_an_answered_scope();
    story.in_a_window(60, 20).press("7<home><enter>").reads_to_the_end().types(CONFLICT).press("<enter>");
    story.types(CEO).press("<enter>");
    for told in all {
        story.sees(told);
    }
}

#[test]
fn a_reaffirmation_says_so_and_shows_no_text_that_was_shown_before() {
    let mut story = Story::given_an_approved_scope();
    story.at("2027-11-20T09:00:00+01:00").opens("scope.ron").press("6<home>").press(&"y".repeat(36));
    story.press("<ctrl-s>7<home><enter>").sees("is asked to confirm that the ISMS scope of");
    story.sees("is still true, as version 2.1.").sees("- Nothing has changed: the text is that of 2.0.");
    story.press("<enter>").sees("Reaffirm version 2.1?").sees("is unchanged and still true");
    story.sees("reaffirm it as version 2.1.");
}
