//! Rows of tables over REST: one row, or the rows that meet conditions.

pub(super) mod clause;
pub(super) mod hydrate;
mod ids;
pub(super) mod join;
pub(super) mod joined;
pub(super) mod numbered;
pub(super) mod pages;
pub(super) mod plan;
pub(super) mod predicate;
pub(super) mod projection;
pub(super) mod pushdown;
pub(super) mod read_rows;
pub(super) mod scan;
pub(super) mod total;
pub(super) mod walk;

use keap_schema::{Condition, FieldType, FieldValue, MAX_PAGE, QueryData, Record};

use crate::rest::backend::RestBackend;
use crate::rest::query::ids::id_column;
use crate::rest::query::predicate::Matcher;
use crate::rest::query::walk::{Reading, Start};
use crate::{Backend, Fields, Result, table};

/// All rows of a query, or those of its page: each time from the first row on.
pub(super) async fn rows(rest: &RestBackend, query: &QueryData) -> Result<Vec<Record>> {
    asked(rest, query, false).await
}

/// The rows of a page that a program asked for by its number. Where it ends is remembered. A page is one as XML-RPC gives
/// it, where a larger limit is cut and pages are counted by what is left of it: a program that goes on while pages are full
/// would else pass rows over, or end early.
pub(super) async fn page(rest: &RestBackend, mut query: QueryData) -> Result<Vec<Record>> {
    query.limit = query.limit.min(MAX_PAGE);
    leave_out_any(rest.backend, &mut query);
    asked(rest, &query, true).await
}

/// Leaves out that there is any id. Programs of XML-RPC ask for it because an empty struct of conditions does not say what
/// it means; every row meets it, and without it the server filters all that is filtered.
pub(super) fn leave_out_any(backend: Backend, query: &mut QueryData) {
    let Some(id) = keap_schema::table(&query.table).and_then(|table| {
        let first = |name: Option<&str>| {
            let mut ids = table.columns.iter();
            ids.find(|column| {
                name.is_none_or(|name| column.name == name) && column.field_type == FieldType::Id
            })
        };
        first(Some("Id")).or_else(|| first(None))
    }) else {
        return;
    };
    let parts = table::named(&query.table).map(|table| table.parts(backend));
    let is_told = parts.is_some_and(|parts| {
        let mut parts = parts.iter();
        parts.all(|part| {
            part.field(id.name)
                .is_some_and(|field| field.path(backend).is_some())
        })
    });
    let is_any = |condition: &Condition| match condition {
        Condition::Like(pattern) => !pattern.is_empty() && pattern.chars().all(|sign| sign == '%'),
        condition => *condition == Condition::NotNull,
    };
    if is_told {
        query
            .conditions
            .retain(|(column, condition)| column != id.name || !is_any(condition));
    }
}

async fn asked(rest: &RestBackend, query: &QueryData, is_numbered: bool) -> Result<Vec<Record>> {
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
        .chain(query.besides.iter().map(String::as_str))
        .collect();
    let matcher = Matcher {
        table: &query.table,
        zone: rest.options.zone,
    };
    let meets = |record: &Record| matcher.all(record, &query.conditions);
    let reading = Reading::of(rest, query, &wanted, &needed, meets).await?;
    if is_numbered && !reading.plan.sorts_on_client && query.limit > 0 {
        numbered::read(&reading).await
    } else {
        from_first(&reading).await
    }
}

/// Counts the rows that meet the conditions.
pub(super) async fn count(rest: &RestBackend, query: QueryData) -> Result<u64> {
    total::count(rest, &counted(rest.backend, query)).await
}

/// The query whose rows are counted.
pub(super) fn counted(backend: Backend, mut query: QueryData) -> QueryData {
    leave_out_any(backend, &mut query);
    query.selected = vec!["Id".to_owned()];
    query.order = None;
    (query.limit, query.page) = (u32::MAX, 0);
    query
}

/// Reads rows by the query's plan, keeps those that pass, and cuts the page out of them.
pub(super) async fn scan(
    rest: &RestBackend,
    query: &QueryData,
    wanted: &Fields,
    needed: &[&str],
    passes: impl Fn(&Record) -> bool + Sync,
) -> Result<Vec<Record>> {
    from_first(&Reading::of(rest, query, wanted, needed, passes).await?).await
}

async fn from_first<P: Fn(&Record) -> bool + Sync>(
    reading: &Reading<'_, P>,
) -> Result<Vec<Record>> {
    let query = reading.query;
    if !reading.plan.sorts_on_client {
        let page = reading.page(&Start::first(), &()).await;
        return page.map_err(|stopped| stopped.error);
    }
    let mut found = reading.all().await?;
    sort(reading.rest, &mut found, query);
    let limit = query.limit as usize;
    let skip = limit.saturating_mul(query.page as usize);
    Ok(reading.shown(found.into_iter().skip(skip).take(limit)))
}

fn sort(rest: &RestBackend, records: &mut [Record], query: &QueryData) {
    let Some(order) = &query.order else {
        return;
    };
    let matcher = Matcher {
        table: &query.table,
        zone: rest.options.zone,
    };
    // Rows that are alike come by their ids, however the lists of the server are ordered. Those without one keep their place.
    let column = id_column(&query.table);
    let id = |record: &Record| record.get(column).and_then(FieldValue::as_i64);
    records.sort_by_key(id);
    records.sort_by(|left, right| {
        let ordering = match (left.get(&order.field), right.get(&order.field)) {
            (Some(left), Some(right)) => matcher
                .order(&order.field, left, right)
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
