//! The way to an open gate: what is accepted, and what is planned.
//! Must not know what is signed.

use isms_scope::rules::finding::{Finding, Severity};

use super::Story;

impl Story {
    /// Accepts every warning, each rule with one reason, and saves.
    pub(crate) fn accepts_the_warnings(&mut self) -> &mut Self {
        self.press("1f");
        while !self.screen().contains("Shown: warning only.") {
            self.press("f");
        }
        for _ in 0..self.warnings() {
            self.press("<down>");
            if self.press("R").screen().contains(": why may") {
                self.types("It is mended with the version after this one.").press("<enter><enter>");
                self.sees("Undo takes it back.");
            }
        }
        self.press("f<ctrl-s>1").does_not_see("scope.ron*").does_not_see("Mend or accept")
    }

    /// Says why what is in or out changes, and who sees to it: each is the next thing that is in the way.
    pub(crate) fn plans_the_change(&mut self) -> &mut Self {
        self.press("!<enter>")
            .types("It was renamed.")
            .press("<enter>!<enter>")
            .types("Signe Holm")
            .press("<enter>")
    }

    fn warnings(&self) -> usize {
        let warning = |finding: &&Finding| finding.severity == Severity::Warning;
        self.session.as_ref().unwrap().1.findings.iter().filter(warning).count()
    }
}
