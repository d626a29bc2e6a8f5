//! The review line by line, for screen readers and bare terminals: what stands on the screen is said, and each line
//! that is answered is a key of the screen. Must not record anything itself: the desk does, as it does on the screen.

use std::io::BufRead;

use super::{
    outcome::{Answer, Stop},
    spoken::{DONE, answers, is_said, message, row_named, what_is_asked, whole_list},
};
use crate::{
    app::{
        App,
        action::Action,
        asking::Then,
        effect::{Effect, SaveAs},
        mode::Mode,
        press::action_of,
        script,
        tab::Tab,
    },
    export::counted::counted,
    terminal::world::World,
};

/// How many questions follow on one another at most: what, who, by when.
const QUESTIONS_IN_A_ROW: usize = 3;

/// A conversation about one scope.
pub(super) struct Aloud<I, S> {
    world: World,
    app: App,
    /// Where the answers come from.
    input: I,
    /// Where what is said goes to.
    say: S,
    /// Whether the list that is asked about was said as a whole.
    said_whole: bool,
    /// Whether one leaves as soon as what was answered is saved.
    leaving: bool,
    /// Whether it is saved elsewhere, and the file is left to whoever changed it.
    saved_beside: bool,
}

/// What was heard.
#[derive(Debug, PartialEq, Eq)]
enum Heard {
    Line(String),
    /// Something that is no text.
    Noise,
    /// Nothing more is to come.
    End,
}

/// How the conversation goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Turn {
    /// With the next line.
    On,
    /// With the next line; nothing came of this one.
    Unchanged,
    /// With the next line, after what is asked was said again.
    Again,
}

impl<I: BufRead, S: FnMut(&str) -> Result<(), Stop>> Aloud<I, S> {
    /// Begins a conversation: lines come from `input`, and what is said goes to `say`.
    pub(super) fn new(world: World, app: App, input: I, say: S) -> Self {
        Self { world, app, input, say, said_whole: false, leaving: false, saved_beside: false }
    }

    /// Asks until somebody leaves; what was answered is saved.
    pub(super) fn review(mut self) -> Result<Answer, Stop> {
        let mut hinted = false;
        let mut said = String::new();
        loop {
            let looking = matches!(self.app.mode, Mode::Browse);
            if self.leaving && looking && (self.saved_beside || !self.app.is_unsaved()) {
                return self.ends();
            }
            if looking && self.app.tab != Tab::Guide {
                self.tell(Action::Tab(Tab::Guide));
            }
            if looking && !std::mem::replace(&mut hinted, true) {
                (self.say)(&answers(&self.app))?;
            }
            let now = what_is_asked(&self.app);
            // What was said a moment ago is not said again, unless it is asked for.
            if now != said {
                (self.say)(&now)?;
                said = now;
            }
            let turn = match self.hear()? {
                Heard::Line(line) => self.take(&line)?,
                Heard::Noise => {
                    (self.say)(
                        "That is no UTF-8 text: set the terminal to UTF-8, or write it in other letters.\n",
                    )?;
                    Turn::Unchanged
                }
                Heard::End => return self.cut_short(),
            };
            match turn {
                Turn::On => self.say_message()?,
                Turn::Unchanged => {}
                Turn::Again => said.clear(),
            }
        }
    }

    /// The next line. What stands before the end of the input without the end of its line may be half of something.
    fn hear(&mut self) -> Result<Heard, Stop> {
        (self.say)("> ")?;
        let mut line = Vec::new();
        let cannot = |error| Stop::Unreadable(format!("cannot read the answer: {error}"));
        self.input.read_until(b'\n', &mut line).map_err(cannot)?;
        if line.last() != Some(&b'\n') {
            (self.say)("\n")?;
            return Ok(Heard::End);
        }
        Ok(String::from_utf8(line).map_or(Heard::Noise, |line| Heard::Line(line.trim().to_owned())))
    }

