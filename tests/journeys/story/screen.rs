//! What is seen of a story: the screen as text, with the cursor.

use std::fmt::Write as _;

use isms_scope::{
    app::App,
    ui::{self, look::Look},
};
use ratatui::{Terminal, backend::TestBackend};

use super::Story;

/// The look of the stories.
const LOOK: Look = Look { colours: false, ascii: false };

impl Story {
    /// The screen shows this.
    #[track_caller]
    pub(crate) fn sees(&mut self, text: &str) -> &mut Self {
        let screen = self.screen();
        assert!(screen.contains(text), "{text:?} is not on the screen:\n{screen}");
        self
    }

    /// The screen does not show this.
    #[track_caller]
    pub(crate) fn does_not_see(&mut self, text: &str) -> &mut Self {
        let screen = self.screen();
        assert!(!screen.contains(text), "{text:?} is on the screen:\n{screen}");
        self
    }

    /// The screen, with the cursor as the last line.
    pub(crate) fn screen(&self) -> String {
        let (_, app) = self.session.as_ref().unwrap();
        let (mut screen, (column, row)) = Self::draw(app);
        let _ = writeln!(screen, "cursor: column {column}, row {row}");
        screen
    }

    /// The app as it is drawn, and where the cursor stands.
    pub(crate) fn draw(app: &App) -> (String, (u16, u16)) {
        let (columns, rows) = app.size;
        let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
        terminal.draw(|frame| ui::draw(app, LOOK, frame)).unwrap();
        let buffer = terminal.backend().buffer();
        let mut screen = String::new();
        for y in 0..rows {
            let row: String = (0..columns).map(|x| buffer[(x, y)].symbol()).collect();
            screen.push_str(row.trim_end());
            screen.push('\n');
        }
        let cursor = terminal.get_cursor_position().unwrap();
        (screen, (cursor.x, cursor.y))
    }

    /// The screen as a picture: what differs from machine to machine is cut away.
    pub(crate) fn picture(&self) -> String {
        self.screen().replace(&self.folder.path().display().to_string(), "/FOLDER")
    }

    /// The line of the screen on which the cursor stands.
    pub(crate) fn line_of_the_cursor(&self) -> String {
        let screen = self.screen();
        let row: usize = screen.trim_end().rsplit(' ').next().unwrap().parse().unwrap();
        screen.lines().nth(row).unwrap().to_owned()
    }

    /// This is told last, on however many lines.
    #[track_caller]
    pub(crate) fn tells(&mut self, words: &str) -> &mut Self {
        let told = &self.app().message.as_ref().expect("something is told").text;
        assert!(told.contains(words), "{words:?} is not told: {told}");
        self
    }

    /// The cursor stands on a line with this.
    #[track_caller]
    pub(crate) fn stands_on(&mut self, text: &str) -> &mut Self {
        let line = self.line_of_the_cursor();
        assert!(line.contains(text), "the cursor is not on {text:?}:\n{}", self.screen());
        self
    }
}
