//! Values of the facade as XML-RPC has them, and back.

use keap_schema::Record;
use keap_xmlrpc::{RecordFormat, Struct};

use crate::{ContactId, Error, ErrorKind, Result};

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

/// XML-RPC ids are 32-bit.
pub(super) fn wire_id(id: i64) -> Result<i32> {
    id.try_into().map_err(|_| {
        Error::new(
            ErrorKind::InvalidRequest,
            format!("the id {id} does not fit into an i4"),
        )
    })
}

pub(super) fn wire_ids(ids: &[ContactId]) -> Result<Vec<i32>> {
    ids.iter().map(|id| wire_id(id.get())).collect()
}

pub(super) fn wire_numbers(ids: &[i64]) -> Result<Vec<i32>> {
    ids.iter().map(|&id| wire_id(id)).collect()
}

pub(super) fn unwritable(cause: keap_xmlrpc::ConvertError) -> Error {
    Error::new(
        ErrorKind::InvalidRequest,
        "a value cannot be written in XML-RPC",
    )
    .caused_by(cause)
}
