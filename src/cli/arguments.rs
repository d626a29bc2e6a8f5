//! The arguments: one tree, from which help, completions and the man page come too.
//! Must not know what the commands do.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand, ValueHint};
use clap_complete::Shell;

use super::{
    approval_arguments::{Approve, History, Verify, Withdraw},
    choices::{CheckFormat, DiffFormat, Level, Look, TextOrMarkdown, ToExplain, read_date, read_size, tabs},
    help,
};
use crate::{
    app::{script::Keystrokes, tab::Tab},
    scope::value::Version,
};

/// Write, review and sign off the scope of an ISMS (ISO/IEC 27001:2022, clause 4.3)
#[derive(Debug, Parser)]
#[command(
    name = "isms-scope",
    version,
    args_conflicts_with_subcommands = true,
    before_help = help::EXAMPLES,
    after_help = help::EXIT_CODES,
    help_template = help::TEMPLATE
)]
pub struct Arguments {
    /// What to do; without a command the scope is opened on the screen.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// What to open, and how.
    #[command(flatten)]
    pub open: Open,
}

/// Opening a scope on the screen.
#[derive(Debug, Args)]
pub struct Open {
    /// The scope: else ./scope.ron, else the one opened last, else the built-in sample
    #[arg(value_hint = ValueHint::FilePath)]
    pub file: Option<PathBuf>,
    /// Look, and change nothing
    #[arg(long)]
    pub read_only: bool,
    /// How the screen looks.
    #[command(flatten)]
    pub look: Look,
    /// The tab to open at
    #[arg(long, value_name = "NAME", value_parser = tabs(), ignore_case = true)]
    pub tab: Option<Tab>,
    /// Without a terminal: the keys to press, such as "3jj"
    #[arg(long, value_name = "KEYS", hide_short_help = true, requires = "print")]
    pub keys: Option<Keystrokes>,
    /// Without a terminal: print one screen and leave
    #[arg(long, hide_short_help = true)]
    pub print: bool,
    /// Width and height of the screen that is printed
    #[arg(long, value_name = "WxH", hide_short_help = true, requires = "print", value_parser = read_size)]
    pub size: Option<(u16, u16)>,
    /// The day to take for today on the screen that is printed
    #[arg(long, value_name = "DATE", hide_short_help = true, requires = "print", value_parser = read_date)]
    pub today: Option<NaiveDate>,
    /// Whether the sitting is begun, where the scope waits for its approval.
    #[arg(skip)]
    pub sitting: bool,
    /// A key to sign with, besides those of the agent; else the one that the settings name.
    #[arg(skip)]
    pub key: Option<PathBuf>,
}

impl Open {
    /// Returns what opens a scope.
    #[must_use]
    pub fn of(file: PathBuf, look: Look) -> Self {
        let (tab, keys, size, today, key) = (None, None, None, None, None);
        let (read_only, print, sitting) = (false, false, false);
        Self { file: Some(file), read_only, look, tab, keys, print, size, today, sitting, key }
    }

    /// Returns what opens a scope for its approver.
    #[must_use]
    pub fn to_approve(file: PathBuf, key: Option<PathBuf>, look: Look) -> Self {
        Self { tab: Some(Tab::Approval), sitting: true, key, ..Self::of(file, look) }
    }
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Start a new scope: empty with every section, or the sample
    #[command(before_help = help::NEW, help_template = help::TEMPLATE)]
    New(New),
    /// Say what is wrong with a scope, and what to do about it
    #[command(before_help = help::CHECK, after_help = help::CHECK_CODES, help_template = help::TEMPLATE)]
    Check(Check),
    /// Print a scope as plain text: no columns, no borders
    #[command(before_help = help::SHOW, help_template = help::TEMPLATE)]
    Show(Show),
    /// Say what changed between two versions, item by item
    #[command(before_help = help::DIFF, after_help = help::DIFF_CODES, help_template = help::TEMPLATE)]
    Diff(Diff),
    /// Review a scope: one question at a time, on the screen or line by line
    #[command(before_help = help::REVIEW, help_template = help::TEMPLATE)]
    Review(Review),
    /// Approve a scope: on the screen, or from a script
    #[command(before_help = help::APPROVE, after_help = help::APPROVE_CODES, help_template = help::TEMPLATE)]
    Approve(Approve),
    /// Check every approved version: its bytes, its place in the chain, its signature
    #[command(before_help = help::VERIFY, after_help = help::VERIFY_CODES, help_template = help::TEMPLATE)]
    Verify(Verify),
    /// Record that an approved version no longer applies
    #[command(before_help = help::WITHDRAW, help_template = help::TEMPLATE)]
    Withdraw(Withdraw),
    /// List the approved versions
    #[command(before_help = help::HISTORY, help_template = help::TEMPLATE)]
    History(History),
    /// Print where this program keeps its own files
    Paths,
    /// Print every key and what it does
    Keys(Keys),
    /// Print the completions for a shell
    #[command(before_help = help::COMPLETIONS, help_template = help::TEMPLATE)]
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Print the manual page
    #[command(before_help = help::MAN, help_template = help::TEMPLATE)]
    Man,
}

