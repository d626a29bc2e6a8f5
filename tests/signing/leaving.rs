//! A version is withdrawn: recorded beside it with the reason, and nothing of it is deleted or written again.

use crate::{
    company::{Company, NAME},
    ran::Ran,
};

const WHY: &str = "The office in question was closed.";

fn withdraw(company: &Company, version: &str, more: &[&str]) -> Ran {
    let mut arguments = vec!["withdraw", "scope.ron", "--version", version, "--as", NAME, "--reason", WHY];
    arguments.extend(more);
    company.run(&arguments)
}

const BY_KEY: &[&str] = &["--key", "ceo", "--signers", "allowed_signers"];

#[test]
fn a_withdrawn_version_stays_and_every_output_says_that_it_does_not_apply() {
    let company = Company::with_two_versions();
    let approved = company.bytes("scope.approved/2.1.ron");
    withdraw(&company, "2.1", BY_KEY).ends(0).says("written: scope.approved/2.1.withdrawn.ron\n");
    assert_eq!(company.bytes("scope.approved/2.1.ron"), approved);
    let verified = company.verify();
    assert_eq!(verified.ends(0).verdicts(), ["2.0 ok good", "2.1 ok good"]);
    assert_eq!(verified.json()["working"], "draft");
    assert!(verified.json()["versions"][1]["withdrawn_on"].is_string());
    company.run(&["verify", "scope.ron"]).says(&format!("{WHY} (good signature by ceo@example.com"));
    company.run(&["history", "scope.ron"]).ends(0).says(&format!("by {NAME}, by signature: {WHY}"));
    company.run(&["show", "scope.ron", "--version", "2.1"]).ends(0).complains("version 2.1 was withdrawn: ");
    let day = company.run(&["show", "scope.ron", "--as-of", "2999-01-01"]);
    day.ends(1).complains("2.1 was withdrawn on").complains(WHY);
    // What comes after it follows upon it.
    company.reviews_again("2026-09-01");
    company.approve("2.2").ends(0);
    assert_eq!(company.verify().ends(0).verdicts().len(), 3);
    company.run(&["show", "scope.ron", "--as-of", "2999-01-01"]).ends(0).says("Version: 2.2\n");
}

#[test]
fn a_withdrawal_by_typed_name_is_called_the_weaker_kind_wherever_it_is_told() {
    let company = Company::with_two_versions();
    withdraw(&company, "2.1", &[]).ends(0);
    let told = format!("by {NAME}, by typed name, the weaker kind: {WHY}");
    for arguments in [&["history", "scope.ron"][..], &["check", "scope.ron"]] {
        company.run(arguments).says(told.trim_end_matches('.'));
    }
    company
        .run(&["verify", "scope.ron"])
        .says(&format!("by {NAME}: {WHY} (no signature: by typed name, the"));
    company.run(&["show", "scope.ron", "--version", "2.1"]).complains(&told);
    company.run(&["show", "scope.ron", "--as-of", "2999-01-01"]).ends(1).complains(&told);
    for keys in ["1", "7<end>"] {
        let shown = company.run(&["scope.ron", "--print", "--size", "160x60", "--keys", keys]);
        let shown = shown.out.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(shown.contains(&told), "{shown}");
    }
}

#[test]
fn a_reason_of_several_lines_is_one_sentence_where_the_state_is_told() {
    let company = Company::with_two_versions();
    let reason = "Closed.\nscope.ron: nothing found\n";
    company.run(&["withdraw", "scope.ron", "--version", "2.1", "--as", NAME, "--reason", reason]).ends(0);
    let check = company.run(&["check", "scope.ron"]);
    check.says(
        "the weaker kind: Closed. scope.ron: nothing found. No version is in force; nothing changed since\n",
    );
    assert!(!check.out.contains("\nscope.ron: nothing found"), "{}", check.out);
}

