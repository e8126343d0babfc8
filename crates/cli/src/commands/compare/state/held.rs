//! One process works on a run: a lock that ends with the process that holds it, however that ends.

use std::fs::{self, File, Metadata, TryLockError};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use keap_http::{Shown, private};

/// The hold of this process on a run.
#[derive(Debug)]
pub(super) struct Held {
    _file: File,
    path: PathBuf,
}

impl Held {
    /// Takes hold of a run in a state, which `flag` names for lines that act on it.
    ///
    /// # Errors
    /// When another process works on it, or the file beside the state cannot be made.
    pub(super) fn of(state: &Path, run: &str, flag: &str) -> anyhow::Result<Self> {
        let path = beside(state, run);
        let mut options = private::options();
        options.create(true).write(true).truncate(false);
        let failed = || format!("{} cannot be made", Shown::path(&path));
        let file = options.open(&path).with_context(failed)?;
        match file.try_lock() {
            // Who held it may have taken the file away between the two.
            Ok(()) if !is_there(&file, &path) => Self::of(state, run, flag),
            Ok(()) => Ok(Self { _file: file, path }),
            Err(TryLockError::WouldBlock) => bail!(
                "another process works on run {run}\n  hint: wait for its end; `keap compare runs list{flag}` shows how far it is"
            ),
            Err(TryLockError::Error(error)) => Err(error).with_context(failed),
        }
    }
}

/// Leaves nothing behind, however the run ended; only a process that is killed does.
impl Drop for Held {
    fn drop(&mut self) {
        drop(fs::remove_file(&self.path));
    }
}

/// Whether the file that is locked is the one that others find.
fn is_there(file: &File, path: &Path) -> bool {
    let (Ok(own), Ok(found)) = (file.metadata(), path.metadata()) else {
        return false;
    };
    is_same(&own, &found)
}

/// Whether two are of one file.
pub(super) fn is_same(own: &Metadata, found: &Metadata) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        (own.dev(), own.ino()) == (found.dev(), found.ino())
    }
    #[cfg(not(unix))]
    {
        own.created().ok() == found.created().ok()
    }
}

fn beside(state: &Path, run: &str) -> PathBuf {
    let mut name = state.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{run}.lock"));
    state.with_file_name(name)
}
