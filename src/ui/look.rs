//! The look: which style each part of a text has, with colours or without, in Unicode or in ASCII.
//! Colours come from the terminal's own sixteen, on its own background, and never carry meaning alone.

use ratatui::{
    buffer::Buffer,
    style::{Color, Modifier, Style},
};

use crate::app::page::Role;

/// How the screen looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// Whether colours are used.
    pub colours: bool,
    /// Whether only ASCII is sent.
    pub ascii: bool,
}

impl Look {
    /// Returns the style of a part of a text.
    #[must_use]
    pub fn style(self, role: Role) -> Style {
        match role {
            Role::Plain | Role::Label | Role::Written => Style::new(),
            Role::Heading | Role::Id => Style::new().add_modifier(Modifier::BOLD),
            Role::Problem => self.coloured(Color::Red, Modifier::empty()),
            Role::Accent => self.coloured(Color::Cyan, Modifier::BOLD),
        }
    }

    /// Returns the style of what is selected.
    #[must_use]
    pub fn selected(self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED | Modifier::BOLD)
    }

    fn coloured(self, colour: Color, modifier: Modifier) -> Style {
        let style = Style::new().add_modifier(modifier);
        if self.colours { style.fg(colour) } else { style }
    }

    /// Puts ASCII in place of all else, where only ASCII may be sent.
    pub(super) fn finish(self, buffer: &mut Buffer) {
        if !self.ascii {
            return;
        }
        for cell in &mut buffer.content {
            if cell.symbol().is_ascii() {
                continue;
            }
            let plain = match cell.symbol() {
                "│" => "|",
                "·" | "—" | "–" => "-",
                "…" => "~",
                "’" | "‘" => "'",
                "“" | "”" => "\"",
                _ => "?",
            };
            cell.set_symbol(plain);
        }
    }
}
