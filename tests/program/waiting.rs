//! A scope that waits for its approval is opened: by whoever is to approve it, and by whoever wrote it.

use crate::signing::{desk, reviews};

#[test]
fn a_scope_that_waits_opens_at_what_is_signed_but_for_whoever_wrote_it() {
    let desk = desk();
    let mut pty = desk.starts();
    reviews(&mut pty).types("q");
    assert_eq!(pty.ends().exit_code(), 0);

    // The change came from elsewhere: nothing but reading can happen by accident.
    let before = desk.text();
    let mut pty = desk.starts();
    pty.waits_for("What am I signing: version 2.0").types("daxiu2d").settles();
    assert!(pty.screen().contains("What am I signing: version 2.0"), "{}", pty.screen());
    pty.types("\x1b").waits_for("Nothing was signed.").waits_for("[Overview").types("q");
    assert_eq!(pty.ends().exit_code(), 0);
    assert_eq!(desk.text(), before);

    // What is wrong with the settings is told there too.
    let settings = desk.beside("config/isms-scope/config.ron");
    std::fs::create_dir_all(settings.parent().unwrap()).unwrap();
    std::fs::write(&settings, "(kye: \"x\")").unwrap();
    let mut pty = desk.starts();
    pty.waits_for("What am I signing: version 2.0").waits_for("config.ron:1:2: ");
    pty.types("\x1b").waits_for("Nothing was signed.").types("q");
    assert_eq!(pty.ends().exit_code(), 0);
    std::fs::remove_file(settings).unwrap();

    // A change from this account: one goes on with the work.
    let mut pty = desk.starts();
    pty.waits_for("What am I signing").types("\x1b").waits_for("Nothing was signed.");
    pty.types("/ISS-2\r").waits_for("[Context").types("\r").types(" again\r").waits_for("scope.ron*");
    reviews(&mut pty).types("q");
    assert_eq!(pty.ends().exit_code(), 0);
    let mut pty = desk.starts();
    pty.waits_for("[Overview").waits_for("Approve 2.0, by").types("\r").waits_for("What am I signing");
}

#[test]
fn of_what_is_signed_each_screen_is_drawn_however_fast_the_keys_come() {
    let desk = desk();
    let mut pty = desk.starts();
    reviews(&mut pty).types("q");
    assert_eq!(pty.ends().exit_code(), 0);
    let mut pty = desk.starts();
    pty.waits_for("What am I signing: version 2.0").settles().received();
    // All of it in one packet, as from a key that is held down.
    pty.types(&"\r".repeat(60)).waits_for("Approve version 2.0?").settles();
    let drawn = String::from_utf8_lossy(&pty.received()).into_owned();
    for seldom in ["nationalities", "staging", "hobby", "Remote Working", "minutes 2025-14", "deliberately"] {
        assert!(drawn.contains(seldom), "{seldom} was never on the screen");
    }
}
