//! Rows of tables over REST: one row, or the rows that meet conditions.

pub(super) mod hydrate;
pub(super) mod join;
pub(super) mod pages;
pub(super) mod plan;
pub(super) mod predicate;
pub(super) mod pushdown;
pub(super) mod scan;

use std::sync::Arc;

use keap_schema::{Condition, FieldValue, QueryData, Record};

use crate::difference::QUERY_CONDITION;
use crate::rest::backend::RestBackend;
use crate::rest::query::plan::{Plan, Planner};
use crate::rest::query::predicate::Matcher;
use crate::rest::query::scan::{Batch, Properties, Scan};
use crate::rest::record::decode;
use crate::rest::record::decode::Reader;
use crate::rest::service::lookup;
use crate::table::{self, Convert, Field, Join, Path, Table, columns};
use crate::{Backend, Error, ErrorKind, Fields, Result};

/// What to read of the rows of one resource.
#[derive(Debug)]
struct Selection {
    table: &'static Table,
    columns: Vec<&'static Field>,
    custom: Vec<String>,
}

/// What to read of the rows of each resource that a table is made of.
#[derive(Debug)]
struct Selections {
    backend: Backend,
    of_parts: Vec<Selection>,
}

impl Properties for Selections {
    fn of(&self, table: &'static Table) -> Vec<&'static str> {
        self.selection(table)
            .map(|selection| selection.properties(self.backend))
            .unwrap_or_default()
    }

    fn names(&self, table: &'static Table, property: &str) -> bool {
        let selection = self.selection(table);
        let mut columns = selection.iter().flat_map(|selection| &selection.columns);
        columns.any(|field| {
            let path = field.path(self.backend);
            path.is_some_and(|path| path.top() == property)
        })
    }

    fn beside(&self, table: &'static Table, place: &str) -> Vec<&'static str> {
        let selection = self.selection(table);
        let columns = selection.iter().flat_map(|selection| &selection.columns);
        let mut properties = Vec::new();
        for path in columns.filter_map(|field| field.path(self.backend)) {
            if let Path::Nested(object, rest) = path
                && object == place
                && let top = Path::parse(rest).top()
                && !properties.contains(&top)
            {
                properties.push(top);
            }
        }
        properties
    }
}

impl Selections {
    fn selection(&self, table: &'static Table) -> Option<&Selection> {
        let mut parts = self.of_parts.iter();
        parts.find(|selection| std::ptr::eq(selection.table, table))
    }
}

pub(super) async fn load_row(
    rest: &RestBackend,
    table: &str,
    id: i64,
    wanted: &Fields,
) -> Result<Record> {
    let whole = resource(rest, table)?;
    if whole
        .parts(rest.backend)
        .iter()
        .all(|part| part.field("Id").is_none())
    {
        let message = format!("rows of table {table} have no id to load them by");
        return Err(Error::new(ErrorKind::NotFound, message)
            .hinted("query it by the columns that tell its rows apart"));
    }
    let home = whole.home(rest.backend);
    if home.get.is_none() || !home.above.is_empty() {
        return find_row(rest, table, id, wanted).await;
    }
    let selections = selections(rest, whole, wanted, &[]).await?;
    let row = rest.api.get(whole, id, &[], &selections.of(whole)).await?;
    let batch = Batch::of(whole, vec![row]);
    let mut records = read_all(rest, &selections, batch).await?;
    records.pop().ok_or_else(|| missing_row(table, id))
}

/// Looks a row up in its list: not every resource has an endpoint for one of its rows.
async fn find_row(rest: &RestBackend, table: &str, id: i64, wanted: &Fields) -> Result<Record> {
    let mut query = QueryData::new(table);
    query.conditions = vec![("Id".to_owned(), Condition::Equals(id.into()))];
    query.limit = 1;
    let matcher = matcher(rest, table);
    let conditions = query.conditions.clone();
    let meets = move |record: &Record| matcher.all(record, &conditions);
    let mut records = scan(rest, &query, wanted, &["Id"], meets).await?;
    records.pop().ok_or_else(|| missing_row(table, id))
}

pub(super) async fn plan(rest: &RestBackend, query: &QueryData) -> Result<Plan> {
    let custom = lookup::custom_for_query(rest, query).await?;
    let planner = Planner {
        backend: rest.backend,
        custom: custom.as_deref(),
        zone: rest.options.zone,
    };
    let mut plan = planner.plan(query)?;
    plan.lookups = join::lookups(rest, query);
    Ok(plan)
}

pub(super) fn resource(rest: &RestBackend, table: &str) -> Result<&'static Table> {
    table::named(table).ok_or_else(|| {
        let message = format!("table {table} is not served over {}", rest.backend);
        Error::new(ErrorKind::Unsupported, message)
    })
}

fn matcher<'a>(rest: &RestBackend, table: &'a str) -> Matcher<'a> {
    Matcher {
        table,
        zone: rest.options.zone,
    }
}

