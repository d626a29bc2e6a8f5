//! Changing the scope so that every change can be taken back.
//! Must not know what is changed: an edit gives back the edit that takes it back.

use crate::{
    app::{App, Step, effect::Effect},
    scope::{
        edit::{Edit, EditError},
        place::Place,
    },
};

impl App {
    /// Tells whether there is a change to take back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    /// Tells whether there is a change to make again.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    /// Tells whether the scope may be changed; says why when it may not.
    pub(super) fn may_change(&mut self) -> bool {
        let why = if self.broken.is_some() {
            Some("The file cannot be read as it is; mend it first, this screen follows.".to_owned())
        } else {
            self.opened.read_only.clone()
        };
        if let Some(why) = why {
            self.refused = Some(Effect::TakeLock);
            self.warn(why);
            return false;
        }
        true
    }

    /// Changes the scope, and remembers how to take it back.
    pub(super) fn change(&mut self, edit: &Edit, says: impl Into<String>) -> Result<(), EditError> {
        let place = edit.place();
        let inverse = edit.apply(&mut self.scope)?;
        self.remember(Step { edit: inverse, says: says.into(), place, pinned: false });
        self.look_again();
        Ok(())
    }

    /// Changes the scope, and remembers where to look when it is taken back.
    pub(super) fn change_at(
        &mut self,
        edit: &Edit,
        says: impl Into<String>,
        at: Place,
    ) -> Result<(), EditError> {
        self.change(edit, says)?;
        if let Some(step) = self.done.last_mut() {
            (step.place, step.pinned) = (Some(at), true);
        }
        Ok(())
    }

    /// Remembers how to take back a change that was made.
    pub(super) fn remember(&mut self, step: Step) {
        self.done.push(step);
        self.undone.clear();
    }

    /// Forgets all changes: what was approved is corrected by a new version, not taken back.
    pub(super) fn forget_steps(&mut self) {
        self.done.clear();
        self.undone.clear();
    }

    /// Takes back the last change, goes to where it was and says what it was.
    pub(super) fn undo(&mut self) {
        if !self.may_change() {
            return;
        }
        match self.done.pop() {
            Some(step) => {
                if let Some(step) = self.replay(step, "Taken back") {
                    self.undone.push(step);
                }
            }
            None => self.tell("There is nothing to take back."),
        }
    }

    /// Makes again what was taken back last.
    pub(super) fn redo(&mut self) {
        if !self.may_change() {
            return;
        }
        match self.undone.pop() {
            Some(step) => {
                if let Some(step) = self.replay(step, "Made again") {
                    self.done.push(step);
                }
            }
            None => self.tell("There is nothing to make again."),
        }
    }

    fn replay(&mut self, step: Step, how: &str) -> Option<Step> {
        match step.edit.apply(&mut self.scope) {
            Ok(inverse) => {
                self.look_again();
                let touched = step.edit.place().filter(|place| place.id.is_some() && !step.pinned);
                if let Some(place) = touched.or(step.place.clone()) {
                    self.go_to(&place);
                }
                self.tell(format!("{how}: {}", step.says));
                Some(Step { edit: inverse, ..step })
            }
            Err(error) => {
                self.warn(format!("That cannot be done any more: {error}"));
                None
            }
        }
    }
}
