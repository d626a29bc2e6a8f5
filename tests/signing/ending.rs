//! An approval that is ended at any moment: what is there is the old or the whole new, and the next one goes on.

use std::{
    process::Stdio,
    thread,
    time::{Duration, Instant},
};

use isms_scope::{
    scope::{judgement::Acceptance, section::Section},
    signing::witness::Witness,
    store::approved::approved,
    terminal::witnessed::witnessed,
};

use crate::{
    company::{Company, approval},
    desk::witness,
};

/// How often an approval is killed; more by hand: `KILLS=200 cargo test --test signing killed`.
const KILLS: u32 = 40;

/// Tells whether version 2.0 is approved, whole, and good; everything else is the old.
fn is_approved(company: &Company, before: &[u8]) -> bool {
    let path = company.desk.path("scope.ron");
    let found = approved(&path);
    assert!(found.faults.is_empty(), "{:?}", found.faults);
    let working = company.bytes("scope.ron");
    let Some(version) = found.versions.first() else {
        assert_eq!(working, before, "there is no version, and the working file is another");
        return false;
    };
    let witness = Witness { given: Some(company.desk.path("allowed_signers")), ..witness() };
    let verdict = &witnessed(&path, &found.versions, &witness, chrono::Utc::now().fixed_offset()).verdicts[0];
    assert!(verdict.stands() && verdict.signature.is_good(), "{verdict:?}");
    assert!(
        working == before || working == version.text.as_bytes(),
        "the working file is neither old nor new"
    );
    true
}

