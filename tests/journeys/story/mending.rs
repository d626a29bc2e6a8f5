//! The way to an open gate: what is accepted, and what is planned.
//! Must not know what is signed.

use isms_scope::{
    rules::{Known, acceptance::accept, check},
    store::format,
};

use super::Story;

impl Story {
    /// Saves, and has every warning accepted with a reason in the file, by another program; opens it again.
    pub(crate) fn accepts_the_warnings(&mut self) -> &mut Self {
        self.press("<ctrl-s>").does_not_see("scope.ron*");
        let mut scope = format::read(&self.file("scope.ron")).unwrap().scope;
        let today = "2026-11-24".parse().unwrap();
        for finding in check(&scope, &Known::on(today)) {
            let reason = "It is mended with the version after this one.";
            if let Ok(edit) = accept(&scope, &finding, reason, "Signe Holm", today, None) {
                edit.apply(&mut scope).unwrap();
            }
        }
        self.writes("scope.ron", &format::write(&scope)).opens("scope.ron")
    }

    /// Says why what is in or out changes, and who sees to it: each is the next thing that is in the way.
    pub(crate) fn plans_the_change(&mut self) -> &mut Self {
        self.press("!<enter>")
            .types("It was renamed.")
            .press("<enter>!<enter>")
            .types("Signe Holm")
            .press("<enter>")
    }
}
