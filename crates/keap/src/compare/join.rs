//! Brings the rows of several backends together by their ids, holding a page or two of each.

use std::collections::{BTreeMap, VecDeque};
use std::pin::pin;
use std::task::{Context, Poll};

use futures_util::future::BoxFuture;
use keap_schema::Record;

use super::source::{Page, Row, Source};
use super::twice::Came;
use crate::{Backend, Error, ErrorKind, Result};

/// One row over all backends, in their order.
pub(super) struct Matched {
    pub(super) id: i64,
    pub(super) records: Vec<Option<Record>>,
    /// The place of the row in each backend's answer, from 0.
    pub(super) places: Vec<Option<u64>>,
    /// Which backends give it more than once.
    pub(super) twice: Vec<bool>,
    /// Whether it was taken before, and one of these backends gives it on a later page again.
    pub(super) is_again: bool,
}

impl Matched {
    /// A row that was read by its id.
    pub(super) fn of(id: i64, records: Vec<Option<Record>>) -> Self {
        Self {
            id,
            places: vec![None; records.len()],
            twice: vec![false; records.len()],
            is_again: false,
            records,
        }
    }

    fn take(&mut self, at: usize, place: u64, row: Row) {
        self.twice[at] = row.came == Came::Twice;
        (self.records[at], self.places[at]) = (Some(row.record), Some(place));
    }
}

/// One backend's rows: the page at hand and the one that is read ahead.
struct Side {
    backend: Backend,
    rows: VecDeque<Row>,
    ahead: Option<Page>,
    source: Option<Source>,
    reading: Option<BoxFuture<'static, (Source, Result<Option<Page>>)>>,
    failure: Option<Error>,
    by_id: bool,
    taken: u64,
}

impl Side {
    /// Moves pages along as far as they have come.
    fn advance(&mut self, context: &mut Context<'_>) {
        loop {
            if self.rows.is_empty()
                && let Some(page) = self.ahead.take()
            {
                self.by_id &= page.by_id;
                self.rows = page.rows.into();
            }
            if self.ahead.is_none()
                && let Some(source) = self.source.take()
            {
                self.reading = Some(source.read());
            }
            let Some(reading) = &mut self.reading else {
                return;
            };
            let Poll::Ready((source, page)) = reading.as_mut().poll(context) else {
                return;
            };
            self.reading = None;
            match page {
                Ok(Some(page)) => (self.ahead, self.source) = (Some(page), Some(source)),
                Ok(None) => {}
                Err(error) => self.failure = Some(error),
            }
        }
    }

    fn is_ended(&self) -> bool {
        self.rows.is_empty()
            && self.failure.is_none()
            && self.ahead.is_none()
            && self.source.is_none()
            && self.reading.is_none()
    }

    /// Whether nothing more comes because of a failure, and what came before it was taken.
    fn has_failed(&self) -> bool {
        self.failure.is_some() && self.rows.is_empty() && self.ahead.is_none()
    }

    fn is_ready(&self) -> bool {
        !self.rows.is_empty() || self.is_ended()
    }

    fn pop(&mut self) -> Option<(u64, Row)> {
        let row = self.rows.pop_front()?;
        self.taken += 1;
        Some((self.taken - 1, row))
    }
}

/// Rows that have come from some backends and not yet from others.
type Waiting = BTreeMap<i64, Matched>;

/// The rows of several backends.
pub(super) struct Join {
    sides: Vec<Side>,
    waiting: Waiting,
    /// How many rows may wait.
    window: usize,
    checks_order: bool,
}

impl Join {
    pub(super) fn new(sources: Vec<(Backend, Source)>, window: usize, checks_order: bool) -> Self {
        let side = |(backend, source)| Side {
            backend,
            rows: VecDeque::new(),
            ahead: None,
            source: Some(source),
            reading: None,
            failure: None,
            by_id: !checks_order,
            taken: 0,
        };
        Self {
            sides: sources.into_iter().map(side).collect(),
            waiting: Waiting::new(),
            window,
            checks_order,
        }
    }

    /// Does something else while pages arrive.
    pub(super) async fn alongside<F: Future>(&mut self, work: F) -> F::Output {
        let mut work = pin!(work);
        std::future::poll_fn(|context| {
            self.advance(context);
            work.as_mut().poll(context)
        })
        .await
    }

