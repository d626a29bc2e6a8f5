//! Whether a change calls for the next major version, and why: as a sentence, and in brackets within a line.
//! Must not weigh it: a change says itself whether it is material.

use crate::scope::{
    change::{Change, ChangeKind},
    section::Section,
};

/// Returns whether a change calls for the next major version, and why, as a sentence.
#[must_use]
pub fn weight(change: &Change) -> String {
    match (why_material(change), change.kind) {
        (Some(why), _) => format!("Material: {why}. That calls for the next major version."),
        (None, ChangeKind::Moved) => "Not material: only its place in the list is another.".to_owned(),
        (None, _) => {
            "Not material: neither what is in or out, nor an interface, nor who answers for it changes."
                .to_owned()
        }
    }
}

/// Returns the same in brackets, before the text of the change: what stands after that may be anybody's words.
#[must_use]
pub fn bracketed(change: &Change) -> String {
    match (why_material(change), change.kind) {
        (Some(why), _) => format!("(material: {why})"),
        (None, ChangeKind::Moved) => "(not material: only its place changes)".to_owned(),
        (None, _) => "(not material: what is in, what is out and who answers stay)".to_owned(),
    }
}

/// Returns why a change is material; `None` where it is not.
fn why_material(change: &Change) -> Option<&'static str> {
    change.material.then_some(match change.place.section {
        Section::Exclusions if change.kind == ChangeKind::Moved => "what was in is out",
        Section::Exclusions => "what is left out changes",
        Section::Interfaces => "an interface changes",
        Section::Texts if change.place.field == "certificate_sentence" => "what the certificate says changes",
        Section::Texts => "the statement of the scope changes",
        Section::Control if change.place.field == "approved_by" => "who approves the scope changes",
        Section::Control => "who owns the scope changes",
        _ => "what is covered changes",
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::changes::tests::of_each_kind;

    #[test]
    fn what_came_went_or_moved_says_why_it_weighs() {
        let told: Vec<String> = of_each_kind().changes[1..].iter().map(weight).collect();
        let covered = "Material: what is covered changes. That calls for the next major version.";
        assert_eq!(
            told,
            [covered, covered, "Material: what was in is out. That calls for the next major version."]
        );
    }

    #[test]
    fn within_a_line_it_stands_in_brackets() {
        let changes = of_each_kind().changes;
        assert_eq!(bracketed(&changes[3]), "(material: what was in is out)");
        assert_eq!(bracketed(&changes[0]), "(not material: what is in, what is out and who answers stay)");
    }
}
