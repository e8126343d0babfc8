//! Values in requests: what is asked for is named beside what it is compared with.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// What is written with a `%` in a path.
const PATH: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'@');

/// Parameters that hold names, numbers and moments alone.
const NAMES: [&str; 14] = [
    "fields",
    "order",
    "order_by",
    "order_direction",
    "limit",
    "offset",
    "page_size",
    "optional_properties",
    "since",
    "until",
    "since_update_time",
    "since_sent_date",
    "sort",
    "update_mask",
];

/// What stands between a name and a value, longer ones first.
const OPERATORS: [&str; 6] = ["==", "!=", ">=", "<=", ">", "<"];

/// A parameter of a query.
pub(crate) fn parameter(name: &str, text: &str, value: impl Fn(&str, &str) -> String) -> String {
    match name {
        _ if NAMES.contains(&name) => text.to_owned(),
        "filter" => {
            let parts = text.split_inclusive([';', ',']);
            let parts = parts.map(|part| {
                let end = part.trim_end_matches([';', ',']);
                let behind = part.get(end.len()..).unwrap_or_default();
                format!("{}{behind}", compared(end, &value))
            });
            parts.collect()
        }
        name => value(name, text),
    }
}

/// A condition with its value replaced: `email==ann@example.com`. What has no sign in it is a value as a whole.
fn compared(text: &str, value: &impl Fn(&str, &str) -> String) -> String {
    let operator = OPERATORS.iter().find_map(|operator| {
        let (name, behind) = text.split_once(operator)?;
        Some((name, *operator, behind))
    });
    match operator {
        Some((name, operator, behind)) => format!("{name}{operator}{}", value(name.trim(), behind)),
        None => value("", text),
    }
}

/// An argument: a value, or a name with one behind `=`, `<` or `>`, or with some behind `in`.
pub(super) fn condition(text: &str, value: impl Fn(&str, &str) -> String) -> String {
    let signs = ['=', '<', '>', '!'];
    let Some(start) = text.find(signs) else {
        return match text.split_once(IN) {
            Some((name, list)) if is_name(name.trim()) => {
                let list = list.split(',').map(|one| value(name.trim(), one));
                format!("{name}{IN}{}", list.collect::<Vec<_>>().join(","))
            }
            _ if is_name(text) => text.to_owned(),
            _ => value("", text),
        };
    };
    let (name, rest) = text.split_at(start);
    let behind = rest.trim_start_matches(signs);
    let operator = rest
        .get(..rest.len().saturating_sub(behind.len()))
        .unwrap_or_default();
    format!("{name}{operator}{}", value(name.trim(), behind))
}

/// What stands between a name and a list.
const IN: &str = " in ";

/// A path; only an address in it is a value.
pub(crate) fn path(path: &str, value: impl Fn(&str) -> String) -> String {
    let parts = path.split('/').map(|part| match part.contains(['@', '%']) {
        true => {
            let plain = percent_decode_str(part).decode_utf8_lossy();
            utf8_percent_encode(&value(&plain), PATH).to_string()
        }
        false => part.to_owned(),
    });
    parts.collect::<Vec<_>>().join("/")
}

/// A text in a call of XML-RPC: a table, a column, a custom field stay, and so does what stands before a value in a
/// condition: `~>~ 4000`.
pub(crate) fn parameter_of_call(key: &str, text: &str, value: impl Fn(&str) -> String) -> String {
    if text == super::super::credentials::REDACTED || (key.is_empty() && is_name(text)) {
        return text.to_owned();
    }
    let operator = text.strip_prefix('~').and_then(|rest| rest.find('~'));
    match operator.map(|end| text.split_at(end.saturating_add(2))) {
        Some((operator, rest)) => {
            // A blank before a moment or a number is no part of it.
            let own = rest.trim_start();
            let (blank, _) = rest.split_at(rest.len().saturating_sub(own.len()));
            format!("{operator}{blank}{}", value(own))
        }
        None => value(text),
    }
}

/// Whether it is the name of a table or of a column.
fn is_name(text: &str) -> bool {
    let own = text.rsplit('.').next().unwrap_or(text);
    text.starts_with('_')
        || keap_schema::table(text).is_some()
        || keap_schema::TABLES
            .iter()
            .any(|table| table.column(own).is_some())
}
