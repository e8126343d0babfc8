//! A failure that tells itself how the command ends.

use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

use keap::ErrorKind;

use crate::exit::Exit;

/// What the service or a store says in place of what was asked for.
#[derive(Debug)]
pub(crate) struct Answered {
    pub(crate) kind: ErrorKind,
    pub(crate) message: String,
    pub(crate) hint: Option<String>,
    pub(crate) retry_after: Option<Duration>,
    pub(crate) exit: Exit,
}

impl fmt::Display for Answered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl StdError for Answered {}
