//! The rows of a query as the lists of REST give them, page by page, each page read once.

use std::sync::Arc;

use keap_http::BoxFuture;
use keap_rest::Cursor;
use keap_schema::{Comparison, Condition, FieldValue, QueryData, Record};

use crate::coverage::check;
use crate::custom::{Renames, named};
use crate::invocation::unexpected_outcome;
use crate::page::{Bounds, Place, Wanted, ascending_id, foreign, id_of, largest};
use crate::rest::api::Ask;
use crate::rest::backend::RestBackend;
use crate::rest::query::clause::Pushdown;
use crate::rest::query::joined::Joined;
use crate::rest::query::plan::{self, Listing, Plan, Source};
use crate::rest::query::predicate::Matcher;
use crate::rest::query::projection::{Selections, project, selections};
use crate::rest::query::read_rows::read_rows;
use crate::rest::query::scan::{self, Batch, Properties, Scan, split_path};
use crate::table::{Field, columns};
use crate::{Error, ErrorKind, Fields, Invocation, Operation, Result};

/// A query that is read list by list.
///
/// Unlike [`crate::rest::query::rows`] it does not begin again for each page, has no budget of rows and ignores the query's
/// limit and page: whoever reads so wants all of it.
#[derive(Debug)]
pub(crate) struct ListPages {
    reader: Reader,
    next: Next,
    /// The largest id that was read, where the rows come in the order of their ids.
    last: Option<i64>,
    /// Rows with larger ids are not wanted; only of those that come in that order.
    until: i64,
    /// How many rows were given, where they do not.
    given: u64,
    /// How many of the next rows were given already.
    skip: u64,
    /// The pages that were read.
    joined: Joined,
}

/// What is asked for.
#[derive(Debug)]
struct Reader {
    backend: RestBackend,
    query: QueryData,
    wanted: Fields,
    selections: Arc<Selections>,
    renames: Renames,
}

enum Next {
    /// The rows behind this id, in the order of the ids. Immune to rows that come and go.
    After(i64),
    /// Where the server said.
    At(Cursor),
    /// Rows that come from more than one list, from the beginning.
    Scan,
    Scanning(Box<Scan>),
    End,
}

impl ListPages {
    /// Opens a query. `None` when its pages are to be asked for by number.
    ///
    /// # Errors
    /// `InvalidRequest` for a place that is none of this query; `Unsupported` when only the server may order the rows and
    /// it does not.
    pub(crate) async fn open(
        backend: RestBackend,
        wanted: &Wanted,
        place: Place,
    ) -> Result<Option<Self>> {
        let is_numbered = matches!(place, Place::Page(_)) || wanted.query.page != 0;
        if !wanted.by_id && is_numbered {
            return Ok(None);
        }
        let version = backend.backend;
        let located = |error: Error| error.at(Operation::DataQuery, version);
        match Self::by_id(&backend, wanted, place)
            .await
            .map_err(located)?
        {
            Some(pages) => Ok(Some(pages)),
            None => Self::in_order(backend, wanted, place)
                .await
                .map_err(located),
        }
    }

    /// In the order of the ids, where the server has it.
    async fn by_id(backend: &RestBackend, wanted: &Wanted, place: Place) -> Result<Option<Self>> {
        // Some rows have an id in XML-RPC alone.
        let is_told = |field: &Field| field.path(backend.backend).is_some();
        if !wanted.by_id || !columns::all_named(&wanted.query.table, "Id").any(is_told) {
            return Ok(None);
        }
        let mut bounds = wanted.bounds.clone();
        match place {
            Place::Start => {}
            Place::After(id) => bounds.after = bounds.after.max(id),
            // Counted where the order of the ids was not to be had.
            Place::Row(_) => return Ok(None),
            Place::Page(_) => return Err(foreign(place)),
        }
        let mut query = wanted.query.clone();
        query.order = Some(ascending_id());
        let mut reader = Reader::new(backend.clone(), query).await?;
        let plan = reader.plan(Some(bounds.after)).await?;
        if plan.sorts_on_client {
            return Ok(None);
        }
        let next = if filters_ids(&plan) {
            Next::After(bounds.after)
        } else {
            reader.add_bounds(&bounds);
            reader.first().await?
        };
        Ok(Some(Self {
            last: Some(bounds.after),
            until: bounds.until,
            ..Self::of(reader, next)
        }))
    }

