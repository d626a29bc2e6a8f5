//! The modes of the terminal: how it was found, how we set it, and how it is given back from any thread.
//! Must not know what is on the screen, nor why it is given back.
//!
//! No lock is held while the terminal is written to, because a dead terminal may block a write for ever
//! and another thread must still be able to leave.
//!
//! Sources: POSIX termios (raw mode), xterm ctlseqs (modes 1049, 2004, 25, 7; DECSTBM), the synchronized
//! output specification (mode 2026).

use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, Once, PoisonError, mpsc};
use std::thread;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;
use rustix::stdio::{stdin, stdout};
use rustix::termios::{OptionalActions, Termios, tcgetattr, tcsetattr};

/// The alternate screen (1049) with its own cursor, and marks around pasted text (2004).
const ENTER: &[u8] = b"\x1b[?1049h\x1b[?2004h";

/// Undoes all that we or a frame cut short may have set, in the opposite order: a frame held back (2026),
/// autowrap off (7), a scrolling region, colours, a hidden cursor (25), paste marks, the alternate screen.
const LEAVE: &[u8] = b"\x1b[?2026l\x1b[?7h\x1b[r\x1b[m\x1b[?25h\x1b[?2004l\x1b[?1049l";

/// A panic message must not wait for a terminal that takes no bytes.
const PATIENCE_OF_A_PANIC: Duration = Duration::from_millis(500);

/// Whether the terminal is in our modes.
static INSIDE: AtomicBool = AtomicBool::new(false);

/// Whether the line is gone: whatever we wrote could reach somebody else's session.
static HUNG_UP: AtomicBool = AtomicBool::new(false);

/// Who has the terminal, when it was lent before.
static LENT: Mutex<Option<Lent>> = Mutex::new(None);

/// An interrupt typed in the other program may end it, and so come to our notice, before we hear of the
/// interrupt ourselves.
const ECHO_OF_AN_INTERRUPT: Duration = Duration::from_millis(500);

/// The settings the terminal was found with. Locked only to copy them.
static FOUND: Mutex<Option<Termios>> = Mutex::new(None);

/// Puts the terminal into our modes.
pub(super) fn enter() -> io::Result<()> {
    static HOOK: Once = Once::new();
    HOOK.call_once(install_panic_hook);
    if INSIDE.load(Ordering::SeqCst) {
        return Ok(());
    }
    take()
}

/// Puts the terminal into our modes again, whatever others did to them while the process was stopped.
///
/// It is never given back on the way: a key that is typed at that moment would be taken as a line of the shell.
pub(super) fn enter_again() -> io::Result<()> {
    if HUNG_UP.load(Ordering::SeqCst) { Ok(()) } else { take() }
}

fn take() -> io::Result<()> {
    let found = tcgetattr(stdin())?;
    let mut raw = found.clone();
    raw.make_raw();
    let is_ours = found.local_modes == raw.local_modes && found.input_modes == raw.input_modes;
    // Our own modes are not what the terminal is given back with.
    if !(is_ours && INSIDE.load(Ordering::SeqCst)) {
        *FOUND.lock().unwrap_or_else(PoisonError::into_inner) = Some(found);
    }
    INSIDE.store(true, Ordering::SeqCst);
    tcsetattr(stdin(), OptionalActions::Now, &raw)?;
    write_all(ENTER)
}

/// Gives the terminal back as it was found. Does nothing the second time, and nothing after a hang-up.
pub(super) fn leave() {
    if !INSIDE.swap(false, Ordering::SeqCst) || HUNG_UP.load(Ordering::SeqCst) {
        return;
    }
    // The settings first: they change at once, while a write waits for ever behind another that is stuck.
    // Failing means that the terminal is gone; there is nobody left to tell.
    let found = FOUND.lock().unwrap_or_else(PoisonError::into_inner).clone();
    if let Some(found) = found {
        let _ = tcsetattr(stdin(), OptionalActions::Now, &found);
    }
    let _ = write_all(LEAVE);
}

/// Gives the terminal back, but waits no longer than `patience` for a terminal that takes no bytes.
pub(super) fn leave_within(patience: Duration) {
    let (done, waiting) = mpsc::channel();
    let leaving = thread::Builder::new().name("leave".into()).spawn(move || {
        leave();
        let _ = done.send(());
    });
    match leaving {
        Ok(_) => drop(waiting.recv_timeout(patience)),
        Err(_) => leave(),
    }
}

/// From now on nothing is written to the terminal.
pub(super) fn note_hang_up() {
    HUNG_UP.store(true, Ordering::SeqCst);
}

/// Whether the terminal is in our modes, and alive as far as we know.
pub(super) fn is_inside() -> bool {
    INSIDE.load(Ordering::SeqCst) && !HUNG_UP.load(Ordering::SeqCst)
}

/// Marks the terminal as lent to another program, or as ours again.
pub(super) fn lend(lent: Lent) {
    *LENT.lock().unwrap_or_else(PoisonError::into_inner) = Some(lent);
}

/// Whether another program has the terminal by our leave, or had it just now.
pub(super) fn is_lent() -> bool {
    match *LENT.lock().unwrap_or_else(PoisonError::into_inner) {
        None => false,
        Some(Lent::Out) => true,
        Some(Lent::Back(since)) => since.elapsed() < ECHO_OF_AN_INTERRUPT,
    }
}

/// Who has the terminal.
#[derive(Clone, Copy)]
pub(super) enum Lent {
    /// Another program.
    Out,
    /// We, since then.
    Back(Instant),
}

/// Writes all bytes to the terminal, usually with one system call and never through the line buffer
/// of `std::io::Stdout`, which cuts a frame at each LF.
pub(super) fn write_all(mut bytes: &[u8]) -> io::Result<()> {
    while !bytes.is_empty() {
        match rustix::io::write(stdout(), bytes) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(written) => bytes = &bytes[written..],
            Err(Errno::INTR) => {}
            Err(Errno::AGAIN) => wait_for_room()?,
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

/// Another program may have left the terminal non-blocking.
fn wait_for_room() -> io::Result<()> {
    let terminal = stdout();
    match poll(&mut [PollFd::new(&terminal, PollFlags::OUT)], None) {
        Ok(_) | Err(Errno::INTR) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

/// A message printed into the alternate screen vanishes with it: first leave, then report.
fn install_panic_hook() {
    let previous = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        leave_within(PATIENCE_OF_A_PANIC);
        previous(panic);
    }));
}
