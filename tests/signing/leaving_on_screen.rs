//! A version is withdrawn on the screen: with a key of the agent where a list names it, else by typed name.

use chrono::DateTime;
use isms_scope::{
    app::{
        App,
        action::Action,
        effect::{Effect, Leaving},
        mode::Mode,
        press, script,
    },
    signing::{key::Asking, openssh::OpenSsh, witness::Witness},
    store::lock::Holder,
    terminal::{
        surroundings::{Clock, Source, Surroundings},
        world::World,
    },
};

use crate::{
    company::{Company, NAME},
    desk::openssh,
};

const NOW: &str = "2999-11-24T10:00:00+01:00";

/// The company's scope on the screen, with a key that was named, and a list of signers that is the user's own.
fn opened(company: &Company, key: Option<&str>, openssh: Result<OpenSsh, String>) -> (World, App) {
    let surroundings = Surroundings {
        holder: Holder { user: "ceo".into(), host: "here".into(), pid: 1, since: String::new() },
        clock: Clock::Standing(DateTime::parse_from_rfc3339(NOW).unwrap()),
        state: None,
        key: key.map(|name| company.desk.path(name)),
        witness: Witness { openssh, own: Some(company.desk.path("allowed_signers")), ..Witness::default() },
    };
    World::open(Source::File(company.desk.path("scope.ron")), false, surroundings, (80, 24)).unwrap()
}

/// Presses keys; returns what the last of them owes.
fn press(world: &mut World, app: &mut App, keys: &str) -> Vec<Effect> {
    let mut owed = Vec::new();
    for key in script::keys(keys).unwrap() {
        if let Some(action) = press::action_of(app, key) {
            owed = world.tell(app, action);
        }
    }
    owed
}

/// Says why and by whom the newest version is withdrawn; returns what is told then.
fn asks(world: &mut World, app: &mut App) -> String {
    press(world, app, "7<home>");
    for _ in 0..80 {
        press(world, app, "<down>W");
        if matches!(app.mode, Mode::Prompt(_)) {
            break;
        }
    }
    press(world, app, &format!("Closed.<enter>{NAME}<enter>"));
    app.message.as_ref().map(|message| message.text.clone()).unwrap_or_default()
}

/// Types the number; returns what is owed.
fn leaves(world: &mut World, app: &mut App) -> Leaving {
    match press(world, app, "2.1<enter>").first() {
        Some(Effect::Withdraw(leaving)) => leaving.clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_key_that_a_list_names_signs_the_record() {
    let company = Company::with_two_versions();
    let (mut world, mut app) = opened(&company, Some("ceo"), Ok(openssh()));
    let told = asks(&mut world, &mut app);
    assert!(told.starts_with("It will be signed with ssh-ed25519 SHA256:"), "{told}");
    let leaving = leaves(&mut world, &mut app);
    assert!(leaving.key.is_some() && !company.has("scope.approved/2.1.withdrawn.ron"));
    let withdrawn = world.withdraw(&app, &leaving, Asking::Nobody).map(Box::new);
    world.tell(&mut app, Action::Withdrawn(withdrawn));
    let told = &app.message.as_ref().unwrap().text;
    assert!(told.starts_with("Withdrawn, signed with your key. The version stays."), "{told}");
    drop(world);
    assert!(company.has("scope.approved/2.1.withdrawn.ron.sig"));
    let verified = company.run(&["verify", "scope.ron", "--signers", "allowed_signers"]);
    verified.says("Closed. (good signature by ceo@example.com");
}

#[test]
fn a_key_that_refuses_records_nothing() {
    let company = Company::with_two_versions();
    company.desk.key("locked", &["ed25519"], "a long passphrase");
    company.desk.list(&["ceo", "locked"]);
    let (mut world, mut app) = opened(&company, Some("locked"), Ok(openssh()));
    asks(&mut world, &mut app);
    let leaving = leaves(&mut world, &mut app);
    let refused = world.withdraw(&app, &leaving, Asking::Nobody).unwrap_err();
    assert!(refused.says.contains("has a passphrase"), "{refused:?}");
    assert!(!company.has("scope.approved/2.1.withdrawn.ron"));
    // Nothing is lost by it: the key is tried again, or the reason is offered again.
    world.tell(&mut app, Action::Withdrawn(Err(refused.clone())));
    let Mode::Asking(asking) = &app.mode else { panic!("{:?}", app.mode) };
    assert!(asking.question.starts_with("2.1 is not withdrawn. The key "), "{}", asking.question);
    assert_eq!(press(&mut world, &mut app, "t"), [Effect::Withdraw(leaving.clone())]);
    world.tell(&mut app, Action::Withdrawn(Err(refused.clone())));
    press(&mut world, &mut app, "<enter>W");
    let Mode::Prompt(prompt) = &app.mode else { panic!("{:?}", app.mode) };
    assert_eq!(prompt.input.text(), "Closed.");
    // The weaker kind is chosen on purpose, and called that.
    press(&mut world, &mut app, &format!("<enter>{NAME}<enter>2.1<enter>"));
    world.tell(&mut app, Action::Withdrawn(Err(refused)));
    let Mode::Asking(asking) = &app.mode else { panic!("{:?}", app.mode) };
    assert!(asking.choices.iter().any(|choice| choice.label.contains("typed name, the weaker kind")));
    press(&mut world, &mut app, "n");
    let told = &app.message.as_ref().unwrap().text;
    assert!(told.starts_with("Withdrawn, by typed name, the weaker kind."), "{told}");
    assert!(company.has("scope.approved/2.1.withdrawn.ron"));
    assert!(!company.has("scope.approved/2.1.withdrawn.ron.sig") && app.typed().is_empty());
}

#[test]
fn without_a_key_that_a_list_names_it_is_by_typed_name_and_that_is_said_before() {
    let company = Company::with_two_versions();
    let (mut world, mut app) = opened(&company, None, Err("there is no ssh-keygen".to_owned()));
    // What cannot be checked here is withdrawn where it can be, and that is said before anything is asked.
    press(&mut world, &mut app, "7<end>W");
    let told = &app.message.as_ref().unwrap().text;
    assert_eq!(told, "2.0 is not withdrawn, for it is not proven to be approved: signature not checkable.");
    drop(world);
    let typed = Company::new();
    let by_name = ["--as", NAME, "--confirm", "2.0", "--typed-name", "--reason", "agreed with the board"];
    typed.run(&[&["approve", "scope.ron"][..], &by_name].concat()).ends(0);
    let (mut world, mut app) = opened(&typed, None, Err("there is no ssh-keygen".to_owned()));
    let told = asks(&mut world, &mut app);
    let no_key = "It will be withdrawn by typed name, the weaker kind. No key can sign";
    assert!(told.starts_with(no_key), "{told}");
    drop(world);
    company.desk.ed25519("other");
    let (mut world, mut app) = opened(&company, Some("other"), Ok(openssh()));
    let told = asks(&mut world, &mut app);
    assert!(
        told.starts_with("No list of signers names your key: it will be withdrawn by typed name"),
        "{told}"
    );
    assert_eq!(leaves(&mut world, &mut app).key, None);
    assert!(app.message.as_ref().unwrap().text.starts_with("Withdrawn, by typed name, the weaker kind."));
    assert!(!company.has("scope.approved/2.1.withdrawn.ron.sig"));
}
