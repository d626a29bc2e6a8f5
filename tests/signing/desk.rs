//! A folder of its own for each story, with keys, an agent and lists of signers in it.

use std::{
    io::Write as _,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use isms_scope::{
    scope::signer::{Key, Origin, PublicKey, SignerList},
    signing::{key::Asking, openssh::OpenSsh, signers::line, witness::Witness},
};

use crate::agent::Agent;

/// The approver, by the name in the list of signers.
pub(crate) const CEO: &str = "ceo@example.com";

/// What is signed.
pub(crate) const TEXT: &[u8] = b"the scope, version 2.0\n";

/// A folder that is gone after the story.
pub(crate) struct Desk {
    folder: tempfile::TempDir,
}

/// A witness with that OpenSSH, and no list of its own.
pub(crate) fn witness() -> Witness {
    Witness { openssh: Ok(openssh()), ..Witness::default() }
}

/// The OpenSSH of this machine.
pub(crate) fn openssh() -> OpenSsh {
    OpenSsh::find(|name| std::env::var_os(name)).unwrap()
}

impl Desk {
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        std::fs::write(self.path(name), text).unwrap();
        self.path(name)
    }

    /// A new key, as `name` and `name.pub`.
    pub(crate) fn key(&self, name: &str, kind: &[&str], passphrase: &str) -> PathBuf {
        let file = self.path(name);
        let mut command = Command::new("ssh-keygen");
        command
            .args(["-q", "-N", passphrase, "-C", "made for a story", "-t"])
            .args(kind)
            .arg("-f")
            .arg(&file);
        assert!(command.status().unwrap().success());
        file
    }

    pub(crate) fn ed25519(&self, name: &str) -> PathBuf {
        self.key(name, &["ed25519"], "")
    }

    pub(crate) fn public(&self, name: &str) -> PublicKey {
        let text = std::fs::read_to_string(self.path(&format!("{name}.pub"))).unwrap();
        PublicKey::read(&text).unwrap().0
    }

    /// A list in which these keys are the CEO's.
    pub(crate) fn list(&self, keys: &[&str]) -> SignerList {
        let lines: String = keys.iter().map(|name| line(CEO, &self.public(name)).unwrap()).collect();
        self.list_of(&lines)
    }

    pub(crate) fn list_of(&self, lines: &str) -> SignerList {
        SignerList { path: self.write("allowed_signers", lines), origin: Origin::Given }
    }

    /// Signs the text as a script does.
    pub(crate) fn signed(&self, name: &str) -> Vec<u8> {
        let key = Key::in_file(&openssh(), &self.path(name)).unwrap();
        key.sign(&openssh(), TEXT, Asking::Nobody).unwrap()
    }

    /// Signs as anybody can who has the key, for any purpose.
    pub(crate) fn signed_for(&self, name: &str, namespace: &str, text: &[u8]) -> Vec<u8> {
        let mut command = Command::new("ssh-keygen");
        command.args(["-q", "-Y", "sign", "-n", namespace, "-f"]).arg(self.path(name));
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(text).unwrap();
        child.wait_with_output().unwrap().stdout
    }

    /// A program in a folder of its own; returns the folder.
    pub(crate) fn program(&self, name: &str, script: &str) -> PathBuf {
        let folder = self.path("bin");
        std::fs::create_dir_all(&folder).unwrap();
        let file = folder.join(name);
        std::fs::write(&file, script).unwrap();
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o755)).unwrap();
        folder
    }

    pub(crate) fn agent(&self) -> Agent {
        Agent::start(self.path("agent"))
    }
}

/// OpenSSH in a folder, where the story put its own programs.
pub(crate) fn openssh_in(folder: &Path) -> OpenSsh {
    OpenSsh::find(|name| (name == "PATH").then(|| folder.into())).unwrap()
}
