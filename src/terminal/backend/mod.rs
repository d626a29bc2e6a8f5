//! `Lean`: a backend for ratatui that sends few bytes.
//! Must not write to the terminal: it gives the bytes of a frame, and the screen writes them.
//!
//! Ratatui's own backend writes each change where ratatui found it, ends each frame with three resets
//! and never scrolls. This one only notes what ratatui asks for. When the frame is complete it compares
//! that with a model of what the terminal shows (cells, pen, cursor) and computes one string of bytes.
//! Computing and writing are two steps, so that a dead terminal blocks nobody who holds the app.

mod grid;
mod motion;
mod paint;
mod pen;
mod scroll;
mod shift;

use std::convert::Infallible;

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};

pub use grid::Colours;

use grid::Grid;
use paint::Painter;

/// Frames longer than this are shown at once by terminals that know synchronized output. It costs 16 bytes.
const LONG_FRAME: usize = 1000;

/// A ratatui backend that turns each frame into few bytes.
///
/// ```
/// use isms_scope::terminal::backend::{Colours, Lean};
/// use ratatui::{Terminal, layout::Size};
///
/// let mut terminal = Terminal::new(Lean::new(Size::new(80, 24), Colours::Shown)).unwrap();
/// terminal.draw(|frame| frame.set_cursor_position((0, 0))).unwrap();
/// let first = terminal.backend_mut().take_frame();
/// assert!(!first.is_empty());
/// terminal.draw(|frame| frame.set_cursor_position((0, 0))).unwrap();
/// assert!(terminal.backend_mut().take_frame().is_empty());
/// ```
#[derive(Debug)]
pub struct Lean {
    wanted: Grid,
    colours: Colours,
    /// Where ratatui wants the cursor, even while it is hidden.
    place: Position,
    /// Whether ratatui wants the cursor to be seen.
    visible: bool,
    /// What the terminal shows; nothing is known at first and after another program has written.
    known: Option<Known>,
}

/// What we know of the terminal.
#[derive(Debug)]
struct Known {
    painter: Painter,
    cursor_visible: Option<bool>,
}

impl Lean {
    /// Returns a backend for a terminal of this size of which nothing is known yet.
    #[must_use]
    pub fn new(size: Size, colours: Colours) -> Self {
        Self { wanted: Grid::blank(size), colours, place: Position::ORIGIN, visible: true, known: None }
    }

    /// Takes note of the terminal's size. A new size means that all is painted again.
    pub fn resize(&mut self, size: Size) {
        if size != self.wanted.size() {
            self.wanted = Grid::blank(size);
            self.forget();
        }
    }

    /// Forgets what the terminal shows, because somebody else wrote to it. The next frame paints all.
    pub fn forget(&mut self) {
        self.known = None;
    }

    /// Returns the bytes that show what was drawn last; none if the terminal shows it already.
    ///
    /// The backend takes it that they reach the terminal: if they do not, call [`Lean::forget`].
    #[must_use = "the bytes must be written to the terminal"]
    pub fn take_frame(&mut self) -> Vec<u8> {
        let known = self.known.take();
        let cursor_visible = known.as_ref().and_then(|known| known.cursor_visible);
        let mut painter = match known {
            Some(known) => self.shortest(&known.painter),
            None => self.finished(Painter::afresh(&self.wanted)),
        };
        if cursor_visible != Some(self.visible) {
            painter.out.extend_from_slice(if self.visible { b"\x1b[?25h" } else { b"\x1b[?25l" });
        }
        let mut frame = std::mem::take(&mut painter.out);
        if frame.len() > LONG_FRAME {
            frame = [b"\x1b[?2026h", frame.as_slice(), b"\x1b[?2026l"].concat();
        }
        self.known = Some(Known { painter, cursor_visible: Some(self.visible) });
        frame
    }

    /// Paints with and without scrolling and keeps the shorter.
    fn shortest(&self, painter: &Painter) -> Painter {
        let scrolls = scroll::candidates(&painter.shown, &self.wanted);
        let plain = self.finished(painter.clone());
        scrolls
            .into_iter()
            .map(|band| {
                let mut painter = painter.clone();
                painter.scroll(band);
                self.finished(painter)
            })
            .fold(plain, |best, next| if next.out.len() < best.out.len() { next } else { best })
    }

    fn finished(&self, mut painter: Painter) -> Painter {
        painter.rows(&self.wanted);
        let size = self.wanted.size();
        if self.visible && size.width > 0 && size.height > 0 {
            painter
                .go(Position { x: self.place.x.min(size.width - 1), y: self.place.y.min(size.height - 1) });
        }
        painter
    }

    fn clear_between(&mut self, first: Position, past: Position) {
        for y in 0..self.wanted.size().height {
            for x in 0..self.wanted.size().width {
                let here = (y, x);
                if here >= (first.y, first.x) && here < (past.y, past.x) {
                    self.wanted.ask(x, y, &Cell::EMPTY, self.colours);
                }
            }
        }
    }
}

impl Backend for Lean {
    type Error = Infallible;

    fn draw<'a, I>(&mut self, content: I) -> Result<(), Self::Error>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        for (x, y, cell) in content {
            self.wanted.ask(x, y, cell, self.colours);
        }
        Ok(())
    }

    fn hide_cursor(&mut self) -> Result<(), Self::Error> {
        self.visible = false;
        Ok(())
    }

    fn show_cursor(&mut self) -> Result<(), Self::Error> {
        self.visible = true;
        Ok(())
    }

    /// Returns where the cursor will be; the terminal is never asked.
    fn get_cursor_position(&mut self) -> Result<Position, Self::Error> {
        Ok(self.place)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> Result<(), Self::Error> {
        self.place = position.into();
        Ok(())
    }

    fn clear(&mut self) -> Result<(), Self::Error> {
        self.clear_region(ClearType::All)
    }

    /// Clearing all also forgets what the terminal shows: whoever clears distrusts the screen.
    fn clear_region(&mut self, clear_type: ClearType) -> Result<(), Self::Error> {
        let (at, end) = (self.place, Position { x: 0, y: self.wanted.size().height });
        let next_row = Position { x: 0, y: at.y + 1 };
        match clear_type {
            ClearType::All => {
                self.wanted = Grid::blank(self.wanted.size());
                self.forget();
            }
            ClearType::AfterCursor => self.clear_between(at, end),
            ClearType::BeforeCursor => self.clear_between(Position::ORIGIN, at),
            ClearType::CurrentLine => self.clear_between(Position { x: 0, y: at.y }, next_row),
            ClearType::UntilNewLine => self.clear_between(at, next_row),
        }
        Ok(())
    }

    fn size(&self) -> Result<Size, Self::Error> {
        Ok(self.wanted.size())
    }

    fn window_size(&mut self) -> Result<WindowSize, Self::Error> {
        Ok(WindowSize { columns_rows: self.wanted.size(), pixels: Size::ZERO })
    }

    /// Nothing: the frame is taken with [`Lean::take_frame`].
    fn flush(&mut self) -> Result<(), Self::Error> {
        Ok(())
    }
}
