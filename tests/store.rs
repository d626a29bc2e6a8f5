//! The file on a real disk: opened, saved, approved, locked, recovered, and refused.
#![expect(clippy::unwrap_used, reason = "a test fails loudly")]
#![expect(clippy::disallowed_methods, reason = "tests write files as any other program does")]

use std::{
    fs,
    path::{Path, PathBuf},
};

use isms_scope::{
    scope::{
        Scope,
        fingerprint::Fingerprint,
        value::{Value, Version},
    },
    store::{
        OnDisk, ScopeFile, StoreError,
        approved::{self, approved},
        lock::{self, Holder, LockError},
        recovery::{self, Recovery},
        report::report,
    },
};
use tempfile::TempDir;

const SAMPLE: &str = include_str!("../data/clerk-io.ron");

/// A folder with the sample in it, and the path of that.
fn sample() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("scope.ron");
    fs::write(&path, SAMPLE).unwrap();
    (folder, path)
}

fn titled(scope: &Scope, title: &str) -> Scope {
    Scope { title: title.to_owned(), ..scope.clone() }
}

fn names_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn version(text: &str) -> Version {
    text.parse().unwrap()
}

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

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink};

    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o7777
    }

    #[test]
    fn a_link_stays_a_link_and_its_target_is_saved() {
        let (folder, path) = sample();
        let (link, chain) = (folder.path().join("link.ron"), folder.path().join("chain.ron"));
        symlink("scope.ron", &link).unwrap();
        symlink(&link, &chain).unwrap();
        let mut file = ScopeFile::open(&chain).unwrap();
        let mine = titled(file.scope(), "Mine");
        file.save(&mine).unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert!(fs::symlink_metadata(&chain).unwrap().is_symlink());
        assert_eq!(ScopeFile::open(&path).unwrap().scope(), &mine);
        // Everything that stands beside a scope stands beside what the link leads to.
        assert_eq!(approved::folder(&chain), folder.path().join("scope.approved"));
        assert_eq!(lock::beside(&chain).unwrap(), folder.path().join(".scope.ron.lock"));
        let circle = folder.path().join("circle.ron");
        symlink("circle.ron", &circle).unwrap();
        assert!(matches!(ScopeFile::open(&circle), Err(StoreError::CannotRead { .. })));
    }

    #[test]
    fn the_mode_and_the_owner_are_kept_and_a_new_file_is_as_any_program_makes_it() {
        let (folder, path) = sample();
        let usual = mode(&path);
        for kept in [0o640, 0o600, 0o664] {
            fs::set_permissions(&path, fs::Permissions::from_mode(kept)).unwrap();
            let mut file = ScopeFile::open(&path).unwrap();
            let mine = titled(file.scope(), &format!("{kept:o}"));
            file.save(&mine).unwrap();
            assert_eq!(mode(&path), kept);
        }
        if std::os::unix::fs::chown(&path, Some(1234), Some(1235)).is_ok() {
            let mut file = ScopeFile::open(&path).unwrap();
            file.save(&titled(&Scope::default(), "Owned")).unwrap();
            let metadata = fs::metadata(&path).unwrap();
            assert_eq!((metadata.uid(), metadata.gid()), (1234, 1235));
        }
        let new = folder.path().join("new.ron");
        ScopeFile::create(&new, &Scope::default()).unwrap();
        assert_eq!(mode(&new), usual);
    }

    #[test]
    fn a_pipe_and_a_device_are_refused_without_waiting() {
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("pipe.ron");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status().unwrap();
        assert!(made.success());
        let socket = folder.path().join("socket.ron");
        let _listener = std::os::unix::net::UnixListener::bind(&socket).unwrap();
        let link = folder.path().join("zero.ron");
        symlink("/dev/zero", &link).unwrap();
        for path in [&pipe, &socket, &link] {
            let error = ScopeFile::open(path).unwrap_err();
            let expected = format!("cannot open {}: it is a pipe or a device, not a file", path.display());
            assert_eq!(error.to_string(), expected);
        }
    }

    #[test]
    fn a_planted_lock_is_neither_followed_nor_waited_for() {
        let (folder, path) = sample();
        let lock = lock::beside(&path).unwrap();
        let victim = folder.path().join("victim");
        fs::write(&victim, "precious").unwrap();
        symlink(&victim, &lock).unwrap();
        assert!(matches!(lock::acquire(&path, &Holder::default()), Err(LockError::Unavailable(_))));
        assert_eq!(fs::read_to_string(&victim).unwrap(), "precious");
        fs::remove_file(&lock).unwrap();
        std::process::Command::new("mkfifo").arg(&lock).status().unwrap();
        assert!(matches!(lock::acquire(&path, &Holder::default()), Err(LockError::Unavailable(_))));
    }

    #[test]
    fn unsaved_work_is_readable_for_its_owner_only() {
        let folder = tempfile::tempdir().unwrap();
        let private = folder.path().join("state/recovery");
        recovery::keep(&private, &work(None, "x")).unwrap();
        assert_eq!(mode(&private), 0o700);
        assert_eq!(mode(&private.join("sample.recovery")), 0o600);
        // A link that somebody planted is not believed.
        let elsewhere = folder.path().join("elsewhere");
        fs::rename(private.join("sample.recovery"), &elsewhere).unwrap();
        symlink(&elsewhere, private.join("sample.recovery")).unwrap();
        assert_eq!(recovery::find(&private, None), None);
    }

    #[test]
    fn a_file_name_of_any_bytes_is_recovered() {
        use std::os::unix::ffi::OsStrExt as _;

        let folder = tempfile::tempdir().unwrap();
        let name = std::ffi::OsStr::from_bytes(b"a\nb%\xff\x1b\xc3\xa9.ron");
        let path = folder.path().canonicalize().unwrap().join(name);
        recovery::keep(folder.path(), &work(Some(&path), "x")).unwrap();
        assert_eq!(recovery::find(folder.path(), Some(&path)).unwrap().document, Some(path));
    }
}

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

