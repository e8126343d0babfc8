//! No circle between the files of a crate: a reader who follows the imports of a file comes to an end.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Circles of `keap` that stand today: the import that closes one, and why it is there.
const ALLOWED: &[(&str, &str, &str)] = &[
    (
        "client",
        "shadow::cast",
        "what runs in the background asks through the client that it shadows",
    ),
    (
        "rest::query::join",
        "rest::query",
        "a lookup join is a query of its own",
    ),
    (
        "operation",
        "operation::touched",
        "the row of an operation says what it touches, an invocation which of it",
    ),
    (
        "table::convert",
        "table::own",
        "a conversion may be a column's own, which is written as one of the others",
    ),
    (
        "table::endpoints",
        "table",
        "a table has endpoints, and a choice among them names tables",
    ),
];

/// Those of the local Keap.
const ALLOWED_IN_SANDBOX: &[(&str, &str, &str)] = &[
    (
        "xmlrpc::request::array",
        "xmlrpc::request::values",
        "an array holds values, one of which may be an array",
    ),
    (
        "xmlrpc::request::structure",
        "xmlrpc::request::values",
        "a struct holds values, one of which may be a struct",
    ),
    (
        "xmlrpc::request::atomic",
        "xmlrpc::request::values",
        "an atom ends where the reader of values says it does",
    ),
];

const ALLOWED_IN_SCHEMA: &[(&str, &str, &str)] = &[
    (
        "column",
        "record",
        "a column reads its own value, and a record is read by columns",
    ),
    (
        "column",
        "table",
        "a column is of a table, which lists its columns",
    ),
    (
        "row",
        "table",
        "a row is of a table, which has rows of one type",
    ),
    (
        "table",
        "tables",
        "a table is found among all tables by its name",
    ),
];

/// The files of a crate by their module paths: `rest::query::plan`, and an empty one for the root.
pub(super) struct Crate {
    files: BTreeMap<String, String>,
    /// What a module re-exports under a name, with the path it stands for.
    aliases: BTreeMap<(String, String), Vec<String>>,
}

/// A path that a file names: from a `use`, or in its code.
struct Named {
    path: Vec<String>,
    /// For imports: the name that the file knows it by.
    known_as: Option<String>,
    is_reexport: bool,
}

impl Crate {
    pub(super) fn read(source: &Path) -> Self {
        let mut found = Vec::new();
        super::files(source, &mut found);
        let mut files = BTreeMap::new();
        for path in found {
            let relative = path.strip_prefix(source).unwrap().with_extension("");
            let module = relative.to_str().unwrap().replace('/', "::");
            if module.ends_with("tests") {
                continue;
            }
            let module = if module == "lib" {
                String::new()
            } else {
                module
            };
            files.insert(module, code(&fs::read_to_string(&path).unwrap()));
        }
        let mut aliases = BTreeMap::new();
        for (module, text) in &files {
            for named in imports(module, text) {
                if let (true, Some(name)) = (named.is_reexport, named.known_as) {
                    aliases.insert((module.clone(), name), named.path);
                }
            }
        }
        Self { files, aliases }
    }

    /// The module whose file defines what a path names.
    fn resolve(&self, path: &[String], depth: usize) -> String {
        let mut module = String::new();
        for (at, segment) in path.iter().enumerate() {
            let below = join(&module, segment);
            if self.files.contains_key(&below) {
                module = below;
                continue;
            }
            if let Some(target) = self.aliases.get(&(module.clone(), segment.clone()))
                && depth < 9
            {
                let mut target = target.clone();
                target.extend_from_slice(&path[at + 1..]);
                return self.resolve(&target, depth + 1);
            }
            break;
        }
        module
    }

    fn is_module(&self, path: &[String]) -> bool {
        self.files.contains_key(&path.join("::"))
    }

    /// Which files each file names.
    pub(super) fn arrows(&self) -> BTreeSet<(String, String)> {
        let mut arrows = BTreeSet::new();
        for (module, text) in &self.files {
            let named = imports(module, text)
                .into_iter()
                .filter(|one| !one.is_reexport);
            let mut paths = inline(module, text);
            for named in named {
                match named.known_as.filter(|_| self.is_module(&named.path)) {
                    // What a file takes out of a module that it imports is named in its code.
                    Some(name) => paths.extend(through(&name, &named.path, text)),
                    None => paths.push(named.path),
                }
            }
            for path in paths {
                let other = self.resolve(&path, 0);
                if !other.is_empty() && other != *module {
                    arrows.insert((module.clone(), other));
                }
            }
        }
        arrows
    }
}

fn join(module: &str, name: &str) -> String {
    if module.is_empty() {
        name.to_owned()
    } else {
        format!("{module}::{name}")
    }
}

