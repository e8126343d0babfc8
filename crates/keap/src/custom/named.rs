//! References to custom fields in an invocation, by what a backend knows of the account's.

use std::sync::Arc;

use super::rename::{Renames, custom_names, must_resolve, resolve};
use super::typed::Texts;
use super::{Definitions, refused};
use crate::{Error, ErrorKind, Invocation, Result};

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

    /// Something was refused by what is known, which is read again then if it may be old.
    fn doubt(&self) -> impl Future<Output = ()> + Send;
}

/// References to custom fields as API names, with the values of a write and of conditions as the types have them. A name that is not known makes the
/// list be read again, once; so does a value that is refused, when the list is not new.
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
        // A choice that is none may have been made one since.
        Err(refusal) if refusal.kind() == ErrorKind::InvalidRequest => {
            backend.doubt().await;
            let again = backend.fields(&table, &[]).await?;
            if Arc::ptr_eq(&again, &known) {
                return Err(refusal);
            }
            resolve(invocation, &names, (*again).as_ref(), texts).map_err(refused)
        }
        resolved => resolved,
    }
}

/// After the refusal of a call that names custom fields: one of them may be another by now, or gone.
pub(crate) async fn refused_by_server<B: Known + Sync>(backend: &B, error: &Error) {
    if error.kind() == ErrorKind::InvalidRequest {
        backend.doubt().await;
    }
}
