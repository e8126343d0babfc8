//! All rows of a query, page after page, each read once.

use futures_core::Stream;
use futures_util::stream;
use keap_schema::{Comparison, Condition, FieldValue, Order, QueryData, Record};

use crate::spelling::Spelling;
use crate::{Error, ErrorKind, Result};

const ID: &str = "Id";

/// One page of rows.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Page {
    /// Which page, from 0. Pages without a matching row are not counted.
    pub number: u32,
    /// Its rows.
    pub rows: Vec<Record>,
}

impl IntoIterator for Page {
    type Item = Record;
    type IntoIter = std::vec::IntoIter<Record>;

    fn into_iter(self) -> Self::IntoIter {
        self.rows.into_iter()
    }
}

/// The rows of a query, page after page; made by [`DataService::pages`](crate::DataService::pages).
///
/// A page is asked for when it is wanted, never before, so a slow reader holds one page in memory. No page is read twice:
/// where the backend filters and orders by id, each page asks for the ids above the last one, so rows that come or go
/// meanwhile shift nothing.
#[derive(Debug)]
pub struct Pages {
    source: Source,
    number: u32,
    spelling: Spelling,
}

#[derive(Debug)]
pub(crate) enum Source {
    #[cfg(feature = "xmlrpc")]
    XmlRpc(Box<(crate::XmlRpcBackend, Steps)>),
    Rest(Box<crate::rest::Pages>, crate::custom::Renames),
    /// The query has an order that only whole queries honour.
    RestByNumber(Box<(crate::rest::RestBackend, Steps)>),
    End,
}

impl Pages {
    pub(crate) fn of(source: Source) -> Self {
        Self {
            source,
            number: 0,
            spelling: Spelling::default(),
        }
    }

    /// With the columns that were asked for in another case.
    pub(crate) fn spelt(mut self, spelling: Spelling) -> Self {
        self.spelling = spelling;
        self
    }

    /// The next page that has rows; `None` at the end.
    ///
    /// # Errors
    /// As [`DataService::query`](crate::DataService::query). After an error there is no next page.
    pub async fn next(&mut self) -> Result<Option<Page>> {
        loop {
            let Some(mut rows) = self.read().await? else {
                return Ok(None);
            };
            self.spelling.restore_records(&mut rows);
            if !rows.is_empty() {
                let number = self.number;
                self.number += 1;
                return Ok(Some(Page { number, rows }));
            }
        }
    }

    /// The rows one by one.
    pub fn records(self) -> impl Stream<Item = Result<Record>> + Send {
        let start = (self, Vec::new().into_iter());
        stream::try_unfold(start, |(mut pages, mut rows)| async move {
            loop {
                if let Some(record) = rows.next() {
                    return Ok(Some((record, (pages, rows))));
                }
                match pages.next().await? {
                    Some(page) => rows = page.into_iter(),
                    None => return Ok(None),
                }
            }
        })
    }

    async fn read(&mut self) -> Result<Option<Vec<Record>>> {
        let (rows, next) = match std::mem::replace(&mut self.source, Source::End) {
            #[cfg(feature = "xmlrpc")]
            Source::XmlRpc(opened) => {
                let (backend, steps) = *opened;
                let (rows, steps) = steps.step(&backend).await?;
                let next = steps.map(|steps| Source::XmlRpc(Box::new((backend, steps))));
                (Some(rows), next)
            }
            Source::Rest(mut pages, renames) => match pages.next().await? {
                Some(rows) => {
                    let rows = renames
                        .restore(crate::Outcome::Records(rows))
                        .into_records();
                    (rows, Some(Source::Rest(pages, renames)))
                }
                None => (None, None),
            },
            Source::RestByNumber(opened) => {
                let (backend, steps) = *opened;
                let (rows, steps) = steps.step(&backend).await?;
                let next = steps.map(|steps| Source::RestByNumber(Box::new((backend, steps))));
                (Some(rows), next)
            }
            Source::End => (None, None),
        };
        self.source = next.unwrap_or(Source::End);
        Ok(rows)
    }
}

/// Pages asked for by queries: by the last id where that is possible, by number otherwise.
#[derive(Debug)]
pub(crate) struct Steps {
    query: QueryData,
    /// The last id; `None` for pages by number.
    after: Option<i64>,
    /// The caller did not ask for the id.
    hides_id: bool,
}

impl Steps {
    /// Steps through a query from its page on.
    pub(crate) fn new(mut query: QueryData) -> Self {
        // The server gives no more in a page, whatever it is asked for; a page that looks short would end the rows.
        query.limit = query.limit.clamp(1, keap_schema::MAX_PAGE);
        let by_id = is_by_id(&query);
        let selects = |query: &QueryData| query.selected.iter().any(|name| name == ID);
        let hides_id = by_id && !query.selected.is_empty() && !selects(&query);
        if by_id {
            query.order = Some(Order {
                field: ID.to_owned(),
                ascending: true,
            });
        }
        if hides_id {
            query.selected.push(ID.to_owned());
        }
        Self {
            query,
            after: by_id.then_some(0),
            hides_id,
        }
    }

    async fn step(mut self, backend: &impl crate::Invoke) -> Result<(Vec<Record>, Option<Self>)> {
        let mut query = self.query.clone();
        if let Some(last) = self.after {
            let behind = Condition::Compare(Comparison::Greater, FieldValue::Int(last));
            query.conditions.push((ID.to_owned(), behind));
        }
        let outcome = backend.invoke(crate::Invocation::DataQuery(query)).await?;
        let mut rows = crate::service::records(outcome)?;
        let is_last = rows.len() < self.query.limit as usize;
        match self.after {
            Some(last) if !is_last => self.after = Some(largest(&rows, last)?),
            _ => self.query.page += 1,
        }
        if self.hides_id {
            for row in &mut rows {
                row.remove(ID);
            }
        }
        Ok((rows, (!is_last).then_some(self)))
    }
}

/// Whether the pages can be cut by id: the table has one, and neither order nor conditions of the query are in the way.
pub(crate) fn is_by_id(query: &QueryData) -> bool {
    let has_id = keap_schema::table(&query.table).is_some_and(|table| table.has_id());
    let order = query.order.as_ref();
    let fits = order.is_none_or(|order| order.field == ID && order.ascending);
    has_id && fits && query.page == 0 && query.conditions_on(ID).next().is_none()
}

/// The largest id of a page; without progress the reading would never end.
fn largest(rows: &[Record], after: i64) -> Result<i64> {
    let ids = rows.iter().filter_map(|row| row.get(ID)?.as_i64());
    ids.max().filter(|last| *last > after).ok_or_else(|| {
        let message = "the answer does not honour the condition on the id";
        Error::new(ErrorKind::InvalidResponse, message)
    })
}
