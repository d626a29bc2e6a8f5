//! The warnings that are accepted instead of mended: whoever signs takes them on.
//! Must not judge whether an acceptance holds: the rules do.

use crate::{
    app::App,
    export::counted::counted,
    rules::{
        acceptance::{Acceptances, Standing},
        finding::Finding,
    },
    scope::judgement::Acceptance,
};

/// Returns the warnings that are accepted, each with who did it and why.
pub(super) fn accepted(app: &App) -> Vec<(&Finding, &Acceptance)> {
    let acceptances = Acceptances::of(&app.scope, app.today);
    let standing = app.findings.iter().map(|finding| (finding, acceptances.standing(finding)));
    let row = |(finding, standing)| match standing {
        Standing::Accepted(row) => Some((finding, row)),
        Standing::Open | Standing::Stale(..) => None,
    };
    standing.filter_map(row).collect()
}

/// Returns those that were accepted since the newest version; before there is one, the whole text tells them.
pub(super) fn newly_accepted(app: &App) -> impl Iterator<Item = (&Finding, &Acceptance)> {
    let newest = app.newest();
    let is_new = move |row: &Acceptance| newest.is_some_and(|newest| !newest.scope.accepted.contains(row));
    accepted(app).into_iter().filter(move |(_, row)| is_new(row))
}

/// Returns the title and the text of the page of those that were accepted since the newest version.
pub(super) fn since_the_newest(app: &App) -> Option<(String, String)> {
    let newest = app.newest()?;
    let told = newly_accepted(app).map(|(finding, row)| {
        let until = row.until.map(|day| format!(" until {day}")).unwrap_or_default();
        format!("{}  {}\nAccepted by {}{until}: {}", finding.rule.id, finding.message, row.by, row.reason)
    });
    let told: Vec<String> = told.collect();
    let count = counted(told.len(), "warning");
    let title = format!("Accepted since {}, with a reason: {count}", newest.version);
    (!told.is_empty()).then(|| (title, told.join("\n\n")))
}