#[test]
fn a_version_is_withdrawn_by_nobody_while_somebody_has_the_scope_open() {
    let company = Company::with_two_versions();
    let holder = isms_scope::store::lock::Holder {
        user: "hanne".into(),
        host: "desk".into(),
        pid: 7,
        since: "2026-11-22 09:00".into(),
    };
    let lock = isms_scope::store::lock::acquire(&company.desk.path("scope.ron"), &holder).unwrap();
    assert_eq!(
        withdraw(&company, "2.1", BY_KEY).ends(3).err,
        "cannot withdraw from scope.ron: hanne has it open on desk (process 7) since 2026-11-22 09:00\n\
         next: let them close it, and withdraw it then\n"
    );
    assert!(!company.has("scope.approved/2.1.withdrawn.ron"));
    drop(lock);
    // What an approval left undone is done first.
    let approved = company.bytes("scope.ron");
    let unstamped = String::from_utf8(approved.clone()).unwrap();
    let stamp = unstamped.find("    approval: (").unwrap();
    company.desk.write("scope.ron", unstamped[..stamp].to_owned() + ")\n");
    let ran = withdraw(&company, "2.1", BY_KEY);
    ran.ends(0).complains("version 2.1 was approved before, and its approval was cut short");
    assert_eq!(company.bytes("scope.ron"), approved);
}

#[test]
fn only_the_approver_withdraws_with_a_reason_and_once() {
    let company = Company::with_two_versions();
    let refused = |by: &str, reason: &str| {
        company.run(&["withdraw", "scope.ron", "--version", "2.0", "--as", by, "--reason", reason])
    };
    refused("Casper Nielsen", WHY)
        .ends(1)
        .complains("is approved by Hans-Kristian Bjerregaard, not by Casper Nielsen");
    refused(NAME, " - ").ends(1).complains("no reason is given");
    withdraw(&company, "7.0", &[]).ends(5).complains("there is no approved version 7.0");
    assert!(!company.has("scope.approved/2.0.withdrawn.ron"));
    withdraw(&company, "2.0", &[]).ends(0).says("by typed name, the weaker kind");
    withdraw(&company, "2.0", BY_KEY).ends(1).complains("what is recorded is never written again");
    company.verify().ends(0);
}

#[test]
fn a_withdrawal_that_was_changed_moved_or_made_up_is_noticed() {
    let attacked = |attack: &dyn Fn(&Company)| {
        let company = Company::with_two_versions();
        withdraw(&company, "2.1", BY_KEY).ends(0);
        company.verify().ends(0);
        attack(&company);
        company.verify()
    };
    let record = "scope.approved/2.1.withdrawn.ron";
    attacked(&|company| {
        let text = String::from_utf8(company.bytes(record)).unwrap();
        company.desk.write(record, text.replace("closed", "opened"));
    })
    .ends(1);
    attacked(&|company| std::fs::remove_file(company.desk.path(&format!("{record}.sig"))).unwrap()).ends(1);
    let moved = attacked(&|company| {
        for end in ["", ".sig"] {
            let from = company.desk.path(&format!("{record}{end}"));
            std::fs::rename(from, company.desk.path(&format!("scope.approved/2.0.withdrawn.ron{end}")))
                .unwrap();
        }
    });
    assert_eq!(moved.ends(1).verdicts(), ["2.0 broken good", "2.1 ok good"]);
    let company = Company::with_two_versions();
    company.desk.write(record, "(version: ");
    company
        .run(&["verify", "scope.ron"])
        .ends(5)
        .complains("cannot be read: it is no record of a withdrawal");
}

#[test]
fn what_to_do_next_is_about_withdrawing_and_never_about_approving() {
    let mut company = Company::with_two_versions();
    company.desk.ed25519("other");
    let refused = |ran: Ran, says: &str| {
        ran.ends(1).complains(says);
        for wrong in ["--add-signer", "approve it", "or approve"] {
            assert!(!ran.err.contains(wrong), "{}", ran.err);
        }
    };
    let unlisted = ["--key", "other", "--signers", "allowed_signers"];
    refused(withdraw(&company, "2.1", &unlisted), "the key: ");
    let by_another = ["withdraw", "scope.ron", "--version", "2.1", "--as", "Ida", "--reason", WHY];
    refused(company.run(&by_another), &format!("next: let {NAME} withdraw it"));
    std::fs::create_dir(company.desk.path("empty")).unwrap();
    company.environment[1] = ("PATH", company.desk.path("empty"));
    refused(withdraw(&company, "2.1", BY_KEY), "next: install OpenSSH, or ");
    assert!(!company.has("scope.approved/2.1.withdrawn.ron"));
}

