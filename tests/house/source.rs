//! The sources as the house rules read them: code without comments and texts, the paths that it names, its texts.
//! Must not know a rule.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// One source file of the library.
#[derive(Debug)]
pub(crate) struct Source {
    /// Its path from the top of the repository, with `/`.
    pub(crate) path: String,
    /// All of it.
    pub(crate) text: String,
    /// Its code without comments and texts; the module of its tests is left out.
    pub(crate) code: String,
    /// Its texts in quotes, but for those of its tests.
    pub(crate) texts: Vec<String>,
    /// Whether it is compiled for tests only.
    pub(crate) only_tests: bool,
}

impl Source {
    /// Returns the room that it stands in; the front doors, `lib.rs` and `main.rs`, stand in none.
    pub(crate) fn room(&self) -> Option<&str> {
        self.path.strip_prefix("src/")?.split_once('/').map(|(room, _)| room)
    }

    /// Returns the paths that it names, each resolved to begin with `crate` or with the name of a crate.
    pub(crate) fn paths(&self) -> Vec<Vec<String>> {
        let mut paths = Vec::new();
        let mut rest = self.code.as_str();
        while let Some(at) = rest.find("use ") {
            let begins = rest[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric() && c != '_');
            rest = &rest[at + 4..];
            if begins && let Some(end) = rest.find(';') {
                branches(&rest[..end], &[], &mut paths);
            }
        }
        for (at, _) in self.code.match_indices("::") {
            let head = self.code[..at].rsplit(|c: char| !c.is_alphanumeric() && c != '_' && c != ':').next();
            let tail =
                self.code[at + 2..].split(|c: char| !c.is_alphanumeric() && c != '_' && c != ':').next();
            if head.is_none_or(str::is_empty) || tail.is_none_or(str::is_empty) {
                continue;
            }
            let whole = format!("{}::{}", head.unwrap_or_default(), tail.unwrap_or_default());
            paths.push(whole.split("::").filter(|name| !name.is_empty()).map(str::to_owned).collect());
        }
        paths.into_iter().filter_map(|path| self.resolved(path)).collect()
    }

    /// Puts the module that `self` and `super` stand for in their place.
    fn resolved(&self, path: Vec<String>) -> Option<Vec<String>> {
        let ups = path.iter().take_while(|name| *name == "super").count();
        if ups == 0 && path.first().is_none_or(|first| first != "self") {
            return (!path.is_empty()).then_some(path);
        }
        let mut module = self.module();
        module.truncate(module.len().checked_sub(ups)?);
        let rest = path.into_iter().skip(ups.max(1));
        Some(module.into_iter().chain(rest).collect())
    }

    /// Returns its module: `crate`, then the names on the way.
    pub(crate) fn module(&self) -> Vec<String> {
        let path = self.path.trim_start_matches("src/").trim_end_matches(".rs");
        let names = path.split('/').filter(|name| !matches!(*name, "mod" | "lib" | "main"));
        std::iter::once("crate").chain(names).map(str::to_owned).collect()
    }
}

/// Reads all sources of the library, in the order of their paths.
pub(crate) fn sources() -> Vec<Source> {
    let mut paths = Vec::new();
    collect(&top().join("src"), &mut paths);
    paths.sort();
    let mut sources: Vec<Source> = paths.iter().map(|path| read(path)).collect();
    let of_tests: Vec<String> = sources.iter().flat_map(test_modules).collect();
    for source in &mut sources {
        source.only_tests = of_tests.contains(&source.path);
    }
    sources
}

/// Returns the top of the repository.
pub(crate) fn top() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            paths.push(path);
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "a source of ours is no fifo")]
fn read(path: &Path) -> Source {
    let text = fs::read_to_string(path).unwrap();
    let end = ["mod tests {", "pub(crate) mod tests {", "pub(super) mod tests {"]
        .iter()
        .find_map(|tests| text.find(&format!("#[cfg(test)]\n{tests}")));
    let without_tests = &text[..end.unwrap_or(text.len())];
    let (code, texts) = without_comments_and_texts(without_tests);
    let path = path.strip_prefix(top()).unwrap().to_string_lossy().replace('\\', "/");
    Source { path, code, texts, text, only_tests: false }
}

