//! Laws that hold for every key and every window.

use std::collections::HashMap;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use isms_scope::app::{
    App,
    action::Action,
    keys::{Context, KEYS, Key},
    mode::Mode,
    page,
    press::{action_of, applies, hints},
    published::Opened,
    update::update,
};
use proptest::prelude::*;

use crate::story::{COMPLETE, SAMPLE, Story};

/// The desk with a scope on it that has a file, and nothing around it.
fn desk(text: &str) -> App {
    let scope = isms_scope::store::format::read(text).unwrap().scope;
    let opened = Opened { path: Some("scope.ron".into()), scope, ..Opened::default() };
    App::new(opened, chrono::NaiveDate::from_ymd_opt(2026, 11, 24).unwrap(), "Ida".into(), (80, 24))
}

/// The event of a key of the table.
fn event(key: Key) -> KeyEvent {
    KeyEvent::new(key.code, if key.ctrl { KeyModifiers::CONTROL } else { KeyModifiers::NONE })
}

/// What a user does.
#[derive(Debug, Clone)]
enum Deed {
    Press(KeyEvent),
    Paste(String),
    Resize(u16, u16),
}

fn deed() -> impl Strategy<Value = Deed> {
    let keys: Vec<Key> = KEYS.iter().flat_map(|binding| binding.keys).copied().collect();
    let typed = prop::sample::select("ab zæø漢\u{301}\u{200d}\u{202e}0-".chars().collect::<Vec<char>>());
    prop_oneof![
        8 => prop::sample::select(keys).prop_map(|key| Deed::Press(event(key))),
        2 => typed.prop_map(|c| Deed::Press(KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE))),
        1 => "[a-c \n\r\t\u{1b}å漢\u{301}]{0,12}".prop_map(Deed::Paste),
        1 => (1u16..130, 1u16..40).prop_map(|(columns, rows)| Deed::Resize(columns, rows)),
    ]
}

/// Does it, unless a text would be discarded: undo brings that back instead of taking it away.
fn does(app: &mut App, deed: &Deed) {
    let leaving = matches!(&app.mode, Mode::Editing(editing) if editing.leaving);
    let action = match deed {
        Deed::Press(key) if leaving && key.code == KeyCode::Char('d') => None,
        Deed::Press(key) => action_of(app, *key),
        Deed::Paste(text) => Some(Action::Paste(text.clone())),
        Deed::Resize(columns, rows) => Some(Action::Resized(*columns, *rows)),
    };
    if let Some(action) = action {
        let _ = update(app, action);
    }
}

/// Draws the app; returns the screen and where the cursor stands.
fn drawn(app: &App) -> (String, (u16, u16)) {
    Story::draw(app)
}

/// What must be so on every screen.
#[track_caller]
fn is_in_order(app: &App) {
    let (screen, (_, row)) = drawn(app);
    if app.is_too_small() {
        return;
    }
    // While one writes, only the row is laid out again; the page is all the same what it would be as a whole.
    if matches!(app.mode, Mode::Editing(_)) {
        assert_eq!(app.page, page::page(app));
    }
    // The cursor stands on the row that is selected, which is marked in the margin.
    if matches!(app.mode, Mode::Browse | Mode::Editing(_)) && !app.page.stops.is_empty() {
        let marked: Vec<usize> = screen
            .lines()
            .enumerate()
            .skip(3)
            .filter(|(_, line)| line.starts_with('>'))
            .map(|(at, _)| at)
            .collect();
        if matches!(app.mode, Mode::Browse) {
            assert_eq!(marked, [usize::from(row)], "the cursor is not on the selected row:\n{screen}");
        } else {
            assert!(
                screen.lines().nth(usize::from(row)).unwrap().contains('│'),
                "the caret is nowhere:\n{screen}"
            );
        }
    }
    // What is hinted at is bound, and does something.
    for (name, word) in hints(app) {
        let context = Context::of(app);
        let mut bound = KEYS.iter().filter(|binding| {
            binding.contexts.contains(&context)
                && applies(&binding.action, app)
                && binding.keys.iter().any(|key| key.name() == name)
        });
        let first = bound.next().unwrap_or_else(|| panic!("{name} {word} is hinted at and not bound"));
        let key = first.keys.iter().find(|key| key.name() == name).unwrap();
        assert_eq!(action_of(app, event(*key)).as_ref(), Some(&first.action), "{name} {word}");
    }
    assert_eq!(hints(app).first().map(|(_, word)| *word), Some("help"), "{screen}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_keys_bring_it_down_and_undoing_everything_gives_what_was_read(
        complete: bool, deeds in prop::collection::vec(deed(), 0..80)
    ) {
        let mut app = desk(if complete { COMPLETE } else { SAMPLE });
        let read = app.scope.clone();
        for deed in &deeds {
            does(&mut app, deed);
            is_in_order(&app);
        }
        // Out of whatever is open, keeping nothing.
        let _ = update(&mut app, Action::Resized(80, 24));
        for _ in 0..4 {
            let leaving = matches!(&app.mode, Mode::Editing(_));
            let _ = update(&mut app, Action::Back);
            if leaving && matches!(&app.mode, Mode::Editing(_)) {
                let _ = update(&mut app, Action::Keep);
                if let Mode::Editing(_) = &app.mode {
                    let _ = update(&mut app, Action::Back);
                    let _ = update(&mut app, Action::Type('d'));
                }
            }
        }
        prop_assert!(matches!(app.mode, Mode::Browse), "there is no way out of {:?}", app.mode);
        while app.can_undo() {
            let _ = update(&mut app, Action::Undo);
            prop_assert!(!app.message.as_ref().is_some_and(|message| message.problem), "{:?}", app.message);
        }
        prop_assert_eq!(&app.scope, &read);
        prop_assert!(!app.is_unsaved());
    }

    #[test]
    fn redoing_everything_gives_what_was_undone(deeds in prop::collection::vec(deed(), 0..60)) {
        let mut app = desk(COMPLETE);
        for deed in &deeds {
            does(&mut app, deed);
        }
        let _ = update(&mut app, Action::Resized(80, 24));
        prop_assume!(matches!(app.mode, Mode::Browse));
        while app.can_redo() {
            let _ = update(&mut app, Action::Redo);
        }
        let written = app.scope.clone();
        while app.can_undo() {
            let _ = update(&mut app, Action::Undo);
        }
        while app.can_redo() {
            let _ = update(&mut app, Action::Redo);
        }
        prop_assert_eq!(&app.scope, &written);
    }
}

