//! The review line by line, for screen readers and bare terminals: what stands on the screen is said, and each line
//! that is answered is a key of the screen. Must not record anything itself: the desk does, as it does on the screen.

use std::io::BufRead;

use super::{
    outcome::{Answer, Stop},
    spoken::{DONE, answers, is_said, message, row_named, what_is_asked},
};
use crate::{
    app::{App, action::Action, effect::Effect, mode::Mode, press::action_of, script, tab::Tab},
    export::counted::counted,
    terminal::world::World,
};

/// A conversation about one scope.
pub(super) struct Aloud<I, S> {
    pub(super) world: World,
    pub(super) app: App,
    /// Where the answers come from.
    pub(super) input: I,
    /// Where what is said goes to.
    pub(super) say: S,
}

/// How the conversation goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Turn {
    /// With the next line.
    On,
    /// With the next line; nothing came of this one.
    Unchanged,
    /// Not at all.
    Over,
}

impl<I: BufRead, S: FnMut(&str) -> Result<(), Stop>> Aloud<I, S> {
    /// Asks until all is answered, or somebody leaves; what was answered is saved.
    pub(super) fn review(mut self) -> Result<Answer, Stop> {
        let mut hinted = false;
        let mut said = String::new();
        loop {
            if matches!(self.app.mode, Mode::Browse) && self.app.tab != Tab::Guide {
                self.tell(Action::Tab(Tab::Guide));
            }
            if matches!(self.app.mode, Mode::Browse) && !std::mem::replace(&mut hinted, true) {
                (self.say)(&answers(&self.app))?;
            }
            let now = what_is_asked(&self.app);
            // What was said a moment ago is not said again, unless it is asked for.
            if now != said {
                (self.say)(&now)?;
                said = now;
            }
            let Some(line) = self.hear()? else {
                return self.leave();
            };
            if line.is_empty() && matches!(self.app.mode, Mode::Browse) {
                said.clear();
                continue;
            }
            match self.take(&line)? {
                Turn::On => self.say_message()?,
                Turn::Unchanged => {}
                Turn::Over => return self.leave(),
            }
        }
    }

    /// The next line; `None` at the end of the input.
    fn hear(&mut self) -> Result<Option<String>, Stop> {
        (self.say)("> ")?;
        let mut line = String::new();
        match self.input.read_line(&mut line) {
            Ok(0) => {
                (self.say)("\n")?;
                Ok(None)
            }
            Ok(_) => Ok(Some(line.trim().to_owned())),
            Err(error) => Err(Stop::Unreadable(format!("cannot read the answer: {error}"))),
        }
    }

    fn tell(&mut self, action: Action) -> Vec<Effect> {
        let owed = self.world.tell(&mut self.app, action);
        // Whatever cuts the conversation short, the next start offers what was answered; at its end it is saved.
        let _ = self.world.keep(&self.app);
        owed
    }

    fn take(&mut self, line: &str) -> Result<Turn, Stop> {
        match &self.app.mode {
            Mode::Browse => return self.take_key(line),
            Mode::Prompt(prompt) if line.is_empty() && prompt.input.text().is_empty() => {
                self.tell(Action::Back);
            }
            Mode::Prompt(_) => {
                if !line.is_empty() {
                    self.tell(Action::Replace(line.to_owned()));
                }
                self.tell(Action::Keep);
            }
            Mode::Editing(_) => self.mend(line),
            Mode::Asking(_) => {
                line.chars().take(1).for_each(|c| drop(self.tell(Action::Type(c))));
            }
            Mode::Reading(_) | Mode::Signing(_) => drop(self.tell(Action::Back)),
        }
        Ok(Turn::On)
    }

    /// Takes a line for the field that is being mended: nothing leaves it as it is, and the next one follows.
    fn mend(&mut self, line: &str) {
        match line {
            "" => drop(self.tell(Action::KeepNext)),
            DONE => drop(self.tell(Action::Back)),
            text => {
                self.tell(Action::Replace(text.to_owned()));
                // A word that is none of the choice stays asked for.
                if matches!(&self.app.mode, Mode::Editing(editing) if editing.problem.is_none()) {
                    self.tell(Action::KeepNext);
                }
            }
        }
    }

    /// Takes a line as a key of the screen, or as the row that is to be mended.
    fn take_key(&mut self, line: &str) -> Result<Turn, Stop> {
        let mut letters = line.chars();
        let (Some(letter), None) = (letters.next(), letters.next()) else {
            return self.mend_row(line);
        };
        match action_of(&self.app, script::letter(letter)).filter(is_said) {
            Some(Action::Quit) => return Ok(Turn::Over),
            Some(Action::Help) => (self.say)(&answers(&self.app))?,
            Some(action) => {
                self.tell(action);
                return Ok(Turn::On);
            }
            None => (self.say)(&format!("\"{letter}\" does nothing here.\n"))?,
        }
        Ok(Turn::Unchanged)
    }

    /// Opens the row with this id, where it stands on the page.
    fn mend_row(&mut self, id: &str) -> Result<Turn, Stop> {
        let Some(row) = row_named(&self.app, id) else {
            (self.say)(&format!(
                "There is no \"{id}\" here. One letter answers; the id of a row, or the name of a field, mends it.\n"
            ))?;
            return Ok(Turn::Unchanged);
        };
        self.tell(Action::First);
        (0..row).for_each(|_| drop(self.tell(Action::Down)));
        self.tell(Action::Open);
        if matches!(self.app.mode, Mode::Editing(_)) {
            (self.say)(&format!(
                "Write the new text; an empty line leaves the field as it is, {DONE} ends.\n"
            ))?;
        }
        Ok(Turn::On)
    }

    fn say_message(&mut self) -> Result<(), Stop> {
        message(&self.app).map_or(Ok(()), |told| (self.say)(&told))
    }

    /// Saves what was answered, and says what comes next.
    fn leave(mut self) -> Result<Answer, Stop> {
        if !matches!(self.app.mode, Mode::Browse) {
            self.tell(Action::Back);
        }
        if self.app.is_unsaved() {
            self.tell(Action::Save);
            self.say_message()?;
        }
        if self.app.is_unsaved() {
            return Err(Stop::Taken(
                "what was answered is not in the file; it was kept, and the next start offers it".to_owned(),
            ));
        }
        let open = self.app.walk.open().count();
        let next = match (open, &self.app.opened.path) {
            (0, Some(path)) => format!("next: isms-scope approve {}\n", path.display()),
            (open, _) => format!("{} left.\n", counted(open, "question")),
        };
        (self.say)(&next)?;
        Ok(Answer::Yes)
    }
}
