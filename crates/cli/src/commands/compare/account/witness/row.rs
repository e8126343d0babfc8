//! One row in an answer, by its id.

use std::collections::VecDeque;

use keap::schema::FieldValue;
use keap_xmlrpc::{DecodeOptions, Value, decode_response};
use serde_json::Value as Json;

/// The most lines of a row, and characters of one.
const LINES: usize = 150;
const WIDTH: usize = 300;

/// A row as it was answered.
#[derive(Debug)]
pub(super) struct Found {
    /// The member that holds its id.
    name: &'static str,
    row: Row,
}

#[derive(Debug)]
enum Row {
    Xml(Value),
    Json(Json),
}

/// The row whose member of this name is its id, where the answer has it.
pub(super) fn find(body: &[u8], name: &'static str, id: i64) -> Option<Found> {
    let text = std::str::from_utf8(body).ok()?;
    // Most answers do not have it, and need not be read for that.
    if !text.contains(&id.to_string()) {
        return None;
    }
    match text.trim_start().chars().next()? {
        '<' => {
            let response = decode_response(body, &DecodeOptions::default()).ok()?;
            let row = in_xml(response.ok()?, name, id).map(Row::Xml)?;
            Some(Found { name, row })
        }
        _ => {
            let row = in_json(serde_json::from_str(text).ok()?, name, id).map(Row::Json)?;
            Some(Found { name, row })
        }
    }
}

/// The outermost struct with this id.
fn in_xml(value: Value, name: &str, id: i64) -> Option<Value> {
    let mut waiting = VecDeque::from([value]);
    while let Some(value) = waiting.pop_front() {
        match value {
            Value::Struct(members) => {
                let own = members.get(name).and_then(Value::as_i64);
                if own == Some(id) {
                    return Some(Value::Struct(members));
                }
                waiting.extend(members.iter().map(|(_, value)| value.clone()));
            }
            Value::Array(values) => waiting.extend(values),
            _ => {}
        }
    }
    None
}

/// The record with this id: the answer itself, or an element of a list that is its member. What stands deeper, such as
/// the contact of an order, is another kind of record with ids of its own.
fn in_json(value: Json, name: &str, id: i64) -> Option<Json> {
    let is_id = |value: &Json| match value {
        Json::String(text) => text.parse() == Ok(id),
        value => value.as_i64() == Some(id),
    };
    let is_row = |value: &Json| value.get(name).is_some_and(is_id);
    if is_row(&value) {
        return Some(value);
    }
    let lists = match value {
        Json::Object(members) => members.into_iter().map(|(_, value)| value).collect(),
        list => vec![list],
    };
    let mut rows = lists.into_iter().filter_map(|list| match list {
        Json::Array(rows) => Some(rows),
        _ => None,
    });
    rows.find_map(|rows| rows.into_iter().find(is_row))
}

impl Found {
    /// The row with a name and a value on each line; its own id stays as it is.
    pub(super) fn lines(&self, id: i64, told: impl Fn(&FieldValue) -> String) -> String {
        let told = |name: &str, value: FieldValue| {
            let is_own = name == self.name && value.to_string() == id.to_string();
            let text = match is_own {
                true => id.to_string(),
                false => told(&value),
            };
            keap_http::Shown::new(&text).up_to(WIDTH).to_string()
        };
        let mut lines = Vec::new();
        match &self.row {
            Row::Xml(value) => xml("", value, 0, &told, &mut lines),
            Row::Json(value) => json("", value, 0, &told, &mut lines),
        }
        lines.truncate(LINES);
        lines.join("\n")
    }
}

