//! A row is deleted alone, as over XML-RPC: rows that REST would delete with it are looked for before.

use keap_schema::{Condition, QueryData};

use crate::difference::DELETED_WITH_IT;
use crate::rest::backend::RestBackend;
use crate::rest::query;
use crate::table::Table;
use crate::{Error, ErrorKind, Result};

/// Refuses to delete a row that others would go with. Asks nothing where none do.
pub(super) async fn check(rest: &RestBackend, part: &Table, id: i64) -> Result<()> {
    let Some((table, column)) = part.endpoints(rest.backend).deletes_too else {
        return Ok(());
    };
    let mut query = QueryData::new(table);
    query.conditions = vec![(column.to_owned(), Condition::Equals(id.into()))];
    query.selected = vec!["Id".to_owned()];
    query.limit = 1;
    if query::rows(rest, &query).await?.is_empty() {
        return Ok(());
    }
    let message = format!(
        "{} deletes with row {id} of {} all rows of {table} whose {column} is {id}, and there are such rows; nothing was deleted",
        rest.backend, part.name,
    );
    Err(Error::new(ErrorKind::Unsupported, message).explained_by(&DELETED_WITH_IT))
}
