//! Migrations are listed by hand, so that sqlx's macros, which build both drivers once more, are not needed.

use std::fs;

/// A file that is in no list would never be applied.
#[test]
fn every_migration_is_listed() {
    let mut all = Vec::new();
    super::files(&super::root().join("crates"), &mut all);
    let sources: Vec<String> = all
        .iter()
        .filter(|path| path.extension().is_some_and(|end| end == "rs"))
        .map(|path| fs::read_to_string(path).unwrap())
        .collect();
    let mut found = 0;
    for path in &all {
        let text = path.to_string_lossy().replace('\\', "/");
        let Some((_, within)) = text.split_once("/migrations/") else {
            continue;
        };
        found += 1;
        let (folder, name) = within.split_once('/').unwrap();
        let start = format!("migration_files!(\"migrations/{folder}\":");
        let is_listed = |list: &str| {
            let list = &list[..list.find(')').unwrap()];
            list.contains(&format!("\"{name}\""))
        };
        let of_its_folder = sources
            .iter()
            .flat_map(|source| source.split(&start).skip(1));
        assert!(of_its_folder.into_iter().any(is_listed), "{within}");
    }
    assert!(found > 20, "the search works: {found}");
}
