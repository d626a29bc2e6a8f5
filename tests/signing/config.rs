//! The key that the settings name: it signs where no other is named, and what is wrong with the settings is told.

use crate::company::{Company, NAME, approval};

/// Approves 2.0 from a script, by nothing that is named in the command.
fn unnamed(company: &Company, more: &[&str]) -> crate::ran::Ran {
    let reason = "The posts are held in agreement with the board.";
    let mut arguments = vec!["approve", "scope.ron", "--as", NAME, "--confirm", "2.0", "--reason", reason];
    arguments.extend(more);
    company.run(&arguments)
}

/// A company whose CEO has these settings.
fn with_settings(text: &str) -> Company {
    let company = Company::new();
    let folder = company.desk.path("home/.config/isms-scope");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("config.ron"), text).unwrap();
    company
}

const SIGNERS: [&str; 2] = ["--signers", "allowed_signers"];

#[test]
fn the_key_that_the_settings_name_signs_where_none_is_given() {
    let company = with_settings("(key: \"~/../ceo\")");
    unnamed(&company, &SIGNERS).ends(0).says("signature: good signature by ceo@example.com");
    company.verify().ends(0);
    company.run(&["paths"]).ends(0).says("home/.config/isms-scope/config.ron\n");
}

#[test]
fn the_public_file_of_a_key_in_the_agent_can_be_named() {
    let mut company = with_settings("(key: \"~/ceo.pub\")");
    let agent = company.desk.agent();
    agent.add(&company.desk.path("ceo"));
    std::fs::rename(company.desk.path("ceo.pub"), company.desk.path("home/ceo.pub")).unwrap();
    std::fs::remove_file(company.desk.path("ceo")).unwrap();
    company.environment.push(("SSH_AUTH_SOCK", agent.socket.clone()));
    unnamed(&company, &SIGNERS).ends(0).says("signature: good signature by ceo@example.com");
}

#[test]
fn what_the_command_names_comes_before_the_settings() {
    let company = with_settings("(key: \"~/nothing\")");
    let refused = unnamed(&company, &SIGNERS);
    refused.ends(1).complains("home/nothing as a key: there is no such file");
    company.run(&approval("2.0", "ceo")).ends(0);
    let company = with_settings("(key: \"~/../ceo\")");
    unnamed(&company, &["--typed-name"]).ends(0).says("by typed name, the weaker kind");
    assert!(!company.has("scope.approved/2.0.ron.sig"));
}

#[test]
fn settings_that_are_broken_are_told_with_the_place_and_no_key_is_taken_from_them() {
    let company = with_settings("(\n  kye: \"~/../ceo\",\n)");
    let refused = unnamed(&company, &SIGNERS);
    refused.ends(2).complains("there is no field kye in the settings").complains("config.ron:2:3");
    refused.complains("did you mean key?").complains("next: give --key FILE or --typed-name");
    assert!(company.names("scope.approved").is_empty());
    company.run(&approval("2.0", "ceo")).ends(0);
    // On the screen too, which opens all the same.
    let screen = company.run(&["scope.ron", "--print", "--size", "120x30"]);
    screen.ends(0).says("[ 1 Overview ]").says("config.ron:2:3: there is no field kye");
    screen.says("did you mean key? Until then no key is taken from there.");
}

#[test]
fn on_the_screen_the_named_key_is_offered_first_and_one_that_is_none_is_told() {
    let form = format!("7<home><enter><enter>{}<enter>", "<pgdn>".repeat(30));
    let company = with_settings("(key: \"~/../ceo\")");
    let keys = ["scope.ron", "--print", "--size", "80x40", "--keys", &form];
    company.run(&keys).ends(0).says("Sign with (1 of 2; ");
    let mut company = with_settings("(key: \"~/nothing\")");
    company.run(&keys).ends(0).says("No key can sign here.").says("there is no such file");
    let agent = company.desk.agent();
    agent.add(&company.desk.path("ceo"));
    company.environment.push(("SSH_AUTH_SOCK", agent.socket.clone()));
    let offered = company.run(&keys);
    offered.ends(0).says("The key that was named is not offered:").says("Sign with (1 of 2; ");
}
