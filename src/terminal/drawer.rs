//! The drawer: where the unsaved work of this session is kept, for the next time if this one ends badly.
//! Must not hold up whoever works on the desk: the slow part is done without it.

use std::{
    io,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use crate::{
    app::{action::Failure, typed::Typed},
    scope::{Scope, fingerprint::Fingerprint},
    store::{
        ScopeFile,
        atomic::sync_folder,
        format, plain,
        recovery::{self, Recovery},
    },
};

/// The drawer of a session; without a folder it keeps nothing.
#[derive(Debug, Clone, Default)]
pub(super) struct Drawer {
    folder: Option<PathBuf>,
    state: Arc<Mutex<State>>,
}

/// What is in the drawer.
#[derive(Debug, Default)]
struct State {
    own: Own,
    /// The number of the next draft.
    next: u64,
    /// The least number of a draft that may still be put in: an older one has been overtaken.
    least: u64,
    /// What was put in last.
    last: Option<Fingerprint>,
}

/// Whose work is kept for the file.
#[derive(Debug, Default, PartialEq, Eq)]
enum Own {
    /// None of this session; there may be some of an earlier one.
    #[default]
    Nothing,
    /// This session's.
    Written,
    /// An earlier session's that goes on in this one, and differs from the file.
    TakenOver,
}

/// The unsaved work of one moment, to be kept.
#[derive(Debug)]
pub(super) struct Draft {
    drawer: Drawer,
    number: u64,
    /// The file that it belongs to; `None` for the sample.
    path: Option<PathBuf>,
    work: Option<Work>,
}

/// What is on the desk and not on disk.
#[derive(Debug)]
pub(super) struct Work {
    /// The scope with the text that is being written.
    pub(super) scope: Scope,
    /// What was typed in answer to questions, and not taken yet.
    pub(super) typed: Vec<Typed>,
    /// The file it is based on, if there is one and it can be read.
    pub(super) file: Option<ScopeFile>,
    /// The moment.
    pub(super) at: String,
}

impl Drawer {
    /// Returns the drawer in this folder.
    pub(super) fn new(folder: Option<PathBuf>) -> Self {
        Self { folder, state: Arc::default() }
    }

    /// Returns what an earlier session left for a file.
    pub(super) fn found(&self, path: Option<&Path>) -> Option<Recovery> {
        recovery::find(self.folder.as_deref()?, path)
    }

    /// Returns a draft of the work; without any, what this session kept is not wanted any more.
    pub(super) fn draft(&self, path: Option<&Path>, work: Option<Work>) -> Draft {
        let mut state = self.state();
        let number = state.next;
        state.next += 1;
        Draft { drawer: self.clone(), number, path: path.map(Path::to_owned), work }
    }

    /// Goes on with what an earlier session left. Where it `differs` from the file it stays until it is saved or thrown
    /// away, for undoing it is no decision; where only what was typed was left, it goes with that.
    pub(super) fn take_over(&self, path: Option<&Path>, differs: bool) {
        if let Some(folder) = &self.folder {
            let _ = recovery::bring_back(folder, path);
            self.state().own = if differs { Own::TakenOver } else { Own::Written };
        }
    }

    /// Throws away what an earlier session left.
    pub(super) fn drop_found(&self, path: Option<&Path>) {
        if let Some(folder) = &self.folder {
            let _ = recovery::bring_back(folder, path).and_then(|()| recovery::forget(folder, path));
        }
    }

    /// Throws away what this session kept: it is on disk now.
    pub(super) fn forget(&self, path: Option<&Path>) {
        let mut state = self.state();
        state.least = state.next;
        state.last = None;
        if let (true, Some(folder)) = (std::mem::take(&mut state.own) != Own::Nothing, &self.folder) {
            let _ = recovery::forget(folder, path);
        }
    }

    /// Throws away what this session kept: it was taken back. What goes on from an earlier session stays until
    /// it is saved or thrown away.
    fn empty(&self, number: u64, path: Option<&Path>) {
        let mut state = self.state();
        if !state.is_next(number) {
            return;
        }
        if let (Own::Written, Some(folder)) = (&state.own, &self.folder) {
            let _ = recovery::forget(folder, path);
            (state.own, state.last) = (Own::Nothing, None);
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// Tells whether a draft of this number comes after all that were seen to; it and those before it are from now on.
    fn is_next(&mut self, number: u64) -> bool {
        let is_next = number >= self.least;
        self.least = self.least.max(number + 1);
        is_next
    }
}

impl Draft {
    /// Keeps the work on disk, unless a later draft was kept or the work was saved in the meantime.
    ///
    /// # Errors
    /// Why it is kept nowhere.
    pub(super) fn keep(self) -> io::Result<()> {
        let Self { drawer, number, path, work } = self;
        let Some(work) = work else {
            drawer.empty(number, path.as_deref());
            return Ok(());
        };
        let folder = drawer.folder.as_ref().ok_or_else(|| io::Error::other("no home folder is known"))?;
        let recovery = work.recovery(path);
        let fingerprint = Fingerprint::of(format!("{:?}{}", recovery.typed, recovery.text).as_bytes());
        {
            let mut state = drawer.state();
            // An older draft that is still being written must not come over it.
            if state.last.as_ref() == Some(&fingerprint) && state.is_next(number) {
                return Ok(());
            }
        }
        let prepared = recovery::prepared(folder, &recovery)?;
        let mut state = drawer.state();
        if number < state.least {
            return Ok(());
        }
        if state.own == Own::Nothing {
            recovery::put_aside(folder, recovery.document.as_deref())?;
        }
        prepared.put()?;
        if state.own == Own::Nothing {
            state.own = Own::Written;
        }
        state.is_next(number);
        state.last = Some(fingerprint);
        drop(state);
        sync_folder(folder)
    }
}

impl Work {
    fn recovery(self, document: Option<PathBuf>) -> Recovery {
        let text = match &self.file {
            Some(file) => file.text_for(&self.scope).unwrap_or_else(|_| format::write(&self.scope)),
            None => format::write(&self.scope),
        };
        let based_on = Fingerprint::of(self.file.as_ref().map_or(&b""[..], |file| file.text().as_bytes()));
        let typed = self.typed.into_iter().map(|Typed { asked, text }| (asked, text)).collect();
        Recovery { document, based_on, at: self.at, text, typed }
    }
}

/// Returns what is told when work that one wants to leave is kept nowhere.
pub(super) fn not_kept(error: &io::Error) -> Failure {
    Failure {
        says: format!("It cannot be kept for the next time: {}.", plain(error)),
        next: "Save first.".into(),
        changed_on_disk: false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A draft of a scope with this title; without a title there is nothing to be kept.
    fn draft(drawer: &Drawer, title: Option<&str>) -> Draft {
        let work = title.map(|title| Work {
            scope: Scope { title: title.to_owned(), ..Scope::default() },
            typed: Vec::new(),
            file: None,
            at: String::new(),
        });
        drawer.draft(None, work)
    }

    fn kept(drawer: &Drawer) -> Option<String> {
        let found = drawer.found(None)?;
        Some(format::read(&found.text).unwrap().scope.title)
    }

    #[test]
    fn what_was_only_typed_goes_with_that_and_what_differs_stays_until_it_is_decided() {
        for differs in [false, true] {
            let folder = tempfile::tempdir().unwrap();
            let earlier = Drawer::new(Some(folder.path().to_owned()));
            draft(&earlier, Some("left")).keep().unwrap();
            let drawer = Drawer::new(Some(folder.path().to_owned()));
            drawer.take_over(None, differs);
            draft(&drawer, None).keep().unwrap();
            assert_eq!(kept(&drawer).is_some(), differs);
        }
    }

    proptest! {
        #[test]
        fn the_last_draft_stands_in_whatever_order_they_are_written(
            titles in proptest::collection::vec(proptest::option::of("[ab]"), 1..5), order in any::<u64>(),
        ) {
            let folder = tempfile::tempdir().unwrap();
            let drawer = Drawer::new(Some(folder.path().to_owned()));
            let mut drafts: Vec<Draft> =
                titles.iter().map(|title| draft(&drawer, title.as_deref())).collect();
            let mut random = order;
            while !drafts.is_empty() {
                let at = usize::try_from(random % drafts.len() as u64).unwrap();
                random = random.rotate_right(7).wrapping_mul(31);
                drafts.remove(at).keep().unwrap();
            }
            prop_assert_eq!(kept(&drawer), titles.last().cloned().flatten());
        }
    }
}
