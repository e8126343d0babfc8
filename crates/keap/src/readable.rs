//! The columns of a table that one backend reads: by what it is known to serve, and by asking where nobody knows.

use keap_schema::{QueryData, TableInfo};

use crate::{Backend, Invocation, Keap, Result};
#[cfg(feature = "xmlrpc")]
use crate::{Error, ErrorKind};

/// The columns of a table over one backend. Custom fields are not among them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ReadableColumns {
    /// Those that it reads, in the order of the table.
    pub read: Vec<&'static str>,
    /// Those that may be read of the table, and not over this backend.
    pub left_out: Vec<&'static str>,
}

/// The columns of a table that are not among the default of a query, because nobody knows which servers have them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct UncertainColumns {
    /// Those that are there, for [`QueryData::besides`].
    pub there: Vec<&'static str>,
    /// Those that XML-RPC refuses although another backend reads them.
    pub refused: Vec<&'static str>,
}

impl Keap {
    /// The columns of a table that a query for its default leaves out, as far as some backends have them: XML-RPC is asked, with
    /// a call and another one for each that it refuses. A table without such columns, and REST, take no call. Columns that
    /// XML-RPC was seen to refuse are asked for where another of the backends has them. A server that refuses the question
    /// without naming a column has none of them.
    ///
    /// # Errors
    /// `InvalidRequest` when the backend is not configured; what keeps the account from being asked: `Unauthenticated`,
    /// `RateLimited`, `Unavailable`.
    pub async fn uncertain_columns(
        &self,
        table: &'static TableInfo,
        backends: &[Backend],
    ) -> Result<UncertainColumns> {
        let mut uncertain: Vec<&'static str> = table.uncertain_selection().collect();
        let mut columns = UncertainColumns::default();
        if uncertain.is_empty() {
            return Ok(columns);
        }
        let mut of_rest: Vec<&'static str> = Vec::new();
        for &backend in backends.iter().filter(|one| **one != Backend::XmlRpc) {
            of_rest.extend(self.taken(table, &uncertain, backend).await);
        }
        // Asking costs a call each, and there is nothing that they could be held against.
        let is_refused = |name: &str| table.column(name).is_some_and(|column| column.refused);
        uncertain.retain(|name| !is_refused(name) || of_rest.contains(name));
        #[cfg(feature = "xmlrpc")]
        if backends.contains(&Backend::XmlRpc) {
            let known = self.known_of(table, uncertain.clone()).await;
            columns.there = match known {
                Err(error) if is_of_account(&error) => return Err(error),
                known => known.unwrap_or_default(),
            };
            let is_refused = |name: &&str| of_rest.contains(name) && !columns.there.contains(name);
            columns.refused = uncertain.into_iter().filter(is_refused).collect();
            return Ok(columns);
        }
        let is_there = |name: &&str| of_rest.contains(name);
        columns.there = uncertain.into_iter().filter(is_there).collect();
        Ok(columns)
    }

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
        known.extend(self.known_of(table, unsure).await?);
        Ok(known)
    }

    /// Those of some columns that the legacy server does not refuse.
    #[cfg(feature = "xmlrpc")]
    async fn known_of(
        &self,
        table: &TableInfo,
        mut unsure: Vec<&'static str>,
    ) -> Result<Vec<&'static str>> {
        while !unsure.is_empty() {
            let mut query = of_columns(table, &unsure);
            query.limit = 1;
            let asked = self.invoke_on(Backend::XmlRpc, Invocation::DataQuery(query));
            let Err(error) = asked.await else {
                return Ok(unsure);
            };
            let Some(refused) = crate::xmlrpc::refused_column(&error) else {
                return Err(error);
            };
            let before = unsure.len();
            unsure.retain(|name| *name != refused);
            // A server that refuses what was not asked for is not asked again.
            if unsure.len() == before {
                return Ok(Vec::new());
            }
        }
        Ok(unsure)
    }
}

/// Whether the account could not be asked at all.
#[cfg(feature = "xmlrpc")]
fn is_of_account(error: &Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::RateLimited | ErrorKind::Unauthenticated | ErrorKind::Unavailable
    )
}

fn of_columns(table: &TableInfo, columns: &[&'static str]) -> QueryData {
    let mut query = QueryData::new(table.name);
    query.selected = columns.iter().map(|name| (*name).to_owned()).collect();
    query
}
