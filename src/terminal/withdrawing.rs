//! The withdrawal of an approved version: recorded beside it, for screen and script alike.
//! Must not know the screen, nor who may withdraw one: that is in `signing`.

use std::path::{Path, PathBuf};

use super::{approving::unsealed, sealing::signed_by, unsealed::Unsealed, world::World};
use crate::{
    app::{
        action::Failure,
        effect::Leaving as Said,
        published::{Opened, Published},
    },
    scope::{signer::Key, withdrawal::Withdrawal},
    signing::{
        approve::Stand,
        key::Asking,
        withdraw::{Leaving, withdrawal},
        witness::Witness,
    },
    store::{
        approved::{ApprovedVersion, approved},
        withdrawn,
    },
};

/// Records the withdrawal of a version of the scope in a file; returns the record and where it is.
///
/// # Errors
/// Says why nothing was recorded.
pub fn withdraw(
    path: &Path,
    found: &ApprovedVersion,
    leaving: Leaving,
    key: Option<(&Key, Asking)>,
    witness: &Witness,
) -> Result<(Withdrawal, PathBuf), Unsealed> {
    let record = withdrawal(&found.scope, &found.sha256, leaving)?;
    let text = withdrawn::text_of(&record);
    let signature = match key {
        None => None,
        Some((key, asking)) => Some(signed_by(key, path, &record.email, text.as_bytes(), witness, asking)?),
    };
    let written = withdrawn::record(&found.path, &text, signature.as_deref())?;
    Ok((record, written))
}

impl World {
    /// Records by typed name that a version is withdrawn, where it is still the one that is shown.
    ///
    /// # Errors
    /// Says why nothing was recorded.
    pub(super) fn withdraw(
        &self,
        shown: Option<&Published>,
        said: &Said,
    ) -> Result<(Opened, PathBuf), Failure> {
        let path = self.path().unwrap_or(Path::new(""));
        let versions = approved(path).versions;
        let found = versions.iter().find(|found| shown.is_some_and(|shown| shown.sha256 == found.sha256));
        let leaving = Leaving {
            by: said.by.clone(),
            reason: said.reason.clone(),
            at: self.surroundings.clock.now(),
            stand: Stand::TypedName,
        };
        let found = found.ok_or_else(|| Failure {
            says: format!("On disk is another {} than the one that is shown.", said.version),
            next: "Leave, open the scope again, and look at it first.".into(),
            changed_on_disk: false,
        })?;
        let recorded = withdraw(path, found, leaving, None, &self.surroundings.witness);
        let (_, written) = recorded.map_err(|why| unsealed(&why))?;
        Ok((self.opened(), written))
    }
}
