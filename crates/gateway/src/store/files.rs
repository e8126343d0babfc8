//! Files and folders for the eyes of their owner.

use std::path::{Path, PathBuf};

use keap_http::{Shown, private};

use super::error::StoreError;

/// Makes the file, and its folder, for its owner alone.
pub(super) fn create_private(path: &Path) -> std::io::Result<()> {
    private::folder(path.parent().unwrap_or(Path::new("")))?;
    let mut options = private::options();
    options.create(true).append(true);
    options.open(path).map(drop)
}

/// A file that is in use. Who has it open goes on reading and writing it when it is removed, and nobody else sees of it.
#[derive(Clone, Debug)]
pub(super) struct InUse {
    path: PathBuf,
    file: Option<Identity>,
}

/// What tells a file from another one at the same place.
type Identity = (u64, u64);

impl InUse {
    /// The file that is at a place now.
    pub(super) fn at(path: &Path) -> Self {
        Self {
            path: path.to_owned(),
            file: identity(path),
        }
    }

    /// Its name, as it may be shown.
    pub(super) fn name(&self) -> String {
        Shown::path(&self.path)
    }

    /// # Errors
    /// [`StoreError::Gone`] when the file is at its place no longer.
    pub(super) fn check(&self) -> Result<(), StoreError> {
        match identity(&self.path) {
            now if now.is_some() && now == self.file => Ok(()),
            _ => Err(StoreError::Gone(self.name())),
        }
    }
}

#[cfg(unix)]
fn identity(path: &Path) -> Option<Identity> {
    use std::os::unix::fs::MetadataExt as _;
    let about = std::fs::metadata(path).ok()?;
    Some((about.dev(), about.ino()))
}

/// Elsewhere a file that is open cannot be removed.
#[cfg(not(unix))]
fn identity(path: &Path) -> Option<Identity> {
    std::fs::metadata(path).ok().map(|_| (0, 0))
}
