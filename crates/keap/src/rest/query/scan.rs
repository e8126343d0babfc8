//! Where the rows of a plan come from: lists, single ids, what stands below other rows, one resource after the other.

mod ahead;
mod named;
mod place;
mod resume;

use std::collections::{BTreeSet, HashMap, VecDeque};
use std::sync::Arc;
use std::vec;

use keap_http::BoxFuture;
use keap_rest::Cursor;
use serde_json::Value;

use crate::difference::QUERY_CONDITION;
use crate::rest::api::{Api, Ask};
use crate::rest::backend::RestBackend;
use crate::rest::query::clause::{Clause, Operator};
use crate::rest::query::joined::{Joined, Rows};
use crate::rest::query::plan::{Listing, Parents, Plan, Reach, Source};
use crate::rest::record::json;
use crate::rest::record::server_row::{PARENT, ServerRow};
use crate::table::{List, Path, Table};
use crate::{Error, ErrorKind, Result};

pub(in crate::rest) use place::Place;

/// Some rows, as the server gave them.
pub(in crate::rest) struct Batch {
    /// Whose shape they have.
    pub(in crate::rest) table: &'static Table,
    pub(in crate::rest) rows: Vec<ServerRow>,
    /// How many rows were read for them, those above included.
    pub(in crate::rest) scanned: usize,
}

/// Reads the rows of a plan, batch by batch.
pub(in crate::rest) struct Scan {
    backend: RestBackend,
    table: &'static Table,
    state: State,
    /// Which properties to name for each resource.
    properties: Arc<dyn Properties>,
    /// What was met, where rows can stand below several parents.
    met: BTreeSet<String>,
    /// The pages of the list that is being read.
    joined: Joined,
    /// Whether rows above are counted before a call is made below one.
    counts: bool,
    /// For rows that are read for the sake of those below them: what is needed of them.
    needs: Option<Vec<&'static str>>,
}

