//! The findings as a table for a spreadsheet: always these columns in this order, whatever was found. `docs/audit.md` tells
//! them.

use serde_json::{Map, Value};

/// Each column, and where it stands in a finding: by a pointer, with `*` for each item of a list, and with `|` before what
/// is taken where there is nothing.
const COLUMNS: [(&str, &str); 43] = [
    ("kind", "/kind"),
    ("repository", "/repository"),
    ("file", "/file"),
    ("line", "/line"),
    ("column", "/column"),
    ("method", "/method"),
    ("table", "/table"),
    ("columns", "/judgement/columns/*/column"),
    ("reads", "/reads"),
    ("writes", "/writes"),
    ("conditions", "/conditions/*/column"),
    ("order_by", "/order_by"),
    ("open", "/open"),
    ("certainty", "/certainty"),
    ("effort", "/judgement/effort|/effort"),
    ("over", "/judgement/over"),
    ("v1", "/judgement/v1/level"),
    ("v1_differences", "/judgement/v1/differences"),
    ("v1_calls", "/judgement/v1/calls"),
    ("v2", "/judgement/v2/level"),
    ("v2_differences", "/judgement/v2/differences"),
    ("v2_calls", "/judgement/v2/calls"),
    ("lost", "/judgement/lost/*/difference"),
    ("owner", "/judgement/owner/*/name"),
    (
        "why",
        "/judgement/v2/refusal/why|/judgement/v1/refusal/why|/why",
    ),
    (
        "advice",
        "/judgement/v2/refusal/advice|/judgement/v1/refusal/advice",
    ),
    (NOTES, "/judgement/notes"),
    ("facade", "/judgement/facade"),
    ("requests", "/judgement/rest/requests"),
    ("language", "/language"),
    ("dialect", "/dialect"),
    ("through", "/through"),
    ("step", "/step"),
    ("credential", "/credential_kind"),
    ("shown", "/shown"),
    ("address", "/address"),
    ("app", "/app"),
    ("caller", "/caller"),
    ("calls", "/calls"),
    ("failed", "/failed"),
    ("first", "/first"),
    ("last", "/last"),
    ("id", "/id"),
];

/// The one list of sentences.
const NOTES: &str = "notes";

/// The names of the columns.
pub(super) fn columns() -> Vec<String> {
    COLUMNS.iter().map(|(name, _)| (*name).to_owned()).collect()
}

/// A finding as a row, which has every column.
pub(super) fn row(finding: &Value) -> Value {
    let cells = COLUMNS.iter().map(|(name, places)| {
        let value = places.split('|').map(|place| at(finding, place));
        let value = value.into_iter().find(|value| !value.is_null());
        let value = value.unwrap_or(Value::Null);
        let value = match *name {
            NOTES => sentences(value),
            _ => value,
        };
        ((*name).to_owned(), value)
    });
    Value::Object(cells.collect::<Map<_, _>>())
}

/// What stands at a place; of a list what its items have there, each once.
fn at(finding: &Value, place: &str) -> Value {
    let Some((list, name)) = place.split_once("/*/") else {
        return finding.pointer(place).cloned().unwrap_or_default();
    };
    let mut found: Vec<Value> = Vec::new();
    let items = finding.pointer(list).and_then(Value::as_array);
    for value in items
        .into_iter()
        .flatten()
        .filter_map(|item| item.get(name))
    {
        if !found.contains(value) {
            found.push(value.clone());
        }
    }
    Value::Array(found)
}

fn sentences(value: Value) -> Value {
    let Some(all) = value.as_array() else {
        return value;
    };
    let all: Vec<&str> = all.iter().filter_map(Value::as_str).collect();
    all.join("; ").into()
}
