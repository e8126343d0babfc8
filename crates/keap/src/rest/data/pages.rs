//! The rows of a query page by page, each page read once: for comparisons of whole tables.

use std::fmt;
use std::sync::{Mutex, PoisonError};
use std::task::Poll;

use keap_http::BoxFuture;
use keap_rest::{Cursor, Trail};
use keap_schema::{Comparison, Condition, FieldValue, Order, QueryData, Record};
use tokio::sync::mpsc;

use super::{Batch, Fields, Properties as _, RestBackend, Selections, Walk, project};
use crate::resource::{List, Rows};
use crate::rest::api::{Ask, astray};
use crate::rest::plan::{Fetch, Filtering, Plan};
use crate::rest::rows::split_path;
use crate::{Error, ErrorKind, Invocation, Operation, Result, fields, support};

/// A query that is read page by page.
///
/// Unlike [`RestBackend::query`] it does not begin again for each page, has no budget of rows and ignores the query's
/// limit and page: whoever reads so wants all of it.
#[derive(Debug)]
pub(crate) struct Pages {
    reader: Reader,
    next: Next,
    by_id: bool,
    /// The pages that were read.
    trail: Trail,
}

/// What is asked for.
#[derive(Debug)]
struct Reader {
    backend: RestBackend,
    query: QueryData,
    wanted: Fields,
    selections: Selections,
    size: u32,
}

#[derive(Debug)]
enum Next {
    /// The rows behind this id, in the order of the ids. Immune to rows that come and go.
    After(i64),
    /// Where the server said.
    At(Cursor),
    /// Rows that come from more than one list.
    Walk,
    Walking(Walking),
    End,
}

impl Pages {
    /// Reads in the order of the ids, where the server has it; [`is_by_id`](Self::is_by_id) tells. `after` is honoured
    /// only then.
    pub(crate) async fn by_id(
        backend: RestBackend,
        mut query: QueryData,
        size: u32,
        after: i64,
    ) -> Result<Self> {
        // Some rows have an id in XML-RPC alone.
        let is_told = |field: &fields::Field| field.path(backend.backend).is_some();
        if !fields::all_named(&query.table, "Id").any(is_told) {
            return Self::open(backend, query, size).await;
        }
        query.order = Some(Order {
            field: "Id".to_owned(),
            ascending: true,
        });
        let mut pages = Self::open(backend, query, size).await?;
        let plan = pages.reader.plan(Some(after)).await?;
        pages.by_id = !plan.sorts_on_client;
        if !pages.by_id {
            pages.reader.query.order = None;
        } else if filters_ids(&plan) {
            pages.next = Next::After(after);
        }
        Ok(pages)
    }

    /// Reads in the query's own order.
    ///
    /// # Errors
    /// `Unsupported` when the server does not have that order.
    pub(crate) async fn in_order(
        backend: RestBackend,
        query: QueryData,
        size: u32,
    ) -> Result<Self> {
        let pages = Self::open(backend, query, size).await?;
        if pages.reader.plan(None).await?.sorts_on_client {
            return Err(pages.reader.located(pages.reader.no_order()));
        }
        Ok(pages)
    }

    async fn open(backend: RestBackend, query: QueryData, size: u32) -> Result<Self> {
        let invocation = Invocation::DataQuery(query.clone());
        support::check(&invocation, backend.backend)?;
        let reader = Reader::new(backend, query, size).await?;
        let is_list = matches!(reader.plan(None).await?.fetch, Fetch::List { .. });
        Ok(Self {
            reader,
            next: if is_list {
                Next::At(Cursor::Start)
            } else {
                Next::Walk
            },
            by_id: false,
            trail: Trail::default(),
        })
    }

    /// Whether the rows come in ascending order of their ids.
    pub(crate) fn is_by_id(&self) -> bool {
        self.by_id
    }

    /// The rows of the next page that meet the conditions, perhaps none of them; `None` at the end.
    pub(crate) async fn next(&mut self) -> Result<Option<Vec<Record>>> {
        let page = self.page().await;
        page.map_err(|error| self.reader.located(error))
    }

    async fn page(&mut self) -> Result<Option<Vec<Record>>> {
        match std::mem::replace(&mut self.next, Next::End) {
            Next::After(id) => {
                let (records, next) = self.reader.list(Some(id), Cursor::Start).await?;
                if next.is_some() {
                    self.next = Next::After(last_id(&records, id)?);
                }
                Ok(Some(self.reader.kept(records)))
            }
            Next::At(cursor) => {
                let (records, next) = self.reader.list(None, cursor).await?;
                let rows: Vec<String> = records.iter().map(|row| format!("{row:?}")).collect();
                let step = self.trail.step(rows.len(), rows, next.as_ref());
                step.map_err(astray)?;
                self.next = next.map_or(Next::End, Next::At);
                Ok(Some(self.reader.kept(records)))
            }
            Next::Walk => {
                let reader = self.reader.again().await?;
                self.walking(Walking::begin(reader)).await
            }
            Next::Walking(walking) => self.walking(walking).await,
            Next::End => Ok(None),
        }
    }

    async fn walking(&mut self, mut walking: Walking) -> Result<Option<Vec<Record>>> {
        let page = walking.next().await.transpose()?;
        if page.is_some() {
            self.next = Next::Walking(walking);
        }
        Ok(page)
    }
}

