//! The approval at the desk: begun and ended with the file in hand, signed in between by whoever holds the key.
//! Must not know the screen, nor hold the desk while somebody types a passphrase.

use super::{
    finishing::{finish, unfinished},
    sealing::{Sealing, Signed, Unlisted},
    signer_list::is_listed,
    surroundings::Surroundings,
    unsealed::Unsealed,
    witnessed::witnessed,
    world::World,
};
use crate::{
    app::{
        App,
        action::Failure,
        effect::Sitting,
        published::{Offered, Offers, Opened, Sealed},
        status::sentence,
    },
    rules::{
        Known,
        gate::{self, OnDisk},
    },
    scope::signer::Key,
    signing::{
        approve::{self, Stand},
        key::{Asking, KeyError},
    },
    store::{StoreError, approved::approved},
};

impl World {
    /// Returns the keys to choose from: the one that was named, then those in the agent; and why the one that was
    /// named is not among them.
    ///
    /// # Errors
    /// When there is no OpenSSH, or no key that can be chosen.
    fn keys(&self) -> Result<(Vec<Key>, Option<KeyError>), KeyError> {
        let openssh = self.surroundings.witness.openssh.as_ref();
        let openssh = openssh.map_err(|why| KeyError::NoOpenSsh(why.clone()))?;
        let in_the_agent = Key::in_the_agent(openssh);
        let named = self.surroundings.key.as_ref().map(|file| Key::in_file(openssh, file));
        match (named, in_the_agent) {
            (None, in_the_agent) => Ok((in_the_agent?, None)),
            (Some(Err(why)), Ok(in_the_agent)) => Ok((in_the_agent, Some(why))),
            (Some(Err(why)), Err(_)) => Err(why),
            (Some(Ok(named)), in_the_agent) => {
                let others = in_the_agent.unwrap_or_default().into_iter();
                let others = others.filter(|key| key.public != named.public);
                Ok(([named.clone()].into_iter().chain(others).collect(), None))
            }
        }
    }

    /// Returns the keys to choose from, each with whether a list of signers names it as the approver's; where there
    /// are none, why: the approval is then by typed name.
    pub(super) fn offered(&self, app: &App) -> Offers {
        let (keys, unusable) = match self.keys() {
            Ok(keys) => keys,
            Err(why) => return Offers { keys: Vec::new(), lacking: told(&why) },
        };
        let signer = approve::signer(app.scope_to_sign()).unwrap_or_default();
        let listed = |key: &Key| {
            let path = self.path()?;
            is_listed(path, &signer, key, &self.surroundings.witness).ok()
        };
        let keys = keys.into_iter().map(|key| Offered { listed: listed(&key).is_some(), key }).collect();
        let lacking = unusable.map(|why| format!("The key that was named is not offered: {why}."));
        Offers { keys, lacking: lacking.unwrap_or_default() }
    }

    /// Gives the working file the stamp of a version whose approval was cut short after it was written, and says so;
    /// where it may not be changed here, says only that it has none.
    pub(super) fn finish_approval(&mut self) -> Option<String> {
        let file = self.file.as_mut()?;
        let versions = approved(file.path()).versions;
        let Surroundings { witness, clock, .. } = &self.surroundings;
        let path = file.path().to_owned();
        let judged = || witnessed(&path, &versions, witness, clock.now()).verdicts;
        if self.read_only.is_some() {
            let (newest, _) = unfinished(file, &versions, judged)?;
            return Some(format!(
                "{} is approved, but its approval was cut short: the file gets its stamp when it is opened to be changed.",
                newest.version
            ));
        }
        match finish(file, &versions, judged) {
            Ok(finished) => finished.map(|(_, told)| format!("{told}: the file has its stamp now.")),
            Err(error) => Some(format!("{} {}", sentence(&error.to_string()), sentence(&error.next()))),
        }
    }

    /// Begins an approval: all that has to be right before anybody signs is looked at.
    ///
    /// # Errors
    /// Says why it cannot be approved.
    pub fn begin_approval(&self, app: &App, sitting: &Sitting) -> Result<Sealing, Failure> {
        let says = |says: String, next: String| Failure { says, next, changed_on_disk: false };
        let at = self.surroundings.clock.now();
        let known = Known { today: at.date_naive(), ..app.known() };
        let on_disk = if app.is_unsaved() { OnDisk::Unsaved } else { OnDisk::Saved };
        let approvable = gate::ready(&app.scope, &known, on_disk).map_err(|obstacles| {
            let first = obstacles.into_iter().next();
            first.map_or_else(|| says(String::new(), String::new()), |first| says(first.message, first.next))
        })?;
        let Some(file) = &self.file else {
            return Err(no_file());
        };
        let key = sitting.key.as_ref();
        let unlisted = if sitting.vouched { Unlisted::Added } else { Unlisted::Refused };
        let sitting = approve::Sitting {
            by: sitting.by.clone(),
            version: sitting.version,
            at,
            effective: None,
            last_change_by: app.opened.last_change_by.clone(),
            conflict_reason: sitting.conflict.clone(),
            stand: key.map_or(Stand::TypedName, |key| Stand::Key(key.public.fingerprint.clone())),
            previous: app.newest().map(|newest| newest.sha256.clone()),
        };
        let key = key.map(|key| (key, unlisted));
        Sealing::begin(file, approvable, sitting, key, &self.surroundings.witness)
            .map_err(|why| unsealed(&why))
    }

    /// Ends an approval: what was signed is kept.
    ///
    /// # Errors
    /// Says why nothing was approved.
    pub fn end_approval(
        &mut self,
        sealing: Sealing,
        signed: Result<Option<Signed>, Unsealed>,
    ) -> Result<(Opened, Sealed), Failure> {
        let file = self.file.as_mut().ok_or_else(no_file)?;
        let sealed = signed.and_then(|signed| sealing.keep(file, signed)).map_err(|why| unsealed(&why))?;
        let path = self.path().map(std::path::Path::to_owned);
        self.drawer.forget(path.as_deref());
        Ok((self.opened(), sealed))
    }

    /// Approves from the first step to the last; where a passphrase is asked for, the terminal must be free.
    ///
    /// # Errors
    /// Says why nothing was approved.
    pub fn approve(
        &mut self,
        app: &App,
        sitting: &Sitting,
        asking: Asking,
    ) -> Result<(Opened, Sealed), Failure> {
        let sealing = self.begin_approval(app, sitting)?;
        let signed = sealing.sign(asking);
        self.end_approval(sealing, signed)
    }
}

pub(super) fn unsealed(why: &Unsealed) -> Failure {
    Failure {
        says: sentence(&why.to_string()),
        next: sentence(&why.next()),
        changed_on_disk: matches!(why, Unsealed::Store(StoreError::ChangedOnDisk { .. })),
    }
}

/// Says why no key can sign, and what to do about it.
fn told(why: &KeyError) -> String {
    let next = match why {
        KeyError::NoOpenSsh(_) => "install OpenSSH".to_owned(),
        KeyError::Agent(_) => "see what ssh-add -L says".to_owned(),
        other => other.next(),
    };
    format!(
        "No key can sign here. {} To sign with one: {next}; then go back and on.",
        sentence(&why.to_string())
    )
}

fn no_file() -> Failure {
    Failure {
        says: "There is no file yet.".into(),
        next: "Save the scope first.".into(),
        changed_on_disk: false,
    }
}
