//! Signing with a key in a real agent: from the first question of the review to what stock OpenSSH says about it.

use std::{
    io::Write as _,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
    process::{Command, Output},
    time::Duration,
};

use crate::agent::Agent;
use crate::desk::{Desk, assert_given_back, waits_until};
use crate::pty::Pty;

/// The approver, as the scope has them.
pub(crate) const NAME: &str = "Hans-Kristian Bjerregaard";

/// The approver, as a list of signers has them.
const ADDRESS: &str = "ceo@example.com";

/// Why the approver may be the data protection officer too.
const REASON: &str = "Agreed with the board.";

/// What is asked where a key could sign and no list could know whose it is.
const WHICH_ADDRESS: &str = "Which e-mail address";

const UP: &str = "\x1b[A";

const RIGHT: &str = "\x1b[C";

/// A desk with a scope that lacks nothing but its review and its approval.
pub(crate) fn desk() -> Desk {
    let desk = Desk::new();
    let complete = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/complete.ron");
    std::fs::copy(complete, desk.file()).unwrap();
    desk
}

/// The same, with an agent, and a key that is not in it yet.
pub(crate) fn desk_with_an_agent() -> (Desk, Agent, PathBuf) {
    let desk = desk();
    let key = desk.beside("home").join("key");
    let mut command = Command::new("ssh-keygen");
    command.args(["-q", "-N", "", "-C", "made for a story", "-t", "ed25519", "-f"]).arg(&key);
    assert!(command.status().unwrap().success());
    let agent = Agent::start(desk.beside("agent"));
    let socket = agent.socket.to_str().unwrap().to_owned();
    (desk.with("SSH_AUTH_SOCK", &socket), agent, key)
}

/// Answers every question that is left to a person with yes, saves, and goes to the approval.
#[track_caller]
pub(crate) fn reviews(pty: &mut Pty) -> &mut Pty {
    pty.types("6").waits_for("[Review").types("gs");
    while !pty.screen().contains("Every question is answered") {
        let before = pty.screen();
        pty.types("y").waits_until("another screen", |screen| screen.contents() != before);
    }
    pty.types("\x13").waits_for("Saved ").types("7");
    pty.waits_for("[Approval")
}

/// Reads what is signed, page by page, to the form at its end.
#[track_caller]
pub(crate) fn reads_to_the_end<'a>(pty: &'a mut Pty, version: &str) -> &'a mut Pty {
    let title = |screen: &vt100::Screen| screen.contents().lines().nth(2).unwrap_or_default().to_owned();
    let ends = ["Approve", "Reaffirm"].map(|verb| format!("{verb} version {version}?"));
    pty.waits_for(&format!("What am I signing: version {version}"));
    let at_the_end = |screen: &str| ends.iter().any(|end| screen.contains(end));
    while !at_the_end(&pty.screen()) && !pty.screen().contains(WHICH_ADDRESS) {
        let before = title(pty.emulated());
        pty.types("\r").waits_until("the next page", |screen| title(screen) != before).settles();
    }
    pty
}

/// Reads all that is signed, and gives the address that is asked for after it.
#[track_caller]
fn gives_the_address(pty: &mut Pty) -> &mut Pty {
    gives_the_address_after(reads_to_the_end(pty, "2.0"))
}

#[track_caller]
fn gives_the_address_after(pty: &mut Pty) -> &mut Pty {
    pty.waits_for(WHICH_ADDRESS).types(ADDRESS).waits_for(ADDRESS).types("\r");
    pty.waits_for("Approve version 2.0?")
}

/// Gives the address, reads to the end and fills in the form, up to the version.
#[track_caller]
pub(crate) fn signs_with_the_key_for_the_first_time(pty: &mut Pty) -> &mut Pty {
    pty.types("g\r");
    gives_the_address(pty).waits_for("Sign with (1 of 2; Down leads here)");
    pty.waits_for("Signed with your key").types(REASON).types("\r\r").types("mine\r2.0\r")
}

