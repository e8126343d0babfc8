//! The files under `fixtures/xmlrpc`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use keap_xmlrpc::{MethodResponse, Value};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/xmlrpc")
}

/// All XML files of a folder and the folders in it: the path within the folder, and the content.
pub fn files(folder: &str) -> Vec<(String, Vec<u8>)> {
    let root = root().join(folder);
    let mut found = Vec::new();
    collect(&root, &mut found);
    found.sort();
    assert!(!found.is_empty(), "no fixtures in {folder}");
    let name = |path: &Path| {
        let name = path.strip_prefix(&root).expect("the path was made from it");
        name.to_string_lossy().replace('\\', "/")
    };
    found
        .into_iter()
        .map(|path| {
            (
                name(&path),
                std::fs::read(&path).expect("a fixture can be read"),
            )
        })
        .collect()
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("the folder can be read").path();
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "xml") {
            found.push(path);
        }
    }
}

/// Each folder with XML files has a `SOURCES` with one line for each of them, and no other.
pub fn check_sources(folder: &str) {
    let mut folders = BTreeSet::new();
    for (name, _) in files(folder) {
        let path = root().join(folder).join(&name);
        folders.insert(path.parent().expect("it is in a folder").to_owned());
    }
    for folder in folders {
        let sources = std::fs::read_to_string(folder.join("SOURCES")).expect("there is a SOURCES");
        let named: BTreeSet<&str> = sources
            .lines()
            .map(|line| {
                let (name, source) = line.split_once(": ").expect("`name: source`");
                let kinds = ["documented; ", "recorded; ", "composed; "];
                assert!(kinds.iter().any(|kind| source.starts_with(kind)), "{line}");
                name
            })
            .collect();
        let mut found = Vec::new();
        collect(&folder, &mut found);
        let found: BTreeSet<&str> = found
            .iter()
            .filter_map(|path| path.file_name()?.to_str())
            .collect();
        assert_eq!(named, found, "{}", folder.display());
    }
}

/// An answer on one line, so that a snapshot has one line a fixture.
pub fn show(answer: &MethodResponse) -> String {
    match answer {
        Ok(value) => show_value(value),
        Err(fault) => format!("{fault:?}"),
    }
}

fn show_value(value: &Value) -> String {
    match value {
        Value::DateTime(moment) => format!("DateTime({moment})"),
        Value::Base64(bytes) => format!("Base64({})", bytes.escape_ascii()),
        other => format!("{other:?}"),
    }
}
