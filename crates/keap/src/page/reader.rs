//! The pager: the rows of a query from one backend, page by page, each page read once.
//!
//! Wherever the table and the query allow it, pages are cut by id: each asks for the ids behind the last one, so that rows
//! that come or go meanwhile shift nothing. Conditions on the id become bounds of that.

use std::sync::Arc;

use keap_schema::{Comparison, Condition, FieldValue, Order, QueryData, Record};

use super::bounds::Bounds;
use super::position::Place;
use crate::connected::Connected;
use crate::rest::ListPages;
use crate::{Error, ErrorKind, Invocation, Operation, Result};

const ID: &str = "Id";

/// How many ids are asked for in one call: as many as v2 takes in a filter.
pub(crate) const IDS_A_CALL: usize = 200;

/// What is read, and how.
#[derive(Clone, Debug)]
pub(crate) struct Wanted {
    /// The query without the conditions on the id that are in `bounds`. Its limit is the size of a page.
    pub(crate) query: QueryData,
    pub(crate) bounds: Bounds,
    /// Whether rows may come in the order of their ids, when the query has no order of its own.
    pub(crate) by_id: bool,
    /// Whether only the server may order them.
    pub(crate) server_order: bool,
}

/// Reads the rows of a query from one backend.
///
/// After an error it stands where it stood, and the same page can be asked for again.
#[derive(Debug)]
pub(crate) enum Reader {
    /// Each page is a query of its own.
    Queries(Box<Queries>),
    /// The lists of REST are read as they come.
    Lists(Box<ListPages>),
}

impl Wanted {
    /// What a query of a program asks for.
    pub(crate) fn of(mut query: QueryData) -> Self {
        // The server gives no more in a page, whatever it is asked for; a page that looks short would end the rows.
        query.limit = query.limit.clamp(1, keap_schema::MAX_PAGE);
        let fits = query
            .order
            .as_ref()
            .is_none_or(|order| order.field == ID && order.ascending);
        let bounds = Bounds::of(query.conditions_on(ID));
        let by_id = has_id(&query) && fits && query.page == 0 && bounds.is_some();
        if by_id {
            query.conditions.retain(|(column, _)| column != ID);
        }
        Self {
            query,
            bounds: bounds.filter(|_| by_id).unwrap_or_default(),
            by_id,
            server_order: false,
        }
    }
}

impl Reader {
    /// Opens a query at a place of it.
    ///
    /// # Errors
    /// `InvalidRequest` for a place that is none of this query; `Unsupported` as the query itself, and where only the
    /// server may order the rows and does not.
    pub(crate) async fn open(backend: Connected, wanted: Wanted, place: Place) -> Result<Self> {
        if let Connected::Rest(rest) = &backend
            && wanted.bounds.ids.is_none()
            && let Some(lists) = ListPages::open(rest.clone(), &wanted, place).await?
        {
            return Ok(Self::Lists(Box::new(lists)));
        }
        let queries = Queries::new(backend, wanted, place)?;
        Ok(Self::Queries(Box::new(queries)))
    }

    /// Whether the rows come in ascending order of their ids.
    pub(crate) fn is_by_id(&self) -> bool {
        match self {
            Self::Queries(queries) => !matches!(queries.next, Next::Page(_)),
            Self::Lists(lists) => lists.is_by_id(),
        }
    }

    /// Behind the last page that was given.
    pub(crate) fn place(&self) -> Place {
        match self {
            Self::Queries(queries) => queries.place(),
            Self::Lists(lists) => lists.place(),
        }
    }

    /// The rows of the next page, perhaps none of them; `None` at the end.
    pub(crate) async fn next(&mut self) -> Result<Option<Vec<Record>>> {
        match self {
            Self::Queries(queries) => queries.next().await,
            Self::Lists(lists) => lists.next().await,
        }
    }
}

/// Pages that are queries of their own.
#[derive(Debug)]
pub(crate) struct Queries {
    backend: Connected,
    query: QueryData,
    next: Next,
    /// Rows with larger ids are not wanted.
    until: i64,
    /// The id is read for the paging only.
    hides_id: bool,
    ended: bool,
}

#[derive(Clone, Debug)]
enum Next {
    /// The rows behind this id.
    After(i64),
    /// Those of these ids that are behind the first one.
    Ids(i64, Arc<[i64]>),
    /// This page of the query, in its own order.
    Page(u32),
}

