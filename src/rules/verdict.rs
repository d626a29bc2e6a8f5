//! The verdict on an approved version, and when it stands.
//! Must not know how a signature is checked: what came of it is handed in.

use super::history::{Flaw, FlawKind};
use crate::scope::{
    signature::{Signature, Why},
    value::Version,
};

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
    /// What in the record of its withdrawal cannot be; empty when all of it can, or there is none.
    pub withdrawal_faults: Vec<String>,
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
            && self.doubts_of_withdrawal().is_empty()
    }

    /// Returns in a few words why the version is not proven to be approved; `None` where it is.
    #[must_use]
    pub fn doubt(&self) -> Option<String> {
        let signature = (!is_enough(&self.signature, self.vouched_by)).then(|| doubt_of(&self.signature));
        let chain = (!self.chain.is_empty()).then_some("broken chain");
        let doubts: Vec<&str> = signature.into_iter().chain(chain).collect();
        (!doubts.is_empty()).then(|| doubts.join(" and "))
    }

    /// Returns in a few words why its withdrawal is not proven; `None` where it is, or there is none.
    #[must_use]
    pub fn doubt_of_withdrawal(&self) -> Option<&'static str> {
        let signature = self.withdrawal.as_ref()?;
        let faults = || (!self.withdrawal_faults.is_empty()).then_some("faulty record");
        (!is_enough(signature, self.vouched_by)).then(|| doubt_of(signature)).or_else(faults)
    }

    /// Returns why its withdrawal is not proven, a sentence each; none where it is, or there is none.
    #[must_use]
    pub fn doubts_of_withdrawal(&self) -> Vec<String> {
        let signature = self.withdrawal.iter().filter(|signature| !is_enough(signature, self.vouched_by));
        let why = signature.map(Signature::told).chain(self.withdrawal_faults.iter().cloned());
        why.map(|why| format!("its withdrawal is not proven: {why}")).collect()
    }
}

fn is_enough(signature: &Signature, vouched_by: Option<Version>) -> bool {
    match signature {
        Signature::Good { .. } | Signature::None => true,
        Signature::UnknownSigner { .. } => vouched_by.is_some(),
        Signature::Bad(_) | Signature::Unchecked(_) => false,
    }
}

fn doubt_of(signature: &Signature) -> &'static str {
    match signature {
        Signature::UnknownSigner { .. } => "unknown signer",
        Signature::Bad(_) => "bad signature",
        Signature::Unchecked(_) => "signature not checkable",
        Signature::Good { .. } | Signature::None => "",
    }
}

/// Returns what is wrong with the versions, for the rules.
///
/// A version of an unknown signer is nothing to build upon: whoever approves the next sees only what changed since.
/// One whose signer was known, or cannot be looked up here, is told, and so is a typed name after a signature.
#[must_use]
pub fn flaws(verdicts: &[Verdict]) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    let mut signed_before = None;
    for verdict in verdicts {
        let flaw = |kind, what| Flaw { version: verdict.version, kind, what };
        flaws.extend(verdict.chain.iter().map(|what| flaw(FlawKind::Chain, what.clone())));
        if !is_enough(&verdict.signature, verdict.vouched_by) {
            flaws.push(flaw(kind_of(&verdict.signature), verdict.signature.told()));
        }
        let kind = match &verdict.withdrawal {
            Some(signature) if verdict.withdrawal_faults.is_empty() => kind_of(signature),
            _ => FlawKind::Signature,
        };
        flaws.extend(verdict.doubts_of_withdrawal().into_iter().map(|what| flaw(kind, what)));
        match (&verdict.signature, signed_before) {
            (Signature::None, Some(earlier)) if verdict.vouched_by.is_none() => {
                let what = format!("it was approved by typed name, though {earlier} before it was signed");
                flaws.push(flaw(FlawKind::Signer, what));
            }
            (Signature::None, _) => {}
            _ => signed_before = Some(verdict.version),
        }
    }
    flaws
}

fn kind_of(signature: &Signature) -> FlawKind {
    match signature {
        Signature::Bad(_) | Signature::UnknownSigner { why: Why::NoList | Why::NotListed { .. }, .. } => {
            FlawKind::Signature
        }
        _ => FlawKind::Signer,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(number: u32, signature: Signature, vouched_by: Option<u32>) -> Verdict {
        let version = |minor| Version { major: 2, minor };
        let (version, vouched_by) = (version(number), vouched_by.map(version));
        Verdict {
            version,
            chain: Vec::new(),
            signature,
            vouched_by,
            withdrawal: None,
            withdrawal_faults: Vec::new(),
        }
    }

    fn good() -> Signature {
        Signature::Good { signer: "a@b.c".into(), fingerprint: "x".into(), key_type: "RSA".into() }
    }

    fn unknown(why: Why) -> Signature {
        Signature::UnknownSigner { fingerprint: "x".into(), why }
    }

    /// Tells whether it stands, and what is wrong with it.
    fn judged(signature: Signature, vouched_by: Option<u32>) -> (bool, Option<FlawKind>) {
        let verdict = verdict(0, signature, vouched_by);
        (verdict.stands(), flaws(&[verdict]).first().map(|flaw| flaw.kind))
    }

    #[test]
    fn only_what_is_good_or_openly_unsigned_stands_by_itself() {
        let out_of_time = unknown(Why::OutOfTime { said: "expired".into() });
        assert_eq!(judged(good(), None), (true, None));
        assert_eq!(judged(Signature::None, None), (true, None));
        assert_eq!(judged(unknown(Why::NoList), None), (false, Some(FlawKind::Signature)));
        assert_eq!(judged(out_of_time.clone(), None), (false, Some(FlawKind::Signer)));
        assert_eq!(judged(Signature::Unchecked(String::new()), None), (false, Some(FlawKind::Signer)));
        assert_eq!(judged(Signature::Bad(String::new()), None), (false, Some(FlawKind::Signature)));
        // What a later version vouches for is enough, but for what is bad or was never looked at.
        assert_eq!(judged(out_of_time, Some(1)), (true, None));
        assert_eq!(judged(unknown(Why::NoList), Some(1)), (true, None));
        assert_eq!(judged(Signature::Bad(String::new()), Some(1)), (false, Some(FlawKind::Signature)));
        assert_eq!(judged(Signature::Unchecked(String::new()), Some(1)), (false, Some(FlawKind::Signer)));
    }

    #[test]
    fn a_typed_name_after_a_signature_is_told_until_a_signature_vouches_for_it() {
        let typed = |vouched_by| [verdict(0, good(), None), verdict(1, Signature::None, vouched_by)];
        let found = flaws(&typed(None));
        assert_eq!(found[0].what, "it was approved by typed name, though 2.0 before it was signed");
        assert_eq!((found.len(), found[0].kind), (1, FlawKind::Signer));
        assert_eq!(flaws(&typed(Some(2))), []);
        assert_eq!(flaws(&typed(None)[1..]), []);
    }
}
