//! Waiting: for keys, for a call from another thread, or for the end of the line.
//! Must not act on what it reports.
//!
//! One `poll` on the terminal and on a pipe: while nothing happens the process does not wake up at all.
//! Crossterm's own reader is not used: it reads on until an event is complete, so it blocks on half a key
//! sequence, spins on a dead terminal and, told of input only once, leaves what exceeds its 1024 bytes.

use std::io;
use std::os::fd::OwnedFd;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crossterm::event::Event;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::stdio::stdin;
use rustix::termios::{QueueSelector, tcflush};

use super::input::Decoder;

/// Bytes taken in one look. Queued keys are drained before anybody draws.
const AT_ONCE: usize = 64 * 1024;

/// What ended the waiting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Woken {
    /// Keys and pasted text, at least one.
    Events(Vec<Event>),
    /// Somebody called [`Waker::wake`].
    Called,
    /// The time is over.
    TimedOut,
    /// The terminal is gone: nothing will come from it any more and nothing must be written to it.
    HungUp,
}

/// Wakes the loop from another thread.
#[derive(Clone, Debug)]
pub struct Waker {
    pipe: Arc<OwnedFd>,
}

impl Waker {
    /// Ends the current or next waiting. Never blocks; several calls may become one.
    pub fn wake(&self) {
        // A full pipe wakes as well as one more byte would.
        let _ = rustix::io::write(&self.pipe, &[1]);
    }
}

/// Waits on the terminal and on calls.
#[derive(Debug)]
pub struct Waiter {
    calls: OwnedFd,
    called: bool,
    decoder: Decoder,
}

/// What one look at the terminal gave.
#[derive(PartialEq, Eq)]
enum Look {
    Alive,
    Gone,
}

impl Waiter {
    /// Returns a waiter and what wakes it.
    ///
    /// # Errors
    ///
    /// When the system has no file descriptors left.
    pub fn new() -> io::Result<(Self, Waker)> {
        let (calls, pipe) = rustix::pipe::pipe()?;
        for end in [&calls, &pipe] {
            rustix::io::ioctl_fionbio(end, true)?;
            rustix::io::fcntl_setfd(end, rustix::io::FdFlags::CLOEXEC)?;
        }
        let waiter = Self { calls, called: false, decoder: Decoder::default() };
        Ok((waiter, Waker { pipe: Arc::new(pipe) }))
    }

    /// Waits until something happens, for ever if there is no `timeout`.
    ///
    /// # Errors
    ///
    /// When the system refuses to wait, which leaves nothing but to end.
    pub fn wait(&mut self, timeout: Option<Duration>) -> io::Result<Woken> {
        let deadline = timeout.and_then(|timeout| Instant::now().checked_add(timeout));
        loop {
            if std::mem::take(&mut self.called) {
                return Ok(Woken::Called);
            }
            let left = deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()));
            let (patience, began) = (self.decoder.patience(), Instant::now());
            let (terminal, called) = self.poll(shorter(left, patience))?;
            self.called |= called;
            let mut events = Vec::new();
            let look = self.look(terminal, &mut events)?;
            if terminal.is_empty() && patience.is_some_and(|patience| began.elapsed() >= patience) {
                self.decoder.give_up_waiting(&mut events);
            }
            if !events.is_empty() {
                return Ok(Woken::Events(events));
            }
            if look == Look::Gone {
                return Ok(Woken::HungUp);
            }
            if !self.called && left == Some(Duration::ZERO) {
                return Ok(Woken::TimedOut);
            }
        }
    }

    /// Returns what the terminal has, and whether somebody called.
    fn poll(&self, timeout: Option<Duration>) -> io::Result<(PollFlags, bool)> {
        let terminal = stdin();
        let mut both = [PollFd::new(&terminal, PollFlags::IN), PollFd::new(&self.calls, PollFlags::IN)];
        let timeout = timeout.and_then(|timeout| Timespec::try_from(timeout).ok());
        match poll(&mut both, timeout.as_ref()) {
            Ok(_) => {}
            Err(Errno::INTR) => return Ok((PollFlags::empty(), false)),
            Err(error) => return Err(error.into()),
        }
        let called = !both[1].revents().is_empty();
        if called {
            // Drained: as many calls as there were are answered by one waking.
            while matches!(rustix::io::read(&self.calls, &mut [0; 64]), Ok(1..)) {}
        }
        Ok((both[0].revents(), called))
    }

    /// Reads what is there, without ever waiting for more.
    fn look(&mut self, mut ready: PollFlags, events: &mut Vec<Event>) -> io::Result<Look> {
        let mut taken = 0;
        while !ready.is_empty() && taken < AT_ONCE {
            if !ready.contains(PollFlags::IN) {
                return Ok(Look::Gone);
            }
            let mut bytes = [0; 4096];
            match rustix::io::read(stdin(), &mut bytes) {
                Ok(0) | Err(Errno::IO) => return Ok(Look::Gone),
                Ok(count) => {
                    self.decoder.feed(&bytes[..count], events);
                    taken += count;
                }
                Err(Errno::INTR | Errno::AGAIN) => {}
                Err(error) => return Err(error.into()),
            }
            let (next, called) = self.poll(Some(Duration::ZERO))?;
            self.called |= called;
            ready = next;
        }
        Ok(Look::Alive)
    }
}

/// Throws away what was typed and not read yet: it was meant for what was shown before.
pub fn forget_keys() {
    // A terminal that is gone has nothing to throw away.
    let _ = tcflush(stdin(), QueueSelector::IFlush);
}

fn shorter(one: Option<Duration>, other: Option<Duration>) -> Option<Duration> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
}
