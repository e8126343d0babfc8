//! Columns that other tables complete: the contact of a subscription, the invoice of a payment, the card of a payment
//! method.

use keap_http::BoxFuture;
use keap_schema::{Condition, FieldValue, QueryData, Record};

use crate::Result;
use crate::page::IDS_A_CALL;
use crate::rest::backend::RestBackend;
use crate::rest::query;
use crate::rest::record::json;
use crate::rest::record::legacy_text::joined;
use crate::rest::record::server_row::ServerRow;
use crate::table::{Field, Join, Path, Table};

/// Adds to each record what joined tables hold of it; rows and records stand in the same order.
pub(in crate::rest) async fn complete(
    rest: &RestBackend,
    table: &Table,
    columns: &[&'static Field],
    rows: &[ServerRow],
    records: &mut [Record],
) -> Result<()> {
    for join in table.joins {
        let wanted = joined_columns(rest, columns, join);
        if wanted.is_empty() {
            continue;
        }
        let keys: Vec<Option<i64>> = rows.iter().map(|row| key_of(row, join)).collect();
        let others = others(rest, join, &wanted, &keys).await?;
        for (record, key) in records.iter_mut().zip(&keys) {
            let other = key.and_then(|key| {
                let same = |other: &&Record| number(other, join.column) == Some(key);
                others.iter().find(same)
            });
            for (own, theirs) in &wanted {
                if let Some(value) = other.and_then(|other| other.get(theirs)) {
                    let value = joined(value, (table.name, own), rest.options.zone);
                    record.insert(*own, value);
                }
            }
        }
    }
    Ok(())
}

/// The columns that a join fills, with their names in the joined table.
fn joined_columns(
    rest: &RestBackend,
    columns: &[&'static Field],
    join: &Join,
) -> Vec<(&'static str, &'static str)> {
    let joined = columns
        .iter()
        .filter_map(|field| match field.path(rest.backend)? {
            Path::Nested(mark, column) if mark == join.mark => Some((field.column, column)),
            _ => None,
        });
    joined.collect()
}

async fn others(
    rest: &RestBackend,
    join: &Join,
    wanted: &[(&'static str, &'static str)],
    keys: &[Option<i64>],
) -> Result<Vec<Record>> {
    let mut ids: Vec<i64> = keys.iter().flatten().copied().collect();
    ids.sort_unstable();
    ids.dedup();
    let mut others = Vec::new();
    for ids in ids.chunks(IDS_A_CALL) {
        let mut query = QueryData::new(join.table);
        query.conditions = vec![(join.column.to_owned(), Condition::In(ids.to_vec()))];
        query.selected = wanted
            .iter()
            .map(|(_, theirs)| *theirs)
            .chain([join.column])
            .map(str::to_owned)
            .collect();
        query.limit = u32::MAX;
        others.extend(query_boxed(rest, &query).await?);
    }
    Ok(others)
}

/// A query inside a query: boxed, because futures cannot hold themselves.
fn query_boxed<'a>(
    rest: &'a RestBackend,
    query: &'a QueryData,
) -> BoxFuture<'a, Result<Vec<Record>>> {
    Box::pin(query::rows(rest, query))
}

/// The id that a row names the other row by.
fn key_of(row: &ServerRow, join: &Join) -> Option<i64> {
    let key = row.find(Path::parse(join.key))?;
    let one = key.as_array().map_or(Some(key), |list| list.first())?;
    json::integer(one).filter(|id| *id != 0)
}

fn number(record: &Record, column: &str) -> Option<i64> {
    record.get(column).and_then(FieldValue::as_i64)
}
