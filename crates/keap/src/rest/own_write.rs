//! Writes that no description fits: a table's own way to add, change or delete a row.

use std::fmt::Debug;

use keap_http::BoxFuture;
use keap_schema::{Changes, NewRecord};

use super::RestBackend;
use crate::resource::Endpoint;
use crate::{Backend, Result};

/// Writes rows in a way of its own. What is not served is refused before, by [`endpoint`](Self::endpoint).
pub(crate) trait RowWriter: Debug + Send + Sync {
    /// The endpoint of a write, `None` when there is none.
    fn endpoint(&self, write: Write, backend: Backend) -> Option<Endpoint>;

    /// Adds a row and gives its id.
    fn add<'a>(
        &'a self,
        backend: &'a RestBackend,
        values: &'a NewRecord,
    ) -> BoxFuture<'a, Result<i64>>;

    /// Changes a row.
    fn update<'a>(
        &'a self,
        backend: &'a RestBackend,
        id: i64,
        changes: &'a Changes,
    ) -> BoxFuture<'a, Result<()>>;

    /// Deletes a row.
    fn delete<'a>(&'a self, backend: &'a RestBackend, id: i64) -> BoxFuture<'a, Result<()>>;
}

/// What a writer does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Write {
    Add,
    Update,
    Delete,
}