/// Returns the files that a file declares as modules for its tests.
fn test_modules(source: &Source) -> Vec<String> {
    let folder = source.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut files = Vec::new();
    for part in source.text.split("#[cfg(test)]\n").skip(1) {
        let named = part.strip_prefix("#[path = \"").and_then(|part| part.split_once('"'));
        let declared = part.split_once("mod ").and_then(|(_, name)| name.split_once([';', '{']));
        match (named, declared) {
            (Some((file, _)), _) => files.push(format!("{folder}/{file}")),
            (None, Some((name, _))) => files.push(format!("{folder}/{name}.rs")),
            (None, None) => {}
        }
    }
    files
}

/// Spreads a tree of imports into its paths.
fn branches(tree: &str, before: &[String], paths: &mut Vec<Vec<String>>) {
    let tree = tree.trim();
    let Some((head, inner)) = tree.strip_suffix('}').and_then(|tree| tree.split_once('{')) else {
        let plain = tree.split(" as ").next().unwrap_or(tree);
        let names = plain.split("::").map(str::trim).filter(|name| !name.is_empty() && *name != "self");
        let ups = plain.starts_with("self").then(|| "self".to_owned()).filter(|_| before.is_empty());
        paths.push(before.iter().cloned().chain(ups).chain(names.map(str::to_owned)).collect());
        return;
    };
    let names = head.split("::").map(str::trim).filter(|name| !name.is_empty());
    let before: Vec<String> = before.iter().cloned().chain(names.map(str::to_owned)).collect();
    let (mut depth, mut start) = (0, 0);
    for (at, c) in inner.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                branches(&inner[start..at], &before, paths);
                start = at + 1;
            }
            _ => {}
        }
    }
    if !inner[start..].trim().is_empty() {
        branches(&inner[start..], &before, paths);
    }
}

/// Takes comments and texts out of a source; a text leaves its quotes, and is returned beside the code.
fn without_comments_and_texts(source: &str) -> (String, Vec<String>) {
    let (mut code, mut texts) = (String::new(), Vec::new());
    let mut rest = source;
    while let Some(c) = rest.chars().next() {
        let raw = rest.strip_prefix('r').map(|after| after.trim_start_matches('#'));
        let in_a_word = code.chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == '_');
        if rest.starts_with("//") {
            rest = &rest[rest.find('\n').unwrap_or(rest.len())..];
        } else if let Some(after) = rest.strip_prefix("/*") {
            rest = after.split_once("*/").map_or("", |(_, after)| after);
        } else if let Some(after) = raw.and_then(|raw| raw.strip_prefix('"')).filter(|_| !in_a_word) {
            let hashes = rest.len() - after.len() - 2;
            let end = format!("\"{}", "#".repeat(hashes));
            let (text, after) = after.split_once(&end).unwrap_or((after, ""));
            texts.push(text.to_owned());
            code.push_str("\"\"");
            rest = after;
        } else if let Some(after) = rest.strip_prefix('"') {
            let mut escaped = false;
            let end = after.find(|c| {
                let ends = c == '"' && !escaped;
                escaped = c == '\\' && !escaped;
                ends
            });
            let end = end.unwrap_or(after.len());
            texts.push(after[..end].to_owned());
            code.push_str("\"\"");
            rest = after.get(end + 1..).unwrap_or_default();
        } else if let Some(literal) = char_literal(rest) {
            code.push_str("' '");
            rest = &rest[literal..];
        } else {
            code.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    (code, texts)
}

/// Returns how long the character in quotes is that stands first, if one does; a lifetime is none.
fn char_literal(rest: &str) -> Option<usize> {
    let after = rest.strip_prefix('\'')?;
    let first = after.chars().next()?;
    if first == '\\' {
        return after[2..].find('\'').map(|end| end + 4);
    }
    after[first.len_utf8()..].starts_with('\'').then_some(first.len_utf8() + 2)
}
