//! The annual review of a scope that was approved and is still true, by keyboard alone.
//! It is done before the dates of its exclusions and reports run out: each that has would be a change.

use isms_scope::app::script;

use crate::story::Story;

/// A complete scope of real size with no blocker and no warning.
const CLEAN: &str = include_str!("../fixtures/clean.ron");

/// The keys of a sitting are counted as they are pressed.
struct Counted {
    story: Story,
    keys: usize,
}

impl Counted {
    fn press(&mut self, keys: &str) -> &mut Self {
        self.keys += script::keys(keys).unwrap().len();
        self.story.press(keys);
        self
    }

    #[track_caller]
    fn sees(&mut self, text: &str) -> &mut Self {
        self.story.sees(text);
        self
    }
}

/// The clean scope, approved as 4.0, and opened again when it is to be reviewed.
fn approved() -> Counted {
    let mut story = Story::given(CLEAN);
    story.answers_everything();
    // Whoever approved it had looked at every item as well.
    story.press("<enter>");
    for _ in 0..60 {
        let key = if story.screen().contains("is each of it still true?") { "Y" } else { "<right>" };
        story.press(key);
    }
    story.press("<ctrl-s>7<home>");
    signs(&mut story, "4.0");
    story.at("2027-03-20T09:00:00+01:00").opens("scope.ron");
    Counted { story, keys: 0 }
}

/// Nobody holds two roles that should watch over each other: name and version are enough.
#[track_caller]
fn signs(story: &mut Story, version: &str) {
    story.press("<enter>").sees("What am I signing").reads_to_the_end();
    story.types("Karen Lysdal").press("<enter>").types(version).press("<enter>");
    story.sees(&format!("Approved {version}.")).press("<enter>");
}

#[test]
fn a_review_of_what_is_still_true_takes_at_most_sixty_keys_and_ends_in_a_reaffirmation() {
    let mut review = approved();
    review.sees("4.0 published").press("6").sees("questions answered since 4.0");
    review.press("s<enter>").sees("Question 4 of 36").sees("Answered yes for 4.0. Is it still so?");
    while review.story.app().walk.open().count() > 6 {
        review.press("y");
    }
    // Interrupted: saved, left, and gone on with another day.
    review.press("<ctrl-s>q");
    review.story.at("2027-03-23T09:00:00+01:00").opens("scope.ron");
    review.press("6").sees("9 of 15 questions answered since 4.0; 20 read off the text");
    review.press("s<enter>").sees("Is it still so?");
    while !review.story.screen().contains("List 1 of 9") {
        review.press("y");
        assert!(review.keys <= 60, "{}", review.story.screen());
    }
    while !review.story.screen().contains("What the review found") {
        assert!(review.keys <= 60, "{}", review.story.screen());
        review.sees("Confirmed for 4.0, by Ida on 2026-11-24.").press("Y");
    }
    review.sees("36 questions: 35 yes, 0 no, 1 not applicable, 0 open").sees("57 items, each confirmed.");
    review.sees("4.1 comes next").press("<enter>").sees("Saved ");
    review.story.stands_on("Nothing has changed: confirm it unchanged as 4.1");
    review.press("<enter>").story.stands_on("Read it again, and confirm it unchanged as 4.1");
    assert!(review.keys <= 60, "{} keys", review.keys);
    signs(&mut review.story, "4.1");
    review.story.press("7<end>").sees("4.1    reaffirmation on 2027-03-23");
}

#[test]
fn what_changed_since_is_asked_and_only_that() {
    let mut review = approved();
    review.press("/IFC-1<enter><enter> Now in Dublin.<enter><tab>6").sees("to answer again");
    review.press("s<enter>").sees("before the text changed.").sees("Changed here since 4.0");
    let open = review.story.app().walk.open().count();
    assert!((1..12).contains(&open), "{open}");
    assert_eq!(review.story.app().walk.to_confirm.len(), 1);
}
