//! One page of a query, read from a place where rows are known to begin: the first row, or the beginning of a page.

use std::sync::Arc;

use keap_schema::{Comparison, Condition, FieldValue, QueryData, Record};
use serde::{Deserialize, Serialize};

use crate::page::{id_of, largest};
use crate::rest::backend::RestBackend;
use crate::rest::query::clause::Pushdown;
use crate::rest::query::ids::id_column;
use crate::rest::query::plan::{self, PageStart, Plan, Source};
use crate::rest::query::projection::{self, Selections};
use crate::rest::query::read_rows::read_rows;
use crate::rest::query::scan::{Batch, Place, Properties, Scan, budget_exceeded};
use crate::table::{By, Paging};
use crate::{Error, Fields, Result};

const ID: &str = "Id";

/// Where a page begins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::rest) enum Mark {
    /// Behind the row with this id, in the order of the ids.
    Behind(i64),
    /// In a batch of the scan, behind so many of its rows.
    In(Place, usize),
}

/// A page, and where it begins.
#[derive(Clone, Debug)]
pub(in crate::rest) struct Start {
    pub(in crate::rest) page: u32,
    pub(in crate::rest) mark: Mark,
}

impl Start {
    pub(in crate::rest) fn first() -> Self {
        Self {
            page: 0,
            mark: Mark::In(Place::Start, 0),
        }
    }
}

/// Who is told, on the way, where pages begin.
pub(in crate::rest) trait Keeper: Send + Sync {
    /// A page begins here.
    fn keep(&self, page: u64, mark: Mark) -> impl Future<Output = ()> + Send;

    /// Rows of pages behind this one are read now: where it begins is known for good.
    fn passed(&self, page: u64);
}

/// Nobody.
impl Keeper for () {
    async fn keep(&self, _: u64, _: Mark) {}

    fn passed(&self, _: u64) {}
}

/// Why a page was not read.
pub(in crate::rest) struct Stopped {
    pub(in crate::rest) error: Error,
    /// Whether rows had arrived by then: the place where reading began was taken by the server.
    pub(in crate::rest) had_rows: bool,
}

/// A query as it is read.
pub(in crate::rest) struct Reading<'a, P> {
    pub(in crate::rest) rest: &'a RestBackend,
    pub(in crate::rest) query: &'a QueryData,
    pub(in crate::rest) plan: Plan,
    wanted: &'a Fields,
    selections: Arc<Selections>,
    /// Whether pages are cut by the id, and then whether it rises.
    by_id: Option<bool>,
    /// Whether a row meets the conditions.
    passes: P,
}

/// What was found so far.
struct Found {
    /// Rows that meet the conditions, those of the pages before included.
    count: u64,
    /// Those of the page.
    rows: Vec<Record>,
}

impl<'a, P: Fn(&Record) -> bool + Sync> Reading<'a, P> {
    pub(in crate::rest) async fn of(
        rest: &'a RestBackend,
        query: &'a QueryData,
        wanted: &'a Fields,
        needed: &[&str],
        passes: P,
    ) -> Result<Self> {
        let plan = plan::of_query(rest, query).await?;
        let by_id = by_id(&plan, query);
        let whole = rest.resource(&query.table)?;
        // Rows that are alike in what they are sorted by are sorted by their ids.
        let id = plan.sorts_on_client.then(|| id_column(&query.table));
        let id = id.or(by_id.map(|_| ID));
        let needed: Vec<&str> = needed.iter().copied().chain(id).collect();
        let selections = projection::selections(rest, whole, wanted, &needed).await?;
        Ok(Self {
            rest,
            query,
            plan,
            wanted,
            selections: Arc::new(selections),
            by_id,
            passes,
        })
    }

    /// All rows that meet the conditions, in the order of the server.
    pub(in crate::rest) async fn all(&self) -> Result<Vec<Record>> {
        let mut found = Vec::new();
        self.each(|record| found.push(record)).await?;
        Ok(found)
    }

    /// How many rows meet the conditions.
    pub(in crate::rest) async fn count(&self) -> Result<u64> {
        let mut count = 0;
        self.each(|_| count += 1).await?;
        Ok(count)
    }

    async fn each(&self, mut take: impl FnMut(Record)) -> Result<()> {
        let mut scan = self.new_scan();
        let mut scanned = 0;
        while let Some(batch) = scan.next().await? {
            scanned += batch.scanned;
            let records = read_rows(self.rest, &self.selections, batch).await?;
            let passing = records.into_iter().filter(|record| (self.passes)(record));
            passing.for_each(&mut take);
            self.check_budget(scanned)?;
        }
        Ok(())
    }

