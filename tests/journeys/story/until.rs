//! Keys that are pressed until something is seen; a story that never comes there fails, and does not hang.
//! Must not know what is pressed.

use super::Story;

/// No story needs more keys than this to come to what it waits for.
const LONG_ENOUGH: usize = 200;

impl Story {
    /// Presses keys again and again until the screen shows this.
    #[track_caller]
    pub(crate) fn press_until(&mut self, keys: &str, text: &str) -> &mut Self {
        for _ in 0..LONG_ENOUGH {
            if self.screen().contains(text) {
                return self;
            }
            self.press(keys);
        }
        panic!("{keys} never leads to {text:?}:\n{}", self.screen());
    }

    /// Presses keys again and again until the cursor stands on a line with this.
    #[track_caller]
    pub(crate) fn press_until_on(&mut self, keys: &str, text: &str) -> &mut Self {
        for _ in 0..LONG_ENOUGH {
            if self.line_of_the_cursor().contains(text) {
                return self;
            }
            self.press(keys);
        }
        panic!("{keys} never leads to a line with {text:?}:\n{}", self.screen());
    }
}
