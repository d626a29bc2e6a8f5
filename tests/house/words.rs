//! What is said in several places is said once: the keys, the sample, the empty scope.
//! Must not know how it is said.

use std::collections::HashSet;

use isms_scope::{
    app::keys::{Context, KEYS},
    cli::keys::markdown,
    store::format::{read, write},
};

use crate::{files::page_of, source::sources};

/// How keys are called on the screen, but for those that are letters.
const KEY_NAMES: &[&str] =
    &["Enter", "Esc", "Ctrl-", "Shift-", "Tab ", "PgUp", "PgDn", "Del ", "Space ", "F1", "F2"];

#[test]
fn the_readme_has_the_key_table() {
    let readme = page_of("README.md");
    let table = readme.split_once("<!-- keys -->").and_then(|(_, after)| after.split_once("<!-- /keys -->"));
    let (table, _) = table.expect("README.md: the keys stand between <!-- keys --> and <!-- /keys -->");
    assert!(
        table.trim() == markdown().trim(),
        "README.md: the keys are not those of app::keys: put the outcome of `isms-scope keys --format markdown` \
         between <!-- keys --> and <!-- /keys -->"
    );
}

#[test]
fn every_key_has_words() {
    for binding in KEYS {
        let keys: Vec<String> = binding.keys.iter().map(|key| key.name()).collect();
        let says = "app::keys: say in `help` what it does, as a sentence without a full stop";
        assert!(binding.help.chars().next().is_some_and(char::is_uppercase), "{keys:?}: {says}");
        assert!(!binding.help.ends_with('.'), "{keys:?}: {says}");
        assert!(
            !binding.contexts.is_empty() && !keys.is_empty(),
            "{}: a row has keys and a place",
            binding.help
        );
        assert!(binding.hint.chars().count() <= 20, "{keys:?}: a short hint leaves room for the others");
    }
}

#[test]
fn a_key_has_one_row_in_a_place_or_rows_that_apply_in_turn() {
    for context in
        [Context::Browse, Context::Text, Context::Choice, Context::Asking, Context::Reading, Context::Small]
    {
        let mut seen = HashSet::new();
        for binding in KEYS.iter().filter(|binding| binding.contexts.contains(&context)) {
            for key in binding.keys {
                let fresh = seen.insert((*key, format!("{:?}", binding.action)));
                assert!(fresh, "app::keys: {} has the same row twice in {context:?}", key.name());
            }
        }
    }
}

#[test]
fn a_key_is_named_in_the_table_only() {
    let door = ["src/app/keys.rs", "src/app/script.rs"];
    let sources = sources();
    for source in sources.iter().filter(|source| !source.only_tests && !door.contains(&source.path.as_str()))
    {
        for text in &source.texts {
            let named = KEY_NAMES.iter().find(|name| format!("{text} ").contains(*name));
            assert_eq!(
                named, None,
                "{}: \"{text}\" names a key, and will lie when the table changes: take the name from app::keys",
                source.path
            );
        }
    }
}

#[test]
fn the_sample_is_laid_out_as_the_program_writes_it() {
    let sample = include_str!("../../data/clerk-io.ron");
    let scope = read(sample).expect("the sample is a scope").scope;
    assert!(write(&scope) == sample, "data/clerk-io.ron: write it as `isms-scope new FILE --sample` does");
}
