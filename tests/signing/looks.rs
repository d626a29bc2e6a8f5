//! What each signature looks like on the screen: four words and four marks, and only the first is called approved.

use crate::company::Company;

/// The versions as the Approval tab shows them, without colours.
fn versions(company: &Company) -> String {
    let ran = company.run(&["scope.ron", "--print", "--size", "120x40", "--keys", "7<end>"]);
    ran.ends(0);
    let (_, versions) = ran.out.split_once("Approved versions").unwrap();
    versions.to_owned()
}

#[test]
fn good_unknown_bad_and_not_checked_each_have_a_word_and_a_mark() {
    let mut company = Company::with_two_versions();
    let good = versions(&company);
    assert_eq!(good.matches("= good signature by ceo@example.com").count(), 2, "{good}");
    assert!(good.contains("reaffirmation on") && good.contains("2.0    approval on"), "{good}");

    let approved = |shown: &str| shown.contains("2.1    reaffirmation") || shown.contains("2.0    approval");
    let list = company.bytes("scope.approved/allowed_signers");
    std::fs::remove_file(company.desk.path("scope.approved/allowed_signers")).unwrap();
    let unknown = versions(&company);
    assert!(unknown.contains("? signed by an unknown signer") && !approved(&unknown), "{unknown}");

    company.desk.write("scope.approved/allowed_signers", list);
    let signature = company.bytes("scope.approved/2.0.ron.sig");
    company.desk.write("scope.approved/2.1.ron.sig", signature);
    let bad = versions(&company);
    assert!(bad.contains("! bad signature: it is not over these bytes"), "{bad}");
    assert!(bad.contains("2.1    not proven to be approved"), "{bad}");

    std::fs::create_dir(company.desk.path("empty")).unwrap();
    company.environment[1] = ("PATH", company.desk.path("empty"));
    let unchecked = versions(&company);
    assert!(unchecked.contains("- signature not checked: there is no ssh-keygen"), "{unchecked}");
    assert!(!approved(&unchecked), "{unchecked}");
}
