//! The repository keeps its own rules: every suite and example is run, floors hold, fixtures have sources.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use keap_tests::root;
use serde_json::Value;

#[path = "tidy/field_docs.rs"]
mod field_docs;
#[path = "tidy/growth.rs"]
mod growth;
#[path = "tidy/imports.rs"]
mod imports;
#[path = "tidy/migrations.rs"]
mod migrations;
#[path = "tidy/packages.rs"]
mod packages;
#[path = "tidy/pools.rs"]
mod pools;
#[path = "tidy/rooms.rs"]
mod rooms;

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            files(&path, found);
        } else {
            found.push(path);
        }
    }
}

/// A file in `tests/` or `examples/` without an entry in the manifest is silently never run.
#[test]
fn manifests_list_every_suite_and_example() {
    for folder in ["tests", "examples"] {
        let manifest = fs::read_to_string(root().join(folder).join("Cargo.toml")).unwrap();
        for entry in fs::read_dir(root().join(folder)).unwrap().flatten() {
            let name = entry.file_name().into_string().unwrap();
            if name.ends_with(".rs") {
                assert!(
                    manifest.contains(&format!("path = \"{name}\"")),
                    "{folder}/{name} is not listed"
                );
            }
        }
    }
}

#[test]
fn crates_depend_only_on_lower_floors() {
    let floors = BTreeMap::from([
        ("keap-html", 0),
        ("keap-http", 0),
        ("keap-schema", 0),
        ("keap-auth", 1),
        ("keap-xmlrpc", 2),
        ("keap-rest", 2),
        ("keap", 3),
        ("keap-sandbox", 3),
        ("keap-audit", 4),
        ("keap-gateway", 4),
        ("keap-cli", 5),
    ]);
    for package in workspace_packages() {
        let name = package["name"].as_str().unwrap();
        let Some(floor) = floors.get(name) else {
            // Tests, benches, examples and tools stand on all floors.
            assert!(package["publish"].is_array(), "{name} has no floor");
            continue;
        };
        for dependency in package["dependencies"].as_array().unwrap() {
            let used = dependency["name"].as_str().unwrap();
            let is_normal = dependency["kind"].is_null();
            if let Some(below) = floors.get(used).filter(|_| is_normal) {
                assert!(
                    below < floor,
                    "{name} (floor {floor}) depends on {used} (floor {below})"
                );
            }
        }
    }
}

/// A dependency on another crate of ours that no source names is compiled for nothing, and draws an arrow that is none.
#[test]
fn every_dependency_between_the_crates_is_named_in_the_source() {
    let packages = workspace_packages();
    let ours: Vec<&str> = packages
        .iter()
        .filter_map(|package| package["name"].as_str())
        .collect();
    let mut seen = 0;
    for package in &packages {
        let manifest = PathBuf::from(package["manifest_path"].as_str().unwrap());
        let folder = manifest.parent().unwrap();
        let dependencies = package["dependencies"].as_array().unwrap().iter();
        for dependency in dependencies.filter(|one| ours.contains(&one["name"].as_str().unwrap())) {
            let name = dependency["rename"]
                .as_str()
                .or(dependency["name"].as_str());
            let name = name.unwrap().replace('-', "_");
            let mut sources = Vec::new();
            // What is tested and shown uses more than what is built.
            match dependency["kind"].as_str() {
                None if folder.join("src").is_dir() => files(&folder.join("src"), &mut sources),
                _ => files(folder, &mut sources),
            }
            let names = |path: &PathBuf| {
                let is_source = path
                    .extension()
                    .is_some_and(|ext| ext == "rs" || ext == "md");
                is_source && fs::read_to_string(path).is_ok_and(|text| is_named(&text, &name))
            };
            assert!(
                sources.iter().any(names),
                "{} depends on {name} and does not name it",
                package["name"]
            );
            seen += 1;
        }
    }
    assert!(seen > 20, "the search works: {seen}");
}

