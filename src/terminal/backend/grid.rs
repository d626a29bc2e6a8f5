//! A grid of character cells: what is on the screen, or what should be.
//! Must not know escape sequences.

use ratatui::buffer::{Cell, CellWidth};
use ratatui::layout::Size;

use super::pen::Pen;

/// Whether colours may be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colours {
    /// Colours are written.
    Shown,
    /// Only attributes are written, never a colour (see <https://no-color.org>).
    Withheld,
}

/// One place of the grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Spot {
    /// Text and style, reduced to what can be seen.
    pub(super) cell: Cell,
    /// What the text takes up.
    pub(super) extent: Extent,
}

/// How many columns a spot takes up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Extent {
    /// Every terminal agrees on this many columns.
    Sure(u16),
    /// We count this many columns; terminals differ (emoji, joined and combining characters).
    Unsure(u16),
    /// The right half of the character before.
    Tail,
    /// Nobody knows what is shown here. Equal to nothing that can be asked for.
    Unknown,
}

impl Spot {
    const BLANK: Self = Self { cell: Cell::EMPTY, extent: Extent::Sure(1) };
    const TAIL: Self = Self { cell: Cell::EMPTY, extent: Extent::Tail };
    const UNKNOWN: Self = Self { cell: Cell::EMPTY, extent: Extent::Unknown };

    /// Reduces a cell of ratatui to what can be seen of it.
    fn of(cell: &Cell, room: u16, colours: Colours) -> Self {
        let mut seen = Cell::EMPTY;
        // A control character would be a command to the terminal; an invisible one would hide something.
        match cell.symbol() {
            "" => {}
            symbol if symbol.chars().any(char::is_control) || symbol.cell_width() == 0 => {
                seen.set_symbol("\u{fffd}");
            }
            symbol if symbol.cell_width() <= room => {
                seen.set_symbol(symbol);
            }
            _ => {}
        }
        let mut pen = Pen::of(cell);
        if colours == Colours::Withheld {
            pen = Pen { modifier: pen.modifier, ..Pen::PLAIN };
        }
        if seen.symbol() == " " {
            pen = pen.on_blank();
        }
        (seen.fg, seen.bg, seen.modifier) = (pen.fg, pen.bg, pen.modifier);
        let columns = seen.symbol().cell_width();
        let extent = if is_sure(seen.symbol()) { Extent::Sure(columns) } else { Extent::Unsure(columns) };
        Self { cell: seen, extent }
    }

    /// Whether this is an empty cell of the terminal's own colours.
    pub(super) fn is_blank(&self) -> bool {
        *self == Self::BLANK
    }

    /// How many columns the text takes up; none for the right half of a character.
    pub(super) fn columns(&self) -> u16 {
        match self.extent {
            Extent::Sure(columns) | Extent::Unsure(columns) => columns,
            Extent::Tail | Extent::Unknown => 0,
        }
    }
}

/// Whether every terminal gives this text the columns that we count: one character, not combined with
/// others, outside the emoji and the scripts whose letters change their shape or direction.
fn is_sure(symbol: &str) -> bool {
    let mut characters = symbol.chars();
    let (Some(one), None) = (characters.next(), characters.next()) else { return false };
    match one {
        // Letters without marks; full-width forms and their narrow counterparts; the replacement character.
        '\u{20}'..='\u{2ff}'
        | '\u{370}'..='\u{58f}'
        | '\u{1e00}'..='\u{1fff}'
        | '\u{ff00}'..='\u{ffe6}'
        | '\u{fffd}' => true,
        // Arrows, mathematics, box drawing and the like are sure unless they also have an emoji form of two columns.
        '\u{2010}'..='\u{2e7f}' => symbol.cell_width() == 1,
        // The East Asian blocks and compatibility forms.
        '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' => {
            symbol.cell_width() == 2
        }
        _ => false,
    }
}

/// Rows of spots.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Grid {
    size: Size,
    rows: Vec<Vec<Spot>>,
}

impl Grid {
    /// Returns an empty screen.
    pub(super) fn blank(size: Size) -> Self {
        Self { size, rows: vec![vec![Spot::BLANK; usize::from(size.width)]; usize::from(size.height)] }
    }

    /// Returns columns and rows.
    pub(super) fn size(&self) -> Size {
        self.size
    }

    /// Returns one row.
    pub(super) fn row(&self, y: u16) -> &[Spot] {
        &self.rows[usize::from(y)]
    }

    /// Returns all rows from top to bottom.
    pub(super) fn rows(&self) -> &[Vec<Spot>] {
        &self.rows
    }

    /// Puts what ratatui asks for. What it half covers becomes empty.
    pub(super) fn ask(&mut self, x: u16, y: u16, cell: &Cell, colours: Colours) {
        if x < self.size.width && y < self.size.height {
            let spot = Spot::of(cell, self.size.width - x, colours);
            self.put(x, y, spot, &Spot::BLANK);
        }
    }

    /// Notes what was written. What it half covers is unknown: terminals differ.
    pub(super) fn note(&mut self, x: u16, y: u16, spot: &Spot) {
        self.put(x, y, spot.clone(), &Spot::UNKNOWN);
    }

