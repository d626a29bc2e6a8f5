//! The form at the end of a sitting: the sentence that is agreed to, by what it is signed, and the lines to write.
//! Must not decide whether the approval is right: signing does.

use super::{
    published::{Offered, Offers},
    text_box::{Stroke, TextBox},
    wrap::wrapped,
};
use crate::scope::{
    signer::Key,
    value::{Kind, Version},
    visible::visible,
};

/// What the approver writes.
#[derive(Debug)]
pub struct Form {
    /// The version that is approved: the one that the changes call for, or a higher one that was typed.
    pub version: Version,
    /// The sentence that is agreed to.
    pub consent: String,
    /// When it is approved and in force.
    pub dates: String,
    /// The conflicts that have to be explained.
    pub conflicts: Vec<String>,
    /// By what it can be signed: keys, and last the typed name.
    pub means: Vec<Means>,
    /// Why no key is among them and what to do about it, or why the key that was named is not; else empty.
    pub lacking: String,
    /// Which of them is chosen.
    pub chosen: usize,
    /// The lines that are written, in order.
    pub lines: Vec<(FormLine, TextBox)>,
    /// Which line is written.
    pub at: usize,
    /// Why it cannot be approved like this, and the line at which that is said.
    pub problem: Option<(FormLine, String)>,
}

/// By what an approval is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Means {
    /// A key.
    Key(Offered),
    /// The name, typed.
    TypedName,
}

/// A line of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormLine {
    /// Why one person may do what conflicts.
    Conflict,
    /// By what it is signed.
    Means,
    /// Whether the key is one's own, the first time that it is used.
    Vouch,
    /// The approver's name.
    Name,
    /// The version, typed.
    Version,
}

impl Means {
    /// Returns it in one line.
    #[must_use]
    pub fn told(&self) -> String {
        match self {
            Self::Key(offered) => offered.key.told(),
            Self::TypedName => "my typed name, the weaker kind".to_owned(),
        }
    }
}

impl Form {
    /// Returns the form; a key comes before the typed name, which is the weaker kind.
    #[must_use]
    pub fn new(version: Version, consent: String, conflicts: Vec<String>, offers: Offers) -> Self {
        let Offers { keys, lacking } = offers;
        let means = keys.into_iter().map(Means::Key).chain([Means::TypedName]).collect();
        let (lines, problem) = (Vec::new(), None);
        let dates = String::new();
        let mut form =
            Self { version, consent, dates, conflicts, means, lacking, chosen: 0, lines, at: 0, problem };
        form.arrange();
        if form.line() == FormLine::Means {
            form.at = usize::from(form.means.len() == 2);
        }
        form
    }

    /// Approves another version from now on; its number is typed once more, under the sentence that names it.
    pub fn approve_instead(&mut self, version: Version, consent: String) {
        self.version = version;
        self.consent = consent;
        self.write(FormLine::Version, "");
    }

    /// Returns the key that signs; `None` for the typed name.
    #[must_use]
    pub fn key(&self) -> Option<&Key> {
        match &self.means[self.chosen] {
            Means::Key(offered) => Some(&offered.key),
            Means::TypedName => None,
        }
    }

    /// Returns what an approval by the chosen means is worth.
    #[must_use]
    pub fn worth(&self) -> &'static str {
        if self.key().is_some() {
            "Signed with your key: anybody can check it. It cannot be undone; a mistake is corrected by a new version."
        } else {
            "By typed name: a claim that nobody can check, the weaker kind of approval. It cannot be undone; a \
             mistake is corrected by a new version."
        }
    }

    /// Tells whether all that is agreed to stands above the version while that is typed, in a window so large.
    #[must_use]
    pub fn fits(&self, width: usize, height: usize) -> bool {
        let agreed =
            [&self.consent, &self.dates, self.worth()].map(|text| wrapped(&visible(text), width).len());
        let written = self.lines.iter().map(|(_, text)| text.rows(width).len());
        // Its own question stands above the version in any case, and one row is left to say what is not right.
        agreed.iter().sum::<usize>() + written.sum::<usize>() + 2 <= height
    }

    /// Goes to the next line; by what it is signed is passed over where only one key can, for it is chosen already.
    pub fn go_on(&mut self) {
        let last = self.lines.len() - 1;
        self.at = (self.at + 1).min(last);
        if self.line() == FormLine::Means && self.means.len() == 2 {
            self.at = (self.at + 1).min(last);
        }
    }

    /// Returns the line that is written.
    #[must_use]
    pub fn line(&self) -> FormLine {
        self.lines[self.at].0
    }

    /// Chooses the next means, or the one before.
    pub fn choose(&mut self, forward: bool) {
        let count = self.means.len();
        self.chosen = (self.chosen + if forward { 1 } else { count - 1 }) % count;
        self.arrange();
    }

    /// Returns where a line stands, and what is written in it.
    #[must_use]
    pub fn written(&self, line: FormLine) -> Option<(usize, String)> {
        let at = self.lines.iter().position(|(kind, _)| *kind == line)?;
        Some((at, self.lines[at].1.text().trim().to_owned()))
    }

    /// Writes a text into a line, in place of what stands there.
    pub fn write(&mut self, line: FormLine, text: &str) {
        for (kind, written) in &mut self.lines {
            if *kind == line {
                *written = TextBox::new(text, Kind::Line);
            }
        }
    }

    /// Returns the version that is typed; `None` where it is none.
    #[must_use]
    pub fn typed_version(&self) -> Option<Version> {
        self.written(FormLine::Version)?.1.parse().ok()
    }

    /// Puts up the lines that the chosen means asks for; what was written in them stays.
    fn arrange(&mut self) {
        let mut wanted = Vec::new();
        if !self.conflicts.is_empty() {
            wanted.push(FormLine::Conflict);
        }
        if self.means.len() > 1 {
            wanted.push(FormLine::Means);
        }
        match &self.means[self.chosen] {
            Means::Key(offered) if !offered.listed => wanted.push(FormLine::Vouch),
            Means::Key(_) => {}
            Means::TypedName => wanted.push(FormLine::Name),
        }
        wanted.push(FormLine::Version);
        let mut before = std::mem::take(&mut self.lines);
        self.lines = wanted
            .into_iter()
            .map(|kind| {
                let kept = before.iter().position(|(known, _)| *known == kind).map(|at| before.remove(at).1);
                let text = match kind {
                    FormLine::Means => {
                        let mut told = TextBox::new(&self.means[self.chosen].told(), Kind::Line);
                        // One reads it, and does not write on at its end.
                        told.stroke(Stroke::Home);
                        told
                    }
                    _ => kept.unwrap_or_else(|| TextBox::new("", Kind::Line)),
                };
                (kind, text)
            })
            .collect();
        self.at = self.at.min(self.lines.len() - 1);
    }
}