#[test]
fn a_withdrawal_that_nobody_who_may_could_have_recorded_is_not_proven() {
    let record = "scope.approved/2.1.withdrawn.ron";
    let attacked = |field: &str, value: &str, says: &str| {
        let company = Company::with_two_versions();
        withdraw(&company, "2.1", &[]).ends(0);
        company.verify().ends(0);
        assert!(!company.run(&["history", "scope.ron"]).ends(0).out.contains("not proven"));
        let text = String::from_utf8(company.bytes(record)).unwrap();
        let at = text.find(&format!(" {field}: \"")).unwrap() + field.len() + 4;
        let end = at + text[at..].find('"').unwrap();
        company.desk.write(record, format!("{}{value}{}", &text[..at], &text[end..]));
        let told = format!("its withdrawal is not proven: {says}");
        company.run(&["verify", "scope.ron"]).ends(1).says(&format!("Problem: 2.1: {told}"));
        let problems = company.verify().ends(1).json()["problems"].to_string();
        assert!(problems.contains(&says.replace('"', "\\\"")), "{problems}");
        company.run(&["history", "scope.ron"]).says(&format!("Withdrawal: {told}"));
        company.run(&["check", "scope.ron"]).ends(1).says("HIS-02").says(&told);
    };
    attacked("by", "Mallory", "Mallory withdrew it by its record, and Hans-Kristian Bjerregaard approves it");
    attacked("reason", "-", "its record gives no reason");
    attacked(
        "at",
        "2999-01-01T09:00:00+00:00",
        "its record says 2999-01-01 09:00:00 +00:00, which is still to",
    );
    attacked(
        "at",
        "1999-01-01T09:00:00+00:00",
        "its record says 1999-01-01 09:00:00 +00:00, which is before the",
    );
    attacked("at", "yesterday", "its record does not say when");
}

#[test]
fn a_bad_signature_on_a_withdrawal_is_told_wherever_the_withdrawal_is() {
    let company = Company::with_two_versions();
    withdraw(&company, "2.1", BY_KEY).ends(0);
    company.verify().ends(0);
    let record = "scope.approved/2.1.withdrawn.ron";
    let text = String::from_utf8(company.bytes(record)).unwrap();
    company.desk.write(record, text.replace("closed", "opened"));
    let told = "its withdrawal is not proven: bad signature: it is not over these bytes";
    let json = company.verify().ends(1).json();
    assert_eq!(json["problems"], serde_json::json!([format!("2.1: {told}")]));
    company.run(&["verify", "scope.ron"]).ends(1).says(&format!("Problem: 2.1: {told}"));
    company.run(&["history", "scope.ron"]).says(told);
    let history = company.run(&["history", "scope.ron", "--format", "json"]).json();
    assert_eq!(history["versions"][0]["withdrawal_problems"], serde_json::json!([told]));
}

#[test]
fn a_withdrawal_without_its_version_and_one_that_was_removed() {
    let company = Company::with_two_versions();
    // It leaves no trace, and that is said.
    company.run(&["verify", "scope.ron"]).ends(0).says("that the record of a withdrawal was removed");
    withdraw(&company, "2.1", &[]).ends(0);
    let record = company.bytes("scope.approved/2.1.withdrawn.ron");
    company.desk.write("scope.approved/7.0.withdrawn.ron", record);
    company
        .run(&["verify", "scope.ron"])
        .ends(1)
        .says("7.0.withdrawn.ron records the withdrawal of a version");
}

#[test]
fn a_version_that_does_not_stand_is_not_withdrawn() {
    let company = Company::with_two_versions();
    let first = "scope.approved/2.0.ron";
    let text = String::from_utf8(company.bytes(first)).unwrap();
    company.desk.write(first, text.replace("seen", "not seen"));
    withdraw(&company, "2.0", BY_KEY)
        .ends(1)
        .complains("version 2.0 does not stand: bad signature\nnext: look with isms-scope verify");
    assert!(!company.has("scope.approved/2.0.withdrawn.ron"));
}