/// Which properties of a resource's rows are wanted.
pub(in crate::rest) trait Properties: Send + Sync {
    fn of(&self, table: &'static Table) -> Vec<&'static str>;

    /// Those of the record that stands above a row or beside it: `@parent`, `@contact`.
    fn beside(&self, table: &'static Table, place: &str) -> Vec<&'static str>;

    /// Whether a column has this property for its place.
    fn names(&self, table: &'static Table, property: &str) -> bool;
}

/// Where a scan stands.
enum State {
    Ids(vec::IntoIter<i64>),
    List {
        listing: Listing,
        /// The next page; `None` at the end.
        at: Option<Cursor>,
    },
    Inside {
        parents: Box<Scan>,
        path: &'static str,
    },
    Below(Box<Below>),
    Parts {
        waiting: vec::IntoIter<Arc<Plan>>,
        scan: Option<Box<Scan>>,
    },
}

/// Lists below the rows of another table.
struct Below {
    parents: Scan,
    listing: Listing,
    /// Below how many rows it is.
    reach: Reach,
    /// The only rows above that are looked below, by the property that has their ids, and the property that tells whether
    /// something is there.
    only: Option<(&'static str, Vec<i64>)>,
    holds: &'static str,
    /// When the rows above are only named by those that are read: the property that holds their ids.
    named: Option<&'static str>,
    /// Rows above whose lists were not read to the end.
    waiting: VecDeque<Arc<ServerRow>>,
    /// The place in the list below the first of them.
    at: Cursor,
    /// Where the batch began that they came in, and how many it had.
    batch: (Place, usize),
    /// Whether the rows above are counted before a call is made below one.
    counts: bool,
    /// Batches above that were read when they were counted.
    ahead: VecDeque<Above>,
    /// Rows of the next batch above that were read to the end already, and the place in the list below the one after.
    resumes: Option<(usize, Cursor)>,
}

/// Some rows above, as they were read.
struct Above {
    /// Where they begin.
    place: Place,
    /// Those that are looked below.
    rows: Vec<Arc<ServerRow>>,
    /// How many were read.
    scanned: usize,
}

impl Scan {
    pub(in crate::rest) fn new(
        backend: &RestBackend,
        plan: &Plan,
        properties: &Arc<dyn Properties>,
    ) -> Self {
        let above = |parents: &Parents| {
            let mut needs = parents.needs.to_vec();
            needs.extend(parents.named);
            needs.extend(properties.beside(plan.table, PARENT));
            Self {
                needs: Some(needs),
                ..Self::new(backend, &parents.plan, properties)
            }
        };
        let state = match &plan.source {
            Source::Ids(ids) => State::Ids(ids.clone().into_iter()),
            Source::List(listing) => State::List {
                listing: listing.clone(),
                at: Some(Cursor::Start),
            },
            Source::Inside(parents, path) => State::Inside {
                parents: Box::new(above(parents)),
                path,
            },
            Source::Below(parents, listing, reach) => State::Below(Box::new(Below {
                parents: above(parents),
                listing: listing.clone(),
                reach: *reach,
                only: parents.only.clone(),
                holds: parents.holds,
                named: parents.named,
                waiting: VecDeque::new(),
                at: Cursor::Start,
                batch: (Place::Start, 0),
                counts: false,
                ahead: VecDeque::new(),
                resumes: None,
            })),
            Source::Parts(plans) => State::Parts {
                waiting: plans.clone().into_iter(),
                scan: None,
            },
        };
        Self {
            backend: backend.clone(),
            table: plan.table,
            state,
            properties: Arc::clone(properties),
            met: BTreeSet::new(),
            joined: Joined::default(),
            counts: false,
            needs: None,
        }
    }

    /// The next rows; `None` at the end. After an error the scan has no place to go on from.
    pub(in crate::rest) fn next(&mut self) -> BoxFuture<'_, Result<Option<Batch>>> {
        Box::pin(async move {
            let (table, wanted) = (self.table, self.wanted());
            let api = &self.backend.api;
            match &mut self.state {
                State::Ids(ids) => match ids.next() {
                    Some(id) => read_id(api, table, id, &wanted).await.map(Some),
                    None => Ok(None),
                },
                State::List { listing, at } => {
                    let Some(cursor) = at.take() else {
                        return Ok(None);
                    };
                    let (path, filter) = split_path(&listing.filter);
                    let ask = Ask {
                        filter: &filter,
                        order: listing.order,
                        properties: &wanted,
                        path: &path,
                    };
                    let size = listing.list.page_size;
                    let read = page(&mut self.joined, api, listing.list, &ask, cursor, size);
                    let (rows, next) = read.await?;
                    *at = next;
                    Ok(Some(Batch::of(table, rows)))
                }
                State::Inside { parents, path } => {
                    let batch = parents.next().await?;
                    Ok(batch.map(|batch| batch_inside(table, batch, path)))
                }
                State::Below(below) => {
                    below.resume().await?;
                    let count = below.waiting.len().min(below.reach.at_once());
                    if count == 0 {
                        return below.more_parents(table).await;
                    }
                    let parents: Vec<Arc<ServerRow>> = below.waiting.drain(..count).collect();
                    let mut rows = below.page(api, &wanted, &parents, &mut self.joined).await?;
                    keep_new(table, &mut self.met, &mut rows);
                    let batch = below.batch_of(table, &parents, rows);
                    if below.at != Cursor::Start {
                        for parent in parents.into_iter().rev() {
                            below.waiting.push_front(parent);
                        }
                    }
                    Ok(Some(batch))
                }
                State::Parts { waiting, scan } => loop {
                    if let Some(current) = scan
                        && let Some(batch) = current.next().await?
                    {
                        return Ok(Some(batch));
                    }
                    let Some(plan) = waiting.next() else {
                        return Ok(None);
                    };
                    let mut next = Self::new(&self.backend, &plan, &self.properties);
                    if self.counts {
                        next.count();
                    }
                    *scan = Some(Box::new(next));
                },
            }
        })
    }

    fn wanted(&self) -> Vec<&'static str> {
        match &self.needs {
            Some(needs) => needs.clone(),
            None => self.properties.of(self.table),
        }
    }
}

impl Below {
    /// Reads more rows to look below.
    async fn more_parents(&mut self, table: &'static Table) -> Result<Option<Batch>> {
        let Some(above) = self.next_above().await? else {
            return Ok(None);
        };
        self.batch = (above.place, above.rows.len());
        self.waiting.extend(above.rows);
        Ok(Some(Batch {
            scanned: above.scanned,
            ..Batch::of(table, Vec::new())
        }))
    }

    /// The next rows above below which something may stand.
    async fn read_above(&mut self) -> Result<Option<Above>> {
        let place = self.parents.place();
        let batch = match self.named {
            None => self.parents.next().await?,
            Some(property) => self.parents.all_named(property).await?,
        };
        let Some(batch) = batch else {
            return Ok(None);
        };
        let scanned = batch.rows.len();
        let is_told = batch
            .rows
            .iter()
            .any(|row| row.json.get(self.holds).is_some());
        let above = batch.rows.into_iter();
        let above = above.filter(|row| self.may_hold(row, is_told));
        Ok(Some(Above {
            place: place.unwrap_or(Place::Start),
            rows: above.map(Arc::new).collect(),
            scanned,
        }))
    }

    /// Whether rows that are wanted can stand below a row. A member that is empty may be left out of an answer; `is_told`
    /// says that it is there in others.
    fn may_hold(&self, row: &ServerRow, is_told: bool) -> bool {
        let held = row.json.get(self.holds).unwrap_or(&Value::Null);
        let holds_none = is_told && (held.is_null() || held.as_str() == Some(""));
        let is_wanted = |(place, only): &(&str, Vec<i64>)| {
            let id = row.json.get(place).and_then(json::integer);
            id.is_none_or(|id| only.contains(&id))
        };
        !holds_none && self.only.as_ref().is_none_or(is_wanted)
    }

    /// Reads the rows above again, to go on below one of them.
    async fn resume(&mut self) -> Result<()> {
        if let Some((done, at)) = self.resumes.take() {
            self.more_parents(self.parents.table).await?;
            self.waiting.drain(..done.min(self.waiting.len()));
            self.at = at;
        }
        Ok(())
    }

    /// Before the next batch; `None` at the end.
    fn place(&self) -> Option<Place> {
        if let Some((done, at)) = &self.resumes {
            return self.at_parent(self.parents.place()?, *done, at);
        }
        if self.waiting.is_empty() {
            let next = match self.ahead.front() {
                Some(above) => above.place.clone(),
                None => self.parents.place()?,
            };
            return self.at_parent(next, 0, &Cursor::Start);
        }
        let (place, count) = &self.batch;
        let done = count.saturating_sub(self.waiting.len());
        self.at_parent(place.clone(), done, &self.at)
    }

    fn at_parent(&self, batch: Place, done: usize, at: &Cursor) -> Option<Place> {
        let at = Box::new(Place::of(at));
        Some(Place::Below(Box::new(batch), done, at))
    }

    /// One page of the list below some rows. `at` becomes the place of its next page, or the start when there is none.
    async fn page(
        &mut self,
        api: &Api,
        wanted: &[&'static str],
        parents: &[Arc<ServerRow>],
        joined: &mut Joined,
    ) -> Result<Vec<Value>> {
        let mut filter = self.listing.filter.clone();
        let path = match self.reach {
            Reach::One(values) => path_of(values, parents),
            Reach::Across(across) => {
                let ids: Vec<String> = parents.iter().filter_map(id_text).collect();
                filter.push(Clause::Filter {
                    key: across.key.to_owned(),
                    operator: Operator::Equal,
                    value: ids.join(","),
                });
                Vec::new()
            }
        };
        let ask = Ask {
            filter: &filter,
            order: None,
            properties: wanted,
            path: &path,
        };
        let at = std::mem::replace(&mut self.at, Cursor::Start);
        let list = self.listing.list;
        let (rows, next) = joined.page(api, list, &ask, at, list.page_size).await?;
        match next {
            Some(next) => self.at = next,
            None => *joined = Joined::default(),
        }
        Ok(rows)
    }

    /// The rows of a page, each below the one that it is of.
    fn batch_of(
        &self,
        table: &'static Table,
        parents: &[Arc<ServerRow>],
        rows: Vec<Value>,
    ) -> Batch {
        let across = match (self.reach, parents) {
            (Reach::Across(across), _) => across,
            (Reach::One(_), [parent, ..]) => return Batch::below(table, parent, rows),
            (Reach::One(_), []) => return Batch::of(table, Vec::new()),
        };
        let by_id: HashMap<String, &Arc<ServerRow>> = parents
            .iter()
            .filter_map(|parent| Some((id_text(parent)?, parent)))
            .collect();
        let scanned = rows.len();
        let below = |row: Value| {
            let id = row.get(across.names).and_then(json::text)?;
            Some(ServerRow::below(by_id.get(&id)?, row))
        };
        Batch {
            table,
            scanned,
            rows: rows.into_iter().filter_map(below).collect(),
        }
    }
}

fn id_text(row: &Arc<ServerRow>) -> Option<String> {
    row.json.get("id").and_then(json::text)
}

/// What fills the placeholders of a path, from the row above.
fn path_of(
    values: &[(&'static str, &'static str)],
    parents: &[Arc<ServerRow>],
) -> Vec<(&'static str, String)> {
    let value = |(name, property): &(&'static str, &'static str)| {
        let value = parents.first()?.find(Path::parse(property))?;
        Some((*name, json::text(value)?))
    };
    values.iter().filter_map(value).collect()
}

impl Batch {
    pub(in crate::rest) fn of(table: &'static Table, rows: Vec<Value>) -> Self {
        Self {
            table,
            scanned: rows.len(),
            rows: rows.into_iter().map(ServerRow::of).collect(),
        }
    }

    fn below(table: &'static Table, parent: &Arc<ServerRow>, rows: Vec<Value>) -> Self {
        let rows = rows.into_iter().map(|row| ServerRow::below(parent, row));
        let rows: Vec<ServerRow> = rows.collect();
        Self {
            table,
            scanned: rows.len(),
            rows,
        }
    }
}

/// One page of a list. Where there is nothing that its path names, nothing is below it; a list that breaks off on a later
/// page is a failure, not its end.
pub(super) async fn page(
    joined: &mut Joined,
    api: &Api,
    list: &List,
    ask: &Ask<'_>,
    at: Cursor,
    size: u32,
) -> Result<Rows> {
    let may_be_missing = !ask.path.is_empty() && matches!(at, Cursor::Start);
    match joined.page(api, list, ask, at, size).await {
        Err(error) if error.kind() == ErrorKind::NotFound && may_be_missing => {
            Ok((Vec::new(), None))
        }
        answered => answered,
    }
}

async fn read_id(
    api: &Api,
    table: &'static Table,
    id: i64,
    wanted: &[&'static str],
) -> Result<Batch> {
    match api.get(table, id, &[], wanted).await {
        Ok(row) => Ok(Batch::of(table, vec![row])),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Batch::of(table, Vec::new())),
        Err(error) => Err(error),
    }
}

/// Leaves out rows that were met below another row.
fn keep_new(table: &Table, met: &mut BTreeSet<String>, rows: &mut Vec<Value>) {
    if !table.distinct.is_empty() {
        let known = |row: &Value| row.get(table.distinct).and_then(json::text);
        rows.retain(|row| known(row).is_none_or(|id| met.insert(id)));
    }
}

fn batch_inside(table: &'static Table, batch: Batch, path: &'static str) -> Batch {
    let read = batch.rows.len();
    let parents = batch.rows.into_iter();
    let rows: Vec<ServerRow> = parents.flat_map(|parent| inside(parent, path)).collect();
    Batch {
        table,
        scanned: rows.len().max(read),
        rows,
    }
}

/// The clauses that fill placeholders of the path, and the others.
pub(in crate::rest) fn split_path(
    clauses: &[Clause],
) -> (Vec<(&'static str, String)>, Vec<Clause>) {
    let (mut path, mut filter) = (Vec::new(), Vec::new());
    for clause in clauses {
        match clause {
            Clause::Path { name, value } => path.push((*name, value.clone())),
            Clause::Filter { .. } => filter.push(clause.clone()),
        }
    }
    (path, filter)
}

/// The rows inside a parent's JSON: the entries of a list, or one object.
fn inside(mut parent: ServerRow, path: &'static str) -> Vec<ServerRow> {
    let Some(found) = place_of(&mut parent.json, path).map(Value::take) else {
        return Vec::new();
    };
    let rows = match found {
        Value::Array(rows) => rows,
        Value::Null => return Vec::new(),
        one => vec![one],
    };
    let parent = Arc::new(parent);
    let rows = rows.into_iter();
    rows.map(|row| ServerRow::below(&parent, row)).collect()
}

fn place_of<'a>(json: &'a mut Value, path: &str) -> Option<&'a mut Value> {
    path.split('.')
        .try_fold(json, |json, name| json.get_mut(name))
}

pub(in crate::rest) fn budget_exceeded(rest: &RestBackend) -> Error {
    let rows = rest.options.row_budget;
    let message = format!("more than {rows} rows would have to be read to find those that match");
    Error::new(ErrorKind::Unsupported, message).explained_by(&QUERY_CONDITION)
}
