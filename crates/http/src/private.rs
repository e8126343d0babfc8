//! Files and folders for the eyes of their owner, on each system by its own means.
//!
//! On Unix the mode says it. On Windows what is new takes over the access list of its folder: below the folder of a user
//! that is he, the system and its administrators alone. Elsewhere others may be in it, and [`warning_of_place`] tells so.

use std::fs::OpenOptions;
use std::io::Result;
use std::path::Path;

use crate::Shown;

/// Makes a folder, and those above it, for its owner alone. One that is there stays as it is.
///
/// # Errors
/// When it cannot be made.
pub fn folder(path: &Path) -> Result<()> {
    if path.as_os_str().is_empty() {
        return Ok(());
    }
    mode::builder(0o700).recursive(true).create(path)
}

/// Options to open a file with, which is for its owner alone when it is made.
pub fn options() -> OpenOptions {
    options_of(0o600)
}

/// The same for a file that others than its owner may read too. Only Unix knows the mode.
pub fn options_of(mode: u32) -> OpenOptions {
    mode::options(mode)
}

/// Takes a folder that is there away from everybody but its owner, where a mode can say it.
///
/// # Errors
/// When the mode cannot be changed.
pub fn close_folder(path: &Path) -> Result<()> {
    mode::set(path, 0o700)
}

/// Puts a file that is written into the place of another one. Windows refuses that for a moment while a scanner of viruses
/// or a backup looks at one of them, so there it is tried for up to a second.
///
/// # Errors
/// When it cannot be put there.
pub fn replace(written: &Path, path: &Path) -> Result<()> {
    #[cfg(windows)]
    for pause in [10, 40, 150, 300, 500] {
        use std::io::ErrorKind::{PermissionDenied, ResourceBusy};
        match std::fs::rename(written, path) {
            Err(error) if matches!(error.kind(), PermissionDenied | ResourceBusy) => {
                std::thread::sleep(std::time::Duration::from_millis(pause));
            }
            renamed => return renamed,
        }
    }
    std::fs::rename(written, path)
}

/// A warning when others than the owner may read a file that is there, as far as this system tells.
pub fn warning(path: &Path) -> Option<String> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let about = std::fs::metadata(path).ok()?;
        let shown = Shown::path(&path);
        (about.permissions().mode() & 0o077 != 0)
            .then(|| format!("{shown} can be read by others; run: chmod 600 {shown}"))
    }
    #[cfg(not(unix))]
    warning_of_place(path)
}

/// A warning when no mode protects what is made at a place, and the place does not either.
pub fn warning_of_place(path: &Path) -> Option<String> {
    if cfg!(unix) {
        return None;
    }
    let home = std::env::home_dir()?;
    let mut folders = ["APPDATA", "LOCALAPPDATA"]
        .into_iter()
        .filter_map(std::env::var_os);
    let absolute = std::path::absolute(path).ok()?;
    let is_inside =
        is_below(&absolute, &home) || folders.any(|folder| is_below(&absolute, folder.as_ref()));
    (!is_inside).then(|| {
        format!(
            "{} lies outside of {}: its folder decides who may read it, and others may",
            Shown::path(&path),
            Shown::path(&home)
        )
    })
}

/// Whether a path lies below a folder, where names are the same in capitals.
fn is_below(path: &Path, folder: &Path) -> bool {
    let mut names = path.components();
    let mut above = folder.components();
    above.all(|one| {
        let one = one.as_os_str();
        names
            .next()
            .is_some_and(|name| name.as_os_str().eq_ignore_ascii_case(one))
    })
}

#[cfg(unix)]
mod mode {
    use std::fs::{DirBuilder, OpenOptions, Permissions, set_permissions};
    use std::io::Result;
    use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _, PermissionsExt as _};
    use std::path::Path;

    pub(super) fn builder(mode: u32) -> DirBuilder {
        let mut builder = DirBuilder::new();
        builder.mode(mode);
        builder
    }

    pub(super) fn options(mode: u32) -> OpenOptions {
        let mut options = OpenOptions::new();
        options.mode(mode);
        options
    }

    pub(super) fn set(path: &Path, mode: u32) -> Result<()> {
        set_permissions(path, Permissions::from_mode(mode))
    }
}

/// Other systems have no mode.
#[cfg(not(unix))]
mod mode {
    use std::fs::{DirBuilder, OpenOptions};
    use std::io::Result;
    use std::path::Path;

    pub(super) fn builder(_: u32) -> DirBuilder {
        DirBuilder::new()
    }

    pub(super) fn options(_: u32) -> OpenOptions {
        OpenOptions::new()
    }

    pub(super) fn set(_: &Path, _: u32) -> Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Read as _, Write as _};

    fn scratch(name: &str) -> std::path::PathBuf {
        std::env::temp_dir().join(format!("keap-private-{name}-{}", std::process::id()))
    }

    #[test]
    fn what_is_made_is_for_its_owner_and_takes_the_place_of_what_was() {
        let base = scratch("made");
        folder(&base.join("in")).unwrap();
        folder(&base.join("in")).unwrap();
        let (fresh, path) = (base.join("in/fresh"), base.join("in/file"));
        for (file, text) in [(&path, "old"), (&fresh, "new")] {
            let made = options().write(true).create_new(true).open(file);
            made.unwrap().write_all(text.as_bytes()).unwrap();
        }
        // Somebody reads the old one meanwhile.
        let mut reader = std::fs::File::open(&path).unwrap();
        replace(&fresh, &path).unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "new");
        let mut old = String::new();
        reader.read_to_string(&mut old).unwrap();
        assert_eq!(old, "old");
        assert_eq!(warning(&path), None);
        std::fs::remove_dir_all(base).unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn a_file_that_others_may_read_is_told() {
        let path = scratch("open");
        drop(options_of(0o644).write(true).create(true).open(&path));
        assert!(warning(&path).unwrap().contains("chmod 600"));
        assert_eq!(warning_of_place(Path::new("/srv/keap.db")), None);
        std::fs::remove_file(path).unwrap();
    }

    #[cfg(windows)]
    #[test]
    fn a_place_outside_of_the_folder_of_a_user_is_told() {
        let told = warning_of_place(Path::new(r"Z:\keap\keap.db")).unwrap();
        assert!(told.contains(r"Z:\keap\keap.db lies outside of"), "{told}");
        let home = std::env::home_dir().unwrap();
        assert_eq!(warning_of_place(&home.join("keap.db")), None);
    }

    #[test]
    fn a_place_is_below_a_folder_by_its_names() {
        let is = |path: &str, folder: &str| is_below(Path::new(path), Path::new(folder));
        assert!(is("/Users/Ann/AppData/keap.db", "/users/ann"));
        assert!(!is("/users/annika/keap.db", "/users/ann"));
        assert!(!is("/users", "/users/ann"));
    }
}
