//! `approve`, `history`: a scope is approved by a script, or the script is told why not.

use isms_scope::{
    scope::{fingerprint::content_fingerprint, section::Section},
    store::format,
};

use crate::world::{APPROVER, World, accept_warnings, approval, mended, review, set};

fn world() -> World {
    World::with("scope.ron", format::write(&mended()))
}

/// Nothing was approved and nothing was changed.
#[track_caller]
fn untouched(world: &World, before: &[u8]) {
    assert_eq!(world.bytes("scope.ron"), before);
    assert_eq!(world.names(), ["scope.ron"]);
}

#[test]
fn a_mended_scope_is_approved_and_kept_byte_for_byte() {
    let world = world();
    let ran = world.run(&approval("2.0"));
    ran.ends(0)
        .says("approved: version 2.0 of scope.ron\n")
        .says("by typed name, the weaker kind")
        .says_nothing_else();
    assert_eq!(world.names(), ["scope.approved", "scope.ron"]);
    assert_eq!(world.bytes("scope.approved/2.0.ron"), world.bytes("scope.ron"));
    let scope = world.scope("scope.ron");
    assert_eq!((scope.approval.by.as_str(), scope.approval.role.as_str()), (APPROVER, "CEO"));
    assert!(scope.approval.previous.is_empty());
    world.run(&["check", "scope.ron"]).ends(0).says("Version 2.0 is approved, and nothing changed since");
}

#[test]
fn the_next_version_follows_from_what_changed_and_is_chained_to_the_one_before() {
    let world = world();
    world.run(&approval("2.0")).ends(0);
    world
        .run(&approval("2.1"))
        .ends(1)
        .complains("Nothing changed since 2.0, and Q03 and 27 other questions");
    let mut scope = world.scope("scope.ron");
    review(&mut scope, "2026-07-02");
    world.write("scope.ron", format::write(&scope));
    let again = world.run(&approval("2.0"));
    again.ends(1).complains("version 2.0 is lower than 2.1: nothing changed since 2.0");
    world.run(&approval("2.1")).ends(0);
    assert_eq!(
        world.scope("scope.ron").approval.kind,
        isms_scope::scope::approval::ApprovalKind::Reaffirmation
    );
    let history = world.run(&["history", "scope.ron", "--format", "json"]);
    history.ends(0).says_nothing_else();
    let json = history.json();
    let versions = json["versions"].as_array().unwrap();
    let numbers: Vec<_> = versions.iter().map(|version| &version["version"]).collect();
    assert_eq!(numbers, ["2.1", "2.0"]);
    assert_eq!(versions[1]["file_sha256"], world.scope("scope.ron").approval.previous);
    for key in ["kind", "by", "role", "at", "means", "effective", "next_review"] {
        assert!(versions.iter().all(|version| version[key] != ""), "{key}");
    }
    world
        .run(&["history", "scope.ron"])
        .ends(0)
        .says("Version 2.1\n  Kind: reaffirmation\n  Approved by: Hans-Kristian Bjerregaard\n  Role: CEO\n")
        .says("  Means: by typed name, the weaker kind");
}

#[test]
fn a_scope_with_open_points_is_not_approved_and_each_is_told_with_its_mend() {
    let world = World::with_the_sample();
    let before = world.bytes("scope.ron");
    let ran = world.run(&approval("2.0"));
    ran.ends(1)
        .complains("things are in the way\n")
        .complains("exclusions/EXC-1/reason: EXC-1 is left out without a reason\n  next: ")
        .complains("verdicts/Q36: Q36 is not answered");
    assert_eq!(ran.out, "");
    untouched(&world, &before);
}

#[test]
fn another_name_another_version_and_a_missing_reason_are_refused() {
    let world = world();
    let before = world.bytes("scope.ron");
    let approve = |name: &str, version: &str, more: &[&str]| {
        let mut arguments = vec!["approve", "scope.ron", "--typed-name", "--as", name, "--confirm", version];
        arguments.extend(more);
        world.run(&arguments).ends(1).err.clone()
    };
    let reason = ["--reason", "agreed with the board"];
    assert_eq!(
        approve("Casper Nielsen", "2.0", &reason),
        "cannot approve scope.ron: the scope is approved by Hans-Kristian Bjerregaard, not by Casper Nielsen\n\
         next: let Hans-Kristian Bjerregaard approve it, or name another approver in the scope\n"
    );
    assert!(approve(APPROVER, "1.1", &reason).contains("version 1.1 is lower than 2.0"));
    assert!(approve(APPROVER, "2.0", &[]).contains("and no reason is given\nnext: give the reason"));
    let early = [reason[0], reason[1], "--effective", "2020-01-01"];
    assert!(
        approve(APPROVER, "2.0", &early).contains("cannot apply from 2020-01-01, before it is approved on")
    );
    untouched(&world, &before);
}

