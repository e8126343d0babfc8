//! `FileService`, as far as its rows do not say it: the param in front that may be left out.

use keap::{ContactId, Invocation, Operation};
use keap_xmlrpc::methods::file;
use keap_xmlrpc::{Fault, Method, Value};

use super::call::{Call, Reading, unknown};
use super::content::content;
use super::{lenient, plain};
use crate::fault;

pub(super) fn read(
    operation: Operation,
    values: Vec<Value>,
    reading: Reading<'_>,
) -> Result<Call, Fault> {
    let invocation = match operation {
        Operation::FileUpload => upload(values, reading)?,
        other => return Err(unknown(other)),
    };
    Ok(Call::new(invocation, plain::writer(operation, reading)))
}

/// The contact comes first and is left out for a file of the account. 0 in its place is a contact that is not there.
fn upload(values: Vec<Value>, reading: Reading<'_>) -> Result<Invocation, Fault> {
    let no_match = || fault::no_match(reading.types);
    let params = file::UploadFile::PARAMS;
    let left_out = params.len().checked_sub(values.len());
    let params = left_out
        .filter(|left_out| *left_out <= 1)
        .and_then(|left_out| params.get(left_out..));
    let params = params.ok_or_else(no_match)?;
    // A number in front is a contact, whose file has no content then.
    if left_out == Some(1) && matches!(values.first(), Some(Value::Int(_))) {
        return Err(no_match());
    }
    if !lenient::matches(params, &values) {
        return Err(no_match());
    }
    let mut values = values.into_iter().rev();
    let (Some(Value::String(data)), Some(Value::String(name))) = (values.next(), values.next())
    else {
        return Err(no_match());
    };
    let contact = values.next().and_then(|id| id.as_i64());
    Ok(Invocation::file_upload(
        contact.map(ContactId::new),
        name,
        content(&data)?,
    ))
}
