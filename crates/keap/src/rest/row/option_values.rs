//! The values of a product's list option, which have no list of their own: they are written below their option, and
//! the answer is the option.

use std::sync::Arc;

use keap_schema::{Change, Changes, NewRecord};
use serde_json::Value;

use crate::crud::Crud;
use crate::rest::backend::RestBackend;
use crate::rest::record::json;
use crate::rest::record::server_row::ServerRow;
use crate::rest::row::draft;
use crate::rest::row::find;
use crate::table::{Endpoint, Path};
use crate::{Error, ErrorKind, Result};

const TABLE: &str = "ProductOptValue";

pub(in crate::rest) async fn add_option_value(
    rest: &RestBackend,
    values: &NewRecord,
) -> Result<i64> {
    let option = match values.get("ProductOptionId") {
        Some(Change::Set(id)) => id.to_string().trim().parse().ok(),
        _ => None,
    };
    let missing = || {
        let message = "the value names no product option that there is";
        Error::new(ErrorKind::InvalidRequest, message)
    };
    let option: i64 = option.ok_or_else(missing)?;
    let whole = rest.resource("ProductOption")?;
    let before = find::server_row(rest, whole, option, Vec::new()).await?;
    let before = before.ok_or_else(missing)?;
    let table = rest.resource(TABLE)?;
    let draft = draft::draft_for(rest, table, values, Crud::Create).await?;
    let item = draft::finish(rest, &draft, &Value::Null).await?.json;
    let item: Value = item
        .into_iter()
        .filter(|(_, value)| !value.is_null())
        .collect();
    let endpoint = endpoint_of_values(rest, Crud::Create)?;
    let above = above(&before);
    let body = Value::Array(vec![item]);
    let after = rest
        .api
        .write(endpoint, &above, None, Some(&body), None)
        .await?;
    let known = items(&before.json);
    let new = items(&after)
        .into_iter()
        .filter(|id| !known.contains(id))
        .max();
    new.ok_or_else(|| {
        let message = "the answer does not show the added value";
        Error::new(ErrorKind::InvalidResponse, message).applied(true)
    })
}

pub(in crate::rest) async fn update_option_value(
    rest: &RestBackend,
    id: i64,
    changes: &Changes,
) -> Result<()> {
    let option = option_of_value(rest, id).await?;
    let table = rest.resource(TABLE)?;
    let draft = draft::draft_for(rest, table, changes, Crud::Update).await?;
    let body = draft::finish(rest, &draft, &Value::Null).await?;
    let endpoint = endpoint_of_values(rest, Crud::Update)?;
    let json = Value::Object(body.json);
    let mask = Some(body.mask.as_slice());
    rest.api
        .write(endpoint, &above(&option), Some(id), Some(&json), mask)
        .await?;
    Ok(())
}

pub(in crate::rest) async fn delete_option_value(rest: &RestBackend, id: i64) -> Result<()> {
    let option = option_of_value(rest, id).await?;
    let endpoint = endpoint_of_values(rest, Crud::Delete)?;
    rest.api
        .write(endpoint, &above(&option), Some(id), None, None)
        .await?;
    Ok(())
}

/// The option that a value belongs to: all options are looked through, because nothing leads from a value to it.
async fn option_of_value(rest: &RestBackend, id: i64) -> Result<Arc<ServerRow>> {
    let row = find::server_row(rest, rest.resource(TABLE)?, id, Vec::new()).await?;
    let option = row.and_then(|row| row.parent);
    option.ok_or_else(|| find::missing_row(rest.backend, TABLE, id))
}

fn endpoint_of_values(rest: &RestBackend, crud: Crud) -> Result<Endpoint> {
    let endpoints = rest.resource(TABLE)?.endpoints(rest.backend);
    endpoints.write(crud).ok_or_else(|| {
        let message = format!("values of options are not written over {}", rest.backend);
        Error::new(ErrorKind::Unsupported, message)
    })
}

/// What fills the path, from the JSON of an option.
fn above(option: &ServerRow) -> Vec<(&'static str, String)> {
    let places = [("product_id", "product_id"), ("product_option_id", "id")];
    let filled = places.into_iter().filter_map(|(name, property)| {
        let value = option.find(Path::parse(property))?;
        Some((name, json::text(value)?))
    });
    filled.collect()
}

/// The ids of an option's values.
fn items(option: &Value) -> Vec<i64> {
    let items = option.get("list_items").and_then(Value::as_array);
    items
        .into_iter()
        .flatten()
        .filter_map(|item| item.get("item_id").and_then(json::integer))
        .collect()
}