/// Takes the typed name instead of the key, from the last line of the form, and approves.
#[track_caller]
fn takes_the_typed_name(pty: &mut Pty) -> &mut Pty {
    pty.types(UP)
        .types(UP)
        .types(RIGHT)
        .waits_for("Sign with (2 of 2")
        .waits_for("my typed name, the weaker kind");
    pty.waits_for("By typed name: a claim").types("\r").types(NAME).types("\r\r");
    pty.waits_for("Approved 2.0. By typed name, the weaker kind. Written: ")
}

/// Returns the command that the screen shows, as one would mark and paste it.
fn shown_command(pty: &Pty) -> String {
    let screen = pty.screen();
    let (_, after) = screen.split_once("Anybody can check it without this program:").unwrap();
    let rows = after.lines().skip_while(|row| row.trim().is_empty());
    rows.take_while(|row| !row.trim().is_empty()).collect::<Vec<_>>().join("\n")
}

/// Runs a command that was pasted into a shell.
fn pasted(command: &str) -> Output {
    Command::new("sh").args(["-c", command]).output().unwrap()
}

#[track_caller]
fn assert_good(command: &str) {
    let ended = pasted(command);
    let (out, err) = (String::from_utf8_lossy(&ended.stdout), String::from_utf8_lossy(&ended.stderr));
    let good = format!("Good \"isms-scope\" signature for {ADDRESS} with ED25519 key SHA256:");
    assert!(ended.status.success() && out.starts_with(&good), "{command}\n{out}{err}");
}

/// Returns what `verify` says about the scope, and asserts that all of it stands.
#[track_caller]
fn verified(desk: &Desk) -> String {
    let mut pty = desk.starts_with(&["verify", desk.file().to_str().unwrap()]);
    assert_eq!(pty.ends().exit_code(), 0, "{}", pty.screen());
    pty.screen()
}

#[test]
fn a_version_and_a_review_that_changes_nothing_are_signed_and_stock_openssh_finds_both_good() {
    let (desk, agent, key) = desk_with_an_agent();
    agent.add(&key);
    let desk = desk.sized(80, 40);
    let mut pty = desk.starts();
    signs_with_the_key_for_the_first_time(reviews(&mut pty));
    pty.waits_for("Approved and signed: version 2.0").waits_for("2.0.ron.sig");
    assert!(pty.emulated().alternate_screen() && pty.emulated().bracketed_paste());
    assert!(own_list(&desk).exists());
    let command = shown_command(&pty);
    assert_good(&command);
    pty.types("\r").waits_for("2.0 is published: approved on").types("q");
    assert_eq!(pty.ends().exit_code(), 0);
    assert_given_back(&pty);

    // Somebody else answers every question anew, and nothing has changed.
    let desk = desk.with("USER", "bo");
    let mut pty = desk.starts();
    reviews(&mut pty).types("g").waits_for("confirm it unchanged as 2.1").types("\r");
    reads_to_the_end(&mut pty, "2.1").waits_for("Sign with (1 of 2");
    assert!(!pty.screen().contains("Type mine"), "{}", pty.screen());
    pty.types(REASON).types("\r\r").types("2.1\r").waits_for("Approved and signed: version 2.1");
    let second = shown_command(&pty);
    assert_eq!(second, command.replace("2.0.ron", "2.1.ron"));
    assert_good(&second);
    pty.types("\r").waits_for("2.1 is published: approved on").types("q");
    assert_eq!(pty.ends().exit_code(), 0);

    assert_good(&command);
    let told = verified(&desk);
    let good = format!("good signature by {ADDRESS}");
    assert!(told.contains("2.0") && told.contains("2.1") && told.matches(&good).count() == 2, "{told}");
    // The control: a byte more in what was approved.
    let approved = desk.beside("scope.approved/2.1.ron");
    let mut text = std::fs::read(&approved).unwrap();
    text.push(b' ');
    std::fs::write(&approved, text).unwrap();
    assert!(!pasted(&second).status.success());
}

