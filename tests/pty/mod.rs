//! A real pseudo-terminal with an emulator behind it, to tell stories about the program as a user meets it.
//! Waits for what must come, with a deadline; it never sleeps.

#![expect(clippy::unwrap_used, reason = "a story fails loudly")]
#![allow(dead_code, reason = "each story uses some of it")]

use std::io::{Read, Write};
use std::os::fd::OwnedFd;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, mpsc};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use portable_pty::{
    ChildKiller, CommandBuilder, ExitStatus, MasterPty, PtySize, SlavePty, native_pty_system,
};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::{Mode, OFlags};
use rustix::process::{Pid, Signal, kill_process};
use rustix::termios::{OptionalActions, SpecialCodeIndex, tcgetattr, tcsetattr};

/// Long enough for a busy machine, short enough for a hang to be noticed.
const DEADLINE: Duration = Duration::from_secs(20);

/// A command to the terminal that no emulator knows, so that it changes nothing.
const MARK: &[u8] = b"\x1b]7777;mark\x07";

/// A program in a terminal.
pub(crate) struct Pty {
    /// Our own handle on the terminal, to see its settings whatever the program does.
    tty: OwnedFd,
    master: Box<dyn MasterPty + Send>,
    slave: Box<dyn SlavePty + Send>,
    keyboard: Box<dyn Write + Send>,
    output: mpsc::Receiver<Vec<u8>>,
    deaf: Arc<AtomicBool>,
    reader: JoinHandle<()>,
    emulator: vt100::Parser,
    received: Vec<u8>,
    id: Pid,
    killer: Box<dyn ChildKiller + Send + Sync>,
    ended: mpsc::Receiver<ExitStatus>,
}

impl Pty {
    /// Starts this package's program.
    pub(crate) fn start(size: (u16, u16), env: &[(&str, &str)], args: &[&str]) -> Self {
        Self::run(Path::new(env!("CARGO_BIN_EXE_isms-scope")), size, env, args)
    }

    /// Starts any program in a terminal of `size` (columns, rows). Of our own environment it gets only `PATH`.
    pub(crate) fn run(program: &Path, size: (u16, u16), env: &[(&str, &str)], args: &[&str]) -> Self {
        let (columns, rows) = size;
        let pair = native_pty_system()
            .openpty(PtySize { cols: columns, rows, pixel_width: 0, pixel_height: 0 })
            .unwrap();
        let tty_name = pair.master.tty_name().unwrap();
        let tty = rustix::fs::open(tty_name, OFlags::RDWR | OFlags::NOCTTY, Mode::empty()).unwrap();
        let mut command = CommandBuilder::new(program);
        command.args(args);
        command.env_clear();
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.env("TERM", "xterm-256color");
        for (name, value) in env {
            command.env(name, value);
        }
        let mut child = pair.slave.spawn_command(command).unwrap();
        let id = Pid::from_raw(i32::try_from(child.process_id().unwrap()).unwrap()).unwrap();
        let killer = child.clone_killer();
        let (tell_end, ended) = mpsc::channel();
        thread::spawn(move || tell_end.send(child.wait().unwrap()));
        let mut from_program = pair.master.try_clone_reader().unwrap();
        let (tell, output) = mpsc::channel();
        let deaf = Arc::new(AtomicBool::new(false));
        let stop = Arc::clone(&deaf);
        let reader = thread::spawn(move || {
            let mut bytes = vec![0; 65536];
            while let Ok(count @ 1..) = from_program.read(&mut bytes) {
                if stop.load(Ordering::SeqCst) || tell.send(bytes[..count].to_vec()).is_err() {
                    break;
                }
            }
        });
        Self {
            tty,
            keyboard: pair.master.take_writer().unwrap(),
            master: pair.master,
            slave: pair.slave,
            output,
            deaf,
            reader,
            emulator: vt100::Parser::new(rows, columns, 0),
            received: Vec::new(),
            id,
            killer,
            ended,
        }
    }

    /// Waits until the screen shows `text`.
    #[track_caller]
    pub(crate) fn waits_for(&mut self, text: &str) -> &mut Self {
        self.waits_until(text, |screen| screen.contents().contains(text))
    }

    /// Waits until the screen is as `expected` says.
    #[track_caller]
    pub(crate) fn waits_until(&mut self, what: &str, expected: impl Fn(&vt100::Screen) -> bool) -> &mut Self {
        let deadline = Instant::now() + DEADLINE;
        while !expected(self.emulator.screen()) {
            let left = deadline.saturating_duration_since(Instant::now());
            match self.output.recv_timeout(left) {
                Ok(bytes) => self.takes_in(&bytes),
                Err(problem) => panic!("{problem} while waiting for `{what}` on:\n{}", self.screen()),
            }
        }
        self
    }

    /// Types keys: text, `\r`, `\x1b[A` and so on.
    pub(crate) fn types(&mut self, keys: &str) -> &mut Self {
        self.keyboard.write_all(keys.as_bytes()).unwrap();
        self
    }

