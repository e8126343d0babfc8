//! The call over REST alone: method, path and body in short.

use keap::coverage::{endpoints, steps};
use keap::{Backend, CreditCardId, Invocation, Operation};
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::column::{ColumnServed, ColumnUsed};
use super::{Asked, sample, several};

/// A call over REST alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct RestCall {
    /// The requests in their order, method and path; what they look up besides is left out.
    pub requests: Vec<String>,
    /// The body of the write, in short: what is written where, with the column in the place of its value.
    pub body: Option<String>,
    /// Where the columns that are read stand in the answer: `Email: email_addresses[EMAIL1].email`.
    pub answer: Vec<String>,
}

/// Columns that are shown; the judgement has the others.
const SHOWN: usize = 12;

/// The call on the way that it takes; none where there is none, or it is answered without a call.
pub(super) fn call(
    operation: Operation,
    asked: &Asked<'_>,
    columns: &[ColumnServed],
    over: Option<Backend>,
) -> Option<RestCall> {
    let backend = over?;
    if operation.takes_table() && asked.table.is_none() {
        return None;
    }
    let requests = requests(operation, asked, backend);
    if requests.is_empty() {
        return None;
    }
    let of = |used: ColumnUsed| columns.iter().filter(move |column| column.used == used);
    let body = body(of(ColumnUsed::Written), backend);
    let answer = of(ColumnUsed::Read).take(SHOWN).filter_map(|column| {
        let place = column.place(backend)?;
        Some(format!(
            "{}: {}",
            column.column,
            place.replace(" (read only)", "")
        ))
    });
    Some(RestCall {
        requests,
        body,
        answer: answer.collect(),
    })
}

fn requests(operation: Operation, asked: &Asked<'_>, backend: Backend) -> Vec<String> {
    if let (Backend::RestV2, Some(several)) = (backend, several::calls(operation)) {
        return several;
    }
    let mut invocation = sample::invocation(operation, asked);
    // With a card the order is paid, too.
    if let (Backend::RestV2, Invocation::OrderPlace { card, .. }) = (backend, &mut invocation) {
        *card = Some(CreditCardId::new(1));
    }
    let planned = steps(&invocation, backend);
    if !planned.is_empty() {
        let certain = planned.into_iter().filter(|step| !step.only_in_doubt);
        return certain.map(|step| step.endpoint).collect();
    }
    let all = endpoints(&invocation, backend);
    let last_write = all.iter().rposition(|request| !request.starts_with("GET "));
    let kept = match last_write {
        Some(last) if operation.is_write() => last.saturating_add(1),
        _ => 1,
    };
    all.into_iter().take(kept).collect()
}

/// What is written, as JSON with the names of the columns in the place of values.
fn body<'a>(written: impl Iterator<Item = &'a ColumnServed>, backend: Backend) -> Option<String> {
    let mut body = Map::new();
    let mut left = 0_usize;
    for (number, column) in written.enumerate() {
        match column.place(backend).and_then(written_place) {
            Some("custom_fields") if number < SHOWN => {
                if let Value::Array(fields) = body
                    .entry("custom_fields")
                    .or_insert_with(|| Value::Array(Vec::new()))
                {
                    let name = &column.column;
                    fields.push(
                        json!({"id": format!("<id of {name}>"), "content": format!("<{name}>")}),
                    );
                }
            }
            Some(place) if number < SHOWN => put(&mut body, place, &column.column),
            _ => left = left.saturating_add(1),
        }
    }
    if body.is_empty() {
        return None;
    }
    let mut text = Value::Object(body).to_string();
    if left > 0 {
        text.push_str(&format!(" and {left} more"));
    }
    Some(text)
}

/// The path that a column is written at, of what the coverage says of its place.
fn written_place(place: &str) -> Option<&str> {
    let place = match place.split_once("(write ") {
        Some((_, write)) => write.split(')').next().unwrap_or_default(),
        None => place,
    };
    // Of several resources the first; the row's own columns say which is meant.
    let place = place.split("; ").next().unwrap_or_default();
    let place = place.split_once(": ").map_or(place, |(_, place)| place);
    let place = [" when ", ", later ", " or "]
        .iter()
        .fold(place, |place, word| {
            place.split(word).next().unwrap_or(place)
        });
    let is_path = |sign: char| sign.is_ascii_alphanumeric() || "_.[]".contains(sign);
    (!place.is_empty() && place.chars().all(is_path)).then_some(place)
}

/// Puts `<Column>` at a path such as `email_addresses[EMAIL1].email`.
fn put(object: &mut Map<String, Value>, path: &str, column: &str) {
    let (first, rest) = path.split_once('.').unwrap_or((path, ""));
    let (name, key) = match first.split_once('[') {
        Some((name, key)) => (name, Some(key.trim_end_matches(']'))),
        None => (first, None),
    };
    let Some(key) = key else {
        if rest.is_empty() {
            object.insert(name.to_owned(), format!("<{column}>").into());
        } else if let Value::Object(inner) = object
            .entry(name)
            .or_insert_with(|| Value::Object(Map::new()))
        {
            put(inner, rest, column);
        }
        return;
    };
    let Value::Array(items) = object
        .entry(name)
        .or_insert_with(|| Value::Array(Vec::new()))
    else {
        return;
    };
    let is_its =
        |item: &Value| key.is_empty() || item.get("field").is_some_and(|field| field == key);
    let at = items.iter().position(is_its).unwrap_or_else(|| {
        let mut item = Map::new();
        if !key.is_empty() {
            item.insert("field".to_owned(), key.into());
        }
        items.push(Value::Object(item));
        items.len().saturating_sub(1)
    });
    if let (Some(Value::Object(item)), false) = (items.get_mut(at), rest.is_empty()) {
        put(item, rest, column);
    }
}
