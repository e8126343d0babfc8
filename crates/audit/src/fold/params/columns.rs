//! The columns that a value names, and what they are compared with.

use std::collections::BTreeSet;

use crate::fold::value::Value;
use crate::hit::Condition;

/// Whether all columns of a list of them are known.
pub(super) fn is_whole_list(value: &Value) -> bool {
    match value {
        Value::List(items) => items.iter().all(|item| matches!(item, Value::Text(_))),
        Value::Map(pairs) => pairs
            .iter()
            .all(|(_, value)| matches!(value, Value::Text(_))),
        Value::Text(_) | Value::Null | Value::Flag => true,
        _ => false,
    }
}

/// Whether all columns are known for which a map has values.
pub(super) fn is_whole_map(value: &Value) -> bool {
    match value {
        Value::Map(pairs) => pairs
            .iter()
            .all(|(key, _)| matches!(key, Value::Text(_) | Value::Number(_))),
        Value::List(items) => items.iter().all(is_whole_map),
        Value::Object(_) | Value::Null | Value::Flag => true,
        _ => false,
    }
}

/// Whether the columns of a map depend on what the function around it is given; its values may.
pub(super) fn has_open_keys(value: &Value) -> bool {
    match value {
        Value::Map(pairs) => pairs.iter().any(|(key, _)| key.is_open()),
        Value::List(items) | Value::Either(items) => items.iter().any(has_open_keys),
        other => other.is_open(),
    }
}

/// Columns in a list; in a text, those between commas.
pub(super) fn columns(value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    for way in value.ways() {
        match way {
            Value::List(items) => {
                found.extend(items.iter().filter_map(Value::as_text).map(shown));
            }
            Value::Map(pairs) => {
                let values = pairs.iter().filter_map(|(_, value)| value.as_text());
                found.extend(values.map(shown));
            }
            Value::Text(text) if !text.is_empty() => {
                found.extend(text.split(',').map(|column| shown(column.trim())));
            }
            _ => {}
        }
    }
    found
}

pub(super) fn keys(value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    for way in value.ways() {
        match way {
            Value::Map(pairs) => {
                found.extend(pairs.iter().filter_map(|(key, _)| key.as_text()).map(shown));
            }
            Value::Object(object) => found.extend(object.set.borrow().iter().cloned()),
            Value::List(items) => {
                for item in items.iter() {
                    found.extend(keys(item));
                }
            }
            _ => {}
        }
    }
    found
}

pub(super) fn conditions(value: &Value) -> Vec<Condition> {
    let mut found = Vec::new();
    for way in value.ways() {
        if let Value::Map(pairs) = way {
            for (key, value) in pairs.iter() {
                if let Some(column) = key.as_text() {
                    found.push(Condition {
                        column: shown(column),
                        value: compared(column, value),
                    });
                }
            }
        }
    }
    found
}

/// What stands for a part of a text that is not known.
const UNKNOWN: &str = "…";

/// What a column is compared with, unless it may be a secret.
pub(super) fn compared(column: &str, value: &Value) -> Option<String> {
    let column = column.to_ascii_lowercase();
    let is_secret = ["password", "token", "key", "secret"]
        .iter()
        .any(|word| column.contains(word));
    constant(value).filter(|_| !is_secret)
}

fn constant(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) | Value::Number(text) => Some(shown(text)),
        Value::Join(parts) => {
            let pieces = parts.iter().map(|part| part.as_text().unwrap_or(UNKNOWN));
            let whole: String = pieces.collect();
            // Of another text it would tell nothing: a part may stand anywhere in it.
            (whole.contains('%') || whole.starts_with('~')).then(|| shown(&whole))
        }
        _ => None,
    }
}

/// A text of the program, cut.
pub(super) fn shown(text: &str) -> String {
    text.chars().take(80).collect()
}

pub(super) fn add(columns: &mut Vec<String>, found: Vec<String>) {
    let mut known: BTreeSet<String> = columns.iter().cloned().collect();
    for column in found {
        if !column.is_empty() && known.insert(column.clone()) {
            columns.push(column);
        }
    }
}
