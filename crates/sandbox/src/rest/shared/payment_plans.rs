//! The instalments of a payment plan.

use serde_json::Value as Json;

use crate::store::{Row, Store};

pub(crate) fn items(store: &Store, plan: i64) -> Vec<&Row> {
    let items = store.rows("PayPlanItem");
    items.filter(|item| item.int("PayPlanId") == plan).collect()
}

/// Days between the first two instalments; 0 where there is one.
pub(crate) fn interval(items: &[&Row]) -> i64 {
    let mut dates = items.iter().filter_map(|item| item.date("DateDue"));
    match (dates.next(), dates.next()) {
        (Some(first), Some(second)) => second.signed_duration_since(first).num_days(),
        _ => 0,
    }
}

pub(crate) fn date(row: &Row, column: &str) -> Json {
    let date = row.date(column);
    date.map_or(Json::Null, |date| date.to_string().into())
}
