//! The painter: writes the bytes that turn what the terminal shows into what is wanted.
//! Must not know ratatui's frames, nor decide whether a scroll is worth its bytes.
//!
//! Sources: ECMA-48 (EL, ECH, IL, DL), xterm ctlseqs (DECSTBM, DECAWM, DECTCEM).

use ratatui::layout::Position;

use super::grid::{Extent, Grid, Spot};
use super::motion::{self, Cursor, counted};
use super::pen::Pen;
use super::scroll::Band;

/// Moving over more columns than this is never cheaper by rewriting them.
const LONGEST_GAP: u16 = 8;

/// Blanks inside a row are erased in one sequence from this length on: it costs up to five bytes
/// and as many again to move past them.
const LONG_BLANK: u16 = 10;

/// What the terminal shows as far as we know, and the bytes that made it so.
#[derive(Clone, Debug)]
pub(super) struct Painter {
    pub(super) shown: Grid,
    pub(super) cursor: Cursor,
    pub(super) pen: Pen,
    pub(super) out: Vec<u8>,
}

impl Painter {
    /// Clears the terminal and starts from that: regions, pen, screen, cursor.
    pub(super) fn afresh(wanted: &Grid) -> Self {
        Self {
            shown: Grid::blank(wanted.size()),
            cursor: Cursor::At(Position::ORIGIN),
            pen: Pen::PLAIN,
            out: b"\x1b[r\x1b[m\x1b[2J\x1b[H".to_vec(),
        }
    }

    /// Rewrites every row that differs.
    pub(super) fn rows(&mut self, wanted: &Grid) {
        for y in 0..wanted.size().height {
            let row = wanted.row(y);
            if row == self.shown.row(y) {
                continue;
            }
            let unsure = |spot: &Spot| matches!(spot.extent, Extent::Unsure(_));
            if row.iter().any(unsure) || self.shown.row(y).iter().any(unsure) {
                self.unsure_row(y, row);
            } else {
                self.row(y, row);
            }
        }
    }

    /// Rewrites the changed parts of a row.
    pub(super) fn rewrite(&mut self, y: u16, row: &[Spot]) {
        let blank_from = blank_tail(row);
        let mut x = 0;
        while let Some(next) = self.first_change(x, y, row) {
            x = next;
            if x >= blank_from {
                return self.blank_tail(x, y, row);
            }
            let blanks = count_blanks(&row[usize::from(x)..]);
            if blanks >= LONG_BLANK && self.changes(x, x + blanks, y) >= LONG_BLANK {
                self.erase_within(x, y, blanks);
                x += blanks;
                continue;
            }
            let spot = &row[usize::from(x)];
            if !self.gap_fits(x, y, self.pen) && self.gap_fits(x, y, Pen::of(&spot.cell)) {
                self.take(Pen::of(&spot.cell));
            }
            self.go(Position { x, y });
            if !self.pen.fits(&spot.cell) {
                self.take(self.pen_ahead(x, y, row));
            }
            self.write(spot);
            x += spot.columns().max(1);
        }
    }

    /// The pen for a cell; for a blank one that of the next text, if that is written soon and shows the same.
    fn pen_ahead(&self, x: u16, y: u16, row: &[Spot]) -> Pen {
        let (first, shown) = (usize::from(x), self.shown.row(y));
        let ahead =
            (first..row.len()).take(usize::from(LONGEST_GAP)).find(|&at| row[at].cell.symbol() != " ");
        match ahead.map(|at| (Pen::of(&row[at].cell), row[at] != shown[at])) {
            Some((pen, true)) if pen.fits(&row[first].cell) => pen,
            _ => Pen::of(&row[first].cell),
        }
    }

