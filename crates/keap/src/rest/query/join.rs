//! Columns that other tables complete: the contact of a subscription, the invoice of a payment, the card of a payment
//! method.

use keap_http::BoxFuture;
use keap_schema::{Change, Condition, FieldValue, QueryData, Record};
use serde_json::Value;

use crate::difference::CARDS_AS_METHODS;
use crate::rest::backend::RestBackend;
use crate::rest::query;
use crate::rest::record::body::Draft;
use crate::rest::record::decode;
use crate::table::{self, Convert, Field, Join, Path, Table};
use crate::{Backend, Error, ErrorKind, Result};

/// The most ids asked for at once.
const MOST_IDS: usize = 200;

/// The calls that complete the rows of a query, in words.
pub(in crate::rest) fn lookups(rest: &RestBackend, query: &QueryData) -> Vec<&'static str> {
    let Some(table) = table::named(&query.table) else {
        return Vec::new();
    };
    let wanted = |field: &&Field| {
        let name = field.column;
        query.selected.is_empty()
            || query.selected.iter().any(|column| column == name)
            || query.conditions.iter().any(|(column, _)| column == name)
    };
    let is_v2 = rest.backend == Backend::RestV2;
    let mut lookups = Vec::new();
    let parts = table.parts(rest.backend);
    let fields = parts.iter().flat_map(|part| part.columns);
    for field in fields.filter(wanted) {
        let lookup = match (field.convert, field.path(rest.backend)) {
            (Convert::Card, Some(_)) if is_v2 => "the card of each payment method, once",
            (_, Some(Path::Nested("@contact", _))) if is_v2 => {
                "the contacts of the rows, up to 200 in one call"
            }
            (_, Some(Path::Nested("@contact", _))) => "each contact of the rows, once",
            (_, Some(Path::Nested("@order", _))) => "the orders of the rows, up to 200 in one call",
            (_, Some(Path::Property(name))) if name.starts_with('@') => {
                "an endpoint of each row's own, once"
            }
            _ => continue,
        };
        if !lookups.contains(&lookup) {
            lookups.push(lookup);
        }
    }
    lookups
}

/// Adds to each record what joined tables hold of it; rows and records stand in the same order.
pub(in crate::rest) async fn complete(
    rest: &RestBackend,
    table: &Table,
    columns: &[&'static Field],
    rows: &[Value],
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
                    record.insert(*own, value.clone());
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
    for ids in ids.chunks(MOST_IDS) {
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

/// Puts the payment methods of stored cards into a body.
pub(in crate::rest) async fn place_methods(rest: &RestBackend, draft: &mut Draft) -> Result<()> {
    for (property, change) in std::mem::take(&mut draft.cards) {
        let card = match &change {
            Change::Set(card) => card.to_string(),
            Change::Clear => String::new(),
        };
        let method = match card.trim() {
            "" | "0" => Value::Null,
            card => method_of(rest, card).await?,
        };
        draft.set(property, method);
    }
    Ok(())
}

async fn method_of(rest: &RestBackend, card: &str) -> Result<Value> {
    let refused = |message: &str| {
        Error::new(ErrorKind::InvalidRequest, message).explained_by(&CARDS_AS_METHODS)
    };
    let card = card
        .parse()
        .map_err(|_| refused("the value for a card is not an id"))?;
    let method = rest.api.method_of_card(card).await?;
    method
        .map(Value::from)
        .ok_or_else(|| refused("no payment method stands for this stored card"))
}

/// The cards of the payment methods that rows name, each asked for once; v1 names cards themselves.
pub(in crate::rest) async fn cards_of(
    rest: &RestBackend,
    columns: &[&'static Field],
    rows: &[Value],
) -> Result<Vec<(String, i64)>> {
    let mut cards: Vec<(String, i64)> = Vec::new();
    let of_methods = columns
        .iter()
        .filter(|field| field.convert == Convert::Card && rest.backend == Backend::RestV2);
    for path in of_methods.filter_map(|field| field.path(rest.backend)) {
        for row in rows {
            let Some(method) = decode::find(row, path).and_then(decode::text) else {
                continue;
            };
            if cards.iter().all(|(known, _)| *known != method)
                && let Some(card) = rest.api.card_of_method(&method).await?
            {
                cards.push((method, card));
            }
        }
    }
    Ok(cards)
}

/// The id that a row names the other row by.
fn key_of(row: &Value, join: &Join) -> Option<i64> {
    let key = decode::find(row, Path::parse(join.key))?;
    let one = key.as_array().map_or(Some(key), |list| list.first())?;
    decode::integer(one).filter(|id| *id != 0)
}

fn number(record: &Record, column: &str) -> Option<i64> {
    record.get(column).and_then(FieldValue::as_i64)
}
