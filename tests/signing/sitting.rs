//! The approval at the desk, with a key: as the screen does it, with a clock that is handed in.

use chrono::DateTime;
use isms_scope::{
    app::{
        App,
        effect::Sitting,
        press,
        published::{Opened, Sealed},
        script, told,
    },
    scope::{
        section::Section,
        signer::{Key, Origin, SignerList},
    },
    signing::{key::Asking, witness::Witness},
    store::lock::Holder,
    terminal::{
        signer_list::add_signer,
        surroundings::{Clock, Source, Surroundings},
        world::World,
    },
};

use crate::{
    company::{Company, NAME, set},
    desk::{CEO, openssh, witness},
};

const NOW: &str = "2026-11-24T10:00:00+01:00";

/// Opens the company's scope at a moment, with a list of signers that is the user's own.
fn opened(company: &Company, now: &str) -> (World, App) {
    opened_with(company, now, None)
}

fn opened_with(company: &Company, now: &str, key: Option<std::path::PathBuf>) -> (World, App) {
    let surroundings = Surroundings {
        holder: Holder { user: "ceo".into(), host: "here".into(), pid: 1, since: String::new() },
        clock: Clock::Standing(DateTime::parse_from_rfc3339(now).unwrap()),
        state: None,
        key,
        witness: Witness { own: Some(company.desk.path("config/allowed_signers")), ..witness() },
    };
    World::open(Source::File(company.desk.path("scope.ron")), false, surroundings, (80, 24)).unwrap()
}

fn sitting(version: &str, key: &Key) -> Sitting {
    let conflict = "agreed with the board".to_owned();
    Sitting {
        by: NAME.to_owned(),
        version: version.parse().unwrap(),
        conflict,
        key: Some(key.clone()),
        vouched: false,
    }
}

/// Puts the key into the user's own list, as an approval does that it signed.
fn lists(company: &Company, key: &Key) -> SignerList {
    let witness = Witness { own: Some(company.desk.path("config/allowed_signers")), ..witness() };
    add_signer(&company.desk.path("scope.ron"), CEO, key, &witness).unwrap()
}

fn approve(company: &Company, now: &str, version: &str) -> Result<(Opened, Sealed), String> {
    let (mut world, app) = opened(company, now);
    let key = Key::in_file(&openssh(), &company.desk.path("ceo")).unwrap();
    let approved = world.approve(&app, &sitting(version, &key), Asking::Nobody);
    approved.map_err(|failure| format!("{} {}", failure.says, failure.next))
}

#[test]
fn the_first_approval_asks_for_the_signer_and_then_signs() {
    let company = Company::new();
    let key = Key::in_file(&openssh(), &company.desk.path("ceo")).unwrap();
    let refused = approve(&company, NOW, "2.0").unwrap_err();
    assert!(
        refused.starts_with(&format!("No list of signers names the key {}", key.public.fingerprint)),
        "{refused}"
    );
    let list = lists(&company, &key);
    assert_eq!((list.path, list.origin), (company.desk.path("config/allowed_signers"), Origin::Own));
    let (opened, sealed) = approve(&company, NOW, "2.0").unwrap();
    let by = sealed.signature.unwrap();
    assert!(by.judged.is_good() && sealed.command[0] == "ssh-keygen -Y verify");
    assert_eq!(by.copied_to, Some(company.desk.path("scope.approved/allowed_signers")));
    let published = opened.published.last().unwrap();
    assert!(published.signature().is_good() && published.verdict.stands());
    assert_eq!(published.scope.approval.at, NOW);
    assert_eq!(opened.signers.unwrap().origin, Origin::Own);
    assert_eq!(opened.flaws, []);
}

#[test]
fn a_clock_that_is_behind_is_refused_and_one_that_was_ahead_is_marked() {
    let company = Company::new();
    lists(&company, &Key::in_file(&openssh(), &company.desk.path("ceo")).unwrap());
    approve(&company, "2027-11-24T10:00:00+01:00", "2.0").unwrap();
    company.reviews_again("2026-12-01");
    // A year ahead when it was approved: now it says so, and nothing is built upon it.
    let (world, app) = opened(&company, NOW);
    assert_eq!(app.opened.flaws.len(), 1);
    assert!(
        app.opened.flaws[0].what.contains("which is still to come (set the clock"),
        "{:?}",
        app.opened.flaws
    );
    drop(world);
    let refused = approve(&company, NOW, "2.1").unwrap_err();
    assert!(refused.contains("which is still to come"), "{refused}");
    // A minute behind the last approval.
    let refused = approve(&company, "2027-11-24T09:59:00+01:00", "2.1").unwrap_err();
    assert!(
        refused.starts_with("The clock says 2027-11-24T09:59:00+01:00, but 2.0 was approved at"),
        "{refused}"
    );
    approve(&company, "2027-11-24T10:01:00+01:00", "2.1").unwrap();
}

#[test]
fn with_the_clock_of_this_machine_a_version_of_a_day_to_come_is_marked_and_nothing_is_approved_after_it() {
    let company = Company::new();
    lists(&company, &Key::in_file(&openssh(), &company.desk.path("ceo")).unwrap());
    // The clock was far ahead when it was signed: the signature is good, and the day is not to be believed.
    approve(&company, "2999-11-24T10:00:00+01:00", "2.0").unwrap();
    let verified = company.verify();
    assert_eq!(verified.ends(1).verdicts(), ["2.0 broken good"]);
    let told = company.run(&["verify", "scope.ron", "--signers", "allowed_signers"]);
    told.ends(1).says("approved at 2999-11-24 10:00:00 +01:00, which is still to come");
    company.reviews_again("2026-12-01");
    let refused = company.approve("2.1");
    refused.ends(1).complains("which is still to come").complains("the clock is behind");
    assert!(!company.has("scope.approved/2.1.ron"));
    // Set right again, it goes on.
    approve(&company, "2999-11-24T10:01:00+01:00", "2.1").unwrap();
}

