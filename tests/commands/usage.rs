//! What the program says about itself, and about commands that it does not understand.

use crate::world::World;

#[test]
fn help_begins_with_examples_and_ends_with_the_exit_codes() {
    let world = World::new();
    let help = world.run(&["--help"]);
    help.ends(0).says_nothing_else();
    let at = |text: &str| help.out.find(text).unwrap();
    assert!(
        at("Examples:") < at("Usage:")
            && at("Usage:") < at("Commands:")
            && at("Commands:") < at("Exit codes:")
    );
    for command in ["new", "check", "show", "diff", "approve", "history", "completions", "man"] {
        world.run(&[command, "--help"]).ends(0).says("Examples:\n").says("Usage: isms-scope ");
    }
    let version = world.run(&["--version"]);
    assert_eq!(version.ends(0).out, format!("isms-scope {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn a_command_that_is_not_understood_ends_with_2() {
    let world = World::with_the_sample();
    for arguments in [
        &["check"][..],
        &["check", "scope.ron", "--format", "yaml"],
        &["check", "scope.ron", "--today", "2026-02-30"],
        &["check", "scope.ron", "--fail-on", "sometimes"],
        &["show", "scope.ron", "--version", "one"],
        &["show", "scope.ron", "--version", "1.0", "--as-of", "2026-01-01"],
        &["approve", "scope.ron", "--as", "Somebody"],
        &["completions", "cobol"],
        &["--no-such-flag"],
    ] {
        let ran = world.run(arguments);
        ran.ends(2).complains("error: ");
        assert_eq!(ran.out, "", "{arguments:?}");
    }
    world.run(&["check", "scope.ron", "--today", "2026-02-30"]).complains("there is no day 2026-02-30");
    world.run(&["--\u{1b}[31m\u{202e}flag"]).ends(2);
}

#[test]
fn the_screen_needs_a_terminal_and_says_what_to_use_instead() {
    let world = World::with_the_sample();
    for arguments in [&["scope.ron"][..], &[], &["approve", "scope.ron"], &["--read-only", "--tab", "review"]]
    {
        let ran = world.run(arguments);
        ran.ends(4)
            .complains("cannot open the screen: ")
            .complains("the input is no terminal\nnext: use `isms-scope show FILE`");
        assert_eq!(ran.out, "");
    }
    // A file that is called like a command is looked for.
    world.run(&["./check", "--print"]).ends(5).complains("cannot open ./check: there is no such file");
    assert_eq!(world.names(), ["scope.ron"]);
}

#[test]
fn one_screen_is_printed_without_a_terminal() {
    let world = World::with_the_sample();
    let size = ["--print", "--size", "100x30", "--today", "2026-11-22"];
    let screen = world.run(&[&["scope.ron"][..], &size].concat());
    screen.ends(0).says("Overview").says("scope.ron").says_nothing_else();
    assert_eq!(screen.out.lines().count(), 30);
    assert!(screen.out.lines().all(|line| line.chars().count() <= 100));
    let exclusions = world.run(&[&["scope.ron", "--keys", "4"][..], &size].concat());
    exclusions.ends(0).says("Personal devices not approved for company work.");
    let by_name = world.run(&[&["scope.ron", "--tab", "exclusions"][..], &size].concat());
    assert_eq!(by_name.ends(0).out, exclusions.out);
    let ascii = world.run(&[&["scope.ron", "--ascii"][..], &size].concat());
    assert!(ascii.ends(0).out.is_ascii());
    world.run(&["scope.ron", "--print", "--keys", "<no-such-key>"]).ends(2).complains("no-such-key");
    // A picture leaves nothing behind: no lock, no unsaved work, no memory of it.
    assert_eq!(world.names(), ["scope.ron"]);
}

#[test]
fn the_folders_are_those_of_the_platform() {
    let world = World::new();
    let ran = world.run(&["paths"]);
    ran.ends(0).says("config: ").says("state: ").says("settings: ").says_nothing_else();
    let ends = |line: &str| line.ends_with("isms-scope") || line.ends_with("isms-scope/config.ron");
    assert!(ran.out.lines().all(|line| ends(line) || cfg!(not(target_os = "linux"))));
}

#[test]
fn the_keys_are_told_as_text_and_as_a_table() {
    let world = World::new();
    world.run(&["keys"]).ends(0).says("\n  q or Ctrl-Q: ").says_nothing_else();
    world
        .run(&["keys", "--format", "markdown"])
        .ends(0)
        .says("| Key | What it does |\n")
        .says("| `q` `Ctrl-Q` |");
}

#[test]
fn the_manual_and_the_completions_know_every_command() {
    let world = World::new();
    let manual = world.run(&["man"]);
    manual.ends(0).says(".TH isms-scope 1").says("EXIT STATUS").says_nothing_else();
    for command in ["new", "check", "show", "diff", "approve", "history", "paths", "keys"] {
        assert!(manual.out.contains(&format!(".SH {}\n", command.to_uppercase())), "{command}");
    }
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        world.run(&["completions", shell]).says("approve").says_nothing_else();
    }
}
