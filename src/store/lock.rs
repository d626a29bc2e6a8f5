//! The lock: while somebody has a scope open for editing, who it is and since when.
//! Must not know the user or the clock: they are handed in.

use std::{
    fs::{File, OpenOptions, TryLockError},
    io::{self, Read as _, Write as _},
    path::{Path, PathBuf},
    time::Duration,
};

use super::atomic::{folder_of, resolved};
use crate::scope::visible::is_hidden;

/// Who holds a lock.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Holder {
    /// The user.
    pub user: String,
    /// The machine.
    pub host: String,
    /// The process.
    pub pid: u32,
    /// Since when, as it was handed in.
    pub since: String,
}

/// Why a lock was not given.
#[derive(Debug, thiserror::Error)]
pub enum LockError {
    /// Somebody else holds it.
    #[error("{} has it open on {} (process {}) since {}", .0.user, .0.host, .0.pid, .0.since)]
    Held(Holder),
    /// No lock can be had here, as in a folder that is read only.
    #[error("cannot lock: {0}")]
    Unavailable(io::Error),
}

/// A lock that is held; released and removed when it is dropped.
#[derive(Debug)]
pub struct Lock {
    file: Option<File>,
    path: PathBuf,
}

/// How often a lock that its holder removes at the same moment is tried again.
const TRIES: usize = 8;

/// For how long a lock is waited for whose holder has ended: in moments, and how long each is.
const MOMENTS: usize = 200;
const A_MOMENT: Duration = Duration::from_millis(5);

/// How much of a lock is read.
const LONGEST: u64 = 4096;

/// Takes the lock of a file; one whose holder has ended without removing it is taken over.
///
/// # Errors
/// Who holds it, or why there can be none.
pub fn acquire(path: &Path, who: &Holder) -> Result<Lock, LockError> {
    let path = beside(path).map_err(LockError::Unavailable)?;
    let mut patience = MOMENTS;
    let mut tries = 0;
    while tries < TRIES {
        let (file, own) = opened(&path).map_err(LockError::Unavailable)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => match holder(&file) {
                // A child that the holder was about to start still has the file; it lets go in a moment.
                holder if is_gone(&holder, who) && patience > 0 => {
                    patience -= 1;
                    std::thread::sleep(A_MOMENT);
                    continue;
                }
                holder => return Err(LockError::Held(holder)),
            },
            Err(TryLockError::Error(error)) => return Err(LockError::Unavailable(error)),
        }
        tries += 1;
        // Its last holder may have removed it between the opening and the locking.
        if !is_at(&file, &path) {
            continue;
        }
        if own == Access::ToRead {
            std::fs::remove_file(&path).map_err(LockError::Unavailable)?;
            continue;
        }
        let lock = Lock { file: Some(file), path };
        lock.write(who).map_err(LockError::Unavailable)?;
        return Ok(lock);
    }
    Err(LockError::Unavailable(io::Error::other("it is taken and released all the time")))
}

/// Returns the path of the lock of a file.
///
/// # Errors
/// When the file is a link that leads in a circle.
pub fn beside(path: &Path) -> io::Result<PathBuf> {
    let target = resolved(path)?;
    let mut name = std::ffi::OsString::from(".");
    name.push(target.file_name().unwrap_or_default());
    name.push(".lock");
    Ok(folder_of(&target).join(name))
}

impl Lock {
    fn write(&self, who: &Holder) -> io::Result<()> {
        let mut file = self.file.as_ref().expect("it is taken only when the lock is dropped");
        file.set_len(0)?;
        let text = format!(
            "user: {}\nhost: {}\npid: {}\nsince: {}\n",
            one_line(&who.user),
            one_line(&who.host),
            who.pid,
            one_line(&who.since)
        );
        file.write_all(text.as_bytes())
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Removed while it is still held, so that no one else's can be removed.
        if let Some(file) = self.file.take()
            && is_at(&file, &self.path)
        {
            let _ = std::fs::remove_file(&self.path);
        }
    }
}

/// What a lock was opened for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Access {
    ToWrite,
    ToRead,
}

/// Opens the lock; for reading only when it is somebody else's.
fn opened(path: &Path) -> io::Result<(File, Access)> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    no_surprises(&mut options)?;
    let (file, access) = match options.open(path) {
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
            let mut options = OpenOptions::new();
            options.read(true);
            no_surprises(&mut options)?;
            (options.open(path).map_err(|_| error)?, Access::ToRead)
        }
        other => (other?, Access::ToWrite),
    };
    if file.metadata()?.is_file() {
        Ok((file, access))
    } else {
        Err(io::Error::other(format!("{} is no file", path.display())))
    }
}

/// Neither follows a planted link nor waits at a pipe.
#[cfg(unix)]
fn no_surprises(options: &mut OpenOptions) -> io::Result<()> {
    use std::os::unix::fs::OpenOptionsExt as _;

    use rustix::fs::OFlags;

    let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY;
    options.custom_flags(i32::try_from(flags.bits()).map_err(io::Error::other)?);
    Ok(())
}

#[cfg(not(unix))]
fn no_surprises(_: &mut OpenOptions) -> io::Result<()> {
    Ok(())
}

#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;

    match (file.metadata(), std::fs::symlink_metadata(path)) {
        (Ok(open), Ok(there)) => (open.dev(), open.ino()) == (there.dev(), there.ino()),
        _ => false,
    }
}

#[cfg(not(unix))]
fn is_at(_: &File, path: &Path) -> bool {
    path.exists()
}

/// Tells whether a holder on this machine has ended; of another machine nobody can tell.
#[cfg(unix)]
fn is_gone(holder: &Holder, here: &Holder) -> bool {
    use rustix::{
        io::Errno,
        process::{Pid, test_kill_process},
    };

    let pid = i32::try_from(holder.pid).ok().and_then(Pid::from_raw);
    holder.host == here.host && pid.is_some_and(|pid| test_kill_process(pid) == Err(Errno::SRCH))
}

#[cfg(not(unix))]
fn is_gone(_: &Holder, _: &Holder) -> bool {
    false
}

/// Reads who holds a lock; what cannot be read is left empty.
fn holder(file: &File) -> Holder {
    let mut text = Vec::new();
    let _ = file.take(LONGEST).read_to_end(&mut text);
    let mut holder = Holder { user: "somebody".into(), host: "some machine".into(), ..Holder::default() };
    for line in String::from_utf8_lossy(&text).lines() {
        match line.split_once(": ") {
            Some(("user", user)) => holder.user = one_line(user),
            Some(("host", host)) => holder.host = one_line(host),
            Some(("pid", pid)) => holder.pid = pid.parse().unwrap_or_default(),
            Some(("since", since)) => holder.since = one_line(since),
            _ => {}
        }
    }
    holder
}

/// Returns a text that cannot break the line it stands on, nor the terminal it is shown on.
fn one_line(text: &str) -> String {
    text.chars().filter(|c| *c != '\n' && !is_hidden(*c)).collect()
}