#[test]
fn a_file_that_changed_between_the_showing_and_the_signing_is_not_signed() {
    let company = Company::new();
    let key = Key::in_file(&openssh(), &company.desk.path("ceo")).unwrap();
    let (mut world, app) = opened(&company, NOW);
    lists(&company, &key);
    let text = String::from_utf8(company.bytes("scope.ron")).unwrap();
    let changed = text.replace("Personal devices", "No devices");
    company.desk.write("scope.ron", &changed);
    let failure = world.approve(&app, &sitting("2.0", &key), Asking::Nobody).unwrap_err();
    assert!(failure.changed_on_disk && failure.says.contains("changed on disk"), "{failure:?}");
    // And between the signing and the keeping.
    company.desk.write("scope.ron", &text);
    let sealing = world.begin_approval(&app, &sitting("2.0", &key)).unwrap();
    let signed = sealing.sign(Asking::Nobody);
    company.desk.write("scope.ron", &changed);
    assert!(world.end_approval(sealing, signed).unwrap_err().changed_on_disk);
    assert!(!company.has("scope.approved/2.0.ron") && !company.has("scope.approved/2.0.ron.sig"));
    // A version that somebody else approved meanwhile is not built upon unseen.
    company.desk.write("scope.ron", &text);
    let sealing = world.begin_approval(&app, &sitting("2.0", &key)).unwrap();
    let signed = sealing.sign(Asking::Nobody);
    let other = Company::with_two_versions();
    company.desk.write("scope.approved/2.0.ron", other.bytes("scope.approved/2.0.ron"));
    assert!(world.end_approval(sealing, signed).is_err());
    assert_eq!(company.bytes("scope.ron"), text.as_bytes());
}

#[test]
fn an_approval_that_was_cut_short_is_finished_when_the_scope_is_opened() {
    let company = Company::new();
    let before = company.bytes("scope.ron");
    company.approve("2.0").ends(0);
    company.desk.write("scope.ron", &before);
    let (_world, app) = opened(&company, "2030-01-01T10:00:00+01:00");
    let told = app.message.as_ref().unwrap();
    assert!(
        told.text.starts_with("2.0 was approved before, and its approval was cut short"),
        "{}",
        told.text
    );
    assert_eq!(company.bytes("scope.ron"), company.bytes("scope.approved/2.0.ron"));
    assert_eq!(&app.scope, &app.opened.published[0].scope);
}

#[test]
fn a_key_that_refuses_leaves_the_list_as_it_was_and_one_that_signs_is_put_into_it() {
    let company = Company::new();
    let locked = company.desk.key("locked", &["ed25519"], "a long passphrase");
    let list = company.desk.path("config/allowed_signers");
    let vouched = |key: &Key| Sitting { vouched: true, ..sitting("2.0", key) };
    let refuses = |before: Option<&str>| {
        let key = Key::in_file(&openssh(), &locked).unwrap();
        let (mut world, app) = opened(&company, NOW);
        let refused = world.approve(&app, &vouched(&key), Asking::Nobody).unwrap_err();
        assert!(refused.says.contains("has a passphrase"), "{refused:?}");
        assert_eq!(std::fs::read_to_string(&list).ok().as_deref(), before);
        assert!(company.names("scope.approved").is_empty());
    };
    refuses(None);
    std::fs::create_dir_all(list.parent().unwrap()).unwrap();
    std::fs::write(&list, "# ours, without an end of line").unwrap();
    refuses(Some("# ours, without an end of line"));
    let key = Key::in_file(&openssh(), &company.desk.path("ceo")).unwrap();
    let (mut world, app) = opened(&company, NOW);
    let (_, sealed) = world.approve(&app, &vouched(&key), Asking::Nobody).unwrap();
    assert!(sealed.signature.unwrap().judged.is_good());
    let text = std::fs::read_to_string(&list).unwrap();
    let line = format!("{CEO} namespaces=\"isms-scope\" {} {}", key.public.kind, key.public.base64);
    assert_eq!(text, format!("# ours, without an end of line\n{line}\n"));
}

#[test]
fn an_address_that_no_list_can_hold_is_asked_for_again_until_it_is_one() {
    let company = Company::new();
    company.edits(|scope| set(scope, Section::Stakeholders, "STK-1", "email", "ceo, me@example.com"));
    company.reviews_again("2026-07-01");
    let (mut world, mut app) = opened_with(&company, NOW, Some(company.desk.path("ceo")));
    let mut presses = |app: &mut App, keys: &str| {
        for key in script::keys(keys).unwrap() {
            let action = press::action_of(app, key);
            if let Some(action) = action {
                world.tell(app, action);
            }
        }
    };
    presses(&mut app, "7<home><enter>");
    presses(&mut app, &format!("<enter>{}<enter>", "<pgdn>".repeat(30)));
    let email = |app: &App| app.scope.stakeholders[0].email.clone();
    for wrong in ["", "ceo", "me@example.com, x@y.z", "*@example.com", "ceo@exam ple.com", "ø@firma.dk"] {
        presses(&mut app, &format!("{wrong}<enter>"));
        let says = told::told(&app).unwrap().lines.join(" ");
        assert!(says.starts_with("! Not yet: type one e-mail address, such as "), "{wrong}: {says}");
        assert_eq!(email(&app), "ceo, me@example.com");
        presses(&mut app, "<ctrl-u>");
    }
    presses(&mut app, "ceo@example.com<enter>");
    assert_eq!(email(&app), "ceo@example.com");
}
