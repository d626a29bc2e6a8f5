//! Withdrawing an approved version: why, by whom, and its number typed; it cannot be taken back.
//! Must not record it: that is an effect.

use std::path::PathBuf;

use crate::{
    app::{
        App,
        action::Failure,
        asking::Asking,
        effect::{Effect, Leaving},
        keys::Context,
        mode::{Mode, Purpose},
        page::Target,
        published::{Offers, Opened, Published, in_its_folder},
        typed::Typed,
    },
    export::newest::withdrawn_by,
    rules::{
        people::{approver, same_name},
        placeholder::says_something,
    },
    scope::{Scope, approval::Means, value::Version, withdrawal::Withdrawal},
};

/// Begins to withdraw the version that is selected, or says why it cannot be.
pub(super) fn begin(app: &mut App) {
    let Some(Target::Version(version)) = app.target() else {
        return app.tell("Only an approved version can be withdrawn: select one on the Approval tab first.");
    };
    if let Some(record) = published(app, version).and_then(|found| found.withdrawn.as_ref()) {
        let on = record.at.get(..10).unwrap_or(&record.at);
        let by = withdrawn_by(record);
        app.tell(format!("{version} was withdrawn already, on {on} by {by}: {}", record.reason));
    } else if let Some(doubt) = published(app, version).and_then(|found| found.verdict.doubt()) {
        app.warn(format!("{version} is not withdrawn, for it is not proven to be approved: {doubt}."));
    } else if app.may_change() {
        app.mode = Mode::prompt(why(version), "");
    }
}

/// Takes the answer to the question that is put, and puts the next; after the last the record is owed.
pub(super) fn said(app: &mut App, mut leaving: Leaving, text: &str) -> Vec<Effect> {
    if let Some(problem) = problem_in(app, &leaving, text) {
        if let Mode::Prompt(prompt) = &mut app.mode {
            prompt.problem = Some(problem);
        }
        return Vec::new();
    }
    let answer = if leaving.reason.is_empty() {
        &mut leaving.reason
    } else if leaving.by.is_empty() {
        &mut leaving.by
    } else {
        app.mode = Mode::Browse;
        return leave(app, leaving);
    };
    text.clone_into(answer);
    let number_is_next = !leaving.by.is_empty();
    app.mode = Mode::prompt(Purpose::Withdraw(leaving), "");
    // An agent may have been unlocked while this was written.
    if number_is_next { vec![Effect::Keys] } else { Vec::new() }
}

/// Owes the record; until it is told that it was written, the reason is not lost.
pub(super) fn leave(app: &mut App, leaving: Leaving) -> Vec<Effect> {
    app.put_away(Typed::new(why(leaving.version).named(), leaving.reason.clone()));
    app.withdrawing = Some(leaving.clone());
    vec![Effect::Withdraw(leaving)]
}

/// The first question of a withdrawal: why.
fn why(version: Version) -> Purpose {
    Purpose::Withdraw(Leaving { version, reason: String::new(), by: String::new(), key: None })
}

impl App {
    /// Returns the scope whose approver a key would sign for: a version that is being withdrawn, else the one at work.
    #[must_use]
    pub fn scope_to_sign(&self) -> &Scope {
        let Mode::Prompt(prompt) = &self.mode else { return &self.scope };
        let Purpose::Withdraw(leaving) = &prompt.purpose else { return &self.scope };
        published(self, leaving.version).map_or(&self.scope, |found| &found.scope)
    }
}

/// Takes the first key that a list of signers names as the approver's, and says by what the version is withdrawn.
pub(super) fn offered(app: &mut App, offers: Offers) {
    // Without an address in the version itself no list of signers can know its approver.
    let has_address = approver(app.scope_to_sign()).is_some_and(|approver| !approver.email.trim().is_empty());
    let Mode::Prompt(prompt) = &mut app.mode else { return };
    let Purpose::Withdraw(leaving) = &mut prompt.purpose else { return };
    let has_keys = !offers.keys.is_empty();
    let listed = offers.keys.into_iter().find(|offered| offered.listed && has_address);
    leaving.key = listed.map(|offered| offered.key);
    let told = match &leaving.key {
        Some(key) => format!("It will be signed with {}.", key.told()),
        None if !has_address => {
            "The version names no e-mail address of its approver: it will be withdrawn by typed name, the weaker kind."
                .to_owned()
        }
        None if has_keys => {
            "No list of signers names your key: it will be withdrawn by typed name, the weaker kind."
                .to_owned()
        }
        None => format!("It will be withdrawn by typed name, the weaker kind. {}", offers.lacking),
    };
    app.tell(told);
}

/// Takes note that the version is withdrawn, or says why it is not.
pub(super) fn withdrawn(app: &mut App, result: Result<Box<(Opened, Withdrawal, PathBuf)>, Failure>) {
    let owed = app.withdrawing.take();
    match result {
        Ok(withdrawn) => {
            let (opened, record, path) = *withdrawn;
            if let Some(leaving) = owed {
                app.forget_typed(|asked| asked == why(leaving.version).named());
            }
            app.opened = opened;
            app.look_again();
            let means = match record.means {
                Means::Signature => "signed with your key",
                Means::None | Means::TypedName => "by typed name, the weaker kind",
            };
            let path = in_its_folder(&path);
            app.tell(format!("Withdrawn, {means}. The version stays. Written: {path}"));
        }
        Err(failure) => {
            let says = format!("{} {}", failure.says, failure.next);
            match owed.filter(|leaving| leaving.key.is_some()) {
                Some(leaving) => app.ask(Asking::key_refused(&says, leaving)),
                None => app.warn(says),
            }
        }
    }
}

/// Returns why an answer cannot be taken.
fn problem_in(app: &App, leaving: &Leaving, text: &str) -> Option<String> {
    let Leaving { version, reason, by, .. } = leaving;
    let back = Context::Text.key_for(&crate::app::action::Action::Back);
    if reason.is_empty() {
        let lacks = !says_something(text);
        return lacks.then(|| "Not yet: say why. It is recorded beside the version.".to_owned());
    }
    if by.is_empty() {
        let named = published(app, *version).and_then(|found| approver(&found.scope))?;
        let other = !same_name(&named.name, text);
        return other.then(|| format!("{version} is withdrawn by {}, who approves it.", named.name));
    }
    (text.parse() != Ok(*version)).then(|| {
        format!("Not yet: to withdraw it, type {version}. {back} goes back, and nothing is recorded.")
    })
}

fn published(app: &App, version: Version) -> Option<&Published> {
    app.opened.published.iter().find(|published| published.version == version)
}
