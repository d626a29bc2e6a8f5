//! The verdict on an approved version, and when it stands.
//! Must not know how a signature is checked: what came of it is handed in.

use super::history::{Flaw, FlawKind};
use crate::scope::{signature::Signature, value::Version};

/// What came of looking at an approved version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// The version.
    pub version: Version,
    /// How it fails to follow upon the one before; empty when it does.
    pub chain: Vec<String>,
    /// What its signature is worth.
    pub signature: Signature,
    /// A later version, well signed, that links to exactly these bytes.
    pub vouched_by: Option<Version>,
    /// What the signature on its withdrawal is worth; `None` when it was not withdrawn.
    pub withdrawal: Option<Signature>,
}

impl Verdict {
    /// Tells whether nothing is wrong with it: it is whole and linked, and well signed or openly without signature.
    ///
    /// A signer may have left since, or the time of their key have ended: then a later version that is well signed
    /// vouches for these bytes, though not for who signed them.
    #[must_use]
    pub fn stands(&self) -> bool {
        self.chain.is_empty()
            && is_enough(&self.signature, self.vouched_by)
            && self.withdrawal.as_ref().is_none_or(|signature| is_enough(signature, self.vouched_by))
    }
}

fn is_enough(signature: &Signature, vouched_by: Option<Version>) -> bool {
    match signature {
        Signature::Good { .. } | Signature::None => true,
        Signature::UnknownSigner { .. } => vouched_by.is_some(),
        Signature::Bad(_) | Signature::Unchecked(_) => false,
    }
}

/// Returns what is wrong with the versions, for the rules.
#[must_use]
pub fn flaws(verdicts: &[Verdict]) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    for verdict in verdicts {
        let flaw = |kind, what| Flaw { version: verdict.version, kind, what };
        flaws.extend(verdict.chain.iter().map(|what| flaw(FlawKind::Chain, what.clone())));
        let signatures = std::iter::once(&verdict.signature).chain(&verdict.withdrawal);
        for signature in signatures.filter(|signature| !is_enough(signature, verdict.vouched_by)) {
            let kind = match signature {
                Signature::Bad(_) => FlawKind::Signature,
                _ => FlawKind::Signer,
            };
            flaws.push(flaw(kind, signature.told()));
        }
    }
    flaws
}
