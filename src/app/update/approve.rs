//! The way to an approval: everything is shown first, then agreed to in writing.
//! Must not stamp or write: the approval itself is an effect.

use chrono::NaiveDate;

use super::{
    comment, form,
    read::{Read, turn},
};
use crate::{
    app::{
        App,
        action::{Action, Failure},
        effect::{Effect, SaveAs},
        keys::Context,
        mode::{Mode, Purpose, Signing},
        published::{Offers, Opened, Sealed, in_its_folder},
        sitting, status,
        tab::Tab,
        typed::{is_of_the_sitting, where_they_wait},
        window::Cursor,
    },
    export::newest::WEAKER,
    rules::{
        gate::{self, OnDisk},
        people,
    },
    scope::{edit::Edit, place::Place, review::CommentKind, section::Section, signer::is_signer},
};

/// Begins to sign: shows what would be signed, to be read only where nothing can be written.
pub(super) fn begin(app: &mut App) -> Vec<Effect> {
    let to_be_read = app.opened.read_only.is_some() && app.broken.is_none();
    if !to_be_read && !app.may_change() {
        return Vec::new();
    }
    let complete = match gate::ready(&app.scope, &app.known(), OnDisk::Saved) {
        Ok(approvable) => approvable.into_scope(),
        Err(obstacles) => {
            app.warn(obstacles.first().map(|obstacle| obstacle.message.clone()).unwrap_or_default());
            return Vec::new();
        }
    };
    let (next, pages) = (app.next.clone(), sitting::pages(app, complete));
    app.mode = Mode::Signing(Box::new(Signing {
        next,
        pages,
        at: 0,
        offered: Offers::default(),
        told: false,
        form: None,
    }));
    if let Some(why) = app.opened.read_only.clone() {
        app.refused = Some(Effect::TakeLock);
        app.tell(format!("To be read, not to be signed here. {why}"));
    }
    Vec::new()
}

/// Takes note of a new day. What would have been signed with the days of the one before is shown anew.
pub(super) fn new_day(app: &mut App, today: NaiveDate) -> Vec<Effect> {
    app.today = today;
    app.look_again();
    if !matches!(app.mode, Mode::Signing(_)) {
        return Vec::new();
    }
    app.put_away_what_is_typed();
    app.mode = Mode::Browse;
    stopped(app, &format!("A new day began while you read it: {today}."))
}

/// Begins to sign from the Overview, where the scope waits for nothing but its approver.
pub(super) fn begin_where_it_waits(app: &mut App) -> Vec<Effect> {
    app.show(Tab::Overview);
    app.select(0);
    if sitting::begins_here(app) { begin(app) } else { Vec::new() }
}

/// Says that the sitting was stopped, and why. Behind that it begins anew, if the scope still
/// waits; the keys that were pressed for the page before turn neither.
pub(super) fn stopped(app: &mut App, why: &str) -> Vec<Effect> {
    let mut owed = begin_where_it_waits(app);
    let on = Context::Reading.key_for(&Action::Open);
    let begins = matches!(app.mode, Mode::Signing(_));
    let then = if begins {
        format!("What is signed is shown anew, from its beginning: {on} goes there.")
    } else if app.broken.is_some() {
        format!("{on} shows what is wrong with it. Once it is mended, the desk is back.")
    } else {
        format!(
            "It cannot be approved as it is now: {on} goes to the Overview, where the first step says what is open."
        )
    };
    let mut text = format!("{why}\n\n- Nothing was signed.\n- {then}");
    let typed: Vec<_> = app.typed().into_iter().filter(|typed| is_of_the_sitting(&typed.asked)).collect();
    if !typed.is_empty() {
        let waits = if begins { comment::where_it_waits(&typed) } else { where_they_wait(&typed) };
        text = format!("{text}\n- {waits}");
    }
    app.message = None;
    app.read("The sitting was stopped, and nothing was signed", text);
    owed.push(Effect::ForgetKeys);
    owed
}

