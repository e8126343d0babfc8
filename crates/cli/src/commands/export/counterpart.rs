//! Tables that a backend has no rows of.

use std::fmt;

use anyhow::bail;
use keap::Backend;
use keap::coverage::{TableCoverage, leaves_rows_out, table_coverage};
use keap::difference::Difference;
use keap::schema::TableInfo;

/// Whether the backend has the rows of a table.
pub(super) fn has_rows(table: &TableInfo, backend: Backend) -> bool {
    let is_of = |row: &TableCoverage| row.table == table.name && row.backend == backend;
    let mut rows = table_coverage().into_iter();
    backend == Backend::XmlRpc || rows.any(|row| is_of(&row) && !row.query.is_empty())
}

/// The known differences by which the backend does not list every row of a table.
pub(super) fn rows_left_out(table: &TableInfo, backend: Backend) -> Vec<&'static Difference> {
    let is_of = |row: &TableCoverage| row.table == table.name && row.backend == backend;
    let row = table_coverage().into_iter().find(is_of);
    let known = row.into_iter().flat_map(|row| row.differences);
    known.filter(|one| leaves_rows_out(one)).collect()
}

/// The backend has no rows of a table.
#[derive(Debug)]
pub(super) struct NoCounterpart(pub(super) Backend);

impl fmt::Display for NoCounterpart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no counterpart over {}", self.0)
    }
}

impl std::error::Error for NoCounterpart {}

/// Refuses tables none of which has a counterpart, before anything is made.
pub(super) fn of_any(
    tables: impl Iterator<Item = &'static TableInfo> + Clone,
    backend: Backend,
) -> anyhow::Result<()> {
    if tables.clone().any(|table| has_rows(table, backend)) {
        return Ok(());
    }
    let names: Vec<_> = tables.map(|table| table.name).collect();
    bail!(
        "{}: {}\n  hint: read it with --backend xmlrpc",
        names.join(", "),
        NoCounterpart(backend)
    )
}

/// Whether another table may well be read.
pub(super) fn is_of_this_table(error: &anyhow::Error) -> bool {
    use keap::ErrorKind::{InvalidRequest, NotFound, PermissionDenied, Unsupported};
    let of_keap = error.downcast_ref::<keap::Error>();
    error.is::<NoCounterpart>()
        || of_keap.is_some_and(|error| {
            matches!(
                error.kind(),
                InvalidRequest | NotFound | PermissionDenied | Unsupported
            )
        })
}