#[test]
fn a_lock_says_who_has_it_and_goes_with_its_holder() {
    let (folder, path) = sample();
    let ada = Holder { user: "ada".into(), host: "vm1\u{1b}[31m".into(), pid: 42, since: "14:02".into() };
    let lock = lock::acquire(&path, &ada).unwrap();
    let Err(LockError::Held(holder)) = lock::acquire(&path, &Holder::default()) else {
        panic!("it was given twice");
    };
    assert_eq!(holder, Holder { host: "vm1[31m".into(), ..ada.clone() });
    drop(lock);
    assert_eq!(names_in(folder.path()), ["scope.ron"]);
    // One that was left by a program that was killed is taken over.
    fs::write(lock::beside(&path).unwrap(), "user: somebody who was here long before\n".repeat(9)).unwrap();
    let taken = lock::acquire(&path, &ada).unwrap();
    let text = fs::read_to_string(lock::beside(&path).unwrap()).unwrap();
    assert_eq!(text, "user: ada\nhost: vm1[31m\npid: 42\nsince: 14:02\n");
    drop(taken);
    let nowhere = path.join("no folder/scope.ron");
    assert!(matches!(lock::acquire(&nowhere, &ada), Err(LockError::Unavailable(_))));
}

fn work(document: Option<&Path>, text: &str) -> Recovery {
    Recovery {
        document: document.map(Path::to_owned),
        based_on: Fingerprint::of(b"before"),
        at: "2025-07-01T14:02:00+02:00".into(),
        text: text.into(),
        typed: Vec::new(),
    }
}

#[test]
fn unsaved_work_is_kept_found_listed_and_forgotten() {
    let (folder, path) = sample();
    let path = path.canonicalize().unwrap();
    let state = folder.path().join("state");
    assert_eq!(recovery::find(&state, Some(&path)), None);
    assert!(recovery::list(&state).is_empty());
    let (mine, of_sample) = (work(Some(&path), "\u{FEFF}(title: \"é\r\n\n\")"), work(None, ""));
    recovery::keep(&state, &work(Some(&path), "older")).unwrap();
    recovery::keep(&state, &mine).unwrap();
    recovery::keep(&state, &of_sample).unwrap();
    assert_eq!(recovery::find(&state, Some(&path)), Some(mine.clone()));
    assert_eq!(recovery::find(&state, None), Some(of_sample.clone()));
    assert_eq!(recovery::list(&state), [of_sample, mine]);
    // The file may have been deleted since.
    fs::remove_file(&path).unwrap();
    assert!(recovery::find(&state, Some(&path)).is_some());
    recovery::forget(&state, Some(&path)).unwrap();
    recovery::forget(&state, Some(&path)).unwrap();
    assert_eq!(recovery::find(&state, Some(&path)), None);
}