#[test]
fn a_use_of_the_key_that_is_not_confirmed_writes_nothing_and_the_typed_name_is_still_there() {
    let (desk, agent, key) = desk_with_an_agent();
    agent.add_to_be_confirmed(&key);
    let mut pty = desk.starts();
    signs_with_the_key_for_the_first_time(reviews(&mut pty));
    pty.waits_for("did not sign: the").waits_for("agent refused. Try again");
    pty.waits_for("nothing was signed and nothing was");
    assert_nothing_was_approved(&desk, &pty);
    takes_the_typed_name(&mut pty).types("\r").waits_for("2.0 is published").types("q");
    assert_eq!(pty.ends().exit_code(), 0);
    assert_given_back(&pty);
    // What was said while the agent asked stands where a terminal keeps what was printed.
    let printed = pty.settles().screen();
    assert!(printed.contains("Signing with ssh-ed25519 SHA256:"), "{printed}");
    assert!(printed.contains("The agent may ask you to confirm it."), "{printed}");
    assert!(!desk.beside("scope.approved/2.0.ron.sig").exists());
    verified(&desk);
}

/// A desk whose agent has asked its owner whether the key may sign, from the form; the owner answers at the door, and
/// not before the story lets go of it, however it ends.
fn while_the_agent_asks() -> (Desk, Agent, Pty, std::fs::File) {
    let (desk, _, key) = desk_with_an_agent();
    let (door, asks) = (desk.beside("door"), desk.beside("asks"));
    assert!(Command::new("mkfifo").arg(&door).status().unwrap().success());
    let held = std::fs::OpenOptions::new().read(true).write(true).open(&door).unwrap();
    let asked = desk.beside("asked");
    let script = format!("#!/bin/sh\n: > '{}'\nread answer < '{}'\n", asked.display(), door.display());
    std::fs::write(&asks, script).unwrap();
    std::fs::set_permissions(&asks, std::fs::Permissions::from_mode(0o755)).unwrap();
    let agent = Agent::start_asking(desk.beside("other-agent"), &asks);
    agent.add_to_be_confirmed(&key);
    let socket = agent.socket.to_str().unwrap().to_owned();
    let desk = desk.with("SSH_AUTH_SOCK", &socket);
    let mut pty = desk.starts();
    signs_with_the_key_for_the_first_time(reviews(&mut pty)).waits_for("The agent may ask you");
    waits_until("the agent to ask", || asked.exists());
    (desk, agent, pty, held)
}

#[test]
fn an_agent_that_waits_for_its_owner_is_stopped_and_that_is_no_refusal() {
    let (desk, _agent, mut pty, _held) = while_the_agent_asks();
    pty.types("\x03").waits_for("Stopped before");
    assert_tells(&pty, "Stopped before the key signed; nothing was signed. Try again when you are ready");
    assert_nothing_was_approved(&desk, &pty);
}

#[test]
fn what_is_typed_while_the_key_signs_turns_no_page_behind_it() {
    let (_desk, _agent, mut pty, mut held) = while_the_agent_asks();
    pty.types("\r\rq\r");
    held.write_all(b"yes\n").unwrap();
    pty.waits_for("Approved and signed: version 2.0");
    assert!(pty.stays_quiet(Duration::from_millis(300)), "{}", pty.screen());
    assert!(pty.screen().contains("Anybody can check it"), "{}", pty.screen());
    pty.types("\r").waits_for("2.0 is published");
}

/// Asserts that this is told, on however many lines.
#[track_caller]
fn assert_tells(pty: &Pty, words: &str) {
    let screen = pty.screen().split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(screen.contains(words), "{words}: {screen}");
}

