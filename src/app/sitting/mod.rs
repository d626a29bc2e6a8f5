//! What am I signing: the pages that an approver is shown, in order, before anything can be agreed to.
//! Must not decide whether the scope can be approved: the gate does.

mod accepted;
mod front;

use super::{
    App,
    form::Form,
    mode::{Reading, SittingPage},
    page::Target,
    published::Published,
    seen::Seen,
    status,
    tab::Tab,
};
use crate::{
    export::{self, then_and_now::then_and_now},
    scope::{
        Scope,
        approval::Approval,
        change::{Change, ChangeKind},
        section::Section,
    },
};

/// Returns the pages: first what is asked of the approver, then each change; where there is no version to compare
/// with, the whole scope as it would stand: `complete` carries the answers of the program too.
///
/// Where nothing has changed, the text is that of the version before, which was shown when that was approved.
#[must_use]
pub fn pages(app: &App, complete: Scope) -> Vec<SittingPage> {
    let version = app.next.version;
    let mut pages = vec![page(format!("What am I signing: version {version}"), front::front(app))];
    match app.newest() {
        Some(newest) => pages.extend(change_pages(app, newest)),
        None => pages.push(page(
            format!("Version {version} in full: it is the first approval"),
            export::plain::plain(&as_it_would_stand(app, complete)),
        )),
    }
    pages.extend(accepted::since_the_newest(app).map(|(title, text)| page(title, text)));
    pages
}

/// Returns the scope with the version and the dates that an approval of today would give it. Who approves, and by
/// what, is not known before the end.
fn as_it_would_stand(app: &App, mut scope: Scope) -> Scope {
    let control = &mut scope.control;
    if let Some(next_review) = control.after_interval(app.today) {
        control.stamp(app.next.version, control.in_force_from(app.today), next_review);
    }
    scope.approval = Approval::default();
    scope
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
        }
        _ => false,
    }
}

/// Returns the page that says what is agreed to, for a window that cannot hold it above the version that is typed.
#[must_use]
pub fn agreed_page(form: &Form) -> SittingPage {
    let agreed = [&form.consent, &form.dates, form.worth()].join("\n\n");
    page("What you agree to at the end".to_owned(), agreed)
}

fn page(title: String, text: String) -> SittingPage {
    let reading = Reading { title, text, top: 0, behind: None };
    SittingPage { reading, about: None, seen: Seen::default() }
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
        let title = format!("Change {} of {count} since {}", index + 1, newest.version);
        let page = page(title, then_and_now(newest.version, &[change]).trim_end().to_owned());
        SittingPage { about: Some(change.place.clone()), ..page }
    });
    pages.collect()
}
