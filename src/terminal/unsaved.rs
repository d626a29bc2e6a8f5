//! Unsaved work: kept while one works and when the terminal goes away, and found the next time.
//! Must not ask whether it is wanted: the app does.

use super::world::World;
use crate::{
    app::{App, published::Recovered},
    scope::fingerprint::Fingerprint,
    store::{
        ScopeFile, format,
        recovery::{self, Recovery},
    },
};

impl World {
    /// Keeps what is on the desk and not on disk, for the next time.
    ///
    /// Called by the keeper while one works, and when the terminal goes away.
    pub fn keep(&mut self, app: &App) {
        let Some(folder) = &self.surroundings.state else { return };
        let scope = (app.is_unsaved() || app.is_writing()).then(|| app.scope_with_what_is_written());
        let Some(scope) = scope.filter(|scope| *scope != app.opened.scope && app.opened.read_only.is_none())
        else {
            // What this session kept was taken back since; what an earlier one kept is still to be asked about.
            if std::mem::take(&mut self.kept) {
                self.forget_recovery();
            }
            return;
        };
        let text = match &self.file {
            Some(file) => file.text_for(&scope).unwrap_or_else(|_| format::write(&scope)),
            None => format::write(&scope),
        };
        let based_on = Fingerprint::of(self.file.as_ref().map_or(&b""[..], |file| file.text().as_bytes()));
        let at = self.surroundings.clock.now().format("%Y-%m-%d %H:%M").to_string();
        // There is nobody to tell while a connection breaks; the next save is the user's own.
        self.kept = true;
        let _ = recovery::keep(folder, &Recovery { document: self.path.clone(), based_on, at, text });
    }

    /// Forgets what was kept: it is on disk now, or is not wanted.
    pub fn forget_recovery(&self) {
        if let Some(folder) = &self.surroundings.state {
            let _ = recovery::forget(folder, self.path.as_deref());
        }
    }

    pub(super) fn recovered(&self) -> Option<Recovered> {
        let folder = self.surroundings.state.as_deref()?;
        let kept = recovery::find(folder, self.path.as_deref())?;
        let scope = format::read(&kept.text).ok()?.scope;
        let now = Fingerprint::of(self.file.as_ref().map_or(&b""[..], |file| file.text().as_bytes()));
        let on_disk = self.file.as_ref().map(ScopeFile::scope);
        // What was kept and then saved all the same is nothing to ask about.
        (on_disk != Some(&scope)).then(|| Recovered { scope, at: kept.at, outdated: kept.based_on != now })
    }
}
