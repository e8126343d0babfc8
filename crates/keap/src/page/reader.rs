//! The pager: the rows of a query from one backend, page by page, each page read once.
//!
//! Wherever the table and the query allow it, pages are cut by id: each asks for the ids behind the last one, so that rows
//! that come or go meanwhile shift nothing. Conditions on the id become bounds of that.

use std::sync::Arc;

use keap_schema::{Comparison, Condition, FieldValue, QueryData, Record};

use super::position::Place;
use super::wanted::{ID, IDS_A_CALL, Wanted, ascending_id, foreign, id_of, largest};
use crate::connected::Connected;
use crate::invocation::unexpected_outcome;
use crate::rest::ListPages;
use crate::{Error, Invocation, Operation, Result};

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

impl Reader {
    /// Opens a query at a place of it.
    ///
    /// # Errors
    /// `InvalidRequest` for a place that is none of this query; `Unsupported` as the query itself, and where only the
    /// server may order the rows and does not.
    pub(crate) async fn open(backend: Connected, wanted: Wanted, place: Place) -> Result<Self> {
        if let Connected::Rest(rest) = &backend
            && wanted.bounds.ids.is_none()
            && let Some(lists) = keap_http::as_parts_of(
                Operation::DataQuery.name(),
                ListPages::open(rest.clone(), &wanted, place),
            )
            .await?
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
            Self::Lists(lists) => {
                let operation = Operation::DataQuery.name();
                keap_http::as_parts_of(operation, lists.next()).await
            }
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
        outcome.into_records().ok_or_else(unexpected_outcome)
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
