//! How the screen looks: what was asked for, and what the environment says.
//! Must not know what is drawn.

use std::{ffi::OsString, io::IsTerminal as _};

use super::{arguments, choices::Color};
use crate::ui::look::Look;

/// Returns the look for this process.
pub(super) fn of(asked: arguments::Look) -> Look {
    let colours = colours(asked.color, |name| std::env::var_os(name), std::io::stdout().is_terminal());
    Look { colours, ascii: asked.ascii || !locale_is_utf8() }
}

/// Tells whether colours are used: the argument first, then `NO_COLOR`, then what forces them, then the terminal.
fn colours(asked: Color, variable: impl Fn(&str) -> Option<OsString>, on_a_terminal: bool) -> bool {
    let set = |name: &str| variable(name).is_some_and(|value| !value.is_empty());
    match asked {
        Color::Always => true,
        Color::Never => false,
        Color::Auto if set("NO_COLOR") => false,
        Color::Auto if set("CLICOLOR_FORCE") || set("FORCE_COLOR") => true,
        Color::Auto if variable("CLICOLOR").is_some_and(|value| value == "0") => false,
        Color::Auto => on_a_terminal && variable("TERM").is_none_or(|term| term != "dumb"),
    }
}

/// Tells whether the locale writes UTF-8; where it says nothing, the terminal is taken to.
fn locale_is_utf8() -> bool {
    let told = ["LC_ALL", "LC_CTYPE", "LANG"].iter().filter_map(|name| std::env::var(name).ok());
    match told.into_iter().find(|locale| !locale.is_empty()) {
        Some(locale) => {
            let locale = locale.to_lowercase();
            locale.contains("utf-8") || locale.contains("utf8")
        }
        None => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn coloured(asked: Color, variables: &[(&str, &str)], on_a_terminal: bool) -> bool {
        let variable = |name: &str| {
            variables.iter().find(|(known, _)| *known == name).map(|(_, value)| OsString::from(value))
        };
        colours(asked, variable, on_a_terminal)
    }

    #[test]
    fn the_argument_wins_over_the_environment_and_the_environment_over_the_terminal() {
        assert!(coloured(Color::Always, &[("NO_COLOR", "1")], false));
        assert!(!coloured(Color::Never, &[("FORCE_COLOR", "1")], true));
        assert!(!coloured(Color::Auto, &[("NO_COLOR", "1"), ("FORCE_COLOR", "1")], true));
        assert!(coloured(Color::Auto, &[("NO_COLOR", ""), ("CLICOLOR_FORCE", "1")], false));
        assert!(!coloured(Color::Auto, &[("CLICOLOR", "0")], true));
        assert!(!coloured(Color::Auto, &[("TERM", "dumb")], true));
        assert!(coloured(Color::Auto, &[("TERM", "xterm")], true));
        assert!(!coloured(Color::Auto, &[], false));
    }
}
