//! Another program, run without a shell and for no longer than it may take.
//! Must not know which program it is.

use std::{
    io::{self, Read, Write as _},
    process::{Child, Command, ExitStatus, Stdio},
    sync::mpsc::{Receiver, channel},
    thread,
    time::{Duration, Instant},
};

/// The most that is read of what a program says.
const LONGEST: u64 = 1024 * 1024;

/// How often it is looked whether a program has ended that says nothing any more.
const LOOKED_EVERY: Duration = Duration::from_millis(2);

/// How a program ended, and what it said.
#[derive(Debug)]
pub(super) struct Ended {
    pub(super) status: ExitStatus,
    pub(super) out: String,
    pub(super) err: String,
}

/// Runs a program in the background: it can ask nobody on the terminal, and is ended when it takes too long.
///
/// # Errors
/// When it cannot be started, or takes too long.
pub(super) fn run(command: &mut Command, input: &[u8], limit: Duration) -> io::Result<Ended> {
    let until = Instant::now() + limit;
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    apart(command);
    let mut child = command.spawn()?;
    if let Some(mut stdin) = child.stdin.take() {
        let input = input.to_owned();
        // A program that does not read must not hold this one; it closes the pipe when it ends.
        thread::spawn(move || stdin.write_all(&input));
    }
    let (out, err) = (said(child.stdout.take()), said(child.stderr.take()));
    let ended = heard(&out, until)
        .and_then(|out| Some((out, heard(&err, until)?)))
        .and_then(|(out, err)| Some(Ended { status: ended(&mut child, until)?, out, err }));
    ended.ok_or_else(|| {
        end(&mut child);
        let message = format!("it gave no answer within {} seconds", limit.as_secs());
        io::Error::new(io::ErrorKind::TimedOut, message)
    })
}

/// Reads what a program says, on a thread of its own.
fn said(pipe: Option<impl Read + Send + 'static>) -> Receiver<String> {
    let (sender, receiver) = channel();
    thread::spawn(move || {
        let mut bytes = Vec::new();
        if let Some(pipe) = pipe {
            // What was said before it broke off is all there is.
            let _ = pipe.take(LONGEST).read_to_end(&mut bytes);
        }
        let _ = sender.send(String::from_utf8_lossy(&bytes).into_owned());
    });
    receiver
}

fn heard(receiver: &Receiver<String>, until: Instant) -> Option<String> {
    receiver.recv_timeout(until.saturating_duration_since(Instant::now())).ok()
}

fn ended(child: &mut Child, until: Instant) -> Option<ExitStatus> {
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Some(status),
            Ok(None) if Instant::now() < until => thread::sleep(LOOKED_EVERY),
            Ok(None) | Err(_) => return None,
        }
    }
}

/// Puts the program into a group of its own: it is not in the foreground, and can be ended with all it started.
#[cfg(unix)]
fn apart(command: &mut Command) {
    std::os::unix::process::CommandExt::process_group(command, 0);
}

#[cfg(not(unix))]
fn apart(_: &mut Command) {}

#[cfg(unix)]
fn end(child: &mut Child) {
    let _ = rustix::process::kill_process_group(
        rustix::process::Pid::from_child(child),
        rustix::process::Signal::KILL,
    );
    let _ = child.wait();
}

#[cfg(not(unix))]
fn end(child: &mut Child) {
    let _ = child.kill();
    let _ = child.wait();
}
