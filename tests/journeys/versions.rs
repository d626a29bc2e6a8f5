//! The approved versions: each is read as it was approved, with what it is worth and when it was in force.

use crate::story::Story;

#[test]
fn an_approved_version_is_read_as_it_was() {
    let mut story = Story::given_an_approved_scope();
    story.press("2<enter>!<enter>7<end><enter>").sees("Version 2.0, as it was approved");
    story.sees("Read only: the text of scope.approved/2.0.ron.");
    story.sees("In force from 2026-11-24.").sees("No signature: by typed name, the weaker kind.");
    story.sees("ISO 27001 ISMS Scope").does_not_see("Scope!").press("xdaZ").sees("Version 2.0, as it was");
    story.press("<esc>").stands_on("2.0    approval");
}

#[test]
fn each_version_says_on_which_days_it_was_in_force_and_what_is_not_whole_is_not_called_approved() {
    let mut story = Story::given_an_approved_scope();
    story.at("2027-11-20T09:00:00+01:00").opens("scope.ron").press("6<home>").press(&"y".repeat(36));
    story.press("<ctrl-s>7<home>").signs("2.1").sees("Approved 2.1.").press("<end>");
    story.press_until_on("<up>", "2.0    approval");
    story
        .press("<enter>")
        .sees("In force from 2026-11-24 to 2027-11-19.")
        .press("<esc><up>")
        .stands_on("2.1");
    story.press("<enter>").sees("In force from 2027-11-20.");
    // A word in the first version, changed by hand: the link to it is broken.
    let changed = story.file("scope.approved/2.0.ron").replace("Copenhagen", "Aarhus");
    story.writes("scope.approved/2.0.ron", &changed).opens("scope.ron").press("7<end>");
    story.press_until_on("<up>", "2.1    not proven");
    story.press("<enter>").sees("Version 2.1, not proven to be approved").sees("\n ! ");
}
