//! Which revision is meant, held against git: what a name leads to, and in which kinds of repositories.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use keap_audit::AuditError;

use crate::repository::{CALL, Repository, files, git, since};

/// Revisions of a [`history`], and some that are none.
const REVISIONS: [&str; 52] = [
    "HEAD",
    "@",
    "main",
    "heads/main",
    "refs/heads/main",
    "feature/x",
    "a@b",
    "deadbeef",
    "both",
    "tags/both",
    "heads/both",
    "light",
    "annotated",
    "nested",
    "refs/tags/nested",
    "tree",
    "blob",
    "origin/main",
    "origin",
    "remotes/origin/main",
    "refs/remotes/origin/HEAD",
    "ORIG_HEAD",
    "symbolic",
    "HEAD~",
    "HEAD~0",
    "HEAD~1",
    "HEAD~2",
    "HEAD~3",
    "HEAD~4",
    "HEAD~99",
    "HEAD^",
    "HEAD^0",
    "HEAD^1",
    "HEAD^2",
    "HEAD^3",
    "HEAD^2~1",
    "@~1^",
    "HEAD^^",
    "HEAD^{}",
    "HEAD^{commit}",
    "HEAD^{tree}",
    "HEAD^{object}",
    "annotated^{}~1",
    "nested~1",
    "nested^{commit}",
    "tree^{tree}",
    "tree^{commit}",
    "tree~0",
    "blob^{tree}",
    "HEAD^{tree}~1",
    "nowhere",
    "refs/heads/nowhere",
];

/// A history with an empty beginning, a merge, and names of all kinds. Each commit has a file more.
fn history() -> Option<Repository> {
    let repository = Repository::new()?;
    repository.commit();
    for name in ["one.php", "two.php"] {
        repository.write(name, CALL);
        repository.commit();
    }
    repository.git(&["checkout", "--quiet", "-b", "feature/x"]);
    repository.write("src/side.php", CALL);
    repository.commit();
    repository.git(&["checkout", "--quiet", "main"]);
    repository.write("three.php", CALL);
    repository.commit();
    repository.git(&["merge", "--quiet", "--no-edit", "feature/x"]);
    for (kind, name, target) in [
        ("branch", "a@b", "HEAD~1"),
        ("branch", "deadbeef", "HEAD~2"),
        ("branch", "both", "HEAD~2"),
        ("tag", "both", "HEAD~3"),
        ("tag", "light", "HEAD~2"),
        ("tag", "tree", "HEAD~2^{tree}"),
        ("tag", "blob", "HEAD:one.php"),
        ("update-ref", "refs/remotes/origin/main", "HEAD~1"),
        (
            "symbolic-ref",
            "refs/remotes/origin/HEAD",
            "refs/remotes/origin/main",
        ),
        (
            "symbolic-ref",
            "refs/heads/symbolic",
            "refs/heads/feature/x",
        ),
        ("update-ref", "ORIG_HEAD", "HEAD~2"),
    ] {
        repository.git(&[kind, name, target]);
    }
    repository.git(&[
        "tag",
        "--annotate",
        "--message=A tag",
        "annotated",
        "HEAD~1",
    ]);
    repository.git(&[
        "tag",
        "--annotate",
        "--message=A tag",
        "nested",
        "annotated",
    ]);
    Some(repository)
}

/// Holds the files that are new since a revision against those that git does not list in its tree.
fn compare(folder: &Path, revision: &str) {
    let told = since(folder, revision);
    let listed = git(folder, &["ls-tree", "-r", "--name-only", revision]);
    match (told, listed) {
        (Ok(found), Ok(listed)) => {
            let listed: BTreeSet<_> = listed.lines().collect();
            let all = ["one.php", "src/side.php", "three.php", "two.php"];
            let new: Vec<_> = all
                .into_iter()
                .filter(|file| !listed.contains(file))
                .collect();
            assert_eq!(files(&found), new, "{revision}");
        }
        (Err(AuditError::Revision { .. }), Err(_)) => {}
        (told, listed) => panic!("{revision}: {told:?}, and git {listed:?}"),
    }
}