    fn tell(&mut self, action: Action) -> Vec<Effect> {
        let owed = self.world.tell(&mut self.app, action);
        // Whatever cuts the conversation short, the next start offers what was answered; at its end it is saved.
        let _ = self.world.keep(&self.app);
        owed
    }

    fn take(&mut self, line: &str) -> Result<Turn, Stop> {
        match &self.app.mode {
            Mode::Browse if line.is_empty() => return Ok(Turn::Again),
            Mode::Browse => return self.take_key(line),
            Mode::Prompt(_) if line.is_empty() => drop(self.tell(Action::Back)),
            Mode::Prompt(_) => {
                self.tell(Action::Replace(line.to_owned()));
                self.tell(Action::Keep);
            }
            Mode::Editing(_) => self.mend(line),
            Mode::Asking(asking) => {
                let letter = line.chars().next().filter(|letter| line.len() == letter.len_utf8());
                let meant = |letter: char| {
                    asking.choices.iter().find(|choice| choice.key.eq_ignore_ascii_case(&letter))
                };
                let Some(choice) = letter.and_then(meant) else {
                    return Ok(Turn::Again);
                };
                // Whoever goes back, or reads the other's text, has more to say.
                let (key, then) = (choice.key, choice.then.clone());
                self.tell(Action::Type(key));
                self.leaving &= matches!(then, Then::Save(_)) && !self.has_failed();
                self.saved_beside = self.leaving && then == Then::Save(SaveAs::Beside);
            }
            Mode::Reading(_) | Mode::Signing(_) => drop(self.tell(Action::Back)),
        }
        Ok(Turn::On)
    }

    /// Tells whether what was told last did not work.
    fn has_failed(&self) -> bool {
        self.app.message.as_ref().is_some_and(|message| message.problem)
    }

    /// Takes a line for the field that is being mended: nothing leaves it as it is, and the next one follows.
    fn mend(&mut self, line: &str) {
        match line {
            "" => drop(self.tell(Action::KeepNext)),
            DONE => drop(self.tell(Action::Discard)),
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
        let whole = std::mem::take(&mut self.said_whole);
        match action_of(&self.app, script::letter(letter)).filter(is_said) {
            Some(Action::Quit) => {
                self.tell(Action::Save);
                self.leaving = !self.has_failed();
                return Ok(Turn::On);
            }
            Some(Action::Help) => (self.say)(&answers(&self.app))?,
            // On the screen the list is seen; here it is said first, and only then answered for as a whole.
            Some(Action::Confirm) if !whole => {
                let list = whole_list(&self.app);
                (self.say)(&format!(
                    "{list}That is the list. The same letter again says that all of it is still true.\n"
                ))?;
                self.said_whole = true;
            }
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
        self.tell(Action::Select(row));
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

    /// Saves what was answered before the input came to its end; nobody is there any more to be asked about anything.
    fn cut_short(mut self) -> Result<Answer, Stop> {
        if matches!(self.app.mode, Mode::Asking(_)) {
            return Err(Stop::Taken(format!(
                "{}\nnext: start again, and answer it",
                what_is_asked(&self.app)
            )));
        }
        if matches!(self.app.mode, Mode::Editing(_)) {
            self.tell(Action::Discard);
        }
        // Each question goes back to the one before it.
        for _ in 0..QUESTIONS_IN_A_ROW {
            if matches!(self.app.mode, Mode::Prompt(_)) {
                self.tell(Action::Back);
            }
        }
        if self.app.is_unsaved() {
            self.tell(Action::Save);
            self.say_message()?;
        }
        if self.app.is_unsaved() {
            let why = what_is_asked(&self.app);
            let kept = match self.world.keep(&self.app) {
                Ok(()) => "What was answered is kept.".to_owned(),
                Err(error) => format!("What was answered is lost: {error}."),
            };
            return Err(Stop::Taken(format!("{why}\n{kept}\nnext: start again, and answer it")));
        }
        self.ends()
    }

    /// Says what comes next.
    fn ends(mut self) -> Result<Answer, Stop> {
        if self.saved_beside {
            return Ok(Answer::Yes);
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
