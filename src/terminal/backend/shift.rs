//! Letting the terminal shift the rest of a row, as when one types in the middle of a line.
//! Must not decide alone: what it proposes counts only where it takes fewer bytes than rewriting.
//!
//! Sources: ECMA-48 and DEC VT102 (ICH, DCH).

use ratatui::layout::Position;

use super::grid::{Extent, Spot};
use super::motion::counted;
use super::paint::Painter;

/// The rest of a row from column `x` on moves right by so many columns, or left when negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Shift {
    x: u16,
    by: i32,
}

/// A word and more: what is typed, deleted, or wrapped to the next line.
const FARTHEST: usize = 24;

/// Shifting costs some four bytes, so at least this many cells must find themselves elsewhere.
const FEWEST: usize = 5;

/// Returns the shift that brings most of a row to where it is wanted.
fn proposed(shown: &[Spot], wanted: &[Spot]) -> Option<Shift> {
    let first = (0..wanted.len()).find(|&x| shown[x] != wanted[x])?;
    if shown[first].extent == Extent::Tail || wanted[first].extent == Extent::Tail {
        return None;
    }
    let stays = alike(&shown[first..], &wanted[first..]);
    // The cell at which the rest begins tells at once whether a shift can be meant.
    let farthest = FARTHEST.min(wanted.len() - first);
    let right = (1..farthest)
        .filter(|by| shown[first] == wanted[first + by])
        // What is pushed out at the end of the row must be nothing.
        .filter(|by| shown[shown.len() - by..].iter().all(Spot::is_blank))
        .map(|by| (alike(&shown[first..], &wanted[first + by..]), by, 1));
    let left = (1..farthest)
        .filter(|by| shown[first + by] == wanted[first])
        .map(|by| (alike(&shown[first + by..], &wanted[first..]), by, -1));
    let (moved, by, sign) =
        right.chain(left).max_by_key(|(moved, by, _)| (*moved, std::cmp::Reverse(*by)))?;
    let by = sign * i32::try_from(by).ok()?;
    (moved >= stays + FEWEST).then_some(Shift { x: u16::try_from(first).ok()?, by })
}

/// How many cells of text are the same.
fn alike(old: &[Spot], new: &[Spot]) -> usize {
    old.iter().zip(new).filter(|(old, new)| old == new && !old.is_blank()).count()
}

impl Painter {
    /// Rewrites the changed parts of a row, after shifting the rest of it where that is shorter.
    pub(super) fn row(&mut self, y: u16, row: &[Spot]) {
        if let Some(shift) = proposed(self.shown.row(y), row) {
            let mut shifted = self.clone();
            shifted.shift(y, shift);
            shifted.rewrite(y, row);
            self.rewrite(y, row);
            if shifted.out.len() < self.out.len() {
                *self = shifted;
            }
        } else {
            self.rewrite(y, row);
        }
    }

    /// ICH or DCH: the terminal shifts the rest of the row; the cells let in are blank.
    fn shift(&mut self, y: u16, shift: Shift) {
        self.take_plain();
        self.go(Position { x: shift.x, y });
        let by = u16::try_from(shift.by.unsigned_abs()).unwrap_or(u16::MAX);
        self.out.extend(counted(by, if shift.by > 0 { '@' } else { 'P' }));
        self.shown.shift(shift.x, y, shift.by);
    }
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Cell;
    use ratatui::layout::Size;

    use super::super::grid::{Colours, Grid};
    use super::*;

    fn row(text: &str) -> Vec<Spot> {
        let mut grid = Grid::blank(Size::new(30, 1));
        for (x, letter) in (0..).zip(text.chars()) {
            grid.ask(x, 0, &Cell::from(letter), Colours::Shown);
        }
        grid.row(0).to_vec()
    }

    #[test]
    fn a_letter_typed_or_deleted_in_the_middle_shifts_the_rest() {
        let (short, long) = (row("scope of the ISMS"), row("scope off the ISMS"));
        assert_eq!(proposed(&short, &long), Some(Shift { x: 8, by: 1 }));
        assert_eq!(proposed(&long, &short), Some(Shift { x: 8, by: -1 }));
    }

    #[test]
    fn a_word_that_comes_from_the_line_above_shifts_the_line() {
        let (was, is) = (row("information security"), row("of the information security"));
        assert_eq!(proposed(&was, &is), Some(Shift { x: 0, by: 7 }));
    }

    #[test]
    fn another_text_and_a_full_row_are_not_shifted() {
        assert_eq!(proposed(&row("one text"), &row("quite another")), None);
        let full = row("thirty columns full of letters");
        assert_eq!(proposed(&full, &row("xthirty columns full of letter")), None);
    }
}