/// A file without comments and tests.
fn code(text: &str) -> String {
    let text = text
        .split("#[cfg(test)]\nmod tests")
        .next()
        .unwrap_or_default();
    let lines = text.lines().map(|line| match line.find("//") {
        Some(at) if !line[..at].contains('"') => &line[..at],
        _ => line,
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The paths of all `use` items, absolute; those of other crates are left out.
fn imports(module: &str, text: &str) -> Vec<Named> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find("use ") {
        let line = &rest[..at][rest[..at].rfind('\n').map_or(0, |end| end + 1)..];
        let after = &rest[at + 4..];
        rest = after;
        // `pub struct Cause {` has the word in another one.
        let is_public = line.trim_start().starts_with("pub") && line.ends_with(' ');
        let is_item = line.trim().is_empty() || is_public;
        let Some(end) = after.find(';').filter(|_| is_item) else {
            continue;
        };
        let tree: String = after[..end]
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        for (path, name) in leaves(&tree) {
            if let Some(path) = absolute(module, &path) {
                found.push(Named {
                    path,
                    known_as: Some(name),
                    is_reexport: line.contains("pub"),
                });
            }
        }
    }
    found
}

/// The leaves of a tree of imports, each with the name that it is known by.
fn leaves(tree: &str) -> Vec<(String, String)> {
    let tree = tree.trim();
    if let Some(open) = tree.find('{') {
        let inside = &tree[open + 1..tree.rfind('}').unwrap_or(tree.len())];
        let prefix = &tree[..open];
        let parts = split(inside).into_iter();
        return parts
            .flat_map(|part| leaves(&part))
            .map(|(path, name)| match path.as_str() {
                "self" => {
                    let own = prefix.trim_end_matches("::");
                    (own.to_owned(), last(own))
                }
                _ => (format!("{prefix}{path}"), name),
            })
            .collect();
    }
    match tree.split_once(" as ") {
        Some((path, name)) => vec![(path.to_owned(), name.to_owned())],
        None => vec![(tree.to_owned(), last(tree))],
    }
}

fn last(path: &str) -> String {
    path.rsplit("::").next().unwrap_or_default().to_owned()
}

/// The parts between commas that stand in no braces of their own.
fn split(inside: &str) -> Vec<String> {
    let (mut parts, mut depth) = (vec![String::new()], 0);
    for letter in inside.chars() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        match (letter, depth, parts.last_mut()) {
            (',', 0, _) => parts.push(String::new()),
            (letter, _, Some(part)) => part.push(letter),
            _ => {}
        }
    }
    let parts = parts.iter().map(|part| part.trim());
    parts
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect()
}

/// A path from the root of the crate; `None` for one of another crate.
fn absolute(module: &str, path: &str) -> Option<Vec<String>> {
    let mut segments: Vec<&str> = path.split("::").map(str::trim).collect();
    let mut base: Vec<&str> = module.split("::").filter(|name| !name.is_empty()).collect();
    match *segments.first()? {
        "crate" => base.clear(),
        "super" => {
            base.pop();
        }
        "self" => {}
        // A module below this file, which re-exports name without `self`.
        _ if path.starts_with(char::is_lowercase) => {}
        _ => return None,
    }
    if matches!(segments[0], "crate" | "super" | "self") {
        segments.remove(0);
    }
    while segments.first() == Some(&"super") {
        base.pop();
        segments.remove(0);
    }
    base.extend(segments.into_iter().filter(|segment| *segment != "*"));
    Some(base.into_iter().map(str::to_owned).collect())
}

/// The paths that the code names without importing them.
fn inline(module: &str, text: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for root in ["crate::", "super::"] {
        for (at, _) in text.match_indices(root) {
            let is_whole = !text[..at]
                .ends_with(|letter: char| letter.is_alphanumeric() || "_:$".contains(letter));
            let is_visibility = text[..at].ends_with("pub(in ");
            if is_whole && !is_visibility && !is_import(text, at) {
                found.extend(absolute(module, &path_at(&text[at..])));
            }
        }
    }
    found
}

fn is_import(text: &str, at: usize) -> bool {
    let statement = text[..at].rfind([';', '}']).map_or(0, |end| end + 1);
    text[statement..at].contains("use ")
}

/// The path that a text begins with.
fn path_at(text: &str) -> String {
    let end = text.find(|letter: char| !letter.is_alphanumeric() && !"_:".contains(letter));
    text[..end.unwrap_or(text.len())]
        .trim_end_matches(':')
        .to_owned()
}

/// What the code takes out of a module that it imported by name.
fn through(name: &str, module: &[String], text: &str) -> Vec<Vec<String>> {
    let prefix = format!("{name}::");
    let mut found = Vec::new();
    for (at, _) in text.match_indices(&prefix) {
        let before = text[..at].chars().next_back().unwrap_or(' ');
        if before.is_alphanumeric() || "_:".contains(before) {
            continue;
        }
        let path = path_at(&text[at..]);
        let below = path.split("::").skip(1).map(str::to_owned);
        found.push(module.iter().cloned().chain(below).collect());
    }
    found
}

/// The arrows that lie on a circle.
fn circles(arrows: &BTreeSet<(String, String)>) -> Vec<String> {
    let mut next: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (from, to) in arrows {
        next.entry(from).or_default().push(to);
    }
    let reach: BTreeMap<&str, BTreeSet<&str>> = next
        .keys()
        .map(|file| (*file, reached(file, &next)))
        .collect();
    let closes = |from: &str, to: &str| reach.get(to).is_some_and(|found| found.contains(from));
    let closing = arrows.iter().filter(|(from, to)| closes(from, to));
    closing
        .map(|(from, to)| format!("{from} -> {to}"))
        .collect()
}

/// The files that can be reached from one.
fn reached<'a>(from: &str, next: &BTreeMap<&str, Vec<&'a str>>) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::new();
    let mut waiting = vec![from];
    while let Some(file) = waiting.pop() {
        for other in next.get(file).into_iter().flatten() {
            if found.insert(*other) {
                waiting.push(other);
            }
        }
    }
    found
}

