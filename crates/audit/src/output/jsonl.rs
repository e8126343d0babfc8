//! The report in JSON lines: what a stream of findings is made of.

use serde::Serialize;
use serde_json::{Value, json};

use crate::report::Report;

pub(super) fn lines(report: &Report) -> Vec<Value> {
    let mut lines = vec![json!({
        "kind": "audit",
        "schema": report.schema,
        "version": report.version,
        "picture": report.picture,
        "known": report.known,
        "reading": report.reading,
    })];
    lines.extend(of("repository", &report.repositories));
    lines.extend(of("use", &report.uses));
    lines.extend(of("credential", &report.credentials));
    lines.extend(of("endpoint", &report.endpoints));
    if let Some(traffic) = &report.traffic {
        lines.extend(of("log", &traffic.logs));
        lines.extend(of("call", &traffic.calls));
    }
    lines
}

fn of<T: Serialize>(kind: &'static str, all: &[T]) -> impl Iterator<Item = Value> {
    all.iter().filter_map(move |one| {
        let mut value = serde_json::to_value(one).ok()?;
        let members = value.as_object_mut()?;
        // `kind` is of the line: what a finding calls its own stands beside it.
        if let Some(own) = members.insert("kind".to_owned(), kind.into()) {
            members.insert(format!("{kind}_kind"), own);
        }
        Some(value)
    })
}
