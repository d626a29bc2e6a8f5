//! An approval with a key: from the first one of a company to the command that checks it without this program.

use std::process::Command;

use crate::{
    company::{Company, NAME, approval},
    desk::CEO,
};

#[test]
fn what_a_key_approved_is_checked_by_the_printed_command_alone() {
    let company = Company::new();
    let ran = company.approve("2.0");
    ran.ends(0)
        .says("approved: version 2.0 of scope.ron\n")
        .says("means: by signature, in the file beside it\n")
        .says(&format!("signature: good signature by {CEO} with the ED25519 key SHA256:"))
        .says("written: scope.approved/allowed_signers\nwritten: scope.approved/2.0.ron.sig\n");
    assert_eq!(company.names("scope.approved"), ["2.0.ron", "2.0.ron.sig", "allowed_signers"]);
    assert_eq!(company.bytes("scope.approved/2.0.ron"), company.bytes("scope.ron"));
    let command = ran.out.lines().find_map(|line| line.strip_prefix("check it: ")).unwrap();
    assert_eq!(
        command,
        "ssh-keygen -Y verify -f scope.approved/allowed_signers -I ceo@example.com -n isms-scope \
         -s scope.approved/2.0.ron.sig < scope.approved/2.0.ron"
    );
    let by_hand = || {
        let mut shell = Command::new("sh");
        shell.args(["-c", command]).current_dir(company.desk.path("")).output().unwrap()
    };
    assert!(
        String::from_utf8(by_hand().stdout).unwrap().starts_with("Good \"isms-scope\" signature for ceo@")
    );
    // The control: one byte too many.
    let mut bytes = company.bytes("scope.approved/2.0.ron");
    bytes.push(b' ');
    company.desk.write("scope.approved/2.0.ron", bytes);
    assert!(!by_hand().status.success());
}

#[test]
fn a_signed_version_and_its_reaffirmation_are_verified_and_told_everywhere() {
    let company = Company::with_two_versions();
    let json = company.verify().json();
    assert_eq!(company.verify().verdicts(), ["2.0 ok good", "2.1 ok good"]);
    assert_eq!((json["ok"].as_bool(), json["working"].as_str()), (Some(true), Some("approved")));
    let newest = &json["versions"][1];
    assert_eq!((newest["signer"].as_str(), newest["approved_by"].as_str()), (Some(CEO), Some(NAME)));
    assert_eq!(json["head"], newest["file_sha256"]);
    assert_eq!(json["signers"]["origin"], "given");
    company
        .run(&["history", "scope.ron"])
        .ends(0)
        .says("Signature: good signature by ceo@example.com with the");
    company
        .run(&["show", "scope.ron", "--version", "2.0"])
        .ends(0)
        .says("Version: 2.0\n")
        .complains("version 2.0: good signature by ceo@example.com");
    company.run(&["check", "scope.ron"]).ends(0);
}

#[test]
fn each_type_of_key_approves() {
    for (kind, told) in [(&["rsa", "-b", "2048"][..], "RSA"), (&["ecdsa"], "ECDSA")] {
        let company = Company::new();
        company.desk.key("other", kind, "");
        company.desk.list(&["other"]);
        company.run(&approval("2.0", "other")).ends(0).says(&format!("with the {told} key SHA256:"));
        assert_eq!(company.verify().verdicts(), ["2.0 ok good"]);
    }
}

#[test]
fn a_key_in_the_agent_approves_by_its_public_half() {
    let mut company = Company::new();
    let file = company.desk.key("locked", &["ed25519"], "");
    company.desk.list(&["locked"]);
    let agent = company.desk.agent();
    agent.add(&file);
    std::fs::remove_file(file).unwrap();
    let before = company.bytes("scope.ron");
    company.run(&approval("2.0", "locked.pub")).ends(1).complains("is neither beside it nor in the agent");
    assert_eq!(company.bytes("scope.ron"), before);
    company.environment.push(("SSH_AUTH_SOCK", agent.socket.clone()));
    company.run(&approval("2.0", "locked.pub")).ends(0);
    assert_eq!(company.verify().verdicts(), ["2.0 ok good"]);
}

#[test]
fn a_key_with_a_passphrase_is_refused_to_a_script_and_nothing_is_written() {
    let company = Company::new();
    company.desk.key("locked", &["ed25519"], "a long passphrase");
    company.desk.list(&["locked"]);
    let before = company.bytes("scope.ron");
    company.run(&approval("2.0", "locked")).ends(1).complains(
        "the key locked has a passphrase, and nobody can be asked for it here\nnext: add it to the agent",
    );
    assert_eq!(company.bytes("scope.ron"), before);
    assert!(company.names("scope.approved").is_empty());
    // Nor does it get into the list, where it is to be added.
    let mut arguments = approval("2.0", "locked");
    arguments.truncate(arguments.len() - 2);
    arguments.push("--add-signer");
    let ran = company.run(&arguments);
    ran.ends(1).complains("the key locked has a passphrase");
    assert!(!ran.err.contains("may now sign"), "{}", ran.err);
    assert!(!company.has("home/.config/isms-scope/allowed_signers"));
}

