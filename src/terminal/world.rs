//! The world: the file, its lock, the approved versions and the unsaved work that is kept; effects become I/O
//! here, and their results actions. The clock and the user's name enter here. Must not know the screen.

use std::path::{Path, PathBuf};

use super::{
    day::after_the_day,
    drawer::{Drawer, not_kept},
    last_change::{last_change_by, note_change},
    surroundings::{Source, Surroundings},
    witnessed::{Witnessed, flaws, published, witnessed},
};
use crate::{
    app::{
        App,
        action::{Action, Failure},
        effect::{Effect, SaveAs},
        published::Opened,
        status::sentence,
        update::update,
    },
    signing::key::Asking,
    store::{
        ScopeFile, StoreError,
        approved::approved,
        lock::{Holder, Lock},
        report::report,
    },
};

/// The world around one scope.
#[derive(Debug)]
pub struct World {
    pub(super) path: Option<PathBuf>,
    /// The file; `None` for the sample, and while the file cannot be read.
    pub(super) file: Option<ScopeFile>,
    /// Whether it could not be read when it was last looked at: then it may be mended with the very text it had before.
    unread: bool,
    pub(super) lock: Option<Lock>,
    /// Who has the file open, where that is why it is read-only.
    pub(super) held_by: Option<Holder>,
    pub(super) read_only: Option<String>,
    pub(super) drawer: Drawer,
    pub(super) surroundings: Surroundings,
}

impl World {
    /// Opens a scope: the world around it, and the app with it on the desk.
    ///
    /// A file that is no scope opens as a report that heals when the file is mended.
    ///
    /// # Errors
    /// When the file is not there, is no file, or cannot be read at all.
    pub fn open(
        source: Source,
        look_only: bool,
        surroundings: Surroundings,
        size: (u16, u16),
    ) -> Result<(Self, App), StoreError> {
        let mut world = Self {
            path: None,
            file: None,
            lock: None,
            held_by: None,
            read_only: look_only.then(|| "This is read-only, as was asked with --read-only.".to_owned()),
            unread: false,
            drawer: Drawer::new(surroundings.state.clone()),
            surroundings,
        };
        let today = world.surroundings.clock.now().date_naive();
        let user = world.surroundings.holder.user.clone();
        let (mut broken, mut finished) = (None, None);
        let opened = match source {
            Source::Sample(scope) => {
                Opened { scope: *scope, read_only: world.read_only.clone(), ..Opened::default() }
            }
            Source::File(path) => {
                world.path = Some(path.clone());
                match ScopeFile::open(&path) {
                    Ok(file) => {
                        world.file = Some(file);
                        world.take_lock(&path);
                        finished = world.finish_approval();
                    }
                    Err(StoreError::Faulty { fault, .. }) => broken = Some(report(&fault, &path)),
                    Err(error) => return Err(error),
                }
                world.opened()
            }
        };
        let mut app = App::new(opened, today, user, size);
        if let Some(report) = broken {
            app.show_broken(report);
        } else if let Some(recovered) = world.recovered().filter(|_| world.read_only.is_none()) {
            app.offer(recovered);
        }
        if let Some(told) = finished {
            update(&mut app, Action::Told(told));
        }
        Ok((world, app))
    }

    /// Returns the file that is opened.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// Tells the app an action, does all that it owes to the disk, and returns what it owes to the screen.
    pub fn tell(&mut self, app: &mut App, action: Action) -> Vec<Effect> {
        let mut owed = Vec::new();
        let mut actions = after_the_day(self.surroundings.clock, app, action);
        while let Some(action) = actions.pop_front() {
            for effect in update(app, action) {
                let came_of_it = self.perform(app, &effect);
                // What cannot be kept is not left.
                if effect != Effect::QuitKeeping || came_of_it.is_none() {
                    owed.push(effect);
                }
                actions.extend(came_of_it);
            }
        }
        owed
    }

    /// Does what is owed to the disk; returns what came of it. Effects on the screen are not done here.
    fn perform(&mut self, app: &App, effect: &Effect) -> Option<Action> {
        match effect {
            Effect::Save(SaveAs::Beside) => Some(self.save_beside(app)),
            Effect::Save(how) => Some(Action::Saved(self.save(app, how).map(Box::new))),
            Effect::Reload => Some(Action::Reloaded(self.reload().map(Box::new))),
            Effect::Approve(sitting) if sitting.key.is_none() => {
                Some(Action::Approved(self.approve(app, sitting, Asking::Nobody).map(Box::new)))
            }
            Effect::Withdraw(leaving) if leaving.key.is_none() => {
                Some(Action::Withdrawn(self.withdraw(app, leaving, Asking::Nobody).map(Box::new)))
            }
            Effect::TakeLock => self.take_lock_again(),
            Effect::Keys => Some(Action::Offered(self.offered(app))),
            Effect::ForgetRecovery => {
                self.drawer.drop_found(self.path());
                None
            }
            Effect::TakeOverRecovery => {
                self.drawer.take_over(self.path(), app.is_unsaved());
                None
            }
            Effect::QuitKeeping => self.keep(app).err().map(|error| Action::Saved(Err(not_kept(&error)))),
            Effect::Suspend => {
                // While it sleeps nobody keeps anything; that it could not be kept was told before.
                let _ = self.keep(app);
                None
            }
            // A key may ask for its passphrase: the terminal is given away first.
            Effect::Approve(_)
            | Effect::Withdraw(_)
            | Effect::Outside(_)
            | Effect::Copy(_)
            | Effect::Redraw
            | Effect::ForgetKeys
            | Effect::Quit => None,
        }
    }

