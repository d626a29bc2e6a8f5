//! What `verify` and `history` say where the newest version does not stand, or a file cannot be read.

use std::fs;

use isms_scope::scope::section::Section;

use crate::company::{Company, set};

const NEWEST: &str = "scope.approved/2.1.ron";

/// Runs `verify` as text and as JSON, and looks that neither calls the working file approved, nor the head worth keeping.
#[track_caller]
fn is_no_ground(company: &Company, code: i32, says: &str) {
    let verify = ["verify", "scope.ron", "--signers", "allowed_signers"];
    let ran = company.run(&verify);
    ran.ends(code).says(&format!("Working file: {says}\n"));
    assert!(!ran.out.contains("--expect-head"), "{}", ran.out);
    let json = company.verify().ends(code).json();
    assert_eq!((&json["working"], &json["head"]), (&"draft".into(), &"".into()));
}

#[test]
fn a_working_file_like_a_version_that_does_not_stand_is_not_approved() {
    let company = Company::with_two_versions();
    let control = company.verify().ends(0).json();
    assert_eq!(control["working"], "approved");
    assert_eq!(control["head"], control["versions"][1]["file_sha256"]);
    let like = "a draft: its content is that of the newest version, which does not stand";
    let list = company.bytes("allowed_signers");
    // Nobody knows the signer.
    company.desk.list_of("# nobody\n");
    is_no_ground(&company, 1, like);
    company.desk.write("allowed_signers", list);
    // The signature is bad.
    let signature = company.bytes("scope.approved/2.1.ron.sig");
    company.desk.write("scope.approved/2.1.ron.sig", company.bytes("scope.approved/2.0.ron.sig"));
    is_no_ground(&company, 1, like);
    company.desk.write("scope.approved/2.1.ron.sig", signature);
    company.verify().ends(0);
    // Nothing can check it.
    let mut company = company;
    company.environment[1] = ("PATH", company.desk.path("tmp"));
    is_no_ground(&company, 1, like);
}

#[test]
fn a_newest_version_that_cannot_be_read_is_named_and_is_no_head() {
    let company = Company::with_two_versions();
    company.desk.write(NEWEST, "(");
    is_no_ground(&company, 5, "a draft: the newest version cannot be read");
    let problems = company.verify().json()["problems"].to_string();
    assert!(problems.contains("scope.approved/2.1.ron cannot be read: "), "{problems}");
}

#[test]
fn approved_versions_are_checked_also_where_the_working_file_cannot_be_read() {
    let company = Company::with_two_versions();
    let told = |says: &str| {
        let ran = company.run(&["verify", "scope.ron", "--signers", "allowed_signers"]);
        ran.ends(5).says("Version 2.0: stands").says("Version 2.1: stands").complains(says);
        ran.says("Problem: the working file cannot be read\n").says("Working file: it cannot be read\n");
        assert_eq!(company.verify().ends(5).verdicts(), ["2.0 ok good", "2.1 ok good"]);
        company.run(&["history", "scope.ron"]).ends(5).says("Version 2.1\n").complains(says);
    };
    company.desk.write("scope.ron", "(purpose: ");
    told("scope.ron");
    fs::remove_file(company.desk.path("scope.ron")).unwrap();
    told("scope.ron");
    // With nothing beside it there is nothing to check.
    fs::remove_dir_all(company.desk.path("scope.approved")).unwrap();
    assert_eq!(company.run(&["verify", "scope.ron"]).ends(5).out, "");
}

#[test]
fn a_comparison_with_a_version_that_does_not_stand_says_so() {
    let company = Company::with_two_versions();
    assert_eq!(company.run(&["diff", "scope.ron"]).ends(0).err, "");
    company.desk.write("scope.approved/2.1.ron.sig", company.bytes("scope.approved/2.0.ron.sig"));
    let says = "version 2.1 does not stand: bad signature\nnext: isms-scope verify";
    company.run(&["diff", "scope.ron"]).ends(0).complains(says);
    company.run(&["diff", "scope.ron", "--from", "2.0", "--to", "2.1"]).ends(0).complains(says);
}

#[test]
fn a_signer_with_another_address_than_before_is_a_remark() {
    let company = Company::with_two_versions();
    let remark = "  Remark: signed as ";
    assert!(!company.run(&["verify", "scope.ron"]).ends(0).out.contains(remark));
    let list = String::from_utf8(company.bytes("allowed_signers")).unwrap();
    company.desk.list_of(&(list.clone() + &list.replace("ceo@", "mal@")));
    company.edits(|scope| set(scope, Section::Stakeholders, "STK-1", "email", "mal@example.com"));
    company.reviews_again("2026-09-01");
    company.approve("2.2").ends(0);
    let ran = company.run(&["verify", "scope.ron", "--signers", "allowed_signers"]);
    ran.ends(0).says("  Remark: signed as mal@example.com, 2.1 as ceo@example.com\n");
}

#[cfg(unix)]
#[test]
fn an_approved_version_that_is_a_link_is_not_read() {
    let company = Company::with_two_versions();
    fs::rename(company.desk.path(NEWEST), company.desk.path("elsewhere.ron")).unwrap();
    std::os::unix::fs::symlink("../elsewhere.ron", company.desk.path(NEWEST)).unwrap();
    company.verify().ends(5).complains("scope.approved/2.1.ron cannot be read: it is a link, not a file");
}
