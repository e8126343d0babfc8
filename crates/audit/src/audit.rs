//! An audit: what is looked for, and where.

use std::path::{Path, PathBuf};

use crate::dialect::{Dialect, Rulebook};
use crate::hit::Findings;
use crate::prefilter::Prefilter;
use crate::source;
use crate::walk;

/// The dialects that are known without a file of one's own.
const KNOWN: [(&str, &str); 9] = [
    ("wire", include_str!("../data/dialects/wire.toml")),
    ("php-isdk", include_str!("../data/dialects/php-isdk.toml")),
    ("php-sdk", include_str!("../data/dialects/php-sdk.toml")),
    ("php-novak", include_str!("../data/dialects/php-novak.toml")),
    ("net", include_str!("../data/dialects/net.toml")),
    ("python", include_str!("../data/dialects/python.toml")),
    ("ruby", include_str!("../data/dialects/ruby.toml")),
    ("elixir", include_str!("../data/dialects/elixir.toml")),
    ("node", include_str!("../data/dialects/node.toml")),
];

/// Looks for uses of Keap's XML-RPC API.
#[derive(Debug)]
pub struct Audit {
    pub(crate) rules: Rulebook,
    pub(crate) prefilter: Prefilter,
    pub(crate) limits: Limits,
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
            rules: Rulebook::new(dialects),
            prefilter,
            limits: Limits {
                largest: 4 << 20,
                threads: std::thread::available_parallelism().map_or(2, usize::from),
                ignored: false,
            },
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

    /// Reads files, too, that `.gitignore`, `.ignore` and hidden names leave out.
    #[must_use]
    pub fn with_ignored(mut self) -> Self {
        self.limits.ignored = true;
        self
    }

    /// Reads files and folders.
    ///
    /// # Errors
    /// When one of the paths is not there, or no thread can be started. Files below them that cannot be read are counted.
    pub fn run(&self, paths: &[PathBuf]) -> Result<Findings, AuditError> {
        walk::run(self, paths)
    }

    /// Reads one file that is in memory; its name says what it is.
    pub fn read(&self, name: &str, bytes: &[u8]) -> Findings {
        let mut findings = Findings::default();
        source::read(self, name, bytes, &mut findings);
        findings.sort();
        findings
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
