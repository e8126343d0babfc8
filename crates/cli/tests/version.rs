//! Which commit a build tells: read from the files of git as they lie in clones, further trees and packed crates.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on panics")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

#[path = "../build/commit.rs"]
mod commit;

use commit::{Tree, day, packed, seconds, told};

const ONE: &str = "1111111111111111111111111111111111111111";
const TWO: &str = "2222222222222222222222222222222222222222";

struct Folder(PathBuf);

impl Folder {
    fn new(name: &str, files: &[(&str, &str)]) -> Self {
        let path = std::env::temp_dir().join(format!("keap-version-{name}-{}", std::process::id()));
        for (name, text) in files {
            let file = path.join(name);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        }
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}

fn commit_of(root: &Path) -> Option<String> {
    Tree::at(root)?.commit()
}

#[test]
fn the_commit_is_where_head_says() {
    let packed_refs =
        format!("# pack-refs with: peeled\n{TWO} refs/heads/main\n{ONE} refs/heads/mainly\n");
    let one = format!("{ONE}\n");
    let head = "ref: refs/heads/main\n";
    for (name, files, commit) in [
        (
            "loose",
            vec![
                (".git/HEAD", head),
                (".git/refs/heads/main", one.as_str()),
                (".git/packed-refs", &packed_refs),
            ],
            Some(ONE),
        ),
        (
            "packed",
            vec![
                (".git/HEAD", head),
                (".git/packed-refs", packed_refs.as_str()),
            ],
            Some(TWO),
        ),
        ("detached", vec![(".git/HEAD", one.as_str())], Some(ONE)),
        ("unborn", vec![(".git/HEAD", head)], None),
        ("strange", vec![(".git/HEAD", "nothing of git")], None),
        ("none", vec![("Cargo.toml", "")], None),
    ] {
        let folder = Folder::new(name, &files);
        assert_eq!(commit_of(&folder.0).as_deref(), commit, "{name}");
    }
}

#[test]
fn a_further_tree_has_its_own_head_and_the_references_of_all() {
    let files = [
        ("main/.git/HEAD", "ref: refs/heads/main\n"),
        ("main/.git/refs/heads/main", ONE),
        ("main/.git/refs/heads/side", TWO),
        ("main/.git/worktrees/side/HEAD", "ref: refs/heads/side\n"),
        ("main/.git/worktrees/side/commondir", "../..\n"),
        ("side/.git", "gitdir: ../main/.git/worktrees/side\n"),
    ];
    let folder = Folder::new("further", &files);
    assert_eq!(commit_of(&folder.0.join("side")).as_deref(), Some(TWO));
    assert_eq!(commit_of(&folder.0.join("main")).as_deref(), Some(ONE));
}

/// A path that does not exist would have every build begin anew.
#[test]
fn what_is_watched_exists_and_changes_with_the_commit() {
    let head = (".git/HEAD", "ref: refs/heads/main\n");
    let journal = Folder::new(
        "journal",
        &[head, (".git/logs/HEAD", ""), (".git/refs/heads/main", ONE)],
    );
    let bare = Folder::new("bare", &[head, (".git/refs/heads/main", ONE)]);
    for (folder, watched) in [(journal, "logs/HEAD"), (bare, "refs/heads")] {
        let all = Tree::at(&folder.0).unwrap().changing();
        assert!(all.iter().all(|path| path.exists()), "{all:?}");
        assert!(all.iter().any(|path| path.ends_with(watched)), "{all:?}");
    }
}

#[test]
fn a_packed_crate_tells_its_commit_without_git() {
    let info = format!(
        "{{\n  \"git\": {{\n    \"sha1\": \"{ONE}\"\n  }},\n  \"path_in_vcs\": \"crates/cli\"\n}}"
    );
    let folder = Folder::new("crate", &[(".cargo_vcs_info.json", &info)]);
    assert_eq!(packed(&folder.0).as_deref(), Some(ONE));
    let dirty = Folder::new(
        "slip",
        &[(".cargo_vcs_info.json", r#"{"git":{"sha1":"$(reboot)"}}"#)],
    );
    assert_eq!(packed(&dirty.0), None);
}

#[test]
fn days() {
    let known = [
        (0, "1970-01-01"),
        (-1, "1969-12-31"),
        (951_782_400, "2000-02-29"),
        (1_709_164_800, "2024-02-29"),
        (1_798_761_599, "2026-12-31"),
        (4_107_542_400, "2100-03-01"),
    ];
    for (seconds, date) in known {
        assert_eq!(day(seconds), date);
    }
    let text =
        "tree 0\nauthor A <a@b> 5 +0000\ncommitter C D <c@d> 86400 +0200\n\ncommitter x 7 +0000\n";
    assert_eq!(seconds(text), Some(86_400));
    assert_eq!(
        told(Some(ONE), Some(0)).as_deref(),
        Some("111111111 1970-01-01")
    );
    assert_eq!(told(None, Some(0)).as_deref(), Some("1970-01-01"));
    assert_eq!(told(None, None), None);
}

/// The tree of this crate, where it is one, is at the commit that git itself tells.
#[test]
fn git_says_the_same() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let asked = Command::new("git")
        .args(["rev-parse", "HEAD"])
        .current_dir(&root)
        .output();
    let Some(tree) = Tree::at(&root) else { return };
    if let Ok(asked) = asked
        && asked.status.success()
    {
        assert_eq!(
            tree.commit().unwrap(),
            String::from_utf8(asked.stdout).unwrap().trim()
        );
    }
}
