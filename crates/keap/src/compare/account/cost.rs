//! How many calls a target takes on each backend.

use keap_schema::{MAX_PAGE, QueryData};

use super::drawn::asks_columns;
use super::{Asks, Target, material};
use crate::rest::{Cost, Fetch};
use crate::table::columns::is_custom;
use crate::{Backend, Keap};

/// How often an operation is asked whose arguments are drawn from the account.
pub const SAMPLES: u64 = 3;

/// The calls of a target on one backend.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Calls {
    /// Who is asked.
    pub backend: Backend,
    /// What the calls depend on; none where the calls are not known beforehand.
    cost: Option<Cost>,
}

/// The calls of a target on each of its backends. Sends nothing.
pub async fn calls(keap: &Keap, target: &Target) -> Vec<Calls> {
    let mut all = Vec::with_capacity(target.backends.len());
    for &backend in &target.backends {
        let cost = match &target.asks {
            Asks::Rows(query) => of_rows(keap, query, backend).await,
            Asks::Call(_) => Some(some(1)),
            // What it is asked with is read once for all operations.
            Asks::Drawn(operation, _) => {
                let is_reference = target.backends.first() == Some(&backend);
                let columns = u64::from(is_reference && asks_columns(*operation));
                Some(some(match material(*operation).is_empty() {
                    true => 1,
                    false => SAMPLES * (1 + columns),
                }))
            }
        };
        all.push(Calls { backend, cost });
    }
    all
}

fn some(fixed: u64) -> Cost {
    Cost {
        fixed,
        ..Cost::default()
    }
}

async fn of_rows(keap: &Keap, query: &QueryData, backend: Backend) -> Option<Cost> {
    if backend == Backend::XmlRpc {
        // One call more counts the rows, for whoever waits, and one asks for columns that not all servers have.
        let table = keap_schema::table(&query.table).filter(|_| query.selected.is_empty());
        let asks = table.is_some_and(|table| table.uncertain_selection().next().is_some());
        return Some(Cost {
            fixed: if asks { 2 } else { 1 },
            pages: vec![(query.table.clone(), MAX_PAGE)],
            per_row: Vec::new(),
        });
    }
    // The custom field of a condition or an order would be looked up.
    let conditions = query.conditions.iter().map(|(column, _)| column);
    let mut sought = conditions.chain(query.order.iter().map(|order| &order.field));
    if sought.any(|column| is_custom(column)) {
        return None;
    }
    let query = &without_custom(query);
    let rest = match backend {
        Backend::RestV1 => keap.rest_v1(),
        _ => keap.rest_v2(),
    }?;
    let explained = rest.explain(query).await.ok()?;
    let mut cost = explained.cost();
    // The names of custom fields, once for all tables of a kind.
    if matches!(explained.fetch, Fetch::List { .. }) {
        cost.fixed += 1;
    }
    Some(cost)
}

/// A query for the columns of the table alone: custom fields come with the same calls, and would be looked up.
fn without_custom(query: &QueryData) -> QueryData {
    let mut query = query.clone();
    let names_some = !query.selected.is_empty();
    query.selected.retain(|column| !is_custom(column));
    if names_some && query.selected.is_empty() {
        query.selected.push("Id".to_owned());
    }
    query
}

impl Calls {
    /// How many calls it will be, when each table has as many rows as `rows` says; none when that depends on something
    /// that is not known.
    pub fn at(&self, table: &str, rows: impl Fn(&str) -> Option<u64>) -> Option<u64> {
        let cost = self.cost.as_ref()?;
        // A part of a table has no more rows than the table; of another table that is read for it nobody knows.
        let is_other = |name: &str| name != table && keap_schema::table(name).is_some();
        let of = |name: &str| rows(name).or_else(|| rows(table).filter(|_| !is_other(name)));
        let mut calls = cost.fixed;
        for (name, size) in &cost.pages {
            let pages = of(name)?.div_ceil(u64::from((*size).max(1))).max(1);
            calls = calls.saturating_add(pages);
        }
        for name in &cost.per_row {
            calls = calls.saturating_add(of(name)?);
        }
        Some(calls)
    }

    /// The tables and lists whose rows the calls depend on.
    pub fn parts(&self) -> impl Iterator<Item = &str> {
        let cost = self.cost.iter();
        cost.flat_map(|cost| {
            let pages = cost.pages.iter().map(|(name, _)| name.as_str());
            pages.chain(cost.per_row.iter().map(String::as_str))
        })
    }

    /// What the calls depend on, in words: `1 call per 1000 rows of Contact`.
    pub fn words(&self) -> String {
        match &self.cost {
            Some(cost) => cost.to_string(),
            None => "not known beforehand".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_follow_the_rows_of_what_is_read() {
        let calls = Calls {
            backend: Backend::RestV2,
            cost: Some(Cost {
                fixed: 1,
                pages: vec![("Contact".into(), 1000), ("Task".into(), 100)],
                per_row: vec!["Job".into()],
            }),
        };
        let rows = |name: &str| match name {
            "Contact" => Some(2_001),
            "ContactAction" => Some(250),
            "Job" => Some(7),
            _ => None,
        };
        assert_eq!(calls.at("ContactAction", rows), Some(1 + 3 + 3 + 7));
        assert_eq!(calls.at("Ticket", |_| None), None);
        let own = |name: &str| (name == "ContactAction").then_some(250);
        assert_eq!(calls.at("ContactAction", own), None);
        assert_eq!(
            calls.parts().collect::<Vec<_>>(),
            ["Contact", "Task", "Job"]
        );
        assert!(calls.words().contains("1 call per row of Job"));
    }

    #[test]
    fn the_same_part_twice_is_told_once() {
        let calls = Calls {
            backend: Backend::RestV2,
            cost: Some(Cost {
                fixed: 1,
                pages: vec![
                    ("ProductInterestBundle".into(), 1000),
                    ("Task".into(), 100),
                    ("ProductInterestBundle".into(), 1000),
                ],
                per_row: Vec::new(),
            }),
        };
        assert_eq!(
            calls.words(),
            "1 call, 2 calls per 1000 rows of ProductInterestBundle, 1 call per 100 rows of Task"
        );
    }
}
