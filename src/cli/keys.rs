//! `keys`: every key and what it does, from the one table that the screen uses too.
//! Must not name a key.

use std::fmt::Write as _;

use super::{
    choices::TextOrMarkdown,
    outcome::{Answer, Stop},
    output::print,
};
use crate::app::keys::{Binding, Context, KEYS};

/// The contexts in the order in which a user meets them.
const CONTEXTS: [Context; 6] =
    [Context::Browse, Context::Text, Context::Choice, Context::Reading, Context::Asking, Context::Small];

/// Prints the keys.
pub(super) fn run(format: TextOrMarkdown) -> Result<Answer, Stop> {
    print(&match format {
        TextOrMarkdown::Text => text(),
        TextOrMarkdown::Markdown => markdown(),
    })?;
    Ok(Answer::Yes)
}

/// Returns the keys as text, one a line: what it does after its names.
#[must_use]
pub fn text() -> String {
    let groups = CONTEXTS.map(|context| {
        let mut group = format!("{}\n", context.title());
        for binding in bindings(context) {
            let _ = writeln!(group, "  {}: {}", names(binding).join(" or "), binding.help);
        }
        group
    });
    groups.join("\n")
}

/// Returns the keys as Markdown, a table for each context; the README holds it.
#[must_use]
pub fn markdown() -> String {
    let groups = CONTEXTS.map(|context| {
        let mut group = format!("### {}\n\n| Key | What it does |\n|---|---|\n", context.title());
        for binding in bindings(context) {
            let names: Vec<String> = names(binding).iter().map(|name| format!("`{name}`")).collect();
            let _ = writeln!(group, "| {} | {} |", names.join(" "), binding.help.replace('|', "\\|"));
        }
        group
    });
    groups.join("\n")
}

fn bindings(context: Context) -> impl Iterator<Item = &'static Binding> {
    KEYS.iter().filter(move |binding| binding.contexts.contains(&context))
}

fn names(binding: &Binding) -> Vec<String> {
    binding.keys.iter().map(|key| key.name()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_told_in_both_forms() {
        let (text, markdown) = (text(), markdown());
        for binding in KEYS {
            let line = format!("  {}: {}\n", names(binding).join(" or "), binding.help);
            assert!(text.contains(&line), "{line}");
            assert!(markdown.contains(&format!(" | {} |\n", binding.help)), "{}", binding.help);
        }
    }
}
