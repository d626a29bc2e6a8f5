//! Approved versions: written once, in order, and told where one is at fault.

use std::{fs, path::PathBuf};

use isms_scope::{
    scope::{Scope, fingerprint::Fingerprint, value::Value},
    store::{ScopeFile, StoreError, approved, approved::approved},
};

use crate::{SAMPLE, sample, titled, version};

fn approve(file: &mut ScopeFile, stamped: &Scope, number: &str) -> Result<PathBuf, StoreError> {
    let prepared = file.prepare(stamped)?;
    file.keep(prepared, version(number), None).map(|kept| kept.version)
}

#[test]
fn an_approval_writes_the_same_bytes_twice_and_never_again() {
    let (folder, path) = sample();
    let mut file = ScopeFile::open(&path).unwrap();
    let mut stamped = file.scope().clone();
    stamped.control.version = Value::read("2.0").unwrap();
    let kept = approve(&mut file, &stamped, "2.0").unwrap();
    assert_eq!(kept, folder.path().join("scope.approved/2.0.ron"));
    assert_eq!(fs::read(&kept).unwrap(), fs::read(&path).unwrap());
    assert_eq!(file.scope(), &stamped);
    // Ended between the two files and approved again, it is completed.
    fs::write(&path, SAMPLE).unwrap();
    let mut again = ScopeFile::open(&path).unwrap();
    approve(&mut again, &stamped, "2.0").unwrap();
    assert_eq!(fs::read(&kept).unwrap(), fs::read(&path).unwrap());
    // Other bytes never take its place.
    let before = fs::read(&kept).unwrap();
    let other = titled(again.scope(), "Other");
    let error = approve(&mut again, &other, "2.0").unwrap_err();
    assert!(matches!(error, StoreError::AlreadyApproved { .. }), "{error}");
    assert_eq!(fs::read(&kept).unwrap(), before);
    assert_eq!(fs::read(&path).unwrap(), before);
    // What is not on the screen is not approved.
    fs::write(&path, SAMPLE).unwrap();
    assert!(matches!(approve(&mut again, &other, "3.0"), Err(StoreError::ChangedOnDisk { .. })));
    assert!(!approved::path_of(&path, version("3.0")).exists());
}

#[test]
fn approved_versions_come_in_order_and_faulty_ones_are_told() {
    let (folder, path) = sample();
    assert!(approved(&path).versions.is_empty());
    let approved_folder = folder.path().join("scope.approved");
    fs::create_dir(&approved_folder).unwrap();
    for name in ["1.10.ron", "1.9.ron", "1.9.ron.sig", "allowed_signers"] {
        fs::write(approved_folder.join(name), SAMPLE).unwrap();
    }
    fs::write(approved_folder.join("2.0.ron"), "(titel: \"x\")").unwrap();
    fs::write(approved_folder.join("3.0.ron"), "(format: 99)").unwrap();
    fs::write(approved_folder.join("draft.ron"), SAMPLE).unwrap();
    fs::create_dir(approved_folder.join("4.0.ron")).unwrap();
    let approved = approved(&path);
    let versions: Vec<String> = approved.versions.iter().map(|version| version.version.to_string()).collect();
    assert_eq!(versions, ["1.9", "1.10"]);
    assert_eq!(approved.versions[0].sha256, Fingerprint::of(SAMPLE.as_bytes()));
    assert_eq!(approved.versions[0].text, SAMPLE);
    let faults: Vec<String> = approved
        .faults
        .iter()
        .map(|fault| fault.to_string().replace(folder.path().to_str().unwrap(), ""))
        .collect();
    assert_eq!(
        faults,
        [
            "/scope.approved/2.0.ron cannot be read: there is no field titel in the scope (line 1, column 2)",
            "/scope.approved/3.0.ron cannot be read: a newer isms-scope wrote it, in the format 99",
            "/scope.approved/4.0.ron cannot be read: it is a folder, not a file",
            "cannot tell which version /scope.approved/draft.ron is: its name is none",
        ]
    );
}