    fn put(&mut self, x: u16, y: u16, spot: Spot, spoilt: &Spot) {
        let row = &mut self.rows[usize::from(y)];
        let (first, past) = (usize::from(x), usize::from(x) + usize::from(spot.columns().max(1)));
        if first > 0 && row[first].extent == Extent::Tail {
            let head = (0..first).rev().find(|&at| row[at].extent != Extent::Tail).unwrap_or(0);
            row[head..first].fill(spoilt.clone());
        }
        for covered in &mut row[past..] {
            if covered.extent != Extent::Tail {
                break;
            }
            *covered = spoilt.clone();
        }
        row[first..past].fill(Spot::TAIL);
        row[first] = spot;
    }

    /// Empties a row from column `x` on.
    pub(super) fn erase(&mut self, x: u16, y: u16, past: u16) {
        let row = &mut self.rows[usize::from(y)];
        for covered in row.iter_mut().skip(usize::from(past)) {
            if covered.extent != Extent::Tail {
                break;
            }
            *covered = Spot::UNKNOWN;
        }
        row[usize::from(x)..usize::from(past)].fill(Spot::BLANK);
    }

    /// Moves the rest of a row from column `x` on to the right, or to the left when negative; what is let in is empty.
    pub(super) fn shift(&mut self, x: u16, y: u16, by: i32) {
        let rest = &mut self.rows[usize::from(y)][usize::from(x)..];
        let distance = (by.unsigned_abs() as usize).min(rest.len());
        if by > 0 {
            rest.rotate_right(distance);
            rest[..distance].fill(Spot::BLANK);
        } else {
            rest.rotate_left(distance);
            let kept = rest.len() - distance;
            rest[kept..].fill(Spot::BLANK);
        }
    }

    /// Moves the rows from `top` to `bottom` up by `by` rows (down when negative); the rows let in are empty.
    pub(super) fn scroll(&mut self, top: u16, bottom: u16, by: i32) {
        let blank = vec![Spot::BLANK; usize::from(self.size.width)];
        let band = &mut self.rows[usize::from(top)..=usize::from(bottom)];
        let distance = (by.unsigned_abs() as usize).min(band.len());
        if by > 0 {
            band.rotate_left(distance);
            let kept = band.len() - distance;
            band[kept..].fill(blank);
        } else {
            band.rotate_right(distance);
            band[..distance].fill(blank);
        }
    }
}

#[cfg(test)]
mod tests {
    use ratatui::style::{Color, Modifier};

    use super::*;

    fn styled(symbol: &str, fg: Color, modifier: Modifier) -> Cell {
        let mut cell = Cell::EMPTY;
        cell.set_symbol(symbol).set_fg(fg);
        cell.modifier = modifier;
        cell
    }

    fn spot(symbol: &str) -> Spot {
        Spot::of(&styled(symbol, Color::Reset, Modifier::empty()), 10, Colours::Shown)
    }

    #[test]
    fn a_control_character_never_reaches_the_screen() {
        assert_eq!(spot("\u{1b}").cell.symbol(), "\u{fffd}");
        assert_eq!(spot("a\u{9b}").cell.symbol(), "\u{fffd}");
    }

    #[test]
    fn emoji_and_combined_characters_are_unsure() {
        for text in
            ["e\u{301}", "\u{1f468}\u{200d}\u{1f469}", "\u{2764}\u{fe0f}", "\u{1f600}", "\u{231a}", "\u{5d0}"]
        {
            assert!(matches!(spot(text).extent, Extent::Unsure(_)), "{text}");
        }
        for (text, columns) in [("ø", 1), ("漢", 2), ("─", 1), ("…", 1), ("한", 2), ("✓", 1)] {
            assert_eq!(spot(text).extent, Extent::Sure(columns), "{text}");
        }
    }

    #[test]
    fn an_invisible_style_on_a_blank_is_dropped() {
        let blank = Spot::of(&styled(" ", Color::Red, Modifier::BOLD), 10, Colours::Shown);
        assert!(blank.is_blank());
        let bar = Spot::of(&styled(" ", Color::Red, Modifier::REVERSED), 10, Colours::Shown);
        assert!(!bar.is_blank());
    }

    #[test]
    fn without_colours_only_the_attributes_stay() {
        let seen = Spot::of(&styled("x", Color::Red, Modifier::REVERSED), 10, Colours::Withheld);
        assert_eq!((seen.cell.fg, seen.cell.modifier), (Color::Reset, Modifier::REVERSED));
    }

    #[test]
    fn half_of_a_wide_character_is_never_left_over() {
        let mut grid = Grid::blank(Size::new(4, 1));
        grid.ask(1, 0, &Cell::new("漢"), Colours::Shown);
        grid.ask(2, 0, &Cell::new("x"), Colours::Shown);
        assert!(grid.row(0)[1].is_blank());
        grid.ask(0, 0, &Cell::new("漢"), Colours::Shown);
        grid.ask(0, 0, &Cell::new("y"), Colours::Shown);
        assert!(grid.row(0)[1].is_blank());
    }
}
