//! What stands in the JSON of a record: values at paths, and their kinds.

use chrono::{DateTime, Datelike as _, NaiveDate, SubsecRound as _, Utc};
use keap_schema::YEARS;
use serde_json::Value;

use crate::table::Path;

/// The value at a path, if there is one.
pub(in crate::rest) fn find(json: &Value, path: Path) -> Option<&Value> {
    match path {
        Path::Property(name) => json.get(name),
        Path::Nested(object, rest) => find(json.get(object)?, Path::parse(rest)),
        Path::Slot {
            list,
            slot,
            property,
        } => entry(json, list, slot)?.get(property),
        Path::Each(list, rest) => {
            let mut entries = json.get(list)?.as_array()?.iter();
            entries.find_map(|entry| find(entry, Path::parse(rest)))
        }
        Path::Either(first, second) => find(json, Path::parse(first))
            .filter(|value| !value.is_null())
            .or_else(|| find(json, Path::parse(second))),
        Path::Constant(_) => None,
    }
}

/// The object that holds the last property of a path.
pub(in crate::rest) fn holder(json: &Value, path: Path) -> Option<&Value> {
    match path {
        Path::Property(_) => Some(json),
        Path::Nested(object, rest) => holder(json.get(object)?, Path::parse(rest)),
        Path::Slot { list, slot, .. } => entry(json, list, slot),
        Path::Either(first, _) => holder(json, Path::parse(first)),
        Path::Each(..) | Path::Constant(_) => None,
    }
}

/// The entry of a list whose `field` member is `slot`.
pub(in crate::rest) fn entry<'a>(json: &'a Value, list: &str, slot: &str) -> Option<&'a Value> {
    json.get(list)?
        .as_array()?
        .iter()
        .find(|entry| entry.get("field") == Some(&slot.into()))
}

pub(in crate::rest) fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(members) => members.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

pub(in crate::rest) fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(flag) => Some(flag.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// A whole number, or decimal text: v2 writes ids as text.
pub(in crate::rest) fn integer(value: &Value) -> Option<i64> {
    match value {
        Value::Number(number) => number.as_i64(),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    }
}

pub(in crate::rest) fn number(value: &Value) -> Option<f64> {
    match value {
        Value::Number(number) => number.as_f64(),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    }
}

pub(in crate::rest) fn flag(value: &Value) -> Option<bool> {
    match value {
        Value::Bool(flag) => Some(*flag),
        Value::Number(number) => number.as_i64().map(|number| number != 0),
        Value::String(text) => match text.as_str() {
            "true" | "1" => Some(true),
            "false" | "0" => Some(false),
            _ => None,
        },
        _ => None,
    }
}

/// A calendar date; v1 sends some of them as date-times, of which only the date counts.
pub(in crate::rest) fn date(value: &Value) -> Option<NaiveDate> {
    let date: NaiveDate = value.as_str()?.get(..10)?.parse().ok()?;
    YEARS.contains(&date.year()).then_some(date)
}

/// An instant in either spelling: `2017-04-24T17:26:26Z` or `2022-09-29T00:42:42.000+0000`. Whole seconds, as
/// XML-RPC has them.
pub(in crate::rest) fn moment(value: &Value) -> Option<DateTime<Utc>> {
    let text = value.as_str()?;
    let parsed = DateTime::parse_from_rfc3339(text)
        .or_else(|_| DateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f%z"));
    let moment = parsed.ok()?.to_utc().trunc_subsecs(0);
    YEARS.contains(&moment.year()).then_some(moment)
}

pub(in crate::rest) fn text_list(value: &Value) -> Option<Vec<String>> {
    match value {
        Value::Array(items) => items.iter().map(text).collect(),
        one => text(one).map(|text| vec![text]),
    }
}

/// What a value is, without its content, for messages.
pub(in crate::rest) fn shown(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