pub(super) async fn rows(rest: &RestBackend, query: &QueryData) -> Result<Vec<Record>> {
    let wanted = if query.selected.is_empty() {
        Fields::All
    } else {
        Fields::Named(query.selected.clone())
    };
    let needed: Vec<&str> = query
        .conditions
        .iter()
        .map(|(column, _)| column.as_str())
        .chain(query.order.as_ref().map(|order| order.field.as_str()))
        .collect();
    let matcher = matcher(rest, &query.table);
    let meets = |record: &Record| matcher.all(record, &query.conditions);
    scan(rest, query, &wanted, &needed, meets).await
}

/// Counts the rows that meet the conditions by reading their ids: only v1 tells totals, and only of what it filters.
pub(super) async fn count(rest: &RestBackend, mut query: QueryData) -> Result<u64> {
    query.selected = vec!["Id".to_owned()];
    query.order = None;
    (query.limit, query.page) = (u32::MAX, 0);
    let rows = rows(rest, &query).await?;
    Ok(rows.len() as u64)
}

/// Reads rows by the query's plan, keeps those that pass, and cuts the page out of them.
pub(super) async fn scan(
    rest: &RestBackend,
    query: &QueryData,
    wanted: &Fields,
    needed: &[&str],
    passes: impl Fn(&Record) -> bool,
) -> Result<Vec<Record>> {
    let plan = self::plan(rest, query).await?;
    let whole = resource(rest, &query.table)?;
    let selections = Arc::new(selections(rest, whole, wanted, needed).await?);
    let limit = query.limit as usize;
    let skip = limit.saturating_mul(query.page as usize);
    let enough = if plan.sorts_on_client {
        usize::MAX
    } else {
        skip.saturating_add(limit)
    };

    let mut found = Vec::new();
    let mut scanned = 0;
    let properties: Arc<dyn Properties> = Arc::clone(&selections) as _;
    let mut rows = Scan::new(rest, &plan, &properties);
    while found.len() < enough
        && let Some(batch) = rows.next().await?
    {
        scanned += batch.scanned;
        let records = read_all(rest, &selections, batch).await?;
        found.extend(records.into_iter().filter(|record| passes(record)));
        if !plan.is_exact() && scanned > rest.options.row_budget {
            return Err(budget_exceeded(rest));
        }
    }
    if plan.sorts_on_client {
        sort(rest, &mut found, query);
    }
    let page = found.into_iter().skip(skip).take(limit);
    Ok(page.map(|record| project(record, wanted)).collect())
}

/// What the REST user information tells, under the names of `DataService.getUserInfo`.
pub(super) async fn user_info(rest: &RestBackend) -> Result<Record> {
    let info = rest.api.user_info().await?;
    let text = |name: &str| {
        info.get(name)
            .and_then(decode::text)
            .filter(|text| !text.is_empty())
    };
    let (global_id, username) = match rest.backend {
        Backend::RestV2 => (text("id"), text("keap_id")),
        _ => (text("global_user_id"), text("infusionsoft_id")),
    };
    let names: Vec<String> = [text("given_name"), text("family_name")]
        .into_iter()
        .flatten()
        .collect();
    let email = text("email");
    let mut record = Record::new();
    let members = [
        ("globalUserId", global_id),
        ("casUsername", username.or_else(|| email.clone())),
        (
            "displayName",
            Some(names.join(" ")).filter(|name| !name.is_empty()),
        ),
        ("appAlias", text("tenant_id").map(|tenant| app_of(&tenant))),
    ];
    for (name, value) in members {
        if let Some(value) = value {
            record.insert(name, value);
        }
    }
    if let Some(id) = user_id(rest, email).await? {
        record.insert("localUserId", id.to_string());
    }
    Ok(record)
}

async fn user_id(rest: &RestBackend, email: Option<String>) -> Result<Option<i64>> {
    let Some(email) = email else {
        return Ok(None);
    };
    let mut query = QueryData::new("User");
    query.conditions = vec![("Email".to_owned(), Condition::Equals(email.into()))];
    query.selected = vec!["Id".to_owned()];
    let users = rows(rest, &query).await?;
    Ok(users
        .first()
        .and_then(|user| user.get("Id"))
        .and_then(FieldValue::as_i64))
}

async fn read_all(
    rest: &RestBackend,
    selections: &Selections,
    mut batch: Batch,
) -> Result<Vec<Record>> {
    let selection = selections
        .selection(batch.table)
        .ok_or_else(|| Error::impossible("rows came from a table that was not asked"))?;
    hydrate::read_beside(rest, selections, &mut batch).await?;
    let lead_sources = lookup::lead_source_names(rest, &selection.columns, &batch.rows).await?;
    let custom = if selection.custom.is_empty() {
        None
    } else {
        Some(lookup::custom_fields(rest, batch.table, &selection.custom).await?)
    };
    let cards = join::cards_of(rest, &selection.columns, &batch.rows).await?;
    let reader = Reader {
        backend: rest.backend,
        zone: rest.options.zone,
        cards: &cards,
        table: batch.table.name,
        fields: batch.table.columns,
        lead_sources: &lead_sources,
        custom: custom.as_deref(),
    };
    let mut records: Vec<Record> = batch
        .rows
        .iter()
        .map(|row| reader.record(row, &selection.columns, &selection.custom))
        .collect::<Result<_>>()?;
    join::complete(
        rest,
        batch.table,
        &selection.columns,
        &batch.rows,
        &mut records,
    )
    .await?;
    Ok(records)
}

