//! What can be done to approved versions behind the program's back: each is refused, and the untouched ones pass
//! (`Company::with_two_versions` is the control of every story here).

use std::fs;

use isms_scope::{
    scope::{fingerprint::Fingerprint, section::Section},
    store::format,
};

use crate::{
    company::{Company, approval, set},
    desk::CEO,
};

const FIRST: &str = "scope.approved/2.0.ron";
const NEWEST: &str = "scope.approved/2.1.ron";

/// Two signed versions, one attack, and the verdicts after it, of which one is no.
#[track_caller]
fn after(attack: impl FnOnce(&Company)) -> Vec<String> {
    let company = Company::with_two_versions();
    attack(&company);
    let verdicts = company.verify().ends(1).verdicts();
    // What is broken is no ground to build on.
    company.reviews_again("2026-09-01");
    let refused = company.approve("2.2");
    assert_ne!(refused.code, Some(0), "{}", refused.out);
    verdicts
}

fn replaced(company: &Company, name: &str, old: &str, new: &str) {
    let text = String::from_utf8(company.bytes(name)).unwrap();
    assert!(text.contains(old), "{old}");
    company.desk.write(name, text.replace(old, new));
}

fn moved(company: &Company, from: &str, to: &str) {
    fs::rename(company.desk.path(from), company.desk.path(to)).unwrap();
}

#[test]
fn an_approved_version_that_was_edited_by_hand() {
    let edited =
        |name: &'static str| after(|company| replaced(company, name, "Clerk.io ApS", "Clerk.io A/S"));
    assert_eq!(edited(FIRST), ["2.0 broken bad", "2.1 broken good"]);
    // It says that nothing changed since 2.0.
    assert_eq!(edited(NEWEST), ["2.0 ok good", "2.1 broken bad"]);
}

#[test]
fn a_changed_date() {
    let dated =
        |name: &'static str, old: &'static str| after(move |company| replaced(company, name, old, "2019"));
    let year = &Company::with_two_versions().verify().json()["versions"][0]["approved_on"];
    let year: String = year.as_str().unwrap()[..4].to_owned();
    let year: &'static str = Box::leak(year.into_boxed_str());
    assert_eq!(dated(FIRST, year), ["2.0 broken bad", "2.1 broken good"]);
    assert_eq!(dated(NEWEST, year), ["2.0 ok good", "2.1 broken bad"]);
}

#[test]
fn line_ends_that_were_converted_and_a_byte_too_many_or_too_few() {
    let verdicts_after = |change: fn(Vec<u8>) -> Vec<u8>| {
        after(move |company| {
            let bytes = change(company.bytes(NEWEST));
            company.desk.write(NEWEST, bytes);
        })
    };
    let changes: [fn(Vec<u8>) -> Vec<u8>; 4] = [
        |bytes| String::from_utf8(bytes).unwrap().replace('\n', "\r\n").into_bytes(),
        |bytes| [bytes, b"\n".to_vec()].concat(),
        |bytes| [b"\xef\xbb\xbf".to_vec(), bytes].concat(),
        |bytes| bytes[..bytes.len() - 1].to_vec(),
    ];
    for change in changes {
        assert_eq!(verdicts_after(change), ["2.0 ok good", "2.1 ok bad"]);
    }
}

#[test]
fn signatures_that_were_swapped_moved_or_removed() {
    let swapped = after(|company| {
        moved(company, "scope.approved/2.0.ron.sig", "kept");
        moved(company, "scope.approved/2.1.ron.sig", "scope.approved/2.0.ron.sig");
        moved(company, "kept", "scope.approved/2.1.ron.sig");
    });
    assert_eq!(swapped, ["2.0 ok bad", "2.1 ok bad"]);
    let removed = after(|company| moved(company, "scope.approved/2.0.ron.sig", "kept"));
    assert_eq!(removed, ["2.0 ok bad", "2.1 ok good"]);
    let emptied = after(|company| drop(company.desk.write("scope.approved/2.1.ron.sig", "")));
    assert_eq!(emptied, ["2.0 ok good", "2.1 ok bad"]);
}

#[test]
fn a_version_that_was_renamed() {
    let renamed = after(|company| {
        moved(company, NEWEST, "scope.approved/3.0.ron");
        moved(company, "scope.approved/2.1.ron.sig", "scope.approved/3.0.ron.sig");
    });
    assert_eq!(renamed, ["2.0 ok good", "3.0 broken good"]);
}

#[test]
fn a_version_that_was_removed_from_the_middle_or_the_beginning() {
    for (removed, left) in
        [("2.0", ["2.1 broken good", "2.2 ok good"]), ("2.1", ["2.0 ok good", "2.2 broken good"])]
    {
        let company = Company::with_two_versions();
        company.reviews_again("2026-09-01");
        company.approve("2.2").ends(0);
        assert_eq!(company.verify().ends(0).verdicts().len(), 3);
        fs::remove_file(company.desk.path(&format!("scope.approved/{removed}.ron"))).unwrap();
        fs::remove_file(company.desk.path(&format!("scope.approved/{removed}.ron.sig"))).unwrap();
        assert_eq!(company.verify().ends(1).verdicts(), left);
    }
}

