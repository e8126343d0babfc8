//! `keap help environment` tells every variable that the program reads, and no other.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on panics")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Variables of builds and of tests.
const OTHERS: &[&str] = &["KEAP_VERSION", "KEAP_LARGE_PAGE", "KEAP_TEST_POSTGRES"];

/// What looks like one, and is a word of the vendor's.
const WORDS: &[&str] = &["KEAP_PAY"];

#[test]
fn the_help_tells_every_variable_that_is_read() {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut read = BTreeSet::new();
    for one in fs::read_dir(crates).unwrap() {
        for path in sources(&one.unwrap().path().join("src")) {
            let text = fs::read_to_string(path).unwrap();
            // Tests stand at the end of their file.
            let text = text.split("\nmod tests {").next().unwrap();
            let quoted = text.split('"').filter(|part| is_variable(part));
            read.extend(quoted.map(str::to_owned));
        }
    }
    for other in OTHERS.iter().chain(WORDS) {
        read.remove(*other);
    }
    assert!(read.len() > 20, "{read:?}");
    let page = include_str!("../src/commands/help/environment.txt");
    let rows = page
        .lines()
        .filter_map(|line| line.trim().split(' ').next());
    let told: BTreeSet<String> = rows
        .filter(|word| is_variable(word))
        .map(str::to_owned)
        .collect();
    // The name of this one is given in a configuration.
    let told: BTreeSet<_> = told
        .into_iter()
        .filter(|name| name != "KEAP_GATEWAY_POSTGRES")
        .collect();
    assert_eq!(told, read);
}

fn is_variable(word: &str) -> bool {
    let name = word.strip_prefix("KEAP_");
    name.is_some_and(|name| {
        !name.is_empty()
            && name
                .bytes()
                .all(|sign| sign.is_ascii_uppercase() || sign == b'_')
    })
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found
}
