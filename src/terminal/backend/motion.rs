//! The shortest way to move the cursor.
//! Must not know what is written where; rewriting a short gap is the painter's business.
//!
//! Sources: ECMA-48 (CR, LF, BS, CUU, CUD, CUF, CUB, CHA, VPA, CUP), DEC VT100 (RI).

use ratatui::layout::Position;

/// Where the terminal's cursor is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cursor {
    /// At this cell.
    At(Position),
    /// Past the last cell of this row. Terminals differ on what follows ("pending wrap"), except that
    /// CR goes to the first column and CUP anywhere.
    PastEnd(u16),
    /// Nobody knows: only CUP helps.
    Lost,
}

/// Appends the shortest sequence that moves the cursor from `from` to `to`.
pub(super) fn go(from: Cursor, to: Position, out: &mut Vec<u8>) {
    let mut best = position(to);
    let mut offer = |candidate: Vec<u8>| {
        if candidate.len() < best.len() {
            best = candidate;
        }
    };
    match from {
        Cursor::Lost => {}
        Cursor::At(at) if at == to => return,
        Cursor::At(at) => {
            offer([vertical(at.y, to.y), horizontal(at.x, to.x)].concat());
            offer([b"\r".to_vec(), vertical(at.y, to.y), horizontal(0, to.x)].concat());
        }
        Cursor::PastEnd(y) => offer([b"\r".to_vec(), vertical(y, to.y), horizontal(0, to.x)].concat()),
    }
    out.extend_from_slice(&best);
}

/// CUP, without the parameters that are 1.
fn position(to: Position) -> Vec<u8> {
    match (to.x, to.y) {
        (0, 0) => b"\x1b[H".to_vec(),
        (0, y) => format!("\x1b[{}H", y + 1).into_bytes(),
        (x, 0) => format!("\x1b[;{}H", x + 1).into_bytes(),
        (x, y) => format!("\x1b[{};{}H", y + 1, x + 1).into_bytes(),
    }
}

/// A row up or down in the same column. LF keeps the column because the terminal is in raw mode, and
/// does not scroll because no target is below the last row; RI likewise at the first.
fn vertical(from: u16, to: u16) -> Vec<u8> {
    if from == to {
        return Vec::new();
    }
    let absolute = format!("\x1b[{}d", to + 1).into_bytes();
    let relative = if to > from {
        let down = to - from;
        if down <= 3 { vec![b'\n'; usize::from(down)] } else { counted(down, 'B') }
    } else if from - to == 1 {
        b"\x1bM".to_vec()
    } else {
        counted(from - to, 'A')
    };
    if relative.len() <= absolute.len() { relative } else { absolute }
}

/// A column to the left or right in the same row.
fn horizontal(from: u16, to: u16) -> Vec<u8> {
    if from == to {
        return Vec::new();
    }
    let absolute = if to == 0 { b"\r".to_vec() } else { format!("\x1b[{}G", to + 1).into_bytes() };
    let relative = if to > from {
        counted(to - from, 'C')
    } else if from - to <= 3 {
        vec![8; usize::from(from - to)]
    } else {
        counted(from - to, 'D')
    };
    if relative.len() <= absolute.len() { relative } else { absolute }
}

/// A control sequence with one parameter, left out when it is 1.
pub(super) fn counted(count: u16, last: char) -> Vec<u8> {
    if count == 1 { format!("\x1b[{last}").into_bytes() } else { format!("\x1b[{count}{last}").into_bytes() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn way(from: Cursor, x: u16, y: u16) -> String {
        let mut out = Vec::new();
        go(from, Position { x, y }, &mut out);
        String::from_utf8(out).unwrap()
    }

    fn at(x: u16, y: u16) -> Cursor {
        Cursor::At(Position { x, y })
    }

    #[test]
    fn near_places_take_a_byte_or_two() {
        assert_eq!(way(at(4, 4), 4, 4), "");
        assert_eq!(way(at(4, 4), 4, 5), "\n");
        assert_eq!(way(at(4, 4), 0, 5), "\n\r");
        assert_eq!(way(at(4, 4), 3, 4), "\x08");
        assert_eq!(way(at(4, 4), 4, 3), "\x1bM");
        assert_eq!(way(at(70, 4), 1, 4), "\x1b[2G");
    }

    #[test]
    fn far_places_take_one_sequence() {
        assert_eq!(way(at(4, 4), 40, 20), "\x1b[21;41H");
        assert_eq!(way(at(4, 4), 4, 20), "\x1b[16B");
        assert_eq!(way(at(4, 20), 0, 0), "\x1b[H");
    }

    #[test]
    fn from_beyond_the_last_column_only_sure_ways_are_taken() {
        assert_eq!(way(Cursor::PastEnd(3), 0, 4), "\r\n");
        assert_eq!(way(Cursor::PastEnd(3), 79, 3), "\r\x1b[79C");
        assert_eq!(way(Cursor::Lost, 0, 3), "\x1b[4H");
    }
}