/// The day so many days from now on.
fn in_days(days: i64) -> String {
    (chrono::Utc::now().date_naive() + chrono::TimeDelta::days(days)).to_string()
}

#[test]
fn a_raised_version_and_a_later_day_are_taken() {
    let world = world();
    let (before, day) = (in_days(299), in_days(300));
    let mut arguments = approval("3.0");
    arguments.extend(["--effective", &day]);
    world.run(&arguments).ends(0).says(&format!("effective: {day}\n"));
    let as_of = world.run(&["show", "scope.ron", "--as-of", &before]);
    as_of.ends(1).complains(&format!("no approved version of scope.ron was in force on {before}"));
    world.run(&["show", "scope.ron", "--as-of", &day]).ends(0).says("Version: 3.0\n");
}

#[test]
fn the_day_that_the_draft_says_is_kept_by_a_script_as_on_the_screen() {
    let dated = |day: &str| {
        let mut scope = mended();
        set(&mut scope, Section::Control, None, "effective_date", day);
        World::with("scope.ron", format::write(&scope))
    };
    let day = in_days(200);
    let (by_script, on_screen) = (dated(&day), dated(&day));
    by_script
        .run(&approval("2.0"))
        .ends(0)
        .says(&format!("effective: {day} (the day that the draft says)\n"));
    let arguments = approval("2.0");
    let reason = arguments[arguments.len() - 1];
    let read = format!("7<home><enter><enter>{}<enter>", "<pgdn>".repeat(30));
    let signs = format!("{read}{reason}<enter>{APPROVER}<enter>2.0<enter>");
    on_screen.run(&["scope.ron", "--print", "--keys", &signs]).ends(0).says("Approved 2.0.");
    for world in [&by_script, &on_screen] {
        assert_eq!(world.scope("scope.approved/2.0.ron").control.effective_date, day.parse().ok());
    }
    // A day that is past is not kept.
    let past = dated("2020-01-01");
    past.run(&approval("2.0")).ends(0).says(&format!("effective: {}\n", in_days(0)));
    // One after the next review is kept by nobody.
    let late = in_days(500);
    let world = dated(&late);
    let before = world.bytes("scope.ron");
    let told = format!("It would apply from {late}, after its next review on ");
    world.run(&approval("2.0")).ends(1).complains(&told);
    world.run(&["scope.ron", "--print", "--size", "100x30", "--keys", "7<home>"]).ends(0).says(&told);
    untouched(&world, &before);
    let world = self::world();
    let mut given = approval("2.0");
    given.extend(["--effective", &late]);
    let told = format!("the version cannot apply from {late}, after its next review on ");
    world.run(&given).ends(1).complains(&told).complains("or an earlier day");
}

#[test]
fn a_scope_that_somebody_has_open_is_not_approved() {
    let world = world();
    let holder = isms_scope::store::lock::Holder {
        user: "hanne".into(),
        host: "desk".into(),
        pid: 7,
        since: "2026-11-22 09:00".into(),
    };
    let lock = isms_scope::store::lock::acquire(&world.path("scope.ron"), &holder).unwrap();
    assert_eq!(
        world.run(&approval("2.0")).ends(3).err,
        "cannot approve scope.ron: hanne has it open on desk (process 7) since 2026-11-22 09:00\n\
         next: let them close it, and approve it then\n"
    );
    drop(lock);
    world.run(&approval("2.0")).ends(0);
}

#[test]
fn an_approved_version_that_cannot_be_read_is_told_and_nothing_rests_on_the_others() {
    let world = world();
    world.run(&approval("2.0")).ends(0);
    world.write("scope.approved/2.1.ron", "(");
    let before = world.bytes("scope.ron");
    for arguments in [
        &["check", "scope.ron"][..],
        &["history", "scope.ron"],
        &["diff", "scope.ron"],
        &["show", "scope.ron", "--as-of", "2099-01-01"],
        &approval("2.1"),
    ] {
        world
            .run(arguments)
            .ends(5)
            .complains("scope.approved/2.1.ron cannot be read: ")
            .complains("(line 1, column ");
    }
    world.run(&["show", "scope.ron", "--version", "2.0"]).ends(0).says("Version: 2.0\n");
    assert_eq!(world.bytes("scope.ron"), before);
}

