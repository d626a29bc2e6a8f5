//! The smallest program on the lower half of the terminal room: it shows what is typed, and keeps it when
//! it is told to go. `tests/terminal.rs` runs it in a pseudo-terminal and treats it badly.
//!
//! Usage: `echo FILE`. Ctrl-P panics, Ctrl-Z suspends, Ctrl-E runs `sh -c read`, Ctrl-B writes for ever,
//! Ctrl-Q quits.

use std::fs::File;
use std::io::Write;
use std::process::{Command, ExitCode};
use std::sync::{Arc, Mutex};

use crossterm::event::{Event, KeyCode, KeyModifiers};
use isms_scope::terminal::backend::{Colours, Lean};
use isms_scope::terminal::screen::{Screen, ScreenError};
use isms_scope::terminal::signals::Signals;
use isms_scope::terminal::wait::{Waiter, Woken};
use ratatui::Terminal;
use ratatui::widgets::Paragraph;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(4)
        }
    }
}

fn run() -> Result<(), ScreenError> {
    let text = Arc::new(Mutex::new(String::new()));
    let (mut waiter, waker) = Waiter::new()?;
    let mut screen = Screen::enter()?;
    let kept = Arc::clone(&text);
    let signals = Signals::listen(waker, move |signal| {
        let file = std::env::args_os().nth(1).and_then(|file| File::create(file).ok());
        if let (Some(mut file), Ok(text)) = (file, kept.try_lock()) {
            let _ = write!(file, "signal {signal}, text {text}");
        }
    })?;
    let lean = Lean::new(screen.size(), Colours::Shown);
    let Ok(mut terminal) = Terminal::new(lean);
    let mut message = String::from("ready");
    loop {
        if signals.take_continued() {
            screen.resume()?;
            terminal.backend_mut().forget();
        }
        terminal.backend_mut().resize(screen.size());
        let frame = {
            let text = text.lock().map(|text| text.clone()).unwrap_or_default();
            let Ok(_) = terminal.draw(|frame| {
                let area = frame.area();
                frame.render_widget(
                    Paragraph::new(format!("{message} {}x{}\n{text}", area.width, area.height)),
                    area,
                );
                frame.set_cursor_position((u16::try_from(text.chars().count()).unwrap_or(u16::MAX), 1));
            });
            terminal.backend_mut().take_frame()
        };
        if screen.write(&frame).is_err() {
            signals.hang_up();
        }
        let events = match waiter.wait(None)? {
            Woken::Events(events) => events,
            Woken::Called | Woken::TimedOut => continue,
            Woken::HungUp => signals.hang_up(),
        };
        for event in events {
            let Event::Key(key) = event else { continue };
            match (key.code, key.modifiers) {
                (KeyCode::Char('p'), KeyModifiers::CONTROL) => panic!("asked to panic"),
                (KeyCode::Char('q'), KeyModifiers::CONTROL) => return Ok(()),
                (KeyCode::Char('b'), KeyModifiers::CONTROL) => loop {
                    if screen.write(b"blocked ").is_err() {
                        signals.hang_up();
                    }
                },
                (KeyCode::Char('z'), KeyModifiers::CONTROL) => {
                    match screen.suspend() {
                        Ok(()) => message = "back".into(),
                        Err(error) => message = error.to_string(),
                    }
                    terminal.backend_mut().forget();
                }
                (KeyCode::Char('e'), KeyModifiers::CONTROL) => {
                    let read = screen
                        .run_outside(|| Command::new("sh").args(["-c", "echo outside; read x"]).status())?;
                    message = format!("returned {}", read.is_ok());
                    terminal.backend_mut().forget();
                }
                (KeyCode::Char(letter), _) => {
                    if let Ok(mut text) = text.lock() {
                        text.push(letter);
                    }
                }
                _ => {}
            }
        }
    }
}