fn xml(
    name: &str,
    value: &Value,
    depth: usize,
    told: &impl Fn(&str, FieldValue) -> String,
    lines: &mut Vec<String>,
) {
    let leaf = match value {
        Value::Struct(members) => {
            let inner = begin(name, depth, lines);
            for (name, value) in members.iter() {
                xml(name, value, inner, told, lines);
            }
            return;
        }
        Value::Array(values) => {
            let inner = begin(name, depth, lines);
            for value in values {
                xml("-", value, inner, told, lines);
            }
            return;
        }
        Value::Int(number) => FieldValue::Int(i64::from(*number)),
        Value::Long(number) => FieldValue::Int(*number),
        Value::Double(number) => FieldValue::Double(*number),
        Value::Bool(is_so) => FieldValue::Bool(*is_so),
        Value::String(text) => FieldValue::Text(text.clone()),
        Value::DateTime(moment) => FieldValue::Text(moment.to_string()),
        Value::Base64(bytes) => FieldValue::Bytes(bytes.clone()),
        Value::Nil => return lines.push(line(name, "nil", depth)),
    };
    lines.push(line(name, &told(name, leaf), depth));
}

fn json(
    name: &str,
    value: &Json,
    depth: usize,
    told: &impl Fn(&str, FieldValue) -> String,
    lines: &mut Vec<String>,
) {
    let leaf = match value {
        Json::Object(members) => {
            let inner = begin(name, depth, lines);
            for (name, value) in members {
                json(name, value, inner, told, lines);
            }
            return;
        }
        Json::Array(values) => {
            let inner = begin(name, depth, lines);
            for value in values {
                json("-", value, inner, told, lines);
            }
            return;
        }
        Json::Number(number) => match (number.as_i64(), number.as_f64()) {
            (Some(number), _) => FieldValue::Int(number),
            (None, number) => FieldValue::Double(number.unwrap_or_default()),
        },
        Json::Bool(is_so) => FieldValue::Bool(*is_so),
        Json::String(text) => FieldValue::Text(text.clone()),
        Json::Null => return lines.push(line(name, "null", depth)),
    };
    lines.push(line(name, &told(name, leaf), depth));
}

/// Begins what has parts; gives how deep they stand.
fn begin(name: &str, depth: usize, lines: &mut Vec<String>) -> usize {
    if name.is_empty() {
        return depth;
    }
    lines.push(line(name, "", depth));
    depth.saturating_add(1)
}

fn line(name: &str, value: &str, depth: usize) -> String {
    let name = keap_http::Shown::new(name).up_to(WIDTH).to_string();
    let line = format!("{}{name}: {value}", "  ".repeat(depth.min(8)));
    line.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hidden(body: &str, id: i64) -> Option<String> {
        let name = if body.starts_with("<") { "Id" } else { "id" };
        let row = find(body.as_bytes(), name, id)?;
        Some(row.lines(id, |value| format!("#{}", value.to_string().len())))
    }

    #[test]
    fn a_row_is_found_on_either_wire_and_told_without_values() {
        let json = r#"{"contacts": [{"id": "7", "given_name": "Bo"}, {"id": "17", "given_name": "Ann",
            "tags": [{"id": 7}], "score": null, "opted": true}]}"#;
        assert_eq!(
            hidden(json, 17).unwrap(),
            "id: 17\ngiven_name: #3\ntags:\n  -:\n    id: #1\nscore: null\nopted: #4"
        );
        let xml = "<methodResponse><params><param><value><array><data><value><struct><member><name>Id</name><value><i4>17</i4>\
            </value></member><member><name>FirstName</name><value>Ann</value></member></struct></value></data></array>\
            </value></param></params></methodResponse>";
        assert_eq!(hidden(xml, 17).unwrap(), "Id: 17\nFirstName: #3");
        let order = r#"{"orders": [{"id": 1, "contact": {"id": 9}, "order_items": [{"id": 8}]}]}"#;
        for (body, id) in [
            (order, 9),
            (order, 8),
            (json, 8),
            (xml, 1),
            ("", 1),
            ("<a>1", 1),
            ("{1", 1),
        ] {
            assert_eq!(hidden(body, id), None);
        }
    }
}
