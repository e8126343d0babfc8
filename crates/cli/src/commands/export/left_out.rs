//! What an export leaves out, because its backend does not have it: rows of a table, and whole tables.

use keap::Backend;
use keap::schema::TableInfo;
use serde_json::json;

use super::counterpart::{NoCounterpart, has_rows, rows_left_out};
use crate::output::Output;

/// Tells of the rows of a table that its backend does not list; the ids of the differences that say which.
pub(super) fn tell_of_rows_left_out(
    table: &TableInfo,
    backend: Backend,
    output: &mut Output,
) -> Vec<&'static str> {
    let known = rows_left_out(table, backend);
    for one in &known {
        output.warning(format_args!(
            "{}: {backend} does not list every row ({}: {})",
            table.name, one.id, one.title
        ));
    }
    known.into_iter().map(|one| one.id).collect()
}

/// The tables that the backend does not have at all, which XML-RPC has.
pub(super) fn tell_of_tables_left_out(
    backend: Backend,
    output: &mut Output,
) -> Vec<serde_json::Value> {
    let every = keap::schema::TABLES.iter();
    let names: Vec<&str> = every
        .filter(|table| !has_rows(table, backend))
        .map(|table| table.name)
        .collect();
    if !names.is_empty() {
        output.warning(format_args!(
            "{} tables are left out, because {backend} does not have them: {}\n  hint: --backend xmlrpc reads them until it ends",
            names.len(),
            names.join(", ")
        ));
    }
    let why = NoCounterpart(backend).to_string();
    names
        .into_iter()
        .map(|name| json!({ "table": name, "left_out": why }))
        .collect()
}
