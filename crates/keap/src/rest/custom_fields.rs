//! The custom fields of a table, read from the account once.

use std::sync::Arc;

use keap_schema::QueryData;

use crate::custom::{CustomField, Definitions, Known, Texts, UNREAD, refused};
use crate::difference::CUSTOM_FIELDS_OF_V1;
use crate::rest::backend::RestBackend;
use crate::rest::record::custom::CustomFields;
use crate::table::{self, Endpoint, Table, columns};
use crate::{Backend, Error, ErrorKind, Result};

/// The custom fields of a table's rows, read once. A name that is not among them makes the list be read again: it
/// may have been created since.
///
/// # Errors
/// `Unsupported` when the backend does not have custom fields for the table.
pub(super) async fn custom_fields(
    rest: &RestBackend,
    table: &'static Table,
    wanted: &[String],
) -> Result<Arc<CustomFields>> {
    let Some(model) = table.endpoints(rest.backend).model else {
        let message = format!("custom fields of table {} have no counterpart", table.name);
        let error = Error::new(ErrorKind::Unsupported, message);
        return Err(match table.endpoints(Backend::RestV2).model {
            Some(model) if rest.backend == Backend::RestV1 => {
                // Another version is of no use for a name that the account does not have. Where nothing may be asked, the call is
                // refused in either case.
                if rest.api.reads_models() {
                    let known = read(rest, model, wanted).await?;
                    let named = wanted.iter().filter_map(|name| CustomField::parse(name));
                    for field in named {
                        definitions(&known).find(field).map_err(refused)?;
                    }
                }
                error.explained_by(&CUSTOM_FIELDS_OF_V1)
            }
            _ => error,
        });
    };
    read(rest, model, wanted).await
}

fn definitions(known: &CustomFields) -> &Definitions {
    known.as_ref()
}

/// A model, read once.
async fn read(rest: &RestBackend, model: Endpoint, wanted: &[String]) -> Result<Arc<CustomFields>> {
    let mut cached = rest.custom.lock().await;
    if let Some(custom) = cached.get(&model.path) {
        let known: Vec<String> = custom.columns().collect();
        if wanted.iter().all(|column| known.contains(column)) {
            return Ok(Arc::clone(custom));
        }
    }
    let answer = rest.api.model(model).await;
    let answer = answer.map_err(|error| error.during(UNREAD))?;
    let custom = Arc::new(CustomFields::from_model(&answer));
    cached.keep(model.path, Arc::clone(&custom));
    Ok(custom)
}

/// The custom fields that a query names, if it names any.
pub(super) async fn custom_for_query(
    rest: &RestBackend,
    query: &QueryData,
) -> Result<Option<Arc<CustomFields>>> {
    let named = query
        .conditions
        .iter()
        .map(|(column, _)| column)
        .chain(&query.selected)
        .chain(query.order.as_ref().map(|order| &order.field));
    let columns: Vec<String> = named
        .filter(|column| columns::is_custom(column))
        .cloned()
        .collect();
    match table::named(&query.table) {
        Some(table) if !columns.is_empty() => custom_fields(rest, table, &columns).await.map(Some),
        _ => Ok(None),
    }
}

impl Known for RestBackend {
    type Fields = CustomFields;

    fn texts(&self) -> Texts {
        Texts {
            zone: self.options.zone,
            of_xmlrpc: self.options.legacy_texts,
        }
    }

    fn has_fields(&self, table: &str) -> bool {
        table::named(table).is_some()
    }

    async fn fields(&self, table: &str, wanted: &[String]) -> Result<Arc<CustomFields>> {
        let known = table::named(table).ok_or_else(|| {
            Error::impossible("custom fields are wanted of a table that has none")
        })?;
        custom_fields(self, known, wanted).await
    }

    async fn doubt(&self) {
        self.custom.lock().await.doubt();
    }
}
