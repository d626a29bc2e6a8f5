//! The name that was probably meant where an unknown one is written.
//! Must not know what the names are for.

/// Returns a hint with the name that was probably meant, else with all of them.
pub(super) fn nearest(written: &str, names: &[&str]) -> String {
    let near = names
        .iter()
        .map(|name| (strsim::damerau_levenshtein(&cut(written).to_lowercase(), name), name))
        .filter(|(distance, name)| *distance <= name.len().max(3) / 3)
        .min_by_key(|(distance, _)| *distance);
    match near {
        Some((_, name)) => format!("did you mean {name}?"),
        None => format!("the fields are {}", names.join(", ")),
    }
}

/// Returns at most the first 40 characters, so that a message stays readable.
pub(super) fn cut(written: &str) -> String {
    let mut short: String = written.chars().take(40).collect();
    if short.len() < written.len() {
        short.push('…');
    }
    short
}
