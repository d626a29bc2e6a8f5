//! The desk: state and update. All that the screen shows follows from [`App`], and only [`update::update`]
//! changes it. Must not draw, touch the disk or look at the clock: what they know is handed in.

pub mod tab;

pub mod action;

pub mod keys;

pub mod press;

pub mod script;

pub mod effect;

pub mod published;

pub mod asking;

pub mod mode;

mod reach;

mod moments;

pub mod text_box;

pub mod wrap;

pub mod index;

pub mod asked;

pub mod status;

pub mod step;

mod stops;

pub mod form;

pub mod seen;
pub mod sitting;

pub mod page;

pub mod told;

pub mod typed;

mod typing;

pub mod which;

pub mod window;

pub mod update;

use chrono::NaiveDate;

use crate::{
    export::changes::Comparison,
    rules::{
        Known,
        acceptance::Acceptances,
        check,
        finding::{Finding, Severity},
        gate::OVERDUE,
        version::{NextVersion, next_version},
    },
    scope::{
        Scope,
        change::{Change, changes},
        item::ItemId,
        section::Section,
    },
};
use asked::{Stop, Walk};
use asking::{Asking, Behind};
use effect::{Effect, Leaving};
use index::Index;
use mode::Mode;
use page::Page;
use published::{Opened, Published, Recovered};
use step::Step;
use tab::Tab;
use typed::{Kept, Typed};
use window::Cursor;

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
    pub cursors: [Cursor; Tab::COUNT],
    /// Where the guided review is.
    pub guide: Stop,
    /// What the keys mean at the moment.
    pub mode: Mode,
    /// What stands behind the question about unsaved work, which is asked first.
    pub behind_it: Behind,
    /// What was last told to the user.
    pub message: Option<Message>,
    /// What is wrong with the scope on the desk.
    pub findings: Vec<Finding>,
    /// What differs from the newest approved version.
    pub changes: Vec<Change>,
    /// The version that comes next, and why.
    pub next: NextVersion,
    /// Where findings and changes stand.
    pub index: Index,
    /// How far the review is.
    pub walk: Walk,
    /// What stands on the shown tab.
    pub page: Page,
    /// The window, in columns and rows.
    pub size: (u16, u16),
    /// Which findings are listed; all where none is named.
    pub filter: Option<Severity>,
    /// What was last looked for.
    pub sought: String,
    /// Whether it was found a moment ago, so that one more key goes to the next place.
    pub finding: bool,
    /// What was typed for questions and not taken.
    left: Vec<Typed>,
    /// What becomes of what was typed and not taken, when one leaves.
    kept: Kept,
    /// The withdrawal that is owed, until it is told what came of it.
    withdrawing: Option<Leaving>,
    unsaved: bool,
    /// What is owed where somebody wanted to change or sign what is read-only here.
    refused: Option<Effect>,
    quit_after_saving: bool,
    /// The name under which a scope that belongs to nobody is being saved.
    saving_as: String,
    done: Vec<Step>,
    undone: Vec<Step>,
}

/// Something that was told to the user, on the line above the keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// What is told.
    pub text: String,
    /// Whether something did not work.
    pub problem: bool,
}

impl App {
    /// Returns the desk with a scope on it.
    #[must_use]
    pub fn new(opened: Opened, today: NaiveDate, user: String, size: (u16, u16)) -> Self {
        let next = next_version(&opened.scope, opened.published.last().map(|newest| &newest.scope));
        let mut app = Self {
            scope: opened.scope.clone(),
            opened,
            broken: None,
            today,
            user,
            tab: Tab::default(),
            cursors: [Cursor::default(); Tab::COUNT],
            guide: Stop::default(),
            mode: Mode::Browse,
            behind_it: Behind::default(),
            message: None,
            findings: Vec::new(),
            changes: Vec::new(),
            next,
            index: Index::default(),
            walk: Walk::default(),
            page: Page::default(),
            size,
            filter: None,
            sought: String::new(),
            finding: false,
            left: Vec::new(),
            kept: Kept::default(),
            withdrawing: None,
            unsaved: false,
            refused: None,
            quit_after_saving: false,
            saving_as: String::new(),
            done: Vec::new(),
            undone: Vec::new(),
        };
        app.look_again();
        app
    }

    /// Asks whether unsaved work of an earlier session is taken over.
    pub fn offer(&mut self, recovered: Recovered) {
        let differs = recovered.scope != self.scope;
        self.mode = Mode::Asking(Asking::recover(recovered, differs));
    }

    /// Shows that the file on disk cannot be read; the scope on the desk is empty or the last good one.
    pub fn show_broken(&mut self, report: String) {
        self.broken = Some(report);
    }

    /// Tells whether the report on a file that cannot be read stands in the place of the scope.
    #[must_use]
    pub fn shows_a_report(&self) -> bool {
        self.broken.is_some() && matches!(self.mode, Mode::Browse)
    }

    /// Tells whether there is something on the desk that is not on disk.
    #[must_use]
    pub fn is_unsaved(&self) -> bool {
        self.unsaved
    }

    /// Returns the newest approved version.
    #[must_use]
    pub fn newest(&self) -> Option<&Published> {
        self.opened.published.last()
    }

    /// Returns what is known besides the scope, for the rules.
    #[must_use]
    pub fn known(&self) -> Known<'_> {
        Known {
            today: self.today,
            newest: self.newest().map(|newest| &newest.scope),
            history: &self.opened.flaws,
        }
    }

    /// Returns what differs from the newest approved version, for reading.
    #[must_use]
    pub fn comparison(&self) -> Comparison {
        Comparison {
            from: self.newest().map(|newest| newest.version),
            to: None,
            proposed: Some(self.next.version),
            reason: self.next.reason.clone(),
            changes: self.changes.clone(),
        }
    }

    /// Returns the findings that keep the scope from being approved.
    pub fn blockers(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.severity == Severity::Blocker)
    }

    /// Returns the warnings that are neither mended nor accepted.
    pub fn open_warnings(&self) -> impl Iterator<Item = &Finding> {
        let acceptances = Acceptances::of(&self.scope, self.today);
        self.findings
            .iter()
            .filter(|finding| finding.severity == Severity::Warning && finding.rule.id != OVERDUE)
            .filter(move |finding| acceptances.is_open(finding))
    }

    /// Returns the id for a new row: one that neither the desk, nor the file, nor an approved version has given.
    fn next_id(&self, section: Section) -> ItemId {
        let scopes = [&self.scope, &self.opened.scope].into_iter();
        let given = scopes.chain(self.opened.published.iter().map(|published| &published.scope));
        let prefix = section.prefix().unwrap_or_default();
        given
            .map(|scope| scope.next_id(section))
            .max_by_key(|id| id.number(prefix))
            .unwrap_or_else(|| self.scope.next_id(section))
    }

    fn tell(&mut self, text: impl Into<String>) {
        self.message = Some(Message { text: text.into(), problem: false });
    }

    fn warn(&mut self, text: impl Into<String>) {
        self.message = Some(Message { text: text.into(), problem: true });
    }

    /// Draws all conclusions from the scope again: once for a change, not for each frame.
    fn look_again(&mut self) {
        self.findings = check(&self.scope, &self.known());
        self.changes = match self.newest() {
            Some(newest) => changes(&newest.scope, &self.scope),
            None => Vec::new(),
        };
        self.next = next_version(&self.scope, self.newest().map(|newest| &newest.scope));
        self.index = Index::of(&self.findings, &self.changes);
        self.walk = Walk::of(&self.scope, &self.known());
        self.unsaved = self.scope != self.opened.scope;
        self.lay_out_anew();
    }
}
