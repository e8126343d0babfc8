//! Which known differences a finding can carry, by where the code names them: the others are advice alone.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// What gives findings and refusals their ids, below the sources of the facade.
const NAMING: [&str; 11] = [
    "compare",
    "compare.rs",
    "coverage/check",
    "coverage/check.rs",
    "rest",
    "table/columns.rs",
    "table/convert.rs",
    "table/part.rs",
    "table/served.rs",
    "table/written.rs",
    "xmlrpc",
];

/// Where an operation has no counterpart, it is refused with the ids of its row: `none(&[..])`.
const REFUSING: &str = "coverage/operations";

/// The ids that a comparison may tell beside a finding, that of a refusal among them.
pub(crate) fn carried(sources: &Path) -> BTreeSet<String> {
    let list = fs::read_to_string(sources.join("difference/list.rs")).unwrap();
    let naming = NAMING.map(|place| text(&sources.join(place))).concat();
    let rows = text(&sources.join(REFUSING));
    let refused = rows.split("none(&[").skip(1);
    let refused: Vec<&str> = refused.filter_map(|row| row.split(']').next()).collect();
    let text = naming + &refused.join(" ");
    let is_sign = |sign: char| sign.is_ascii_alphanumeric() || sign == '_';
    let words: BTreeSet<&str> = text.split(|sign| !is_sign(sign)).collect();
    let lines = list.lines().filter_map(|line| {
        let (name, told) = line.trim().split_once(": \"")?;
        Some((name, told.split_once('"')?.0))
    });
    let carried = lines.filter(|(name, id)| id.starts_with("KB-") && words.contains(name));
    carried.map(|(_, id)| id.to_owned()).collect()
}

/// The code of a file, or of all files of a folder, without comments.
fn text(path: &Path) -> String {
    if path.is_dir() {
        let entries = fs::read_dir(path).unwrap();
        return entries.map(|entry| text(&entry.unwrap().path())).collect();
    }
    let text = fs::read_to_string(path).unwrap();
    let code = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    code.flat_map(|line| [line, "\n"]).collect()
}

#[test]
fn what_nothing_carries_says_that_it_is_advice_alone() {
    let carried = carried(&super::root().join("crates/keap/src"));
    for known in keap::difference::DIFFERENCES {
        let is_carried = carried.contains(known.id);
        assert_eq!(known.is_advice_alone(), !is_carried, "{}", known.id);
    }
}

#[test]
fn what_the_comparison_explains_is_carried_and_what_it_never_names_is_not() {
    let carried = carried(&super::root().join("crates/keap/src"));
    for id in ["KB-001", "KB-005", "KB-014", "KB-015", "KB-023", "KB-122"] {
        assert!(carried.contains(id), "{id}");
    }
    for id in ["KB-082", "KB-085", "KB-086", "KB-121"] {
        assert!(!carried.contains(id), "{id}");
    }
}
