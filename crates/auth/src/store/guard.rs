//! Files and folders that only their owner may touch.
//!
//! In a folder that others can write, somebody may have put a link in the place of a file, or the file
//! itself, and tokens would be written where he can read them. So links are not followed, and owner
//! and mode are looked at before anything is written.

use std::fs::{File, Metadata, OpenOptions};
use std::io::{Error, ErrorKind, Result};
use std::path::Path;

use keap_http::{Shown, private};

/// Creates a folder for its owner only.
pub(super) fn create_private_folder(folder: &Path) -> Result<()> {
    if folder.as_os_str().is_empty() || folder.exists() {
        return Ok(());
    }
    private::folder(folder)
}

/// Opens a file to read and write, and creates it for its owner only. A link, and a file of somebody
/// else, is refused.
pub(super) fn open_private(path: &Path) -> Result<File> {
    let mut options = private::options();
    options.read(true).write(true).create(true).truncate(false);
    open_no_link(options, path)
}

/// Opens a file that is there to read it, under the same conditions.
pub(super) fn open_to_read(path: &Path) -> Result<File> {
    let mut options = OpenOptions::new();
    options.read(true);
    open_no_link(options, path)
}

fn open_no_link(options: OpenOptions, path: &Path) -> Result<File> {
    let file = mode::following_no_link(options, path)?
        .open(path)
        .map_err(|error| of_link(path, error))?;
    check(path, &file.metadata()?, Wanted::File)?;
    Ok(file)
}

/// Checks a file that is there already and that somebody else opens.
pub(super) fn check_file(path: &Path) -> Result<()> {
    check(path, &std::fs::symlink_metadata(path)?, Wanted::File)
}

/// Checks a folder in which only we write.
pub(super) fn check_own_folder(folder: &Path) -> Result<()> {
    check(folder, &std::fs::symlink_metadata(folder)?, Wanted::Folder)
}

/// Checks the folder around a store: others may be in it, as long as they cannot put something in the
/// place of our files.
pub(super) fn check_folder_around(path: &Path) -> Result<()> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    let meta = std::fs::metadata(folder)?;
    if mode::everybody_replaces(&meta) {
        return refuse(
            folder,
            "everybody may write there; choose another folder, or run: chmod o-w",
        );
    }
    Ok(())
}

#[derive(Clone, Copy, PartialEq)]
enum Wanted {
    File,
    Folder,
}

fn check(path: &Path, meta: &Metadata, wanted: Wanted) -> Result<()> {
    let kind = meta.file_type();
    if kind.is_symlink() {
        return refuse(path, "it is a link, and links are not followed");
    }
    match wanted {
        Wanted::File if !kind.is_file() => return refuse(path, "it is no file"),
        Wanted::Folder if !kind.is_dir() => return refuse(path, "it is no folder"),
        _ => {}
    }
    if !mode::is_ours(meta) {
        return refuse(path, "it belongs to another user");
    }
    if mode::of(meta) & 0o022 != 0 {
        return refuse(path, "others may write it; run: chmod go-w");
    }
    Ok(())
}

fn refuse<T>(path: &Path, why: &str) -> Result<T> {
    let text = format!("{}: {why}", Shown::path(&path));
    Err(Error::new(ErrorKind::PermissionDenied, text))
}

/// What the system says of a link that it was told not to follow is hard to understand.
fn of_link(path: &Path, error: Error) -> Error {
    let is_link = std::fs::symlink_metadata(path).is_ok_and(|meta| meta.is_symlink());
    match refuse::<()>(path, "it is a link, and links are not followed") {
        Err(told) if is_link => told,
        _ => error,
    }
}

#[cfg(unix)]
mod mode {
    use std::fs::{Metadata, OpenOptions};
    use std::io::Result;
    use std::os::unix::fs::{MetadataExt as _, OpenOptionsExt as _};
    use std::path::Path;

    pub(super) fn following_no_link(mut options: OpenOptions, _: &Path) -> Result<OpenOptions> {
        options.custom_flags(rustix::fs::OFlags::NOFOLLOW.bits().cast_signed());
        Ok(options)
    }

    pub(super) fn of(meta: &Metadata) -> u32 {
        meta.mode()
    }

    pub(super) fn is_ours(meta: &Metadata) -> bool {
        meta.uid() == rustix::process::geteuid().as_raw()
    }

    /// Whether everybody may put something in the place of a file in this folder.
    pub(super) fn everybody_replaces(meta: &Metadata) -> bool {
        let is_sticky = meta.mode() & 0o1000 != 0;
        meta.mode() & 0o002 != 0 && !is_sticky
    }
}

/// Other systems keep a user's folders to himself by other means.
#[cfg(not(unix))]
mod mode {
    use std::fs::{Metadata, OpenOptions};
    use std::io::Result;
    use std::path::Path;

    use super::{Wanted, check};

    /// A link is looked for before the file is opened: on Windows administrators alone can make one.
    pub(super) fn following_no_link(options: OpenOptions, path: &Path) -> Result<OpenOptions> {
        if let Ok(meta) = std::fs::symlink_metadata(path) {
            check(path, &meta, Wanted::File)?;
        }
        Ok(options)
    }

    pub(super) fn of(_: &Metadata) -> u32 {
        0
    }

    pub(super) fn is_ours(_: &Metadata) -> bool {
        true
    }

    pub(super) fn everybody_replaces(_: &Metadata) -> bool {
        false
    }
}