    /// Some rows, at most `most`; none at the end.
    ///
    /// # Errors
    /// What a backend answers; `Unsupported` when too many rows wait for their counterpart.
    pub(super) async fn next(&mut self, most: usize) -> Result<Vec<Matched>> {
        let mut matched = Vec::new();
        while matched.is_empty() {
            self.ready().await?;
            let ended = self.sides.iter().all(Side::is_ended);
            self.take(&mut matched, most)?;
            if ended {
                break;
            }
        }
        Ok(matched)
    }

    /// Whether the rows come in the order of their ids. Known once there was a row.
    pub(super) fn is_by_id(&self) -> bool {
        self.sides.iter().all(|side| side.by_id)
    }

    /// How many rows are held right now.
    pub(super) fn held(&self) -> usize {
        let ahead = |side: &Side| side.ahead.as_ref().map_or(0, |page| page.rows.len());
        let of_sides: usize = self
            .sides
            .iter()
            .map(|side| side.rows.len() + ahead(side))
            .sum();
        of_sides + self.waiting.len()
    }

    fn advance(&mut self, context: &mut Context<'_>) {
        self.sides.iter_mut().for_each(|side| side.advance(context));
    }

    /// Waits until every backend has a row at hand or none left. What came before a failure is taken before it is told.
    async fn ready(&mut self) -> Result<()> {
        std::future::poll_fn(|context| {
            self.advance(context);
            let mut failed = self.sides.iter_mut().filter(|side| side.has_failed());
            if let Some(error) = failed.find_map(|side| side.failure.take()) {
                return Poll::Ready(Err(error));
            }
            if self.sides.iter().all(Side::is_ready) {
                Poll::Ready(Ok(()))
            } else {
                Poll::Pending
            }
        })
        .await
    }

    fn take(&mut self, matched: &mut Vec<Matched>, most: usize) -> Result<()> {
        if self.is_by_id() && self.waiting.is_empty() {
            self.merge(matched, most);
            return Ok(());
        }
        self.pair(matched, most)
    }

    /// All sides ascend: the smallest id at hand is complete.
    fn merge(&mut self, matched: &mut Vec<Matched>, most: usize) {
        while matched.len() < most && self.sides.iter().all(Side::is_ready) {
            let heads = self.sides.iter().filter_map(|side| side.rows.front());
            let Some(id) = heads.map(|head| head.id).min() else {
                return;
            };
            let mut row = self.empty(id);
            for (at, side) in self.sides.iter_mut().enumerate() {
                if side.rows.front().is_some_and(|head| head.id == id)
                    && let Some((place, given)) = side.pop()
                {
                    row.take(at, place, given);
                }
            }
            matched.push(row);
        }
    }

    /// Rows in any order: each waits for its counterparts; those that wait at the end have none.
    fn pair(&mut self, matched: &mut Vec<Matched>, most: usize) -> Result<()> {
        while matched.len() < most && self.sides.iter().all(Side::is_ready) {
            if self.sides.iter().all(Side::is_ended) {
                matched.extend(std::mem::take(&mut self.waiting).into_values());
                return Ok(());
            }
            for at in 0..self.sides.len() {
                let Some((place, given)) = self.sides[at].pop() else {
                    continue;
                };
                let id = given.id;
                if given.came == Came::Again {
                    let mut row = self.empty(id);
                    row.twice[at] = true;
                    row.is_again = true;
                    matched.push(row);
                    continue;
                }
                let mut row = self.waiting.remove(&id).unwrap_or_else(|| self.empty(id));
                row.take(at, place, given);
                if row.records.iter().all(Option::is_some) {
                    matched.push(row);
                } else {
                    self.waiting.insert(id, row);
                }
            }
            if self.waiting.len() > self.window {
                return Err(self.too_wide());
            }
        }
        Ok(())
    }

    fn empty(&self, id: i64) -> Matched {
        let count = self.sides.len();
        let records = std::iter::repeat_with(|| None).take(count).collect();
        Matched::of(id, records)
    }

    fn too_wide(&self) -> Error {
        let unordered = self.sides.iter().filter(|side| !side.by_id);
        let names: Vec<String> = unordered.map(|side| side.backend.to_string()).collect();
        let why = if self.checks_order {
            "the orders are too far apart".to_owned()
        } else {
            format!("{} cannot order them by Id", names.join(" and "))
        };
        let rows = self.window;
        Error::new(
            ErrorKind::Unsupported,
            format!("more than {rows} rows wait for their counterpart: {why}"),
        )
        .hinted("allow more rows to wait, narrow the query with conditions, or compare a sample")
    }
}
