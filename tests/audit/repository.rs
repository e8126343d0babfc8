//! Repositories that git itself has made.

use std::cell::Cell;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use keap_audit::{Audit, AuditError, Findings};
use keap_tests::scratch::{Scratch, tell};

pub(crate) const CALL: &str = "<?php\n$app = new iSDK();\n$app->grpAssign(1, 2);\n";

/// A repository in a folder of its own, which has room for others beside it.
pub(crate) struct Repository {
    folder: Scratch,
}

impl Repository {
    /// None where there is no git, which is told.
    pub(crate) fn new() -> Option<Self> {
        if Command::new("git").arg("--version").output().is_err() {
            tell("SKIPPED: there is no git on this machine");
            return None;
        }
        let folder = Scratch::new("audit-since");
        let repository = Self { folder };
        fs::create_dir(repository.path("")).unwrap();
        repository.git(&["init", "--quiet", "--initial-branch=main"]);
        Some(repository)
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path("here").join(name)
    }

    /// A path beside the repository.
    pub(crate) fn beside(&self, name: &str) -> PathBuf {
        self.folder.path(name)
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub(crate) fn git(&self, arguments: &[&str]) -> String {
        git(&self.path(""), arguments).unwrap()
    }

    /// Commits the files that lie in the folder.
    pub(crate) fn commit(&self) -> String {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--allow-empty", "--message=A step"]);
        self.git(&["rev-parse", "HEAD"])
    }

    pub(crate) fn since(&self, revision: &str) -> Findings {
        since(&self.path(""), revision).unwrap()
    }
}

/// What git prints, or complains of, without what the machine or a caller has set.
pub(crate) fn git(folder: &Path, arguments: &[&str]) -> Result<String, String> {
    let mut git = Command::new("git");
    for name in [
        "GIT_DIR",
        "GIT_WORK_TREE",
        "GIT_INDEX_FILE",
        "GIT_OBJECT_DIRECTORY",
    ] {
        git.env_remove(name);
    }
    for who in ["AUTHOR", "COMMITTER"] {
        git.env(format!("GIT_{who}_NAME"), "Somebody")
            .env(format!("GIT_{who}_EMAIL"), "somebody@example.com")
            .env(format!("GIT_{who}_DATE"), "1700000000 +0000");
    }
    git.env("GIT_CONFIG_NOSYSTEM", "1")
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .args([
            "-c",
            "core.autocrlf=false",
            "-c",
            "protocol.file.allow=always",
        ])
        .args(["-c", "gc.auto=0", "-c", "maintenance.auto=false"]);
    let output = git.current_dir(folder).args(arguments).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap().trim_end().to_owned();
    if output.status.success() {
        Ok(text(output.stdout))
    } else {
        Err(text(output.stderr))
    }
}

pub(crate) fn since(path: &Path, revision: &str) -> Result<Findings, AuditError> {
    // An audit is dear to make, and can be asked again.
    thread_local!(static AUDIT: Cell<Option<Audit>> = const { Cell::new(None) });
    let audit = AUDIT
        .take()
        .unwrap_or_else(|| Audit::new(Vec::new()).unwrap());
    let audit = audit.since(revision);
    let found = audit.run(&[path.to_owned()]);
    AUDIT.set(Some(audit));
    found
}

pub(crate) fn files(found: &Findings) -> Vec<&str> {
    found.hits.iter().map(|hit| hit.file.as_str()).collect()
}
