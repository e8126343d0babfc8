//! Values of XML-RPC as JSON and back.

use std::collections::BTreeMap;

use keap_xmlrpc::{DateTime, Struct, Value};
use serde_json::{Map, Value as Json, json};

/// A parameter: `{"$time": "2026-01-15T10:00:00"}` is a date, `"$name"` what an earlier step kept.
pub(crate) fn given(json: &Json, kept: &BTreeMap<String, Json>) -> Value {
    match json {
        Json::String(text) => match text.strip_prefix('$').and_then(|name| kept.get(name)) {
            Some(value) => given(value, &BTreeMap::new()),
            None => Value::from(text.as_str()),
        },
        Json::Bool(flag) => Value::Bool(*flag),
        Json::Number(number) => match number.as_i64() {
            Some(whole) => Value::Int(i32::try_from(whole).unwrap()),
            None => Value::Double(number.as_f64().unwrap()),
        },
        Json::Array(items) => Value::Array(items.iter().map(|item| given(item, kept)).collect()),
        Json::Object(members) => match members.get("$time") {
            Some(time) => {
                let at = time.as_str().unwrap().parse().unwrap();
                Value::DateTime(DateTime::new(at))
            }
            None => members
                .iter()
                .fold(Struct::new(), |all, (name, value)| {
                    all.with(name.as_str(), given(value, kept))
                })
                .into(),
        },
        Json::Null => Value::Nil,
    }
}

/// A value as JSON.
pub(crate) fn told(value: &Value) -> Json {
    match value {
        Value::String(text) => text.as_str().into(),
        Value::Int(number) => (*number).into(),
        Value::Long(number) => (*number).into(),
        Value::Bool(flag) => (*flag).into(),
        Value::Double(number) => (*number).into(),
        Value::DateTime(at) => json!({ "$time": at.naive().to_string().replace(' ', "T") }),
        Value::Base64(bytes) => json!({ "$bytes": bytes.len() }),
        Value::Array(items) => items.iter().map(told).collect(),
        Value::Struct(members) => {
            let members = members.iter();
            let members: Map<String, Json> = members
                .map(|(name, value)| (name.to_owned(), told(value)))
                .collect();
            members.into()
        }
        Value::Nil => Json::Null,
    }
}

/// Whether a value has what is named of it: members in an object, each element in a list of the same length.
pub(crate) fn holds(whole: &Json, part: &Json) -> bool {
    match (whole, part) {
        (Json::Object(whole), Json::Object(part)) => part
            .iter()
            .all(|(name, part)| whole.get(name).is_some_and(|whole| holds(whole, part))),
        (Json::Array(whole), Json::Array(part)) => {
            whole.len() == part.len() && whole.iter().zip(part).all(|(a, b)| holds(a, b))
        }
        (whole, part) => whole == part,
    }
}
