//! The keys one can sign with, of each type and wherever they are held.

use std::process::Command;

use isms_scope::{
    scope::{
        signature::Signature,
        signer::{Held, Key},
    },
    signing::key::{Asking, KeyError},
};

use crate::desk::{CEO, Desk, TEXT, openssh, witness};

fn fingerprint_by_openssh(desk: &Desk, name: &str) -> String {
    let output =
        Command::new("ssh-keygen").arg("-lf").arg(desk.path(&format!("{name}.pub"))).output().unwrap();
    String::from_utf8(output.stdout).unwrap().split(' ').nth(1).unwrap().to_owned()
}

#[test]
fn each_type_of_key_signs_and_its_signature_is_good() {
    let desk = Desk::new();
    for (name, kind, told) in [
        ("ed", &["ed25519"][..], "ED25519"),
        ("rsa", &["rsa", "-b", "2048"], "RSA"),
        ("ec", &["ecdsa", "-b", "384"], "ECDSA"),
        ("old", &["rsa", "-b", "2048", "-m", "PEM"], "RSA"),
    ] {
        desk.key(name, kind, "");
        let list = desk.list(&[name]);
        for file in [name.to_owned(), format!("{name}.pub")] {
            let key = Key::in_file(&openssh(), &desk.path(&file)).unwrap();
            assert_eq!(key.public, desk.public(name));
            assert_eq!(key.public.fingerprint, fingerprint_by_openssh(&desk, name));
            let signature = key.sign(&openssh(), TEXT, Asking::Nobody).unwrap();
            let good = Signature::Good {
                signer: CEO.to_owned(),
                fingerprint: key.public.fingerprint.clone(),
                key_type: told.to_owned(),
            };
            assert_eq!(witness().judge(Some(&list), CEO, TEXT, &signature), good);
        }
    }
}

#[test]
fn a_key_with_a_passphrase_is_known_but_does_not_sign_for_a_script() {
    let desk = Desk::new();
    let file = desk.key("locked", &["ed25519"], "a long passphrase");
    let public = desk.public("locked");
    std::fs::remove_file(desk.path("locked.pub")).unwrap();
    let key = Key::in_file(&openssh(), &file).unwrap();
    assert_eq!(key.public, public);
    let error = key.sign(&openssh(), TEXT, Asking::Nobody).unwrap_err();
    let named = file.display();
    assert_eq!(
        error.to_string(),
        format!("the key {named} has a passphrase, and nobody can be asked for it here")
    );
    assert_eq!(error.next(), format!("add it to the agent first: ssh-add {named}"));
}

#[test]
fn a_public_key_without_its_private_half_does_not_sign() {
    let desk = Desk::new();
    let file = desk.ed25519("half");
    std::fs::remove_file(&file).unwrap();
    let key = Key::in_file(&openssh(), &desk.path("half.pub")).unwrap();
    let error = key.sign(&openssh(), TEXT, Asking::Nobody).unwrap_err();
    assert!(matches!(error, KeyError::NoPrivateHalf(_)), "{error}");
}

#[test]
fn what_is_no_key_is_told_apart() {
    let desk = Desk::new();
    let told = |name: &str| Key::in_file(&openssh(), &desk.path(name)).unwrap_err().to_string();
    assert!(told("nothing").ends_with("there is no such file"));
    desk.write("text", "no key at all\n");
    assert!(told("text").starts_with("cannot use "), "{}", told("text"));
    desk.key("old", &["rsa", "-b", "2048", "-m", "PEM"], "a long passphrase");
    std::fs::remove_file(desk.path("old.pub")).unwrap();
    assert!(told("old").ends_with("its public half is not beside it"), "{}", told("old"));
}

#[test]
fn a_key_in_the_agent_is_told_in_one_line() {
    let desk = Desk::new();
    desk.ed25519("key");
    let key = Key { public: desk.public("key"), comment: "x".repeat(400), held: Held::Agent };
    let told = key.told();
    assert!(told.starts_with("ssh-ed25519 SHA256:") && told.ends_with("x, in the agent)"), "{told}");
    assert!(told.len() < 180);
}
