//! All rows of a query, page after page, each read once.

mod bounds;
mod memory;
mod position;
mod reader;
mod wanted;

use std::vec;

use futures_core::Stream;
use futures_util::stream;
use keap_schema::{QueryData, Record};

pub(crate) use bounds::Bounds;
pub use memory::{PageKey, PageMark, PageMemory, PagesKept, RecentPages};
use position::Marks;
pub(crate) use position::Place;
pub use position::Position;
pub(crate) use reader::Reader;
pub(crate) use wanted::{IDS_A_CALL, Wanted, ascending_id, foreign, id_of, largest};

use crate::connected::Connected;
use crate::coverage::check;
use crate::route::is_unanswered;
use crate::spelling::{self, Spelling};
use crate::{Error, Invocation, Result};

/// One page of rows.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Page {
    /// Which page, from 0. Pages without a matching row are not counted.
    pub number: u32,
    /// At least one, in the order of the query.
    pub rows: Vec<Record>,
}

impl IntoIterator for Page {
    type Item = Record;
    type IntoIter = std::vec::IntoIter<Record>;

    fn into_iter(self) -> Self::IntoIter {
        self.rows.into_iter()
    }
}

/// The rows of a query, page after page; made by [`DataService::pages`](crate::service::DataService::pages).
///
/// A page is asked for when it is wanted, never before, so a slow reader holds one page in memory. No page is read twice:
/// where the backend filters and orders by id, each page asks for the ids above the last one, so rows that come or go
/// meanwhile shift nothing. Conditions on the id are bounds of that.
///
/// After an error the pages stand where they stood: [`next`](Self::next) asks for the same page again. A
/// [`position`](Self::position) outlives the program.
///
/// A backend that does not answer before a page was given is left for another one where the policy allows it
/// ([`Fallback::ReadsWhenUnavailable`](crate::Fallback::ReadsWhenUnavailable)); afterwards all pages are of one backend.
#[derive(Debug)]
pub struct Pages {
    source: Source,
    position: Position,
    marks: Marks,
    number: u32,
    /// The rest of the page that is given row by row.
    rows: vec::IntoIter<Record>,
    spelling: Spelling,
    others: Option<Box<Others>>,
}

/// Backends that are asked for all rows in place of one that does not answer.
#[derive(Debug)]
struct Others {
    wanted: Wanted,
    backends: vec::IntoIter<Connected>,
}

#[derive(Debug)]
enum Source {
    /// Nothing was asked yet.
    Waiting(Box<(Connected, Wanted)>),
    Open(Reader),
}

impl Pages {
    /// # Errors
    /// As the query itself, for what is refused before anything is sent.
    pub(crate) fn new(backend: Connected, query: QueryData) -> Result<Self> {
        let (query, spelling) = spelling::of_query(query);
        check::invocation(&Invocation::DataQuery(query.clone()), backend.backend())?;
        Ok(Self {
            marks: Marks::of_query(&query),
            source: Source::Waiting(Box::new((backend, Wanted::of(query)))),
            position: Position::default(),
            number: 0,
            rows: Vec::new().into_iter(),
            spelling,
            others: None,
        })
    }

    /// The same rows, from the next of these backends where one does not answer before a page was given.
    #[must_use]
    pub(crate) fn or_else(mut self, others: Vec<Connected>) -> Self {
        if let (Source::Waiting(waiting), false) = (&self.source, others.is_empty()) {
            self.others = Some(Box::new(Others {
                wanted: waiting.1.clone(),
                backends: others.into_iter(),
            }));
        }
        self
    }

    /// After an error, whether the rows begin anew on another backend, which nothing was asked of yet. For whoever has given
    /// none of the rows to anybody.
    pub(crate) fn begin_elsewhere(&mut self, error: &Error) -> bool {
        let Some(others) = self.others.as_mut().filter(|_| is_unanswered(error)) else {
            return false;
        };
        let Some(next) = others.backends.next() else {
            return false;
        };
        self.source = Source::Waiting(Box::new((next, others.wanted.clone())));
        self.position = Position::default();
        self.number = 0;
        self.rows = Vec::new().into_iter();
        true
    }

    /// The same rows from a place on, which an earlier reading of the same query on the same backend told.
    #[must_use]
    pub fn resume(mut self, position: Position) -> Self {
        if let Source::Waiting(_) = self.source {
            self.position = position;
            // Rows before it were given: those behind it are the same backend's.
            if position != Position::default() {
                self.others = None;
            }
        }
        self
    }

    /// Behind the last page that was given, of which all rows were taken. A row that was taken of a page half read comes
    /// again after going on from here; none is missed.
    pub fn position(&self) -> Position {
        self.position
    }

    /// The next page that has rows, or what is left of one that is given row by row; `None` at the end.
    ///
    /// # Errors
    /// As [`DataService::query`](crate::service::DataService::query). The same page can be asked for again. `InvalidRequest` when
    /// the position to go on from is none of this query.
    pub async fn next(&mut self) -> Result<Option<Page>> {
        let rest: Vec<Record> = std::mem::take(&mut self.rows).collect();
        let page = if rest.is_empty() {
            self.read().await?
        } else {
            let number = self.number.saturating_sub(1);
            Some(Page { number, rows: rest })
        };
        if let Source::Open(reader) = &self.source {
            self.position = Position::of(reader.place(), self.marks);
        }
        Ok(page)
    }

    /// The next row; `None` at the end.
    ///
    /// # Errors
    /// As [`next`](Self::next).
    pub async fn next_record(&mut self) -> Result<Option<Record>> {
        loop {
            if let Some(record) = self.rows.next() {
                if let (0, Source::Open(reader)) = (self.rows.len(), &self.source) {
                    self.position = Position::of(reader.place(), self.marks);
                }
                return Ok(Some(record));
            }
            match self.read().await? {
                Some(page) => self.rows = page.into_iter(),
                None => return Ok(None),
            }
        }
    }

    /// The rows one by one, for the combinators of streams; [`next_record`](Self::next_record) is enough for a loop. The
    /// stream ends after an error.
    pub fn records(self) -> impl Stream<Item = Result<Record>> + Send + Unpin {
        Box::pin(stream::try_unfold(self, |mut pages| async move {
            let record = pages.next_record().await?;
            Ok(record.map(|record| (record, pages)))
        }))
    }

    /// The next page; the first one from whichever backend answers.
    async fn read(&mut self) -> Result<Option<Page>> {
        loop {
            match self.read_here().await {
                Err(error) if self.number == 0 && self.begin_elsewhere(&error) => {}
                result => return result,
            }
        }
    }

    async fn read_here(&mut self) -> Result<Option<Page>> {
        if let Source::Waiting(waiting) = &self.source {
            let (backend, wanted) = waiting.as_ref().clone();
            let place = self.position.place_in(self.marks);
            let place = place.ok_or_else(|| foreign(self.position))?;
            let reader = Reader::open(backend, wanted, place).await?;
            self.source = Source::Open(reader);
        }
        let Source::Open(reader) = &mut self.source else {
            return Err(Error::impossible("pages were opened and are not open"));
        };
        while let Some(mut rows) = reader.next().await? {
            if rows.is_empty() {
                continue;
            }
            self.spelling.restore_records(&mut rows);
            let number = self.number;
            self.number = number.saturating_add(1);
            return Ok(Some(Page { number, rows }));
        }
        Ok(None)
    }
}
