//! Looking around: tabs, rows, finding, problems, help.

use crate::story::{SAMPLE, Story};

#[test]
fn the_first_screen_says_where_the_scope_stands_and_what_comes_next() {
    Story::given_a_fresh_machine()
        .sees("1.0 claimed, review overdue 146 days · draft of 2.0: 17 blockers")
        .sees("It claims to be version 1.0; no approved file proves it.")
        .sees("Next step")
        .stands_on(">   Mend 17 blockers. The first: No internal issue is recorded")
        .sees("? help");
}

#[test]
fn tabs_are_reached_by_tab_by_arrow_and_by_number() {
    let mut story = Story::given_the_sample();
    story.sees("[Overview]").press("<tab>").sees("[Context!3]").press("<right>").sees("[Inclusions]");
    story.press("<shift-tab>").sees("[Context!3]").press("<left>").sees("[Overview]");
    story.press("<left>").sees("[Approval!2]").press("<tab>").sees("[Overview]");
    story.press("5").sees("[Stakeholders!9]").press("]").sees("[Review]").press("[").sees("[Stakeholders!9]");
}

#[test]
fn every_tab_shows_what_it_is_for() {
    let mut story = Story::given_the_sample();
    story.press("2").sees("Purpose").sees("Organisation");
    story.press("3").sees("Included locations").sees("LOC-1  Copenhagen HQ");
    story.press("4").sees("EXC-1 is left out without a reason");
    story.press("5").sees("STK-2  Head of Product: Casper Nielsen");
    story.press("6").sees("2 of 36 questions answered");
    story.press("7").sees("To be approved by Hans-Kristian Bjerregaard (CEO).");
}

#[test]
fn one_returns_to_the_row_that_was_left() {
    let mut story = Story::given_the_sample();
    story.press("4<down><down>").stands_on("EXC-2").press("25").press("4").stands_on("EXC-2");
}

#[test]
fn arrows_and_letters_move_by_rows_and_stop_at_the_ends() {
    let mut story = Story::given_the_sample();
    story.press("4").stands_on("The following").press("<up>k").stands_on("The following");
    story.press("j").stands_on("EXC-1").press("<down>").stands_on("EXC-2").press("k").stands_on("EXC-1");
    story.press("G").stands_on("EXC-3").press("<down>").stands_on("EXC-3").press("<home>");
    story.stands_on("The following").press("<end>").stands_on("EXC-3").press("g").stands_on("The following");
}

#[test]
fn a_page_down_goes_on_where_the_screen_ended() {
    let mut story = Story::given_the_sample();
    story.press("6<pgdn>").stands_on("Q11").press("<pgup>").stands_on("Q01");
    story.press("<space>").stands_on("Q11").press("<end>").stands_on("none yet");
    // Paging never gets stuck on the way.
    story.press("<home>").press(&"<pgdn>".repeat(12)).stands_on("none yet");
    story.press(&"<pgup>".repeat(12)).stands_on("Q01");
}

#[test]
fn scrolling_keeps_the_selected_row_on_the_screen() {
    let mut story = Story::given_the_sample();
    story.press("6");
    for number in 2..=36 {
        story.press("<down>").stands_on(&format!("Q{number:02}"));
    }
    for number in (1..=35).rev() {
        story.press("<up>").stands_on(&format!("Q{number:02}"));
    }
}

#[test]
fn a_row_that_is_taller_than_the_screen_is_read_to_its_end() {
    let words: Vec<String> = (1..200).map(|number| format!("word{number}")).collect();
    let long = words.join(" ");
    let text = SAMPLE.replace("Personal devices not approved for company work.", &long);
    let mut story = Story::given(&text);
    story.press("4<down>").sees("word1 ").does_not_see("word199");
    let mut steps = 0;
    while !story.press("<down>").screen().contains("word199") {
        steps += 1;
        assert!(steps < 30, "the end is never shown");
    }
    assert!(steps > 3, "it is not read to its end, but jumped over");
    story.press("<down><down>").stands_on("EXC-").press("<up><up>").sees("word199").does_not_see("word1 ");
    story.press(&"<up>".repeat(40)).stands_on("The following");
}

#[test]
fn what_is_sought_is_found_on_whichever_tab_it_stands() {
    let mut story = Story::given_the_sample();
    story.press("/casper<enter>").sees("[Stakeholders!9]").stands_on("STK-2").sees("\"casper\": 1 of 1");
    story.press("/work<enter>").sees("of 2").press("n").sees("\"work\":").press("N").sees("\"work\":");
    story.press("/IFC-2<enter>").sees("[Inclusions]").stands_on("IFC-2");
    story.press("/unicorn<enter>").sees("\"unicorn\" is nowhere in the scope.").stands_on("IFC-2");
}

#[test]
fn finding_again_goes_round_all_places_and_back() {
    let mut story = Story::given_the_sample();
    story.press("/clerk.io<enter>").sees("1 of ");
    let screen = story.screen();
    let (_, rest) = screen.split_once("\"clerk.io\": 1 of ").unwrap();
    let count: usize = rest.lines().next().unwrap().trim().parse().unwrap();
    assert!(count > 5, "{screen}");
    for at in 2..=count {
        story.press("<f3>").sees(&format!("\"clerk.io\": {at} of {count}"));
    }
    story.press("<f3>").sees(&format!("\"clerk.io\": 1 of {count}"));
    story.press("N").sees(&format!("\"clerk.io\": {count} of {count}"));
}

