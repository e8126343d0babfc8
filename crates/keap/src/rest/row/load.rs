//! One row by its id.

use keap_schema::{Condition, QueryData, Record};

use crate::compare::fewer_rows;
use crate::rest::backend::RestBackend;
use crate::rest::custom_fields::custom_fields;
use crate::rest::query::predicate::Matcher;
use crate::rest::query::scan::{Batch, Properties as _};
use crate::rest::query::{self, projection, read_rows};
use crate::rest::row::find::missing_row;
use crate::table::{Table, columns};
use crate::{Error, ErrorKind, Fields, Result};

pub(in crate::rest) async fn load_row(
    rest: &RestBackend,
    table: &str,
    id: i64,
    wanted: &Fields,
) -> Result<Record> {
    let whole = rest.resource(table)?;
    if whole
        .parts(rest.backend)
        .iter()
        .all(|part| part.field("Id").is_none())
    {
        let message = format!("rows of table {table} have no id to load them by");
        return Err(Error::new(ErrorKind::NotFound, message)
            .hinted("query it by the columns that tell its rows apart"));
    }
    check_custom(rest, whole, wanted).await?;
    let endpoints = whole.endpoints(rest.backend);
    if endpoints.get.is_none() || !endpoints.path_columns.is_empty() {
        return Box::pin(find_row(rest, table, id, wanted)).await;
    }
    let selections = projection::selections(rest, whole, wanted, &[]).await?;
    let properties = selections.of(whole);
    let needed = selections.needed(whole);
    let row = rest.api.get_for(whole, id, &[], &properties, &needed);
    let row = row.await.map_err(|error| match error.kind() {
        ErrorKind::NotFound if fewer_rows(table, rest.backend).is_some() => {
            missing_row(rest.backend, table, id)
        }
        _ => error,
    })?;
    let batch = Batch::of(whole, vec![row]);
    let mut records = read_rows::read_rows(rest, &selections, batch).await?;
    records
        .pop()
        .ok_or_else(|| missing_row(rest.backend, table, id))
}

/// Refuses custom fields that the table does not have, before its row is looked for: left out, they would look empty.
async fn check_custom(rest: &RestBackend, whole: &'static Table, wanted: &Fields) -> Result<()> {
    let Fields::Named(names) = wanted else {
        return Ok(());
    };
    let custom = names.iter().filter(|name| columns::is_custom(name));
    let custom: Vec<String> = custom.cloned().collect();
    if !custom.is_empty() {
        let known = custom_fields(rest, whole, &custom).await?;
        custom.iter().try_for_each(|column| known.check(column))?;
    }
    Ok(())
}

/// Looks a row up in its list: not every resource has an endpoint for one of its rows.
async fn find_row(rest: &RestBackend, table: &str, id: i64, wanted: &Fields) -> Result<Record> {
    let mut query = QueryData::new(table);
    query.conditions = vec![("Id".to_owned(), Condition::Equals(id.into()))];
    query.limit = 1;
    let matcher = Matcher {
        table,
        zone: rest.options.zone,
    };
    let conditions = query.conditions.clone();
    let meets = move |record: &Record| matcher.all(record, &conditions);
    let mut records = query::scan(rest, &query, wanted, &["Id"], meets).await?;
    records
        .pop()
        .ok_or_else(|| missing_row(rest.backend, table, id))
}
