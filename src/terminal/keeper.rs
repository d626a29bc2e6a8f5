//! The keeper: a thread that keeps unsaved work while one types, so that even a kill loses less than a second.
//! Must not hold up the loop: it looks at the desk when the typing pauses, or twice a second.

use std::{
    io,
    sync::{Arc, Condvar, Mutex, PoisonError},
    thread,
    time::Duration,
};

use super::desk::{Desk, locked};

/// How long after a change it is kept at the latest.
const AT_THE_LATEST: Duration = Duration::from_millis(400);

/// Keeps unsaved work on a thread of its own; asleep while nothing changes.
#[derive(Debug)]
pub(super) struct Keeper {
    noticed: Arc<(Mutex<Noticed>, Condvar)>,
    thread: Option<thread::JoinHandle<()>>,
}

/// What the keeper was told.
#[derive(Debug, Default, PartialEq, Eq)]
enum Noticed {
    #[default]
    Nothing,
    Change,
    End,
}

impl Keeper {
    /// Starts to keep what is on the desk; the first time that it cannot be kept, `trouble` is told why.
    pub(super) fn start(
        desk: Arc<Mutex<Desk>>,
        trouble: impl FnOnce(&io::Error) + Send + 'static,
    ) -> io::Result<Self> {
        let noticed = Arc::new((Mutex::new(Noticed::default()), Condvar::new()));
        let told = Arc::clone(&noticed);
        let watching = move || watch_over(&desk, &told, trouble);
        let thread = thread::Builder::new().name("keeper".into()).spawn(watching)?;
        Ok(Self { noticed, thread: Some(thread) })
    }

    /// Tells the keeper that something may have changed.
    pub(super) fn notice(&self) {
        self.tell(Noticed::Change);
    }

    fn tell(&self, what: Noticed) {
        let mut noticed = self.noticed.0.lock().unwrap_or_else(PoisonError::into_inner);
        if *noticed != Noticed::End {
            *noticed = what;
        }
        self.noticed.1.notify_one();
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        self.tell(Noticed::End);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn watch_over(
    desk: &Mutex<Desk>,
    (noticed, bell): &(Mutex<Noticed>, Condvar),
    trouble: impl FnOnce(&io::Error),
) {
    let mut trouble = Some(trouble);
    loop {
        let told = noticed.lock().unwrap_or_else(PoisonError::into_inner);
        let told = bell.wait_while(told, |told| *told == Noticed::Nothing);
        let told = told.unwrap_or_else(PoisonError::into_inner);
        // The end may come while more changes are awaited; what the loop leaves behind is its own affair then.
        let waited = bell.wait_timeout_while(told, AT_THE_LATEST, |told| *told != Noticed::End);
        let (mut told, _) = waited.unwrap_or_else(PoisonError::into_inner);
        if *told == Noticed::End {
            return;
        }
        *told = Noticed::Nothing;
        drop(told);
        // Writing may take long on a slow disk: nobody waits for it at the desk.
        let draft = {
            let desk = locked(desk);
            desk.world.draft(&desk.app)
        };
        if let Err(error) = draft.keep()
            && let Some(trouble) = trouble.take()
        {
            trouble(&error);
        }
    }
}
