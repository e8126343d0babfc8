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
    /// Update the contact that is the same, or create one.
    ContactAddWithDupCheck {
        /// Its fields.
        values: NewRecord,
        /// What makes two contacts the same.
        check: DupCheck,
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
    /// Merge a duplicate into a contact.
    ContactMerge {
        /// The contact that stays.
        contact: ContactId,
        /// The contact that goes away.
        duplicate: ContactId,
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
    /// Take a tag off.
    ContactRemoveFromGroup {
        /// Of which contact.
        contact: ContactId,
        /// Which tag.
        tag: TagId,
    },
    /// Create a row.
    DataAdd {
        /// The table's vendor name.
        table: String,
        /// Its fields.
        values: NewRecord,
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
    /// Change fields of a row.
    DataUpdate {
        /// The table's vendor name.
        table: String,
        /// The row's id.
        id: i64,
        /// What to set and what to clear; everything else stays.
        changes: Changes,
    },
    /// Delete a row.
    DataDelete {
        /// The table's vendor name.
        table: String,
        /// The row's id.
        id: i64,
    },
    /// Read the rows with a value in one field: a query with one condition that is written as text.
    DataFindByField {
        /// Table, fields and page; its conditions are not looked at.
        query: QueryData,
        /// The field.
        field: String,
        /// The value, with `%` for any text.
        value: String,
    },
    /// Read rows that meet conditions.
    DataQuery(
        /// Table, conditions, fields, order and page.
        QueryData,
    ),
    /// Count the rows that meet conditions.
    DataCount(
        /// Table and conditions.
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
            Self::ContactAddWithDupCheck { .. } => Operation::ContactAddWithDupCheck,
            Self::ContactLoad { .. } => Operation::ContactLoad,
            Self::ContactUpdate { .. } => Operation::ContactUpdate,
            Self::ContactMerge { .. } => Operation::ContactMerge,
            Self::ContactFindByEmail { .. } => Operation::ContactFindByEmail,
            Self::ContactAddToGroup { .. } => Operation::ContactAddToGroup,
            Self::ContactRemoveFromGroup { .. } => Operation::ContactRemoveFromGroup,
            Self::DataAdd { .. } => Operation::DataAdd,
            Self::DataLoad { .. } => Operation::DataLoad,
            Self::DataUpdate { .. } => Operation::DataUpdate,
            Self::DataDelete { .. } => Operation::DataDelete,
            Self::DataFindByField { .. } => Operation::DataFindByField,
            Self::DataQuery(_) => Operation::DataQuery,
            Self::DataCount(_) => Operation::DataCount,
            Self::DataGetUserInfo => Operation::DataGetUserInfo,
        }
    }

    /// The table whose rows the operation reads or writes, if it does.
    pub fn table(&self) -> Option<&str> {
        match self {
            Self::ContactAdd { .. }
            | Self::ContactAddWithDupCheck { .. }
            | Self::ContactLoad { .. }
            | Self::ContactUpdate { .. }
            | Self::ContactFindByEmail { .. } => Some("Contact"),
            Self::DataAdd { table, .. }
            | Self::DataLoad { table, .. }
            | Self::DataUpdate { table, .. }
            | Self::DataDelete { table, .. } => Some(table),
            Self::DataFindByField { query, .. }
            | Self::DataQuery(query)
            | Self::DataCount(query) => Some(&query.table),
            Self::ContactMerge { .. }
            | Self::ContactAddToGroup { .. }
            | Self::ContactRemoveFromGroup { .. }
            | Self::DataGetUserInfo => None,
        }
    }
}

/// What makes two contacts the same when one is added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DupCheck {
    /// The same first e-mail address.
    Email,
    /// The same first e-mail address, first name and last name.
    EmailAndName,
    /// As `EmailAndName`, and the same company name.
    EmailAndNameAndCompany,
}

impl DupCheck {
    /// The columns that must be equal, without regard to case.
    pub fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Email => &["Email"],
            Self::EmailAndName => &["Email", "FirstName", "LastName"],
            Self::EmailAndNameAndCompany => &["Email", "FirstName", "LastName", "Company"],
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
    /// How many.
    Count(u64),
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

    pub(crate) fn into_count(self) -> Option<u64> {
        match self {
            Self::Count(count) => Some(count),
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
