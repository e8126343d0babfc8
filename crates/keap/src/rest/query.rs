//! Rows of tables over REST: one row, or the rows that meet conditions.

pub(super) mod clause;
pub(super) mod hydrate;
pub(super) mod join;
pub(super) mod pages;
pub(super) mod plan;
pub(super) mod predicate;
pub(super) mod projection;
pub(super) mod pushdown;
pub(super) mod read_rows;
pub(super) mod scan;

use std::sync::Arc;

use keap_schema::{QueryData, Record};

use crate::rest::backend::RestBackend;
use crate::rest::query::predicate::Matcher;
use crate::rest::query::read_rows::read_rows;
use crate::rest::query::scan::{Properties, Scan, budget_exceeded};
use crate::{Fields, Result};

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
    let matcher = Matcher {
        table: &query.table,
        zone: rest.options.zone,
    };
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
    let plan = plan::of_query(rest, query).await?;
    let whole = rest.resource(&query.table)?;
    let selections = Arc::new(projection::selections(rest, whole, wanted, needed).await?);
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
        let records = read_rows(rest, &selections, batch).await?;
        found.extend(records.into_iter().filter(|record| passes(record)));
        if !plan.is_exact() && scanned > rest.options.row_budget {
            return Err(budget_exceeded(rest));
        }
    }
    if plan.sorts_on_client {
        sort(rest, &mut found, query);
    }
    let page = found.into_iter().skip(skip).take(limit);
    Ok(page
        .map(|record| projection::project(record, wanted))
        .collect())
}

fn sort(rest: &RestBackend, records: &mut [Record], query: &QueryData) {
    let Some(order) = &query.order else {
        return;
    };
    let matcher = Matcher {
        table: &query.table,
        zone: rest.options.zone,
    };
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
