//! Pages: what stands on each tab, as blocks of words with a part to play. No colours here: the screen has them.
//! Must not change the app, nor know how high the screen is.

mod approval;

mod confirming;

mod findings;

mod guide;

mod next_steps;

mod overview;

mod review;

mod statements;

mod summary;

mod writing;

use super::{
    App,
    asked::Stop,
    mode::Mode,
    tab::Tab,
    wrap::{cells, wrapped},
};
use crate::scope::{item::ItemId, place::Place, section::Section, value::Version};

/// What a piece of text is to the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Text.
    Plain,
    /// A heading.
    Heading,
    /// The id of a row, which is reversed while the row is selected.
    Id,
    /// The name of a field.
    Label,
    /// What keeps the scope from being approved.
    Problem,
    /// What to look at first.
    Accent,
    /// A field being written.
    Written,
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The text, with nothing hidden in it.
    pub text: String,
    /// What it is to the reader.
    pub role: Role,
}

/// A line of a page, without the margin.
pub type Line = Vec<Span>;

/// What a row of the page stands for, so that it can be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A field of a section that is one record, or a text that stands by itself.
    Field(Place),
    /// A row of a list.
    Row(Section, ItemId),
    /// An empty list, to which a row can be added.
    Add(Section),
    /// A question of the checklist.
    Question(ItemId),
    /// A list, each item of which can be confirmed.
    Items(Section),
    /// Another place, where something has to be done.
    Goto(Place),
    /// A finding, by its number.
    Finding(usize),
    /// Another tab.
    Tab(Tab),
    /// The way to the approval.
    Sign,
    /// Writing the scope to disk.
    Save,
    /// An approved version.
    Version(Version),
}

/// Something on the page that is selected as a whole, or that is only read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Block {
    /// What it stands for; `None` when it is only read.
    pub target: Option<Target>,
    /// Its lines.
    pub lines: Vec<Line>,
    /// Whether it differs from the approved version.
    pub changed: bool,
    /// Whether something in it keeps the scope from being approved.
    pub problem: bool,
    /// Its first line on the page.
    pub top: usize,
}

/// What stands on a tab.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Page {
    /// The blocks, from top to bottom.
    pub blocks: Vec<Block>,
    /// Which of the blocks can be selected.
    pub stops: Vec<usize>,
    /// Line and column of the caret, while a field is written.
    pub caret: Option<(usize, usize)>,
    /// How many cells a row of the field that is being written takes.
    pub writing_width: usize,
}

impl Page {
    /// Returns how many lines it has.
    #[must_use]
    pub fn height(&self) -> usize {
        self.blocks.last().map_or(0, |block| block.top + block.lines.len())
    }

    /// Returns what a row that can be selected stands for.
    #[must_use]
    pub fn target(&self, stop: usize) -> Option<&Target> {
        self.blocks.get(*self.stops.get(stop)?)?.target.as_ref()
    }

    /// Returns the first line of a row that can be selected, and the line after its last.
    #[must_use]
    pub fn extent(&self, stop: usize) -> (usize, usize) {
        let block = self.stops.get(stop).and_then(|block| self.blocks.get(*block));
        block.map_or((0, 0), |block| (block.top, block.top + block.lines.len()))
    }

    /// Returns the row that stands for this.
    #[must_use]
    pub fn stop_of(&self, wanted: &Target) -> Option<usize> {
        self.stops.iter().position(|block| self.blocks[*block].target.as_ref() == Some(wanted))
    }
}

/// Returns the page of the tab that is shown.
#[must_use]
pub fn page(app: &App) -> Page {
    let mut writer = Writer::new(app);
    match app.tab {
        Tab::Overview => overview::write(&mut writer),
        Tab::Context | Tab::Inclusions | Tab::Exclusions | Tab::Stakeholders => {
            statements::write(&mut writer, app.tab.parts());
        }
        Tab::Review => review::write(&mut writer),
        Tab::Approval => approval::write(&mut writer),
        Tab::Guide => match &app.guide {
            Stop::Question(id) => guide::write(&mut writer, id),
            Stop::Items(section) => confirming::write(&mut writer, *section),
            Stop::Summary => summary::write(&mut writer),
        },
        Tab::Findings => findings::write(&mut writer),
    }
    writer.page
}

