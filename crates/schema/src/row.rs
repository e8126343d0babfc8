//! Rows as structs: one per table, one optional member per readable column.

use crate::record::RecordError;
use crate::{Record, Table};

pub use crate::tables::rows::*;

/// A typed row of a table.
///
/// Members without content are `None`. Fields that are not columns of the table here (custom fields, and fields that
/// the server has learned since) are in the member `other`, so nothing is lost on the way through.
///
/// ```
/// use keap_schema::{Record, row, row::Row as _};
///
/// let record: Record = [("FirstName", "Ann"), ("_ShoeSize", "43")].into_iter().collect();
/// let contact = row::Contact::from_record(&record)?;
/// assert_eq!(contact.first_name.as_deref(), Some("Ann"));
/// assert_eq!(contact.other.get("_ShoeSize"), Some(&"43".into()));
/// assert_eq!(contact.to_record(), record);
/// # Ok::<(), keap_schema::RecordError>(())
/// ```
pub trait Row: Sized {
    /// The table.
    type Table: Table<Row = Self>;

    /// Reads a row.
    ///
    /// # Errors
    /// When a field cannot be read as the type of its column.
    fn from_record(record: &Record) -> Result<Self, RecordError>;

    /// The row by field names.
    fn to_record(&self) -> Record;
}
