//! The columns of a table that one backend reads: by what it is known to serve, and by asking where nobody knows.

use keap_schema::{QueryData, TableInfo};

use crate::{Backend, Invocation, Keap, Result};

/// The columns of a table over one backend. Custom fields are not among them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ReadableColumns {
    /// Those that it reads, in the order of the table.
    pub read: Vec<&'static str>,
    /// Those that may be read of the table, and not over this backend.
    pub left_out: Vec<&'static str>,
}

impl Keap {
    /// The columns of a table that a backend reads.
    ///
    /// What [`QueryData::selected`] means when it is empty is on the safe side: one column that the legacy server does not
    /// know makes it refuse the whole query, so columns that were only seen in use, or refused by some servers, are not
    /// among them. Here the server is asked which of these it has: for a row, and again for each that it refuses. Over REST
    /// nothing is asked.
    ///
    /// # Errors
    /// `InvalidRequest` when the backend is not configured; as the query, when it fails for another reason than a column.
    pub async fn readable_columns(
        &self,
        table: &'static TableInfo,
        backend: Backend,
    ) -> Result<ReadableColumns> {
        let readable = table.columns.iter().filter(|column| column.access.read);
        let readable: Vec<&'static str> = readable.map(|column| column.name).collect();
        let taken = match backend {
            #[cfg(feature = "xmlrpc")]
            Backend::XmlRpc => self.known_to_the_server(table, &readable).await?,
            _ => self.taken(table, &readable, backend).await,
        };
        let (read, left_out) = readable.iter().partition(|name| taken.contains(name));
        Ok(ReadableColumns { read, left_out })
    }

    /// Those that a query would be sent for.
    async fn taken(
        &self,
        table: &TableInfo,
        columns: &[&'static str],
        backend: Backend,
    ) -> Vec<&'static str> {
        let mut taken = Vec::new();
        for name in columns {
            let query = of_columns(table, &[name]);
            if self
                .check(&Invocation::DataQuery(query), backend)
                .await
                .is_ok()
            {
                taken.push(*name);
            }
        }
        taken
    }

    #[cfg(feature = "xmlrpc")]
    async fn known_to_the_server(
        &self,
        table: &TableInfo,
        columns: &[&'static str],
    ) -> Result<Vec<&'static str>> {
        let mut known: Vec<&'static str> = table.default_selection().collect();
        let mut unsure: Vec<&'static str> = columns.to_vec();
        unsure.retain(|name| !known.contains(name));
        while !unsure.is_empty() {
            let mut query = of_columns(table, &unsure);
            query.limit = 1;
            let asked = self.invoke_on(Backend::XmlRpc, Invocation::DataQuery(query));
            match asked.await {
                Ok(_) => {
                    known.append(&mut unsure);
                }
                Err(error) => {
                    let Some(refused) = crate::xmlrpc::refused_column(&error) else {
                        return Err(error);
                    };
                    let before = unsure.len();
                    unsure.retain(|name| *name != refused);
                    // A server that refuses what was not asked for is not asked again.
                    if unsure.len() == before {
                        break;
                    }
                }
            }
        }
        Ok(known)
    }
}

fn of_columns(table: &TableInfo, columns: &[&'static str]) -> QueryData {
    let mut query = QueryData::new(table.name);
    query.selected = columns.iter().map(|name| (*name).to_owned()).collect();
    query
}