    /// Blanks the rest of a row, by erasing or by a few spaces.
    fn blank_tail(&mut self, x: u16, y: u16, row: &[Spot]) {
        let past = self.last_change(y, row) + 1;
        let erasing = if self.pen.erases_plainly() { 3 } else { 6 };
        if past - x < erasing && past < self.shown.size().width {
            for at in x..past {
                self.go(Position { x: at, y });
                self.write(&row[usize::from(at)]);
            }
            return;
        }
        self.go(Position { x, y });
        self.erase_to_end(x, y);
    }

    /// EL: empties the row from the cursor on.
    fn erase_to_end(&mut self, x: u16, y: u16) {
        self.take_plain();
        self.out.extend_from_slice(b"\x1b[K");
        self.shown.erase(x, y, self.shown.size().width);
    }

    /// ECH: empties some cells; the cursor stays.
    fn erase_within(&mut self, x: u16, y: u16, count: u16) {
        self.take_plain();
        self.go(Position { x, y });
        self.out.extend(counted(count, 'X'));
        self.shown.erase(x, y, x + count);
    }

    /// Rewrites a row with text on whose width terminals disagree, from the first difference to the end.
    /// After each such text the cursor is placed anew, and the end of the row is erased last, so that
    /// only the text itself can look wrong. Without autowrap (DECAWM) too wide a text stays in its row.
    fn unsure_row(&mut self, y: u16, row: &[Spot]) {
        let Some(mut first) = self.first_change(0, y, row) else { return };
        while first > 0
            && [row, self.shown.row(y)].iter().any(|it| it[usize::from(first)].extent == Extent::Tail)
        {
            first -= 1;
        }
        self.out.extend_from_slice(b"\x1b[?7l");
        self.cursor = Cursor::Lost;
        self.go(Position { x: first, y });
        self.erase_to_end(first, y);
        let blank_from = blank_tail(row).max(first);
        for x in first..blank_from {
            let spot = &row[usize::from(x)];
            if spot.extent == Extent::Tail {
                continue;
            }
            self.go(Position { x, y });
            self.write(spot);
            if matches!(spot.extent, Extent::Unsure(_)) {
                self.cursor = Cursor::Lost;
            }
        }
        if blank_from < self.shown.size().width {
            self.go(Position { x: blank_from, y });
            self.erase_to_end(blank_from, y);
        }
        self.out.extend_from_slice(b"\x1b[?7h");
        self.cursor = Cursor::Lost;
    }

    /// Lets the terminal move a band of rows.
    ///
    /// SU and SD would be shorter, but the Linux console does not know them; LF and RI at the edge of a
    /// region (DECSTBM) every terminal knows. Terminals differ on where the cursor is after DECSTBM.
    pub(super) fn scroll(&mut self, band: Band) {
        self.take_plain();
        let last_row = self.shown.size().height - 1;
        let distance = u16::try_from(band.by.unsigned_abs()).unwrap_or(last_row);
        let (top, bottom) = (Position { x: 0, y: band.top }, Position { x: 0, y: band.bottom });
        if band.bottom == last_row {
            // No region needed: deleting or inserting rows at the top moves all that is below.
            if band.top == 0 && band.by > 0 && distance <= 2 {
                self.go(bottom);
                self.out.extend(vec![b'\n'; usize::from(distance)]);
            } else {
                self.go(top);
                self.out.extend(counted(distance, if band.by > 0 { 'M' } else { 'L' }));
            }
        } else {
            self.out.extend(format!("\x1b[{};{}r", band.top + 1, band.bottom + 1).into_bytes());
            self.cursor = Cursor::Lost;
            self.go(if band.by > 0 && distance <= 3 { bottom } else { top });
            match (band.by > 0, distance) {
                (true, 1..=3) => self.out.extend(vec![b'\n'; usize::from(distance)]),
                (false, 1) => self.out.extend_from_slice(b"\x1bM"),
                (up, _) => self.out.extend(counted(distance, if up { 'M' } else { 'L' })),
            }
            self.out.extend_from_slice(b"\x1b[r");
            self.cursor = Cursor::Lost;
        }
        self.shown.scroll(band.top, band.bottom, band.by);
    }

