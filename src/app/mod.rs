//! The desk: state and update. All that the screen shows follows from [`App`], and only [`update::update`]
//! changes it. Must not draw, touch the disk or look at the clock: what they know is handed in.

pub mod tab;

pub mod action;

pub mod keys;

pub mod script;

pub mod effect;

pub mod published;

pub mod mode;

pub mod text_box;

pub mod wrap;

pub mod status;

pub mod page;

pub mod update;

use chrono::NaiveDate;

use crate::{
    export::changes::Comparison,
    rules::{
        Known, check,
        finding::{Finding, Severity},
        version::next_version,
    },
    scope::{
        Scope,
        change::{Change, changes},
        edit::Edit,
        item::{ItemId, Place},
        review::Answer,
    },
};
use mode::{Asking, Mode};
use page::{Page, Target};
use published::{Opened, Published, Recovered};
use tab::Tab;

/// The least window in which the scope can be read and written, in columns and rows.
pub const LEAST_SIZE: (u16, u16) = (40, 12);

/// Everything that the screen shows and that a key can change.
#[derive(Debug)]
pub struct App {
    /// The scope as it is on the desk.
    pub scope: Scope,
    /// The scope as it is on disk, the versions behind it, and why it may not be changed.
    pub opened: Opened,
    /// What is wrong with the file on disk, as a report; the desk keeps the last good scope.
    pub broken: Option<String>,
    /// The day of today.
    pub today: NaiveDate,
    /// The name under which verdicts are recorded.
    pub user: String,
    /// The tab that is shown.
    pub tab: Tab,
    /// Where one was on each tab.
    pub cursors: [Cursor; 8],
    /// Where the guided review is.
    pub guide: Stop,
    /// What the keys mean at the moment.
    pub mode: Mode,
    /// What was last told to the user.
    pub message: Option<Message>,
    /// What is wrong with the scope on the desk.
    pub findings: Vec<Finding>,
    /// What differs from the newest approved version.
    pub changes: Vec<Change>,
    /// What stands on the shown tab.
    pub page: Page,
    /// The window, in columns and rows.
    pub size: (u16, u16),
    /// What was last looked for.
    pub sought: String,
    quit_after_saving: bool,
    done: Vec<Step>,
    undone: Vec<Step>,
}

/// Where one is on a tab.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cursor {
    /// Which of the rows that can be selected.
    pub selected: usize,
    /// Which line of the page stands at the top.
    pub top: usize,
}

/// A stop of the guided review.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Stop {
    /// A question of the checklist.
    Question(ItemId),
    /// What was found, and what comes next.
    #[default]
    Summary,
}

/// Something that was told to the user, on the line above the keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// What is told.
    pub text: String,
    /// Whether something did not work.
    pub problem: bool,
}

/// A change that can be taken back, or made again.
#[derive(Debug, Clone)]
pub struct Step {
    /// The edit that takes it back.
    pub edit: Edit,
    /// What it did, in the user's words.
    pub says: String,
    /// Where it did it.
    pub place: Option<Place>,
}

impl App {
    /// Returns the desk with a scope on it.
    #[must_use]
    pub fn new(opened: Opened, today: NaiveDate, user: String, size: (u16, u16)) -> Self {
        let mut app = Self {
            scope: opened.scope.clone(),
            opened,
            broken: None,
            today,
            user,
            tab: Tab::default(),
            cursors: [Cursor::default(); 8],
            guide: Stop::default(),
            mode: Mode::Browse,
            message: None,
            findings: Vec::new(),
            changes: Vec::new(),
            page: Page::default(),
            size,
            sought: String::new(),
            quit_after_saving: false,
            done: Vec::new(),
            undone: Vec::new(),
        };
        app.look_again();
        app
    }

    /// Asks whether unsaved work of an earlier session is taken over.
    pub fn offer(&mut self, recovered: Recovered) {
        self.mode = Mode::Asking(Asking::recover(recovered));
    }

    /// Shows that the file on disk cannot be read; the scope on the desk is empty or the last good one.
    pub fn show_broken(&mut self, report: String) {
        self.broken = Some(report);
    }

    /// Tells whether there is something on the desk that is not on disk.
    #[must_use]
    pub fn is_unsaved(&self) -> bool {
        self.scope != self.opened.scope
    }

    /// Returns the scope with the text that is being written in its place: what a broken connection must not lose.
    #[must_use]
    pub fn scope_with_what_is_written(&self) -> Scope {
        let mut scope = self.scope.clone();
        if let Mode::Editing(editing) = &self.mode {
            // A text that is no value for its field stays out; what is typed later may be one.
            let _ = Edit::set(editing.place.clone(), editing.input.text()).apply(&mut scope);
        }
        scope
    }

