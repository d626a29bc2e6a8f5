//! A key signs: the terminal is given away to OpenSSH, which may ask for a passphrase or a touch.
//! Must not hold the desk meanwhile.

use std::io::{self, Write as _};

use super::{Loop, RunError, locked};
use crate::{
    app::{
        action::Action,
        effect::{Leaving, Sitting},
    },
    scope::visible::visible,
    signing::key::Asking,
    terminal::wait::forget_keys,
};

impl Loop {
    /// Approves a version with a key; returns what came of it.
    pub(super) fn approve(&mut self, sitting: &Sitting) -> Result<Action, RunError> {
        let begun = {
            let desk = locked(&self.desk);
            desk.world.begin_approval(&desk.app, sitting)
        };
        let sealing = match begun {
            Ok(sealing) => sealing,
            Err(failure) => return Ok(Action::Approved(Err(failure))),
        };
        let signed = self.outside(&sealing.while_it_signs(), || sealing.sign(Asking::OnTheTerminal))?;
        let approved = locked(&self.desk).world.end_approval(sealing, signed);
        Ok(Action::Approved(approved.map(Box::new)))
    }

    /// Withdraws a version with a key; returns what came of it.
    pub(super) fn withdraw(&mut self, leaving: &Leaving) -> Result<Action, RunError> {
        let begun = {
            let desk = locked(&self.desk);
            desk.world.begin_withdrawal(&desk.app, leaving)
        };
        let withdrawing = match begun {
            Ok(withdrawing) => withdrawing,
            Err(failure) => return Ok(Action::Withdrawn(Err(failure))),
        };
        let says = withdrawing.while_it_signs();
        let signed = self.outside(&says, || withdrawing.sign(Asking::OnTheTerminal))?;
        let withdrawn = locked(&self.desk).world.end_withdrawal(withdrawing, signed);
        Ok(Action::Withdrawn(withdrawn.map(Box::new)))
    }

    /// Signs on a clean terminal, which says with what: an empty one does not tell that a token waits to be touched.
    fn outside<T>(&mut self, says: &str, sign: impl FnOnce() -> T) -> Result<T, RunError> {
        let signed = self.screen.run_outside(|| {
            // The name of a key is written by whoever made it.
            let _ = writeln!(io::stderr(), "{}", visible(says));
            let signed = sign();
            // What was typed while it asked was meant for it, and must not turn the page behind it.
            forget_keys();
            signed
        })?;
        self.terminal.backend_mut().forget();
        Ok(signed)
    }
}
