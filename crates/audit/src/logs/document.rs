//! Logs that are one document: a HAR file, the report of a gateway as JSON.

use serde_json::Value;

use super::entry::{Entry, app, is_of_the_api};
use super::seen::Counted;
use super::{body, moment};

/// Whether a log begins as one document, and not as lines of them.
pub(super) fn begins(start: &[u8]) -> bool {
    let text = String::from_utf8_lossy(start);
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if !text.starts_with(['{', '[']) {
        return false;
    }
    let first = text.lines().next().unwrap_or_default();
    match serde_json::from_str::<Value>(first) {
        // A whole entry in the first line: lines, unless it is all in one.
        Ok(Value::Object(members)) => members.contains_key("log") || members.contains_key("rows"),
        Ok(Value::Array(_)) | Err(_) => true,
        Ok(_) => false,
    }
}

/// The calls of a document; none when it is none of those.
pub(super) fn read(bytes: &[u8]) -> Option<Vec<Counted>> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let document: Value = serde_json::from_slice(bytes).ok()?;
    if let Some(entries) = document.pointer("/log/entries").and_then(Value::as_array) {
        return Some(entries.iter().map(of_har).collect());
    }
    if let Some(rows) = document.get("rows").and_then(Value::as_array) {
        return Some(rows.iter().filter_map(of_inventory).collect());
    }
    // A list of entries as a log viewer exports it.
    let entries = document.as_array()?;
    let calls = entries
        .iter()
        .map(|entry| match super::object::read(entry) {
            Some(entry) => Counted::one(entry),
            None => Counted::other(),
        });
    Some(calls.collect())
}

fn of_har(entry: &Value) -> Counted {
    let text = |pointer: &str| entry.pointer(pointer).and_then(Value::as_str);
    let url = text("/request/url").unwrap_or_default();
    let call = text("/request/postData/text").and_then(body::call);
    if call.is_none() && !is_of_the_api(url) {
        return Counted::other();
    }
    let (method, table) = call.map_or((None, None), |(method, table)| (Some(method), table));
    let headers = entry.pointer("/request/headers").and_then(Value::as_array);
    let mut headers = headers.into_iter().flatten();
    let agent = headers.find_map(|header| {
        let name = header.get("name")?.as_str()?;
        let value = header.get("value")?.as_str()?;
        name.eq_ignore_ascii_case("user-agent")
            .then(|| value.to_owned())
    });
    let status = entry.pointer("/response/status").and_then(Value::as_u64);
    Counted::one(Entry {
        app: app(url),
        caller: agent,
        address: None,
        method,
        table,
        failed: status.is_some_and(|status| status >= 400),
        at: text("/startedDateTime").and_then(moment::of_text),
        ..Entry::default()
    })
}

/// A row of a gateway's inventory, which is counted already.
fn of_inventory(row: &Value) -> Option<Counted> {
    let text = |name: &str| {
        let text = row.get(name).and_then(Value::as_str)?;
        (!text.is_empty()).then(|| text.to_owned())
    };
    let count = |name: &str| row.get(name).and_then(Value::as_u64).unwrap_or_default();
    let entry = Entry {
        app: text("tenant"),
        caller: text("caller"),
        address: None,
        method: Some(text("method")?),
        table: text("table"),
        failed: false,
        at: text("last").as_deref().and_then(moment::of_text),
        ..Entry::default()
    };
    Some(Counted {
        entry,
        calls: count("calls"),
        failed: count("faults"),
        first: text("first").as_deref().and_then(moment::of_text),
        is_call: true,
    })
}
