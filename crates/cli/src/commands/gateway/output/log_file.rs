//! A log in a file that others move or remove, as logrotate does: lines go to the file that has the name.

use std::fs::File;
use std::io::{Result, Write};
use std::path::{Path, PathBuf};

use keap_http::private;

/// A file at the end of which is written.
#[derive(Debug)]
pub(super) struct LogFile {
    path: PathBuf,
    file: File,
}

impl LogFile {
    /// The file at a path, made for its owner alone where there is none: lines have addresses of callers.
    pub(super) fn open(path: &Path) -> Result<Self> {
        Ok(Self {
            path: path.to_owned(),
            file: append(path)?,
        })
    }

    /// Opens the file anew when another one, or none, is at its place.
    fn follow(&mut self) -> Result<()> {
        if !is_at(&self.path, &self.file)? {
            self.file = append(&self.path)?;
        }
        Ok(())
    }
}

impl Write for LogFile {
    fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        self.follow()?;
        self.file.write(bytes)
    }

    fn flush(&mut self) -> Result<()> {
        self.file.flush()
    }
}

fn append(path: &Path) -> Result<File> {
    let mut options = private::options();
    options.create(true).append(true).open(path)
}

/// Whether an open file is the one at a place.
#[cfg(unix)]
fn is_at(path: &Path, file: &File) -> Result<bool> {
    use std::os::unix::fs::MetadataExt as _;
    let open = file.metadata()?;
    let there = std::fs::metadata(path);
    Ok(there.is_ok_and(|there| (there.dev(), there.ino()) == (open.dev(), open.ino())))
}

/// Elsewhere a file that is open cannot be moved.
#[cfg(not(unix))]
fn is_at(_: &Path, _: &File) -> Result<bool> {
    Ok(true)
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    #[test]
    fn lines_go_to_the_file_that_has_the_name() {
        let folder = std::env::temp_dir().join(format!("keap-log-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let (path, moved) = (folder.join("calls.jsonl"), folder.join("calls.jsonl.1"));
        let mut log = LogFile::open(&path).unwrap();
        log.write_all(b"one\n").unwrap();
        std::fs::rename(&path, &moved).unwrap();
        log.write_all(b"two\n").unwrap();
        assert_eq!(std::fs::read_to_string(&moved).unwrap(), "one\n");
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "two\n");
        std::fs::remove_file(&path).unwrap();
        log.write_all(b"three\n").unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "three\n");
        let mode = std::fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        // What cannot be opened anew is told, and not written where nobody looks.
        std::fs::remove_dir_all(&folder).unwrap();
        assert!(log.write_all(b"four\n").is_err());
    }
}
