//! Unsaved work: kept while one works and when the terminal goes away, and found the next time.
//! Must not ask whether it is wanted: the app does.

use std::io;

use super::{
    drawer::{Draft, Work},
    world::World,
};
use crate::{
    app::{App, published::Recovered, typed::Typed},
    scope::{Scope, fingerprint::Fingerprint},
    store::{ScopeFile, format},
};

impl World {
    /// Keeps what is on the desk and not on disk, for the next time.
    ///
    /// Called by the keeper while one works, and when the terminal goes away.
    ///
    /// # Errors
    /// Why it is kept nowhere.
    pub fn keep(&self, app: &App) -> io::Result<()> {
        self.draft(app).keep()
    }

    /// Returns what is on the desk and not on disk, to be kept without holding the desk.
    pub(super) fn draft(&self, app: &App) -> Draft {
        let typed = app.typed();
        let is_work = app.is_unsaved() || app.is_writing() || !typed.is_empty();
        let may_be_kept = is_work && app.opened.read_only.is_none();
        let scope = may_be_kept.then(|| app.scope_with_what_is_written());
        let is_more = |scope: &Scope| !typed.is_empty() || *scope != app.opened.scope;
        let work = scope.filter(is_more).map(|scope| {
            let at = self.surroundings.clock.now().format("%Y-%m-%d %H:%M").to_string();
            Work { scope, typed, file: self.file.clone(), at }
        });
        self.drawer.draft(self.path(), work)
    }

    pub(super) fn recovered(&self) -> Option<Recovered> {
        let kept = self.drawer.found(self.path())?;
        let scope = format::read(&kept.text).ok()?.scope;
        let now = Fingerprint::of(self.file.as_ref().map_or(&b""[..], |file| file.text().as_bytes()));
        let on_disk = self.file.as_ref().map(ScopeFile::scope);
        // What was typed takes nothing back that somebody else wrote since, where the scope itself was not changed.
        let was_changed = Fingerprint::of(kept.text.as_bytes()) != kept.based_on;
        let scope = on_disk.filter(|_| !was_changed).cloned().unwrap_or(scope);
        // What was kept and then saved all the same is nothing to ask about.
        let is_saved = on_disk == Some(&scope);
        let typed = kept.typed.into_iter().map(|(asked, text)| Typed { asked, text }).collect::<Vec<_>>();
        let outdated = !is_saved && kept.based_on != now;
        (!is_saved || !typed.is_empty()).then_some(Recovered { scope, typed, at: kept.at, outdated })
    }
}
