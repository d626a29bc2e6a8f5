//! Looking for a word on every tab.
//! Must not change the scope.

use crate::{
    app::{App, page::Target, tab::Tab},
    scope::{place::Place, section::Section},
};

/// Goes to the next place where the word is found, or to the one before.
pub(super) fn next(app: &mut App, forward: bool) {
    let sought = app.sought.to_lowercase();
    if sought.is_empty() {
        return;
    }
    let mut found: Vec<Place> = Vec::new();
    let mut texts = app.scope.texts();
    // What is on no tab as a row or a field cannot be gone to.
    texts.retain(|(place, _)| Tab::shows(place.section, place.field));
    // A question is looked for where it stands, be it answered or not.
    let asked = app.walk.asked.iter().map(|asked| &asked.question);
    texts.extend(asked.map(|question| (Place::row(Section::Verdicts, &question.id), question.text.clone())));
    texts.sort_by_key(|(place, _)| {
        (Tab::of(place.section, place.field).index(), order_of_question(app, place))
    });
    for (place, text) in texts {
        let id_matches = place.id.as_ref().is_some_and(|id| id.as_str().to_lowercase().contains(&sought));
        if text.to_lowercase().contains(&sought) || id_matches {
            let place = if place.id.is_some() { Place { field: "", ..place } } else { place };
            if found.last() != Some(&place) {
                found.push(place);
            }
        }
    }
    let here = match app.target() {
        Some(Target::Row(section, id)) => Some(Place::row(section, &id)),
        Some(Target::Question(id)) => Some(Place::row(Section::Verdicts, &id)),
        Some(Target::Field(place)) => Some(place),
        _ => None,
    };
    let at = here.and_then(|here| found.iter().position(|place| *place == here));
    let count = found.len();
    let next = match (at, forward) {
        _ if count == 0 => None,
        (Some(at), true) => Some((at + 1) % count),
        (Some(at), false) => Some((at + count - 1) % count),
        (None, true) => Some(
            found
                .iter()
                .position(|place| Tab::of(place.section, place.field).index() >= app.tab.index())
                .unwrap_or(0),
        ),
        (None, false) => Some(count - 1),
    };
    match next {
        Some(at) => {
            app.go_to(&found[at].clone());
            app.tell(format!("\"{}\": {} of {count}", app.sought, at + 1));
            app.finding = true;
        }
        None => app.tell(format!("\"{}\" is nowhere in the scope.", app.sought)),
    }
}

/// In the list of questions a verdict stands beside its question; what stands below the list comes after it.
fn order_of_question(app: &App, place: &Place) -> usize {
    let id = place.id.as_ref().filter(|_| place.section == Section::Verdicts);
    let asked = |id| app.walk.asked.iter().position(|asked| asked.question.is_asked_by(id));
    id.and_then(|id| asked(id.as_str())).unwrap_or(usize::MAX)
}