#[test]
fn what_was_typed_is_kept_beside_the_text_and_work_without_any_is_still_read() {
    let folder = tempfile::tempdir().unwrap();
    let typed = vec![
        ("Q01: why?".to_owned(), "50 %,\nor a\tthird: \u{202e}å".to_owned()),
        (String::new(), "x\n\ntyped: y\tz".to_owned()),
    ];
    let work = Recovery { typed, ..work(None, "(title: \"x\")") };
    recovery::keep(folder.path(), &work).unwrap();
    assert_eq!(recovery::find(folder.path(), None), Some(work.clone()));
    // As it was written before anything that is typed was kept.
    let path = folder.path().join("sample.recovery");
    let whole = fs::read_to_string(&path).unwrap();
    let lines = whole.lines().filter(|line| !line.starts_with("typed: "));
    fs::write(&path, lines.collect::<Vec<_>>().join("\n")).unwrap();
    assert_eq!(recovery::find(folder.path(), None), Some(Recovery { typed: Vec::new(), ..work }));
}

#[test]
fn work_that_is_put_aside_is_found_again_after_the_rest() {
    let folder = tempfile::tempdir().unwrap();
    let (first, second, third) = (work(None, "first"), work(None, "second"), work(None, "third"));
    let found = || recovery::find(folder.path(), None);
    recovery::put_aside(folder.path(), None).unwrap();
    for work in [&first, &second] {
        recovery::keep(folder.path(), work).unwrap();
        recovery::put_aside(folder.path(), None).unwrap();
    }
    recovery::keep(folder.path(), &third).unwrap();
    assert_eq!(recovery::list(folder.path()).len(), 3);
    recovery::bring_back(folder.path(), None).unwrap();
    assert_eq!(found(), Some(third));
    for left in [Some(first), Some(second), None] {
        recovery::forget(folder.path(), None).unwrap();
        assert_eq!(found(), left);
        recovery::bring_back(folder.path(), None).unwrap();
    }
}

#[test]
fn recovered_work_that_was_cut_off_or_changed_is_not_believed() {
    let folder = tempfile::tempdir().unwrap();
    recovery::keep(folder.path(), &work(None, "(title: \"x\")")).unwrap();
    let path = folder.path().join("sample.recovery");
    let whole = fs::read(&path).unwrap();
    for cut in 0..whole.len() {
        fs::write(&path, &whole[..cut]).unwrap();
        assert_eq!(recovery::find(folder.path(), None), None, "cut at {cut}");
    }
    for (wrong, byte) in [(0, b'X'), (whole.len() - 2, b'X'), (whole.len() - 2, 0xff)] {
        let mut bytes = whole.clone();
        bytes[wrong] = byte;
        fs::write(&path, &bytes).unwrap();
        assert_eq!(recovery::find(folder.path(), None), None);
    }
    fs::write(&path, &whole).unwrap();
    assert!(recovery::find(folder.path(), None).is_some());
    // Work for another file under this file's name.
    recovery::keep(folder.path(), &work(Some(Path::new("/elsewhere.ron")), "x")).unwrap();
    let other = names_in(folder.path()).into_iter().find(|name| name != "sample.recovery").unwrap();
    fs::rename(folder.path().join(other), &path).unwrap();
    assert_eq!(recovery::find(folder.path(), None), None);
}

/// Returns all that the user is told about a file with these bytes.
fn told(bytes: &[u8]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("scope.ron");
    fs::write(&path, bytes).unwrap();
    let error = ScopeFile::open(&path).unwrap_err();
    assert_eq!(fs::read(&path).unwrap(), bytes);
    assert_eq!(names_in(folder.path()), ["scope.ron"]);
    match error {
        StoreError::Faulty { fault, .. } => report(&fault, Path::new("scope.ron")),
        other => panic!("{other}"),
    }
}

