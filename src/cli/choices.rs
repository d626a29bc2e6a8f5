//! The words that arguments take.
//! Must not know which commands take them.

use chrono::NaiveDate;
use clap::{
    Args, ValueEnum,
    builder::{PossibleValuesParser, TypedValueParser},
};

use crate::{
    app::tab::Tab,
    export::explain::{self, Explained},
    scope::value::Value as _,
};

/// When to use colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless `NO_COLOR` is set.
    Auto,
    /// In any case.
    Always,
    /// In no case.
    Never,
}

/// How the screen looks.
#[derive(Debug, Clone, Copy, Args)]
pub struct Look {
    /// Draw with ASCII characters only
    #[arg(long)]
    pub ascii: bool,
    /// When to use colour; nothing is told by colour alone
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub color: Color,
}

/// Reads the name of a tab of the screen, whatever its case.
pub(super) fn tabs() -> impl TypedValueParser<Value = Tab> {
    let names = Tab::ALL.map(Tab::name);
    // Only these names come through, and each of them is a tab's.
    PossibleValuesParser::new(names).map(|name| Tab::named(&name).unwrap_or_default())
}

/// For readers or for programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[expect(missing_docs, reason = "the names are those of the formats")]
pub enum TextOrJson {
    Text,
    Json,
}

/// How findings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    /// For reading
    Text,
    /// For programs
    Json,
    /// SARIF 2.1.0, for code hosts
    Sarif,
}

/// For a terminal or for a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[expect(missing_docs, reason = "the names are those of the formats")]
pub enum TextOrMarkdown {
    Text,
    Markdown,
}

/// How changes are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[expect(missing_docs, reason = "the names are those of the formats")]
pub enum DiffFormat {
    Text,
    Markdown,
    Json,
}

/// Which findings make the answer of `check` no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Level {
    /// What stands in the way of an approval
    Blocker,
    /// What should be mended or accepted; blockers too
    Warning,
    /// A review that is overdue
    Overdue,
    /// Nothing
    Never,
}

/// What `check` explains instead of checking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToExplain(pub Explained);

impl ToExplain {
    /// Reads the id of a rule or a question.
    pub(super) fn read(text: &str) -> Result<Self, String> {
        explain::find(text).map(Self)
    }
}

/// Reads `YYYY-MM-DD`.
pub(super) fn read_date(text: &str) -> Result<NaiveDate, String> {
    Option::<NaiveDate>::read(text)?.ok_or_else(|| "expected a date such as 2025-07-01".to_owned())
}

/// Reads width and height, such as `80x24`.
pub(super) fn read_size(text: &str) -> Result<(u16, u16), String> {
    let number = |part: &str| part.parse::<u16>().ok().filter(|cells| (1..=1000).contains(cells));
    text.split_once('x')
        .and_then(|(width, height)| Some((number(width)?, number(height)?)))
        .ok_or_else(|| "expected width and height such as 80x24, each from 1 to 1000".to_owned())
}
