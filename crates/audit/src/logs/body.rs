//! The body of a request: its method and its table, and nothing of its values.

use keap::Operation;
use keap::names::find_table;
use keap_xmlrpc::{DecodeOptions, Value, decode_call};

use super::entry::{Entry, LONGEST};

const START: &str = "<methodCall";
const END: &str = "</methodCall>";

/// The method and the table of a call, as far as the document can be read.
pub(super) fn call(document: &str) -> Option<(String, Option<String>)> {
    let start = document.find(START)?;
    let document = document.get(start..)?;
    let end = document.find(END).map(|end| end.saturating_add(END.len()));
    let document = document.get(..end.unwrap_or(document.len()))?;
    match decode_call(document.as_bytes(), &DecodeOptions::lossy()) {
        Ok(call) => {
            let table = table(&call.name, &call.params);
            Some((call.name, table))
        }
        // A log may have cut it: the name comes first.
        Err(_) => {
            let (_, rest) = document.split_once("<methodName>")?;
            let (name, _) = rest.split_once("</methodName>")?;
            Some((name.trim().to_owned(), cut_table(name.trim(), rest)))
        }
    }
}

/// The table, which stands behind the key; some libraries send no key.
fn table(method: &str, params: &[Value]) -> Option<String> {
    let operation = method.parse::<Operation>().ok()?;
    if !operation.takes_table() {
        return None;
    }
    let texts = params.iter().take(2).filter_map(Value::as_str);
    let mut known = texts.rev().filter_map(|text| find_table(text).ok());
    known.next().map(|table| table.name.to_owned())
}

/// The table in a document without its end: the first text of the first params that names one.
fn cut_table(method: &str, rest: &str) -> Option<String> {
    let operation = method.parse::<Operation>().ok()?;
    if !operation.takes_table() {
        return None;
    }
    let params = rest.split("<param>").skip(1).take(2);
    let mut texts = params.filter_map(|param| {
        let text = param.replace("<value>", "").replace("<string>", "");
        let text = text.trim().split('<').next()?.trim().to_owned();
        find_table(&text).ok()
    });
    texts.next().map(|table| table.name.to_owned())
}

/// Requests that were captured, over several lines.
#[derive(Debug, Default)]
pub(super) struct Captured {
    document: String,
    inside: bool,
}

impl Captured {
    /// Takes a line that is in a document, or begins one: gives the calls that end in it. None for a line of another kind.
    pub(super) fn take(&mut self, line: &str) -> Option<Vec<Entry>> {
        if !self.inside {
            let start = line.find(START)?;
            if !line.get(..start).is_some_and(is_before_a_document) {
                return None;
            }
            self.inside = true;
        }
        self.document.push_str(line);
        self.document.push('\n');
        let is_long = self.document.len() as u64 > LONGEST;
        if !line.contains(END) && !is_long {
            return Some(Vec::new());
        }
        let document = std::mem::take(&mut self.document);
        let mut calls = Vec::new();
        let mut rest = document.as_str();
        while let Some(end) = rest.find(END) {
            let (whole, after) = rest.split_at(end.saturating_add(END.len()));
            calls.extend(call(whole).map(entry));
            rest = after;
        }
        self.inside = rest.contains(START);
        match (self.inside, is_long) {
            (true, false) => rest.clone_into(&mut self.document),
            (true, true) => {
                calls.extend(call(rest).map(entry));
                self.inside = false;
            }
            (false, _) => {}
        }
        Some(calls)
    }
}

/// Whether a document begins here by itself, and is no field of a line that says more.
fn is_before_a_document(before: &str) -> bool {
    let before = before.trim();
    before.is_empty() || before.starts_with("<?xml")
}

fn entry((method, table): (String, Option<String>)) -> Entry {
    Entry {
        method: Some(method),
        table,
        ..Entry::default()
    }
}
