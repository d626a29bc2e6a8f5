//! The keys one can sign with: in a file, or in the agent. The private half is never read here.
//! Must not know who may sign.

use std::path::{Path, PathBuf};

use super::{
    openssh::{Offer, OpenSsh, last_line},
    private::Folder,
    process,
};
use crate::scope::signer::{Held, Key, PublicKey};

/// How long one that asks nobody may take: an agent may have its owner confirm, a token wants a touch.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(60);

/// Whether anybody can be asked for a passphrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asking {
    /// On this terminal, which was given away to OpenSSH: it asks, and says that a token awaits a touch.
    OnTheTerminal,
    /// Nobody is: a script runs.
    Nobody,
}

/// Why nothing was signed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// There is no OpenSSH.
    #[error("{0}")]
    NoOpenSsh(String),
    /// The file is no key.
    #[error("cannot use {} as a key: {why}", file.display())]
    NoKey {
        /// The file.
        file: PathBuf,
        /// What was said about it.
        why: String,
    },
    /// There is no agent to ask.
    #[error("no agent is reachable: {0}")]
    NoAgent(String),
    /// The agent shows no key that could sign.
    #[error("the agent offers no key: it is empty, or locked")]
    NoKeys,
    /// The agent does not answer.
    #[error("cannot ask the agent: {0}")]
    Agent(String),
    /// The key has a passphrase, and nobody can be asked.
    #[error("the key {0} has a passphrase, and nobody can be asked for it here")]
    Passphrase(String),
    /// The private half is neither beside the public one nor in the agent.
    #[error("the private half of {0} is neither beside it nor in the agent")]
    NoPrivateHalf(String),
    /// The key was in the agent, and is not any more.
    #[error("the key {0} is not in the agent any more")]
    NotOffered(String),
    /// Whoever was asked stopped it: neither a passphrase was given nor a use confirmed.
    #[error("stopped before the key signed; nothing was signed")]
    Stopped,
    /// It did not sign.
    #[error("the key {key} did not sign: {why}")]
    Refused {
        /// The key.
        key: String,
        /// What was said.
        why: String,
    },
}

impl KeyError {
    /// Returns what to do next, in one line.
    #[must_use]
    pub fn next(&self) -> String {
        match self {
            Self::NoOpenSsh(_) => {
                "install OpenSSH, or approve by typed name, which is the weaker kind".into()
            }
            Self::NoKey { .. } => {
                "give a key file of OpenSSH, such as ~/.ssh/id_ed25519 or id_ed25519.pub".into()
            }
            Self::NoAgent(_) => {
                "start ssh-agent and add your key with ssh-add, or come in with ssh -A".into()
            }
            Self::NoKeys => "add your key with ssh-add, or unlock the agent with ssh-add -X".into(),
            Self::Agent(_) => "see to the agent (ssh-add -L), or give a key file".into(),
            Self::Passphrase(key) => format!("add it to the agent first: ssh-add {key}"),
            Self::NoPrivateHalf(_) => {
                "add the key to the agent with ssh-add, or give the private file".into()
            }
            Self::NotOffered(_) => {
                "unlock the agent with ssh-add -X, or add the key again with ssh-add; nothing was signed"
                    .into()
            }
            Self::Stopped => "try again when you are ready to confirm it".into(),
            Self::Refused { .. } => "try again; nothing was signed and nothing was written".into(),
        }
    }
}

impl Key {
    /// Returns the key in a file, be it the private or the public half.
    ///
    /// # Errors
    /// When it is no key.
    pub fn in_file(openssh: &OpenSsh, file: &Path) -> Result<Self, KeyError> {
        let no_key = |why| KeyError::NoKey { file: file.to_owned(), why };
        if !file.is_file() {
            return Err(no_key("there is no such file".into()));
        }
        let public = openssh.public_half(file).map_err(|said| {
            // Only old formats hide the public half with the private one.
            no_key(if said.contains("passphrase") { "its public half is not beside it".into() } else { said })
        })?;
        Ok(Self { public, comment: String::new(), held: Held::File(file.to_owned()) })
    }

