//! The floors: which room may use which, and which may name a crate.
//! What is not written here is not allowed.

use std::collections::{BTreeMap, BTreeSet};

use crate::source::{Source, sources, top};

/// The rooms from the ground up, in the order in which `lib.rs` names them, and what each may use.
const ROOMS: &[(&str, &[&str])] = &[
    ("scope", &[]),
    ("rules", &["scope"]),
    ("store", &["scope"]),
    ("export", &["scope", "rules"]),
    ("signing", &["scope", "rules"]),
    ("app", &["scope", "rules", "export"]),
    ("ui", &["scope", "rules", "app"]),
    ("terminal", &["scope", "rules", "store", "export", "signing", "app", "ui"]),
    ("cli", &["scope", "rules", "store", "export", "signing", "app", "ui", "terminal"]),
];

/// The dependencies, and what of the standard library reaches outside: the rooms or files that may name each.
///
/// `signing` runs the programs of OpenSSH, which take and give files: keys are its own, the scope's files are not.
const CRATES: &[(&str, &[&str])] = &[
    ("annotate_snippets", &["store/report.rs"]),
    ("chrono", &["scope/", "rules/", "export/", "signing/", "app/", "terminal/", "cli/"]),
    ("clap", &["cli/"]),
    ("clap_complete", &["cli/"]),
    ("clap_mangen", &["cli/"]),
    ("crossterm", &["app/keys.rs", "app/press.rs", "app/script.rs", "terminal/"]),
    ("directories", &["cli/paths.rs"]),
    ("notify", &["terminal/watch.rs"]),
    ("ratatui", &["ui/", "terminal/"]),
    ("ron", &["store/", "rules/questions.rs"]),
    ("rustix", &["store/", "signing/", "terminal/", "cli/holder.rs"]),
    ("serde", &["scope/", "export/"]),
    ("serde_json", &["export/", "cli/outcome.rs"]),
    ("sha2", &["scope/fingerprint.rs"]),
    ("shlex", &["terminal/outside.rs", "terminal/sealing.rs"]),
    ("signal_hook", &["terminal/signals.rs"]),
    ("similar", &["export/words.rs"]),
    ("strsim", &["store/nearest.rs"]),
    ("tempfile", &["store/", "signing/", "terminal/outside.rs"]),
    ("thiserror", &["scope/", "rules/acceptance/mod.rs", "store/", "signing/", "terminal/", "cli/"]),
    ("tui_textarea", &["app/text_box.rs"]),
    ("unicode_segmentation", &["scope/visible.rs", "app/"]),
    ("unicode_width", &["scope/visible.rs", "app/"]),
    ("std::env", &["signing/openssh.rs", "terminal/", "cli/"]),
    ("std::fs", &["store/", "signing/private.rs", "signing/readable.rs", "terminal/outside.rs"]),
    ("std::io", &["store/", "signing/", "terminal/", "cli/"]),
    ("std::net", &[]),
    ("std::process", &["signing/", "terminal/", "cli/", "main.rs"]),
    ("std::thread", &["store/lock.rs", "signing/process.rs", "terminal/"]),
    ("std::time", &["store/lock.rs", "signing/", "terminal/", "cli/clock.rs"]),
];

#[test]
fn a_room_uses_only_the_rooms_below_it() {
    for source in sources().iter().filter(|source| !source.only_tests) {
        let Some(room) = source.room() else { continue };
        let (_, may) = ROOMS.iter().find(|(name, _)| *name == room).unwrap_or_else(|| {
            panic!("{}: give the room `{room}` a row in ROOMS, here and in ARCHITECTURE.md", source.path)
        });
        for path in source.paths().iter().filter(|path| path[0] == "crate") {
            let used = path.get(1).map_or("", String::as_str);
            assert!(
                used == room || may.contains(&used) || !ROOMS.iter().any(|(name, _)| *name == used),
                "{}: `{room}` may not use `{}`. Pass the value in, or move what both need to a floor below both.",
                source.path,
                path.join("::")
            );
        }
    }
}

#[test]
fn the_floors_stand_in_reading_order() {
    let lib = sources().into_iter().find(|source| source.path == "src/lib.rs").unwrap();
    let named: Vec<&str> =
        lib.code.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    let rooms: Vec<&str> = ROOMS.iter().map(|(name, _)| *name).collect();
    assert_eq!(named, rooms, "src/lib.rs: name the rooms from the ground up, as ROOMS does");
    for (index, (room, may)) in ROOMS.iter().enumerate() {
        for used in *may {
            let below = rooms[..index].contains(used);
            assert!(below, "`{room}` may not use `{used}`, which stands above it: turn the arrow round");
        }
    }
}

