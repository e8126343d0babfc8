//! Where the rows of a plan come from: lists, single ids, what stands below other rows, one resource after the other.

use std::collections::{BTreeSet, VecDeque};

use keap_http::BoxFuture;
use keap_rest::{Cursor, Trail};
use serde_json::{Value, json};

use super::api::{self, Ask};
use super::plan::{Clause, Fetch, Plan};
use super::push::IN_PATH;
use super::{RestBackend, read};
use crate::fields::Path;
use crate::resource::{Below, List, Place, Rows, Table};
use crate::{Backend, Error, ErrorKind, Result};

/// Some rows, as JSON.
pub(super) struct Batch {
    /// Whose shape they have.
    pub(super) table: &'static Table,
    pub(super) rows: Vec<Value>,
    /// How many rows were read for them, those above included.
    pub(super) scanned: usize,
}

/// Reads the rows of a plan, batch by batch.
pub(super) struct Walk<'a> {
    backend: &'a RestBackend,
    plan: &'a Plan,
    table: &'static Table,
    state: State<'a>,
    /// Which properties to name for each resource.
    properties: &'a dyn Properties,
    /// What was met, where rows can stand below several parents.
    met: BTreeSet<String>,
    /// The pages of the list that is being read.
    trail: Trail,
    /// For rows that are read for the sake of those below them: what is needed of them.
    needs: Option<Vec<&'static str>>,
}

/// Which properties of a resource's rows are wanted.
pub(super) trait Properties: Sync {
    fn of(&self, table: &'static Table) -> Vec<&'static str>;

    /// Those of the record that stands above a row or beside it: `@parent`, `@contact`.
    fn beside(&self, table: &'static Table, place: &str) -> Vec<&'static str>;

    /// Whether a column has this property for its place.
    fn names(&self, table: &'static Table, property: &str) -> bool;
}

enum State<'a> {
    Ids(usize),
    List(Option<Cursor>),
    Below {
        parents: Box<Walk<'a>>,
        waiting: VecDeque<Value>,
        /// The place in the list below the first of those that wait.
        cursor: Cursor,
    },
    Parts {
        next: usize,
        walk: Option<Box<Walk<'a>>>,
    },
}

impl<'a> Walk<'a> {
    pub(super) fn new(
        backend: &'a RestBackend,
        plan: &'a Plan,
        properties: &'a dyn Properties,
    ) -> Result<Self> {
        let table = plan.resource().ok_or_else(disagree)?;
        Ok(Self {
            backend,
            plan,
            table,
            properties,
            met: BTreeSet::new(),
            trail: Trail::default(),
            needs: None,
            state: match &plan.fetch {
                Fetch::ByIds(_) => State::Ids(0),
                Fetch::List { .. } => State::List(Some(Cursor::Start)),
                Fetch::Below { parents, .. } => State::Below {
                    parents: Box::new(Self {
                        needs: below_of(table, plan.backend).map(|below| {
                            let mut needs = below.needs.to_vec();
                            needs.extend(properties.beside(table, "@parent"));
                            needs
                        }),
                        ..Self::new(backend, parents, properties)?
                    }),
                    waiting: VecDeque::new(),
                    cursor: Cursor::Start,
                },
                Fetch::Parts(_) => State::Parts {
                    next: 0,
                    walk: None,
                },
            },
        })
    }

    /// The next rows; `None` at the end.
    pub(super) fn next(&mut self) -> BoxFuture<'_, Result<Option<Batch>>> {
        Box::pin(async move {
            match (&self.plan.fetch, &self.table.home(self.plan.backend).rows) {
                (Fetch::ByIds(ids), _) => self.next_id(ids).await,
                (Fetch::List { filter, order, .. }, Rows::List(list)) => {
                    self.next_page(list, filter, *order).await
                }
                (Fetch::Below { list, .. }, Rows::Below(below)) => {
                    self.next_below(below, list.as_deref()).await
                }
                (Fetch::Parts(plans), _) => self.next_part(plans).await,
                _ => Err(disagree()),
            }
        })
    }

    fn wanted(&self) -> Vec<&'static str> {
        match &self.needs {
            Some(needs) => needs.clone(),
            None => self.properties.of(self.table),
        }
    }

    fn batch(&self, rows: Vec<Value>) -> Batch {
        Batch {
            table: self.table,
            scanned: rows.len(),
            rows,
        }
    }