/// Arguments of `new`.
#[derive(Debug, Args)]
pub struct New {
    /// Where to write it; a file that is there is never overwritten
    #[arg(value_hint = ValueHint::FilePath)]
    pub file: PathBuf,
    /// Start from the sample, the scope of Clerk.io
    #[arg(long)]
    pub sample: bool,
}

/// Arguments of `check`.
#[derive(Debug, Args)]
pub struct Check {
    /// The scope; - for standard input
    #[arg(value_hint = ValueHint::FilePath, required_unless_present = "explain")]
    pub file: Option<PathBuf>,
    /// How to write the findings
    #[arg(long, default_value = "text", hide_possible_values = true, value_name = "text|json|sarif")]
    pub format: CheckFormat,
    /// Explain a rule, a question, or all, and check nothing
    #[arg(long, value_name = "ID", value_parser = ToExplain::read, conflicts_with_all = ["file", "format", "fail_on", "today"])]
    pub explain: Option<ToExplain>,
    /// Which findings make the answer no; may be given several times
    #[arg(long, value_name = "LEVEL", default_value = "blocker")]
    pub fail_on: Vec<Level>,
    /// The day to take for today
    #[arg(long, value_name = "DATE", value_parser = read_date)]
    pub today: Option<NaiveDate>,
}

/// Arguments of `show`.
#[derive(Debug, Args)]
pub struct Show {
    /// The scope; - for standard input
    #[arg(value_hint = ValueHint::FilePath)]
    pub file: PathBuf,
    /// Write JSON
    #[arg(long)]
    pub json: bool,
    /// Show this approved version
    #[arg(long, value_name = "VERSION", conflicts_with = "as_of")]
    pub version: Option<Version>,
    /// Show the version that was in force on this day
    #[arg(long, value_name = "DATE", value_parser = read_date)]
    pub as_of: Option<NaiveDate>,
}

/// Arguments of `diff`.
#[derive(Debug, Args)]
pub struct Diff {
    /// The scope
    #[arg(value_hint = ValueHint::FilePath)]
    pub file: PathBuf,
    /// The earlier version; else the one approved last
    #[arg(long, value_name = "VERSION")]
    pub from: Option<Version>,
    /// The later version; else the working scope
    #[arg(long, value_name = "VERSION")]
    pub to: Option<Version>,
    /// How to write the changes
    #[arg(long, default_value = "text")]
    pub format: DiffFormat,
    /// Leave with 1 where something differs
    #[arg(long)]
    pub exit_code: bool,
}

/// Arguments of `review`.
#[derive(Debug, Args)]
pub struct Review {
    /// The scope
    #[arg(value_hint = ValueHint::FilePath)]
    pub file: PathBuf,
    /// Ask line by line, without a screen: for screen readers, and for terminals that can do no more
    #[arg(long, conflicts_with_all = ["ascii", "color"])]
    pub plain: bool,
    /// How the screen looks.
    #[command(flatten)]
    pub look: Look,
}

/// Arguments of `keys`.
#[derive(Debug, Args)]
pub struct Keys {
    /// How to write the keys
    #[arg(long, default_value = "text")]
    pub format: TextOrMarkdown,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    fn read(words: &[&str]) -> Result<Arguments, clap::Error> {
        Arguments::try_parse_from(std::iter::once(&"isms-scope").chain(words))
    }

    #[test]
    fn the_tree_is_consistent() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn a_file_that_is_called_like_a_command_can_be_opened() {
        let arguments = read(&["./check"]).unwrap();
        assert_eq!(arguments.open.file, Some("./check".into()));
        assert!(arguments.command.is_none());
    }

    #[test]
    fn a_date_has_its_shape_and_its_day() {
        assert!(read(&["check", "s.ron", "--today", "2026-02-28"]).is_ok());
        for wrong in ["2026-02-30", "tomorrow", "", "28.2.2026"] {
            assert!(read(&["check", "s.ron", "--today", wrong]).is_err(), "{wrong}");
        }
    }

    #[test]
    fn an_approval_by_script_needs_name_and_version_and_not_two_means() {
        assert!(read(&["approve", "s.ron"]).is_ok());
        assert!(read(&["approve", "s.ron", "--as", "A", "--confirm", "2.0", "--typed-name"]).is_ok());
        for wrong in [
            &["approve", "s.ron", "--as", "A"][..],
            &["approve", "s.ron", "--as", "A", "--confirm", "2.0", "--typed-name", "--key", "k"],
            &["approve", "s.ron", "--typed-name"],
            &["approve", "s.ron", "--confirm", "2.0"],
            &["approve", "s.ron", "--as", "A", "--confirm", "two", "--typed-name"],
        ] {
            assert!(read(wrong).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn a_screen_is_printed_at_a_size() {
        assert_eq!(read(&["--print", "--size", "80x24"]).unwrap().open.size, Some((80, 24)));
        for wrong in ["80", "0x24", "80x", "80x24x2", "99999x1"] {
            assert!(read(&["--print", "--size", wrong]).is_err(), "{wrong}");
        }
        assert!(read(&["--size", "80x24"]).is_err());
        assert!(read(&["--print", "--keys", "3j<enter>"]).is_ok());
        assert!(read(&["--print", "--keys", "<no-such-key>"]).is_err());
    }
}
