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

#[cfg(unix)]
#[test]
fn a_list_that_is_there_and_cannot_be_read_is_told_at_once_and_no_other_is_taken_for_it() {
    let company = Company::with_two_versions();
    let own = company.desk.path("home/.config/isms-scope/allowed_signers");
    let beside = company.desk.path("scope.approved/allowed_signers");
    std::fs::create_dir_all(own.parent().unwrap()).unwrap();
    assert_eq!(company.run(&["verify", "scope.ron", "--format", "json"]).ends(0).verdicts().len(), 2);
    let told = |path: &std::path::Path, why: &str| {
        let since = std::time::Instant::now();
        let ran = company.run(&["verify", "scope.ron", "--format", "json"]);
        assert_eq!(ran.ends(1).verdicts(), ["2.0 ok unchecked", "2.1 ok unchecked"]);
        let says =
            format!("signature not checked: the list of signers cannot be read: {}: {why}", path.display());
        assert!(ran.json()["versions"][1]["signature_told"] == says, "{}", ran.out);
        company.reviews_again("2026-09-01");
        let mut approve = approval("2.2", "ceo");
        approve.truncate(approve.len() - 2);
        company.run(&approve).ends(1);
        assert!(since.elapsed().as_secs() < 8, "it waited for {}", path.display());
    };
    let beside_relative = std::path::Path::new("scope.approved/allowed_signers");
    for (path, shown) in [(&own, own.as_path()), (&beside, beside_relative)] {
        let _ = std::fs::remove_file(path);
        let made = std::process::Command::new("mkfifo").arg(path).status().unwrap();
        assert!(made.success());
        told(shown, "it is a pipe or a device, not a file");
        std::fs::remove_file(path).unwrap();
        std::fs::create_dir(path).unwrap();
        told(shown, "it is a folder, not a file");
        std::fs::remove_dir(path).unwrap();
        std::os::unix::fs::symlink("nowhere", path).unwrap();
        told(shown, "it is a link to nothing");
        std::fs::remove_file(path).unwrap();
    }
}

#[test]
fn a_key_that_is_listed_as_somebody_elses_is_not_taken_for_the_approvers() {
    // The control: a pattern may mean the approver, and OpenSSH decides.
    for (names, ends, says) in [
        ("mal@example.com", 1, "no list of signers names the key SHA256:"),
        ("mal@example.com,ceo@example.com", 0, ""),
        ("*@example.com", 0, ""),
    ] {
        let company = Company::new();
        let list = String::from_utf8(company.bytes("allowed_signers")).unwrap();
        let (_, rest) = list.split_once(' ').unwrap();
        company.desk.write("allowed_signers", format!("{names} {rest}"));
        company.approve("2.0").ends(ends).complains(says);
        assert_eq!(company.has("scope.approved/2.0.ron"), ends == 0, "{names}");
    }
}
