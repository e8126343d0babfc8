//! Columns that have an endpoint of their own: one call for each row.

use crate::rest::backend::RestBackend;
use crate::rest::query::scan::{Batch, Properties};
use crate::rest::record::json;
use crate::{ErrorKind, Result};

/// Reads what the wanted columns have beside the rows, and puts it into them.
pub(in crate::rest) async fn read_beside(
    rest: &RestBackend,
    properties: &impl Properties,
    batch: &mut Batch,
) -> Result<()> {
    let Some((name, endpoint)) = batch.table.endpoints(rest.backend).hydrate else {
        return Ok(());
    };
    if !properties.names(batch.table, name) {
        return Ok(());
    }
    for row in &mut batch.rows {
        let Some(id) = row.json.get("id").and_then(json::integer) else {
            continue;
        };
        match rest.api.answer(endpoint, id).await {
            Ok(answer) => row.beside = Some((name, answer)),
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}