    /// In the query's own order, or in that of the lists.
    async fn in_order(backend: RestBackend, wanted: &Wanted, place: Place) -> Result<Option<Self>> {
        let given = match place {
            Place::Start => 0,
            Place::Row(row) => row,
            _ => return Err(foreign(place)),
        };
        let mut query = wanted.query.clone();
        if wanted.by_id {
            query.order = None;
        }
        let mut reader = Reader::new(backend, query).await?;
        reader.add_bounds(&wanted.bounds);
        if reader.plan(None).await?.sorts_on_client {
            return if wanted.server_order {
                Err(reader.no_order())
            } else {
                Ok(None)
            };
        }
        let next = reader.first().await?;
        Ok(Some(Self {
            given,
            skip: given,
            ..Self::of(reader, next)
        }))
    }

    fn of(reader: Reader, next: Next) -> Self {
        Self {
            reader,
            next,
            last: None,
            until: i64::MAX,
            given: 0,
            skip: 0,
            joined: Joined::default(),
        }
    }

    /// Whether the rows come in ascending order of their ids.
    pub(crate) fn is_by_id(&self) -> bool {
        self.last.is_some()
    }

    /// Behind the last page that was given.
    pub(crate) fn place(&self) -> Place {
        match self.last {
            Some(last) => Place::After(last.min(self.until)),
            None => Place::Row(self.given),
        }
    }

    /// The rows of the next page that meet the conditions, perhaps none of them; `None` at the end.
    pub(crate) async fn next(&mut self) -> Result<Option<Vec<Record>>> {
        match self.page().await {
            Ok(Some(records)) => Ok(Some(self.taken(records))),
            Ok(None) => Ok(None),
            Err(error) => {
                if let Next::Scanning(_) = self.next {
                    (self.next, self.skip) = (Next::Scan, self.given);
                }
                Err(self.reader.located(error))
            }
        }
    }

    /// Boxed, so that it is compiled here alone; a page is many rows.
    fn page(&mut self) -> BoxFuture<'_, Result<Option<Vec<Record>>>> {
        Box::pin(self.read_page())
    }

    async fn read_page(&mut self) -> Result<Option<Vec<Record>>> {
        match &mut self.next {
            Next::After(id) => {
                let id = *id;
                let mut first = Joined::default();
                let page = self.reader.list(Some(id), Cursor::Start, &mut first);
                let (records, next) = page.await?;
                self.next = match next {
                    Some(_) => Next::After(largest(&records, id)?),
                    None => Next::End,
                };
                Ok(Some(records))
            }
            Next::At(cursor) => {
                // A page whose rows could not be completed is read again from where it began.
                let mut joined = self.joined.clone();
                let page = self.reader.list(None, cursor.clone(), &mut joined);
                let (records, next) = page.await?;
                self.joined = joined;
                self.next = next.map_or(Next::End, Next::At);
                Ok(Some(records))
            }
            Next::Scan => {
                let scan = self.reader.scan().await?;
                self.next = Next::Scanning(Box::new(scan));
                self.page().await
            }
            Next::Scanning(scan) => match scan.next().await? {
                Some(batch) => self.reader.read(batch).await.map(Some),
                None => {
                    self.next = Next::End;
                    Ok(None)
                }
            },
            Next::End => Ok(None),
        }
    }

    /// The rows of a page that are wanted and were not given yet.
    fn taken(&mut self, mut records: Vec<Record>) -> Vec<Record> {
        if let Some(last) = &mut self.last {
            let reached = records.iter().filter_map(id_of).max();
            *last = reached.map_or(*last, |reached| reached.max(*last));
            if *last >= self.until {
                records.retain(|row| id_of(row) <= Some(self.until));
                self.next = Next::End;
            }
        }
        let mut records = self.reader.kept(records);
        let known = usize::try_from(self.skip).unwrap_or(usize::MAX);
        let known = known.min(records.len());
        records.drain(..known);
        self.skip = self.skip.saturating_sub(known as u64);
        self.given = self.given.saturating_add(records.len() as u64);
        records
    }
}

