//! How fast it is on the sample and on a scope of ten thousand rows: reading, checking, saving one edit, one key.
//! Nothing fails by being slow; `cargo test` runs each once, so that they go on working.

use divan::{Bencher, black_box};
use isms_scope::{
    app::{App, action::Action, press::action_of, published::Opened, script, update::update},
    rules::{Known, check},
    scope::{
        Scope,
        boundary::{Inclusion, Interface},
        edit::Edit,
        item::ItemId,
        place::Place,
        section::Section,
    },
    store::{format, patch::patched},
    ui::{self, look::Look},
};
use ratatui::{Terminal, backend::TestBackend};

const SAMPLE: &str = include_str!("../data/clerk-io.ron");

/// The window.
const SIZE: (u16, u16) = (80, 24);

/// How many rows are added to the sample; 0 leaves it as it is.
const ROWS: [usize; 2] = [0, 10_000];

fn main() {
    divan::main();
}

#[divan::bench(args = ROWS)]
fn read(bencher: Bencher<'_, '_>, rows: usize) {
    let text = format::write(&scope(rows));
    bencher.bench(|| format::read(black_box(&text)).is_ok());
}

#[divan::bench(args = ROWS)]
fn find_what_is_wrong(bencher: Bencher<'_, '_>, rows: usize) {
    let scope = scope(rows);
    bencher.bench(|| check(black_box(&scope), &Known::on(today())));
}

#[divan::bench(args = ROWS)]
fn save_one_edit(bencher: Bencher<'_, '_>, rows: usize) {
    let mut scope = scope(rows);
    let text = format::write(&scope);
    let id: ItemId = "LOC-1".parse().expect("it is an id");
    let edit = Edit::set(Place::cell(Section::Locations, &id, "text"), "Copenhagen");
    edit.apply(&mut scope).expect("the row is there");
    bencher.bench(|| patched(black_box(&text), black_box(&scope)).is_ok());
}

/// A letter into an open field: update, and a frame into a buffer.
#[divan::bench(args = ROWS)]
fn type_a_letter(bencher: Bencher<'_, '_>, rows: usize) {
    press(bencher, rows, "3jj<enter>", "x");
}

/// A step down a list: update, and a frame into a buffer.
#[divan::bench(args = ROWS)]
fn go_down(bencher: Bencher<'_, '_>, rows: usize) {
    press(bencher, rows, "3", "j");
}

/// A change of the scope, from which all conclusions are drawn again, and a frame into a buffer.
#[divan::bench(args = ROWS)]
fn undo_and_redo(bencher: Bencher<'_, '_>, rows: usize) {
    press(bencher, rows, "3jjd", "uU");
}

/// Measures keys, each with the frame that follows, after others that lead to where they are pressed.
fn press(bencher: Bencher<'_, '_>, rows: usize, before: &str, keys: &str) {
    let mut app = desk(rows);
    tell(&mut app, before);
    let Ok(mut terminal) = Terminal::new(TestBackend::new(SIZE.0, SIZE.1));
    let look = Look { colours: true, ascii: false };
    bencher.bench_local(|| {
        tell(&mut app, black_box(keys));
        terminal.draw(|frame| ui::draw(&app, look, frame)).map(drop)
    });
}

fn tell(app: &mut App, keys: &str) {
    for key in script::keys(keys).expect("they are keys") {
        let action = action_of(app, key).unwrap_or(Action::Redraw);
        black_box(update(app, action));
    }
}

fn desk(rows: usize) -> App {
    let opened = Opened { path: Some("scope.ron".into()), scope: scope(rows), ..Opened::default() };
    App::new(opened, today(), "Ida".into(), SIZE)
}

/// Returns the sample, with so many assets and interfaces more.
fn scope(rows: usize) -> Scope {
    let mut scope = format::read(SAMPLE).expect("the sample is a scope").scope;
    for number in 0..rows {
        let text = format!("Order system of shop {number}, with its backups");
        let id = |prefix: &str| format!("{prefix}-{}", 1000 + number).parse().expect("it is an id");
        if number % 2 == 0 {
            scope.assets.push(Inclusion { id: id("AST"), text, ..Inclusion::default() });
        } else {
            scope.interfaces.push(Interface { id: id("IFC"), text, ..Interface::default() });
        }
    }
    scope
}

fn today() -> chrono::NaiveDate {
    chrono::NaiveDate::from_ymd_opt(2026, 11, 22).expect("it is a day")
}