impl Queries {
    fn new(backend: Connected, wanted: Wanted, place: Place) -> Result<Self> {
        let Wanted {
            mut query,
            bounds,
            by_id,
            ..
        } = wanted;
        let next = match (by_id, place, bounds.ids) {
            (true, Place::Start, Some(ids)) => Next::Ids(bounds.after, ids),
            (true, Place::After(id), Some(ids)) => Next::Ids(bounds.after.max(id), ids),
            (true, Place::Start, None) => Next::After(bounds.after),
            (true, Place::After(id), None) => Next::After(bounds.after.max(id)),
            (false, Place::Start, _) => Next::Page(query.page),
            (false, Place::Page(page), _) => Next::Page(page),
            _ => return Err(foreign(place)),
        };
        let selected = &mut query.selected;
        let hides_id = by_id && !selected.is_empty() && !selected.iter().any(|name| name == ID);
        if hides_id {
            selected.push(ID.to_owned());
        }
        if by_id {
            query.order = Some(ascending_id());
        }
        Ok(Self {
            backend,
            query,
            next,
            until: bounds.until,
            hides_id,
            ended: false,
        })
    }

    fn place(&self) -> Place {
        match self.next {
            Next::After(id) | Next::Ids(id, _) => Place::After(id.min(self.until)),
            Next::Page(page) => Place::Page(page),
        }
    }

    async fn next(&mut self) -> Result<Option<Vec<Record>>> {
        if self.ended {
            return Ok(None);
        }
        let page = match self.next.clone() {
            Next::After(last) => self.behind(last).await?,
            Next::Ids(last, ids) => self.of_ids(last, ids).await?,
            Next::Page(page) => self.numbered(page).await?,
        };
        Ok(page.map(|rows| self.shown(rows)))
    }

    async fn behind(&mut self, last: i64) -> Result<Option<Vec<Record>>> {
        let behind = Condition::Compare(Comparison::Greater, FieldValue::Int(last));
        let rows = self.ask(Some(behind), 0).await?;
        self.ended = !self.is_full(&rows);
        // A short page of rows that carry no id is still the last one.
        if !self.ended || rows.iter().any(|row| id_of(row).is_some()) {
            let largest = largest(&rows, last);
            let located = |error: Error| error.at(Operation::DataQuery, self.backend.backend());
            self.next = Next::After(largest.map_err(located)?);
        }
        Ok(Some(rows))
    }

    async fn of_ids(&mut self, last: i64, ids: Arc<[i64]>) -> Result<Option<Vec<Record>>> {
        let waiting = ids.iter().copied().filter(|id| *id > last);
        let most = IDS_A_CALL.min(self.query.limit as usize);
        let asked: Vec<i64> = waiting.take(most).collect();
        let Some(&reached) = asked.last() else {
            self.ended = true;
            return Ok(None);
        };
        let mut rows = self.ask(Some(Condition::In(asked)), 0).await?;
        rows.sort_by_key(id_of);
        self.next = Next::Ids(reached, ids);
        Ok(Some(rows))
    }

    async fn numbered(&mut self, page: u32) -> Result<Option<Vec<Record>>> {
        let rows = self.ask(None, page).await?;
        self.ended = !self.is_full(&rows);
        if !self.ended {
            self.next = Next::Page(page.saturating_add(1));
        }
        Ok(Some(rows))
    }

    /// Fewer rows than asked for mean that there are no more (documented).
    fn is_full(&self, rows: &[Record]) -> bool {
        rows.len() >= self.query.limit as usize
    }

    async fn ask(&self, on_id: Option<Condition>, page: u32) -> Result<Vec<Record>> {
        let mut query = self.query.clone();
        query.page = page;
        let on_id = on_id.map(|condition| (ID.to_owned(), condition));
        query.conditions.extend(on_id);
        if matches!(self.next, Next::Ids(..)) {
            query.order = None;
        }
        let outcome = self.backend.invoke(Invocation::DataQuery(query)).await?;
        crate::service::records(outcome)
    }

    /// The rows that are wanted, with the columns that are.
    fn shown(&mut self, mut rows: Vec<Record>) -> Vec<Record> {
        let until = Some(self.until);
        if rows.iter().any(|row| id_of(row) >= until) {
            rows.retain(|row| id_of(row) <= until);
            self.ended = true;
        }
        if self.hides_id {
            for row in &mut rows {
                row.remove(ID);
            }
        }
        rows
    }
}

fn has_id(query: &QueryData) -> bool {
    keap_schema::table(&query.table).is_some_and(|table| table.has_id())
}

pub(crate) fn ascending_id() -> Order {
    Order {
        field: ID.to_owned(),
        ascending: true,
    }
}

pub(crate) fn id_of(record: &Record) -> Option<i64> {
    record.get(ID).and_then(FieldValue::as_i64)
}

/// The largest id of a page; without progress the reading would never end.
pub(crate) fn largest(rows: &[Record], after: i64) -> Result<i64> {
    let ids = rows.iter().filter_map(id_of);
    ids.max().filter(|last| *last > after).ok_or_else(|| {
        let message = "the answer does not honour the condition on the id";
        Error::new(ErrorKind::InvalidResponse, message)
    })
}

/// The place of another query, or of another backend.
pub(crate) fn foreign(place: Place) -> Error {
    let message = format!(
        "the position `{}` is none of this query on this backend",
        super::Position(place)
    );
    Error::new(ErrorKind::InvalidRequest, message).hinted("begin again, without a position")
}
