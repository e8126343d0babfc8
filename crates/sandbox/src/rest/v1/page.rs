//! Paging in v1: `limit` and `offset`, a total, and links that are there even on the last page.

use serde_json::{Map, Value as Json, json};

use crate::rest::shared::{Call, Refusal, Reply};
use crate::store::Row;

/// Most rows of one page, and how many there are when the caller does not say (observed default,
/// inferred maximum).
const LIMIT: i64 = 1000;

/// One page of items, as a JSON object with `count`, `next` and `previous`.
///
/// `echo` are the filters and the order as the links repeat them. In `next` the limit is the number
/// of rows on this page (observed, odd as it is).
///
/// # Errors
/// When `limit` or `offset` is no number.
pub(crate) fn page<T>(
    call: &Call<'_>,
    key: &str,
    items: Vec<T>,
    echo: &[(&str, &str)],
    show: impl FnMut(T) -> Json,
) -> Result<Json, Refusal> {
    let limit = call
        .query_number("limit")?
        .filter(|limit| *limit > 0)
        .unwrap_or(LIMIT)
        .min(LIMIT);
    let offset = call.query_number("offset")?.unwrap_or(0).max(0);
    let count = items.len();
    let (skip, take) = (
        offset.unsigned_abs() as usize,
        limit.unsigned_abs() as usize,
    );
    let rows: Vec<Json> = items.into_iter().skip(skip).take(take).map(show).collect();
    let next = link(call, rows.len() as i64, offset.saturating_add(limit), echo);
    let previous = link(call, limit, (offset - limit).max(0), echo);
    let mut body = Map::new();
    body.insert(key.to_owned(), rows.into());
    body.insert("count".to_owned(), json!(count));
    body.insert("next".to_owned(), next.into());
    body.insert("previous".to_owned(), previous.into());
    Ok(Json::Object(body))
}

fn link(call: &Call<'_>, limit: i64, offset: i64, echo: &[(&str, &str)]) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query
        .append_pair("limit", &limit.to_string())
        .append_pair("offset", &offset.to_string());
    query.extend_pairs(echo);
    format!("{}/{}/?{}", call.base, call.path.join("/"), query.finish())
}

/// The filters of a call among the names given, to be echoed in links.
pub(crate) fn echoed<'a>(call: &'a Call<'_>, names: &[&'a str]) -> Vec<(&'a str, &'a str)> {
    names
        .iter()
        .filter_map(|name| Some((*name, call.query(name)?)))
        .collect()
}

/// Sorts rows that come by their ids, in the direction that is asked for. Those that are alike stay in the order of their
/// ids, as over the other wires (inferred: no document says how they come).
pub(crate) fn sort_by_key<K: Ord>(call: &Call<'_>, rows: &mut [&Row], key: impl Fn(&Row) -> K) {
    let descends = is_descending(call);
    rows.sort_by(|a, b| {
        let order = key(a).cmp(&key(b));
        if descends { order.reverse() } else { order }
    });
}

/// Whether rows are wanted from last to first.
pub(crate) fn is_descending(call: &Call<'_>) -> bool {
    call.query("order_direction")
        .is_some_and(|word| word.eq_ignore_ascii_case("DESCENDING"))
}

/// Adds the `sync_token` that lists of tasks, appointments and products have (documented); the
/// sandbox keeps no state behind it.
pub(crate) fn with_sync_token(reply: Reply) -> Reply {
    match reply {
        Reply::Json(status, mut body) => {
            body["sync_token"] = "".into();
            Reply::Json(status, body)
        }
        other => other,
    }
}
