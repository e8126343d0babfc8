//! What is in a file, as a hash: a length says nothing of an edit that keeps it, or of one that is made up for by lines that
//! were not certain yet.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

use sha2::{Digest as _, Sha256};

/// The hash of what is certain in a file, as it grows.
#[derive(Clone, Debug, Default)]
pub(super) struct Content(Sha256);

impl Content {
    /// That of the first bytes of a file, or of all of it where it is shorter.
    pub(super) fn of(path: &Path, bytes: u64) -> io::Result<Self> {
        let mut file = File::open(path)?.take(bytes);
        let mut content = Self::default();
        let mut block = vec![0; 64 * 1024];
        loop {
            match file.read(&mut block)? {
                0 => return Ok(content),
                read => content.add(block.get(..read).unwrap_or_default()),
            }
        }
    }

    pub(super) fn add(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// As it is kept.
    pub(super) fn sha256(&self) -> String {
        let digest = self.0.clone().finalize();
        digest.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}