impl Reader {
    async fn new(backend: RestBackend, query: QueryData, size: u32) -> Result<Self> {
        let located = |error: Error| error.at(Operation::DataQuery, backend.backend);
        let wanted = match query.selected.as_slice() {
            [] => Fields::All,
            named => named.into(),
        };
        let conditions = query.conditions.iter().map(|(column, _)| column.as_str());
        // The id tells where the next page begins.
        let needed: Vec<&str> = conditions.chain(["Id"]).collect();
        let table = backend.resource(&query.table).map_err(located)?;
        let selections = backend.selections(table, &wanted, &needed).await;
        Ok(Self {
            selections: selections.map_err(located)?,
            backend,
            query,
            wanted,
            size,
        })
    }

    /// The same once more, to be given away.
    async fn again(&self) -> Result<Self> {
        Self::new(self.backend.clone(), self.query.clone(), self.size).await
    }

    async fn plan(&self, after: Option<i64>) -> Result<Plan> {
        let mut query = self.query.clone();
        if let Some(id) = after {
            let condition = Condition::Compare(Comparison::Greater, FieldValue::Int(id));
            query.conditions.push(("Id".to_owned(), condition));
        }
        let plan = self.backend.plan_query(&query).await;
        plan.map_err(|error| self.located(error))
    }

    /// One page of a list: every row of it, and where the next one begins.
    async fn list(
        &self,
        after: Option<i64>,
        cursor: Cursor,
    ) -> Result<(Vec<Record>, Option<Cursor>)> {
        let plan = self.plan(after).await?;
        let table = plan.resource();
        let list = table.map(|table| &table.home(self.backend.backend).rows);
        let (Some(table), Some(Rows::List(list)), Fetch::List { filter, order, .. }) =
            (table, list, &plan.fetch)
        else {
            return Err(Error::impossible(
                "a list is read page by page where there is none",
            ));
        };
        let list = List {
            page_size: list.page_size.min(self.size),
            ..*list
        };
        let (path, filter) = split_path(&list, filter);
        let ask = Ask {
            filter: &filter,
            order: *order,
            properties: &self.selections.of(table),
            path: &path,
        };
        let (rows, next) = self.backend.api.list(&list, &ask, cursor).await?;
        let scanned = rows.len();
        let batch = Batch {
            table,
            rows,
            scanned,
        };
        let records = self.backend.read_all(&self.selections, batch).await?;
        Ok((records, next))
    }

    fn kept(&self, records: Vec<Record>) -> Vec<Record> {
        let matcher = self.backend.matcher(&self.query.table);
        let meets = |record: &Record| matcher.all(record, &self.query.conditions);
        let kept = records.into_iter().filter(meets);
        kept.map(|record| project(record, &self.wanted)).collect()
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

/// A walk over more than one list. It borrows what it walks with, so it lives in a future of its own that goes on only
/// while a page is asked for.
struct Walking {
    pages: mpsc::Receiver<Result<Vec<Record>>>,
    /// Never locked: the mutex makes a future that only one thread can touch one that many can hold.
    walk: Mutex<Option<BoxFuture<'static, ()>>>,
}

impl Walking {
    fn begin(reader: Reader) -> Self {
        let (sender, pages) = mpsc::channel(1);
        let walk = async move {
            if let Err(error) = walk(&reader, &sender).await {
                // Nobody is there to be told when the receiver is gone.
                drop(sender.send(Err(error)).await);
            }
        };
        Self {
            pages,
            walk: Mutex::new(Some(Box::pin(walk))),
        }
    }

    async fn next(&mut self) -> Option<Result<Vec<Record>>> {
        std::future::poll_fn(|context| {
            if let Poll::Ready(page) = self.pages.poll_recv(context) {
                return Poll::Ready(page);
            }
            let walk = self.walk.get_mut().unwrap_or_else(PoisonError::into_inner);
            if let Some(going) = walk
                && going.as_mut().poll(context).is_ready()
            {
                *walk = None;
            }
            self.pages.poll_recv(context)
        })
        .await
    }
}

impl fmt::Debug for Walking {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Walking").finish_non_exhaustive()
    }
}

async fn walk(reader: &Reader, sender: &mpsc::Sender<Result<Vec<Record>>>) -> Result<()> {
    let plan = reader.plan(None).await?;
    let mut walk = Walk::new(&reader.backend, &plan, &reader.selections)?;
    // A place for the page before it is read, so that none is read ahead.
    while let Ok(place) = sender.reserve().await
        && let Some(batch) = walk.next().await?
    {
        let records = reader.backend.read_all(&reader.selections, batch).await?;
        place.send(Ok(reader.kept(records)));
    }
    Ok(())
}

fn filters_ids(plan: &Plan) -> bool {
    let mut conditions = plan.conditions.iter();
    conditions.any(|(column, filtering)| column == "Id" && *filtering != Filtering::Client)
}

/// The largest id of a page; without progress the reading would never end.
fn last_id(records: &[Record], after: i64) -> Result<i64> {
    let ids = records
        .iter()
        .filter_map(|record| record.get("Id")?.as_i64());
    ids.max().filter(|last| *last > after).ok_or_else(|| {
        let message = "the answer does not honour the condition on the id";
        Error::new(ErrorKind::InvalidResponse, message)
    })
}
