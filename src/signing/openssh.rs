//! OpenSSH's own programs, called by their path and without a shell: `ssh-keygen` signs and checks, `ssh-add`
//! lists what the agent holds. Must not decide what an answer means for an approval.

use std::{
    ffi::{OsStr, OsString},
    io,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use super::{private::Folder, process};
use crate::scope::signer::PublicKey;

/// What a signature is made for; one that was made for another purpose is none here.
pub const NAMESPACE: &str = "isms-scope";

/// The variable that names the `ssh-keygen` to use, where it is not the first in `PATH`.
pub const OVERRIDE: &str = "ISMS_SCOPE_SSH_KEYGEN";

/// Longer than any check takes; an agent that is forwarded over a slow line is given it too.
const PATIENCE: Duration = Duration::from_secs(10);

/// OpenSSH, where it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenSsh {
    pub(super) keygen: PathBuf,
    add: PathBuf,
    /// What is kept of the surroundings when it checks: the time zone, in which a list may give its days.
    kept: Vec<(&'static str, OsString)>,
    patience: Duration,
}

/// What `ssh-keygen -Y verify` answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// The signature is over these bytes, and the list vouches for the key.
    Good {
        /// The key's fingerprint.
        fingerprint: String,
        /// Its type, as OpenSSH writes it.
        key_type: String,
    },
    /// It is not, or the list does not; with what was said about it.
    NotGood(String),
    /// There was no answer that could be understood.
    Unclear(String),
}

/// What an agent answered that was asked for its keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Offer {
    /// A public key a line.
    Keys(String),
    /// There is an agent, and it shows no key: it holds none, or is locked.
    NoKeys,
    /// There is no agent to ask, and why.
    NoAgent(String),
}

impl OpenSsh {
    /// Looks for OpenSSH: the program that the variable names, else the first in `PATH`.
    ///
    /// What stands in `PATH` without a full path is passed over, or the current folder could bring its own.
    ///
    /// # Errors
    /// Says where it was looked for.
    pub fn find(variable: impl Fn(&str) -> Option<OsString>) -> Result<Self, String> {
        let path = variable("PATH").unwrap_or_default();
        let keygen = match variable(OVERRIDE).filter(|named| !named.is_empty()) {
            Some(named) => {
                let named = PathBuf::from(named);
                if !named.is_absolute() || !is_program(&named) {
                    return Err(format!(
                        "{OVERRIDE} names {}, which is no program with a full path",
                        named.display()
                    ));
                }
                named
            }
            None => {
                in_path(&path, "ssh-keygen").ok_or("there is no ssh-keygen in PATH; it comes with OpenSSH")?
            }
        };
        let add = in_path(&path, "ssh-add").unwrap_or_else(|| keygen.with_file_name(program("ssh-add")));
        let kept =
            ["TZ", "SystemRoot"].into_iter().filter_map(|name| Some((name, variable(name)?))).collect();
        Ok(Self { keygen, add, kept, patience: PATIENCE })
    }

    /// Returns it with another limit of time for each answer.
    #[must_use]
    pub fn with_patience(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }

    /// Returns the path of the `ssh-keygen` that is used.
    #[must_use]
    pub fn keygen(&self) -> &Path {
        &self.keygen
    }

    /// Asks whether a signature is over these bytes, by a key for which a list vouches as this signer's, today.
    #[must_use]
    pub fn verify(
        &self,
        list: &Path,
        signer: &str,
        revoked: Option<&Path>,
        bytes: &[u8],
        signature: &[u8],
    ) -> Answer {
        let asked = Folder::with("signature", signature).and_then(|folder| {
            let mut command = self.without_surroundings();
            command.args(["-Y", "verify", "-n", NAMESPACE, "-I", signer, "-f"]).arg(list);
            command.arg("-s").arg(folder.path("signature"));
            if let Some(revoked) = revoked {
                command.arg("-r").arg(revoked);
            }
            process::run(&mut command, bytes, self.patience)
        });
        match asked {
            Ok(ended) => answer_of(signer, ended.status.success(), &ended.out, &ended.err),
            Err(error) => Answer::Unclear(self.cannot(&error)),
        }
    }

    /// Returns what is wrong with a file as a list of revoked keys that `ssh-keygen -k` made; `None` where it can be read.
    pub(super) fn fault_in_revoked(&self, list: &Path) -> Option<String> {
        let mut command = self.without_surroundings();
        match process::run(command.args(["-Q", "-l", "-f"]).arg(list), b"", self.patience) {
            Ok(ended) if ended.status.success() => None,
            Ok(ended) => Some(last_line(&ended.err, "ssh-keygen cannot read it")),
            Err(error) => Some(self.cannot(&error)),
        }
    }

    /// Returns the public half of a key file, be it the private or the public one; asks for no passphrase.
    ///
    /// # Errors
    /// What was said.
    pub fn public_half(&self, file: &Path) -> Result<PublicKey, String> {
        let mut command = self.without_surroundings();
        command.args(["-e", "-m", "RFC4716", "-P", "", "-f"]).arg(file);
        let ended = process::run(&mut command, b"", self.patience).map_err(|error| self.cannot(&error))?;
        let key = ended.status.success().then(|| from_rfc4716(&ended.out)).flatten();
        key.ok_or_else(|| last_line(&ended.err, "ssh-keygen gave no public key"))
    }

