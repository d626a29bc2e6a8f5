//! Words that do not say what a reader has to know: heuristics on English text, one kind a file.
//! Must not cry wolf: what could be meant is let pass, for a checker that does is switched off. Each is held by texts that it must catch and near misses that it must not.

pub(super) mod amendment;
pub(super) mod class;
pub(super) mod compound;
pub(super) mod figures;
pub(super) mod head;
pub(super) mod laws;
pub(super) mod limits;
pub(super) mod notes;
pub(super) mod numbers;
pub(super) mod praise;
pub(super) mod vague;
pub(super) mod whereabouts;
pub(super) mod words;

/// Returns phrases as a finding quotes them: `"all systems", "etc"`.
pub(super) fn quoted(phrases: &[&str]) -> String {
    phrases.iter().map(|phrase| format!("\"{phrase}\"")).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
pub(super) mod tests {
    /// Asserts what is found in each text, phrase by phrase.
    #[track_caller]
    pub(in crate::rules) fn catches(find: impl Fn(&str) -> Vec<&str>, texts: &[(&str, &[&str])]) {
        for (text, found) in texts {
            assert_eq!(find(text), *found, "{text}");
        }
    }

    /// Asserts that nothing is found in these texts.
    #[track_caller]
    pub(in crate::rules) fn passes(find: impl Fn(&str) -> Vec<&str>, texts: &[&str]) {
        for text in texts {
            assert!(find(text).is_empty(), "{text}: {:?}", find(text));
        }
    }
}