#[test]
fn who_gives_no_address_approves_by_typed_name_and_is_told_why() {
    let (desk, agent, key) = desk_with_an_agent();
    agent.add(&key);
    let mut pty = desk.starts();
    reviews(&mut pty).types("g\r");
    reads_to_the_end(&mut pty, "2.0").waits_for(WHICH_ADDRESS);
    pty.types("me, ceo@example.com\r").waits_for("Not yet: type one e-mail address").types("\x1b");
    pty.waits_for("Approve version 2.0?").waits_for("because you gave no e-mail address.");
    pty.types(REASON)
        .types("\r")
        .types(NAME)
        .types("\r2.0\r")
        .waits_for("Approved 2.0. By typed name, the weaker kind. Written: ");
    assert!(!own_list(&desk).exists() && !desk.beside("scope.approved/2.0.ron.sig").exists());
}

#[test]
fn an_agent_that_is_locked_meanwhile_writes_nothing_and_says_how_it_signs_again() {
    let (desk, agent, key) = desk_with_an_agent();
    agent.add(&key);
    let mut pty = desk.starts();
    reviews(&mut pty).types("g\r");
    gives_the_address(&mut pty).waits_for("Sign with (1 of 2");
    agent.lock();
    pty.types(REASON).types("\r\r").types("mine\r2.0\r").waits_for("in the agent").waits_for("ssh-add -X");
    assert_nothing_was_approved(&desk, &pty);
    takes_the_typed_name(&mut pty).types("\r").waits_for("2.0 is published").types("q");
    assert_eq!(pty.ends().exit_code(), 0);
    assert_given_back(&pty);
}

/// The user's own list of signers.
fn own_list(desk: &Desk) -> PathBuf {
    desk.beside("config/isms-scope/allowed_signers")
}

/// Asserts that no version was written, nor the key into the list, and that the screen is whole, with all that was typed.
#[track_caller]
fn assert_nothing_was_approved(desk: &Desk, pty: &Pty) {
    assert!(!desk.beside("scope.approved/2.0.ron").exists());
    assert!(!desk.text().contains("approval: ("), "{}", desk.text());
    assert!(!own_list(desk).exists() && !desk.beside("scope.approved/allowed_signers").exists());
    let screen = pty.screen();
    let whole = ["[Approval]", REASON, "│ mine", "│ 2.0", "F1 help"];
    assert!(whole.iter().all(|part| screen.contains(part)), "{screen}");
    assert!(pty.emulated().alternate_screen() && pty.emulated().bracketed_paste());
}

/// Goes to the form of a reviewed scope; asserts that it says why no key is offered, and that the name is asked for.
#[track_caller]
fn says_why_only_the_name(desk: &Desk, why: &[&str]) -> Pty {
    let mut pty = desk.starts();
    reviews(&mut pty).types("g\r").waits_for("What am I signing: version 2.0");
    reads_to_the_end(&mut pty, "2.0").waits_for("By typed name: a claim that nobody can check");
    let screen = pty.screen().split_whitespace().collect::<Vec<_>>().join(" ");
    for words in
        why.iter().chain(&["No key can sign here.", "then go back and on. Your name, as the scope has it:"])
    {
        assert!(screen.contains(words), "{words}: {screen}");
    }
    assert!(!screen.contains("Sign with ("), "{screen}");
    pty
}

#[test]
fn where_no_key_is_offered_the_form_says_why_and_what_to_do() {
    let (empty, agent, key) = desk_with_an_agent();
    let mut pty = says_why_only_the_name(
        &empty,
        &["The agent offers no key: it is empty, or locked.", "add your key with ssh-add"],
    );
    // Once the key is there, going back and on offers it.
    agent.add(&key);
    pty.types("\x1b").waits_for("Version 2.0 in full");
    gives_the_address_after(pty.types("\r")).waits_for("Sign with (1 of 2");
    let (locked, agent, key) = desk_with_an_agent();
    agent.add(&key);
    agent.lock();
    says_why_only_the_name(&locked, &["it is empty, or locked.", "or unlock the agent with ssh-add -X"]);
    let (gone, agent, _) = desk_with_an_agent();
    drop(agent);
    says_why_only_the_name(
        &gone,
        &["No agent is reachable: SSH_AUTH_SOCK leads to none (", "start ssh-agent and"],
    );
    let without = desk();
    std::fs::create_dir(without.beside("empty")).unwrap();
    let path = without.beside("empty").to_str().unwrap().to_owned();
    says_why_only_the_name(
        &without.with("PATH", &path),
        &["There is no ssh-keygen in PATH", "install OpenSSH"],
    );
}

