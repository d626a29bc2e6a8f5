//! An approved version that contradicts itself does not stand, be it signed or approved by typed name; the untouched
//! one is the control.

use crate::company::{Company, NAME};

const FIRST: &str = "scope.approved/2.0.ron";

/// A company whose 2.0 is approved by typed name.
pub(crate) fn by_typed_name() -> Company {
    let company = Company::new();
    let reason = "Agreed with the board.";
    company
        .run(&["approve", "scope.ron", "--as", NAME, "--confirm", "2.0", "--typed-name", "--reason", reason])
        .ends(0);
    assert_eq!(company.verify().ends(0).verdicts(), ["2.0 ok none"]);
    company
}

fn text(company: &Company, name: &str) -> String {
    String::from_utf8(company.bytes(name)).unwrap()
}

/// Writes another value into a field of the last part of a version, where its record stands.
fn field(company: &Company, name: &str, field: &str, value: &str) {
    let whole = text(company, name);
    let at = whole.rfind(&format!("{field}: \"")).unwrap() + field.len() + 3;
    let end = at + whole[at..].find('"').unwrap();
    company.desk.write(name, format!("{}{value}{}", &whole[..at], &whole[end..]));
}

/// Takes the key out of the record of a version.
pub(crate) fn strip(company: &Company, name: &str) {
    let whole = text(company, name);
    let names_key = |line: &&str| {
        let line = line.trim();
        line.starts_with("key: \"SHA256:") || line == "email: \"ceo@example.com\","
    };
    let kept: Vec<&str> = whole.lines().filter(|line| !names_key(line)).collect();
    company.desk.write(name, kept.join("\n") + "\n");
}

#[test]
fn a_version_by_typed_name_that_contradicts_itself_does_not_stand() {
    let attacked = |attack: &dyn Fn(&Company), says: &str| {
        let company = by_typed_name();
        attack(&company);
        // Whoever changes the version changes the working file with it.
        company.desk.write("scope.ron", company.bytes(FIRST));
        company.run(&["verify", "scope.ron"]).ends(1).says("Version 2.0: DOES NOT STAND").says(says);
        company.run(&["check", "scope.ron"]).ends(1).says("HIS-01").says(says);
    };
    attacked(
        &|company| {
            let edited = text(company, FIRST).replacen("Clerk.io ApS", "Mallory ApS", 1);
            company.desk.write(FIRST, edited);
        },
        "the sentence that was agreed to is for another text",
    );
    attacked(
        &|company| field(company, FIRST, "    next_review", "2031-01-01"),
        "its next review is 2031-01-01, but",
    );
    attacked(
        &|company| field(company, FIRST, "        by", "Mallory"),
        "it says that Mallory approved it, but its text names",
    );
    attacked(&|company| field(company, FIRST, "consent", ""), "it carries no sentence that was agreed to");
    attacked(
        &|company| field(company, FIRST, "        at", "1999-01-01T09:00:00+00:00"),
        "its approval on 1999-01-01 is 2000-01-01",
    );
    attacked(
        &|company| {
            let whole = text(company, FIRST);
            let (start, rest) = whole.split_once("    verdicts: [").unwrap();
            let end = rest.split_once("\n    ],\n").unwrap().1;
            company.desk.write(FIRST, format!("{start}{end}"));
        },
        "it was approved, but it carries no answer of the checklist",
    );
}

#[test]
fn a_signed_version_is_not_made_into_one_of_a_typed_name_with_another_text() {
    let company = Company::new();
    company.approve("2.0").ends(0);
    company.verify().ends(0);
    std::fs::remove_file(company.desk.path("scope.approved/2.0.ron.sig")).unwrap();
    let edited = text(&company, FIRST).replace("means: \"signature\"", "means: \"typed name\"");
    company.desk.write(FIRST, edited.replacen("Clerk.io ApS", "Mallory ApS", 1));
    strip(&company, FIRST);
    company.desk.write("scope.ron", company.bytes(FIRST));
    let ran = company.verify();
    assert_eq!(ran.ends(1).verdicts(), ["2.0 broken none"]);
    ran.says("is for another text");
}

#[test]
fn an_approval_in_any_time_zone_agrees_with_itself() {
    for zone in ["Pacific/Kiritimati", "Etc/GMT+12"] {
        let mut company = Company::new();
        company.environment.push(("TZ", zone.into()));
        company.approve("2.0").ends(0);
        company.verify().ends(0);
        company.reviews_again("2026-08-01");
        company.approve("2.1").ends(0);
        assert_eq!(company.verify().ends(0).verdicts(), ["2.0 ok good", "2.1 ok good"]);
    }
}
