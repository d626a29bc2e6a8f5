//! How long a check takes, on the sample and on a scope of ten thousand items.
//! Must not judge: a person reads the numbers.

use divan::Bencher;
use isms_scope::{
    export::{findings::Findings, sarif::sarif},
    rules::{Known, checklist, gate},
    scope::{Scope, item::ItemId, section::Section},
    store::{format, places::Places},
};

fn main() {
    divan::main();
}

fn sample() -> Scope {
    format::read(include_str!("../data/clerk-io.ron")).expect("the sample is a scope").scope
}

/// The sample, its rows repeated until there are ten thousand.
fn large() -> Scope {
    let small = sample();
    let mut large = small.clone();
    macro_rules! repeat {
        ($($list:ident $section:ident),+) => {$(
            large.$list.clear();
            let mut number = 0;
            while large.$list.len() < 10_000 / 9 + 1 {
                for row in &small.$list {
                    let mut row = row.clone();
                    number += 1;
                    row.id = ItemId::numbered(Section::$section.prefix().unwrap_or_default(), number);
                    large.$list.push(row);
                }
            }
        )+};
    }
    repeat!(
        facts Facts, locations Locations, activities Activities, assets Assets, interfaces Interfaces,
        exclusions Exclusions, assumptions Assumptions, stakeholders Stakeholders
    );
    large.issues.clone_from(&small.issues);
    large
}

fn known() -> Known<'static> {
    Known::on("2026-11-22".parse().expect("a date"))
}

#[divan::bench]
fn sample_is_checked(bencher: Bencher<'_, '_>) {
    let scope = sample();
    bencher.bench(|| Findings::of(&scope, &known(), String::new()));
}

#[divan::bench]
fn ten_thousand_items_are_checked(bencher: Bencher<'_, '_>) {
    let scope = large();
    bencher.bench(|| Findings::of(&scope, &known(), String::new()));
}

#[divan::bench]
fn ten_thousand_items_are_gated(bencher: Bencher<'_, '_>) {
    let scope = large();
    bencher.bench(|| gate::ready(&scope, &known(), gate::OnDisk::Saved));
}

#[divan::bench]
fn the_checklist_of_ten_thousand_items(bencher: Bencher<'_, '_>) {
    let scope = large();
    let count = || {
        let asked = checklist::questions_of(&scope);
        asked.iter().filter(|question| checklist::progress(&scope, &known(), question).is_settled()).count()
    };
    bencher.bench(count);
}

#[divan::bench]
fn ten_thousand_items_as_sarif(bencher: Bencher<'_, '_>) {
    let scope = large();
    let text = format::write(&scope);
    let findings = Findings::of(&scope, &known(), "scope.ron".to_owned());
    bencher.bench(|| {
        let places = Places::of(&text);
        sarif(&findings, |place| {
            let region = places.as_ref()?.region(place);
            let (start, end) = ((region.line, region.column), (region.end_line, region.end_column));
            Some(isms_scope::export::sarif::Region { start, end })
        })
    });
}
