//! How the newest version stands, said alike on the screen and by `check`: never approved where that is not proven.

use crate::{
    company::{Company, NAME, approval},
    ran::Ran,
};

/// The screen as the CEO sees it after these keys.
fn screen(company: &Company, keys: &str) -> Ran {
    company.run(&["scope.ron", "--print", "--size", "120x30", "--keys", keys])
}

/// What is said of 2.1 where that is not proven, and nowhere that it is approved.
#[track_caller]
fn is_not_proven(company: &Company, word: &str) {
    let told = format!("2.1 is not proven to be approved: {word}");
    let check = company.run(&["check", "scope.ron"]);
    check.says(&format!("Version {told}; nothing changed since\n"));
    for shown in [screen(company, "1"), screen(company, "7")] {
        shown.says("2.1 not proven").says(&told);
        for approved in ["2.1 published", "2.1 is published", "2.1 approved by", "What is approved"] {
            assert!(!shown.out.contains(approved), "{}", shown.out);
        }
    }
}

#[test]
fn a_bad_signature_an_unknown_signer_and_one_that_is_not_checkable_are_never_called_approved() {
    let company = Company::with_two_versions();
    // The control: a good signature.
    company.run(&["check", "scope.ron"]).says("Version 2.1 is approved, and nothing changed since\n");
    screen(&company, "1").says("2.1 published").says("2.1 is published: approved on").says("2.1 approved by");
    screen(&company, "7").says("What is approved");
    let signature = company.bytes("scope.approved/2.1.ron.sig");
    company.desk.write("scope.approved/2.1.ron.sig", company.bytes("scope.approved/2.0.ron.sig"));
    is_not_proven(&company, "bad signature");
    company.desk.write("scope.approved/2.1.ron.sig", signature);
    screen(&company, "1").says("2.1 published");
    let list = company.bytes("scope.approved/allowed_signers");
    std::fs::remove_file(company.desk.path("scope.approved/allowed_signers")).unwrap();
    is_not_proven(&company, "unknown signer");
    company.desk.write("scope.approved/allowed_signers", list);
    let mut company = company;
    std::fs::create_dir(company.desk.path("empty")).unwrap();
    company.environment[1] = ("PATH", company.desk.path("empty"));
    is_not_proven(&company, "signature not checkable");
}

#[test]
fn a_broken_chain_is_never_called_approved() {
    let company = Company::with_two_versions();
    for left in ["scope.approved/2.0.ron", "scope.approved/2.0.ron.sig"] {
        std::fs::remove_file(company.desk.path(left)).unwrap();
    }
    is_not_proven(&company, "broken chain");
}

#[test]
fn a_withdrawn_version_is_told_by_check_as_on_the_overview() {
    let company = Company::with_two_versions();
    let why = ["--version", "2.1", "--as", NAME, "--reason", "The office was closed."];
    company.run(&[&["withdraw", "scope.ron"][..], &why].concat()).ends(0);
    let told = format!(
        "by {NAME}, by typed name, the weaker kind: The office was closed. No version is in force; nothing changed since\n"
    );
    company.run(&["check", "scope.ron"]).says("Version 2.1 was withdrawn on ").says(&told);
    screen(&company, "1").says("2.1 withdrawn").says("2.1 was withdrawn on ").says("The office was closed.");
}

#[test]
fn until_a_version_applies_the_one_before_it_does() {
    let company = Company::new();
    company.approve("2.0").ends(0);
    company.reviews_again("2026-08-01");
    let day = (chrono::Utc::now().date_naive() + chrono::TimeDelta::days(200)).to_string();
    let later = [&approval("2.1", "ceo")[..], &["--effective", &day]].concat();
    company.run(&later).ends(0);
    let told = format!("2.1 is approved, in force from {day}; until then 2.0 applies");
    company.run(&["check", "scope.ron"]).says(&format!("Version {told}; nothing changed since\n"));
    screen(&company, "1").says(&format!("{told}. Approved on ")).says(&format!("2.1 published, from {day}"));
    company.run(&["show", "scope.ron"]).says("By: signature\n");
    // Withdrawn before that day it never applies, and does not end the one before.
    let why = ["--version", "2.1", "--as", NAME, "--reason", "The move was called off."];
    company.run(&[&["withdraw", "scope.ron"][..], &why].concat()).ends(0);
    let told = "The move was called off. It never applied, and 2.0 still does";
    company.run(&["check", "scope.ron"]).says(told);
    screen(&company, "1").says(told);
    let later = company.run(&["show", "scope.ron", "--as-of", &day]);
    later.ends(0).says("Version: 2.0\n");
}