    /// Asks the agent what it holds, as `ssh-add -L` tells it.
    ///
    /// # Errors
    /// When there is an agent, and it gives no answer.
    pub(super) fn offered(&self) -> Result<Offer, String> {
        match process::run(Command::new(&self.add).arg("-L"), b"", self.patience) {
            Ok(ended) if ended.status.success() => Ok(Offer::Keys(ended.out)),
            Ok(ended) if ended.status.code() == Some(1) => Ok(Offer::NoKeys),
            Ok(ended) if ended.status.code() == Some(2) => {
                let named = std::env::var_os("SSH_AUTH_SOCK").filter(|named| !named.is_empty());
                Ok(Offer::NoAgent(match named {
                    None => "SSH_AUTH_SOCK is not set".to_owned(),
                    Some(_) => {
                        format!("SSH_AUTH_SOCK leads to none ({})", last_line(&ended.err, "no answer"))
                    }
                }))
            }
            Ok(ended) => Err(last_line(&ended.err, "it gave no answer")),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                Err("there is no ssh-add, which comes with OpenSSH".to_owned())
            }
            Err(error) => Err(format!("{} cannot be asked: {error}", self.add.display())),
        }
    }

    /// What signs with the key in a file; the surroundings are kept, for they lead to the agent.
    pub(super) fn signing(&self, key: &Path) -> Command {
        let mut command = Command::new(&self.keygen);
        command.args(["-q", "-Y", "sign", "-n", NAMESPACE, "-f"]).arg(key);
        command
    }

    pub(super) fn cannot(&self, error: &io::Error) -> String {
        format!("{} cannot be asked: {error}", self.keygen.display())
    }

    /// The program with next to nothing of the surroundings.
    fn without_surroundings(&self) -> Command {
        let mut command = Command::new(&self.keygen);
        command.env_clear().envs(self.kept.iter().map(|(name, value)| (name, value)));
        command
    }
}

/// Reads the answer. Only the whole sentence counts: a program that ends well and says something else did not check.
fn answer_of(signer: &str, well: bool, out: &str, err: &str) -> Answer {
    let begins = format!("Good \"{NAMESPACE}\" signature for {signer} with ");
    let good = out.lines().find_map(|line| line.strip_prefix(&begins)?.split_once(" key "));
    match (well, good) {
        (true, Some((key_type, fingerprint))) => {
            Answer::Good { fingerprint: fingerprint.trim().to_owned(), key_type: key_type.to_owned() }
        }
        (false, None) if out.contains("Could not verify signature") => Answer::NotGood(last_line(err, "")),
        _ => Answer::Unclear(last_line(
            err,
            "ssh-keygen gave no answer that says whether the signature is good",
        )),
    }
}

/// Returns the last thing that was said, or other words where nothing was.
pub(super) fn last_line(said: &str, otherwise: &str) -> String {
    let line = said.lines().map(str::trim).rfind(|line| !line.is_empty());
    line.unwrap_or(otherwise).to_owned()
}

fn from_rfc4716(text: &str) -> Option<PublicKey> {
    let body = text.split_once("---- BEGIN SSH2 PUBLIC KEY ----")?.1.split_once("---- END")?.0;
    // Headers have a colon, and go on after a backslash; digits of base64 have neither.
    let mut goes_on = false;
    let mut base64 = String::new();
    for line in body.lines().map(str::trim) {
        if !goes_on && !line.contains(':') {
            base64.push_str(line);
        } else {
            goes_on = line.ends_with('\\');
        }
    }
    PublicKey::of_base64(&base64)
}

fn in_path(path: &OsStr, name: &str) -> Option<PathBuf> {
    std::env::split_paths(path)
        .filter(|folder| folder.is_absolute())
        .map(|folder| folder.join(program(name)))
        .find(|file| is_program(file))
}

fn program(name: &str) -> String {
    format!("{name}{}", std::env::consts::EXE_SUFFIX)
}

#[cfg(unix)]
fn is_program(file: &Path) -> bool {
    file.is_file() && rustix::fs::access(file, rustix::fs::Access::EXEC_OK).is_ok()
}

#[cfg(not(unix))]
fn is_program(file: &Path) -> bool {
    file.is_file()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_whole_sentence_and_a_good_end_are_good() {
        let said = "Good \"isms-scope\" signature for a@b.c with ED25519 key SHA256:xyz\n";
        let good = Answer::Good { fingerprint: "SHA256:xyz".into(), key_type: "ED25519".into() };
        assert_eq!(answer_of("a@b.c", true, said, ""), good);
        for (signer, well, out) in [
            ("a@b.c", false, said),
            ("a@b.cd", true, said),
            ("a@b.c", true, ""),
            ("a@b.c", true, "Good \"git\" signature for a@b.c with ED25519 key SHA256:xyz\n"),
            ("a@b.c", true, "Could not verify signature.\n"),
            ("a@b.c", false, ""),
        ] {
            assert!(matches!(answer_of(signer, well, out, ""), Answer::Unclear(_)), "{signer} {out}");
        }
        let not = answer_of("a@b.c", false, "Could not verify signature.\n", "x\nincorrect signature\n");
        assert_eq!(not, Answer::NotGood("incorrect signature".into()));
    }

    #[test]
    fn a_path_without_a_full_path_brings_no_program() {
        let folder = tempfile::tempdir().unwrap();
        let found = |path: &str| OpenSsh::find(|name| (name == "PATH").then(|| path.into()));
        assert!(found(folder.path().to_str().unwrap()).unwrap_err().contains("no ssh-keygen in PATH"));
        assert!(found(":.:bin").is_err());
        let named = OpenSsh::find(|name| (name == OVERRIDE).then(|| "ssh-keygen".into()));
        assert!(named.unwrap_err().contains("no program with a full path"));
    }
}