    /// Returns the keys in the agent, in its order, one at least. Certificates are left out: the plain key beside
    /// each can sign.
    ///
    /// # Errors
    /// When there is no agent, or it shows no key.
    pub fn in_the_agent(openssh: &OpenSsh) -> Result<Vec<Self>, KeyError> {
        let lines = match openssh.offered().map_err(KeyError::Agent)? {
            Offer::Keys(lines) => lines,
            Offer::NoKeys => return Err(KeyError::NoKeys),
            Offer::NoAgent(why) => return Err(KeyError::NoAgent(why)),
        };
        let keys = lines.lines().filter_map(PublicKey::read).filter(|(public, _)| !public.is_certificate());
        let keys: Vec<Self> =
            keys.map(|(public, comment)| Self { public, comment, held: Held::Agent }).collect();
        if keys.is_empty() { Err(KeyError::NoKeys) } else { Ok(keys) }
    }

    /// Returns what its owner should know while it signs, for the terminal.
    #[must_use]
    pub fn while_it_signs(&self) -> String {
        let waits = match &self.held {
            _ if self.public.kind.starts_with("sk-") => {
                "\nIt waits for a touch: touch your security key now."
            }
            Held::Agent => "\nThe agent may ask you to confirm it.",
            Held::File(_) => "",
        };
        format!("Signing with {}.{waits}", self.told())
    }

    /// Signs these bytes and returns the signature, as it stands in a `.sig` file. It is still to be checked.
    ///
    /// # Errors
    /// When it did not sign. What OpenSSH says on the terminal is not repeated.
    pub fn sign(&self, openssh: &OpenSsh, bytes: &[u8], asking: Asking) -> Result<Vec<u8>, KeyError> {
        let refused = |why: String| KeyError::Refused { key: self.public.fingerprint.clone(), why };
        let unable = |error: std::io::Error| refused(openssh.cannot(&error));
        // The text is handed over as a file: standard input stays free for the passphrase.
        let folder = Folder::with("text", bytes).map_err(unable)?;
        let file = match &self.held {
            Held::File(file) => file.clone(),
            Held::Agent => {
                let line = format!("{} {}\n", self.public.kind, self.public.base64);
                folder.put("key.pub", line.as_bytes()).map_err(unable)?;
                folder.path("key.pub")
            }
        };
        let mut command = openssh.signing(&file);
        let (well, said) = match asking {
            Asking::OnTheTerminal => {
                let status = command.arg(folder.path("text")).stdout(std::process::Stdio::null()).status();
                let status = status.map_err(unable)?;
                // A signal ended it: the key that stops a program was pressed while it waited.
                if status.code().is_none() {
                    return Err(KeyError::Stopped);
                }
                (status.success(), String::new())
            }
            Asking::Nobody => {
                // An empty passphrase is tried, and no other is asked for, neither here nor in a window.
                command.args(["-P", ""]).arg(folder.path("text")).env("SSH_ASKPASS_REQUIRE", "never");
                let ended = process::run(&mut command, b"", PATIENCE).map_err(unable)?;
                (ended.status.success(), ended.err)
            }
        };
        if well {
            return folder.take("text.sig").map_err(|_| refused("it gave no signature".into()));
        }
        let named = match &self.held {
            Held::File(file) => file.display().to_string(),
            Held::Agent => self.public.fingerprint.clone(),
        };
        Err(if said.contains("incorrect passphrase") {
            KeyError::Passphrase(named)
        } else if self.has_left_the_agent(openssh) {
            KeyError::NotOffered(named)
        } else if said.contains("No private key found") {
            KeyError::NoPrivateHalf(named)
        } else {
            let silent = match &self.held {
                // Why, it said on the terminal.
                Held::File(_) => "the passphrase was wrong, or the key refused",
                Held::Agent => "the agent refused",
            };
            refused(last_line(&said, silent))
        })
    }

    /// Tells whether the key was in the agent, and is gone: it was taken out, or the agent was locked or ended.
    fn has_left_the_agent(&self, openssh: &OpenSsh) -> bool {
        self.held == Held::Agent
            && match Self::in_the_agent(openssh) {
                Ok(keys) => keys.iter().all(|key| key.public != self.public),
                Err(why) => matches!(why, KeyError::NoKeys | KeyError::NoAgent(_)),
            }
    }
}
