//! The folder of the files, which are all of one account, and written by one run at a time.

use std::collections::BTreeMap;
use std::fs::{self, File, TryLockError};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use keap_http::private;
use serde::{Deserialize, Serialize};

use super::half::{self, PART};
use super::origin::{Kept, Left};
use super::whose::Whose;
use crate::failure::{OrMisuse as _, misuse};
use crate::{calls, file};

/// The file that says whose the others are.
const MARK: &str = ".keap-export";
/// The file that says which of the others are whole.
const WHOLE: &str = ".keap-export-whole";
/// The file that is locked while somebody writes.
const LOCK: &str = ".keap-export-lock";

/// The folder, while it is this run's.
#[derive(Debug)]
pub(super) struct Folder {
    path: PathBuf,
    /// The line that says whose rows this run writes.
    mark: String,
    /// Locked until it is closed.
    _lock: File,
}

/// A file as it was when it got its name.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Whole {
    pub(super) bytes: u64,
    /// The hash of what is in it; nothing where a version has written it that kept none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) sha256: Option<String>,
    pub(super) rows: u64,
    #[serde(flatten)]
    pub(super) kept: Kept,
    /// A run with `--overwrite` that has begun is to replace it, and may have been stopped before.
    #[serde(default, skip_serializing_if = "is_false")]
    pub(super) outdated: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands it over so")]
fn is_false(is: &bool) -> bool {
    !is
}

impl Folder {
    /// Makes the folder, for its owner alone when it is new, and keeps others from writing there.
    pub(super) fn take(path: &Path) -> anyhow::Result<Self> {
        if path.exists() && !path.is_dir() {
            misuse!("{} is a file, not a folder", file::name(path));
        }
        let failed = || format!("the folder {} cannot be made", file::name(path));
        private::folder(path).with_context(failed)?;
        file::tell_of_place(path);
        let _lock = lock(path)?;
        let (path, mark) = (path.to_owned(), String::new());
        Ok(Self { path, mark, _lock })
    }

    /// Refuses an account whose rows would stand beside, or go on behind, those of another one. Files that are replaced may
    /// be of any.
    ///
    /// # Errors
    /// That, and whose the files are.
    pub(super) fn hold_to(&mut self, whose: Whose, replaced: &[&str]) -> anyhow::Result<()> {
        let mark = self.path.join(MARK);
        if mark.exists() {
            let line = file::text(&mark, file::TINY)?;
            let line = line.trim();
            if !whose.is(line) && self.has_others(replaced)? {
                return Err(whose.refuse(&file::name(&self.path), line));
            }
        }
        whose.line().clone_into(&mut self.mark);
        Ok(())
    }

    /// Whether it has rows in files but these.
    fn has_others(&self, replaced: &[&str]) -> anyhow::Result<bool> {
        let whole = whole_files(&self.path)?.into_keys();
        let mut whole = whole.filter(|name| self.path.join(name).exists());
        if whole.any(|name| !replaced.contains(&name.as_str())) {
            return Ok(true);
        }
        let failed = || format!("{} cannot be read", file::name(&self.path));
        for entry in fs::read_dir(&self.path).with_context(failed)? {
            let path = entry.with_context(failed)?.path();
            let name = path.file_name().and_then(|name| name.to_str());
            if let Some(name) = name.and_then(|name| name.strip_suffix(PART))
                && !replaced.contains(&name)
                && half::has_rows(&path)
            {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Keeps whose rows are here, as soon as there are any.
    pub(super) fn keep_mark(&self) -> anyhow::Result<()> {
        let mark = self.path.join(MARK);
        let kept = mark.exists().then(|| file::text(&mark, file::TINY));
        match kept.transpose()? {
            Some(kept) if kept == self.mark => Ok(()),
            _ => replace(&mark, &self.mark),
        }
    }

    /// Keeps how a file is that gets its name.
    pub(super) fn keep_whole(&self, name: &str, whole: Whole) -> anyhow::Result<()> {
        self.keep_mark()?;
        let mut all = whole_files(&self.path)?;
        all.insert(name.to_owned(), whole);
        self.keep_all(&all)
    }

    /// Keeps that files, each with its length, are to be replaced: whoever goes on with this run takes none of them for its own.
    pub(super) fn outdate<'a>(
        &self,
        files: impl Iterator<Item = (&'a str, u64)>,
    ) -> anyhow::Result<()> {
        let mut all = whole_files(&self.path)?;
        for (name, bytes) in files {
            let whole = all.entry(name.to_owned()).or_default();
            whole.bytes = bytes;
            whole.outdated = true;
        }
        self.keep_all(&all)
    }

    fn keep_all(&self, all: &BTreeMap<String, Whole>) -> anyhow::Result<()> {
        replace(&self.path.join(WHOLE), &serde_json::to_string_pretty(all)?)
    }

    /// The files that are whole, and not to be replaced.
    pub(super) fn whole(&self) -> anyhow::Result<Vec<Left>> {
        let all = whole_files(&self.path)?.into_iter();
        let there = all.filter(|(name, whole)| !whole.outdated && self.path.join(name).exists());
        let left = there.map(|(name, whole)| Left {
            name,
            kept: whole.kept,
            is_half: false,
        });
        Ok(left.collect())
    }
}

/// The files of a folder that are whole, by their names.
pub(super) fn whole_files(folder: &Path) -> anyhow::Result<BTreeMap<String, Whole>> {
    let path = folder.join(WHOLE);
    if !path.exists() {
        return Ok(BTreeMap::new());
    }
    let text = file::text(&path, file::SMALL)?;
    let read = serde_json::from_str(&text);
    let what = || format!("{} is no list of an export", file::name(&path));
    read.with_context(what).or_misuse()
}

fn lock(folder: &Path) -> anyhow::Result<File> {
    let path = folder.join(LOCK);
    let failed = || format!("{} cannot be written", file::name(&path));
    let file = private(&path).with_context(failed)?;
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => bail!(
            "another export is at work in {}\n  hint: wait until it has ended, or give another folder with --to",
            file::name(folder)
        ),
        // Some file systems have no locks.
        Err(TryLockError::Error(error)) => calls::tell(&format!(
            "warning: {} cannot be locked, so let no other export write there: {error}",
            file::name(folder)
        )),
        Ok(()) => {}
    }
    Ok(file)
}

/// A file that its owner alone may read, also where it is there already.
pub(super) fn private(path: &Path) -> io::Result<File> {
    let mut options = private::options();
    let file = options
        .create(true)
        .write(true)
        .truncate(false)
        .open(path)?;
    #[cfg(unix)]
    file.set_permissions(std::os::unix::fs::PermissionsExt::from_mode(0o600))?;
    Ok(file)
}

/// Beside the file first, so that there is a whole one at any time.
pub(super) fn replace(path: &Path, text: &str) -> anyhow::Result<()> {
    let beside = path.with_extension("state-new");
    let write = || {
        let mut file = private(&beside)?;
        file.set_len(0)?;
        file.write_all(text.as_bytes())?;
        file.sync_data()?;
        private::replace(&beside, path)
    };
    write().with_context(|| format!("{} cannot be written", file::name(path)))
}
