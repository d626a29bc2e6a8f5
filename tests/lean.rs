//! The lean backend shows exactly what was drawn, whatever was on the screen before, and sends few bytes.

#![expect(clippy::unwrap_used, reason = "a test fails loudly")]

use isms_scope::terminal::backend::{Colours, Lean};
use proptest::prelude::*;
use ratatui::buffer::{Buffer, Cell, CellWidth};
use ratatui::layout::{Position, Size};
use ratatui::style::{Color, Modifier, Style};
use ratatui::{Frame, Terminal};

/// A line of the test screen: pieces of text, each with its column and style.
type Line = Vec<(u16, String, Style)>;

/// What happens between two frames.
#[derive(Clone, Debug)]
enum Step {
    Write(u16, u16, String, Style),
    Empty(u16),
    /// What stands right of a column moves right, or left.
    Nudge(u16, u16, i8),
    Scroll(u16, u16, i8),
    Cursor(Option<(u16, u16)>),
    Resize(u16, u16),
    Forget,
    Clear,
}

/// A lean terminal beside an emulator that obeys its bytes.
struct Pair {
    terminal: Terminal<Lean>,
    emulator: vt100::Parser,
    lines: Vec<Line>,
    cursor: Option<(u16, u16)>,
}

impl Pair {
    fn new(columns: u16, rows: u16) -> Self {
        let lean = Lean::new(Size::new(columns, rows), Colours::Shown);
        Self {
            terminal: Terminal::new(lean).unwrap(),
            emulator: vt100::Parser::new(rows, columns, 0),
            lines: vec![Vec::new(); usize::from(rows)],
            cursor: Some((0, 0)),
        }
    }

    /// Draws, sends the frame to the emulator, compares, and returns the frame.
    fn draw(&mut self) -> Vec<u8> {
        let (lines, cursor) = (&self.lines, self.cursor);
        let drawn = self.terminal.draw(|frame| paint(frame, lines, cursor)).unwrap().buffer.clone();
        let bytes = self.terminal.backend_mut().take_frame();
        obey(&mut self.emulator, &bytes);
        compare(&drawn, self.emulator.screen(), &bytes);
        let screen = self.emulator.screen();
        assert_eq!(screen.hide_cursor(), cursor.is_none(), "{}", shown(&bytes));
        if let Some((x, y)) = cursor {
            let size = self.terminal.size().unwrap();
            assert_eq!(
                screen.cursor_position(),
                (y.min(size.height - 1), x.min(size.width - 1)),
                "{}",
                shown(&bytes)
            );
        }
        bytes
    }

    fn take(&mut self, step: Step) {
        let rows = u16::try_from(self.lines.len()).unwrap();
        match step {
            Step::Write(x, y, text, style) => self.lines[usize::from(y % rows)].push((x, text, style)),
            Step::Nudge(x, y, by) => {
                for piece in &mut self.lines[usize::from(y % rows)] {
                    if piece.0 >= x {
                        piece.0 = piece.0.saturating_add_signed(by.into());
                    }
                }
            }
            Step::Empty(y) => self.lines[usize::from(y % rows)].clear(),
            Step::Scroll(first, last, by) => {
                let (first, last) = (usize::from(first % rows), usize::from(last % rows));
                let band = &mut self.lines[first.min(last)..=first.max(last)];
                let distance = usize::from(by.unsigned_abs()) % band.len();
                if by > 0 { band.rotate_left(distance) } else { band.rotate_right(distance) }
            }
            Step::Cursor(place) => self.cursor = place,
            Step::Resize(columns, rows) => {
                self.lines.resize(usize::from(rows), Vec::new());
                self.emulator.screen_mut().set_size(rows, columns);
                self.terminal.backend_mut().resize(Size::new(columns, rows));
            }
            Step::Forget => {
                // The emulator itself fails when text wraps on very small screens.
                let (rows, columns) = self.emulator.screen().size();
                if rows > 5 && columns > 30 {
                    self.emulator.process(b"\x1b[5;3H\x1b[7;31mnoise of another program\x1b[2;4r");
                }
                self.terminal.backend_mut().forget();
            }
            Step::Clear => self.terminal.clear().unwrap(),
        }
    }
}