    /// The rows of the query's page, as they were asked for. Reading begins at a page before it or at itself.
    pub(in crate::rest) async fn page(
        &self,
        start: &Start,
        keeper: &impl Keeper,
    ) -> std::result::Result<Vec<Record>, Stopped> {
        let mut had_rows = false;
        let walked = self.walk(start, keeper, &mut had_rows).await;
        let rows = walked.map_err(|error| Stopped { error, had_rows })?;
        Ok(self.shown(rows))
    }

    /// The rows without what was read for the conditions alone.
    pub(in crate::rest) fn shown(&self, rows: impl IntoIterator<Item = Record>) -> Vec<Record> {
        let rows = rows.into_iter();
        rows.map(|record| projection::project(record, self.query, self.wanted))
            .collect()
    }

    async fn walk(
        &self,
        start: &Start,
        keeper: &impl Keeper,
        had_rows: &mut bool,
    ) -> Result<Vec<Record>> {
        let limit = u64::from(self.query.limit);
        let mut found = Found {
            count: limit.saturating_mul(start.page.into()),
            rows: Vec::new(),
        };
        let mut scan = self.scan(&start.mark).await?;
        let mut skip = match start.mark {
            Mark::In(_, rows) => rows,
            Mark::Behind(_) => 0,
        };
        let mut scanned = 0;
        while (found.rows.len() as u64) < limit {
            let place = scan.place();
            let Some(mut batch) = scan.next().await? else {
                break;
            };
            scanned += batch.scanned;
            let cut = Cut {
                total: batch.rows.len(),
                done: std::mem::take(&mut skip).min(batch.rows.len()),
                place,
                next: scan.place(),
            };
            self.trim(&mut batch, &cut, found.count);
            let records = read_rows(self.rest, &self.selections, batch).await?;
            if !*had_rows {
                self.check_behind(&start.mark, &records)?;
            }
            *had_rows |= !records.is_empty();
            self.take(records, &cut, &mut found, keeper).await;
            self.check_budget(scanned)?;
            if (found.rows.len() as u64) < limit {
                keeper.passed(found.count / limit.max(1));
            }
        }
        Ok(found.rows)
    }

    /// Counts the rows of a batch, and takes those of the page.
    async fn take(&self, records: Vec<Record>, cut: &Cut, found: &mut Found, keeper: &impl Keeper) {
        let limit = u64::from(self.query.limit);
        let before = limit.saturating_mul(self.query.page.into());
        for (place, record) in records.into_iter().enumerate() {
            if !(self.passes)(&record) {
                continue;
            }
            found.count += 1;
            if found.count.is_multiple_of(limit)
                && let Some(mark) = self.mark(&record, cut, place)
            {
                keeper.keep(found.count / limit, mark).await;
            }
            if found.count > before {
                found.rows.push(record);
            }
            if found.rows.len() as u64 == limit {
                break;
            }
        }
    }

    /// Leaves out what lies before the place where reading begins, and behind the page where every row counts: each row
    /// may cost calls of its own.
    fn trim(&self, batch: &mut Batch, cut: &Cut, count: u64) {
        batch.rows.drain(..cut.done);
        if self.query.conditions.is_empty() {
            let limit = u64::from(self.query.limit);
            let end = limit.saturating_mul(u64::from(self.query.page).saturating_add(1));
            let left = usize::try_from(end.saturating_sub(count)).unwrap_or(usize::MAX);
            batch.rows.truncate(left);
        }
    }

    /// The beginning of the page behind a row.
    fn mark(&self, record: &Record, cut: &Cut, place: usize) -> Option<Mark> {
        if self.by_id.is_some() {
            return id_of(record).map(Mark::Behind);
        }
        let done = cut.done + place + 1;
        match (&cut.place, &cut.next) {
            (_, Some(next)) if done == cut.total => Some(Mark::In(next.clone(), 0)),
            (Some(place), _) => Some(Mark::In(place.clone(), done)),
            (None, _) => None,
        }
    }

    /// A scan from the first row on; one that may have to look at every row ends where that costs too much.
    fn new_scan(&self) -> Scan {
        let scan = Scan::new(self.rest, &self.plan, &self.properties());
        if self.plan.is_exact() && !self.plan.sorts_on_client {
            scan
        } else {
            scan.counting()
        }
    }

