//! How many rows meet the conditions of a query, from a server that tells it, so that they need not be read.
//!
//! Lists of v1 tell their total, and v2 tells the contacts of a tag. A total counts what the server filters: where it
//! filters to a superset or not at all, rows are read and counted.

use std::sync::Arc;

use keap_rest::Cursor;
use keap_schema::{QueryData, Record};

use crate::rest::api::Ask;
use crate::rest::backend::RestBackend;
use crate::rest::query::plan::{self, Explanation, Fetch, Listing, Plan, Source, ids_of};
use crate::rest::query::predicate::Matcher;
use crate::rest::query::scan::split_path;
use crate::rest::query::walk::Reading;
use crate::rest::record::json;
use crate::table::{Endpoint, List, Paging, Table};
use crate::{ErrorKind, Fields, Result};

/// How the rows of one resource are counted.
struct Total {
    plan: Arc<Plan>,
    by: By,
}

/// Who counts them.
enum By {
    /// The list itself, beside any of its pages.
    List,
    /// An endpoint, for each of these ids.
    Endpoint(Endpoint, Vec<i64>),
    /// The facade.
    Reading,
}

/// Counts the rows of a query.
pub(in crate::rest) async fn count(rest: &RestBackend, query: &QueryData) -> Result<u64> {
    let mut count = 0_u64;
    for total in totals(&plan::of_query(rest, query).await?, query) {
        let told = match &total.by {
            By::List => total.of_list(rest).await?,
            By::Endpoint(endpoint, ids) => of_ids(rest, endpoint, ids).await?,
            By::Reading => None,
        };
        let rows = match told {
            Some(rows) => rows,
            None => read(rest, query, &total.plan).await?,
        };
        count = count.saturating_add(rows);
    }
    Ok(count)
}

/// How the rows of a query would be counted.
pub(in crate::rest) fn explain(plan: &Plan, query: &QueryData) -> Explanation {
    let mut explained: Vec<Explanation> = totals(plan, query)
        .iter()
        .map(|total| {
            let fetch = match &total.by {
                By::List => total.listing().map(|listing| (listing.list.of, 1)),
                By::Endpoint(endpoint, ids) => Some((*endpoint, ids.len() as u64)),
                By::Reading => None,
            };
            let mut explanation = total.plan.explain();
            if let Some((endpoint, calls)) = fetch {
                let endpoint = format!("{} {}", endpoint.method, endpoint.path);
                explanation.fetch = Fetch::Total { endpoint, calls };
            }
            explanation
        })
        .collect();
    match (explained.len(), explained.pop()) {
        (1, Some(one)) => one,
        (_, last) => {
            explained.extend(last);
            Explanation {
                fetch: Fetch::Parts(explained),
                ..plan.explain()
            }
        }
    }
}

fn totals(plan: &Plan, query: &QueryData) -> Vec<Total> {
    let plans = match &plan.source {
        Source::Parts(plans) => plans.clone(),
        _ => vec![Arc::new(plan.clone())],
    };
    let plans = plans.into_iter();
    plans.map(|plan| Total::of(plan, query)).collect()
}

impl Total {
    fn of(plan: Arc<Plan>, query: &QueryData) -> Self {
        let counts = |listing: &Listing| listing.list.paging == Paging::Offset;
        let by = match &plan.source {
            Source::List(listing) if counts(listing) && plan.is_exact() => By::List,
            _ => told_by_id(plan.table, &plan, query)
                .map_or(By::Reading, |(endpoint, ids)| By::Endpoint(endpoint, ids)),
        };
        Self { plan, by }
    }

    fn listing(&self) -> Option<&Listing> {
        match &self.plan.source {
            Source::List(listing) => Some(listing),
            _ => None,
        }
    }

    /// What the list tells beside one row; `None` when it does not.
    async fn of_list(&self, rest: &RestBackend) -> Result<Option<u64>> {
        let Some(listing) = self.listing() else {
            return Ok(None);
        };
        let list = List {
            page_size: 1,
            ..*listing.list
        };
        let (path, filter) = split_path(&listing.filter);
        let ask = Ask {
            filter: &filter,
            order: None,
            properties: &[],
            path: &path,
        };
        rest.api.total(&list, &ask, Cursor::Start).await
    }
}

/// The endpoint that counts the rows with an id in a column, when the query asks for nothing else.
fn told_by_id(table: &Table, plan: &Plan, query: &QueryData) -> Option<(Endpoint, Vec<i64>)> {
    let (endpoint, column) = table.endpoints(plan.backend).total?;
    let [(asked, condition)] = query.conditions.as_slice() else {
        return None;
    };
    let mut ids = ids_of(condition).filter(|_| asked == column)?;
    ids.sort_unstable();
    ids.dedup();
    Some((endpoint, ids))
}

/// `None` when the server does not know one of them, or does not count.
async fn of_ids(rest: &RestBackend, endpoint: Endpoint, ids: &[i64]) -> Result<Option<u64>> {
    let mut count = 0_u64;
    for id in ids {
        let told = match rest.api.answer(endpoint, *id).await {
            Ok(answer) => answer.get("count").and_then(json::integer),
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => return Err(error),
        };
        let Some(rows) = told.and_then(|rows| u64::try_from(rows).ok()) else {
            return Ok(None);
        };
        count = count.saturating_add(rows);
    }
    Ok(Some(count))
}

async fn read(rest: &RestBackend, query: &QueryData, plan: &Arc<Plan>) -> Result<u64> {
    let wanted = Fields::Named(query.selected.clone());
    let conditions = query.conditions.iter();
    let needed: Vec<&str> = conditions.map(|(column, _)| column.as_str()).collect();
    let matcher = Matcher {
        table: &query.table,
        zone: rest.options.zone,
    };
    let meets = |record: &Record| matcher.all(record, &query.conditions);
    let mut reading = Reading::of(rest, query, &wanted, &needed, meets).await?;
    reading.plan = Plan::clone(plan);
    reading.count().await
}