fn paint(frame: &mut Frame, lines: &[Line], cursor: Option<(u16, u16)>) {
    let area = frame.area();
    let buffer = frame.buffer_mut();
    for (y, line) in (0..area.height).zip(lines) {
        for (x, text, style) in line {
            if *x < area.width {
                buffer.set_stringn(*x, y, text, usize::from(area.width - x), *style);
            }
        }
        // A piece that starts in the middle of a wide character leaves a half: no widget does that.
        for x in 0..area.width {
            let width = buffer[(x, y)].cell_width();
            let tails = (x + 1..x + width).filter(|&tail| tail < area.width);
            if x + width > area.width || tails.into_iter().any(|tail| buffer[(tail, y)] != Cell::EMPTY) {
                buffer[(x, y)].reset();
            }
        }
    }
    if let Some(place) = cursor {
        frame.set_cursor_position(Position::from(place));
    }
}

/// Feeds the emulator command by command. Past the last column only such commands may come
/// as all terminals agree upon: CR, CUP, and what does not depend on the cursor.
fn obey(emulator: &mut vt100::Parser, bytes: &[u8]) {
    let (mut rest, mut autowrap) = (bytes, true);
    while let Some(&first) = rest.first() {
        let length = match first {
            0x1b if rest.get(1) == Some(&b'[') => {
                rest.iter().skip(2).position(|byte| (0x40..0x7f).contains(byte)).unwrap() + 3
            }
            0x1b => 2,
            0..0x80 => 1,
            _ => 1 + rest[1..].iter().take_while(|byte| (0x80..0xc0).contains(*byte)).count(),
        };
        let (command, after) = rest.split_at(length);
        match command {
            b"\x1b[?7l" => autowrap = false,
            b"\x1b[?7h" => autowrap = true,
            _ if !autowrap && first >= 0x20 => stop_at_the_last_column(emulator, command),
            _ => {}
        }
        let past_end = emulator.screen().cursor_position().1 >= emulator.screen().size().1;
        let harmless = command == b"\r"
            || (first == 0x1b && matches!(command.last(), Some(b'H' | b'm' | b'h' | b'l' | b'r' | b'J')))
            || std::str::from_utf8(command).is_ok_and(|text| first >= 0x80 && text.cell_width() == 0);
        assert!(!past_end || harmless, "{} after the last column in {}", shown(command), shown(bytes));
        emulator.process(command);
        rest = after;
    }
}

/// The emulator does not know DECAWM: without autowrap a terminal writes on over its last columns.
fn stop_at_the_last_column(emulator: &mut vt100::Parser, character: &[u8]) {
    let width = std::str::from_utf8(character).unwrap().cell_width();
    let ((_, column), (_, columns)) = (emulator.screen().cursor_position(), emulator.screen().size());
    if width > 0 && column + width > columns {
        emulator.process(format!("\x1b[{}G", columns - width + 1).as_bytes());
    }
}

fn shown(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes)
        .replace('\x1b', "ESC")
        .replace('\r', "\\r")
        .replace('\n', "\\n")
        .replace('\x08', "\\b")
}

fn compare(drawn: &Buffer, screen: &vt100::Screen, bytes: &[u8]) {
    for y in 0..drawn.area.height {
        let mut x = 0;
        while x < drawn.area.width {
            let asked = &drawn[(x, y)];
            let width = asked.cell_width().max(1);
            let emulated: u16 =
                asked.symbol().chars().map(|one| one.encode_utf8(&mut [0; 4]).cell_width()).sum();
            // The emulator takes joined emoji apart: what it shows there is not ours to promise.
            if emulated == width {
                let there = screen.cell(y, x).unwrap();
                let place = format!("column {x} row {y} after {}", shown(bytes));
                let text = if there.has_contents() { there.contents() } else { " " };
                assert_eq!(text, asked.symbol(), "{place}");
                assert_eq!(look_of(asked), look_on_screen(there), "{place}");
            }
            x += width;
        }
    }
}

type Look = (vt100::Color, vt100::Color, [bool; 5]);

fn look_of(cell: &Cell) -> Look {
    let has = |modifier| cell.modifier.contains(modifier);
    let attributes =
        [Modifier::BOLD, Modifier::DIM, Modifier::ITALIC, Modifier::UNDERLINED, Modifier::REVERSED];
    visible(cell.symbol() == " ", (colour(cell.fg), colour(cell.bg), attributes.map(has)))
}

fn look_on_screen(cell: &vt100::Cell) -> Look {
    let attributes = [cell.bold(), cell.dim(), cell.italic(), cell.underline(), cell.inverse()];
    let blank = !cell.has_contents() || cell.contents() == " ";
    visible(blank, (cell.fgcolor(), cell.bgcolor(), attributes))
}

