//! Custom fields that a comparison asks for by name, and that the account may not have.

use crate::custom::{CustomField, Known, custom_names, refused};
use crate::{Backend, Error, ErrorKind, Invocation, Keap, Result};

use super::{Asks, Target};

impl Target {
    /// Fails when the account does not have a custom field that the target asks for by name, by the list of its reference. Where
    /// it names none, nothing is sent.
    ///
    /// # Errors
    /// `InvalidRequest` for the first that it does not have; also as [`unknown_custom_fields`].
    pub async fn check_custom_fields(&self, keap: &Keap) -> Result<()> {
        let names = self.custom_fields();
        match (self.table(), self.backends.first()) {
            (Some(table), Some(&reference)) if !names.is_empty() => {
                let unknown = unknown_custom_fields(keap, reference, table, &names).await?;
                let first = unknown.into_iter().next();
                first.map_or(Ok(()), |(_, unknown)| Err(unknown))
            }
            _ => Ok(()),
        }
    }

    /// The table that its columns are of; none of an operation that names none.
    pub fn table(&self) -> Option<&str> {
        match &self.asks {
            Asks::Rows(query) => Some(&query.table),
            Asks::Call(invocation) => invocation.table(),
            Asks::Drawn(operation, _) => operation.table_of_columns(),
        }
    }

    fn custom_fields(&self) -> Vec<String> {
        match &self.asks {
            Asks::Rows(query) => custom_names(&Invocation::DataQuery(query.clone())),
            Asks::Call(invocation) => custom_names(invocation),
            Asks::Drawn(_, fields) => {
                let names = fields.names().unwrap_or_default().iter();
                let custom = names.filter(|name| CustomField::parse(name).is_some());
                custom.cloned().collect()
            }
        }
    }
}

/// The custom fields that the account does not have in a table, by the list that a backend has of them, each with what is wrong
/// and the nearest name in its hint. The list is read once in a connection, and again when a name is not among them.
///
/// # Errors
/// `InvalidRequest` when the table has none at all; also when the list cannot be read.
pub async fn unknown_custom_fields(
    keap: &Keap,
    backend: Backend,
    table: &str,
    names: &[String],
) -> Result<Vec<(String, Error)>> {
    let rest = match backend {
        #[cfg(feature = "xmlrpc")]
        Backend::XmlRpc => {
            return match keap.xmlrpc() {
                Some(legacy) => unknown(legacy, table, names).await,
                None => Ok(Vec::new()),
            };
        }
        #[cfg(not(feature = "xmlrpc"))]
        Backend::XmlRpc => None,
        Backend::RestV1 => keap.rest_v1(),
        Backend::RestV2 => keap.rest_v2(),
    };
    match rest {
        Some(rest) => unknown(rest, table, names).await,
        None => Ok(Vec::new()),
    }
}

async fn unknown(
    backend: &(impl Known + Sync),
    table: &str,
    names: &[String],
) -> Result<Vec<(String, Error)>> {
    if !backend.has_fields(table) {
        let message = format!("table {table} has no custom fields: {}", names.join(", "));
        return Err(Error::new(ErrorKind::InvalidRequest, message));
    }
    let known = backend.fields(table, names).await?;
    let unknown = names.iter().filter_map(|name| {
        let found = (*known).as_ref().find(CustomField::parse(name)?);
        Some((name.clone(), refused(found.err()?)))
    });
    Ok(unknown.collect())
}