#[test]
fn what_is_not_proven_is_in_force_on_no_day_and_ends_no_other() {
    let company = Company::with_two_versions();
    let as_of = || company.run(&["show", "scope.ron", "--as-of", "2999-01-01"]);
    as_of().ends(0).says("Version: 2.1\n");
    // A version that nobody approved, put on top.
    let newest = String::from_utf8(company.bytes("scope.approved/2.1.ron")).unwrap();
    let forged = newest.replace("version: \"2.1\"", "version: \"9.0\"");
    company.desk.write("scope.approved/9.0.ron", forged.as_bytes());
    let shown = as_of();
    shown.says("Version: 2.1\n").complains("version 9.0 is in force on no day: ");
    let shown = company.run(&["scope.ron", "--print", "--size", "160x60", "--keys", "7<end>"]);
    let shown = shown.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(shown.contains("In force on no day: it is not proven to be approved."), "{shown}");
    assert!(shown.contains("In force from ") && !shown.contains("9.0 is in force"), "{shown}");
    std::fs::remove_file(company.desk.path("scope.approved/9.0.ron")).unwrap();
    // The newest, with a word changed: the one before is in force.
    company.desk.write("scope.approved/2.1.ron", newest.replace("Copenhagen", "Aarhus").as_bytes());
    as_of().ends(0).says("Version: 2.0\n").complains("version 2.1 is in force on no day: bad signature");
    company.desk.write("scope.approved/2.1.ron", newest.as_bytes());
    as_of().ends(0).says("Version: 2.1\n");
}

#[test]
fn a_typed_name_is_called_the_weaker_kind_by_check_and_show() {
    let company = Company::new();
    let reason = "agreed with the board";
    let typed =
        ["approve", "scope.ron", "--as", NAME, "--confirm", "2.0", "--typed-name", "--reason", reason];
    company.run(&typed).ends(0);
    let told =
        "Version 2.0 is approved, and nothing changed since. Approved by typed name, the weaker kind\n";
    company.run(&["check", "scope.ron"]).ends(0).says(told);
    company.run(&["show", "scope.ron"]).says("\nBy: typed name, the weaker kind\n");
}

#[test]
fn the_expected_head_is_taken_in_upper_case_as_in_lower_case() {
    let company = Company::with_two_versions();
    let head = company.verify().json()["head"].as_str().unwrap().to_owned();
    let expect = |head: &str| company.run(&["verify", "scope.ron", "--expect-head", head]);
    expect(&head).ends(0);
    expect(&head.to_uppercase()).ends(0);
    expect(&"A".repeat(64)).ends(1).says("the expected version is not there");
}

#[test]
fn the_record_in_the_working_file_is_held_against_the_approved_file_and_ordinary_states_are_quiet() {
    let company = Company::new();
    let before = company.bytes("scope.ron");
    let reason = "agreed with the board";
    let typed =
        ["approve", "scope.ron", "--as", NAME, "--confirm", "2.0", "--typed-name", "--reason", reason];
    company.run(&typed).ends(0);
    let is_quiet = || {
        let verified = company.run(&["verify", "scope.ron"]);
        assert!(!verified.ends(0).out.contains("records that"), "{}", verified.out);
        screen(&company, "1").says("2.0 published");
    };
    is_quiet();
    let approved = company.bytes("scope.ron");
    // An approval that was cut short, before and after it is completed.
    company.desk.write("scope.ron", &before);
    company.run(&["verify", "scope.ron"]).ends(0);
    is_quiet();
    assert_eq!(company.bytes("scope.ron"), approved);
    company.edits(|scope| scope.purpose.push_str(" It is short."));
    is_quiet();
    company.edits(|scope| scope.approval = isms_scope::scope::approval::Approval::default());
    company.run(&["verify", "scope.ron"]).ends(0);
    company.desk.write("scope.ron", &approved);
    // The control: another name in the approved file.
    let text = String::from_utf8(company.bytes("scope.approved/2.0.ron")).unwrap();
    let forged = text.replace(&format!("by: \"{NAME}\""), "by: \"Ida Holm\"");
    assert_ne!(forged, text);
    company.desk.write("scope.approved/2.0.ron", forged);
    company.run(&["verify", "scope.ron"]).ends(1).says(&format!(
        "the working file records that it was approved with Approved by {NAME:?}, the approved file says with \
         Approved by \"Ida Holm\""
    ));
    screen(&company, "1").says("2.0 not proven");
    company.desk.write("scope.approved/2.0.ron", text);
    let why = ["--version", "2.0", "--as", NAME, "--reason", "The office was closed."];
    company.run(&[&["withdraw", "scope.ron"][..], &why].concat()).ends(0);
    company.run(&["verify", "scope.ron"]).ends(0);
}
