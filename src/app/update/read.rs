//! Texts of several screens: the help, the changes, an approved version.
//! Must not change the scope.

use std::fmt::Write as _;

use crate::{
    app::{
        App,
        action::Action,
        effect::Effect,
        keys::{Binding, Context, KEYS, Key},
        mode::{Mode, Reading},
        page::Target,
        press::applies,
        published::{in_force, in_its_folder},
        status::sentence,
        wrap::{cells, hanging, wrapped},
    },
    export::{
        self,
        changes::{listed, subject_of},
        counted::counted,
        then_and_now::then_and_now,
    },
    scope::{change::Change, value::Version},
};

/// How many columns the keys take in the help.
const KEYS_WIDTH: usize = 20;

impl App {
    /// Returns the rows of a text of several screens, as wide as the window.
    #[must_use]
    pub fn rows_of(&self, reading: &Reading) -> Vec<String> {
        hanging(&crate::scope::visible::visible(&reading.text), self.text_width().saturating_sub(2))
    }

    /// Returns how many rows of it the window shows: all but header, title, message and keys.
    #[must_use]
    pub fn reading_height(&self) -> usize {
        usize::from(self.size.1).saturating_sub(4 + self.message_height()).max(1)
    }

    /// Shows a text of several screens, and goes back to what one was doing.
    pub(super) fn read(&mut self, title: impl Into<String>, text: String) {
        let behind = std::mem::replace(&mut self.mode, Mode::Browse);
        self.mode =
            Mode::Reading(Reading { title: title.into(), text, top: 0, behind: Some(Box::new(behind)) });
    }
}

/// What a key did to a text of several screens.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Read {
    /// It was moved, or nothing happened.
    On,
    /// Its end was on the screen already when going on.
    End,
    /// One went back.
    Back,
}

/// Moves a text of several screens.
pub(super) fn turn(reading: &mut Reading, action: &Action, rows: usize, height: usize) -> Read {
    let last = rows.saturating_sub(height);
    // A line of the screen before stays, to know where one was.
    let screenful = height.saturating_sub(1).max(1);
    let at_end = reading.top >= last;
    reading.top = match action {
        Action::Up => reading.top.saturating_sub(1),
        Action::Down => reading.top + 1,
        Action::PageUp => reading.top.saturating_sub(screenful),
        Action::Open if at_end => return Read::End,
        Action::PageDown | Action::Open => reading.top + screenful,
        Action::First => 0,
        Action::Last => last,
        Action::Back => return Read::Back,
        _ => reading.top,
    }
    .min(last);
    Read::On
}

pub(super) fn update(app: &mut App, action: &Action) -> Vec<Effect> {
    let height = app.reading_height();
    let rows = match &app.mode {
        Mode::Reading(reading) => app.rows_of(reading).len(),
        _ => return Vec::new(),
    };
    let Mode::Reading(reading) = &mut app.mode else {
        return Vec::new();
    };
    if turn(reading, action, rows, height) != Read::On {
        let behind = reading.behind.take();
        app.mode = behind.map_or(Mode::Browse, |behind| *behind);
        app.lay_out();
    }
    Vec::new()
}

/// Shows what can be pressed: here first, then everywhere else.
pub(super) fn help(app: &mut App) -> Vec<Effect> {
    if matches!(&app.mode, Mode::Reading(_)) {
        return Vec::new();
    }
    let here = Context::of(app);
    let width = app.text_width().saturating_sub(2);
    let rows = |context: Context| KEYS.iter().filter(move |binding| binding.contexts.contains(&context));
    let mut text = "Here\n".to_owned();
    // A key does one thing here: what an earlier row has taken is not this row's.
    let mut taken: Vec<Key> = Vec::new();
    for binding in rows(here).filter(|binding| applies(&binding.action, app)) {
        let own: Vec<Key> = binding.keys.iter().copied().filter(|key| !taken.contains(key)).collect();
        if !own.is_empty() {
            text.push_str(&line_of(&own, binding.help, width));
        }
        taken.extend(own);
    }
    let mut write = |title: &str, rows: &mut dyn Iterator<Item = &Binding>| {
        let _ = writeln!(text, "\n{title}");
        rows.for_each(|binding| text.push_str(&line_of(binding.keys, binding.help, width)));
    };
    write("Where it applies", &mut rows(here).filter(|binding| !applies(&binding.action, app)));
    let all = [Context::Browse, Context::Text, Context::Choice, Context::Reading, Context::Asking];
    for context in all.into_iter().filter(|context| *context != here) {
        write(context.title(), &mut rows(context));
    }
    text.push_str(
        "\nMarks\n  >  selected\n  +  changed since the last approval\n  !  keeps the scope from being approved\n  *  not saved, behind the name of the file\n\nA dropped connection loses nothing: start again, and the work is offered.",
    );
    app.read("Help", text);
    Vec::new()
}

/// A line with keys, and what they do beside them.
fn line_of(keys: &[Key], help: &str, width: usize) -> String {
    let keys = keys.iter().map(|key| key.name()).collect::<Vec<_>>().join(", ");
    let gap = " ".repeat(KEYS_WIDTH.saturating_sub(cells(&keys)));
    let below = format!("\n{}", " ".repeat(KEYS_WIDTH + 3));
    let help = wrapped(help, width.saturating_sub(KEYS_WIDTH + 3)).join(&below);
    format!("  {keys}{gap} {help}\n")
}

/// Shows what changed since the last approval: what is selected then and now first, where it changed.
pub(super) fn changes(app: &mut App) -> Vec<Effect> {
    let Some(from) = app.newest().map(|newest| newest.version) else {
        app.tell("There is no approved version to compare with.");
        return Vec::new();
    };
    let target = app.target();
    let is_selected = |change: &&Change| match &target {
        Some(Target::Field(place)) => change.place == *place,
        Some(Target::Row(section, id)) => {
            change.place.section == *section && change.place.id.as_ref() == Some(id)
        }
        _ => false,
    };
    let (here, others): (Vec<&Change>, Vec<&Change>) = app.changes.iter().partition(is_selected);
    let (title, text) = if app.changes.is_empty() {
        (format!("Changes since {from}"), "Nothing has changed.".into())
    } else if let Some(first) = here.first() {
        let subject = first.place.id.as_ref().map_or_else(|| subject_of(&first.place), ToString::to_string);
        let count = match others.len() {
            0 => "Nothing else has changed".to_owned(),
            many => counted(many, "other change"),
        };
        let text = format!("{}{count} since {from}\n{}", then_and_now(from, &here), listed(&others));
        (format!("{subject}, then and now"), text)
    } else {
        (format!("Changes since {from}"), export::changes::text(&app.comparison()))
    };
    app.read(title, text);
    Vec::new()
}

/// Shows an approved version as it was approved: what it is worth and when it was in force, then its text.
pub(super) fn version(app: &mut App, version: Version) {
    let all = &app.opened.published;
    let Some(found) = all.iter().find(|published| published.version == version) else {
        return;
    };
    let stands = if found.verdict.stands() { "as it was approved" } else { "not proven to be approved" };
    let withdrawn = if found.withdrawn.is_some() { "; it was withdrawn" } else { "" };
    let mut text = format!(
        "Read only: the text of {}.\n{}\n{}\n",
        in_its_folder(&found.path),
        in_force(all, found),
        sentence(&found.verdict.signature.told())
    );
    for broken in &found.verdict.chain {
        let _ = writeln!(text, "! {}", sentence(broken));
    }
    let text = format!("{text}\n{}", export::plain::plain(&found.scope));
    app.read(format!("Version {version}, {stands}{withdrawn}"), text);
}