#[test]
fn a_new_signer_is_shown_before_and_added_only_when_asked() {
    let company = Company::new();
    std::fs::remove_file(company.desk.path("allowed_signers")).unwrap();
    let mut arguments = approval("2.0", "ceo");
    arguments.truncate(arguments.len() - 2);
    let fingerprint = company.desk.public("ceo").fingerprint;
    company
        .run(&arguments)
        .ends(1)
        .complains(&format!("no list of signers names the key {fingerprint} as that of {CEO}"))
        .complains("next: see that the fingerprint is that of your own key, and add it to ")
        .complains("from a script, --add-signer adds it");
    assert!(company.names("scope.approved").is_empty());
    arguments.push("--add-signer");
    company
        .run(&arguments)
        .ends(0)
        .complains(&format!("{CEO} may now sign with ssh-ed25519 {fingerprint} (ceo)"));
    // The user's own list is asked now; the one beside the scope is a copy for others.
    let own = "home/.config/isms-scope/allowed_signers";
    assert_eq!(company.bytes(own), company.bytes("scope.approved/allowed_signers"));
    let verified = company.run(&["verify", "scope.ron"]);
    verified.ends(0).says("allowed_signers (your own)");
    std::fs::remove_file(company.desk.path(own)).unwrap();
    company.run(&["verify", "scope.ron"]).ends(0).says("whoever can change the scope can change it");
    std::fs::remove_file(company.desk.path("scope.approved/allowed_signers")).unwrap();
    company
        .run(&["verify", "scope.ron"])
        .ends(1)
        .says("unknown signer")
        .says("List of signers: there is none");
}

#[test]
fn a_list_in_the_current_folder_is_never_asked_without_being_named() {
    let company = Company::with_two_versions();
    std::fs::remove_file(company.desk.path("scope.approved/allowed_signers")).unwrap();
    assert!(company.has("allowed_signers"));
    company.run(&["verify", "scope.ron"]).ends(1).says("List of signers: there is none");
}

#[test]
fn an_approver_without_an_address_is_told_where_to_write_it() {
    let company = Company::new();
    company.edits(|scope| {
        crate::company::set(scope, isms_scope::scope::section::Section::Stakeholders, "STK-1", "email", "");
        crate::company::review(scope, "2026-07-01");
    });
    company
        .approve("2.0")
        .ends(1)
        .complains("the row CEO has no e-mail address by which a list of signers could know Hans-Kristian")
        .complains("next: write the address into E-mail of the row CEO");
}

#[test]
fn without_openssh_a_key_cannot_approve_but_a_typed_name_can() {
    let mut company = Company::new();
    std::fs::create_dir(company.desk.path("empty")).unwrap();
    company.environment[1] = ("PATH", company.desk.path("empty"));
    company
        .approve("2.0")
        .ends(1)
        .complains("there is no ssh-keygen in PATH")
        .complains("or approve by typed name, which is the weaker kind");
    let reason = "agreed with the board";
    let typed =
        ["approve", "scope.ron", "--as", NAME, "--confirm", "2.0", "--typed-name", "--reason", reason];
    company.run(&typed).ends(0).says("by typed name, the weaker kind");
    assert_eq!(company.verify().verdicts(), ["2.0 ok none"]);
    company.verify().ends(0);
    let strict = ["verify", "scope.ron", "--signed"];
    company.run(&strict).ends(1).says("2.0 is not signed, but by typed name");
}

#[test]
fn signatures_are_not_checked_without_openssh_and_that_is_no_yes() {
    let mut company = Company::with_two_versions();
    std::fs::create_dir(company.desk.path("empty")).unwrap();
    company.environment[1] = ("PATH", company.desk.path("empty"));
    assert_eq!(company.verify().ends(1).verdicts(), ["2.0 ok unchecked", "2.1 ok unchecked"]);
    company
        .run(&["history", "scope.ron"])
        .says("Signature: signature not checked: there is no ssh-keygen in PATH");
}

#[test]
fn a_false_ssh_keygen_neither_approves_nor_verifies() {
    let mut company = Company::with_two_versions();
    let fingerprint = company.desk.public("ceo").fingerprint;
    let script = format!(
        "#!/bin/sh\ncase \"$*\" in *sign*) echo x > \"$9\".sig;; esac\n\
         echo 'Good \"isms-scope\" signature for {CEO} with ED25519 key {fingerprint}'\n"
    );
    let bin = company.desk.program("ssh-keygen", &script);
    company.environment[1] = ("PATH", bin);
    assert_eq!(company.verify().ends(1).verdicts(), ["2.0 ok unchecked", "2.1 ok unchecked"]);
    let verified = company.run(&["verify", "scope.ron"]);
    verified.says("says good to what was not signed").says("/bin/ssh-keygen\n");
    company.reviews_again("2026-09-01");
    company.approve("2.2").ends(1);
    assert!(!company.has("scope.approved/2.2.ron"));
}
