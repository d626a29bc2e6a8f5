//! The withdrawal of an approved version: recorded beside it, for screen and script alike.
//! Must not know the screen, nor who may withdraw one: that is in `signing`.

use std::path::{Path, PathBuf};

use super::{
    approving::unsealed, sealing::signed_by, unsealed::Unsealed, witnessed::witnessed, world::World,
};
use crate::{
    app::{App, action::Failure, effect::Leaving as Said, published::Opened, status::sentence},
    scope::{signer::Key, withdrawal::Withdrawal},
    signing::{
        approve::{Refusal, Stand},
        key::Asking,
        withdraw::{Leaving, withdrawal},
        witness::Witness,
    },
    store::{
        approved::{ApprovedVersion, approved},
        withdrawn,
    },
};

/// The withdrawal of a version that is not recorded yet.
#[derive(Debug)]
pub struct Withdrawing {
    /// The file of the scope.
    path: PathBuf,
    /// The file of the version.
    version: PathBuf,
    record: Withdrawal,
    text: String,
    key: Option<Key>,
    witness: Witness,
}

impl Withdrawing {
    /// Begins to withdraw a version of the scope in a file: all that has to be right before anybody signs is looked at.
    ///
    /// # Errors
    /// Says why it cannot be withdrawn.
    pub fn begin(
        path: &Path,
        found: &ApprovedVersion,
        leaving: Leaving,
        key: Option<Key>,
        witness: &Witness,
    ) -> Result<Self, Unsealed> {
        let now = leaving.at;
        let record = withdrawal(&found.scope, &found.sha256, leaving)?;
        // How a version stands is seen among all of them.
        let verdicts = witnessed(path, &approved(path).versions, witness, now).verdicts;
        let verdict = verdicts.into_iter().find(|verdict| verdict.version == found.version);
        if let Some(why) = verdict.and_then(|verdict| verdict.doubt()) {
            return Err(Unsealed::DoesNotStand { version: found.version, why });
        }
        let (path, version) = (path.to_owned(), found.path.clone());
        let text = withdrawn::text_of(&record);
        Ok(Self { path, version, record, text, key, witness: witness.clone() })
    }

    /// Returns what the owner of the key should know while it signs; nothing where none does.
    #[must_use]
    pub fn while_it_signs(&self) -> String {
        self.key.as_ref().map(Key::while_it_signs).unwrap_or_default()
    }

    /// Lets the key sign; `None` where it is withdrawn by typed name.
    ///
    /// # Errors
    /// Says why nothing was signed.
    pub fn sign(&self, asking: Asking) -> Result<Option<Vec<u8>>, Unsealed> {
        let signed =
            |key| signed_by(key, &self.path, &self.record.email, self.text.as_bytes(), &self.witness, asking);
        self.key.as_ref().map(signed).transpose()
    }

    /// Records it; returns the record and where it is.
    ///
    /// # Errors
    /// Says why nothing was recorded.
    pub fn keep(self, signature: Option<&[u8]>) -> Result<(Withdrawal, PathBuf), Unsealed> {
        let written = withdrawn::record(&self.version, &self.text, signature)?;
        Ok((self.record, written))
    }
}

/// Returns what to do next where nothing was withdrawn, in one line.
#[must_use]
pub fn next(why: &Unsealed) -> String {
    match why {
        Unsealed::Refused(Refusal::NotTheApprover { approver, .. }) => {
            format!("let {approver} withdraw it, who is the approver that the version names")
        }
        Unsealed::NotGood(_) => "see to the key and the list of signers, and withdraw it again".to_owned(),
        Unsealed::Key(error) => error.next().replace("approve", "withdraw"),
        other => other.next(),
    }
}

fn failure(why: &Unsealed) -> Failure {
    Failure { next: sentence(&next(why)), ..unsealed(why) }
}

/// What came of a withdrawal: the scope as it is opened now, the record, and where that is.
pub type Withdrawn = Result<(Opened, Withdrawal, PathBuf), Failure>;

impl World {
    /// Begins to withdraw a version, where it is still the one that is shown.
    ///
    /// # Errors
    /// Says why it cannot be withdrawn.
    pub fn begin_withdrawal(&self, app: &App, said: &Said) -> Result<Withdrawing, Failure> {
        let shown = app.opened.published.iter().find(|shown| shown.version == said.version);
        let path = self.path().unwrap_or(Path::new(""));
        let versions = approved(path).versions;
        let found = versions.iter().find(|found| shown.is_some_and(|shown| shown.sha256 == found.sha256));
        let found = found.ok_or_else(|| Failure {
            says: format!("On disk is another {} than the one that is shown.", said.version),
            next: "Leave, open the scope again, and look at it first.".into(),
            changed_on_disk: false,
        })?;
        let key = said.key.as_ref();
        let leaving = Leaving {
            by: said.by.clone(),
            reason: said.reason.clone(),
            at: self.surroundings.clock.now(),
            stand: key.map_or(Stand::TypedName, |key| Stand::Key(key.public.fingerprint.clone())),
        };
        Withdrawing::begin(path, found, leaving, key.cloned(), &self.surroundings.witness)
            .map_err(|why| failure(&why))
    }

    /// Ends a withdrawal: what was signed is recorded.
    ///
    /// # Errors
    /// Says why nothing was recorded.
    pub fn end_withdrawal(
        &self,
        withdrawing: Withdrawing,
        signed: Result<Option<Vec<u8>>, Unsealed>,
    ) -> Withdrawn {
        let kept = signed.and_then(|signature| withdrawing.keep(signature.as_deref()));
        let (record, written) = kept.map_err(|why| failure(&why))?;
        Ok((self.opened(), record, written))
    }

    /// Withdraws a version from the first step to the last; where a passphrase is asked for, the terminal must be free.
    ///
    /// # Errors
    /// Says why nothing was recorded.
    pub fn withdraw(&self, app: &App, said: &Said, asking: Asking) -> Withdrawn {
        let withdrawing = self.begin_withdrawal(app, said)?;
        let signed = withdrawing.sign(asking);
        self.end_withdrawal(withdrawing, signed)
    }
}
