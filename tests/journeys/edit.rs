//! Writing into the scope.

use crate::story::{SAMPLE, Story};

#[test]
fn a_word_changed_in_a_field_is_one_line_in_the_file() {
    let mut story = Story::given_the_sample();
    story.press("4<down><enter><shift-tab><ctrl-w>").types("duty.").press("<enter><ctrl-s>").sees("Saved ");
    let (went, came) = story.changed_lines("scope.ron", SAMPLE);
    assert_eq!(went, [r#"            text: "Personal devices not approved for company work.","#]);
    assert_eq!(came, [r#"            text: "Personal devices not approved for company duty.","#]);
}
