//! The state of the scope in words: what is published, and what the draft is. Both are always told.
//! Must not compute it: the rules do.

use super::{
    App,
    wrap::{cells, shortened},
};
use crate::{
    export::{
        counted::counted,
        newest::{Newest, unread_told},
    },
    rules::history::unread,
    scope::value::Value as _,
};

/// Tells whether the scope on the desk is what was approved last, and applies.
#[must_use]
pub fn is_approved(app: &App) -> bool {
    newest(app).is_some_and(|newest| newest.is_approved())
        && app.changes.is_empty()
        && unread(&app.known()).is_none()
}

/// Returns the newest version and what is known of it, in words.
#[must_use]
pub fn newest(app: &App) -> Option<Newest<'_>> {
    Newest::of(app.opened.published.iter().map(|published| Newest {
        version: published.version,
        scope: &published.scope,
        verdict: &published.verdict,
        withdrawn: published.withdrawn.as_ref(),
        before: None,
        today: app.today,
    }))
}

/// Returns both facts as one line of at most `width` cells, for the top of the screen.
#[must_use]
pub fn line(app: &App, width: usize) -> String {
    if app.broken.is_some() {
        return "cannot be read".into();
    }
    let published = published(app);
    let draft = draft(app).map(|draft| format!(" · {draft}")).unwrap_or_default();
    let overdue = match overdue(app) {
        Some(days) => {
            let days = counted(usize::try_from(days).unwrap_or_default(), "day");
            [format!(", review overdue {days}"), format!(", overdue {days}"), ", overdue".into()]
        }
        None => [const { String::new() }; 3],
    };
    // What the draft is matters more than by how many days the review is late.
    let forms = overdue.map(|overdue| format!("{published}{overdue}{draft}"));
    let fits = forms.iter().find(|form| cells(form) <= width);
    fits.cloned().unwrap_or_else(|| shortened(&forms[2], width))
}

/// Returns both facts as sentences, for the overview.
#[must_use]
pub fn sentences(app: &App) -> Vec<String> {
    let mut sentences = Vec::new();
    let control = &app.scope.control;

    let unread = unread(&app.known());
    let rest = newest(app);
    sentences.extend(unread.map(|unread| sentence(&unread_told(unread, rest.map(|rest| rest.version)))));
    sentences.extend(match rest {
        Some(newest) => Some(newest.sentence()),
        None if unread.is_some() => None,
        None if control.version.text().is_empty() => Some("It has never been approved.".into()),
        None => {
            Some(format!("It claims to be version {}; no approved file proves it.", control.version.text()))
        }
    });
    if let Some(due) = due(app) {
        sentences.push(match overdue(app) {
            Some(days) => {
                let days = counted(usize::try_from(days).unwrap_or_default(), "day");
                format!("The review is overdue: it was due on {due}, {days} ago.")
            }
            None => format!("The next review is due on {due}."),
        });
    }
    if let Some(draft) = draft(app) {
        sentences.push(format!("On the desk: {draft}."));
    }
    sentences
}

fn due(app: &App) -> Option<chrono::NaiveDate> {
    if app.newest().is_some_and(|newest| newest.withdrawn.is_some()) {
        return None;
    }
    // What counts is what was published; the draft's dates are not in force yet.
    app.newest().map_or(&app.scope, |newest| &newest.scope).control.review_due()
}

/// Tells whether the review that was published as due has not been done in time.
#[must_use]
pub fn is_overdue(app: &App) -> bool {
    overdue(app).is_some()
}

fn overdue(app: &App) -> Option<i64> {
    let days = app.today.signed_duration_since(due(app)?).num_days();
    (days > 0).then_some(days)
}

fn published(app: &App) -> String {
    let claimed = app.scope.control.version.text();
    if let Some(version) = unread(&app.known()) {
        return format!("{version} cannot be read");
    }
    match newest(app) {
        Some(newest) => newest.short(),
        None if claimed.is_empty() => "never approved".into(),
        None => format!("{claimed} claimed"),
    }
}

/// Returns what the draft is; `None` when there is none.
fn draft(app: &App) -> Option<String> {
    if is_approved(app) {
        return None;
    }
    let mut told = Vec::new();
    match app.changes.len() {
        0 => {}
        1 => told.push("1 change".to_owned()),
        changes => told.push(format!("{changes} changes")),
    }
    match app.blockers().count() {
        0 => {}
        1 => told.push("1 blocker".to_owned()),
        blockers => told.push(format!("{blockers} blockers")),
    }
    let told = if told.is_empty() { String::new() } else { format!(": {}", told.join(", ")) };
    Some(format!("draft of {}{told}", app.next.version))
}

/// Returns words as a sentence: with a capital, unless they begin with the name of a file, and a full stop.
#[must_use]
pub fn sentence(words: &str) -> String {
    let first_word = words.split_whitespace().next().unwrap_or_default().trim_end_matches('.');
    let is_file = first_word.contains(['/', '\\', '.']);
    let mut letters = words.chars();
    let first = letters
        .next()
        .map(|letter| if is_file { letter.to_string() } else { letter.to_uppercase().collect() });
    let first = first.unwrap_or_default();
    let stop = if words.ends_with(['.', '?', '!']) { "" } else { "." };
    format!("{first}{}{stop}", letters.as_str())
}

#[cfg(test)]
mod tests {
    use super::sentence;

    #[test]
    fn a_sentence_begins_with_a_capital_and_a_file_keeps_its_name() {
        assert_eq!(sentence("it is so"), "It is so.");
        assert_eq!(sentence("closed."), "Closed.");
        assert_eq!(sentence("why not?"), "Why not?");
        assert_eq!(sentence("scope.approved/2.0.ron is there"), "scope.approved/2.0.ron is there.");
        assert_eq!(sentence("scope.ron is there"), "scope.ron is there.");
        assert_eq!(sentence(""), ".");
    }
}
