//! What is done with the rows of a table.

use std::fmt;

use keap_schema::TableAccess;

/// One of the four things that are done with rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Crud {
    Create,
    Read,
    Update,
    Delete,
}

impl Crud {
    /// Whether XML-RPC does it with the rows of a table.
    pub(crate) fn is_in(self, access: TableAccess) -> bool {
        match self {
            Self::Create => access.add,
            Self::Read => access.read,
            Self::Update => access.edit,
            Self::Delete => access.delete,
        }
    }
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
