//! How the screen looks: what was asked for, and what the environment says.
//! Must not know what is drawn.

use std::{ffi::OsString, io::IsTerminal as _};

use super::choices::{self, Color};
use crate::ui::look::Look;

/// Returns the look for this process.
pub(super) fn of(asked: choices::Look) -> Look {
    let variable = |name: &str| std::env::var_os(name);
    Look {
        colours: colours(asked.color, variable, std::io::stdout().is_terminal()),
        ascii: asked.ascii || !writes_utf_8(variable),
    }
}

/// Tells whether the locale writes UTF-8; where it says nothing, the terminal is taken to.
fn writes_utf_8(variable: impl Fn(&str) -> Option<OsString>) -> bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"]
        .iter()
        .filter_map(|name| variable(name))
        .find(|locale| !locale.is_empty());
    locale.is_none_or(|locale| {
        let locale = locale.to_string_lossy().to_lowercase();
        locale.contains("utf-8") || locale.contains("utf8")
    })
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

#[cfg(test)]
mod tests {
    use super::*;

    fn among<'a>(variables: &'a [(&str, &str)]) -> impl Fn(&str) -> Option<OsString> + 'a {
        |name| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| OsString::from(value))
    }

    fn coloured(asked: Color, variables: &[(&str, &str)], on_a_terminal: bool) -> bool {
        colours(asked, among(variables), on_a_terminal)
    }

    #[test]
    fn a_locale_without_utf_8_gets_ascii_and_the_first_that_is_set_counts() {
        assert!(writes_utf_8(among(&[])));
        assert!(writes_utf_8(among(&[("LANG", "da_DK.UTF-8")])));
        assert!(writes_utf_8(among(&[("LC_ALL", ""), ("LANG", "en_US.utf8")])));
        assert!(!writes_utf_8(among(&[("LC_ALL", "C"), ("LANG", "en_US.UTF-8")])));
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