fn compare_all(folder: &Path) {
    for revision in REVISIONS {
        compare(folder, revision);
    }
}

#[test]
fn a_name_leads_where_git_leads() {
    let Some(repository) = history() else { return };
    let here = repository.path("");
    compare_all(&here);
    for revision in [
        "HEAD",
        "HEAD~2",
        "annotated",
        "nested",
        "HEAD^{tree}",
        "blob",
    ] {
        let hash = repository.git(&["rev-parse", revision]);
        compare(&here, &hash);
        compare(&here, &hash.to_ascii_uppercase());
        compare(&here, &hash[..12]);
        compare(&here, &format!("{}~1", &hash[..12]));
    }
    compare(&here, &repository.git(&["describe", "--long", "HEAD"]));
    compare(&here, "annotated-1-gabcdef0");
    repository.git(&["gc", "--quiet"]);
    repository.git(&["pack-refs", "--all"]);
    assert!(!repository.path(".git/refs/heads/main").exists());
    compare_all(&here);
    compare(&here, &repository.git(&["rev-parse", "--short", "HEAD~2"]));
}

#[test]
fn a_repository_is_found_by_each_of_its_forms() {
    let Some(repository) = history() else { return };
    let here = repository.path("");
    let path = here.to_str().unwrap();
    let linked = repository.beside("linked");
    repository.git(&[
        "worktree",
        "add",
        "--quiet",
        linked.to_str().unwrap(),
        "light",
    ]);
    fs::write(linked.join("src.php"), "").unwrap();
    for revision in [
        "HEAD",
        "main",
        "annotated~1",
        "main-worktree/HEAD",
        "worktrees/linked/HEAD",
    ] {
        let then = git(&linked, &["rev-parse", &format!("{revision}^{{tree}}")]).unwrap();
        let found = since(&linked, revision).unwrap();
        assert_eq!(
            files(&found),
            files(&since(&linked, &then).unwrap()),
            "{revision}"
        );
    }
    let shared = repository.beside("shared");
    repository.git(&[
        "clone",
        "--quiet",
        "--shared",
        path,
        shared.to_str().unwrap(),
    ]);
    let shallow = repository.beside("shallow");
    let url = format!("file://{path}");
    repository.git(&[
        "clone",
        "--quiet",
        "--depth=2",
        &url,
        shallow.to_str().unwrap(),
    ]);
    let above = repository.beside("above");
    repository.git(&["init", "--quiet", above.to_str().unwrap()]);
    git(&above, &["submodule", "--quiet", "add", path, "below"]).unwrap();
    assert!(above.join("below/.git").is_file());
    for folder in [&shared, &shallow, &above.join("below")] {
        for revision in [
            "HEAD",
            "origin/main",
            "origin",
            "HEAD~1",
            "HEAD~2",
            "HEAD^2",
            "HEAD^2~1",
        ] {
            compare(folder, revision);
        }
    }
    let error = since(&shallow, "HEAD~2").unwrap_err().to_string();
    assert!(error.contains("this clone is shallow"), "{error}");
    repository.git(&["config", "core.bare", "true"]);
    compare_all(&here);
}

#[test]
fn a_replaced_commit_is_the_other() {
    let Some(repository) = history() else { return };
    repository.git(&["replace", "HEAD~1", "HEAD~2"]);
    for packed in [false, true] {
        if packed {
            repository.git(&["pack-refs", "--all"]);
        }
        compare_all(&repository.path(""));
        assert!(!files(&repository.since("HEAD~1")).is_empty());
    }
}