#[test]
fn a_crate_is_named_only_where_it_may_be() {
    for source in sources().iter().filter(|source| !source.only_tests) {
        for path in source.paths() {
            let name = if path[0] == "std" { path[..path.len().min(2)].join("::") } else { path[0].clone() };
            let Some((_, may)) = CRATES.iter().find(|(known, _)| *known == name) else { continue };
            assert!(
                may.iter().any(|place| source.path["src/".len()..].starts_with(place)),
                "{}: `{name}` may be named only in {may:?}. Ask one of those for what you need, or have it \
                 handed in; a new place is a new row in CRATES, with a reason.",
                source.path
            );
        }
    }
}

#[test]
fn every_dependency_is_used_and_has_its_line() {
    let manifest = include_str!("../../Cargo.toml");
    let (_, after) = manifest.split_once("\n[dependencies]\n").unwrap();
    let (dependencies, _) = after.split_once("\n[").unwrap();
    let sources = sources();
    // A line stands above its dependency, or above those of one family: clap, clap_complete, clap_mangen.
    let (mut above, mut family) = ("", String::new());
    for line in dependencies.lines() {
        let before = std::mem::replace(&mut above, line);
        let Some((name, _)) = line.split_once(" = ") else { continue };
        let name = name.replace('-', "_");
        let first = name.split('_').next().unwrap_or_default().to_owned();
        let same_family = std::mem::replace(&mut family, first.clone()) == first;
        let defended = before.starts_with("# ") || same_family;
        let words = CRATES.iter().any(|(known, _)| *known == name);
        assert!(words, "Cargo.toml: `{name}` has no row in CRATES: say which rooms may name it");
        let is_named = |source: &Source| source.code.contains(&format!("{name}::"));
        assert!(sources.iter().any(is_named), "Cargo.toml: nothing names `{name}`: take the dependency out");
        assert!(defended, "Cargo.toml: give `{name}` the line that defends it");
    }
    let known = |name: &str| {
        name.starts_with("std::")
            || dependencies.contains(&name.replace('_', "-"))
            || dependencies.contains(name)
    };
    for (name, _) in CRATES {
        assert!(known(name), "CRATES: `{name}` is no dependency any more: take its row out");
    }
    assert!(top().join("Cargo.lock").exists(), "commit Cargo.lock: a fresh clone builds what was tested");
}

#[test]
fn files_do_not_use_each_other_in_a_ring() {
    let sources = sources();
    let modules: BTreeSet<Vec<String>> = sources.iter().map(Source::module).collect();
    let mut arrows: BTreeMap<Vec<String>, BTreeSet<Vec<String>>> = BTreeMap::new();
    for source in sources.iter().filter(|source| !source.only_tests) {
        let own = source.module();
        for path in source.paths() {
            let used =
                (2..=path.len()).rev().map(|end| path[..end].to_vec()).find(|path| modules.contains(path));
            // The front door of a folder and what stands in it belong together.
            if let Some(used) = used.filter(|used| !used.starts_with(&own) && !own.starts_with(used)) {
                arrows.entry(own.clone()).or_default().insert(used);
            }
        }
    }
    for module in arrows.keys() {
        let ring: BTreeSet<&str> = reached(&arrows, module)
            .into_iter()
            .filter(|other| reached(&arrows, other).contains(module))
            .filter_map(|other| other.last().map(String::as_str))
            .collect();
        assert!(
            ring.is_empty(),
            "{} stands in a ring: {ring:?}. Move what both sides need to a file of its own below them.",
            module.join("::")
        );
    }
}

fn reached<'a>(
    arrows: &'a BTreeMap<Vec<String>, BTreeSet<Vec<String>>>,
    from: &Vec<String>,
) -> BTreeSet<&'a Vec<String>> {
    let mut reached = BTreeSet::new();
    let mut next: Vec<&Vec<String>> = arrows.get(from).into_iter().flatten().collect();
    while let Some(module) = next.pop() {
        if reached.insert(module) {
            next.extend(arrows.get(module).into_iter().flatten());
        }
    }
    reached
}
