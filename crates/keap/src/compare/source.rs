//! The rows of one backend, page by page.

use std::collections::VecDeque;

use futures_util::FutureExt as _;
use futures_util::future::BoxFuture;
use keap_schema::{Comparison, Condition, FieldValue, Order, QueryData, Record};

use super::identity::{Identity, Numbers};
use super::scope::Scope;
use crate::rest::Pages;
use crate::{Backend, Error, ErrorKind, Invocation, Keap, Operation, Outcome, Result};

/// How many ids are asked for in one call: as many as v2 takes in a filter.
pub(super) const IDS_A_CALL: usize = 200;

/// Reads the rows of one backend.
pub(super) struct Source {
    keap: Keap,
    backend: Backend,
    scope: Scope,
    /// The largest id read so far.
    last: i64,
    paging: Paging,
    numbers: Numbers,
}

enum Paging {
    /// Nothing was read yet.
    Unopened,
    /// The rows behind the last id, in the order of the ids.
    ById,
    /// Pages by number, in the query's own order.
    ByNumber(u32),
    /// These ids.
    ByIds(VecDeque<i64>),
    Rest(Box<Pages>),
    End,
}

/// Rows as they came, and whether all come in ascending order of their ids.
pub(super) struct Page {
    pub(super) rows: Vec<(i64, Record)>,
    pub(super) by_id: bool,
}

impl Source {
    pub(super) fn new(keap: Keap, backend: Backend, scope: Scope) -> Self {
        Self {
            last: scope.after,
            keap,
            backend,
            scope,
            paging: Paging::Unopened,
            numbers: Numbers::default(),
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
        if let Paging::Unopened = self.paging {
            self.paging = self.open().await?;
        }
        let (records, by_id) = match &mut self.paging {
            Paging::ById => (self.next_by_id().await?, true),
            Paging::ByNumber(_) => (self.next_by_number().await?, false),
            Paging::ByIds(_) => (self.next_by_ids().await?, true),
            Paging::Rest(pages) => {
                let records = pages.next().await?;
                (records, pages.is_by_id())
            }
            Paging::Unopened | Paging::End => (None, true),
        };
        let Some(records) = records else {
            self.paging = Paging::End;
            return Ok(None);
        };
        self.page(records, by_id).map(Some)
    }

    async fn open(&self) -> Result<Paging> {
        if let Some(ids) = &self.scope.ids {
            return Ok(Paging::ByIds(ids.iter().copied().collect()));
        }
        match self.backend {
            Backend::XmlRpc if self.scope.checks_order || !self.has_id() => Ok(Paging::ByNumber(0)),
            Backend::XmlRpc => Ok(Paging::ById),
            Backend::RestV1 | Backend::RestV2 => self.over_rest().await,
        }
    }

    async fn over_rest(&self) -> Result<Paging> {
        let rest = match self.backend {
            Backend::RestV1 => self.keap.rest_v1(),
            _ => self.keap.rest_v2(),
        };
        let Some(rest) = rest.cloned() else {
            // Says that the backend is not configured, and what would configure it.
            return Ok(Paging::ById);
        };
        let (query, size) = (self.scope.query_for(self.backend), self.scope.page);
        let pages = if self.scope.checks_order {
            Pages::in_order(rest, query, size).await?
        } else {
            Pages::by_id(rest, query, size, self.last).await?
        };
        Ok(Paging::Rest(Box::new(pages)))
    }

    async fn next_by_id(&mut self) -> Result<Option<Vec<Record>>> {
        let mut query = self.scope.query_for(self.backend);
        let behind = Condition::Compare(Comparison::Greater, FieldValue::Int(self.last));
        query.conditions.push(("Id".to_owned(), behind));
        query.order = Some(ascending("Id"));
        let records = self.ask(query, 0).await?;
        let last = records.iter().filter_map(id_of).max();
        if last.is_some_and(|last| last <= self.last) {
            return Err(self.broken("the answer does not honour the condition on the id"));
        }
        self.end_if_short(&records);
        Ok(Some(records))
    }

    async fn next_by_number(&mut self) -> Result<Option<Vec<Record>>> {
        let Paging::ByNumber(number) = self.paging else {
            return Err(Error::impossible("pages by number are read in another way"));
        };
        self.paging = Paging::ByNumber(number + 1);
        let mut query = self.scope.query_for(self.backend);
        // Pages without an order may overlap.
        if let (None, Identity::Natural([first, ..])) = (&query.order, self.scope.identity) {
            query.order = Some(ascending(first));
        }
        let records = self.ask(query, number).await?;
        self.end_if_short(&records);
        Ok(Some(records))
    }

    /// Fewer rows than asked for mean that there are no more (documented).
    fn end_if_short(&mut self, records: &[Record]) {
        if records.len() < self.scope.page as usize {
            self.paging = Paging::End;
        }
    }

    async fn next_by_ids(&mut self) -> Result<Option<Vec<Record>>> {
        let Paging::ByIds(ids) = &mut self.paging else {
            return Err(Error::impossible("rows by id are read in another way"));
        };
        let ids: Vec<i64> = ids.drain(..ids.len().min(IDS_A_CALL)).collect();
        if ids.is_empty() {
            return Ok(None);
        }
        let mut records = by_ids(&self.keap, self.backend, &self.scope, ids).await?;
        records.sort_by_key(id_of);
        Ok(Some(records))
    }

    async fn ask(&self, mut query: QueryData, page: u32) -> Result<Vec<Record>> {
        (query.limit, query.page) = (self.scope.page, page);
        records(&self.keap, self.backend, query).await
    }

    /// Whether the rows of XML-RPC have an id to go by.
    fn has_id(&self) -> bool {
        keap_schema::table(&self.scope.query.table).is_none_or(|table| table.has_id())
    }

    /// Rows that are known by what they say come in no order that all backends have.
    fn numbered(&mut self, key: &[&str], records: Vec<Record>) -> Page {
        if let Some(last) = records.iter().filter_map(id_of).max() {
            self.last = self.last.max(last);
        }
        let rows = records
            .into_iter()
            .map(|record| (self.numbers.number(key, &record), record));
        Page {
            rows: rows.collect(),
            by_id: false,
        }
    }

    fn page(&mut self, records: Vec<Record>, by_id: bool) -> Result<Page> {
        if let Identity::Natural(key) = self.scope.identity {
            return Ok(self.numbered(key, records));
        }
        let mut rows = Vec::with_capacity(records.len());
        let mut previous = 0;
        for record in records {
            let id = id_of(&record).ok_or_else(|| self.broken("a row has no Id"))?;
            if by_id && id <= previous {
                return Err(self.broken("the rows did not come in the order of their ids"));
            }
            previous = id;
            // Rows may come again when pages shift under rows that come and go.
            if !by_id || id > self.last {
                rows.push((id, record));
            }
        }
        if by_id {
            self.last = self.last.max(previous);
        }
        if by_id && self.last >= self.scope.until {
            self.paging = Paging::End;
        }
        rows.retain(|(id, _)| self.scope.holds(*id));
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
    Order {
        field: field.to_owned(),
        ascending: true,
    }
}

pub(super) fn id_of(record: &Record) -> Option<i64> {
    record.get("Id").and_then(FieldValue::as_i64)
}