    /// Moves the cursor, by a sequence or by rewriting the few cells in between.
    pub(super) fn go(&mut self, to: Position) {
        let mut way = Vec::new();
        motion::go(self.cursor, to, &mut way);
        if way.len() > 1 && self.gap_fits(to.x, to.y, self.pen) {
            let rewriting: Vec<u8> =
                self.gap(to.x, to.y).iter().flat_map(|spot| text_of(spot).bytes()).collect();
            if rewriting.len() < way.len() {
                way = rewriting;
            }
        }
        self.out.extend(way);
        self.cursor = Cursor::At(to);
    }

    /// The cells between the cursor and a place further right in its row.
    fn gap(&self, x: u16, y: u16) -> &[Spot] {
        match self.cursor {
            Cursor::At(at) if at.y == y && at.x < x && x - at.x <= LONGEST_GAP => {
                &self.shown.row(y)[usize::from(at.x)..usize::from(x)]
            }
            _ => &[],
        }
    }

    /// Whether there is such a gap and its cells can be rewritten with `pen`.
    fn gap_fits(&self, x: u16, y: u16, pen: Pen) -> bool {
        let gap = self.gap(x, y);
        let whole = gap.iter().map(Spot::columns).sum::<u16>();
        let starts_whole = gap.first().is_some_and(|spot| spot.extent != Extent::Tail);
        starts_whole
            && usize::from(whole) == gap.len()
            && gap.iter().all(|spot| match spot.extent {
                Extent::Sure(_) => pen.fits(&spot.cell),
                Extent::Tail => true,
                Extent::Unsure(_) | Extent::Unknown => false,
            })
    }

    fn write(&mut self, spot: &Spot) {
        let Cursor::At(at) = self.cursor else { return };
        if !self.pen.fits(&spot.cell) {
            self.take(Pen::of(&spot.cell));
        }
        self.out.extend_from_slice(text_of(spot).as_bytes());
        self.shown.note(at.x, at.y, spot);
        let x = at.x + spot.columns();
        let inside = x < self.shown.size().width;
        self.cursor = if inside { Cursor::At(Position { x, y: at.y }) } else { Cursor::PastEnd(at.y) };
    }

    fn take(&mut self, pen: Pen) {
        self.pen.change_to(pen, &mut self.out);
        self.pen = pen;
    }

    pub(super) fn take_plain(&mut self) {
        if !self.pen.erases_plainly() {
            self.take(Pen::PLAIN);
        }
    }

    fn first_change(&self, from: u16, y: u16, row: &[Spot]) -> Option<u16> {
        let shown = self.shown.row(y);
        (from..self.shown.size().width).find(|&x| row[usize::from(x)] != shown[usize::from(x)])
    }

    fn last_change(&self, y: u16, row: &[Spot]) -> u16 {
        let shown = self.shown.row(y);
        (0..self.shown.size().width)
            .rev()
            .find(|&x| row[usize::from(x)] != shown[usize::from(x)])
            .unwrap_or(0)
    }

    /// How many of these cells are not yet blank.
    fn changes(&self, from: u16, past: u16, y: u16) -> u16 {
        let cells = &self.shown.row(y)[usize::from(from)..usize::from(past)];
        u16::try_from(cells.iter().filter(|spot| !spot.is_blank()).count()).unwrap_or(u16::MAX)
    }
}

fn text_of(spot: &Spot) -> &str {
    if spot.extent == Extent::Tail { "" } else { spot.cell.symbol() }
}

/// The column from which a row is blank to its end.
fn blank_tail(row: &[Spot]) -> u16 {
    let written = row.iter().rposition(|spot| !spot.is_blank()).map_or(0, |last| last + 1);
    u16::try_from(written).unwrap_or(u16::MAX)
}

fn count_blanks(row: &[Spot]) -> u16 {
    u16::try_from(row.iter().take_while(|spot| spot.is_blank()).count()).unwrap_or(u16::MAX)
}