/// Of 1,500 commits some have a hash that begins as another's does.
#[test]
fn a_shortened_hash_names_one_object_or_none() {
    let Some(repository) = Repository::new() else {
        return;
    };
    repository.write("one.php", CALL);
    let commits: String = (0..1500)
        .map(|number| {
            format!(
                "commit refs/heads/many\ncommitter A <a@example.com> {number} +0000\ndata 0\n\n"
            )
        })
        .collect();
    let list = repository.beside("commits");
    fs::write(&list, commits).unwrap();
    let import = format!("fast-import --quiet <'{}'", list.display());
    repository.git(&["-c", &format!("alias.many=!git {import}"), "many"]);
    let hashes = repository.git(&["rev-list", "many"]);
    let mut hashes: Vec<_> = hashes.lines().collect();
    hashes.sort_unstable();
    let twins = hashes.windows(2).find(|pair| pair[0][..4] == pair[1][..4]);
    let short = &twins.unwrap()[0][..4];
    let here = repository.path("");
    for revision in [
        short.to_owned(),
        format!("{short}~1"),
        format!("x-1-g{short}"),
    ] {
        let error = since(&here, &revision).unwrap_err().to_string();
        assert!(error.contains("several objects"), "{error}");
        assert!(git(&here, &["ls-tree", &revision]).is_err());
    }
    for twin in twins.unwrap() {
        assert_eq!(files(&since(&here, &twin[..12]).unwrap()), ["one.php"]);
    }
    // Of a commit and a file only the commit can be meant.
    let blob = (0..).find_map(|number: u32| {
        repository.write("content", &number.to_string());
        let id = repository.git(&["hash-object", "-w", "content"]);
        let alike = hashes.iter().filter(|hash| hash[..4] == id[..4]).count();
        (alike == 1).then_some(id)
    });
    let short = &blob.unwrap()[..4];
    assert!(since(&here, short).is_ok());
    assert!(git(&here, &["log", "-1", short]).is_ok());
}

#[test]
fn other_forms_are_refused_with_those_that_are_known() {
    let Some(repository) = history() else { return };
    for revision in [
        "@{0}",
        "main@{1 day ago}",
        ":/step",
        ":one.php",
        "HEAD:src",
        "HEAD^{/step}",
    ] {
        let error = since(&repository.path(""), revision)
            .unwrap_err()
            .to_string();
        assert_eq!(
            error,
            format!(
                "{revision} is no revision here: a revision is a branch, a tag, HEAD, @ or a hash, whole or shortened, \
                 and behind it ~N, ^, ^N, ^{{commit}} or ^{{tree}}"
            )
        );
    }
}

#[test]
fn what_is_not_read_is_told() {
    let Some(repository) = history() else { return };
    let other = repository.beside("other");
    let init = [
        "init",
        "--quiet",
        "--object-format=sha256",
        other.to_str().unwrap(),
    ];
    repository.git(&init);
    let error = since(&other, "HEAD").unwrap_err().to_string();
    assert!(
        error.ends_with("its objects are not named by SHA-1, which alone is read"),
        "{error}"
    );
    let broken = repository.beside("broken");
    fs::create_dir(&broken).unwrap();
    fs::write(broken.join(".git"), "gitdir: nowhere\n").unwrap();
    let error = since(&broken, "HEAD").unwrap_err().to_string();
    assert!(error.contains("HEAD is missing"), "{error}");
}

#[test]
fn tags_that_lead_in_a_circle_have_an_end() {
    let Some(repository) = history() else { return };
    let tag = repository.git(&["rev-parse", "annotated"]);
    let commit = repository.git(&["rev-parse", "annotated^{commit}"]);
    repository.git(&["replace", "--force", &commit, &tag]);
    let error = since(&repository.path(""), "annotated")
        .unwrap_err()
        .to_string();
    assert!(error.contains("is a tag of a tag"), "{error}");
}

/// A small file can hold an object that is larger than memory.
#[test]
fn an_object_that_is_too_large_is_not_unpacked() {
    let Some(repository) = history() else { return };
    let commit = repository.git(&["cat-file", "commit", "HEAD"]) + "\n";
    for (length, is_read) in [(1 << 10, true), (65 << 20, false)] {
        let text = format!("{commit}{}\n", "x".repeat(length));
        let file = repository.beside("commit");
        fs::write(&file, text).unwrap();
        let write = ["hash-object", "-w", "-t", "commit", file.to_str().unwrap()];
        let id = repository.git(&write);
        let found = since(&repository.path(""), &id);
        assert_eq!(found.is_ok(), is_read, "{length}");
    }
}