/// Writes again the field that is being written, and the row around it, where they stand on the page: a letter must
/// not cost what the whole page costs. `false` where nothing was written, and the page has to be, as a whole.
#[must_use]
pub fn write_again(app: &App, page: &mut Page) -> bool {
    let Mode::Editing(editing) = &app.mode else { return false };
    // Elsewhere a row has lines that are not its own.
    let of_statements = !app.tab.parts().is_empty();
    let Some(at) = page.stops.get(app.cursor().selected).copied().filter(|_| of_statements) else {
        return false;
    };
    let mut writer = Writer::new(app);
    statements::write_written(&mut writer, &editing.place);
    let (caret, writing_width) = (writer.page.caret, writer.page.writing_width);
    let Some(mut block) = writer.page.blocks.pop().filter(|block| block.target == page.blocks[at].target)
    else {
        return false;
    };
    let top = page.blocks[at].top;
    let (before, after) = (page.blocks[at].lines.len(), block.lines.len());
    block.top = top;
    page.blocks[at] = block;
    if before != after {
        page.blocks[at + 1..].iter_mut().for_each(|block| block.top = block.top + after - before);
    }
    page.caret = caret.map(|(line, column)| (top + line, column));
    page.writing_width = writing_width;
    true
}

/// How many columns stand left of the text, for the marks.
pub const MARGIN: usize = 4;

/// How many columns an id takes, with the space after it.
const ID_WIDTH: usize = 7;

/// How many columns the name of a field takes, with the space after it.
const LABEL_WIDTH: usize = 24;

/// Writes a page from top to bottom.
struct Writer<'a> {
    app: &'a App,
    page: Page,
    /// The columns that text may take, right of the margin.
    width: usize,
}

impl<'a> Writer<'a> {
    fn new(app: &'a App) -> Self {
        // A column stays free on the right: a full last column makes some terminals wrap.
        Self { app, page: Page::default(), width: app.text_width() - MARGIN - 1 }
    }

    fn push(&mut self, mut block: Block) {
        block.top = self.page.height();
        if block.target.is_some() {
            self.page.stops.push(self.page.blocks.len());
        }
        self.page.blocks.push(block);
    }

    fn blank(&mut self) {
        self.push(Block { lines: vec![Line::new()], ..Block::default() });
    }

    /// A heading, with a blank line above it unless it is the first.
    fn heading(&mut self, text: &str) {
        if !self.page.blocks.is_empty() {
            self.blank();
        }
        self.push(Block { lines: vec![vec![span(text, Role::Heading)]], ..Block::default() });
    }

    /// One more line for what was written last: what is known about it besides its text.
    fn note(&mut self, text: &str, indent: usize, role: Role) {
        let noted = lines(text, self.width.saturating_sub(indent), role);
        if let Some(block) = self.page.blocks.last_mut() {
            block.lines.extend(noted.into_iter().map(|line| indented(indent, line)));
        }
    }

    /// Text that is only read.
    fn read(&mut self, text: &str, role: Role) {
        self.push(Block { lines: lines(text, self.width, role), ..Block::default() });
    }
}

fn span(text: impl Into<String>, role: Role) -> Span {
    Span { text: text.into(), role }
}

/// Returns a text as lines of at most `width` cells.
fn lines(text: &str, width: usize, role: Role) -> Vec<Line> {
    wrapped(&crate::scope::visible::visible(text), width)
        .into_iter()
        .map(|row| vec![span(row, role)])
        .collect()
}

/// Returns the text with spaces behind it, up to `width` cells.
fn padded(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(cells(text))))
}

/// Puts a head before the first line and indents the others to match.
fn headed(head: &[Span], width: usize, body: Vec<Line>) -> Vec<Line> {
    let mut lines = Vec::with_capacity(body.len());
    for (index, line) in body.into_iter().enumerate() {
        let mut whole = if index == 0 { head.to_vec() } else { vec![span(" ".repeat(width), Role::Plain)] };
        whole.extend(line);
        lines.push(whole);
    }
    lines
}

fn indented(columns: usize, mut line: Line) -> Line {
    line.insert(0, span(" ".repeat(columns), Role::Plain));
    line
}
