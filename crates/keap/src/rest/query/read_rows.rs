//! Rows of the server as records: what other calls tell of them is asked for, and all of it decoded.

use keap_schema::Record;

use crate::rest::backend::RestBackend;
use crate::rest::custom_fields::custom_fields;
use crate::rest::query::projection::Selections;
use crate::rest::query::scan::Batch;
use crate::rest::query::{hydrate, join};
use crate::rest::record::decode::Reader;
use crate::rest::service::lookup;
use crate::{Error, Result};

pub(in crate::rest) async fn read_rows(
    rest: &RestBackend,
    selections: &Selections,
    mut batch: Batch,
) -> Result<Vec<Record>> {
    let selection = selections
        .selection(batch.table)
        .ok_or_else(|| Error::impossible("rows came from a table that was not asked"))?;
    hydrate::read_beside(rest, selections, &mut batch).await?;
    let lead_sources = lookup::lead_source_names(rest, &selection.columns, &batch.rows).await?;
    let custom = if selection.custom.is_empty() {
        None
    } else {
        Some(custom_fields(rest, batch.table, &selection.custom).await?)
    };
    let cards = lookup::cards_of(rest, &selection.columns, &batch.rows).await?;
    let reader = Reader {
        backend: rest.backend,
        zone: rest.options.zone,
        cards: &cards,
        table: batch.table.name,
        fields: batch.table.columns,
        lead_sources: &lead_sources,
        custom: custom.as_deref(),
    };
    let mut records: Vec<Record> = batch
        .rows
        .iter()
        .map(|row| reader.record(row, &selection.columns, &selection.custom))
        .collect::<Result<_>>()?;
    join::complete(
        rest,
        batch.table,
        &selection.columns,
        &batch.rows,
        &mut records,
    )
    .await?;
    Ok(records)
}
