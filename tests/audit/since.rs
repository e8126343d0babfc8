//! What has changed since a revision: committed or not, known to git or not; and nothing of a repository runs.

use std::fs;

use keap_audit::{AuditError, Skip};
use keap_tests::scratch::Scratch;

use crate::repository::{CALL, Repository, files, since};

#[test]
fn only_what_has_changed_is_told() {
    let Some(repository) = Repository::new() else {
        return;
    };
    for name in [
        "kept.php",
        "src/kept.php",
        "src/edited.php",
        "committed.php",
    ] {
        repository.write(name, CALL);
    }
    repository.write("windows.php", CALL);
    let first = repository.commit();
    repository.write("committed.php", &CALL.replace("(1, 2)", "(3, 4)"));
    repository.commit();
    repository.write("src/edited.php", &CALL.replace("(1, 2)", "(5, 6)"));
    repository.write("src/new.php", CALL);
    repository.write("ignored.php", CALL);
    repository.write(".gitignore", "ignored.php\n");
    repository.write("windows.php", &CALL.replace('\n', "\r\n"));
    let found = repository.since(&first);
    let changed = ["committed.php", "src/edited.php", "src/new.php"];
    assert_eq!(files(&found), changed);
    assert_eq!(found.reading.skipped[&Skip::Unchanged], 3);
    assert_eq!(found.reading.since.as_deref(), Some(first.as_str()));
    assert_eq!(files(&repository.since("HEAD")), changed[1..]);
    assert_eq!(files(&repository.since("HEAD~1")), changed);
    let below = since(&repository.path("src"), &first).unwrap();
    assert_eq!(files(&below), ["edited.php", "new.php"]);
    let file = since(&repository.path("src/kept.php"), &first).unwrap();
    assert!(file.hits.is_empty());
}

#[test]
fn what_is_no_repository_or_no_revision_is_told() {
    let folder = Scratch::new("audit-since");
    let error = since(&folder.path(""), "HEAD").unwrap_err();
    assert!(matches!(error, AuditError::NoRepository { .. }), "{error}");
    let Some(repository) = Repository::new() else {
        return;
    };
    repository.write("a.php", CALL);
    let path = repository.path("");
    for revision in [
        "HEAD",
        "nowhere",
        "",
        "0123456789012345678901234567890123456789",
    ] {
        let error = since(&path, revision).unwrap_err();
        assert!(matches!(error, AuditError::Revision { .. }), "{error}");
    }
    // Git knows the empty tree without having it.
    let empty = since(&path, "4b825dc642cb6eb9a060e54bf8d69288fbee4904");
    assert_eq!(files(&empty.unwrap()), ["a.php"]);
    let blob = repository.git(&["hash-object", "-w", "a.php"]);
    let error = since(&path, &blob).unwrap_err();
    assert!(matches!(error, AuditError::Revision { .. }), "{error}");
    fs::write(path.join(".git/config"), "[core\n").unwrap();
    let error = since(&path, "HEAD").unwrap_err();
    assert!(
        matches!(error, AuditError::BrokenRepository { .. }),
        "{error}"
    );
}

/// All that makes git start a program or look elsewhere, in the configuration, the attributes and the hooks.
#[test]
fn nothing_of_a_repository_is_run() {
    let Some(repository) = Repository::new() else {
        return;
    };
    repository.write("kept.php", CALL);
    let first = repository.commit();
    let ran = repository.path("ran");
    let program = format!("touch {}", ran.display());
    let elsewhere = Scratch::new("audit-since");
    fs::write(elsewhere.path("more"), "[core\n").unwrap();
    let config = format!(
        "[core]\n repositoryformatversion = 0\n bare = false\n fsmonitor = {program}\n sshCommand = {program}\n \
         pager = {program}\n editor = {program}\n askPass = {program}\n worktree = {}\n hooksPath = {}\n\
         [filter \"x\"]\n clean = {program}\n smudge = {program}\n process = {program}\n required = true\n\
         [diff]\n external = {program}\n[diff \"x\"]\n textconv = {program}\n command = {program}\n\
         [credential]\n helper = !{program}\n[gpg]\n program = {program}\n[alias]\n log = !{program}\n\
         [include]\n path = {}\n",
        elsewhere.path("").display(),
        repository.path(".git/hooks").display(),
        elsewhere.path("more").display(),
    );
    repository.write(".git/config", &config);
    repository.write(".git/info/attributes", "* filter=x diff=x\n");
    for hook in ["fsmonitor-watchman", "post-checkout", "post-index-change"] {
        repository.write(
            &format!(".git/hooks/{hook}"),
            &format!("#!/bin/sh\n{program}\n"),
        );
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let hook = repository.path(&format!(".git/hooks/{hook}"));
            fs::set_permissions(hook, fs::Permissions::from_mode(0o755)).unwrap();
        }
    }
    repository.write(".gitattributes", "* filter=x diff=x\n");
    repository.write("new.php", CALL);
    let found = repository.since(&first);
    assert_eq!(files(&found), ["new.php"]);
    assert!(!ran.exists());
}

/// A repository may be short of objects: a clone that has not all, or one that somebody has broken.
#[test]
fn what_cannot_be_looked_up_is_read() {
    let Some(repository) = Repository::new() else {
        return;
    };
    repository.write("src/kept.php", CALL);
    let first = repository.commit();
    let tree = repository.git(&["rev-parse", "HEAD:src"]);
    let (folder, name) = tree.split_at(2);
    let object = repository.path(&format!(".git/objects/{folder}/{name}"));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        fs::set_permissions(&object, fs::Permissions::from_mode(0o600)).unwrap();
    }
    fs::write(object, "no object").unwrap();
    assert_eq!(files(&repository.since(&first)), ["src/kept.php"]);
}
