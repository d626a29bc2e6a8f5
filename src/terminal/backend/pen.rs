//! The pen: colours and attributes of the next character, changed by the shortest SGR sequence.
//! Must not know where the cursor stands or what is on the screen.
//!
//! Sources: ECMA-48 section 8.3.117 (SGR), xterm ctlseqs "Character Attributes (SGR)".

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

/// Attributes that show on an empty cell; the others are invisible there.
const SHOWN_ON_BLANK: Modifier = Modifier::REVERSED.union(Modifier::UNDERLINED).union(Modifier::CROSSED_OUT);

/// Attributes with the number that turns each on. Slow blink stands for both kinds of blinking.
const ON: [(Modifier, u8); 9] = [
    (Modifier::BOLD, 1),
    (Modifier::DIM, 2),
    (Modifier::ITALIC, 3),
    (Modifier::UNDERLINED, 4),
    (Modifier::SLOW_BLINK, 5),
    (Modifier::RAPID_BLINK, 6),
    (Modifier::REVERSED, 7),
    (Modifier::HIDDEN, 8),
    (Modifier::CROSSED_OUT, 9),
];

/// What goes out together, with the one number that turns it off. 22 ends bold and dim at once.
const OFF: [(Modifier, u8); 7] = [
    (Modifier::BOLD.union(Modifier::DIM), 22),
    (Modifier::ITALIC, 23),
    (Modifier::UNDERLINED, 24),
    (Modifier::SLOW_BLINK.union(Modifier::RAPID_BLINK), 25),
    (Modifier::REVERSED, 27),
    (Modifier::HIDDEN, 28),
    (Modifier::CROSSED_OUT, 29),
];

/// Colours and attributes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pen {
    /// The colour of the letters.
    pub(super) fg: Color,
    /// The colour behind them.
    pub(super) bg: Color,
    /// Bold, reversed and so on.
    pub(super) modifier: Modifier,
}

impl Pen {
    /// The terminal's own colours, no attribute.
    pub(super) const PLAIN: Self = Self { fg: Color::Reset, bg: Color::Reset, modifier: Modifier::empty() };

    /// Returns the pen with which `cell` was written.
    pub(super) fn of(cell: &Cell) -> Self {
        Self { fg: cell.fg, bg: cell.bg, modifier: cell.modifier }
    }

    /// Returns the plainest pen that shows the same on an empty cell.
    pub(super) fn on_blank(self) -> Self {
        if self.modifier.intersects(SHOWN_ON_BLANK) { self } else { Self { bg: self.bg, ..Self::PLAIN } }
    }

    /// Whether `cell` may be written with this pen and look as asked.
    pub(super) fn fits(self, cell: &Cell) -> bool {
        let asked = Self::of(cell);
        asked == self || (cell.symbol() == " " && asked.on_blank() == self.on_blank())
    }

    /// Whether erasing and scrolling leave plain cells: many terminals fill with the current
    /// background ("bce" in terminfo), some with the current attributes.
    pub(super) fn erases_plainly(self) -> bool {
        self.on_blank() == Self::PLAIN
    }

    /// Appends the shortest sequence that changes this pen to `next`.
    pub(super) fn change_to(self, next: Self, out: &mut Vec<u8>) {
        if self == next {
            return;
        }
        let step = numbers(&self.step_to(next));
        let afresh = numbers(&Self::PLAIN.step_to(next));
        out.extend_from_slice(b"\x1b[");
        if next == Self::PLAIN {
            // `CSI m` alone means reset; nothing is shorter.
        } else if step.len() <= afresh.len() + 2 {
            out.extend_from_slice(step.as_bytes());
        } else {
            out.extend_from_slice(b"0;");
            out.extend_from_slice(afresh.as_bytes());
        }
        out.push(b'm');
    }

    /// Returns the SGR parameters that lead from this pen to `next`.
    fn step_to(self, next: Self) -> Vec<String> {
        let mut parameters = Vec::new();
        let mut held = self.modifier;
        for (group, number) in OFF {
            if (held - next.modifier).intersects(group) {
                parameters.push(number.to_string());
                held -= group;
            }
        }
        let missing = next.modifier - held;
        parameters.extend(ON.iter().filter(|(one, _)| missing.contains(*one)).map(|(_, n)| n.to_string()));
        if self.fg != next.fg {
            parameters.push(colour(next.fg, 0));
        }
        if self.bg != next.bg {
            parameters.push(colour(next.bg, 10));
        }
        parameters
    }
}

fn numbers(parameters: &[String]) -> String {
    parameters.join(";")
}

/// Returns the parameter for a foreground; backgrounds are the same numbers ten higher.
/// The sixteen basic colours never take the long form: `31` is `38;5;1` in two letters.
fn colour(colour: Color, shift: u8) -> String {
    let basic = |number: u8| (number + shift).to_string();
    match colour {
        Color::Reset => basic(39),
        Color::Black => basic(30),
        Color::Red => basic(31),
        Color::Green => basic(32),
        Color::Yellow => basic(33),
        Color::Blue => basic(34),
        Color::Magenta => basic(35),
        Color::Cyan => basic(36),
        Color::Gray => basic(37),
        Color::DarkGray => basic(90),
        Color::LightRed => basic(91),
        Color::LightGreen => basic(92),
        Color::LightYellow => basic(93),
        Color::LightBlue => basic(94),
        Color::LightMagenta => basic(95),
        Color::LightCyan => basic(96),
        Color::White => basic(97),
        Color::Indexed(index @ 0..=7) => basic(30 + index),
        Color::Indexed(index @ 8..=15) => basic(90 + index - 8),
        Color::Indexed(index) => format!("{};5;{index}", 38 + shift),
        Color::Rgb(red, green, blue) => format!("{};2;{red};{green};{blue}", 38 + shift),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(from: Pen, to: Pen) -> String {
        let mut out = Vec::new();
        from.change_to(to, &mut out);
        String::from_utf8(out).unwrap().replace('\x1b', "ESC")
    }

    fn pen(fg: Color, bg: Color, modifier: Modifier) -> Pen {
        Pen { fg, bg, modifier }
    }

    #[test]
    fn one_sequence_holds_the_whole_change() {
        let title = pen(Color::Black, Color::Cyan, Modifier::BOLD);
        assert_eq!(change(Pen::PLAIN, title), "ESC[1;30;46m");
        assert_eq!(change(title, Pen::PLAIN), "ESC[m");
        assert_eq!(change(title, pen(Color::Black, Color::Cyan, Modifier::empty())), "ESC[22m");
    }

    #[test]
    fn a_change_of_everything_starts_from_reset_when_that_is_shorter() {
        let all = pen(Color::Red, Color::Reset, Modifier::BOLD | Modifier::ITALIC | Modifier::REVERSED);
        assert_eq!(change(all, pen(Color::Reset, Color::Reset, Modifier::UNDERLINED)), "ESC[0;4m");
    }

    #[test]
    fn bold_comes_back_after_dim_is_ended() {
        let both = pen(Color::Reset, Color::Reset, Modifier::BOLD | Modifier::DIM);
        assert_eq!(change(both, pen(Color::Reset, Color::Reset, Modifier::BOLD)), "ESC[0;1m");
    }

    #[test]
    fn basic_colours_take_two_digits_and_others_the_long_form() {
        assert_eq!(
            change(Pen::PLAIN, pen(Color::Indexed(9), Color::Indexed(1), Modifier::empty())),
            "ESC[91;41m"
        );
        assert_eq!(
            change(Pen::PLAIN, pen(Color::Indexed(200), Color::Reset, Modifier::empty())),
            "ESC[38;5;200m"
        );
    }
}