impl Reader {
    async fn new(backend: RestBackend, query: QueryData) -> Result<Self> {
        let invocation = Invocation::DataQuery(query);
        check::invocation(&invocation, backend.backend)?;
        let (invocation, renames) = named(&backend, invocation).await?;
        let Invocation::DataQuery(query) = invocation else {
            return Err(unexpected_outcome());
        };
        let wanted = match query.selected.as_slice() {
            [] => Fields::All,
            named => named.into(),
        };
        let conditions = query.conditions.iter().map(|(column, _)| column.as_str());
        // The id tells where the next page begins.
        let besides = query.besides.iter().map(String::as_str);
        let needed: Vec<&str> = conditions.chain(["Id"]).chain(besides).collect();
        let table = backend.resource(&query.table)?;
        let selections = selections(&backend, table, &wanted, &needed).await?;
        Ok(Self {
            selections: Arc::new(selections),
            backend,
            query,
            wanted,
            renames,
        })
    }

    /// Takes bounds as conditions, for rows that do not come by id.
    fn add_bounds(&mut self, bounds: &Bounds) {
        let conditions = bounds.conditions().into_iter();
        let conditions = conditions.map(|condition| ("Id".to_owned(), condition));
        self.query.conditions.extend(conditions);
    }

    async fn plan(&self, after: Option<i64>) -> Result<Plan> {
        let mut query = self.query.clone();
        if let Some(id) = after {
            let condition = Condition::Compare(Comparison::Greater, FieldValue::Int(id));
            query.conditions.push(("Id".to_owned(), condition));
        }
        plan::of_query(&self.backend, &query).await
    }

    /// Where reading begins.
    async fn first(&self) -> Result<Next> {
        Ok(match self.plan(None).await?.source {
            Source::List(_) => Next::At(Cursor::Start),
            _ => Next::Scan,
        })
    }

    async fn scan(&self) -> Result<Scan> {
        let plan = self.plan(None).await?;
        let properties: Arc<dyn Properties> = Arc::clone(&self.selections) as _;
        Ok(Scan::new(&self.backend, &plan, &properties))
    }

    /// One page of a list: every row of it, and where the next one begins.
    async fn list(
        &self,
        after: Option<i64>,
        cursor: Cursor,
        joined: &mut Joined,
    ) -> Result<(Vec<Record>, Option<Cursor>)> {
        let plan = self.plan(after).await?;
        let Source::List(Listing {
            list,
            filter,
            order,
        }) = &plan.source
        else {
            return Err(Error::impossible(
                "a list is read page by page where there is none",
            ));
        };
        let (path, filter) = split_path(filter);
        let ask = Ask {
            filter: &filter,
            order: *order,
            properties: &self.selections.of(plan.table),
            path: &path,
        };
        let (api, size) = (&self.backend.api, self.query.limit);
        let (rows, next) = scan::page(joined, api, list, &ask, cursor, size).await?;
        let records = self.read(Batch::of(plan.table, rows)).await?;
        Ok((records, next))
    }

    async fn read(&self, batch: Batch) -> Result<Vec<Record>> {
        read_rows(&self.backend, &self.selections, batch).await
    }

    /// The rows that meet the conditions, as they were asked for.
    fn kept(&self, records: Vec<Record>) -> Vec<Record> {
        let matcher = Matcher {
            table: &self.query.table,
            zone: self.backend.options.zone,
        };
        let meets = |record: &Record| matcher.all(record, &self.query.conditions);
        let kept = records.into_iter().filter(meets);
        let kept = kept.map(|record| project(record, &self.query, &self.wanted));
        let mut kept: Vec<Record> = kept.collect();
        self.renames.restore_records(&mut kept);
        kept
    }

    fn no_order(&self) -> Error {
        let field = self.query.order.as_ref().map_or("", |order| &order.field);
        let table = &self.query.table;
        let message = format!("the server cannot order {table} by {field}");
        Error::new(ErrorKind::Unsupported, message)
            .hinted("compare without checking the order, or order by Id")
    }

    fn located(&self, error: Error) -> Error {
        error.at(Operation::DataQuery, self.backend.backend)
    }
}

impl std::fmt::Debug for Next {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::After(id) => write!(f, "After({id})"),
            Self::At(cursor) => write!(f, "At({cursor:?})"),
            Self::Scan => f.write_str("Scan"),
            Self::Scanning(_) => f.write_str("Scanning"),
            Self::End => f.write_str("End"),
        }
    }
}

fn filters_ids(plan: &Plan) -> bool {
    let mut conditions = plan.conditions.iter();
    conditions.any(|(column, pushdown)| column == "Id" && *pushdown != Pushdown::Unsupported)
}