/// On a blank only the background shows, unless it is underlined or reversed.
fn visible(blank: bool, look: Look) -> Look {
    let (_, bg, [_, _, _, underlined, reversed]) = look;
    if blank && !underlined && !reversed { (vt100::Color::Default, bg, [false; 5]) } else { look }
}

fn colour(colour: Color) -> vt100::Color {
    match colour {
        Color::Reset => vt100::Color::Default,
        Color::Red => vt100::Color::Idx(1),
        Color::Cyan => vt100::Color::Idx(6),
        Color::DarkGray => vt100::Color::Idx(8),
        Color::LightBlue => vt100::Color::Idx(12),
        Color::Indexed(index) => vt100::Color::Idx(index),
        Color::Rgb(red, green, blue) => vt100::Color::Rgb(red, green, blue),
        other => unreachable!("{other} is not drawn here"),
    }
}

fn styles() -> impl Strategy<Value = Style> {
    let colours = prop_oneof![
        6 => Just(Color::Reset),
        1 => Just(Color::Red),
        1 => Just(Color::Cyan),
        1 => Just(Color::DarkGray),
        1 => Just(Color::LightBlue),
        1 => Just(Color::Indexed(200)),
        1 => Just(Color::Rgb(1, 2, 3)),
    ];
    let modifiers = prop_oneof![
        4 => Just(Modifier::empty()),
        1 => Just(Modifier::BOLD),
        1 => Just(Modifier::REVERSED),
        1 => Just(Modifier::DIM),
        1 => Just(Modifier::UNDERLINED | Modifier::ITALIC),
    ];
    (colours.clone(), colours, modifiers).prop_map(|(fg, bg, modifier)| {
        Style::new().fg(fg).bg(bg).remove_modifier(Modifier::all()).add_modifier(modifier)
    })
}

fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => "[a-z ]{1,12}",
        2 => " {1,40}",
        2 => "[a-z]{30,90}",
        1 => "[æøåÆ─│]{1,6}",
        1 => "[漢字한국]{1,6}",
        1 => Just("e\u{301}a\u{308}".to_owned()),
        1 => Just("\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}".to_owned()),
        1 => Just("\u{2764}\u{fe0f}".to_owned()),
        1 => Just("\u{1f600}".to_owned()),
    ];
    prop::collection::vec(piece, 1..4).prop_map(|pieces| pieces.concat())
}

fn steps() -> impl Strategy<Value = Step> {
    prop_oneof![
        12 => (0..90_u16, 0..30_u16, texts(), styles()).prop_map(|(x, y, text, style)| Step::Write(x, y, text, style)),
        2 => (0..30_u16).prop_map(Step::Empty),
        2 => (0..100_u16, 0..30_u16, -9..9_i8).prop_map(|(x, y, by)| Step::Nudge(x, y, by)),
        5 => (0..30_u16, 0..30_u16, -6..6_i8).prop_map(|(first, last, by)| Step::Scroll(first, last, by)),
        4 => prop::option::of((0..80_u16, 0..30_u16)).prop_map(Step::Cursor),
        1 => (1..90_u16, 1..30_u16).prop_map(|(columns, rows)| Step::Resize(columns, rows)),
        1 => Just(Step::Forget),
        1 => Just(Step::Clear),
    ]
}

/// Enough to find each mistake that was put in by hand; more with `--release` when the painter changes.
const CASES: u32 = if cfg!(debug_assertions) { 100 } else { 3000 };

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(CASES) })]

    #[test]
    fn the_screen_shows_what_was_drawn(
        size in (1..90_u16, 1..30_u16),
        filling in prop::collection::vec((0..8_u16, texts(), styles()), 0..30),
        frames in prop::collection::vec(prop::collection::vec(steps(), 1..5), 1..20),
    ) {
        let mut pair = Pair::new(size.0, size.1);
        for (line, piece) in pair.lines.iter_mut().zip(filling) {
            line.push(piece);
        }
        pair.draw();
        for frame in frames {
            for step in frame {
                pair.take(step);
            }
            pair.draw();
            prop_assert_eq!(pair.draw(), b"", "a second frame of the same costs nothing");
        }
    }
}

/// A title, a list with a marker, and a line of keys; as wide as the terminal allows.
fn list(first: u16, selected: u16) -> Vec<Line> {
    let mut lines =
        vec![vec![(0, "Scope of Example Ltd".to_owned(), Style::new().add_modifier(Modifier::BOLD))]];
    for row in 1..23 {
        let marker = if row == selected { "> " } else { "  " };
        lines.push(vec![(0, format!("{marker}{}", sentence(first + row)), Style::new())]);
    }
    lines.push(vec![(
        0,
        "up down  move   enter  edit   ?  help".to_owned(),
        Style::new().fg(Color::DarkGray),
    )]);
    lines
}