/// Returns what to do about a place that keeps the scope from being approved.
pub(super) fn what_next(app: &App, place: &Place) -> Option<String> {
    if let Some(finding) = app.findings.iter().find(|finding| finding.place == *place) {
        return Some(finding.rule.next.to_owned());
    }
    let on_disk = if app.is_unsaved() || app.opened.path.is_none() { OnDisk::Unsaved } else { OnDisk::Saved };
    let obstacles = gate::ready(&app.scope, &app.known(), on_disk).err()?;
    let obstacle = obstacles.into_iter().find(|obstacle| obstacle.place == *place)?;
    Some(status::sentence(&obstacle.next))
}

pub(super) fn update(app: &mut App, action: Action) -> Vec<Effect> {
    // As it was on the screen when the key was pressed: a message takes rows from the page.
    let height = app.reading_height();
    app.message = None;
    let rows = match &app.mode {
        Mode::Signing(signing) if signing.form.is_none() => app.rows_of(&signing.page().reading),
        _ => Vec::new(),
    };
    let width = app.text_width().saturating_sub(2);
    let Mode::Signing(signing) = &mut app.mode else {
        return Vec::new();
    };
    if signing.form.is_some() {
        return form::fill_in(app, action, width);
    }
    match action {
        Action::Comment => return comment::begin(app, CommentKind::Remark),
        Action::SendBack => return comment::begin(app, CommentKind::SentBack),
        _ => {}
    }
    let (at, last) = (signing.at, signing.pages.len() - 1);
    let page = &mut signing.pages[at];
    page.seen.see(&rows, page.reading.top, height);
    let at_top = page.reading.top == 0;
    match turn(&mut page.reading, &action, rows.len(), height) {
        // Up from the top of a page goes to the page before.
        Read::On if at_top && matches!(action, Action::Up | Action::PageUp) => {
            signing.at = at.saturating_sub(1);
        }
        Read::On => {}
        Read::End => match page.seen.first_unseen(&rows) {
            // Whoever jumped to the end goes back to what was jumped over.
            Some(row) => {
                page.reading.top = row.min(rows.len().saturating_sub(height));
                app.tell(format!("Not shown yet: from line {} on. Nothing is signed unseen.", row + 1));
            }
            None if at < last => signing.at += 1,
            None => return read_to_the_end(app),
        },
        Read::Back => {
            app.mode = Mode::Browse;
            app.tell("Nothing was signed.");
        }
    }
    Vec::new()
}

/// Asks which keys can sign, for an agent may have been unlocked while this was read; says why, where nothing can be.
fn read_to_the_end(app: &mut App) -> Vec<Effect> {
    let Some(why) = &app.opened.read_only else { return vec![Effect::Keys] };
    let told = format!("You have read it to its end. It cannot be signed here yet. {why}");
    app.refused = Some(Effect::TakeLock);
    app.warn(told);
    Vec::new()
}

/// Opens the form, once all was shown; where a key can sign, the approver's address is asked for the first time.
pub(super) fn offered(app: &mut App, offers: Offers) {
    let Mode::Signing(signing) = &mut app.mode else { return };
    let can_sign = !offers.keys.is_empty();
    signing.offered = offers;
    let address = people::approver(&app.scope).map(|approver| approver.email.trim().to_owned());
    let address = address.unwrap_or_default();
    if is_signer(&address) || !can_sign {
        return form::open(app);
    }
    // One that no list can hold is asked for again; it stands there to be mended.
    let sitting = std::mem::replace(&mut app.mode, Mode::prompt(Purpose::SignerEmail, &address));
    if let Mode::Prompt(prompt) = &mut app.mode {
        prompt.behind = Some(Box::new(sitting));
    }
    app.tell("You have a key to sign with. Without an address only a typed name is offered.");
}

/// Opens the form without a key: the approver gave no address.
pub(super) fn without_address(app: &mut App) {
    if let Mode::Signing(signing) = &mut app.mode {
        let lacking =
            "No key can sign here, because you gave no e-mail address. Going back and on asks for it again.";
        signing.offered = Offers { keys: Vec::new(), lacking: lacking.to_owned() };
    }
    form::open(app);
}