/// The keys that lead into every context and to every kind of row.
const PLACES: &[&str] = &[
    "",
    "2",
    "2<down>",
    "3<down>",
    "3<down><down>",
    "3<end>",
    "4<end>",
    "5<end>",
    "6",
    "6y<up>",
    "6<end>",
    "7",
    "7<end>",
    "f",
    "?",
    "/",
    "6n",
    "/a<enter>",
    "2<enter>",
    "2<down><enter>",
    "!!<enter>",
    "2<enter>!<enter>q",
    "4<end>d",
    "4<end>du",
    "6<enter>",
    "2<enter>!",
    "1<down><enter>",
    "f<end>",
    "fff",
    "6nMend.<enter>Ida<enter>2026-12-24<enter>/TSK-1<enter>",
];

/// Every row of the table that takes its key from no other somewhere, by its number.
fn reached(apps: &[App]) -> Vec<bool> {
    KEYS.iter()
        .map(|binding| {
            apps.iter().any(|app| {
                binding.contexts.contains(&Context::of(app))
                    && applies(&binding.action, app)
                    && binding
                        .keys
                        .iter()
                        .any(|key| action_of(app, event(*key)).as_ref() == Some(&binding.action))
            })
        })
        .collect()
}

fn apps() -> Vec<App> {
    let mut apps: Vec<App> = Vec::new();
    for (keys, size) in PLACES.iter().map(|keys| (*keys, (80, 24))).chain([("2<enter>!<enter>", (10, 5))]) {
        let mut story = Story::given_the_sample();
        story.press(keys).in_a_window(size.0, size.1);
        apps.push(story.into_app());
    }
    let mut story = Story::given_an_approved_scope();
    story.press("2<enter>!<enter>");
    apps.push(story.into_app());
    let mut story = Story::given_an_approved_scope();
    story.press("7<end><up>");
    apps.push(story.into_app());
    let mut story = Story::given_a_complete_scope();
    story.answers_everything().press("<ctrl-s>7<home><enter>").sees("What am I signing");
    apps.push(story.into_app());
    let mut story = Story::given_an_answered_scope();
    story.press("7<enter>").reads_to_the_end().has_a_key_to_sign_with().press("<tab>");
    apps.push(story.into_app());
    let mut story = Story::given_an_answered_scope();
    story.press("6<enter>").press(&"<right>".repeat(60)).press("<left>").sees("still true?");
    apps.push(story.into_app());
    apps
}

#[test]
fn no_row_of_the_key_table_is_out_of_reach() {
    let reached = reached(&apps());
    for (binding, reached) in KEYS.iter().zip(reached) {
        assert!(reached, "no key ever does {:?} in {:?}", binding.action, binding.contexts);
    }
}

#[test]
fn no_key_of_a_row_is_always_taken_by_another() {
    let apps = apps();
    for binding in KEYS {
        for key in binding.keys {
            let own = apps.iter().any(|app| action_of(app, event(*key)).as_ref() == Some(&binding.action));
            assert!(own, "{} never does {:?}", key.name(), binding.action);
        }
    }
}

/// Rows that may share a key, since the first is what one means wherever both apply.
fn yields(first: &Action, second: &Action) -> bool {
    use isms_scope::app::text_box::Stroke;
    matches!(
        (first, second),
        // While a question is asked, its answers and arrows go before looking around.
        (Action::Answer(_), Action::FindNext | Action::Copy)
            | (Action::NextQuestion, Action::NextTab)
            | (Action::PreviousQuestion, Action::PreviousTab)
            // By what it is signed is one line of several: up and down go to the others.
            | (Action::Up, Action::PreviousChoice)
            | (Action::Down, Action::NextChoice)
            // Where a field takes several lines, a new line goes before keeping.
            | (Action::Stroke(Stroke::NewLine), Action::Keep | Action::Type(' '))
    )
}

#[test]
fn no_two_rows_claim_one_key_while_both_apply() {
    for app in apps() {
        let context = Context::of(&app);
        let live = KEYS.iter().filter(|row| row.contexts.contains(&context) && applies(&row.action, &app));
        let mut owners: HashMap<Key, &Action> = HashMap::new();
        for row in live {
            for key in row.keys {
                if let Some(first) = owners.get(key) {
                    assert!(yields(first, &row.action), "{}: {first:?} and {:?}", key.name(), row.action);
                } else {
                    owners.insert(*key, &row.action);
                }
            }
        }
    }
}