#[test]
fn another_documents_version_and_signature() {
    let other = Company::with_two_versions();
    let moved_in = after(|company| {
        // The same key signs both documents.
        for name in ["ceo", "ceo.pub"] {
            other.desk.write(name, company.bytes(name));
        }
        other.desk.list(&["ceo"]);
        fs::remove_dir_all(other.desk.path("scope.approved")).unwrap();
        other.edits(|scope| {
            *scope = crate::company::scope();
            scope.company.name = "Another A/S".into();
            crate::company::review(scope, "2026-09-01");
        });
        other.approve("2.1").ends(0);
        for name in [NEWEST, "scope.approved/2.1.ron.sig"] {
            company.desk.write(name, other.bytes(name));
        }
    });
    assert_eq!(moved_in, ["2.0 ok good", "2.1 broken good"]);
}

/// Signs the newest version as it stands, in place of the signature that it has.
fn sign_newest(company: &Company, key: &str, purpose: &str) {
    let bytes = company.bytes(NEWEST);
    company.desk.write("scope.approved/2.1.ron.sig", company.desk.signed_for(key, purpose, &bytes));
}

#[test]
fn a_signature_for_another_purpose_over_the_very_bytes() {
    let signed = after(|company| {
        sign_newest(company, "ceo", "git");
    });
    assert_eq!(signed, ["2.0 ok good", "2.1 ok bad"]);
}

#[test]
fn another_signer_of_the_list_and_one_whom_nobody_knows() {
    for listed in [true, false] {
        let verdicts = after(|company| {
            company.desk.ed25519("cto");
            let cto = company.desk.public("cto");
            if listed {
                let ceo = String::from_utf8(company.bytes("allowed_signers")).unwrap();
                company.desk.list_of(&format!("{ceo}cto@example.com {} {}\n", cto.kind, cto.base64));
            }
            sign_newest(company, "cto", "isms-scope");
        });
        assert_eq!(verdicts, ["2.0 ok good", "2.1 ok bad"]);
    }
}

#[test]
fn a_version_that_names_its_forger_as_the_signer() {
    let verdicts = after(|company| {
        company.desk.ed25519("forger");
        let forger = company.desk.public("forger");
        let known = company.desk.public("ceo").fingerprint;
        replaced(company, NEWEST, &known, &forger.fingerprint);
        sign_newest(company, "forger", "isms-scope");
    });
    assert_eq!(verdicts, ["2.0 ok good", "2.1 ok unknown"]);
    // Known by the list, but not as the approver whom the stakeholders name.
    let verdicts = after(|company| {
        company.desk.ed25519("cto");
        let cto = company.desk.public("cto");
        let ceo = String::from_utf8(company.bytes("allowed_signers")).unwrap();
        company.desk.list_of(&format!("{ceo}cto@example.com {} {}\n", cto.kind, cto.base64));
        replaced(company, NEWEST, &company.desk.public("ceo").fingerprint, &cto.fingerprint);
        let line = format!("email: \"{CEO}\",\n        key:");
        replaced(company, NEWEST, &line, &line.replace(CEO, "cto@example.com"));
        sign_newest(company, "cto", "isms-scope");
    });
    assert_eq!(verdicts, ["2.0 ok good", "2.1 ok bad"]);
}

#[test]
fn a_key_whose_time_has_ended_is_vouched_for_only_by_a_later_good_signature() {
    let company = Company::with_two_versions();
    company.desk.ed25519("new");
    let (old, new) = (company.desk.public("ceo"), company.desk.public("new"));
    let list = format!(
        "{CEO} valid-before=\"20200101\" {} {}\n{CEO} namespaces=\"isms-scope\" {} {}\n",
        old.kind, old.base64, new.kind, new.base64
    );
    company.desk.list_of(&list);
    assert_eq!(company.verify().ends(1).verdicts(), ["2.0 ok unknown", "2.1 ok unknown"]);
    // An ended key stands in nobody's way: the next approval is by the new one, and links to what was.
    company.reviews_again("2026-09-01");
    company.run(&approval("2.2", "ceo")).ends(1).complains("nothing was kept").complains("expired");
    company.run(&approval("2.2", "new")).ends(0);
    let ran = company.verify();
    assert_eq!(ran.ends(0).verdicts(), ["2.0 ok unknown", "2.1 ok unknown", "2.2 ok good"]);
    assert_eq!(ran.json()["versions"][0]["vouched_by"], "2.2");
    // But not for what was changed since.
    replaced(&company, FIRST, "Clerk.io ApS", "Clerk.io A/S");
    assert_eq!(company.verify().ends(1).verdicts(), ["2.0 broken bad", "2.1 broken unknown", "2.2 ok good"]);
}