    /// Changes the size of the terminal.
    pub(crate) fn resizes(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.emulator.screen_mut().set_size(rows, columns);
        self.master.resize(PtySize { cols: columns, rows, pixel_width: 0, pixel_height: 0 }).unwrap();
        self
    }

    /// Returns the screen as text.
    pub(crate) fn screen(&self) -> String {
        self.emulator.screen().contents()
    }

    /// Returns the emulated screen with styles, cursor and modes.
    pub(crate) fn emulated(&self) -> &vt100::Screen {
        self.emulator.screen()
    }

    /// Returns all bytes received since the last question.
    pub(crate) fn received(&mut self) -> Vec<u8> {
        while let Ok(bytes) = self.output.try_recv() {
            self.takes_in(&bytes);
        }
        std::mem::take(&mut self.received)
    }

    /// Whether the program writes nothing for so long.
    pub(crate) fn stays_quiet(&mut self, time: Duration) -> bool {
        self.settles();
        matches!(self.output.recv_timeout(time), Err(mpsc::RecvTimeoutError::Timeout))
    }

    /// Returns the terminal's settings, as `stty -a` would.
    pub(crate) fn stty(&self) -> String {
        format!("{:?}", tcgetattr(&self.tty).unwrap())
    }

    /// Sends a signal to the program.
    pub(crate) fn signals(&mut self, signal: Signal) -> &mut Self {
        kill_process(self.id, signal).unwrap();
        self
    }

    /// Returns how the program ended, if it does within `time`.
    #[track_caller]
    pub(crate) fn ends_within(&mut self, time: Duration) -> ExitStatus {
        match self.ended.recv_timeout(time) {
            Ok(status) => status,
            Err(problem) => panic!("{problem}: the program still runs, showing:\n{}", self.screen()),
        }
    }

    /// Returns how the program ended.
    #[track_caller]
    pub(crate) fn ends(&mut self) -> ExitStatus {
        let status = self.ends_within(DEADLINE);
        self.settles();
        status
    }

    /// Takes in all that the program has written so far: a frame that was begun, and what it wrote last.
    pub(crate) fn settles(&mut self) -> &mut Self {
        // A frame is one write, and a mark of our own comes after it.
        rustix::io::write(&self.tty, MARK).unwrap();
        let deadline = Instant::now() + DEADLINE;
        while !self.received.ends_with(MARK) {
            let left = deadline.saturating_duration_since(Instant::now());
            let bytes = self.output.recv_timeout(left).expect("what is written is read");
            self.takes_in(&bytes);
        }
        self.received.truncate(self.received.len() - MARK.len());
        self
    }

    /// Reads no more, as a terminal on a dead connection: soon the program's writes block.
    pub(crate) fn goes_deaf(&mut self) -> &mut Self {
        self.deaf.store(true, Ordering::SeqCst);
        // The reader notices at the next byte. Where the program's own byte came first, nobody reads this one any
        // more, and writing it must not hold up the story.
        let tty = rustix::io::dup(&self.tty).unwrap();
        thread::spawn(move || rustix::io::write(&tty, b"\0"));
        self
    }

    /// Waits until the program has written so much that its next write blocks.
    pub(crate) fn is_clogged(&mut self) -> &mut Self {
        let deadline = Instant::now() + DEADLINE;
        let now = Timespec { tv_sec: 0, tv_nsec: 0 };
        while poll(&mut [PollFd::new(&self.tty, PollFlags::OUT)], Some(&now)).unwrap() > 0 {
            assert!(Instant::now() < deadline, "the program does not write");
            thread::yield_now();
        }
        self
    }

    /// Types keys that make the program write; returns whether its next write blocks.
    pub(crate) fn is_clogged_by(&mut self, keys: &str) -> bool {
        let now = Timespec { tv_sec: 0, tv_nsec: 0 };
        if poll(&mut [PollFd::new(&self.tty, PollFlags::OUT)], Some(&now)).unwrap() == 0 {
            return true;
        }
        self.types(keys);
        thread::yield_now();
        false
    }

    /// Closes the terminal window, and returns how the program ended if it does within `time`.
    #[track_caller]
    pub(crate) fn closes(mut self, time: Duration) -> ExitStatus {
        self.goes_deaf();
        let Self { tty, master, slave, keyboard, reader, ended, .. } = self;
        reader.join().unwrap();
        // The library types newline and end-of-file when the keyboard is dropped, unless there is no such key.
        let mut settings = tcgetattr(&tty).unwrap();
        settings.special_codes[SpecialCodeIndex::VEOF] = 0;
        tcsetattr(&tty, OptionalActions::Now, &settings).unwrap();
        drop((tty, slave, keyboard, master));
        ended.recv_timeout(time).expect("the program ends when its terminal is closed")
    }

    fn takes_in(&mut self, bytes: &[u8]) {
        self.emulator.process(bytes);
        self.received.extend_from_slice(bytes);
    }
}
