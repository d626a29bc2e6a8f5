//! Unsaved work: kept, found again, and not believed where it was cut off.

use std::{fs, path::Path};

use isms_scope::{
    scope::fingerprint::Fingerprint,
    store::{recovery, recovery::Recovery},
};

use crate::{names_in, sample};

pub(crate) fn work(document: Option<&Path>, text: &str) -> Recovery {
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
