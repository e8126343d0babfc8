//! The rows of one backend, page by page.

use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;
use keap_schema::{Condition, Order, QueryData, Record};

use super::identity::{Identity, Numbers};
use super::scope::Scope;
use super::twice::{Came, Met};
pub(super) use crate::page::{IDS_A_CALL, id_of};
use crate::page::{Place, Reader, Wanted};
use crate::{Backend, Error, ErrorKind, Invocation, Keap, Operation, Outcome, Result};

/// Reads the rows of one backend.
pub(super) struct Source {
    keap: Keap,
    backend: Backend,
    scope: Scope,
    /// The largest id read so far.
    last: i64,
    reader: Option<Reader>,
    numbers: Numbers,
    met: Met,
}

/// Rows as they came, and whether all come in ascending order of their ids.
pub(super) struct Page {
    pub(super) rows: Vec<Row>,
    pub(super) by_id: bool,
}

/// A row that a list gave.
pub(super) struct Row {
    pub(super) id: i64,
    pub(super) record: Record,
    pub(super) came: Came,
}

impl Source {
    pub(super) fn new(keap: Keap, backend: Backend, scope: Scope) -> Self {
        Self {
            last: scope.bounds.after,
            keap,
            backend,
            scope,
            reader: None,
            numbers: Numbers::default(),
            met: Met::default(),
        }
    }

    /// The next page, perhaps without rows; `None` at the end. Gives itself back, so that it can be read ahead.
    pub(super) fn read(mut self) -> BoxFuture<'static, (Self, Result<Option<Page>>)> {
        async move {
            let page = self.next().await;
            (self, page)
        }
        .boxed()
    }

    async fn next(&mut self) -> Result<Option<Page>> {
        let reader = match &mut self.reader {
            Some(reader) => reader,
            None => {
                let opened = self.open().await?;
                self.reader.insert(opened)
            }
        };
        let located = |error: Error| error.at(Operation::DataQuery, self.backend);
        let records = reader.next().await.map_err(located)?;
        let by_id = reader.is_by_id();
        records.map(|records| self.page(records, by_id)).transpose()
    }

    async fn open(&self) -> Result<Reader> {
        let backend = self.keap.connect_to(self.backend, Operation::DataQuery)?;
        let mut query = self.scope.query_for(self.backend);
        query.limit = self.scope.page;
        let has_id = keap_schema::table(&query.table).is_none_or(|table| table.has_id());
        let by_id = has_id && !self.scope.checks_order;
        // Pages without an order may overlap.
        if let (Backend::XmlRpc, false, None, Identity::Natural([first, ..])) =
            (self.backend, by_id, &query.order, self.scope.identity)
        {
            query.order = Some(ascending(first));
        }
        let wanted = Wanted {
            query,
            bounds: self.scope.bounds.clone(),
            by_id,
            server_order: true,
        };
        Reader::open(backend, wanted, Place::Start).await
    }

    /// Rows that are known by what they say come in no order that all backends have.
    fn numbered(&mut self, key: &[&str], records: Vec<Record>) -> Page {
        if let Some(last) = records.iter().filter_map(id_of).max() {
            self.last = self.last.max(last);
        }
        let rows = records.into_iter().map(|record| Row {
            id: self.numbers.number(key, &record),
            record,
            came: Came::Once,
        });
        Page {
            rows: rows.collect(),
            by_id: false,
        }
    }

    fn page(&mut self, records: Vec<Record>, by_id: bool) -> Result<Page> {
        if let Identity::Natural(key) = self.scope.identity {
            return Ok(self.numbered(key, records));
        }
        let ids: Option<Vec<i64>> = records.iter().map(id_of).collect();
        let ids = ids.ok_or_else(|| self.broken("a row has no Id"))?;
        if by_id {
            // What comes again on another page is told by the order.
            self.met = Met::default();
        }
        let came = self.met.page(&ids);
        let mut rows = Vec::with_capacity(records.len());
        let mut previous = 0;
        for ((id, record), came) in ids.into_iter().zip(records).zip(came) {
            let Some(came) = came else {
                continue;
            };
            if by_id && id <= previous {
                return Err(self.broken("the rows did not come in the order of their ids"));
            }
            previous = id;
            // Rows may come again when pages shift under rows that come and go.
            if !by_id || id > self.last {
                rows.push(Row { id, record, came });
            }
        }
        if by_id {
            self.last = self.last.max(previous);
        }
        rows.retain(|row| self.scope.bounds.holds(row.id));
        Ok(Page { rows, by_id })
    }

    fn broken(&self, message: &str) -> Error {
        Error::new(ErrorKind::InvalidResponse, message).at(Operation::DataQuery, self.backend)
    }
}

/// The rows with these ids that meet the query's other conditions, at most [`IDS_A_CALL`] of them.
pub(super) async fn by_ids(
    keap: &Keap,
    backend: Backend,
    scope: &Scope,
    ids: Vec<i64>,
) -> Result<Vec<Record>> {
    let mut query = scope.query_for(backend);
    query.conditions.push(("Id".to_owned(), Condition::In(ids)));
    query.order = None;
    (query.limit, query.page) = (keap_schema::MAX_PAGE, 0);
    records(keap, backend, query).await
}

async fn records(keap: &Keap, backend: Backend, query: QueryData) -> Result<Vec<Record>> {
    let outcome = keap
        .invoke_on(backend, Invocation::DataQuery(query))
        .await?;
    match outcome {
        Outcome::Records(records) => Ok(records),
        _ => Err(Error::impossible(
            "a query was answered with something other than rows",
        )),
    }
}

fn ascending(field: &str) -> Order {
    Order::by(field, true)
}
