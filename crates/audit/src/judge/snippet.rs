//! What to write in the place of a call.

use std::collections::HashMap;
use std::sync::LazyLock;

use keap::Backend;
use serde_json::{Map, Value};

use super::columns;
use crate::hit::Hit;

static CALLS: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    include_str!("../../data/calls.txt")
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .collect()
});

/// The call of the facade for a method, in Rust.
pub(super) fn facade(method: &str) -> Option<&'static str> {
    CALLS.get(method).copied()
}

/// The call of REST, for the command line.
pub(super) fn rest(hit: &Hit, becomes: &[String], backend: Backend) -> Option<String> {
    let (verb, path) = becomes.first()?.split_once(' ')?;
    let mut command = format!(
        "curl -X {verb} 'https://api.infusionsoft.com/crm{path}' -H \"Authorization: Bearer $KEAP_TOKEN\""
    );
    let table = hit.table.as_deref().unwrap_or("Contact");
    let mut body = Map::new();
    for column in &hit.writes {
        // What is nested in a record is told by `keap coverage --table`.
        let place = columns::place(table, column, backend);
        if let Some(place) =
            place.filter(|place| place.chars().all(|c| c.is_ascii_lowercase() || c == '_'))
        {
            body.insert(place.to_owned(), Value::from("..."));
        }
    }
    if matches!(verb, "POST" | "PUT" | "PATCH") {
        let body = if body.is_empty() {
            "{ ... }".to_owned()
        } else {
            Value::Object(body).to_string()
        };
        command.push_str(" -H 'Content-Type: application/json' -d '");
        command.push_str(&body);
        command.push('\'');
    }
    Some(command)
}
