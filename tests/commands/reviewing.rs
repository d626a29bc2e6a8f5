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
    let ran = world.run_with_input(PLAIN, "n\nAsk them\nIda\n2020-01-31\n2099-01-31\nq\n");
    ran.ends(0).says("2020-01-31 is past");
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
fn the_end_of_the_input_saves_too_but_for_what_is_only_half_a_line() {
    for (lines, answered) in
        [("y\ny\nn\nHalf an ans", 2), ("y\ny", 1), ("y\nn\nAsk them\nIda\n2027-01-31", 1)]
    {
        let world = world();
        world.run_with_input(PLAIN, lines).ends(0).says("questions left.");
        assert_eq!(world.scope("scope.ron").verdicts.len(), answered, "{lines:?}");
        assert!(world.scope("scope.ron").actions.is_empty());
    }
}

#[test]
fn an_empty_line_goes_back_and_records_nothing() {
    let world = world();
    let ran = world.run_with_input(PLAIN, "-\n\nn\nAsk them\n\n\nq\n");
    ran.ends(0).says("why does it not apply? An empty line goes back.").says("Nothing was changed.");
    ran.says("What has to be done? It was: Ask them. An empty line goes back.");
    assert_eq!(world.bytes("scope.ron"), COMPLETE.as_bytes());
}

#[test]
fn a_field_with_a_refused_text_is_left_without_it() {
    let world = world();
    for rest in ["", ".\nq\n"] {
        let ran = world.run_with_input(PLAIN, format!("FCT-2\n\n84\nsoon\n{rest}"));
        ran.ends(0).says("expected a date such as 2025-07-01, found \"soon\"");
        assert_eq!(world.scope("scope.ron").facts[1].value, "84");
    }
}

#[test]
fn what_is_hidden_in_a_line_is_recorded_as_the_mark_that_the_screen_makes_of_it() {
    let world = world();
    world.run_with_input(PLAIN, "y\nt\nAsk \u{1b}[31mthem\u{202e}x\nq\n").ends(0);
    world.run_with_input(PLAIN, "q\n").ends(0);
    let notes: Vec<String> =
        world.scope("scope.ron").verdicts.iter().map(|verdict| verdict.note.clone()).collect();
    assert!(notes.iter().any(|note| note.contains("<U+202E>") && !note.contains('\u{1b}')), "{notes:?}");
}

#[test]
fn a_line_in_another_encoding_is_asked_for_again() {
    let world = world();
    let ran = world.run_with_input(PLAIN, b"y\nt\nS\xf8ren asked\nS\xc3\xb8ren asked\nq\n".to_vec());
    ran.ends(0).says("That is no UTF-8 text");
    assert_eq!(world.scope("scope.ron").verdicts.last().unwrap().note, "Søren asked");
}

#[test]
fn a_list_is_said_as_a_whole_before_it_is_answered_for_as_a_whole() {
    let world = world();
    let ran = world.run_with_input(PLAIN, "y\n".repeat(30) + "n\nMove out\nIda\n2099-01-31\nY\nY\nq\n");
    ran.ends(0).says("Included locations: is each of it still true?");
    ran.says("LOC-1 is not true any more; the action is written down.")
        .says("next: isms-scope approve scope.ron");
    let (before, after) =
        ran.out.split_once("The same letter again says that all of it is still true.").unwrap();
    assert!(before.contains("LOC-3 Primary production systems") && after.contains("2 items: still true."));
    let scope = world.scope("scope.ron");
    assert_eq!((scope.actions.len(), scope.actions[0].from.as_str()), (1, "LOC-1"));
    let confirmed: Vec<&str> = scope.confirmed.iter().map(|row| row.item.as_str()).collect();
    assert_eq!(confirmed, ["LOC-2", "LOC-3"]);
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
    world
        .run(&["review", "scope.ron"])
        .ends(4)
        .complains("isms-scope review scope.ron --plain asks line by line");
    world.run_with_input(PLAIN, "y\nq\n").ends(0);
    world.run(&["scope.ron", "--print", "--keys", "1<enter>"]).says("Question 5 of 36");
}