#[test]
fn a_newest_version_that_was_removed_is_noticed_by_the_working_file_and_by_a_witness_alone() {
    let company = Company::with_two_versions();
    let head = Fingerprint::of(&company.bytes(NEWEST)).to_string();
    let expect = |head: &str| {
        company.run(&["verify", "scope.ron", "--signers", "allowed_signers", "--expect-head", head])
    };
    expect(&head)
        .ends(0)
        .says(&format!("Head: {head}\nA chain cannot show that its newest version was removed"));
    let first = Fingerprint::of(&company.bytes(FIRST)).to_string();
    expect(&first).ends(1).says("the expected version is 2.0, which is not the newest: 2.1 is");
    fs::remove_file(company.desk.path(NEWEST)).unwrap();
    let ran = company.verify();
    ran.ends(1)
        .says("the working file says that 2.1 was approved")
        .says("2.1.ron.sig is left of an approval");
    fs::remove_file(company.desk.path("scope.approved/2.1.ron.sig")).unwrap();
    fs::copy(company.desk.path(FIRST), company.desk.path("scope.ron")).unwrap();
    company.verify().ends(0);
    expect(&head).ends(1).says("the expected version is not there: it was changed or removed");
}

#[test]
fn a_signed_version_made_into_one_of_a_typed_name() {
    let company = Company::with_two_versions();
    let head = Fingerprint::of(&company.bytes(NEWEST)).to_string();
    replaced(&company, NEWEST, "means: \"signature\"", "means: \"typed name\"");
    // It still names the key.
    assert_eq!(company.verify().ends(1).verdicts(), ["2.0 ok good", "2.1 broken bad"]);
    crate::itself::strip(&company, NEWEST);
    fs::remove_file(company.desk.path("scope.approved/2.1.ron.sig")).unwrap();
    // The working file knows better.
    assert_eq!(company.verify().ends(1).verdicts(), ["2.0 ok good", "2.1 broken none"]);
    let key = company.desk.public("ceo").fingerprint;
    let told = format!(
        "the working file records that it was approved by the key {key}, the approved file says by typed name"
    );
    company.run(&["verify", "scope.ron"]).ends(1).says(&format!("Chain: BROKEN: {told}"));
    company.run(&["check", "scope.ron"]).ends(1).says("HIS-01").says(&format!("Version 2.1: {told}"));
    let shown = company.run(&["scope.ron", "--print", "--size", "160x40"]);
    shown.says("2.1 not proven").says("Version 2.1: the working file records that it was approved by the");
    // Where that was cleared, it is by itself a typed name, openly the weaker kind; who knows better asks for more.
    company.edits(|scope| scope.approval = isms_scope::scope::approval::Approval::default());
    assert_eq!(company.verify().ends(0).verdicts(), ["2.0 ok good", "2.1 ok none"]);
    company.run(&["verify", "scope.ron", "--signed"]).ends(1);
    company.run(&["verify", "scope.ron", "--expect-head", &head]).ends(1);
}

#[test]
fn a_record_of_the_approval_that_was_changed_in_the_working_file_does_not_make_a_good_signature_doubtful() {
    let company = Company::with_two_versions();
    replaced(&company, "scope.ron", "kind: \"reaffirmation\"", "kind: \"approval\"");
    let ran = company.verify();
    assert_eq!(ran.ends(1).verdicts(), ["2.0 ok good", "2.1 ok good"]);
    ran.says("2.1: the working file records that it was approved with Kind");
    company.run(&["scope.ron", "--print"]).says("2.1 published");
}

#[test]
fn what_is_broken_is_a_finding_and_is_shown_only_with_a_warning() {
    let company = Company::with_two_versions();
    company.run(&["check", "scope.ron"]).ends(0);
    replaced(&company, FIRST, "Clerk.io ApS", "Clerk.io A/S");
    company
        .run(&["check", "scope.ron"])
        .ends(1)
        .says("HIS-01")
        .says("Version 2.1: it links to another file than 2.0")
        .says("HIS-02")
        .says("Version 2.0: bad signature: it is not over these bytes");
    let shown = company.run(&["show", "scope.ron", "--version", "2.0"]);
    shown.ends(1).says("Clerk.io A/S").complains("version 2.0: bad signature: it is not over these bytes");
}

#[test]
fn a_working_file_that_was_edited_after_the_approval_is_a_draft() {
    let company = Company::with_two_versions();
    company.edits(|scope| set(scope, Section::Exclusions, "EXC-1", "reason", "Another"));
    assert_eq!(company.verify().ends(0).json()["working"], "draft");
    assert!(format::read(&String::from_utf8(company.bytes("scope.ron")).unwrap()).is_ok());
}