    async fn scan(&self, mark: &Mark) -> Result<Scan> {
        match (mark, self.by_id) {
            (Mark::In(place, _), _) => {
                let mut scan = self.new_scan();
                let went = scan.go_to(place);
                went.ok_or_else(|| Error::impossible("a page begins at a place of another query"))?;
                Ok(scan)
            }
            (Mark::Behind(id), Some(rises)) => {
                let comparison = if rises {
                    Comparison::Greater
                } else {
                    Comparison::Less
                };
                let mut query = self.query.clone();
                // The rows that are left are behind the ones that this bound leaves out.
                query
                    .conditions
                    .retain(|(column, condition)| column != ID || !bounds(condition, rises));
                let behind = Condition::Compare(comparison, FieldValue::Int(*id));
                query.conditions.push((ID.to_owned(), behind));
                let plan = plan::of_query(self.rest, &query).await?;
                Ok(Scan::new(self.rest, &plan, &self.properties()))
            }
            (Mark::Behind(_), None) => Err(Error::impossible(
                "a page begins behind an id where none orders",
            )),
        }
    }

    /// A server that ignores the condition on the id would give the first page again.
    fn check_behind(&self, mark: &Mark, records: &[Record]) -> Result<()> {
        let (Mark::Behind(last), Some(rises)) = (mark, self.by_id) else {
            return Ok(());
        };
        let strays = |id: i64| if rises { id <= *last } else { id >= *last };
        if records.iter().filter_map(id_of).any(strays) {
            // None of no rows is larger.
            largest(&[], *last)?;
        }
        Ok(())
    }

    fn check_budget(&self, scanned: usize) -> Result<()> {
        if !self.plan.is_exact() && scanned > self.rest.options.row_budget {
            return Err(budget_exceeded(self.rest));
        }
        Ok(())
    }

    fn properties(&self) -> Arc<dyn Properties> {
        Arc::clone(&self.selections) as _
    }
}

/// What of a batch lies before the page, and where the batch stands.
struct Cut {
    /// Its rows.
    total: usize,
    /// Those of pages before.
    done: usize,
    /// Where it begins.
    place: Option<Place>,
    /// Where the next one begins.
    next: Option<Place>,
}

/// Whether the pages of a query can be cut by the id, and then whether it rises: the server orders by it and takes a
/// condition on it. Two conditions on it are not sent, as nobody has said what that means.
fn by_id(plan: &Plan, query: &QueryData) -> Option<bool> {
    let order = query.order.as_ref().filter(|order| order.field == ID)?;
    let Source::List(listing) = &plan.source else {
        return None;
    };
    let mut filters = listing.list.filters.iter();
    let is_compared =
        filters.any(|filter| filter.column == ID && matches!(filter.by, By::Compared));
    let mut conditions = query.conditions.iter().zip(&plan.conditions);
    let is_free = conditions.all(|((column, condition), (_, pushdown))| {
        let is_sent = column == ID && *pushdown != Pushdown::Unsupported;
        !is_sent || bounds(condition, order.ascending)
    });
    let is_told = plan.table.field(ID)?.path(plan.backend).is_some();
    (listing.order.is_some() && is_compared && is_free && is_told).then_some(order.ascending)
}

/// Whether a condition on the id says no more than where reading begins.
fn bounds(condition: &Condition, rises: bool) -> bool {
    match condition {
        Condition::Compare(Comparison::Greater | Comparison::GreaterOrEqual, _) => rises,
        Condition::Compare(Comparison::Less | Comparison::LessOrEqual, _) => !rises,
        _ => false,
    }
}

/// Where the query's page begins, when the server counts rows as the query does: v1 takes any offset.
pub(in crate::rest) fn by_offset(plan: &Plan, query: &QueryData) -> Option<Start> {
    let Source::List(listing) = &plan.source else {
        return None;
    };
    if listing.list.paging != Paging::Offset || !plan.is_exact() {
        return None;
    }
    let place = match query.limit.checked_mul(query.page)? {
        0 => Place::Start,
        rows => Place::Offset(rows),
    };
    Some(Start {
        page: query.page,
        mark: Mark::In(place, 0),
    })
}

/// How the beginning of the query's page is found.
pub(in crate::rest) fn page_start(plan: &Plan, query: &QueryData, remembers: bool) -> PageStart {
    if plan.sorts_on_client {
        PageStart::Sorted
    } else if by_offset(plan, query).is_some() {
        PageStart::Offset
    } else if !remembers || !plan.has_places() {
        PageStart::Walked
    } else if by_id(plan, query).is_some() {
        PageStart::Id
    } else {
        PageStart::Place
    }
}