#[test]
fn a_file_of_a_newer_format_is_not_approved() {
    let text = format::write(&mended()).replace("format: 1,", "format: 2,");
    let world = World::with("scope.ron", &text);
    world.run(&approval("2.0")).ends(5).complains("is of format 2: a newer isms-scope wrote it");
    untouched(&world, text.as_bytes());
}

#[test]
fn nothing_approved_is_said_in_words() {
    let world = World::with_the_sample();
    assert_eq!(world.run(&["history", "scope.ron"]).ends(0).out, "Nothing has been approved yet.\n");
    let json = world.run(&["history", "scope.ron", "--format", "json"]).json();
    assert_eq!(json["versions"].as_array().unwrap().len(), 0);
}

#[test]
fn who_changed_the_scope_last_from_here_gives_a_reason_to_approve_it() {
    let mut scope = mended();
    set(&mut scope, Section::Stakeholders, Some("STK-4"), "name", "Bo Dahl");
    accept_warnings(&mut scope, "2026-07-01");
    review(&mut scope, "2026-07-01");
    let world = World::with("scope.ron", format::write(&scope));
    // What the screen notes when it saves another content than it read.
    let (state, file) = (world.path(".local/state/isms-scope"), world.path("scope.ron"));
    isms_scope::store::written::remember(&state, &file, &content_fingerprint(&scope));
    let approve = approval("2.0");
    let without = &approve[..approve.len() - 2];
    world
        .run(without)
        .ends(1)
        .complains("The last change to the scope was made from this account (ism), and no reason is given")
        .complains("next: give the reason why one person may do both");
    world.run(&approve).ends(0);
    let what = "The last change to the scope was made from this account (ism)";
    let recorded = format!("{} (for: {what})", approve[approve.len() - 1]);
    assert_eq!(world.scope("scope.ron").approval.conflict, recorded);
    // Where another account wrote last, or nobody knows, nothing is asked.
    let world = World::with("scope.ron", format::write(&scope));
    world.run(without).ends(0);
}

#[test]
fn a_version_that_is_raised_on_the_screen_is_stamped_as_by_a_script() {
    let (by_script, on_screen) = (world(), world());
    let arguments = approval("3.0");
    by_script.run(&arguments).ends(0);
    let reason = arguments[arguments.len() - 1];
    // To the end of the whole scope, then the reason, the name, and the version twice.
    let read = format!("7<home><enter><enter>{}<enter>", "<pgdn>".repeat(30));
    let keys = format!("{read}{reason}<enter>{APPROVER}<enter>3.0<enter>3.0<enter>");
    on_screen.run(&["scope.ron", "--print", "--keys", &keys]).ends(0).says("Approved 3.0.");
    let but_the_moment = |world: &World| {
        let text = String::from_utf8(world.bytes("scope.approved/3.0.ron")).unwrap();
        let at = world.scope("scope.approved/3.0.ron").approval.at;
        text.replace(&at, "at this moment")
    };
    assert_eq!(but_the_moment(&by_script), but_the_moment(&on_screen));
}

#[test]
fn a_version_is_withdrawn_on_the_screen_as_by_a_script() {
    let (by_script, on_screen) = (world(), world());
    by_script.run(&approval("2.0")).ends(0);
    std::fs::create_dir(on_screen.path("scope.approved")).unwrap();
    for name in ["scope.ron", "scope.approved/2.0.ron"] {
        on_screen.write(name, by_script.bytes(name));
    }
    let reason = "The office was closed.";
    let arguments = ["withdraw", "scope.ron", "--version", "2.0", "--as", APPROVER, "--reason", reason];
    by_script.run(&arguments).ends(0);
    let keys = format!("7<end><up>W{reason}<enter>{APPROVER}<enter>2.0<enter>");
    on_screen.run(&["scope.ron", "--print", "--keys", &keys]).ends(0).says("2.0 withdrawn");
    let but_the_moment = |world: &World| {
        let text = String::from_utf8(world.bytes("scope.approved/2.0.withdrawn.ron")).unwrap();
        let lines = text.lines().filter(|line| !line.trim_start().starts_with("at: "));
        lines.map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(but_the_moment(&by_script), but_the_moment(&on_screen));
    assert!(but_the_moment(&on_screen).len() > 5);
}

#[test]
fn an_approved_version_that_cannot_be_read_is_not_told_as_none() {
    let world = World::with("scope.ron", format::write(&mended()));
    world.run(&approval("2.0")).ends(0);
    world.write("scope.approved/2.0.ron", "(x");
    let ran = world.run(&["history", "scope.ron"]);
    ran.ends(5).complains("2.0.ron");
    assert!(!ran.out.contains("Nothing has been approved yet"), "{}", ran.out);
}
