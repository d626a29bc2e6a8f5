//! A key to sign with, offered as an agent offers it; nothing is signed with it.

use isms_scope::{
    app::{
        action::Action,
        published::{Offered, Offers},
    },
    scope::signer::{Held, Key, PublicKey},
};

use super::Story;

/// A public key that nobody has the private half of.
const KEY: &str =
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f made for a story";

impl Story {
    /// An agent offers a key that a list of signers names, and the approver gives the address: the form shows both.
    #[track_caller]
    pub(crate) fn has_a_key_to_sign_with(&mut self) -> &mut Self {
        let (public, comment) = PublicKey::read(KEY).unwrap();
        let key = Key { public, comment, held: Held::Agent };
        let offers = Offers { keys: vec![Offered { key, listed: true }], lacking: String::new() };
        self.hears(Action::Offered(offers.clone())).sees("Which e-mail address");
        self.press("ceo@example.com<enter>").hears(Action::Offered(offers)).sees("Sign with (1 of 2")
    }
}
