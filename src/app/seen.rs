//! How far a text was on the screen: nobody signs what they were not shown.
//! Must not know what is read, nor turn the page.

/// How much of a text was on the screen, from its beginning on and without a gap.
///
/// It is counted in letters, for they are the same however wide the window is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Seen(usize);

impl Seen {
    /// Takes note that as many rows as fit into `height`, from `top` on, were on the screen.
    pub fn see(&mut self, rows: &[String], top: usize, height: usize) {
        let top = top.min(rows.len());
        if letters(&rows[..top]) <= self.0 {
            self.0 = self.0.max(letters(&rows[..rows.len().min(top + height)]));
        }
    }

    /// Returns the first row that was not on the screen; `None` once all of them were.
    #[must_use]
    pub fn first_unseen(self, rows: &[String]) -> Option<usize> {
        let mut to_here = 0;
        rows.iter().position(|row| {
            to_here += letters(std::slice::from_ref(row));
            to_here > self.0
        })
    }
}

fn letters(rows: &[String]) -> usize {
    rows.iter().map(|row| row.chars().filter(|letter| !letter.is_whitespace()).count()).sum()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::app::wrap::hanging;

    #[test]
    fn what_is_jumped_over_is_not_seen() {
        let rows: Vec<String> = ["a", "", "b", "c", "d", "e"].map(str::to_owned).to_vec();
        let mut seen = Seen::default();
        seen.see(&rows, 0, 2);
        seen.see(&rows, 4, 2);
        assert_eq!(seen.first_unseen(&rows), Some(2));
        seen.see(&rows, 2, 2);
        assert_eq!(seen.first_unseen(&rows), Some(4));
        seen.see(&rows, 9, 2);
        assert_eq!(seen.first_unseen(&rows), Some(4), "beyond the end there is nothing to see");
        seen.see(&rows, 4, 2);
        assert_eq!(seen.first_unseen(&rows), None);
    }

    proptest! {
        #[test]
        fn what_was_seen_at_one_width_was_seen_at_any(
            text in "[ a-zæ漢.\u{a0}\u{3000}\n-]{0,200}", widths in (1_usize..60, 1_usize..60), height in 1_usize..9,
        ) {
            let mut seen = Seen::default();
            let rows = hanging(&text, widths.0);
            (0..rows.len()).step_by(height).for_each(|top| seen.see(&rows, top, height));
            prop_assert_eq!(seen.first_unseen(&rows), None);
            prop_assert_eq!(seen.first_unseen(&hanging(&text, widths.1)), None);
        }
    }
}
