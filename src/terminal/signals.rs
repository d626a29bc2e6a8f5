//! Signals: a thread of its own keeps the text and leaves, even when the loop is stuck.
//! Must not know what is kept, nor draw.
//!
//! A flag that the loop looks at is not enough: when an SSH connection drops, the loop may be stuck in a
//! write to the dead terminal (<https://github.com/crossterm-rs/crossterm/issues/793> tells of a reader
//! that never comes back).

use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::Duration;

use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGWINCH};
use signal_hook::iterator;
use signal_hook::low_level::{exit, raise};

use super::modes;
use super::wait::Waker;

/// How long the text may take to be kept. With [`TO_LEAVE`] the program is gone within a second.
const TO_KEEP: Duration = Duration::from_millis(600);

/// How long the terminal may take to be given back.
const TO_LEAVE: Duration = Duration::from_millis(200);

/// What the signal thread has noticed.
#[derive(Clone, Debug)]
pub struct Signals {
    continued: Arc<AtomicBool>,
}

impl Signals {
    /// Starts to listen.
    ///
    /// On HUP, TERM, INT and QUIT `keep` runs on a thread of its own with the number of the signal. It
    /// should take its lock with `try_lock` and write the recovery copy; after 600 ms nobody waits for it
    /// any more. Then the terminal is given back (after HUP it is not touched) and the process ends with
    /// 128 + the number. INT and QUIT are ignored while another program has the terminal.
    ///
    /// WINCH and CONT only wake the loop. A size need not be carried: the loop asks for it.
    ///
    /// # Errors
    ///
    /// When the system has no threads or file descriptors left.
    pub fn listen(waker: Waker, keep: impl FnOnce(i32) + Send + 'static) -> io::Result<Self> {
        let (ask, asked) = mpsc::channel();
        let (done, kept) = mpsc::channel();
        // Started now: when memory is short a new thread may be refused.
        thread::Builder::new().name("keep".into()).spawn(move || {
            if let Ok(signal) = asked.recv() {
                keep(signal);
                let _ = done.send(());
            }
        })?;
        let mut signals = iterator::Signals::new([SIGHUP, SIGTERM, SIGINT, SIGQUIT, SIGWINCH, SIGCONT])?;
        let continued = Arc::new(AtomicBool::new(false));
        let noticed = Self { continued: Arc::clone(&continued) };
        thread::Builder::new().name("signals".into()).spawn(move || {
            for signal in signals.forever() {
                match signal {
                    SIGCONT => continued.store(true, Ordering::SeqCst),
                    SIGWINCH => {}
                    SIGINT | SIGQUIT if modes::is_lent() => continue,
                    _ => end(signal, &ask, &kept),
                }
                waker.wake();
            }
        })?;
        Ok(noticed)
    }

    /// Ends as on HUP, for a loop that finds the terminal gone ([`super::wait::Woken::HungUp`], or a write
    /// that failed) before the signal arrives, or when none will: not everybody who closes a line sends it.
    pub fn hang_up(&self) -> ! {
        // Nothing else is to be done here: the signal thread keeps the text and ends the process.
        let _ = raise(SIGHUP);
        loop {
            thread::park();
        }
    }

    /// Whether the process was stopped and continued since the last question. If so, the terminal must be
    /// taken again and all painted.
    #[must_use]
    pub fn take_continued(&self) -> bool {
        self.continued.swap(false, Ordering::SeqCst)
    }
}

/// Keeps the text, gives the terminal back and ends the process, whatever the other threads do.
fn end(signal: i32, ask: &mpsc::Sender<i32>, kept: &mpsc::Receiver<()>) -> ! {
    if signal == SIGHUP {
        modes::note_hang_up();
    }
    if ask.send(signal).is_ok() {
        // Either it is kept, or it has panicked, or there is no more time: in each case we leave.
        let _ = kept.recv_timeout(TO_KEEP);
    }
    modes::leave_within(TO_LEAVE);
    // Not `std::process::exit`: that may wait for locks which a stuck thread holds.
    exit(128 + signal)
}