#[test]
fn an_approval_that_is_killed_leaves_the_old_or_the_whole_new() {
    let company = Company::new();
    let before = company.bytes("scope.ron");
    let fresh = || {
        let _ = std::fs::remove_dir_all(company.desk.path("scope.approved"));
        company.desk.write("scope.ron", &before);
    };
    let began = Instant::now();
    company.approve("2.0").ends(0);
    let whole = began.elapsed();
    let kills = std::env::var("KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(KILLS);
    let mut old = 0;
    for kill in 0..kills {
        fresh();
        let mut child = company.command(&approval("2.0", "ceo")).stdout(Stdio::null()).spawn().unwrap();
        // From the beginning to past the end, in even steps.
        thread::sleep(whole.mul_f64(1.2) * kill / kills + Duration::from_micros(u64::from(kill) * 37 % 1000));
        let _ = child.kill();
        child.wait().unwrap();
        let was_approved = is_approved(&company, &before);
        old += u32::from(!was_approved);
        // Opened on the screen, it is completed there as well.
        if was_approved && kill % 2 == 1 {
            opened(&company, &[]);
            assert_eq!(company.bytes("scope.ron"), company.bytes("scope.approved/2.0.ron"));
        }
        // Approved again, it goes on from there and says what it found.
        let is_at_its_end = company.bytes("scope.ron") != before;
        company.approve("2.0").ends(i32::from(is_at_its_end));
        assert!(is_approved(&company, &before));
        assert_eq!(company.bytes("scope.ron"), company.bytes("scope.approved/2.0.ron"));
        assert_eq!(company.names("scope.approved"), ["2.0.ron", "2.0.ron.sig", "allowed_signers"]);
    }
    assert!(old > 0 && old < kills, "{old} of {kills}: the test does not see both sides");
}

#[test]
fn what_is_left_of_an_approval_counts_for_nothing_and_is_cleared_aloud() {
    let company = Company::new();
    std::fs::create_dir(company.desk.path("scope.approved")).unwrap();
    for name in ["2.0.ron.sig", ".isms-scope-x1Y2z3"] {
        company.desk.write(&format!("scope.approved/{name}"), "left");
    }
    let verified = company.verify();
    assert_eq!(verified.ends(1).verdicts(), [""; 0]);
    verified.says("2.0.ron.sig is left of an approval that did not end");
    company
        .approve("2.0")
        .ends(0)
        .complains("2.0.ron.sig was left of an approval that did not end; it is removed")
        .complains(".isms-scope-x1Y2z3 was left");
    company.verify().ends(0);
    assert_eq!(company.names("scope.approved"), ["2.0.ron", "2.0.ron.sig", "allowed_signers"]);
}

#[test]
fn a_working_file_without_its_stamp_gets_it_with_the_next_approval() {
    let company = Company::new();
    let before = company.bytes("scope.ron");
    company.approve("2.0").ends(0);
    let approved = company.bytes("scope.ron");
    company.desk.write("scope.ron", &before);
    company
        .approve("2.0")
        .ends(0)
        .complains("version 2.0 was approved before, and its approval was cut short");
    assert_eq!(company.bytes("scope.ron"), approved);
    // What was edited since is no rest of that approval.
    company.edits(|scope| scope.purpose.push('x'));
    company.approve("2.1").ends(1);
    assert_ne!(company.bytes("scope.ron"), approved);
}

#[test]
fn an_approval_that_was_cut_short_is_only_theirs_who_gave_it_by_the_means_that_they_gave() {
    let company = Company::new();
    company.desk.ed25519("other");
    let before = company.bytes("scope.ron");
    company.approve("2.0").ends(0);
    let approved = company.bytes("scope.ron");
    let again = |by: &str, means: &[&str]| {
        company.desk.write("scope.ron", &before);
        let arguments = ["approve", "scope.ron", "--as", by, "--confirm", "2.0"];
        let ran = company.run(&[&arguments[..], means].concat());
        // The file gets its stamp all the same.
        assert_eq!(company.bytes("scope.ron"), approved);
        ran
    };
    let key = ["--key", "ceo"];
    again(crate::company::NAME, &key).ends(0);
    for (by, means) in [
        ("Mallory", &key[..]),
        (crate::company::NAME, &["--key", "other"]),
        (crate::company::NAME, &["--typed-name"]),
    ] {
        again(by, means)
            .ends(1)
            .complains("version 2.0 was approved before by Hans-Kristian Bjerregaard with");
    }
}

/// The screen as it is opened.
fn opened(company: &Company, more: &[&str]) -> crate::ran::Ran {
    company.run(&[&["scope.ron", "--print", "--size", "120x30"][..], more].concat())
}

#[test]
fn what_an_approval_left_undone_is_done_at_the_next_start_and_only_the_stamp_is_written() {
    let company = Company::new();
    // An acceptance of what is no longer there is not approved.
    company.edits(|scope| {
        let id = scope.next_id(Section::Accepted);
        let (rule, place) = ("INC-01".to_owned(), "activities/ACT-99/owner".to_owned());
        let gone = Acceptance { id, rule, place, reason: "It was ours.".to_owned(), ..Acceptance::default() };
        scope.accepted.push(gone);
    });
    let before = company.bytes("scope.ron");
    company.approve("2.0").ends(0);
    let approved = company.bytes("scope.ron");
    for more in [&[][..], &["--tab", "approval"], &["--keys", "u"]] {
        company.desk.write("scope.ron", &before);
        let shown = opened(&company, more);
        if more.first() != Some(&"--keys") {
            shown
                .says("2.0 was approved before, and its approval was cut short: the file has its stamp now.");
        }
        shown.says("2.0 published");
        assert_eq!(company.bytes("scope.ron"), approved);
    }
    // Line by line it is said as well.
    company.desk.write("scope.ron", &before);
    company
        .run(&["review", "scope.ron", "--plain"])
        .complains("2.0 was approved before, and its approval was");
    assert_eq!(company.bytes("scope.ron"), approved);
    // A comment that was written meanwhile stays.
    let commented = [b"// as agreed\n", before.as_slice()].concat();
    for by_command in [true, false] {
        company.desk.write("scope.ron", &commented);
        if by_command {
            company.approve("2.0").ends(0);
        } else {
            opened(&company, &[]).says("the file has its stamp now.");
        }
        assert_eq!(company.bytes("scope.ron"), [b"// as agreed\n", approved.as_slice()].concat());
    }
}

#[test]
fn a_stamp_that_is_not_written_is_no_blocker() {
    let company = Company::with_two_versions();
    let behind = company.bytes("scope.approved/2.0.ron");
    company.desk.write("scope.ron", &behind);
    // 2.1 has answers that 2.0 has not: this is more than a stamp.
    let lacks_nothing = |company: &Company| {
        let before = company.bytes("scope.ron");
        let check = company.run(&["check", "scope.ron"]);
        for shown in [&check, &opened(company, &[]), &opened(company, &["--read-only"])] {
            assert!(!shown.out.contains("is lower than"), "{}", shown.out);
            assert!(!shown.out.contains("has its stamp now"), "{}", shown.out);
        }
        assert_eq!(company.bytes("scope.ron"), before);
    };
    lacks_nothing(&company);
    company.edits(|scope| {
        crate::company::set(
            scope,
            Section::Exclusions,
            "EXC-1",
            "reason",
            "It holds no data of the company.",
        );
    });
    lacks_nothing(&company);
    // Where only the stamp is lacking, and nothing may be written, that is said.
    let company = Company::new();
    let before = company.bytes("scope.ron");
    company.approve("2.0").ends(0);
    company.desk.write("scope.ron", &before);
    lacks_nothing_but_the_stamp(&company, &before);
}

#[track_caller]
fn lacks_nothing_but_the_stamp(company: &Company, before: &[u8]) {
    company.run(&["check", "scope.ron"]).ends(0);
    let shown = opened(company, &["--read-only"]);
    shown.says("2.0 is approved, but its approval was cut short: the file gets its stamp when it is opened");
    shown.says("2.0 published");
    assert_eq!(company.bytes("scope.ron"), before);
}

#[test]
fn a_version_that_is_not_proven_gives_no_stamp() {
    let company = Company::new();
    let before = company.bytes("scope.ron");
    company.approve("2.0").ends(0);
    company.desk.write("scope.ron", &before);
    company.desk.write("scope.approved/2.0.ron.sig", "no signature");
    opened(&company, &[]).says("2.0 not proven");
    assert_ne!(company.approve("2.0").code, Some(0));
    assert_eq!(company.bytes("scope.ron"), before);
}

#[test]
fn a_signature_never_follows_a_link_out_of_the_folder() {
    let company = Company::new();
    std::fs::create_dir(company.desk.path("scope.approved")).unwrap();
    let outside = company.desk.write("precious", "precious");
    std::os::unix::fs::symlink(&outside, company.desk.path("scope.approved/2.0.ron.sig")).unwrap();
    company.approve("2.0").ends(0);
    assert_eq!(company.bytes("precious"), b"precious");
    company.verify().ends(0);
    // Nor is the list that came with the scope followed.
    let company = Company::new();
    std::fs::create_dir(company.desk.path("scope.approved")).unwrap();
    std::os::unix::fs::symlink(&outside, company.desk.path("scope.approved/allowed_signers")).unwrap();
    company.approve("2.0").ends(5).complains("it is a link, not a file");
    assert!(!company.has("scope.approved/2.0.ron"));
    assert_eq!(company.bytes("scope.approved/allowed_signers"), b"precious");
}

#[test]
fn what_a_save_left_beside_the_scope_is_told_and_cleared_and_that_of_another_file_is_not() {
    let company = Company::new();
    for name in [".isms-scope-scope.ron-a1b2c3", ".isms-scope-other.ron-a1b2c3"] {
        company.desk.write(name, "(half of a sc");
    }
    company.run(&["verify", "scope.ron"]).says(".isms-scope-scope.ron-a1b2c3");
    company.approve("2.0").ends(0).complains(".isms-scope-scope.ron-a1b2c3");
    assert!(!company.has(".isms-scope-scope.ron-a1b2c3") && company.has(".isms-scope-other.ron-a1b2c3"));
    let verified = company.run(&["verify", "scope.ron"]);
    assert!(!verified.out.contains(".isms-scope-"), "{}", verified.out);
}
