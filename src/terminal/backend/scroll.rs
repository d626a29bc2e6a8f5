//! Which band of rows has moved up or down, so that the terminal can move it and only new rows are written.
//! Must not write: it proposes, the painter counts the bytes and decides.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::grid::{Grid, Spot};

/// Rows from `top` to `bottom` move up by `by` rows, or down when negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Band {
    /// The first row of the moving band.
    pub(super) top: u16,
    /// The last row of the moving band.
    pub(super) bottom: u16,
    /// How many rows it moves up.
    pub(super) by: i32,
}

/// How many shifts are looked at closely.
const CANDIDATES: usize = 2;

/// Fewer changed rows are cheaper to rewrite, and typing changes one or two.
const FEWEST_ROWS: usize = 3;

/// A scroll must save about this many bytes before it is tried.
const WORTHWHILE: i64 = 20;

/// What it costs to go to a row that has changed.
const VISIT: i64 = 6;

/// Returns the bands whose move may save bytes.
pub(super) fn candidates(shown: &Grid, wanted: &Grid) -> Vec<Band> {
    let changed = shown.rows().iter().zip(wanted.rows()).filter(|(was, is)| was != is).count();
    if changed < FEWEST_ROWS {
        return Vec::new();
    }
    shifts(shown, wanted).into_iter().filter_map(|by| best_band(shown, wanted, by)).collect()
}

/// Returns the shifts for which most changed rows find themselves elsewhere on the screen.
fn shifts(shown: &Grid, wanted: &Grid) -> Vec<i32> {
    let before: Vec<u64> = shown.rows().iter().map(|row| hash(row)).collect();
    let after: Vec<u64> = wanted.rows().iter().map(|row| hash(row)).collect();
    let mut votes: Vec<(i32, u32)> = Vec::new();
    for (y, now) in after.iter().enumerate() {
        if before[y] == *now || wanted.rows()[y].iter().all(Spot::is_blank) {
            continue;
        }
        for (was, old) in before.iter().enumerate() {
            if old == now {
                let by = distance(was, y);
                match votes.iter_mut().find(|(shift, _)| *shift == by) {
                    Some((_, count)) => *count += 1,
                    None => votes.push((by, 1)),
                }
            }
        }
    }
    votes.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
    votes.into_iter().take(CANDIDATES).map(|(by, _)| by).collect()
}

fn distance(was: usize, is: usize) -> i32 {
    i32::try_from(was).unwrap_or(0) - i32::try_from(is).unwrap_or(0)
}

fn hash(row: &[Spot]) -> u64 {
    let mut hasher = DefaultHasher::new();
    for spot in row {
        spot.cell.hash(&mut hasher);
    }
    hasher.finish()
}

/// Returns the band for which moving by `by` saves most: the run of rows with the greatest sum of savings,
/// less what it costs to write the rows that are let in.
fn best_band(shown: &Grid, wanted: &Grid, by: i32) -> Option<Band> {
    let height = i32::from(wanted.size().height);
    let blank = Grid::blank(wanted.size());
    let let_in: Vec<i64> = (0..height)
        .map(|row| rewriting(wanted, row, &blank, row) - rewriting(wanted, row, shown, row))
        .collect();
    // The rows are walked in the direction from which new rows come in.
    let (step, distance) = (by.signum(), by.abs());
    let (mut sum, mut start, mut best) = (0, 0, None);
    for walked in 0..height - distance {
        let y = if by > 0 { walked } else { height - 1 - walked };
        if sum <= 0 {
            (sum, start) = (0, y);
        }
        sum += rewriting(wanted, y, shown, y) - rewriting(wanted, y, shown, y + by);
        let extra: i64 = (1..=distance)
            .filter_map(|ahead| usize::try_from(y + step * ahead).ok())
            .map(|row| let_in[row])
            .sum();
        if best.is_none_or(|(most, _, _)| sum - extra > most) {
            best = Some((sum - extra, start, y));
        }
    }
    let (saved, first, last) = best?;
    if saved < WORTHWHILE {
        return None;
    }
    let (top, bottom) = if by > 0 { (first, last + by) } else { (last + by, first) };
    Some(Band { top: u16::try_from(top).ok()?, bottom: u16::try_from(bottom).ok()?, by })
}

/// Estimates the bytes that turn row `was` of `shown` into row `y` of `wanted`.
fn rewriting(wanted: &Grid, y: i32, shown: &Grid, was: i32) -> i64 {
    let (Ok(y), Ok(was)) = (u16::try_from(y), u16::try_from(was)) else { return 0 };
    let changed = wanted.row(y).iter().zip(shown.row(was)).filter(|(now, old)| now != old).count();
    if changed == 0 { 0 } else { VISIT + i64::try_from(changed).unwrap_or(i64::MAX - VISIT) }
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Cell;
    use ratatui::layout::Size;

    use super::super::grid::Colours;
    use super::*;

    fn list(first: usize) -> Grid {
        let mut grid = Grid::blank(Size::new(20, 10));
        for y in 0..10_u16 {
            let text = match y {
                0 => "title".to_owned(),
                9 => "keys".to_owned(),
                row => format!("item number {}", first + usize::from(row)),
            };
            for (x, letter) in (0..).zip(text.chars()) {
                grid.ask(x, y, &Cell::from(letter), Colours::Shown);
            }
        }
        grid
    }

    #[test]
    fn a_list_that_moves_between_two_fixed_rows_is_found() {
        assert_eq!(candidates(&list(100), &list(101)).first(), Some(&Band { top: 1, bottom: 8, by: 1 }));
        assert_eq!(candidates(&list(103), &list(101)).first(), Some(&Band { top: 1, bottom: 8, by: -2 }));
    }

    #[test]
    fn nothing_moves_when_nothing_changes() {
        assert_eq!(candidates(&list(100), &list(100)), []);
    }
}
