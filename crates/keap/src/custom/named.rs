//! References to custom fields in an invocation, by what a backend knows of the account's.

use std::sync::Arc;

use super::rename::{Renames, custom_names, must_resolve, resolve};
use super::typed::Texts;
use super::{Definitions, refused};
use crate::{ErrorKind, Invocation, Result};

/// A backend that can tell the custom fields of a table.
pub(crate) trait Known {
    /// What it knows of the custom fields of one table.
    type Fields: AsRef<Definitions> + Send + Sync;

    /// How days and times are read in the texts of values and conditions.
    fn texts(&self) -> Texts;

    /// Whether the rows of a table can have any.
    fn has_fields(&self, table: &str) -> bool;

    /// The custom fields of a table, read again when not all of the wanted columns are among those that are known.
    fn fields(
        &self,
        table: &str,
        wanted: &[String],
    ) -> impl Future<Output = Result<Arc<Self::Fields>>> + Send;
}

/// References to custom fields as API names, with the values of a write and of conditions as the types have them. A name that is not known makes the
/// list be read again, once.
pub(crate) async fn named<B: Known + Sync>(
    backend: &B,
    invocation: Invocation,
) -> Result<(Invocation, Renames)> {
    let names = custom_names(&invocation);
    let table = invocation.table().map(str::to_owned);
    let table = table.filter(|table| backend.has_fields(table));
    let Some(table) = table.filter(|_| must_resolve(&invocation, &names)) else {
        return Ok((invocation, Renames::default()));
    };
    let texts = backend.texts();
    let known = match backend.fields(&table, &[]).await {
        // Where a backend has none at all, it may be told of those that are named that nobody has them.
        Err(error) if error.kind() == ErrorKind::Unsupported => {
            backend.fields(&table, &names).await?
        }
        known => known?,
    };
    match resolve(invocation.clone(), &names, (*known).as_ref(), texts) {
        Err(unknown) if unknown.kind() == ErrorKind::NotFound => {
            let again = backend.fields(&table, &names).await?;
            resolve(invocation, &names, (*again).as_ref(), texts).map_err(refused)
        }
        resolved => resolved,
    }
}