/// Writes the approver's address down, saves it, and asks for the keys again: now it can be told who is listed.
pub(super) fn known_by(app: &mut App, address: &str) -> Vec<Effect> {
    if let Mode::Prompt(prompt) = &mut app.mode
        && !is_signer(address)
    {
        let problem = "Not yet: type one e-mail address, such as ceo@example.com: letters without accents, digits, one @.";
        prompt.problem = Some(problem.to_owned());
        return Vec::new();
    }
    let behind = match std::mem::replace(&mut app.mode, Mode::Browse) {
        Mode::Prompt(prompt) => prompt.behind,
        _ => None,
    };
    app.mode = behind.map_or(Mode::Browse, |behind| *behind);
    let Some(id) = people::approver(&app.scope).map(|approver| approver.id.clone()) else {
        return Vec::new();
    };
    let edit = Edit::set(Place::cell(Section::Stakeholders, &id, "email"), address);
    match app.change(&edit, format!("e-mail of {id}")) {
        Ok(()) => vec![Effect::Save(SaveAs::Same), Effect::Keys],
        Err(error) => {
            app.warn(error.to_string());
            Vec::new()
        }
    }
}

/// Takes note that the version was approved, or says why it was not.
pub(super) fn approved(app: &mut App, result: Result<Box<(Opened, Sealed)>, Failure>) -> Vec<Effect> {
    match result {
        Ok(approved) => {
            let (opened, sealed) = *approved;
            app.scope = opened.scope.clone();
            app.opened = opened;
            app.forget_steps();
            app.forget_typed(is_of_the_sitting);
            app.mode = Mode::Browse;
            app.look_again();
            // Behind the closing page stands what came of it.
            app.show(Tab::Overview);
            app.select(0);
            // Not before the way to sign again, where one stood to sign.
            app.cursors[Tab::Approval.index()] = Cursor::default();
            let weaker = format!(" {}", status::sentence(WEAKER));
            let means = if sealed.signature.is_none() { weaker } else { String::new() };
            let written = in_its_folder(&sealed.approved);
            app.tell(format!("Approved {}.{means} Written: {written}", sealed.version));
            let kind = if sealed.signature.is_some() { "and signed" } else { "by typed name" };
            let text = told(app, &sealed);
            app.read(format!("Approved {kind}: version {}", sealed.version), text);
            return vec![Effect::ForgetKeys];
        }
        Err(failure) => match &mut app.mode {
            Mode::Signing(signing) if signing.form.is_some() => {
                if let Some(form) = &mut signing.form {
                    form.problem = Some((form.line(), format!("{} {}", failure.says, failure.next)));
                }
            }
            _ => app.warn(format!("{} {}", failure.says, failure.next)),
        },
    }
    Vec::new()
}

/// What was written, and how anybody can check it without this program.
fn told(app: &App, sealed: &Sealed) -> String {
    let mut lines = vec![format!("- The approved text: {}", sealed.approved.display())];
    if let Some(signature) = &sealed.signature {
        lines.push(format!("- Its signature: {}", signature.path.display()));
        lines.push(format!("- {}", status::sentence(&signature.judged.told())));
        lines.push(format!("- The list of signers that was asked: {}", signature.list.path.display()));
        if let Some(copy) = &signature.copied_to {
            lines.push(format!("- The signer was added to {}, for those who read the scope", copy.display()));
        }
    } else {
        lines.push(format!("- {}", status::sentence(&format!("{WEAKER}: nobody can check who typed it"))));
        if let Some(newest) = app.newest() {
            lines.push(format!("- SHA-256: {}", newest.sha256));
            lines.push("- Kept elsewhere, by more than one person, it shows any later change".to_owned());
        }
    }
    let cleared = sealed.cleared.iter();
    lines.extend(cleared.map(|path| format!("- Cleared away, left of an earlier try: {}", path.display())));
    lines.push(String::new());
    lines.push("Anybody can check it without this program:".to_owned());
    lines.push(String::new());
    // A shell that gets all of its lines takes them for one.
    lines.push(sealed.command.join(" \\\n  "));
    lines.join("\n")
}
