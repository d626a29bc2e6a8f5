//! `review`: line by line, on any terminal, with the records of the screen.

use isms_scope::{scope::review::Answer, store::lock};

use crate::world::World;

const COMPLETE: &str = include_str!("../fixtures/complete.ron");

fn world() -> World {
    World::with("scope.ron", COMPLETE)
}

const PLAIN: &[&str] = &["review", "scope.ron", "--plain"];

#[test]
fn a_question_is_said_with_its_text_and_answered_with_a_letter() {
    let world = world();
    let ran = world.run_with_input(PLAIN, "y\nq\n");
    ran.ends(0).says("y  Answers the question with yes").says("Question 4 of 36, clause 4.1");
    ran.says("Look first at FCT-2, FCT-4.")
        .says("FCT-2 Employees: ~51–200")
        .says("Q04: yes. 11 of 36 answered.");
    ran.says("Question 5 of 36").says("Saved ").says("25 questions left.").says_nothing_else();
    let scope = world.scope("scope.ron");
    assert_eq!((scope.verdicts.len(), scope.verdicts[0].answer), (1, Answer::Yes));
}

#[test]
fn it_writes_what_the_screen_writes_byte_for_byte() {
    let (plain, screen) = (world(), world());
    let lines = "y\nn\nAsk the board\nIda\n2027-01-31\n-\nNobody does\ns\ny\nu\nx\nw\nq\n";
    plain.run_with_input(PLAIN, lines).ends(0);
    let keys = "1<enter>ynAsk the board<enter>Ida<enter>2027-01-31<enter>-Nobody does<enter>syux<ctrl-s>";
    screen.run(&["scope.ron", "--print", "--keys", keys]).ends(0);
    assert_eq!(plain.scope("scope.ron"), screen.scope("scope.ron"));
    assert_eq!(plain.scope("scope.ron").verdicts.len(), 3);
    assert_eq!(plain.bytes("scope.ron"), screen.bytes("scope.ron"));
}

#[test]
fn a_row_or_a_field_is_mended_by_its_name_and_the_question_is_asked_again() {
    let world = world();
    let ran = world
        .run_with_input(PLAIN, "FCT-2\n\n84 employees\n2026-11-01\n.\ny\nRegister number\nCVR 1\n.\nq\n");
    ran.ends(0).says("Write the new text; an empty line leaves the field as it is").says("Value: ~51–200");
    ran.says("FCT-2 Employees: 84 employees").says("Register number: ").says("Register number CVR 1");
    let scope = world.scope("scope.ron");
    assert_eq!(
        (scope.facts[1].value.as_str(), scope.company.register_number.as_str()),
        ("84 employees", "CVR 1")
    );
}

#[test]
fn what_is_no_value_is_said_and_asked_again() {
    let world = world();
    let ran = world.run_with_input(PLAIN, "s\ns\nSTK-6\n\n\n\nneither\nexternal\n.\nq\n");
    ran.ends(0).says("\"neither\" is none of: internal, external");
    let ran = world.run_with_input(PLAIN, "n\nDate them\nIda\nsoon\n2027-01-31\nq\n");
    ran.ends(0).says("expected a date such as 2025-07-01, found \"soon\"").says("Q04: no.");
}

#[test]
fn a_line_that_means_nothing_changes_nothing_and_says_what_would() {
    let world = world();
    let ran = world.run_with_input(PLAIN, "hello\nd\nFCT-99\n?\n\nq\n");
    ran.ends(0)
        .says("There is no \"hello\" here.")
        .says("\"d\" does nothing here.")
        .says("There is no \"FCT-99\" here.");
    assert_eq!(ran.out.matches("Question 4 of 36").count(), 2, "{}", ran.out);
    assert_eq!(world.bytes("scope.ron"), COMPLETE.as_bytes());
}

#[test]
fn the_end_of_the_input_saves_too() {
    let world = world();
    world.run_with_input(PLAIN, "y\ny\nn\nHalf an ans").ends(0).says("24 questions left.");
    assert_eq!(world.scope("scope.ron").verdicts.len(), 2);
}

#[test]
fn items_are_said_one_at_a_time_and_the_end_says_what_comes_next() {
    let world = world();
    let ran = world.run_with_input(PLAIN, "y\n".repeat(30) + "y\nn\nMove out\nIda\n2027-01-31\nY\nY\nq\n");
    ran.ends(0).says("Included locations: is each of it still true?").says("LOC-1: still true.");
    ran.says("LOC-2 is not confirmed; the action is written down.")
        .says("next: isms-scope approve scope.ron");
    let before_the_first = ran.out.split("LOC-1: still true.").next().unwrap();
    assert!(!before_the_first.contains("LOC-3 Primary production systems hosted in Amazon Web Services (AWS) —\npublic information.\nNot confirmed"));
    let scope = world.scope("scope.ron");
    assert_eq!((scope.actions.len(), scope.actions[0].from.as_str()), (1, "LOC-2"));
    assert!(scope.confirmed.iter().any(|row| row.item == "LOC-1"));
}

#[test]
fn what_cannot_be_reviewed_says_why_and_is_left_alone() {
    let world = world();
    world.write("broken.ron", "(format: 1, titel: \"x\")");
    world.run_with_input(&["review", "broken.ron", "--plain"], "y\n").ends(5).complains("titel");
    world.run_with_input(&["review", "none.ron", "--plain"], "y\n").ends(5).complains("none.ron");
    let holder =
        lock::Holder { user: "bo".into(), host: "there".into(), pid: 2, since: "2026-11-24 10:00".into() };
    let _held = lock::acquire(&world.path("scope.ron"), &holder).unwrap();
    world.run_with_input(PLAIN, "y\n").ends(3).complains("bo has it open on there");
    assert_eq!(world.bytes("scope.ron"), COMPLETE.as_bytes());
}

#[test]
fn the_screen_opens_where_the_review_was_left() {
    let world = world();
    world.run(&["review", "scope.ron"]).ends(4);
    world.run_with_input(PLAIN, "y\nq\n").ends(0);
    world.run(&["scope.ron", "--print", "--keys", "1<enter>"]).says("Question 5 of 36");
}
