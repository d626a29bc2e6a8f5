//! What makes a signature good, and everything that does not.

use std::time::Duration;

use isms_scope::{
    scope::{
        signature::{Signature, Why},
        signer::SignerList,
    },
    signing::{openssh::OpenSsh, signers::line, witness::Witness},
};

use crate::desk::{CEO, Desk, TEXT, openssh_in, witness};

fn judge(list: &SignerList, signature: &[u8]) -> Signature {
    witness().judge(Some(list), CEO, TEXT, signature)
}

fn is_bad(signature: &Signature, why: &str) {
    assert!(matches!(signature, Signature::Bad(told) if told.contains(why)), "{signature:?}");
}

/// A desk with a key that is the CEO's, its signature, and the control: it is good.
fn given() -> (Desk, SignerList, Vec<u8>) {
    let desk = Desk::new();
    desk.ed25519("key");
    let (list, signature) = (desk.list(&["key"]), desk.signed("key"));
    assert!(judge(&list, &signature).is_good());
    (desk, list, signature)
}

#[test]
fn another_text_is_not_what_was_signed() {
    let (_desk, list, signature) = given();
    for text in
        [&b""[..], b"the scope, version 2.1\n", b"the scope, version 2.0", b"the scope, version 2.0\r\n"]
    {
        is_bad(&witness().judge(Some(&list), CEO, text, &signature), "not over these bytes");
    }
}

#[test]
fn a_signature_for_another_purpose_is_bad() {
    let (desk, list, _) = given();
    for namespace in ["git", "file", "isms-scope.example.com", "isms"] {
        is_bad(&judge(&list, &desk.signed_for("key", namespace, TEXT)), "it was made for");
    }
    assert!(judge(&list, &desk.signed_for("key", "isms-scope", TEXT)).is_good());
}

#[test]
fn a_key_that_is_not_the_signers_is_unknown() {
    let (desk, list, signature) = given();
    desk.ed25519("other");
    let fingerprint = desk.public("other").fingerprint;
    let why = Why::NotListed { signer: CEO.to_owned() };
    let unknown = Signature::UnknownSigner { fingerprint, why };
    assert_eq!(judge(&list, &desk.signed("other")), unknown);
    // The key is listed, but as another's.
    let others = desk.list_of(&line("cto@example.com", &desk.public("key")).unwrap());
    assert!(matches!(judge(&others, &signature), Signature::UnknownSigner { .. }));
    // It is the CEO's, but to sign something else.
    let public = desk.public("key");
    let git = desk.list_of(&format!("{CEO} namespaces=\"git\" {} {}\n", public.kind, public.base64));
    assert!(matches!(judge(&git, &signature), Signature::UnknownSigner { .. }));
}

#[test]
fn without_a_list_nobody_is_known() {
    let (desk, _, signature) = given();
    let judged = witness().judge(None, CEO, TEXT, &signature);
    assert!(matches!(judged, Signature::UnknownSigner { why: Why::NoList, .. }), "{judged:?}");
    is_bad(&witness().judge(None, CEO, b"another", &signature), "not over these bytes");
    let missing = SignerList { path: desk.path("nowhere"), ..desk.list(&["key"]) };
    assert!(matches!(judge(&missing, &signature), Signature::UnknownSigner { .. }));
}

#[test]
fn a_name_that_stands_for_many_is_no_signer() {
    let (_desk, list, signature) = given();
    for signer in [
        "",
        "*",
        "*@example.com",
        "ceo@example.com ",
        "ceo@example.com,cto@example.com",
        "-Overify-time=2020",
    ] {
        let judged = witness().judge(Some(&list), signer, TEXT, &signature);
        assert!(!judged.is_good(), "{signer} {judged:?}");
    }
}

#[test]
fn a_key_out_of_its_time_is_not_good_whatever_the_document_says() {
    let (desk, _, signature) = given();
    let public = desk.public("key");
    for (option, said) in
        [("valid-before=\"20200101\"", "expired"), ("valid-after=\"29991231\"", "not yet valid")]
    {
        let list = desk.list_of(&format!("{CEO} {option} {} {}\n", public.kind, public.base64));
        let judged = judge(&list, &signature);
        let Signature::UnknownSigner { why: Why::OutOfTime { said: told }, .. } = &judged else {
            panic!("{judged:?}")
        };
        assert!(told.contains(said), "{told}");
    }
    let list = desk.list_of(&format!(
        "{CEO} valid-after=\"20200101\",valid-before=\"29991231\",namespaces=\"isms-scope\" {} {}\n",
        public.kind, public.base64
    ));
    assert!(judge(&list, &signature).is_good());
}

#[test]
fn a_revoked_key_is_bad_and_another_list_of_revoked_keys_changes_nothing() {
    let (desk, list, signature) = given();
    desk.ed25519("other");
    let with = |revoked: &str| Witness { revoked: Some(desk.path(revoked)), ..witness() };
    is_bad(&with("key.pub").judge(Some(&list), CEO, TEXT, &signature), "is revoked in");
    assert!(with("other.pub").judge(Some(&list), CEO, TEXT, &signature).is_good());
    desk.write("nobody", "");
    assert!(with("nobody").judge(Some(&list), CEO, TEXT, &signature).is_good());
    // A list that is not there vouches for nobody's innocence.
    assert!(!with("nowhere").judge(Some(&list), CEO, TEXT, &signature).is_good());
}

#[test]
fn a_file_that_is_no_signature_is_bad() {
    let (_desk, list, signature) = given();
    for end in [0, 1, signature.len() / 2, signature.len() - 10] {
        is_bad(&judge(&list, &signature[..end]), "no signature of OpenSSH");
    }
    let text = String::from_utf8(signature).unwrap();
    for line in 1..text.lines().count() - 1 {
        let mut lines: Vec<&str> = text.lines().collect();
        lines.remove(line);
        assert!(matches!(judge(&list, lines.join("\n").as_bytes()), Signature::Bad(_)));
    }
}

#[test]
fn without_openssh_nothing_is_checked_and_nothing_is_good() {
    let (desk, list, signature) = given();
    std::fs::create_dir(desk.path("empty")).unwrap();
    let none = OpenSsh::find(|name| (name == "PATH").then(|| desk.path("empty").into()));
    let witness = Witness { openssh: none, ..Witness::default() };
    let judged = witness.judge(Some(&list), CEO, TEXT, &signature);
    assert!(
        matches!(&judged, Signature::Unchecked(why) if why.contains("no ssh-keygen in PATH")),
        "{judged:?}"
    );
}

#[test]
fn a_false_ssh_keygen_is_not_believed() {
    let (desk, list, signature) = given();
    let fingerprint = desk.public("key").fingerprint;
    let good = format!("echo 'Good \"isms-scope\" signature for {CEO} with ED25519 key {fingerprint}'");
    for script in [
        good.clone(),
        good.replace("SHA256:", "SHA256:x"),
        format!("{good}; exit 1"),
        "exit 0".to_owned(),
        "exit 1".to_owned(),
        "echo Good".to_owned(),
        "kill -9 $$".to_owned(),
        "sleep 100".to_owned(),
        "yes".to_owned(),
    ] {
        let folder = desk.program("ssh-keygen", &format!("#!/bin/sh\n{script}\n"));
        let openssh = openssh_in(&folder).with_patience(Duration::from_millis(500));
        let witness = Witness { openssh: Ok(openssh), ..Witness::default() };
        let judged = witness.judge(Some(&list), CEO, TEXT, &signature);
        assert!(matches!(judged, Signature::Unchecked(_)), "{script}: {judged:?}");
    }
}
