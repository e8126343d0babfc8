//! What a registry and a packager see of the crates.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use serde_json::Value;

use super::root;

/// The words of a manifest that says something of its crate.
const ASKED: [&str; 5] = [
    "description",
    "license",
    "repository",
    "readme",
    "rust_version",
];

/// What cargo knows of this machine's packages: those of other systems need not be here.
fn metadata() -> Value {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--offline", "--format-version", "1"])
        .args(["--filter-platform", &host()])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    serde_json::from_slice(&output.stdout).unwrap()
}

fn host() -> String {
    let output = Command::new("rustc").arg("-vV").output().unwrap();
    let told = String::from_utf8(output.stdout).unwrap();
    let mut lines = told.lines();
    let host = lines.find_map(|line| line.strip_prefix("host: "));
    host.unwrap().to_owned()
}

fn packages(metadata: &Value) -> BTreeMap<&str, &Value> {
    let packages = metadata["packages"].as_array().unwrap().iter();
    packages
        .map(|package| (package["id"].as_str().unwrap(), package))
        .collect()
}

fn members(metadata: &Value) -> Vec<&str> {
    let members = metadata["workspace_members"].as_array().unwrap().iter();
    members.map(|id| id.as_str().unwrap()).collect()
}

#[test]
fn every_published_crate_says_what_it_is() {
    let metadata = metadata();
    let packages = packages(&metadata);
    let mut published = 0;
    for id in members(&metadata) {
        let package = packages[id];
        let name = package["name"].as_str().unwrap();
        assert!(package["license"].is_string(), "{name} has no licence");
        if package["publish"].is_array() {
            continue;
        }
        published += 1;
        for word in ASKED {
            assert!(package[word].is_string(), "{name} has no {word}");
        }
        let list = |key: &str| package[key].as_array().unwrap().len();
        assert!(
            (1..=5).contains(&list("keywords")),
            "{name} has no keywords"
        );
        assert!(
            (1..=5).contains(&list("categories")),
            "{name} has no categories"
        );
        let has_library = package["targets"]
            .as_array()
            .unwrap()
            .iter()
            .any(|target| target["kind"][0] == "lib");
        let docs = &package["metadata"]["docs"]["rs"];
        assert!(
            docs.is_object() || !has_library,
            "{name} does not say how its pages are made"
        );
        let manifest = std::path::Path::new(package["manifest_path"].as_str().unwrap());
        for file in ["LICENSE-APACHE", "LICENSE-MIT"] {
            let text = std::fs::read_to_string(manifest.with_file_name(file));
            assert!(
                text.is_ok_and(|text| text.len() > 500),
                "{name} has no {file}"
            );
        }
    }
    assert!(published >= 9, "only {published} crates");
}

/// A crate that says that it works with a compiler works with what it needs, too; and it asks for no newer one than that,
/// unless its own sources do ([`NEEDED`]).
#[test]
fn the_oldest_compiler_is_that_of_what_is_needed() {
    let metadata = metadata();
    let packages = packages(&metadata);
    let nodes = metadata["resolve"]["nodes"].as_array().unwrap();
    let nodes: BTreeMap<&str, &Value> = nodes
        .iter()
        .map(|node| (node["id"].as_str().unwrap(), node))
        .collect();
    for id in members(&metadata) {
        let own = version(packages[id]);
        let name = packages[id]["name"].as_str().unwrap();
        let mut most = NEEDED;
        for needed in needed_by(id, &nodes) {
            let theirs = version(packages[needed]);
            assert!(
                theirs <= own,
                "{name} says {own:?}, {needed} needs {theirs:?}"
            );
            if !members(&metadata).contains(&needed) {
                most = most.max(theirs);
            }
        }
        assert_eq!(own, most, "{name} asks for a newer compiler than it needs");
    }
}

/// What the sources themselves need: conditions that are chained with `let`.
const NEEDED: (u32, u32) = (1, 90);

fn version(package: &Value) -> (u32, u32) {
    let text = package["rust_version"].as_str().unwrap_or("0.0");
    let mut parts = text.split('.').map(|part| part.parse().unwrap());
    (parts.next().unwrap(), parts.next().unwrap_or(0))
}

/// The packages that are built for one, without those of its tests and build scripts.
fn needed_by<'a>(id: &'a str, nodes: &BTreeMap<&'a str, &'a Value>) -> BTreeSet<&'a str> {
    let (mut found, mut open) = (BTreeSet::new(), vec![id]);
    while let Some(next) = open.pop() {
        if !found.insert(next) {
            continue;
        }
        for dependency in nodes[next]["deps"].as_array().unwrap() {
            let kinds = dependency["dep_kinds"].as_array().unwrap();
            if kinds.iter().any(|kind| kind["kind"].is_null()) {
                open.push(dependency["pkg"].as_str().unwrap());
            }
        }
    }
    found.remove(id);
    found
}