#[test]
fn without_an_agent_it_is_approved_by_typed_name_and_no_address_is_asked_for() {
    let desk = desk();
    let why = ["No agent is reachable: SSH_AUTH_SOCK is not set.", "or come in with ssh -A"];
    let mut pty = says_why_only_the_name(&desk, &why);
    pty.types(REASON)
        .types("\r")
        .types(NAME)
        // What is pressed once more at the end does not turn the page behind it.
        .types("\r2.0\r\r\rq")
        .waits_for("Approved 2.0. By typed name, the weaker kind. Written: ")
        .settles();
    let (shown, printed) = (pty.screen(), pasted(&shown_command(&pty)));
    let printed = String::from_utf8(printed.stdout).unwrap();
    let hash = printed.split_whitespace().next().unwrap();
    assert!(hash.len() == 64 && shown.contains(hash), "{printed}{shown}");
    pty.types("\r").waits_for("2.0 is published").types("q");
    assert_eq!(pty.ends().exit_code(), 0);
    assert_eq!(desk.text(), std::fs::read_to_string(desk.beside("scope.approved/2.0.ron")).unwrap());
    assert!(!desk.text().contains("email"), "{}", desk.text());
    verified(&desk);
}

#[test]
fn a_key_that_is_named_signs_in_a_sitting_that_begins_at_once_and_asks_for_its_passphrase_outside() {
    let desk = desk().sized(80, 40);
    let key = desk.beside("home").join("key");
    let mut command = Command::new("ssh-keygen");
    command.args(["-q", "-N", "a long passphrase", "-C", "", "-t", "ed25519", "-f"]).arg(&key);
    assert!(command.status().unwrap().success());
    let mut pty = desk.starts();
    reviews(&mut pty).types("q");
    assert_eq!(pty.ends().exit_code(), 0);

    let file = desk.file();
    let approve = ["approve", file.to_str().unwrap(), "--key", key.to_str().unwrap()];
    let mut pty = desk.starts_with(&approve);
    gives_the_address(&mut pty).waits_for("Sign with (1 of 2");
    pty.types(REASON).types("\r\r").types("mine\r2.0\r").waits_for("Enter passphrase");
    assert!(!pty.emulated().alternate_screen() && pty.screen().contains("Signing with ssh-ed25519"));
    pty.types("wrong\r").waits_for("did not sign");
    assert_tells(&pty, "did not sign: the passphrase was wrong, or the key refused. Try again;");
    assert_nothing_was_approved(&desk, &pty);
    let asked_again = |screen: &vt100::Screen| screen.contents().matches("Enter passphrase").count() == 2;
    pty.types("\r").waits_until("the prompt again", asked_again).types("a long passphrase\r");
    pty.waits_for("Approved and signed: version 2.0");
    assert!(own_list(&desk).exists() && pty.emulated().alternate_screen());
    assert_good(&shown_command(&pty));
    pty.types("\r").waits_for("2.0 is published: approved on").types("q");
    assert_eq!(pty.ends().exit_code(), 0);
    assert!(!pty.screen().contains("a long") && !pty.screen().contains("wrong"), "{}", pty.screen());

    // A key that is none is told before the screen is taken.
    let mut pty = desk.starts_with(&["approve", file.to_str().unwrap(), "--key", "nothing"]);
    assert_eq!(pty.ends().exit_code(), 1);
    assert!(pty.settles().screen().contains("there is no such file"), "{}", pty.screen());
}