    /// Tells whether the file on disk is another than the one that was read.
    #[must_use]
    pub fn changed_on_disk(&self) -> bool {
        match &self.file {
            Some(file) => self.unread || file.changed_on_disk(),
            // A file that could not be read is looked at again whenever something happens to it.
            None => self.path.is_some(),
        }
    }

    pub(super) fn opened(&self) -> Opened {
        let approved = self.path.as_deref().map(approved).unwrap_or_default();
        let scope = self.file.as_ref().map(|file| file.scope().clone()).unwrap_or_default();
        let witnessed = self.path.as_deref().map(|path| {
            let Surroundings { witness, clock, .. } = &self.surroundings;
            witnessed(path, &approved.versions, witness, clock.now()).against(&approved.versions, &scope)
        });
        let Witnessed { list, verdicts } = witnessed.unwrap_or_default();
        let flaws = flaws(&verdicts, &approved.faults, &scope);
        let published = published(approved.versions, verdicts);
        let newest = published.last().map(|newest| &newest.scope);
        let last_change_by = self.file.as_ref().and_then(|file| {
            let Surroundings { state, holder, .. } = &self.surroundings;
            last_change_by(state.as_deref(), file, newest, &holder.user)
        });
        Opened {
            path: self.path.clone(),
            scope,
            published,
            faults: approved.faults.iter().map(|fault| format!("{fault}: {}", fault.next())).collect(),
            flaws,
            signers: list,
            last_change_by,
            read_only: self.read_only.clone(),
        }
    }

    fn save(&mut self, app: &App, how: &SaveAs) -> Result<Opened, Failure> {
        let before = match (how, &self.file) {
            // What somebody else wrote is what is changed.
            (SaveAs::Over, Some(file)) => ScopeFile::open(file.path()).ok().map(|file| file.scope().clone()),
            _ => Some(app.opened.scope.clone()),
        };
        match (how, &mut self.file) {
            (SaveAs::New(path), _) => {
                let file = ScopeFile::create(path, &app.scope).map_err(|error| failure(&error))?;
                self.drawer.forget(self.path.as_deref());
                self.path = Some(path.clone());
                self.file = Some(file);
                self.take_lock(path);
            }
            (SaveAs::Same, Some(file)) => file.save(&app.scope).map_err(|error| failure(&error))?,
            (SaveAs::Over, Some(file)) => file.save_over(&app.scope).map_err(|error| failure(&error))?,
            (SaveAs::Same | SaveAs::Over | SaveAs::Beside, _) => {
                return Err(Failure {
                    says: "There is no file to write to.".into(),
                    next: "Save under a name.".into(),
                    changed_on_disk: false,
                });
            }
        }
        self.drawer.forget(self.path.as_deref());
        if let (Some(state), Some(file)) = (&self.surroundings.state, &self.file) {
            note_change(state, file, before.as_ref());
        }
        Ok(self.opened())
    }

    fn save_beside(&self, app: &App) -> Action {
        match self.file.as_ref().map(|file| file.save_beside(&app.scope)) {
            Some(Ok(path)) => {
                Action::Told(format!("Yours is in {}; the file itself was not written.", path.display()))
            }
            Some(Err(error)) => Action::Saved(Err(failure(&error))),
            None => Action::Told("There is no file beside which it could be written.".into()),
        }
    }

    pub(super) fn reload(&mut self) -> Result<Opened, Failure> {
        let Some(path) = self.path.clone() else {
            return Ok(self.opened());
        };
        let read = ScopeFile::open(&path);
        self.unread = read.is_err();
        match read {
            Ok(file) => {
                self.file = Some(file);
                if self.lock.is_none() {
                    self.take_lock(&path);
                }
                Ok(self.opened())
            }
            Err(StoreError::Faulty { fault, path }) => Err(Failure {
                says: report(&fault, &path),
                next: fault.hint.clone().unwrap_or_default(),
                changed_on_disk: false,
            }),
            Err(error) => Err(failure(&error)),
        }
    }
}

fn failure(error: &StoreError) -> Failure {
    Failure {
        says: sentence(&error.to_string()),
        next: sentence(&error.next()),
        changed_on_disk: matches!(error, StoreError::ChangedOnDisk { .. }),
    }
}
