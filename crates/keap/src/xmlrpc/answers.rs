//! Answers of methods whose members the codec types, as records of the facade.

use keap_xmlrpc::{Method, Struct, Value};

use crate::xmlrpc::backend::XmlRpcBackend;
use crate::xmlrpc::wire::read;
use crate::{Error, ErrorKind, Outcome, Result};

/// The answer of a method as a record.
pub(super) async fn record<M: Method<Output: Send> + Sync>(
    legacy: &XmlRpcBackend,
    method: &M,
) -> Result<Outcome> {
    let answer = legacy.call(method).await?;
    let row = row(M::write_output(&answer))?;
    Ok(Outcome::Record(read(&legacy.client.format(""), &row)))
}

/// The answer of a method as records.
pub(super) async fn records<M: Method<Output: Send> + Sync>(
    legacy: &XmlRpcBackend,
    method: &M,
) -> Result<Outcome> {
    let answer = legacy.call(method).await?;
    let Value::Array(rows) = M::write_output(&answer) else {
        return Err(unreadable());
    };
    let format = legacy.client.format("");
    let rows = rows
        .into_iter()
        .map(|value| Ok(read(&format, &row(value)?)));
    rows.collect::<Result<_>>().map(Outcome::Records)
}

fn row(value: Value) -> Result<Struct> {
    match value {
        Value::Struct(row) => Ok(row),
        _ => Err(unreadable()),
    }
}

/// The codec has read it before, so that this does not happen.
fn unreadable() -> Error {
    Error::new(ErrorKind::InvalidResponse, "the answer is no record")
}
