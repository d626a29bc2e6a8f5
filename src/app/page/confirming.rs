//! A list of the guided review, each item of which is confirmed by itself, so that an auditor sees who looked at it
//! last. Must not judge: what is confirmed was drawn up before.

use super::{ID_WIDTH, Role, Writer, statements};
use crate::{
    export::counted::counted,
    rules::confirmation::{CONFIRMED, Confirmed, confirmations},
    scope::{item::ItemId, section::Section},
};

/// Writes the list.
pub(super) fn write(writer: &mut Writer<'_>, section: Section) {
    let app = writer.app;
    let lists: Vec<Section> =
        CONFIRMED.iter().copied().filter(|section| app.scope.len(*section) > 0).collect();
    let at = lists.iter().position(|list| *list == section).unwrap_or_default();
    let left = app.walk.to_confirm.iter().filter(|(of, _)| *of == section).count();
    let told = match left {
        0 => "each was looked at".to_owned(),
        left => format!("{} to look at", counted(left, "item")),
    };
    writer.read(&format!("List {} of {}: {told}", at + 1, lists.len()), Role::Label);
    writer.read(&format!("{}: is each of it still true?", section.title()), Role::Heading);
    for (_, id, confirmed) in confirmations(&app.scope).into_iter().filter(|(of, ..)| *of == section) {
        statements::write_row_of(writer, section, id);
        let (told, role) = standing(writer, (section, id), &confirmed);
        writer.note(&told, ID_WIDTH, role);
    }
}

fn standing(
    writer: &Writer<'_>,
    (section, id): (Section, &ItemId),
    confirmed: &Confirmed<'_>,
) -> (String, Role) {
    let app = writer.app;
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| format!(" on {day}")).unwrap_or_default();
    let newest = app.newest().map(|newest| newest.version.to_string()).unwrap_or_default();
    match confirmed {
        Confirmed::Never => ("Not confirmed yet.".to_owned(), Role::Label),
        Confirmed::Denied(action) => {
            (format!("Not true any more: {} is to be done.", action.id), Role::Problem)
        }
        Confirmed::Stale(row) => {
            (format!("Changed since {} confirmed it{}.", row.by, day(row.on)), Role::Label)
        }
        Confirmed::Fresh(row) if app.walk.is_to_be_confirmed(section, id) => {
            (format!("Confirmed for {newest}, by {}{}.", row.by, day(row.on)), Role::Label)
        }
        Confirmed::Fresh(row) => (format!("Still true, says {}{}.", row.by, day(row.on)), Role::Accent),
    }
}