async fn selections(
    rest: &RestBackend,
    table: &'static Table,
    wanted: &Fields,
    needed: &[&str],
) -> Result<Selections> {
    let mut of_parts = Vec::new();
    for part in table.parts(rest.backend) {
        of_parts.push(selection(rest, part, wanted, needed).await?);
    }
    Ok(Selections {
        backend: rest.backend,
        of_parts,
    })
}

async fn selection(
    rest: &RestBackend,
    table: &'static Table,
    wanted: &Fields,
    needed: &[&str],
) -> Result<Selection> {
    let default: Vec<&str> = keap_schema::table(table.name)
        .map(|info| info.default_selection().collect())
        .unwrap_or_default();
    let mut names: Vec<&str> = needed.to_vec();
    let has_custom = table.home(rest.backend).model.is_some();
    let mut custom = Vec::new();
    match wanted {
        Fields::All => {
            let all = table.columns.iter().map(|field| field.column);
            names.extend(all.filter(|name| default.contains(name)));
            if has_custom {
                custom.extend(lookup::custom_fields(rest, table, &[]).await?.columns());
            }
        }
        Fields::Named(wanted) => names.extend(wanted.iter().map(String::as_str)),
    }
    let mut columns: Vec<&'static Field> = Vec::new();
    for name in names {
        if columns::is_custom(name) {
            if has_custom && !custom.iter().any(|known| known == name) {
                custom.push(name.to_owned());
            }
        } else if let Some(field) = table.field(name)
            && field.path(rest.backend).is_some()
            && !columns.iter().any(|known| known.column == field.column)
        {
            columns.push(field);
        }
    }
    Ok(Selection {
        table,
        columns,
        custom,
    })
}

fn sort(rest: &RestBackend, records: &mut [Record], query: &QueryData) {
    let Some(order) = &query.order else {
        return;
    };
    let matcher = matcher(rest, &query.table);
    records.sort_by(|left, right| {
        let ordering = match (left.get(&order.field), right.get(&order.field)) {
            (Some(left), Some(right)) => matcher
                .order(left, right)
                .unwrap_or(std::cmp::Ordering::Equal),
            (left, right) => left.is_some().cmp(&right.is_some()),
        };
        if order.ascending {
            ordering
        } else {
            ordering.reverse()
        }
    });
}

pub(super) fn budget_exceeded(rest: &RestBackend) -> Error {
    let rows = rest.options.row_budget;
    let message = format!("more than {rows} rows would have to be read to find those that match");
    Error::new(ErrorKind::Unsupported, message).explained_by(&QUERY_CONDITION)
}

impl Selection {
    /// The top-level properties that hold the columns.
    fn properties(&self, backend: Backend) -> Vec<&'static str> {
        let mut properties = Vec::new();
        let own = self.columns.iter().flat_map(|field| {
            // Some values are told by the place of another column.
            let other = match field.convert {
                Convert::MinutesBefore(column) => self.table.field(column),
                _ => None,
            };
            [Some(*field), other].into_iter().flatten()
        });
        for path in own.filter_map(|field| field.path(backend)) {
            let top = path.top();
            if !top.is_empty() && !top.starts_with('@') && !properties.contains(&top) {
                properties.push(top);
            }
        }
        let joined = |join: &&Join| {
            let paths = self.columns.iter().filter_map(|field| field.path(backend));
            paths.map(|path| path.top()).any(|top| top == join.mark)
        };
        for join in self.table.joins.iter().filter(joined) {
            if !properties.contains(&join.key) {
                properties.push(join.key);
            }
        }
        if !self.custom.is_empty() {
            properties.push("custom_fields");
        }
        properties
    }
}

fn missing_row(table: &str, id: i64) -> Error {
    let message = format!("table {table} has no row {id}");
    Error::new(ErrorKind::NotFound, message)
}

fn project(mut record: Record, wanted: &Fields) -> Record {
    if let Fields::Named(names) = wanted {
        let extra: Vec<String> = record
            .names()
            .filter(|name| !names.iter().any(|wanted| wanted == name))
            .map(str::to_owned)
            .collect();
        for name in extra {
            record.remove(&name);
        }
    }
    record
}

/// `ab123.infusionsoft.com` names the application `ab123`.
fn app_of(tenant: &str) -> String {
    tenant.split('.').next().unwrap_or(tenant).to_owned()
}
