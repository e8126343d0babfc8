//! The commit that a tree is at, read from files: nothing that the tree's own settings could name is run.

use std::fs;
use std::path::{Path, PathBuf};

/// A tree of git, as far as it concerns the commit.
#[derive(Debug)]
pub(crate) struct Tree {
    /// Where `HEAD` of this tree is.
    own: PathBuf,
    /// Where the references of all its trees are.
    shared: PathBuf,
}

impl Tree {
    /// The tree with this root; none where there is no git.
    pub(crate) fn at(root: &Path) -> Option<Self> {
        let marker = root.join(".git");
        let own = match fs::read_to_string(&marker) {
            // Of a further tree: a file that names the folder.
            Ok(text) => root.join(text.strip_prefix("gitdir:")?.trim()),
            Err(_) => marker,
        };
        let shared = match fs::read_to_string(own.join("commondir")) {
            Ok(text) => own.join(text.trim()),
            Err(_) => own.clone(),
        };
        own.join("HEAD").is_file().then_some(Self { own, shared })
    }

    /// The hash of the commit.
    pub(crate) fn commit(&self) -> Option<String> {
        let head = fs::read_to_string(self.own.join("HEAD")).ok()?;
        let Some(reference) = head.strip_prefix("ref:") else {
            return hash(&head);
        };
        let reference = reference.trim();
        let loose = fs::read_to_string(self.shared.join(reference)).ok();
        loose.as_deref().and_then(hash).or_else(|| {
            let packed = fs::read_to_string(self.shared.join("packed-refs")).ok()?;
            let mut rows = packed.lines().filter_map(|row| row.split_once(' '));
            rows.find_map(|(commit, name)| hash(commit).filter(|_| name == reference))
        })
    }

    /// What changes with the commit; all of it exists, since what does not would count as changed in every build.
    pub(crate) fn changing(&self) -> Vec<PathBuf> {
        let journal = self.own.join("logs/HEAD");
        let mut all = vec![self.own.join("HEAD")];
        match journal.is_file() {
            true => all.push(journal),
            false => all.extend([
                self.shared.join("refs/heads"),
                self.shared.join("packed-refs"),
            ]),
        }
        all.retain(|path| path.exists());
        all
    }
}

/// The commit that a packed crate was made from, out of the file that cargo puts into it.
pub(crate) fn packed(package: &Path) -> Option<String> {
    let text = fs::read_to_string(package.join(".cargo_vcs_info.json")).ok()?;
    let (_, behind) = text.split_once("\"sha1\"")?;
    hash(behind.split('"').nth(1)?)
}

/// A text that is a hash and nothing else.
fn hash(text: &str) -> Option<String> {
    let text = text.trim();
    let is_hash = matches!(text.len(), 40 | 64) && text.bytes().all(|b| b.is_ascii_hexdigit());
    is_hash.then(|| text.to_owned())
}

/// When a commit was made, in seconds since 1970, as its own text tells.
pub(crate) fn seconds(commit: &str) -> Option<i64> {
    let line = commit.lines().find(|line| line.starts_with("committer "))?;
    line.rsplit(' ').nth(1)?.parse().ok()
}

/// The day of a time in seconds since 1970, in UTC.
pub(crate) fn day(seconds: i64) -> String {
    // Days are counted from a first of March, in whole turns of 400 years.
    let days = seconds.div_euclid(86_400) + 719_468;
    let (turn, day) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let of_year = day - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let date = of_year - (153 * month + 2) / 5 + 1;
    let (month, next) = if month < 10 {
        (month + 3, 0)
    } else {
        (month - 9, 1)
    };
    format!("{:04}-{month:02}-{date:02}", year + turn * 400 + next)
}

/// What is told behind the version: the commit, and the day where it is known.
pub(crate) fn told(commit: Option<&str>, seconds: Option<i64>) -> Option<String> {
    let parts = [commit.map(|hash| hash[..9].to_owned()), seconds.map(day)];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}
