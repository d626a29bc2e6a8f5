//! The desk and the world around it, shared by the loop, the keeper of unsaved work and the thread of signals.
//! Must not wait for the terminal while it is held.

use std::{
    io,
    sync::{Mutex, MutexGuard, PoisonError},
};

use super::{Opening, world::World};
use crate::{
    app::{
        App, action::Action, asking::Behind, effect::Effect, mode::Mode, page::Target, sitting::begins_here,
        status::sentence,
    },
    store::StoreError,
};

/// One scope at work: the app, and the world around it.
#[derive(Debug)]
pub(super) struct Desk {
    pub(super) app: App,
    pub(super) world: World,
}

/// Keeps unsaved work and lets go of the file: the process is told to end. The loop holds the desk for a moment
/// at most, never while it writes to the terminal.
///
/// # Errors
/// Why the work is kept nowhere.
pub(super) fn keep_and_let_go(desk: &Mutex<Desk>) -> io::Result<()> {
    let mut desk = locked(desk);
    let Desk { app, world } = &mut *desk;
    let kept = world.keep(app);
    world.let_go();
    kept
}

/// Returns the desk, or what else is shared; a panic elsewhere does not make its text worth less.
pub(super) fn locked<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Desk {
    pub(super) fn open(opening: Opening, size: (u16, u16)) -> Result<Self, StoreError> {
        // Where nothing is remembered from one session to the next, it is not known who changed the scope last.
        let may_begin = opening.surroundings.state.is_some() && !opening.look_only && opening.tab.is_none();
        let (world, app) = World::open(opening.source, opening.look_only, opening.surroundings, size)?;
        let mut desk = Self { app, world };
        // To go to a tab, or to begin the sitting, is to have read what was told.
        let told_first = desk.said();
        if let Some(tab) = opening.tab {
            desk.tell(Action::Tab(tab));
        }
        // Who comes to approve is shown what is signed, and can change nothing by accident. Who wrote it can go on.
        let asked_for = desk.app.page.target(desk.app.cursor().selected) == Some(&Target::Sign);
        let by_itself = may_begin && desk.app.opened.last_change_by.is_none();
        let begins = if opening.sitting { asked_for } else { by_itself && begins_here(&desk.app) };
        if !matches!(desk.app.mode, Mode::Browse) {
            desk.app.behind_it = if opening.sitting || by_itself { Behind::Sitting } else { Behind::Desk };
        } else if begins {
            desk.tell(Action::Open);
        }
        let said = desk.said();
        let last = said.clone().filter(|_| said != told_first);
        let told = told_first.into_iter().chain(opening.told.as_deref().map(sentence)).chain(last);
        let told = told.collect::<Vec<_>>().join(" ");
        if said.unwrap_or_default() != told {
            desk.tell(Action::Told(told));
        }
        Ok(desk)
    }

    /// Returns what is told at the moment.
    fn said(&self) -> Option<String> {
        self.app.message.as_ref().map(|message| message.text.clone())
    }

    /// Tells the app an action, does what it owes to the disk, and returns what it owes to the screen.
    pub(super) fn tell(&mut self, action: Action) -> Vec<Effect> {
        self.world.tell(&mut self.app, action)
    }
}
