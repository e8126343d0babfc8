//! Files and folders for the eyes of their owner.

use std::path::{Path, PathBuf};

use keap_http::Shown;

use super::error::StoreError;

/// Makes a folder, and those above it, for its owner alone: keys, hashes and the inventory lie in it. One that is there
/// stays as it is.
///
/// # Errors
/// When it cannot be made.
pub fn private_folder(folder: &Path) -> std::io::Result<()> {
    if folder.as_os_str().is_empty() {
        return Ok(());
    }
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Makes the file, and its folder, for its owner alone.
pub(super) fn create_private(path: &Path) -> std::io::Result<()> {
    private_folder(path.parent().unwrap_or(Path::new("")))?;
    let mut options = std::fs::OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
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

    /// # Errors
    /// [`StoreError::Gone`] when the file is at its place no longer.
    pub(super) fn check(&self) -> Result<(), StoreError> {
        match identity(&self.path) {
            now if now.is_some() && now == self.file => Ok(()),
            _ => Err(StoreError::Gone(Shown::path(&self.path))),
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