/// Whether a text has a word, in code.
fn is_named(text: &str, word: &str) -> bool {
    let is_part = |letter: char| letter.is_alphanumeric() || letter == '_';
    text.lines().any(|line| {
        line.match_indices(word).any(|(at, _)| {
            let after = &line[at + word.len()..];
            !line[..at].ends_with(is_part)
                && (after.starts_with("::") || after.starts_with(';') || after.starts_with(" as "))
        })
    })
}

/// What a program needs is in `keap`; whoever copies an example writes one line of dependencies.
#[test]
fn examples_and_documents_name_no_crate_of_ours_but_the_facade() {
    let below = [
        "keap_auth",
        "keap_http",
        "keap_rest",
        "keap_schema",
        "keap_xmlrpc",
    ];
    let mut paths = Vec::new();
    files(&root().join("examples"), &mut paths);
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "rs"));
    assert!(paths.len() > 10);
    paths.extend(
        [
            "README.md",
            "MIGRATION.md",
            "docs/calls.md",
            "crates/keap/README.md",
        ]
        .map(|name| root().join(name)),
    );
    for path in paths {
        let text = fs::read_to_string(&path).unwrap();
        for (number, line) in text.lines().enumerate() {
            let named = below
                .iter()
                .any(|name| line.trim_start().starts_with(&format!("use {name}")));
            assert!(!named, "{}:{}: {line}", path.display(), number + 1);
        }
    }
    let manifest = fs::read_to_string(root().join("examples/Cargo.toml")).unwrap();
    for name in below {
        assert!(!manifest.contains(&name.replace('_', "-")), "{name}");
    }
}

/// The witness must not see what it is a witness of.
#[test]
fn the_sandbox_shares_nothing_with_the_clients_but_the_codec() {
    let packages = workspace_packages();
    let sandbox = packages
        .iter()
        .find(|package| package["name"] == "keap-sandbox")
        .unwrap();
    let mut ours: Vec<&str> = sandbox["dependencies"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|dependency| dependency["kind"].is_null())
        .filter_map(|dependency| dependency["name"].as_str())
        .filter(|name| name.starts_with("keap"))
        .collect();
    ours.sort_unstable();
    assert_eq!(ours, ["keap-http", "keap-xmlrpc"]);

    let mut sources = Vec::new();
    files(&root().join("crates/sandbox/src"), &mut sources);
    for path in sources
        .iter()
        .filter(|path| path.extension().is_some_and(|ext| ext == "rs"))
    {
        let text = fs::read_to_string(path).unwrap();
        for word in ["keap_xmlrpc::methods", "keap_schema"] {
            assert!(!text.contains(word), "{} uses {word}", path.display());
        }
    }
}

/// Every folder of fixtures says where its files come from.
#[test]
fn fixtures_have_sources() {
    let mut found = Vec::new();
    files(&root().join("fixtures"), &mut found);
    for path in found {
        let name = path.file_name().unwrap().to_str().unwrap();
        if matches!(name, "SOURCES" | "README.md") {
            continue;
        }
        let listed = path.ancestors().skip(1).any(|folder| {
            let relative = path.strip_prefix(folder).unwrap().to_str().unwrap();
            fs::read_to_string(folder.join("SOURCES")).is_ok_and(|sources| {
                sources
                    .lines()
                    .any(|line| line.starts_with(relative) || covers(line, relative))
            })
        });
        assert!(listed, "{} has no line in a SOURCES file", path.display());
    }
}

/// A line may speak for all files of a pattern: `Service.method/*: composed ...`.
fn covers(line: &str, relative: &str) -> bool {
    let pattern = line.split([':', ' ']).next().unwrap_or_default();
    pattern
        .split_once('*')
        .is_some_and(|(before, after)| relative.starts_with(before) && relative.ends_with(after))
}

#[test]
fn the_network_and_the_xml_library_are_named_in_one_place() {
    let mut sources = Vec::new();
    files(&root().join("crates"), &mut sources);
    for path in sources
        .iter()
        .filter(|path| path.extension().is_some_and(|ext| ext == "rs"))
    {
        let text = fs::read_to_string(path).unwrap();
        let shown = path.display().to_string();
        let code = || {
            text.lines()
                .filter(|line| !line.trim_start().starts_with("//"))
        };
        if code().any(|line| line.contains("reqwest::Client")) {
            assert!(
                shown.ends_with("http/src/reqwest.rs"),
                "{shown} names reqwest"
            );
        }
        if code().any(|line| line.contains("quick_xml::")) {
            assert!(shown.contains("xmlrpc/src/"), "{shown} names quick-xml");
        }
    }
}

