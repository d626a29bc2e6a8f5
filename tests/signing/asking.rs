//! A passphrase is asked for by OpenSSH itself, on the terminal.

use crate::{
    company::{Company, approval},
    pty::Pty,
};

#[test]
fn a_key_with_a_passphrase_signs_on_a_terminal_and_a_wrong_one_changes_nothing() {
    let company = Company::new();
    company.desk.key("locked", &["ed25519"], "a long passphrase");
    company.desk.list(&["locked"]);
    let before = company.bytes("scope.ron");
    let folder = company.desk.path("").to_str().unwrap().to_owned();
    let approve = |passphrase: &str| {
        let mut arguments = vec!["--chdir", &folder, env!("CARGO_BIN_EXE_isms-scope")];
        arguments.extend(approval("2.0", "locked"));
        let env = [("HOME", folder.as_str()), ("TMPDIR", folder.as_str())];
        let mut pty = Pty::run(std::path::Path::new("/usr/bin/env"), (200, 40), &env, &arguments);
        pty.waits_for("Enter passphrase").types(passphrase).types("\r");
        let code = pty.ends().exit_code();
        (code, pty.settles().screen())
    };
    let (code, screen) = approve("another");
    assert_eq!(code, 1, "{screen}");
    assert!(screen.contains("did not sign") && !screen.contains("another"), "{screen}");
    assert_eq!(company.bytes("scope.ron"), before);
    assert!(!company.has("scope.approved"));
    let (code, screen) = approve("a long passphrase");
    assert_eq!(code, 0, "{screen}");
    assert!(screen.contains("good signature by ceo@example.com") && !screen.contains("a long"), "{screen}");
    company.verify().ends(0);
}
