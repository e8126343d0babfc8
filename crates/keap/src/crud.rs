//! What is done with the rows of a table.

use std::fmt;

/// One of the four things that are done with rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Crud {
    Create,
    Read,
    Update,
    Delete,
}

impl fmt::Display for Crud {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Create => "create",
            Self::Read => "read",
            Self::Update => "update",
            Self::Delete => "delete",
        })
    }
}
