//! What a command reads: the working scope, and the approved versions beside it.
//! Must not know what is done with it.

use std::{
    io::Read as _,
    path::{Path, PathBuf},
};

use chrono::{DateTime, FixedOffset, NaiveDate};

use super::{outcome::Stop, output::say};
use crate::{
    export::newest::Newest,
    rules::{history::Flaw, verdict::Verdict},
    scope::{Scope, value::Version},
    signing::witness::Witness,
    store::{
        ScopeFile, StoreError,
        approved::{Approved, ApprovedVersion, approved},
        format, report,
    },
    terminal::witnessed::{Witnessed, flaws, witnessed},
};

/// A scope that was read, from a file or from standard input.
pub(super) struct Source {
    /// What the user called it.
    pub(super) name: String,
    /// Its text, as it was read.
    pub(super) text: String,
    /// The working scope.
    pub(super) scope: Scope,
    /// Its file; `None` for standard input.
    path: Option<PathBuf>,
    approved: Approved,
}

impl Source {
    /// Reads a scope; `-` stands for standard input, beside which there are no approved versions.
    pub(super) fn read(path: &Path) -> Result<Self, Stop> {
        let name = path.display().to_string();
        if path == Path::new("-") {
            let (text, reading) = from_standard_input()?;
            let scope = told_if_newer(reading);
            return Ok(Self { name, text, scope, path: None, approved: Approved::default() });
        }
        let file = ScopeFile::open(path)?;
        let reading = format::Reading { scope: file.scope().clone(), newer: file.newer() };
        Ok(Self {
            name,
            text: file.text().to_owned(),
            scope: told_if_newer(reading),
            path: Some(path.to_owned()),
            approved: approved(path),
        })
    }

    /// Reads the approved versions also where the working file cannot be read, for they are whole without it; returns
    /// what keeps that from being read.
    ///
    /// # Errors
    /// When the working file cannot be read, and there are no approved versions either.
    pub(super) fn of_versions(path: &Path) -> Result<(Self, Option<Stop>), Stop> {
        let stop = match Self::read(path) {
            Ok(source) => return Ok((source, None)),
            Err(stop) if path == Path::new("-") => return Err(stop),
            Err(stop) => stop,
        };
        let approved = approved(path);
        if approved.versions.is_empty() && approved.faults.is_empty() {
            return Err(stop);
        }
        let (name, text, scope) = (path.display().to_string(), String::new(), Scope::default());
        Ok((Self { name, text, scope, path: Some(path.to_owned()), approved }, Some(stop)))
    }

    /// Returns the approved versions that can be read, in ascending order.
    pub(super) fn versions(&self) -> &[ApprovedVersion] {
        &self.approved.versions
    }

    /// Returns the newest approved version.
    pub(super) fn newest(&self) -> Option<&ApprovedVersion> {
        self.approved.versions.last()
    }

    /// Tells that there can be approved versions: beside standard input there are none to be read.
    pub(super) fn is_a_file(&self) -> Result<(), Stop> {
        self.path.as_ref().map(drop).ok_or_else(|| {
            Stop::Usage(
                "standard input has no approved versions beside it\nnext: give the file of the scope"
                    .to_owned(),
            )
        })
    }

    /// Returns an approved version.
    pub(super) fn version(&self, version: Version) -> Result<&ApprovedVersion, Stop> {
        self.is_a_file()?;
        let is_it = |fault: &&StoreError| matches!(fault, StoreError::Unread { version: unread, .. } if *unread == version);
        if let Some(fault) = self.approved.faults.iter().find(is_it) {
            return Err(Stop::Unreadable(told(fault)));
        }
        let found = self.approved.versions.iter().find(|approved| approved.version == version);
        if found.is_none() {
            // What cannot be read may be it.
            self.all_versions_are_readable()?;
        }
        found.ok_or_else(|| {
            let known: Vec<String> = self.versions().iter().map(|known| known.version.to_string()).collect();
            let known = if known.is_empty() { "none is approved".to_owned() } else { known.join(", ") };
            Stop::Unreadable(format!(
                "there is no approved version {version} of {}\nnext: choose one that is there: {known}",
                self.name
            ))
        })
    }

