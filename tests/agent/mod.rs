//! A real ssh-agent for one story: it is there when it answers, and ends with the story.

#![allow(dead_code, reason = "each story uses some of it")]

use std::{
    ffi::OsStr,
    os::unix::{fs::PermissionsExt as _, net::UnixStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

/// Long enough for a busy machine, short enough for a hang to be noticed.
const DEADLINE: Duration = Duration::from_secs(20);

/// An agent that ends with the story.
pub(crate) struct Agent {
    child: Child,
    pub(crate) socket: PathBuf,
}

impl Drop for Agent {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Agent {
    /// Starts an agent whose owner agrees to nothing that it asks about.
    pub(crate) fn start(socket: PathBuf) -> Self {
        Self::start_asking(socket, Path::new("false"))
    }

    /// Starts an agent that asks its owner by a program.
    pub(crate) fn start_asking(socket: PathBuf, askpass: &Path) -> Self {
        let mut command = Command::new("ssh-agent");
        command.arg("-D").arg("-a").arg(&socket).env("SSH_ASKPASS", askpass);
        command.env("SSH_ASKPASS_REQUIRE", "force").stdout(Stdio::null()).stderr(Stdio::null());
        let agent = Self { child: command.spawn().unwrap(), socket };
        let began = Instant::now();
        while UnixStream::connect(&agent.socket).is_err() {
            assert!(began.elapsed() < DEADLINE, "the agent does not start");
            std::thread::yield_now();
        }
        agent
    }

    /// Adds the key in a file.
    pub(crate) fn add(&self, key: &Path) {
        self.ssh_add(["-q".as_ref(), key.as_os_str()], "false");
    }

    /// Adds the key in a file; each use of it is to be confirmed.
    pub(crate) fn add_to_be_confirmed(&self, key: &Path) {
        self.ssh_add(["-q".as_ref(), "-c".as_ref(), key.as_os_str()], "false");
    }

    /// Locks the agent.
    pub(crate) fn lock(&self) {
        let says_a_word = self.socket.with_extension("asks");
        std::fs::write(&says_a_word, "#!/bin/sh\necho word\n").unwrap();
        std::fs::set_permissions(&says_a_word, std::fs::Permissions::from_mode(0o755)).unwrap();
        self.ssh_add(["-x".as_ref()], says_a_word.to_str().unwrap());
    }

    fn ssh_add<const N: usize>(&self, arguments: [&OsStr; N], askpass: &str) {
        let mut command = Command::new("ssh-add");
        command.args(arguments).env("SSH_AUTH_SOCK", &self.socket).stdin(Stdio::null());
        command.env("SSH_ASKPASS", askpass).env("SSH_ASKPASS_REQUIRE", "force");
        let ended = command.output().unwrap();
        assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stderr));
    }
}
