//! What only this family of systems has: links, modes, owners, and files that are none.

use std::{
    fs,
    os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink},
    path::Path,
};

use isms_scope::{
    scope::Scope,
    store::{
        ScopeFile, StoreError, approved, lock,
        lock::{Holder, LockError},
        recovery,
    },
};

use crate::{recovered::work, sample, titled};

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