fn workspace_packages() -> Vec<Value> {
    let output = Command::new(env!("CARGO"))
        .args([
            "metadata",
            "--no-deps",
            "--offline",
            "--format-version",
            "1",
        ])
        .current_dir(root())
        .output()
        .unwrap();
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    metadata["packages"].as_array().unwrap().clone()
}

/// Names of files and errors may hold what a terminal obeys: where they are told, in an error, a table or a log, they
/// pass through `Shown`.
#[test]
fn names_of_files_and_logged_errors_pass_through_shown() {
    let mut sources = Vec::new();
    for name in ["auth", "cli", "gateway", "http", "keap", "rest", "xmlrpc"] {
        files(&root().join("crates").join(name).join("src"), &mut sources);
    }
    let is_test = |path: &PathBuf| path.ends_with("tests.rs");
    let mut seen = 0;
    for path in sources.iter().filter(|path| !is_test(path)) {
        let text = fs::read_to_string(path).unwrap_or_default();
        let code = text
            .split("#[cfg(test)]\nmod tests")
            .next()
            .unwrap_or_default();
        let raw = [".display()", "(%error", "(%e,", "= %error", "?path,"];
        for (number, line) in code.lines().enumerate() {
            let raw = raw.iter().find(|raw| line.contains(**raw));
            assert_eq!(raw, None, "{}:{}", path.display(), number + 1);
        }
        seen += code.matches("Shown::path(").count();
    }
    assert!(seen > 20, "the search works: {seen}");
}

/// What a description of a table may name of its crate: other descriptions, and the words that everything uses.
const OF_DESCRIPTIONS: [&str; 10] = [
    "Backend",
    "Certainty",
    "Difference",
    "Error",
    "ErrorKind",
    "Result",
    "crud",
    "difference",
    "model",
    "table",
];

/// What reads and writes by the descriptions knows them; they know nothing of it.
#[test]
fn a_description_of_a_table_imports_nothing_of_the_engine() {
    let source = root().join("crates/keap/src");
    let mut found = vec![source.join("table.rs")];
    files(&source.join("table"), &mut found);
    assert!(found.len() > 20, "the descriptions are elsewhere");
    for path in found {
        let code: String = fs::read_to_string(&path)
            .unwrap()
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .flat_map(|line| [line, "\n"])
            .collect();
        let shown = path.display();
        assert!(
            !code.contains("super::super"),
            "{shown}: say `crate::table`"
        );
        for name in of_crate(&code) {
            assert!(OF_DESCRIPTIONS.contains(&name), "{shown} imports `{name}`");
        }
    }
}

#[test]
fn imports_are_seen_however_they_are_written() {
    let code =
        "use crate::rest::{api, Api};\nuse crate::{Backend, compare::{same, Rule},\n    route};";
    assert_eq!(of_crate(code), ["rest", "Backend", "compare", "route"]);
    assert_eq!(of_crate("crate::xmlrpc::send(row)"), ["xmlrpc"]);
}

/// The names at the root of the crate that code reaches for.
fn of_crate(code: &str) -> Vec<&str> {
    let mut names = Vec::new();
    for rest in code.split("crate::").skip(1) {
        let Some(list) = rest.strip_prefix('{') else {
            names.push(first_word(rest));
            continue;
        };
        let (mut depth, mut start) = (0, 0);
        for (at, letter) in list.char_indices() {
            match letter {
                '{' => depth += 1,
                '}' if depth > 0 => depth -= 1,
                ',' | '}' if depth == 0 => {
                    names.push(first_word(list[start..at].trim_start()));
                    start = at + 1;
                    if letter == '}' {
                        break;
                    }
                }
                _ => {}
            }
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

fn first_word(text: &str) -> &str {
    let end = text.find(|letter: char| !letter.is_alphanumeric() && letter != '_');
    &text[..end.unwrap_or(text.len())]
}
