//! What am I signing: the pages that an approver is shown, in order, before anything can be agreed to.
//! Must not decide whether the scope can be approved: the gate does.

use super::{
    App,
    mode::{Reading, SittingPage},
    page::Target,
    published::Published,
    status,
    tab::Tab,
};
use crate::{
    export::{
        self, changes::told, counted::counted, otherwise::checked_otherwise, summary::in_plain_words,
        weight::weight,
    },
    rules::{
        acceptance::{Acceptances, Standing},
        anew::is_due,
        checklist::{Progress, progress, questions_of},
        finding::Finding,
        people,
        placeholder::says_something,
    },
    scope::{
        change::{Change, ChangeKind},
        judgement::Acceptance,
        review::Answer,
        section::Section,
    },
};

/// Returns the pages: first what is asked of the approver, then each change; where there is no version to compare
/// with, or nothing has changed, the whole scope.
#[must_use]
pub fn pages(app: &App) -> Vec<SittingPage> {
    let mut pages = vec![page(format!("What am I signing: version {}", app.next.version), front(app))];
    match app.newest() {
        Some(newest) if !app.changes.is_empty() => pages.extend(change_pages(app, newest)),
        Some(newest) => pages.push(page(
            format!("Version {} in full: nothing has changed since {}", app.next.version, newest.version),
            export::plain::plain(&app.scope),
        )),
        None => pages.push(page(
            format!("Version {} in full: it is the first approval", app.next.version),
            export::plain::plain(&app.scope),
        )),
    }
    pages.extend(accepted_page(app));
    pages
}

/// Tells whether the selected row begins the sitting: the row for it, or the next step of a scope that waits only for
/// its approver, and is saved. That step stands first on the Overview once nothing else has to be done.
#[must_use]
pub fn begins_here(app: &App) -> bool {
    let selected = app.cursor().selected;
    match app.page.target(selected) {
        Some(Target::Sign) => true,
        Some(Target::Tab(Tab::Approval)) => {
            app.tab == Tab::Overview
                && selected == 0
                && !status::is_approved(app)
                && !app.is_unsaved()
                && app.opened.path.is_some()
                && app.opened.read_only.is_none()
        }
        _ => false,
    }
}

fn page(title: String, text: String) -> SittingPage {
    SittingPage { reading: Reading { title, text, top: 0, behind: None }, about: None }
}

/// The first page: who is asked for what, what it replaces, what changed in plain words, and what is open.
fn front(app: &App) -> String {
    let mut lines = Vec::new();
    let company = match app.scope.company.name.trim() {
        "" => String::new(),
        name => format!(" of {name}"),
    };
    let who = people::approver(&app.scope)
        .map_or_else(|| "The approver".into(), |person| format!("{}, {}", person.name, person.role));
    lines
        .push(format!("{who}, is asked to approve version {} of the ISMS scope{company}.", app.next.version));
    lines.push(String::new());
    lines.push(match status::newest(app) {
        Some(newest) => format!("- It replaces {}", newest.replaced()),
        None => "- It is the first approval on record, so all of it is shown.".to_owned(),
    });
    if app.newest().is_some() {
        lines.push(format!("- {}", in_plain_words(&app.changes)));
    }
    if says_something(&app.scope.change.reason) && !app.changes.is_empty() {
        let responsible = app.scope.change.responsible.trim();
        let by = if responsible.is_empty() { String::new() } else { format!(" ({responsible})") };
        lines.push(format!("- Why it is changed: {}{by}", status::sentence(app.scope.change.reason.trim())));
    }
    lines.push(format!("- Why this number: {}", status::sentence(&app.next.reason)));
    if let Some(day) = app.scope.control.after_interval(app.today) {
        lines.push(format!("- The next review will be due on {day}."));
    }
    let not_done = review_is_due(app);
    let open = if not_done.is_none() { " Nothing is open." } else { "" };
    lines.push(format!("- {}{open}", review_told(app)));
    lines.extend(not_done);
    lines.extend(actions_told(app));
    let (accepted, new) = (accepted(app).len(), newly_accepted(app).count());
    if accepted > 0 {
        let new = if new > 0 { format!("; {new} of them since, on the last page") } else { String::new() };
        lines.push(format!("- Accepted with a reason, not mended: {}{new}.", counted(accepted, "warning")));
    }
    lines.extend(checked_otherwise(&app.scope).into_iter().map(|told| format!("- {told}")));
    for conflict in people::conflicts(&app.scope, app.opened.last_change_by.as_deref()) {
        lines.push(format!("! {conflict}: you will be asked why one person may do both."));
    }
    lines.push(String::new());
    lines.push("Nothing changes here by accident. Nothing is signed before you saw the end.".into());
    lines.join("\n")
}

