//! The lock: who has it, and that it goes with its holder.

use std::fs;

use isms_scope::store::{
    lock,
    lock::{Holder, LockError},
};

use crate::{names_in, sample};

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