#[test]
fn a_file_that_is_no_file_or_too_large_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let told = |path: &Path| {
        let error = ScopeFile::open(path).unwrap_err();
        format!("{error}\nnext: {}", error.next()).replace(folder.path().to_str().unwrap(), "")
    };
    insta::assert_snapshot!(told(folder.path()), @"
    cannot open : it is a folder, not a file
    next: give the path of a scope, such as scope.ron
    ");
    insta::assert_snapshot!(told(&folder.path().join("none.ron")), @"
    cannot open /none.ron: there is no such file
    next: isms-scope new /none.ron writes an empty scope there
    ");
    let large = folder.path().join("large.ron");
    fs::File::create(&large).unwrap().set_len(64 * 1024 * 1024 + 1).unwrap();
    insta::assert_snapshot!(told(&large), @"
    cannot open /large.ron: it is larger than 64 MiB
    next: a scope has a few pages: is this the file that was meant?
    ");
}

#[test]
fn a_file_that_is_no_scope_is_told_with_the_line_and_what_was_meant() {
    insta::assert_snapshot!(told(b""), @r#"
    error: the file is empty: there is no scope in it
     --> scope.ron:1:1
      |
    1 |
      | ^
      |
      = help: isms-scope new FILE writes an empty scope into a file that does not exist yet
    "#);
    insta::assert_snapshot!(told(b"caf\xc3\xa9 (\n  \xc3\xa9\xff\n)"), @r#"
    error: the file is no UTF-8 text: found the byte 0xFF
     --> scope.ron:2:4
      |
    2 |   é�
      |    ^
      |
      = help: save it as UTF-8 in the editor that wrote it
    "#);
    insta::assert_snapshot!(told(b"{\"title\": \"x\"}"), @r#"
    error: expected ( at the beginning of the file
     --> scope.ron:1:1
      |
    1 | {"title": "x"}
      | ^
      |
      = help: it begins with ( and ends with )
    "#);
    insta::assert_snapshot!(told(b"(\n    titel: \"x\",\n)"), @r#"
    error: there is no field titel in the scope
     --> scope.ron:2:5
      |
    2 |     titel: "x",
      |     ^^^^^
      |
      = help: did you mean title?
    "#);
    insta::assert_snapshot!(told(b"(\n    title: \"x,\n    purpose: \"y\",\n)"), @r#"
    error: expected a comma, found y
     --> scope.ron:3:15
      |
    3 |     purpose: "y",
      |               ^
      |
      = help: the text before it begins on line 2: is a quote missing there?
    "#);
    insta::assert_snapshot!(told("(title: \"日本\u{1b}[31m\u{202e}\", control: (effective_date: \"2025-02-30\"))".as_bytes()), @r#"
    error: there is no day 2025-02-30 in the calendar
     --> scope.ron:1:47
      |
    1 | (title: "日本␛[31m�", control: (effective_date: "2025-02-30"))
      |                                                 ^^^^^^^^^^^^
    "#);
    insta::assert_snapshot!(told(b"(locations: [(id: \"LOC-1\"),\n    (id: \"LOC-1\")])"), @r#"
    error: the id LOC-1 is there twice
     --> scope.ron:2:10
      |
    2 |     (id: "LOC-1")])
      |          ^^^^^^^
      |
      = help: the first stands on line 1; give this row one that no row has had: "LOC-..."
    "#);
    insta::assert_snapshot!(told(b"(locations: [\n    (text: \"x\"),\n])"), @r#"
    error: this row has no id
     --> scope.ron:2:5
      |
    2 |     (text: "x"),
      |     ^
      |
      = help: give it one that no row has had: id: "LOC-..."
    "#);
    insta::assert_snapshot!(told(b"(\n    title: ISO 27001,\n)"), @r#"
    error: expected a value, found ISO
     --> scope.ron:2:12
      |
    2 |     title: ISO 27001,
      |            ^^^
      |
      = help: a text stands between quotes: "..."
    "#);
    insta::assert_snapshot!(told("[".repeat(129).as_bytes()), @r#"
    error: brackets are nested deeper than 128
     --> scope.ron:1:129
      |
    1 | …[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[
      |                                                              ^
      |
      = help: a scope needs four levels: is this file what it should be?
    "#);
}
