//! A version that a key of a real agent signed is withdrawn with that key, on the same screen.

use crate::signing::{NAME, desk_with_an_agent, reviews, signs_with_the_key_for_the_first_time};

#[test]
fn the_key_that_approved_a_version_signs_that_it_is_withdrawn() {
    let (desk, agent, key) = desk_with_an_agent();
    agent.add(&key);
    let mut pty = desk.starts();
    signs_with_the_key_for_the_first_time(reviews(&mut pty)).waits_for("Approved and signed: version 2.0");
    pty.types("\r").waits_for("2.0 is published").types("7Gk").waits_for("W withdraw");
    pty.types("W").waits_for("Withdraw 2.0 for good").types("Closed.\r").waits_for("Your name, as 2.0");
    pty.types(NAME).types("\r").waits_for("It will be signed with ssh-ed25519");
    pty.types("2.0\r").waits_for("Withdrawn, signed with your key.").waits_for("2.0 withdrawn");
    assert!(desk.beside("scope.approved/2.0.withdrawn.ron.sig").exists());
    pty.types("q");
    assert_eq!(pty.ends().exit_code(), 0);
    let printed = pty.settles().screen();
    assert!(printed.matches("Signing with ssh-ed25519 SHA256:").count() == 2, "{printed}");
}
