//! A failure of which is told what it is, and not what a server said of it: its words may repeat a value.

use std::fmt;

/// A failure, and what is told of it.
#[derive(Debug)]
pub(crate) struct Unworded {
    pub(crate) failure: anyhow::Error,
    pub(crate) told: String,
}

impl fmt::Display for Unworded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told)
    }
}

impl std::error::Error for Unworded {}