    async fn next_id(&mut self, ids: &[i64]) -> Result<Option<Batch>> {
        let State::Ids(next) = &mut self.state else {
            return Err(disagree());
        };
        let Some(id) = ids.get(*next) else {
            return Ok(None);
        };
        *next += 1;
        let properties = self.wanted();
        let row = self
            .backend
            .api
            .get(self.table, *id, &[], &properties)
            .await;
        match row {
            Ok(row) => Ok(Some(self.batch(vec![row]))),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Some(self.batch(Vec::new()))),
            Err(error) => Err(error),
        }
    }

    async fn next_page(
        &mut self,
        list: &List,
        filter: &[Clause],
        order: Option<(&'static str, bool)>,
    ) -> Result<Option<Batch>> {
        let State::List(cursor) = &mut self.state else {
            return Err(disagree());
        };
        let Some(at) = cursor.take() else {
            return Ok(None);
        };
        let properties = self.wanted();
        let (path, filter) = split_path(list, filter);
        let page = Ask {
            filter: &filter,
            order,
            properties: &properties,
            path: &path,
        };
        let (rows, next) = self.backend.api.list(list, &page, at).await?;
        let step = self.trail.step(rows.len(), &rows, next.as_ref());
        step.map_err(api::astray)?;
        self.state = State::List(next);
        Ok(Some(self.batch(rows)))
    }

    async fn next_below(
        &mut self,
        below: &'static Below,
        filter: Option<&[Clause]>,
    ) -> Result<Option<Batch>> {
        match &below.place {
            Place::Inside(path) => self.next_inside(path).await,
            Place::List(list, values) => {
                let properties = self.wanted();
                let ask = Ask {
                    filter: filter.unwrap_or_default(),
                    order: None,
                    properties: &properties,
                    path: &[],
                };
                self.next_list_below(list, values, ask).await
            }
        }
    }

    async fn next_inside(&mut self, path: &'static str) -> Result<Option<Batch>> {
        let State::Below { parents, .. } = &mut self.state else {
            return Err(disagree());
        };
        let Some(batch) = parents.next().await? else {
            return Ok(None);
        };
        let read = batch.rows.len();
        let rows = batch
            .rows
            .into_iter()
            .flat_map(|parent| inside(parent, path));
        let mut batch = self.batch(rows.collect());
        batch.scanned = batch.scanned.max(read);
        Ok(Some(batch))
    }

    async fn next_list_below(
        &mut self,
        list: &List,
        values: &[(&'static str, &'static str)],
        ask: Ask<'_>,
    ) -> Result<Option<Batch>> {
        let State::Below {
            parents,
            waiting,
            cursor,
        } = &mut self.state
        else {
            return Err(disagree());
        };
        let Some(parent) = waiting.front() else {
            let Some(batch) = parents.next().await? else {
                return Ok(None);
            };
            let scanned = batch.rows.len();
            waiting.extend(batch.rows);
            let mut batch = self.batch(Vec::new());
            batch.scanned = scanned;
            return Ok(Some(batch));
        };
        let path: Vec<(&'static str, String)> = values
            .iter()
            .filter_map(|(name, property)| {
                let value = read::find(parent, Path::parse(property))?;
                Some((*name, read::text(value)?))
            })
            .collect();
        let ask = Ask { path: &path, ..ask };
        let at = std::mem::replace(cursor, Cursor::Start);
        let (mut rows, next) = self.backend.api.list(list, &ask, at).await?;
        let step = self.trail.step(rows.len(), &rows, next.as_ref());
        step.map_err(api::astray)?;
        if next.is_none() {
            self.trail = Trail::default();
        }
        let once = self.table.once;
        if !once.is_empty() {
            let known = |row: &Value| row.get(once).and_then(read::text);
            rows.retain(|row| known(row).is_none_or(|id| self.met.insert(id)));
        }
        for row in &mut rows {
            adopt(row, parent);
        }
        match next {
            Some(next) => *cursor = next,
            None => drop(waiting.pop_front()),
        }
        Ok(Some(self.batch(rows)))
    }

    async fn next_part(&mut self, plans: &'a [Plan]) -> Result<Option<Batch>> {
        let State::Parts { next, walk } = &mut self.state else {
            return Err(disagree());
        };
        loop {
            if let Some(current) = walk
                && let Some(batch) = current.next().await?
            {
                return Ok(Some(batch));
            }
            let Some(plan) = plans.get(*next) else {
                return Ok(None);
            };
            *next += 1;
            *walk = Some(Box::new(Walk::new(self.backend, plan, self.properties)?));
        }
    }
}

/// The plan, the table's description and the state name each other's kinds; where they did not, rows would be missing
/// without a word.
fn disagree() -> Error {
    Error::impossible("a plan does not fit the table it was made for")
}

/// The clauses that fill placeholders of the path, and the others.
pub(super) fn split_path(
    list: &List,
    clauses: &[Clause],
) -> (Vec<(&'static str, String)>, Vec<Clause>) {
    let (mut path, mut filter) = (Vec::new(), Vec::new());
    for clause in clauses {
        let placeholder = list.filters.iter().find(|filter| filter.key == clause.0);
        match placeholder {
            Some(placeholder) if clause.1 == IN_PATH => {
                path.push((placeholder.key, clause.2.clone()));
            }
            _ => filter.push(clause.clone()),
        }
    }
    (path, filter)
}

fn below_of(table: &'static Table, backend: Backend) -> Option<&'static Below> {
    match &table.home(backend).rows {
        Rows::Below(below) => Some(below),
        _ => None,
    }
}

/// The rows inside a parent's JSON: the entries of a list, or one object.
fn inside(mut parent: Value, path: &'static str) -> Vec<Value> {
    let Some(found) = place_of(&mut parent, path).map(Value::take) else {
        return Vec::new();
    };
    let mut rows = match found {
        Value::Array(rows) => rows,
        Value::Null => return Vec::new(),
        one => vec![one],
    };
    for row in &mut rows {
        adopt(row, &parent);
    }
    rows
}

fn place_of<'a>(json: &'a mut Value, path: &str) -> Option<&'a mut Value> {
    path.split('.')
        .try_fold(json, |json, name| json.get_mut(name))
}

/// Puts the parent into a row, where paths find it.
fn adopt(row: &mut Value, parent: &Value) {
    if let Value::Object(members) = row {
        members.insert("@parent".to_owned(), parent.clone());
    } else {
        *row = json!({ "@value": row.take(), "@parent": parent });
    }
}
