//! A path that was asked for, and a file that was found below it.

use std::path::{Path, PathBuf};

use crate::audit::{Audit, AuditError};
use crate::hit::Findings;
#[cfg(feature = "git")]
use crate::since::Since;
use crate::source::Around;

/// A file in which a word was found.
pub(super) struct Candidate {
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
    pub(super) around: Around,
}

/// A path that was asked for, as it is walked.
pub(super) struct Root {
    pub(super) path: PathBuf,
    /// The same, whichever way it was asked for.
    pub(super) whole: PathBuf,
    #[cfg(feature = "git")]
    pub(super) since: Option<Since>,
}

impl Root {
    pub(super) fn new(
        audit: &Audit,
        asked: &Path,
        walked: &mut Findings,
    ) -> Result<Self, AuditError> {
        let unreadable = |reason| AuditError::Unreadable {
            path: asked.to_string_lossy().into_owned(),
            reason,
        };
        let mut path = asked.to_owned();
        // A link that was asked for by name is followed; links in folders are not.
        if asked.symlink_metadata().map_err(unreadable)?.is_symlink() {
            path = asked.canonicalize().map_err(unreadable)?;
            walked.reading.followed = walked.reading.followed.saturating_add(1);
        }
        let kind = path.metadata().map_err(unreadable)?;
        if !kind.is_file() && !kind.is_dir() {
            let why = "it is neither a file nor a folder";
            return Err(unreadable(std::io::Error::other(why)));
        }
        #[cfg(not(feature = "git"))]
        let _ = audit;
        Ok(Self {
            #[cfg(feature = "git")]
            since: match &audit.since {
                Some(revision) => Some(Since::open(&path, revision)?),
                None => None,
            },
            whole: path.canonicalize().map_err(unreadable)?,
            path,
        })
    }
}

/// Whether a file was taken away while the folder was read.
pub(super) fn is_gone(error: &std::io::Error) -> bool {
    error.kind() == std::io::ErrorKind::NotFound
}