    /// Returns the verdicts on the approved versions that can be read, in ascending order.
    pub(super) fn witnessed(&self, witness: &Witness, now: DateTime<FixedOffset>) -> Witnessed {
        let path = self.path.as_deref();
        let witnessed = path.map(|path| witnessed(path, self.versions(), witness, now));
        witnessed.unwrap_or_default().against(self.versions(), &self.scope)
    }

    /// Returns what is wrong with the approved versions on which these are the verdicts, and which cannot be read.
    pub(super) fn flaws(&self, verdicts: &[Verdict]) -> Vec<Flaw> {
        flaws(verdicts, &self.approved.faults, &self.scope)
    }

    /// Returns the newest version with what is known of it, of the versions on which these are the verdicts.
    pub(super) fn newest_of<'a>(&'a self, verdicts: &'a [Verdict], today: NaiveDate) -> Option<Newest<'a>> {
        Newest::of(self.versions().iter().zip(verdicts).map(|(found, verdict)| Newest {
            version: found.version,
            scope: &found.scope,
            verdict,
            withdrawn: found.withdrawn.as_ref().map(|found| &found.record),
            before: None,
            today,
        }))
    }

    /// Returns what an approval left behind that did not come to its end.
    pub(super) fn leftovers(&self) -> &[PathBuf] {
        &self.approved.leftovers
    }

    /// Returns the records of a withdrawal whose version is not there.
    pub(super) fn withdrawn_without_version(&self) -> &[PathBuf] {
        &self.approved.withdrawn_alone
    }

    /// Returns what could not be read of the approved versions.
    pub(super) fn faults(&self) -> &[StoreError] {
        &self.approved.faults
    }

    /// Tells which approved versions cannot be read; what rests on all of them would not be sure.
    pub(super) fn all_versions_are_readable(&self) -> Result<(), Stop> {
        match self.approved.faults.as_slice() {
            [] => Ok(()),
            faults => Err(Stop::Unreadable(faults.iter().map(told).collect::<Vec<_>>().join("\n\n"))),
        }
    }
}

fn from_standard_input() -> Result<(String, format::Reading), Stop> {
    let cannot = |why: &str| Stop::Unreadable(format!("cannot read the standard input: {why}"));
    let mut bytes = Vec::new();
    // One byte more than may be, so that a longer input is noticed and never held.
    let mut input = std::io::stdin().lock().take(format::LARGEST + 1);
    input.read_to_end(&mut bytes).map_err(|error| cannot(&error.to_string()))?;
    if bytes.len() as u64 > format::LARGEST {
        return Err(cannot(
            "it is larger than 64 MiB\nnext: a scope has a few pages: is this the file that was meant?",
        ));
    }
    let text = String::from_utf8(bytes)
        .map_err(|_| cannot("it is no UTF-8 text\nnext: save it as UTF-8 in the editor that wrote it"))?;
    let reading = format::read(&text)
        .map_err(|fault| Stop::Unreadable(report::report(&fault, &PathBuf::from("standard input"))))?;
    Ok((text, reading))
}

fn told_if_newer(reading: format::Reading) -> Scope {
    if let Some(format) = reading.newer {
        say(&format!(
            "a newer isms-scope wrote this file (format {format}): what this one does not know of it is left out\n\
             next: update isms-scope"
        ));
    }
    reading.scope
}

/// Returns what went wrong with a file and what to do next; a fault in its text with the line and a caret.
pub(super) fn told(error: &StoreError) -> String {
    match error {
        StoreError::Faulty { path, fault } => report::report(fault, path),
        other => format!("{other}\nnext: {}", other.next()),
    }
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        let message = told(&error);
        match error {
            StoreError::ChangedOnDisk { .. } => Self::Taken(message),
            StoreError::Exists { .. }
            | StoreError::AlreadyApproved { .. }
            | StoreError::AlreadyWithdrawn { .. } => Self::Refused(message),
            _ => Self::Unreadable(message),
        }
    }
}
