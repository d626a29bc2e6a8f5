//! Saving: only what changed is written, nobody's work is overwritten, and what fails leaves everything as it was.

use std::fs;

use isms_scope::{
    scope::Scope,
    store::{OnDisk, ScopeFile, StoreError},
};

use crate::{SAMPLE, names_in, sample, titled};

#[test]
fn a_save_changes_the_line_that_changed_and_leaves_nothing_beside() {
    let (folder, path) = sample();
    let mut file = ScopeFile::open(&path).unwrap();
    file.check_writable().unwrap();
    let scope = titled(file.scope(), "Scope of Clerk.io");
    file.save(&scope).unwrap();
    let expected = SAMPLE.replace("ISO 27001 ISMS Scope", "Scope of Clerk.io");
    assert_eq!(fs::read_to_string(&path).unwrap(), expected);
    assert_eq!((file.text(), file.scope()), (expected.as_str(), &scope));
    assert!(!file.changed_on_disk());
    assert_eq!(names_in(folder.path()), ["scope.ron"]);
}

#[test]
fn a_new_file_is_never_written_over_another() {
    let (folder, path) = sample();
    let error = ScopeFile::create(&path, &Scope::default()).unwrap_err();
    assert_eq!(error.to_string(), format!("cannot create {}: there is a file of that name", path.display()));
    assert_eq!(fs::read_to_string(&path).unwrap(), SAMPLE);
    let new = folder.path().join("new.ron");
    let file = ScopeFile::create(&new, &Scope::default()).unwrap();
    assert_eq!(fs::read_to_string(&new).unwrap(), "(\n    format: 1,\n)\n");
    assert_eq!(file.scope(), &Scope::default());
}

#[test]
fn what_somebody_else_wrote_is_not_overwritten() {
    let (folder, path) = sample();
    let mut file = ScopeFile::open(&path).unwrap();
    let mine = titled(file.scope(), "Mine");
    let modified = fs::metadata(&path).unwrap().modified().unwrap();
    let theirs = SAMPLE.replace("ISO 27001", "ISO 27002");
    fs::write(&path, &theirs).unwrap();
    // The same length and the same time: only the content tells.
    fs::File::options().write(true).open(&path).unwrap().set_modified(modified).unwrap();
    assert!(file.changed_on_disk());
    let error = file.save(&mine).unwrap_err();
    assert!(matches!(error, StoreError::ChangedOnDisk { now: OnDisk::Rewritten, .. }), "{error}");
    assert_eq!(
        error.to_string(),
        format!("cannot save {}: it changed on disk since it was read", path.display())
    );
    assert_eq!(
        error.next(),
        "read it again, save yours beside it, or overwrite it (theirs is kept beside it)"
    );
    assert_eq!(fs::read_to_string(&path).unwrap(), theirs);

    assert_eq!(file.save_beside(&mine).unwrap(), folder.path().join("scope.mine.ron"));
    assert_eq!(file.save_beside(&mine).unwrap(), folder.path().join("scope.mine-2.ron"));
    file.save_over(&mine).unwrap();
    fs::write(&path, SAMPLE).unwrap();
    file.save_over(&mine).unwrap();
    assert_eq!(fs::read_to_string(folder.path().join("scope.theirs.ron")).unwrap(), theirs);
    assert_eq!(fs::read_to_string(folder.path().join("scope.theirs-2.ron")).unwrap(), SAMPLE);
    assert_eq!(fs::read_to_string(&path).unwrap(), file.text());
    assert_eq!(ScopeFile::open(&path).unwrap().scope().title, "Mine");
}

#[test]
fn a_file_that_was_deleted_is_not_made_again_unasked() {
    let (_folder, path) = sample();
    let mut file = ScopeFile::open(&path).unwrap();
    fs::remove_file(&path).unwrap();
    let mine = titled(file.scope(), "Mine");
    let error = file.save(&mine).unwrap_err();
    assert!(matches!(error, StoreError::ChangedOnDisk { now: OnDisk::Deleted, .. }), "{error}");
    assert!(!path.exists());
    file.save_over(&mine).unwrap();
    assert_eq!(ScopeFile::open(&path).unwrap().scope(), &mine);
}

#[test]
fn a_save_that_fails_leaves_the_file_and_what_was_typed() {
    let (folder, path) = sample();
    let mut file = ScopeFile::open(&path).unwrap();
    let mine = titled(file.scope(), "Mine");
    // The folder of the file becomes a file: nothing can be made beside it.
    let elsewhere = folder.path().with_extension("moved");
    fs::rename(folder.path(), &elsewhere).unwrap();
    fs::write(folder.path(), "no folder").unwrap();
    assert!(file.check_writable().is_err());
    assert!(file.save(&mine).is_err());
    assert!(file.save_over(&mine).is_err());
    let error = file.save_beside(&mine).unwrap_err();
    assert!(matches!(error, StoreError::CannotWrite { .. }), "{error}");
    assert_eq!(error.next(), "save under another name, in a folder that you may write to");
    assert_eq!((file.text(), file.scope().title.as_str()), (SAMPLE, "ISO 27001 ISMS Scope"));
    fs::remove_file(folder.path()).unwrap();
    fs::rename(&elsewhere, folder.path()).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), SAMPLE);
    file.save(&mine).unwrap();
}

#[test]
fn a_scope_that_cannot_be_worked_in_is_not_written() {
    let (_folder, path) = sample();
    let mut file = ScopeFile::open(&path).unwrap();
    let mut scope = file.scope().clone();
    scope.locations[1].id = scope.locations[0].id.clone();
    let error = file.save(&scope).unwrap_err();
    assert!(matches!(error, StoreError::CannotKeepLayout { .. }), "{error}");
    assert_eq!(fs::read_to_string(&path).unwrap(), SAMPLE);
}

#[test]
fn what_a_newer_program_wrote_is_read_and_never_written() {
    let (_folder, path) = sample();
    let newer = SAMPLE.replace("format: 1,", "format: 2,\n    mood: [\"good\"],");
    fs::write(&path, &newer).unwrap();
    let mut file = ScopeFile::open(&path).unwrap();
    assert_eq!(file.newer(), Some(2));
    assert!(matches!(file.check_writable(), Err(StoreError::Newer { .. })));
    let scope = file.scope().clone();
    for error in [file.save(&scope), file.save_over(&scope), file.save_beside(&scope).map(drop)] {
        assert!(matches!(error, Err(StoreError::Newer { format: 2, .. })));
    }
    assert_eq!(fs::read_to_string(&path).unwrap(), newer);
}