#[test]
fn the_name_of_who_approved_is_found_too() {
    let mut story = Story::given_an_approved_scope();
    story.press("/bjerregaard<enter>");
    let mut seen = Vec::new();
    for _ in 0..12 {
        seen.push(story.screen().lines().rev().nth(2).unwrap().to_owned());
        story.press("<f3>");
    }
    seen.sort();
    seen.dedup();
    assert!(seen.len() > 1, "finding stands still: {seen:?}");
}

#[test]
fn leaving_the_search_changes_nothing() {
    let mut story = Story::given_the_sample();
    story.press("4<down>/cas<esc>").sees("[Exclusions!3]").stands_on("EXC-1");
}

#[test]
fn the_next_problem_is_one_key_away_and_says_how_it_is_mended() {
    let mut story = Story::given_the_sample();
    story.press("!").sees("[Context!3]").stands_on("none yet").sees("! No internal issue is recorded");
    story.press("!").stands_on("Climate change relevant");
    story.press("!").sees("[Exclusions!3]").stands_on("EXC-1").press("!").stands_on("EXC-2");
    story.press("!!").sees("[Stakeholders!9]");
    story.press(&"!".repeat(6)).sees("[Approval!2]").press("!!").sees("[Context!3]");
}

#[test]
fn help_begins_with_what_can_be_done_here_and_goes_back_to_where_one_was() {
    let mut story = Story::given_the_sample();
    story.press("4<down>?").sees("Here").sees("Shows what can be pressed here and everywhere");
    story.sees("Deletes the row").does_not_see("Answers the question with yes");
    story.press("<end>").sees("A dropped connection loses nothing").press("<esc>").stands_on("EXC-1");
    story.press("<enter>some<f1>").sees("Here").sees("Keeps the text").does_not_see("Deletes the row");
    story.press("<esc>").stands_on("│ some").press("<esc><f1>").sees("Keeps the text");
}

#[test]
fn help_lists_every_key() {
    let mut story = Story::given_the_sample();
    story.in_a_window(100, 200).press("?").sees("Where it applies").sees("Marks");
    let screen = story.screen();
    for binding in isms_scope::app::keys::KEYS.iter().filter(|binding| !binding.help.is_empty()) {
        let first: String = binding.help.chars().take(40).collect();
        let small = binding.contexts.iter().all(|context| *context == isms_scope::app::keys::Context::Small);
        assert!(small || screen.contains(&first), "{first:?} is not in the help:\n{screen}");
    }
}

#[test]
fn escape_goes_home() {
    let mut story = Story::given_the_sample();
    story.press("5<down><down><esc>").sees("[Overview]").press("<down><down><esc>").stands_on("Mend 17");
}

#[test]
fn the_next_step_is_followed_with_enter() {
    let mut story = Story::given_the_sample();
    story.press("<enter>").sees("[Context!3]").stands_on("none yet").press("1<down><enter>");
    story.sees("41 open").sees("Shown: warning only.").press("1<down><enter>").sees("[Review]");
    story.sees("Question 1 of 36").press("1<down><enter>").sees("[Approval!2]");
    story.press("1<home><down><down><down><down><enter>").sees("[Context!3]");
}

#[test]
fn text_is_sent_to_the_clipboard_of_the_terminal() {
    let mut story = Story::given_the_sample();
    story.press("4<down>y").sees("Sent to the terminal's clipboard.");
    let copied =
        isms_scope::app::effect::Effect::Copy("Personal devices not approved for company work.".into());
    assert_eq!(story.owes(), [copied]);
}

#[test]
fn a_message_is_told_in_full_and_the_page_gives_way() {
    let mut story = Story::given_the_sample();
    story.in_a_window(44, 12).press("4<end>/a thing that nobody ever wrote into a scope of theirs<enter>");
    story.sees(" \"a thing that nobody").sees(" scope of theirs\" is nowhere in the scope.\n ? help");
    story.stands_on("EXC-3").press("<up>").stands_on("EXC-2").does_not_see("a thing that nobody");
}

#[test]
fn no_word_is_hinted_at_twice() {
    for keys in
        ["", "2", "3<down>", "4<down><enter>", "5", "6", "6<enter>", "7", "f", "?", "/", "6n", "!!<enter>"]
    {
        let mut story = Story::given_the_sample();
        story.press(keys);
        let app = story.into_app();
        let hints = isms_scope::app::press::hints(&app);
        let mut words: Vec<_> = hints.iter().map(|(_, word)| *word).collect();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), hints.len(), "{keys}: {hints:?}");
    }
}

#[test]
fn a_question_says_what_its_answer_does() {
    for (keys, word) in [
        ("/", "Enter find"),
        ("3<down><down><down>x", "Enter exclude"),
        ("6n", "Enter go on"),
        ("6-", "Enter answer"),
    ] {
        let mut story = Story::given_the_sample();
        story.press(keys).sees(word);
    }
    let mut story = Story::given_a_fresh_machine();
    story.press("<ctrl-s>").sees("Enter save here");
}
