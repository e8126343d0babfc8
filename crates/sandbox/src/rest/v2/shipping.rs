//! v2 `/shipping`: the options that `ShippingService` of XML-RPC reads.
//!
//! The document leaves the form of `settings` open. Here they are what XML-RPC tells of one kind
//! alone, in the spelling of v2 (inferred); `orderBased` has no place (inferred).

use http::Method;
use serde_json::{Map, Value as Json, json};

use crate::rest::shared::{Answer, Call, Reply, Version, json as values};
use crate::store::cell::Cell;
use crate::store::{Row, Store};

/// What is told beside the settings, or nowhere.
const OUTSIDE: [&str; 7] = [
    "Id",
    "name",
    "description",
    "type",
    "active",
    "international",
    "orderBased",
];

/// All of them: there are no pages and no filters (documented).
pub(crate) fn route(call: &mut Call<'_>, path: &[&str]) -> Option<Answer> {
    if call.method != Method::GET || !path.is_empty() {
        return None;
    }
    let store = &*call.store;
    let shown = store.rows("shipping_option").map(|row| {
        json!({
            "id": values::id(Version::V2, row.id()),
            "name": values::text(row.text("name")),
            "description": values::text(row.text("description")),
            "type": values::text(row.text("type")),
            "status": if row.is("active") { "ACTIVE" } else { "INACTIVE" },
            "international": row.is("international"),
            "settings": settings(store, row),
        })
    });
    let shown: Vec<Json> = shown.collect();
    Some(Reply::ok(json!({ "shipping_methods": shown })))
}

fn settings(store: &Store, row: &Row) -> Json {
    let own = row.iter().filter(|(name, _)| !OUTSIDE.contains(name));
    let mut settings: Map<String, Json> = own.map(member).collect();
    let ranges = store.rows("shipping_range");
    let ranges = ranges.filter(|range| range.int("option") == row.id());
    let ranges: Vec<Json> = ranges.map(range).collect();
    if !ranges.is_empty() {
        settings.insert("ranges".to_owned(), ranges.into());
    }
    settings.into()
}

fn range(row: &Row) -> Json {
    let own = row.iter();
    let own = own.filter(|(name, _)| !["Id", "option"].contains(name));
    Json::Object(own.map(member).collect())
}

fn member((name, cell): (&str, &Cell)) -> (String, Json) {
    let mut snake = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() {
            snake.push('_');
        }
        snake.extend(letter.to_lowercase());
    }
    let value = match cell {
        Cell::Double(number) => (*number).into(),
        Cell::Int(number) => (*number).into(),
        Cell::Bool(flag) => (*flag).into(),
        other => other.to_text().into(),
    };
    (snake, value)
}
