//! Accepting warnings that are not mended: with a reason, and until a day.
//! Must not decide whether a finding can be accepted: the rules do.

use chrono::NaiveDate;

use crate::{
    app::{
        App,
        mode::{Mode, Purpose},
        page::Target,
        which::Which,
    },
    rules::{
        acceptance::accept,
        finding::{Finding, Severity},
    },
    scope::{edit::Edit, value::Value as _},
};

/// Asks why the selected warning may stay, or all open ones of its rule.
pub(super) fn begin(app: &mut App, all: bool) {
    let Some(Target::Finding(number)) = app.target() else {
        return app.tell("Select a warning in the list of findings first.");
    };
    let Some(finding) = app.findings.get(number) else {
        return;
    };
    if finding.severity != Severity::Warning {
        return app
            .tell("Only a warning can be accepted: a blocker is mended, and information stands by itself.");
    }
    let (rule, place) = (finding.rule.id, finding.place.clone());
    let which = if all { Which::AllOf(rule) } else { Which::One(rule, place) };
    if !app.open_warnings().any(|finding| which.means(finding.rule.id, &finding.place)) {
        return app.tell("It is accepted already.");
    }
    if app.may_change() {
        app.mode = Mode::prompt(Purpose::WhyAccepted(which), "");
    }
}

/// Takes the reason, and asks until when it holds.
pub(super) fn because(app: &mut App, which: Which, reason: String) {
    let in_a_year = app.scope.control.after_interval(app.today).text();
    app.mode = Mode::prompt(Purpose::AcceptedUntil(which, reason), &in_a_year);
}

/// Accepts, until the day that was written; without a day for as long as nothing changes.
pub(super) fn until(app: &mut App, which: &Which, reason: &str, day: &str) {
    let day = match Option::<NaiveDate>::read(day) {
        Ok(day) => day,
        Err(problem) => {
            if let Mode::Prompt(prompt) = &mut app.mode {
                prompt.problem = Some(problem);
            }
            return;
        }
    };
    let meant: Vec<&Finding> =
        app.open_warnings().filter(|finding| which.means(finding.rule.id, &finding.place)).collect();
    let count = meant.len();
    // Each acceptance gets an id of its own, so each is made on the scope that the one before left.
    let mut scope = app.scope.clone();
    let mut edits = Vec::new();
    for finding in meant {
        match accept(&scope, finding, reason, &app.user, app.today, day) {
            Ok(edit) if edit.apply(&mut scope).is_ok() => edits.push(edit),
            Ok(_) => {}
            Err(refusal) => {
                if let Mode::Prompt(prompt) = &mut app.mode {
                    prompt.problem = Some(refusal.to_string());
                }
                return;
            }
        }
    }
    app.mode = Mode::Browse;
    match app.change(&Edit::Group(edits), "accept a warning") {
        Ok(()) => {
            let left = app.open_warnings().count();
            let accepted = if count == 1 { "Accepted".to_owned() } else { format!("Accepted {count}") };
            app.tell(format!("{accepted}. {left} open warnings are left. Undo takes it back."));
        }
        Err(error) => app.warn(error.to_string()),
    }
}
