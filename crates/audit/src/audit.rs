//! An audit: what is looked for, and where.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use crate::dialect::{Dialect, KNOWN, Rulebook};
use crate::prefilter::Prefilter;

/// Looks for uses of Keap's XML-RPC API.
#[derive(Debug)]
pub struct Audit {
    /// The files that were read, where each is read once.
    pub(crate) seen: Option<Mutex<HashSet<PathBuf>>>,
    pub(crate) rules: Rulebook,
    pub(crate) prefilter: Prefilter,
    pub(crate) limits: Limits,
    /// The revision since which a file has to have changed.
    #[cfg(feature = "git")]
    pub(crate) since: Option<String>,
}

/// What bounds an audit.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    /// The largest source that is read, in bytes.
    pub(crate) largest: u64,
    pub(crate) threads: usize,
    /// Whether files that `.gitignore` names are read, too.
    pub(crate) ignored: bool,
}

/// Why there is no audit.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum AuditError {
    /// A file or folder that was asked for is not there, or cannot be read.
    #[error("{path} cannot be read: {reason}")]
    #[non_exhaustive]
    Unreadable {
        /// The path, as it was asked for.
        path: String,
        /// Why.
        reason: std::io::Error,
    },
    /// What is asked for since a revision lies in no git repository.
    #[cfg(feature = "git")]
    #[error("{path} is in no git repository")]
    #[non_exhaustive]
    NoRepository {
        /// The path, as it was asked for.
        path: String,
    },
    /// A git repository cannot be opened.
    #[cfg(feature = "git")]
    #[error("the git repository of {path} cannot be opened: {reason}")]
    #[non_exhaustive]
    BrokenRepository {
        /// The folder that has it.
        path: String,
        /// Why.
        reason: String,
    },
    /// A revision is none of the repository's, or has no tree.
    #[cfg(feature = "git")]
    #[error("{revision} is no revision here: {reason}")]
    #[non_exhaustive]
    Revision {
        /// The revision, as it was asked for.
        revision: String,
        /// Why.
        reason: String,
    },
    /// The words of the dialects are too many for a search.
    #[error("the dialects cannot be searched for: {0}")]
    Words(String),
    /// A thread could not be started.
    #[error("no thread could be started: {0}")]
    Thread(std::io::Error),
}

impl Audit {
    /// An audit with the known dialects, and those of files.
    ///
    /// # Errors
    /// When all words of the dialects together are too many.
    pub fn new(own: Vec<Dialect>) -> Result<Self, AuditError> {
        let mut dialects = own;
        // A dialect of one's own stands in the place of the known one with its id.
        for (id, text) in KNOWN {
            let is_replaced = dialects.iter().any(|dialect| dialect.id() == id);
            if let (false, Ok(dialect)) = (is_replaced, Dialect::from_toml(text)) {
                dialects.push(dialect);
            }
        }
        let prefilter =
            Prefilter::new(&dialects).map_err(|error| AuditError::Words(error.to_string()))?;
        Ok(Self {
            seen: None,
            rules: Rulebook::new(dialects),
            prefilter,
            limits: Limits {
                largest: 4 << 20,
                threads: std::thread::available_parallelism().map_or(2, usize::from),
                ignored: false,
            },
            #[cfg(feature = "git")]
            since: None,
        })
    }

    /// The dialects, in the order in which they are looked up.
    pub fn dialects(&self) -> &[Dialect] {
        self.rules.dialects()
    }

    /// The largest source that is read, in bytes; 4 MiB unless this says otherwise.
    #[must_use]
    pub fn largest(mut self, bytes: u64) -> Self {
        self.limits.largest = bytes;
        self
    }

    /// How many threads read; as many as there are processors unless this says otherwise.
    #[must_use]
    pub fn threads(mut self, threads: usize) -> Self {
        self.limits.threads = threads.clamp(1, 64);
        self
    }

    /// Reads a file once, below however many of the paths it lies that this audit is run for.
    #[must_use]
    pub fn once(mut self) -> Self {
        self.seen = Some(Mutex::default());
        self
    }

    /// Whether a file was not read before.
    pub(crate) fn is_new(&self, path: impl FnOnce() -> PathBuf) -> bool {
        let Some(seen) = &self.seen else { return true };
        seen.lock().map_or(true, |mut seen| seen.insert(path()))
    }

    /// Reads files, too, that `.gitignore`, `.ignore` and hidden names leave out.
    #[must_use]
    pub fn with_ignored(mut self) -> Self {
        self.limits.ignored = true;
        self
    }

    /// Reads only files that the tree of a git revision does not have as they are: what was committed since then, what was
    /// changed without, and what git does not know yet. Each path has to lie in a repository. Its objects are read and nothing
    /// else of it: no program that a configuration names is run.
    #[cfg(feature = "git")]
    #[must_use]
    pub fn since(mut self, revision: impl Into<String>) -> Self {
        self.since = Some(revision.into());
        self
    }

    /// The name of a path below the one that was asked for.
    pub(crate) fn name_of(root: &Path, path: &Path) -> String {
        let below = path.strip_prefix(root).unwrap_or(path);
        let below = if below.as_os_str().is_empty() {
            path.file_name().map_or(path, Path::new)
        } else {
            below
        };
        let parts: Vec<_> = below
            .components()
            .map(|part| part.as_os_str().to_string_lossy().into_owned())
            .collect();
        parts.join("/")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_known_dialect_can_be_read_and_has_its_name() {
        for (id, text) in KNOWN {
            let dialect = Dialect::from_toml(text).unwrap_or_else(|error| panic!("{id}: {error}"));
            assert_eq!(dialect.id(), id);
        }
    }
}
