//! An operation with its arguments, and what it gives back, as values.
//!
//! Every backend answers an [`Invocation`] with an [`Outcome`]. The router, the comparison and the command line handle
//! these values; programs use the typed methods of [`ContactService`](crate::ContactService) and
//! [`DataService`](crate::DataService), which are made of them.

use keap_schema::{Changes, NewRecord, QueryData, Record};

use crate::{ContactId, Operation, TagId};

/// An operation with its arguments.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Invocation {
    /// Create a contact.
    ContactAdd {
        /// Its fields.
        values: NewRecord,
    },
    /// Read a contact.
    ContactLoad {
        /// Which one.
        id: ContactId,
        /// Which fields.
        fields: Fields,
    },
    /// Change fields of a contact.
    ContactUpdate {
        /// Which one.
        id: ContactId,
        /// What to set and what to clear; everything else stays.
        changes: Changes,
    },
    /// Find contacts by e-mail address.
    ContactFindByEmail {
        /// The whole address; upper and lower case are the same.
        email: String,
        /// Which fields.
        fields: Fields,
    },
    /// Apply a tag.
    ContactAddToGroup {
        /// To which contact.
        contact: ContactId,
        /// Which tag.
        tag: TagId,
    },
    /// Read one row.
    DataLoad {
        /// The table's vendor name.
        table: String,
        /// The row's id.
        id: i64,
        /// Which fields.
        fields: Fields,
    },
    /// Read rows that meet conditions.
    DataQuery(
        /// Table, conditions, fields, order and page.
        QueryData,
    ),
    /// Tell who the credential belongs to.
    DataGetUserInfo,
}

impl Invocation {
    /// The operation without its arguments.
    pub fn operation(&self) -> Operation {
        match self {
            Self::ContactAdd { .. } => Operation::ContactAdd,
            Self::ContactLoad { .. } => Operation::ContactLoad,
            Self::ContactUpdate { .. } => Operation::ContactUpdate,
            Self::ContactFindByEmail { .. } => Operation::ContactFindByEmail,
            Self::ContactAddToGroup { .. } => Operation::ContactAddToGroup,
            Self::DataLoad { .. } => Operation::DataLoad,
            Self::DataQuery(_) => Operation::DataQuery,
            Self::DataGetUserInfo => Operation::DataGetUserInfo,
        }
    }

    /// The table whose rows the operation reads or writes, if it does.
    pub fn table(&self) -> Option<&str> {
        match self {
            Self::ContactAdd { .. }
            | Self::ContactLoad { .. }
            | Self::ContactUpdate { .. }
            | Self::ContactFindByEmail { .. } => Some("Contact"),
            Self::DataLoad { table, .. } => Some(table),
            Self::DataQuery(query) => Some(&query.table),
            Self::ContactAddToGroup { .. } | Self::DataGetUserInfo => None,
        }
    }
}

/// Which fields of a record to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fields {
    /// All that the backend has for the table. Fields that only the other backend has are left out.
    All,
    /// These, by their XML-RPC names. A name that the backend has no counterpart for is refused before anything is
    /// sent, so that nothing goes missing unseen.
    Named(Vec<String>),
}

impl Fields {
    /// The names asked for; `None` for all.
    pub fn names(&self) -> Option<&[String]> {
        match self {
            Self::All => None,
            Self::Named(names) => Some(names),
        }
    }
}

impl<S: AsRef<str>> From<&[S]> for Fields {
    fn from(names: &[S]) -> Self {
        Self::Named(names.iter().map(|name| name.as_ref().to_owned()).collect())
    }
}

impl<S: AsRef<str>, const N: usize> From<[S; N]> for Fields {
    fn from(names: [S; N]) -> Self {
        names.as_slice().into()
    }
}

impl<S: AsRef<str>, const N: usize> From<&[S; N]> for Fields {
    fn from(names: &[S; N]) -> Self {
        names.as_slice().into()
    }
}

impl From<Vec<String>> for Fields {
    fn from(names: Vec<String>) -> Self {
        Self::Named(names)
    }
}

/// What an operation gives back.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Outcome {
    /// The id of the record that was created or changed.
    Id(i64),
    /// Yes or no.
    Flag(bool),
    /// One record.
    Record(Record),
    /// Records in the order of the answer.
    Records(Vec<Record>),
}

impl Outcome {
    pub(crate) fn into_id(self) -> Option<i64> {
        match self {
            Self::Id(id) => Some(id),
            _ => None,
        }
    }

    pub(crate) fn into_flag(self) -> Option<bool> {
        match self {
            Self::Flag(flag) => Some(flag),
            _ => None,
        }
    }

    pub(crate) fn into_record(self) -> Option<Record> {
        match self {
            Self::Record(record) => Some(record),
            _ => None,
        }
    }

    pub(crate) fn into_records(self) -> Option<Vec<Record>> {
        match self {
            Self::Records(records) => Some(records),
            _ => None,
        }
    }
}
