//! The rules on whole scopes: what the sample trips, that each finding can be mended, and that a scope which is
//! written with care trips nothing.

use super::{
    Known, check,
    sample::{clean, complete, set, today},
};
use crate::scope::Scope;

/// Tells rule and place of all that is found.
pub(super) fn told(scope: &Scope, newest: Option<&Scope>) -> Vec<String> {
    let known = Known { today: today(), newest, history: &[] };
    check(scope, &known).iter().map(|finding| format!("{} {}", finding.rule.id, finding.place)).collect()
}

/// Tells what is found beyond the warnings of the complete sample, which are accepted there.
pub(super) fn found(scope: &Scope, newest: Option<&Scope>) -> Vec<String> {
    let usual = told(&complete(), None);
    told(scope, newest).into_iter().filter(|line| !usual.contains(line)).collect()
}

/// Tells what is found once these places of the complete sample are written anew.
pub(super) fn after(edits: &[(&str, &str)]) -> Vec<String> {
    let mut scope = complete();
    for (path, text) in edits {
        set(&mut scope, path, text);
    }
    found(&scope, None)
}

/// Tells what is found once these places of the clean scope are written anew.
pub(super) fn after_clean(edits: &[(&str, &str)]) -> Vec<String> {
    let mut scope = clean();
    for (path, text) in edits {
        set(&mut scope, path, text);
    }
    told(&scope, None)
}
