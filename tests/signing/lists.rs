//! The lists that `verify` is given: of who may sign, and of the keys that are revoked.

use crate::company::{Company, NAME, approval};

#[test]
fn a_revoked_key_is_bad_and_a_list_that_cannot_be_read_is_said_to_be_that() {
    let company = Company::with_two_versions();
    company.desk.ed25519("other");
    let verify = |revoked: &str| {
        company.run(&[
            "verify",
            "scope.ron",
            "--signers",
            "allowed_signers",
            "--revoked",
            revoked,
            "--format",
            "json",
        ])
    };
    assert_eq!(verify("ceo.pub").ends(1).verdicts(), ["2.0 ok bad", "2.1 ok bad"]);
    verify("other.pub").ends(0);
    // One made with ssh-keygen -k.
    let made = |list: &str, key: &str| {
        let mut keygen = std::process::Command::new("ssh-keygen");
        keygen.args(["-k", "-f"]).arg(company.desk.path(list)).arg(company.desk.path(key));
        assert!(keygen.output().unwrap().status.success());
    };
    made("krl", "ceo.pub");
    made("krl-of-another", "other.pub");
    assert_eq!(verify("krl").ends(1).verdicts(), ["2.0 ok bad", "2.1 ok bad"]);
    verify("krl-of-another").ends(0);
    verify("/dev/null").ends(0);
    // A list that cannot be read revokes nobody, and is not passed over.
    let refused = |list: &str, why: &str| {
        let ran = verify(list);
        ran.ends(5).complains(&format!("the list of revoked keys cannot be read: {list}: {why}"));
        assert_eq!(ran.out, "");
    };
    refused("nowhere", "there is no such file");
    refused("tmp", "it is a folder, not a file");
    company.desk.write("garbage", "# revoked\n\nssh-ed25519 AAAA\n");
    refused("garbage", "line 3 is no public key");
    company.desk.write("bytes", b"\xff\xfe");
    refused("bytes", "it is neither text nor made with ssh-keygen -k");
    company.desk.write("cut", &company.bytes("krl")[..30]);
    refused("cut", "Invalid KRL file");
}

#[test]
fn a_list_of_signers_that_names_nobody_or_cannot_be_read_is_said_to_be_that() {
    let company = Company::with_two_versions();
    let verify = |list: &str| company.run(&["verify", "scope.ron", "--signers", list]);
    company.desk.write("empty", "# nobody yet\n");
    for list in ["/dev/null", "empty"] {
        let ran = verify(list);
        ran.ends(1).complains(&format!("the list of signers names nobody: {list}")).says("unknown signer");
        assert!(!ran.err.contains("no such file"), "{}", ran.err);
    }
    verify("nowhere").ends(5).complains("the list of signers cannot be read: nowhere: there is no such file");
    verify("tmp").ends(5).complains("the list of signers cannot be read: tmp: it is a folder, not a file");
    // So do the commands that sign.
    let mut approve = approval("2.2", "ceo");
    *approve.last_mut().unwrap() = "nowhere";
    let withdraw = ["withdraw", "scope.ron", "--version", "2.1", "--as", NAME, "--reason", "Closed."];
    let withdraw = [&withdraw[..], &["--key", "ceo", "--signers", "nowhere"]].concat();
    for arguments in [approve, withdraw] {
        let ran = company.run(&arguments);
        ran.ends(5).complains("the list of signers cannot be read: nowhere: there is no such file");
        assert!(!ran.err.contains("isms-scope new"), "{}", ran.err);
    }
}