fn review_told(app: &App) -> String {
    let asked = questions_of(&app.scope);
    let standing: Vec<Progress> =
        asked.iter().map(|question| progress(&app.scope, &app.known(), question)).collect();
    let with = |wanted: Answer| {
        let of = |progress: &&Progress| matches!(progress, Progress::Answered(answer) | Progress::ByModel(answer) if *answer == wanted);
        standing.iter().filter(of).count()
    };
    format!(
        "Review: {} questions, {} yes, {} no, {} not applicable.",
        asked.len(),
        with(Answer::Yes),
        with(Answer::No),
        with(Answer::NotApplicable)
    )
}

/// What the approver has to know where the review is due and was not done: it does not close the gate.
fn review_is_due(app: &App) -> Option<String> {
    let newest = app.newest().filter(|newest| is_due(&newest.scope, app.today))?;
    let again = app.walk.asked.iter().filter(|asked| asked.again).count();
    let due = newest.scope.control.review_due()?;
    (again > 0).then(|| {
        let is = if again == 1 { "is" } else { "are" };
        format!(
            "! The review due on {due} is not done: {} {is} still answered as for {}.",
            counted(again, "question"),
            newest.version
        )
    })
}

/// The actions that are promised with the approval.
fn actions_told(app: &App) -> impl Iterator<Item = String> + '_ {
    let open = app.scope.actions.iter().filter(|action| action.done.is_none());
    open.map(|action| {
        let due = action.due.map(|day| format!(" by {day}")).unwrap_or_default();
        format!("- To do after {}: {} ({}{due})", action.from, action.text, action.owner)
    })
}

/// Returns the warnings that are accepted, each with who did it and why.
fn accepted(app: &App) -> Vec<(&Finding, &Acceptance)> {
    let acceptances = Acceptances::of(&app.scope, app.today);
    let standing = app.findings.iter().map(|finding| (finding, acceptances.standing(finding)));
    let row = |(finding, standing)| match standing {
        Standing::Accepted(row) => Some((finding, row)),
        Standing::Open | Standing::Stale(..) => None,
    };
    standing.filter_map(row).collect()
}

/// Returns those that were accepted since the newest version; before there is one, the whole text tells them.
fn newly_accepted(app: &App) -> impl Iterator<Item = (&Finding, &Acceptance)> {
    let newest = app.newest();
    let is_new = move |row: &Acceptance| newest.is_some_and(|newest| !newest.scope.accepted.contains(row));
    accepted(app).into_iter().filter(move |(_, row)| is_new(row))
}

/// The warnings that were accepted since the newest version: whoever signs takes them on.
fn accepted_page(app: &App) -> Option<SittingPage> {
    let told = newly_accepted(app).map(|(finding, row)| {
        let until = row.until.map(|day| format!(" until {day}")).unwrap_or_default();
        format!("{}  {}\nAccepted by {}{until}: {}", finding.rule.id, finding.message, row.by, row.reason)
    });
    let told: Vec<String> = told.collect();
    let title = || format!("Accepted since, with a reason: {}", counted(told.len(), "warning"));
    (!told.is_empty()).then(|| page(title(), told.join("\n\n")))
}

/// Each change on a page of its own: what goes out of the scope first, for it matters most.
fn change_pages(app: &App, newest: &Published) -> Vec<SittingPage> {
    let mut changes: Vec<&Change> = app.changes.iter().collect();
    changes.sort_by_key(|change| {
        let goes_out = change.kind == ChangeKind::Removed || change.place.section == Section::Exclusions;
        (!goes_out, !change.material)
    });
    let count = changes.len();
    let pages = changes.into_iter().enumerate().map(|(index, change)| {
        let title = format!(
            "Change {} of {count} since {}: {}",
            index + 1,
            newest.version,
            change.place.section.title()
        );
        let page = page(title, format!("{}\n\n{}", told(change), weight(change)));
        SittingPage { about: Some(change.place.clone()), ..page }
    });
    pages.collect()
}