    /// Returns the newest approved version.
    #[must_use]
    pub fn newest(&self) -> Option<&Published> {
        self.opened.published.last()
    }

    /// Returns what is known besides the scope, for the rules.
    #[must_use]
    pub fn known(&self) -> Known<'_> {
        Known { today: self.today, newest: self.newest().map(|newest| &newest.scope) }
    }

    /// Returns what differs from the newest approved version, for reading.
    #[must_use]
    pub fn comparison(&self) -> Comparison {
        let next = next_version(&self.scope, self.newest().map(|newest| &newest.scope));
        Comparison {
            from: self.newest().map(|newest| newest.version),
            to: None,
            proposed: Some(next.version),
            reason: next.reason,
            changes: self.changes.clone(),
        }
    }

    /// Returns the question that an answer would go to: that of the guided review, or the selected one.
    #[must_use]
    pub fn asked(&self) -> Option<ItemId> {
        match (&self.guide, self.page.target(self.cursor().selected)) {
            (Stop::Question(question), _) if self.tab == Tab::Guide => Some(question.clone()),
            (_, Some(Target::Question(question))) => Some(question.clone()),
            _ => None,
        }
    }

    /// Tells whether a question has a verdict, be it stale or not.
    #[must_use]
    pub fn is_answered(&self, question: &ItemId) -> bool {
        self.scope.verdicts.iter().any(|verdict| verdict.id == *question && verdict.answer != Answer::Open)
    }

    /// Returns how many blockers stand on a tab.
    #[must_use]
    pub fn blockers_on(&self, tab: Tab) -> usize {
        self.blockers().filter(|finding| Tab::of(finding.place.section, finding.place.field) == tab).count()
    }

    /// Returns the findings that keep the scope from being approved.
    pub fn blockers(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.severity == Severity::Blocker)
    }

    /// Tells whether the window is too small to show the scope.
    #[must_use]
    pub fn is_too_small(&self) -> bool {
        self.size.0 < LEAST_SIZE.0 || self.size.1 < LEAST_SIZE.1
    }

    /// Returns how many lines the page has on the screen.
    #[must_use]
    pub fn body_height(&self) -> usize {
        // Two lines of header and a blank one above; the message and the keys below.
        usize::from(self.size.1).saturating_sub(5 + self.mode.prompt_height(self.text_width())).max(1)
    }

    /// Returns how many columns a page of text has; a longer line is hard to read.
    #[must_use]
    pub fn text_width(&self) -> usize {
        usize::from(self.size.0).clamp(20, 100)
    }

    /// Returns the cursor of the shown tab.
    #[must_use]
    pub fn cursor(&self) -> Cursor {
        self.cursors[self.tab.index()]
    }

    fn cursor_mut(&mut self) -> &mut Cursor {
        &mut self.cursors[self.tab.index()]
    }

    fn tell(&mut self, text: impl Into<String>) {
        self.message = Some(Message { text: text.into(), problem: false });
    }

    fn warn(&mut self, text: impl Into<String>) {
        self.message = Some(Message { text: text.into(), problem: true });
    }

    /// Draws all conclusions from the scope again.
    fn look_again(&mut self) {
        self.findings = check(&self.scope, &self.known());
        self.changes = match self.newest() {
            Some(newest) => changes(&newest.scope, &self.scope),
            None => Vec::new(),
        };
        self.lay_out();
    }

    /// Lays out the shown tab again and keeps the selected row on the screen.
    fn lay_out(&mut self) {
        self.page = page::page(self);
        self.keep_in_view();
    }

    /// Scrolls as little as is needed for the selected row, or the caret, to be on the screen.
    fn keep_in_view(&mut self) {
        let height = self.body_height();
        let last = self.page.stops.len().saturating_sub(1);
        let cursor = self.cursor();
        let selected = cursor.selected.min(last);
        let (mut first, mut end) = self.page.extent(selected);
        if selected == 0 {
            // What stands above the first row belongs to it.
            first = 0;
        }
        if let Some((line, _)) = self.page.caret {
            // While writing, the caret counts, with a line above and below it to know where one is.
            (first, end) = (line.saturating_sub(1), line + 2);
        }
        let lowest = end.saturating_sub(height);
        let top = cursor.top.max(lowest).min(first);
        let top = top.min(self.page.height().saturating_sub(height));
        *self.cursor_mut() = Cursor { selected, top };
    }
}
