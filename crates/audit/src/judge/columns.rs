//! Which of the columns that a call names are not in REST.

use std::collections::HashMap;
use std::sync::LazyLock;

use keap::coverage::{FieldCoverage, field_coverage};
use keap::{Backend, Operation};
use keap_schema::TABLES;

use crate::hit::Hit;

static FIELDS: LazyLock<HashMap<&'static str, Vec<FieldCoverage>>> = LazyLock::new(|| {
    TABLES
        .iter()
        .filter_map(|table| Some((table.name, field_coverage(table.name)?)))
        .collect()
});

/// The places of columns in the records of a backend.
pub(super) fn place(table: &str, column: &str, backend: Backend) -> Option<&'static str> {
    let field = FIELDS
        .get(table)?
        .iter()
        .find(|field| field.column == column)?;
    match backend {
        Backend::RestV1 => field.rest_v1.as_deref(),
        _ => field.rest_v2.as_deref(),
    }
}

/// The columns without counterpart, each once.
pub(super) fn lost(hit: &Hit, operation: Operation, table: &str, backend: Backend) -> Vec<String> {
    let Some(fields) = FIELDS.get(table) else {
        return Vec::new();
    };
    let has = |column: &str, is_used: fn(&keap::coverage::ColumnUse, bool) -> bool, adds: bool| {
        // Custom fields are what the account has; columns of other tables are joined.
        if column.starts_with('_') || column.contains('.') {
            return true;
        }
        let field = fields.iter().find(|field| field.column == column);
        field.is_some_and(|field| {
            let usage = match backend {
                Backend::RestV1 => &field.v1,
                _ => &field.v2,
            };
            is_used(usage, adds)
        })
    };
    let adds = operation == Operation::DataAdd;
    let read = hit
        .reads
        .iter()
        .chain(hit.conditions.iter().map(|one| &one.column))
        .filter(|column| !has(column, |usage, _| usage.read, adds));
    let written = hit.writes.iter().filter(|column| {
        !has(
            column,
            |usage, adds| if adds { usage.add } else { usage.update },
            adds,
        )
    });
    let mut lost: Vec<String> = Vec::new();
    for column in read.chain(written) {
        if !lost.contains(column) {
            lost.push(column.clone());
        }
    }
    lost
}