fn sentence(number: u16) -> String {
    let words = ["network", "office", "backup", "customer data", "payroll", "source code", "supplier"];
    let word = words[usize::from(number) % words.len()];
    format!("I-{number:03} {word} in {} is part of the scope", words[usize::from(number / 3) % words.len()])
}

fn pair_with_list() -> Pair {
    let mut pair = Pair::new(80, 24);
    pair.lines = list(100, 5);
    pair.cursor = Some((0, 5));
    pair.draw();
    pair
}

#[test]
fn a_frame_without_change_costs_nothing() {
    assert_eq!(pair_with_list().draw(), b"");
}

#[test]
fn a_typed_letter_costs_one_byte_and_a_deleted_one_three() {
    let mut pair = pair_with_list();
    pair.lines[10] = vec![(2, "abc".to_owned(), Style::new())];
    pair.cursor = Some((5, 10));
    pair.draw();
    pair.lines[10][0].1.push('d');
    pair.cursor = Some((6, 10));
    assert_eq!(shown(&pair.draw()), "d");
    pair.lines[10][0].1.pop();
    pair.cursor = Some((5, 10));
    assert_eq!(shown(&pair.draw()), "\\b \\b");
}

#[test]
fn a_marker_that_moves_down_costs_five_bytes_at_any_width() {
    for columns in [80, 200] {
        let mut pair = pair_with_list();
        pair.take(Step::Resize(columns, 24));
        for row in 5..7 {
            pair.lines = list(100, row);
            pair.cursor = Some((0, row));
            pair.draw();
        }
        pair.lines = list(100, 7);
        pair.cursor = Some((0, 7));
        assert_eq!(shown(&pair.draw()), " \\n\\b>\\b");
    }
}

#[test]
fn a_scrolled_line_costs_its_text_and_little_more() {
    let mut pair = pair_with_list();
    pair.lines = list(100, 22);
    pair.cursor = Some((0, 22));
    pair.draw();
    pair.lines = list(101, 22);
    let down = pair.draw();
    assert!(down.len() <= sentence(123).len() + 30, "{} bytes: {}", down.len(), shown(&down));
    pair.lines = list(100, 1);
    pair.cursor = Some((0, 1));
    pair.draw();
    pair.lines = list(99, 1);
    let up = pair.draw();
    assert!(up.len() <= sentence(100).len() + 30, "{} bytes: {}", up.len(), shown(&up));
}

#[test]
fn a_whole_screen_costs_little_more_than_its_text() {
    let mut pair = pair_with_list();
    let text: usize = list(300, 7).iter().flatten().map(|(_, text, _)| text.trim_end().len()).sum();
    pair.lines = list(300, 7);
    let frame = pair.draw();
    assert!(frame.len() <= text + text / 7, "{} bytes for {text}", frame.len());
}

#[test]
fn without_colours_no_colour_is_ever_written() {
    let mut terminal = Terminal::new(Lean::new(Size::new(20, 2), Colours::Withheld)).unwrap();
    let style = Style::new().fg(Color::Red).bg(Color::Blue).add_modifier(Modifier::REVERSED);
    terminal.draw(|frame| frame.buffer_mut().set_string(0, 0, "hello", style)).unwrap();
    let frame = shown(&terminal.backend_mut().take_frame());
    assert!(frame.contains("ESC[7mhello"), "{frame}");
    assert!(!frame.contains("31") && !frame.contains("44"), "{frame}");
}

#[test]
fn a_letter_typed_or_deleted_in_the_middle_of_a_line_costs_a_few_bytes() {
    let mut pair = Pair::new(80, 24);
    let line = |text: &str| vec![(4, text.to_owned(), Style::new())];
    pair.lines[5] = line("The ISMS covers all information assets, business processes and personnel");
    pair.cursor = Some((8, 5));
    pair.draw();
    pair.lines[5] = line("The xISMS covers all information assets, business processes and personnel");
    pair.cursor = Some((9, 5));
    assert_eq!(shown(&pair.draw()), shown(b"\x1b[@x"));
    pair.lines[5] = line("The ISMS covers all information assets, business processes and personnel");
    pair.cursor = Some((8, 5));
    assert_eq!(shown(&pair.draw()), shown(b"\x08\x1b[P"));
}
