//! The lock at the desk: who has the file open, and that one who waited gets it when they close it.
//! Must not know the screen, nor take a lock that `--read-only` asks not to take.

use std::path::Path;

use super::world::World;
use crate::{
    app::{action::Action, status::sentence},
    store::{
        ScopeFile,
        lock::{self, LockError},
        plain,
    },
};

impl World {
    /// Gives the lock back, so that nobody finds the file held by a process that is gone.
    pub fn let_go(&mut self) {
        self.lock = None;
    }

    /// Returns what the app is told when something happened to the file or to its lock.
    pub fn noticed(&mut self) -> Option<Action> {
        let lock = self.take_lock_again();
        lock.or_else(|| self.changed_on_disk().then_some(Action::ChangedOnDisk))
    }

    /// Takes the lock where somebody else had it and has it no more, and reads the file anew; names whoever has it now
    /// where that is another.
    pub(super) fn take_lock_again(&mut self) -> Option<Action> {
        let before = self.held_by.take()?;
        let path = self.path()?.to_owned();
        let why = self.read_only.take();
        self.take_lock(&path);
        match &self.held_by {
            // The name of one who takes it at this moment is not written yet; it is told when it is.
            Some(holder) if *holder == before || holder.pid == 0 => {
                (self.held_by, self.read_only) = (Some(before), why);
                None
            }
            _ if self.read_only.is_some() => {
                Some(Action::ReadOnly(self.read_only.clone().unwrap_or_default()))
            }
            _ => {
                let finished = self.finish_approval();
                let told = format!("{} has closed it: it can be changed here now.", before.user);
                let told = [Some(told), finished].into_iter().flatten().collect::<Vec<_>>().join(" ");
                Some(Action::Unlocked(self.reload().map(Box::new), told))
            }
        }
    }

    pub(super) fn take_lock(&mut self, path: &Path) {
        if self.read_only.is_some() {
            return;
        }
        if let Some(Err(error)) = self.file.as_ref().map(ScopeFile::check_writable) {
            self.read_only = Some(format!("It is read-only here: {error}. {}", sentence(&error.next())));
            return;
        }
        let mut holder = self.surroundings.holder.clone();
        holder.since = self.surroundings.clock.now().format("%Y-%m-%d %H:%M").to_string();
        match lock::acquire(path, &holder) {
            Ok(lock) => self.lock = Some(lock),
            Err(LockError::Held(holder)) => {
                self.read_only = Some(format!(
                    "{} has it open on {} since {}: it is read-only here until they close it.",
                    holder.user, holder.host, holder.since
                ));
                self.held_by = Some(holder);
            }
            Err(LockError::Unavailable(error)) => {
                self.read_only = Some(format!(
                    "Nothing can be written beside the file ({}): it is read-only.",
                    plain(&error)
                ));
            }
        }
    }
}
