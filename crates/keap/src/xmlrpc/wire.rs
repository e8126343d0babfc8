//! Values of the facade as XML-RPC has them, and back.

use keap_schema::Record;
use keap_schema::id::RecordId;
use keap_xmlrpc::{RecordFormat, Struct};

use crate::{Error, ErrorKind, Result};

pub(super) fn names<P>(
    changes: &keap_schema::Changes<keap_schema::Untyped, P>,
) -> impl Iterator<Item = &str> {
    changes.iter().map(|(name, _)| name)
}

/// Empty texts are left out: XML-RPC answers an unset field either way.
pub(super) fn read(format: &RecordFormat, row: &Struct) -> Record {
    let is_empty = |value: &keap_schema::FieldValue| value.as_str().is_some_and(str::is_empty);
    format
        .read(row)
        .into_iter()
        .filter(|(_, value)| !is_empty(value))
        .collect()
}

/// Numbers of XML-RPC have 32 bits. Ids of a kind are written by the wire crate itself.
pub(super) fn wire_number(number: i64) -> Result<i32> {
    number.try_into().map_err(|_| {
        Error::new(
            ErrorKind::InvalidRequest,
            format!("the number {number} does not fit into an i4"),
        )
    })
}

/// An id, or the 0 that stands for none.
pub(super) fn or_none<I: RecordId>(id: Option<I>) -> I {
    id.unwrap_or_else(|| I::of(0))
}

pub(super) fn unwritable(cause: keap_xmlrpc::ConvertError) -> Error {
    Error::new(
        ErrorKind::InvalidRequest,
        "a value cannot be written in XML-RPC",
    )
    .caused_by(cause)
}