/// Holds the files of a crate to one direction, but for the circles that are allowed; each of those still is one.
fn hold_to_one_direction(name: &str, at_least: usize, allowed: &[(&str, &str, &str)]) {
    let arrows = Crate::read(&super::root().join(format!("crates/{name}/src"))).arrows();
    let count = arrows.len();
    assert!(count > at_least, "{name}: the search works: {count}");
    let is_allowed = |(from, to): &&(String, String)| {
        let mut allowed = allowed.iter();
        allowed.any(|(one, other, _)| one == from && other == to)
    };
    let left: BTreeSet<_> = arrows
        .iter()
        .filter(|arrow| !is_allowed(arrow))
        .cloned()
        .collect();
    let found = circles(&left).join("\n");
    assert!(
        found.is_empty(),
        "{name}: these imports lie on circles:\n{found}"
    );
    for (from, to, _) in allowed {
        let mut with = left.clone();
        let arrow = ((*from).to_owned(), (*to).to_owned());
        assert!(
            arrows.contains(&arrow),
            "{name}: {from} does not import {to} any more"
        );
        with.insert(arrow);
        assert!(
            !circles(&with).is_empty(),
            "{name}: {from} -> {to} lies on no circle any more"
        );
    }
}

#[test]
fn the_files_of_keap_import_each_other_in_one_direction() {
    hold_to_one_direction("keap", 300, ALLOWED);
}

#[test]
fn so_do_the_files_of_audit() {
    hold_to_one_direction("audit", 80, &[]);
}

#[test]
fn so_do_the_files_of_auth() {
    hold_to_one_direction("auth", 20, &[]);
}

#[test]
fn so_do_the_files_of_cli() {
    hold_to_one_direction("cli", 100, &[]);
}

#[test]
fn so_do_the_files_of_sandbox() {
    hold_to_one_direction("sandbox", 150, ALLOWED_IN_SANDBOX);
}

#[test]
fn so_do_the_files_of_xmlrpc() {
    hold_to_one_direction("xmlrpc", 60, &[]);
}

#[test]
fn so_do_the_files_of_rest() {
    hold_to_one_direction("rest", 150, &[]);
}

#[test]
fn so_do_the_files_of_schema() {
    hold_to_one_direction("schema", 20, ALLOWED_IN_SCHEMA);
}

#[test]
fn so_do_the_files_of_http() {
    hold_to_one_direction("http", 20, &[]);
}

#[test]
fn so_do_the_files_of_gateway() {
    hold_to_one_direction("gateway", 60, &[]);
}

#[test]
fn a_circle_is_found_however_it_is_written() {
    let file = |name: &str, text: &str| (name.to_owned(), code(text));
    let files = BTreeMap::from([
        file("", "pub use a::One;\nmod a;"),
        file(
            "a",
            "use crate::b::{self, c::Two as Second};\nfn f() { b::c::g() }",
        ),
        file("b", "mod c;"),
        file(
            "b::c",
            "fn g(one: crate::One) {} // not crate::d\n#[cfg(test)]\nmod tests { use crate::d; }",
        ),
        file("d", "use super::b::c::Two;"),
    ]);
    let aliases = BTreeMap::from([(
        (String::new(), "One".to_owned()),
        vec!["a".to_owned(), "One".to_owned()],
    )]);
    let arrows = Crate { files, aliases }.arrows();
    assert_eq!(circles(&arrows), ["a -> b::c", "b::c -> a"]);
    assert!(arrows.contains(&("d".to_owned(), "b::c".to_owned())));
    assert_eq!(arrows.len(), 3);
}
