//! Rows below others, found by the rows of another table that name the ones above.

use std::sync::Arc;

use keap_schema::{Comparison, Condition, QueryData};

use super::{Listing, Parents, Plan, Planner, Reach, Source, ids_of};
use crate::Result;
use crate::rest::query::clause::Pushdown;
use crate::rest::query::ids::id_in;
use crate::table::{Children, NamedBy, Place, Table};

impl Planner<'_> {
    /// The plan by way of the rows that name those above; `None` where there are none, where the query names the rows above
    /// itself, and where the server would list all of the rows that name them.
    pub(super) fn named(
        &self,
        table: &'static Table,
        children: &'static Children,
        query: &QueryData,
    ) -> Result<Option<Plan>> {
        let (Some(by), Place::List(list, values)) =
            (table.endpoints(self.backend).named_by, &children.place)
        else {
            return Ok(None);
        };
        if names_above(children, query) {
            return Ok(None);
        }
        let naming = self.plan(&naming(by, query))?;
        let is_narrow = |(_, pushdown): &(String, Pushdown)| *pushdown != Pushdown::Unsupported;
        if !naming.conditions.iter().any(is_narrow) {
            return Ok(None);
        }
        let mut clauses = self.clauses(table, list);
        let conditions = query.conditions.iter().map(|(column, condition)| {
            let pushdown = match clauses.push(column, condition) {
                // A row above holds more than what it was named for.
                Pushdown::Unsupported if is_filtered(by, &naming, column) => Pushdown::Inexact,
                below => below,
            };
            (column.clone(), pushdown)
        });
        let conditions = conditions.collect();
        let parents = Parents {
            plan: Arc::new(naming),
            needs: &[],
            only: None,
            holds: "",
            named: Some(by.ids),
        };
        let below = Listing {
            list,
            filter: clauses.into_clauses(),
            order: None,
        };
        let source = Source::Below(parents, below, Reach::One(values));
        Ok(Some(Plan {
            sorts_on_client: query.order.is_some(),
            page_size: list.page_size,
            ..self.bare(table, source, conditions)
        }))
    }
}

/// Whether the query says itself which rows above it is about.
fn names_above(children: &Children, query: &QueryData) -> bool {
    let mut conditions = query.conditions.iter();
    conditions.any(|(column, condition)| {
        let mut told = children.pushdown.iter();
        told.any(|(own, above)| own == column && *above == "Id") && ids_of(condition).is_some()
    })
}

/// The query for the rows that name those above.
fn naming(by: &NamedBy, query: &QueryData) -> QueryData {
    let mut naming = QueryData::new(by.table);
    for (column, condition) in &query.conditions {
        if let Some((_, there)) = by.pushdown.iter().find(|(own, _)| own == column) {
            let told = of_naming(there, condition).into_iter();
            let told = told.map(|condition| ((*there).to_owned(), condition));
            naming.conditions.extend(told);
        }
    }
    naming
}

/// What a condition means for the rows that name others. A row without an id of theirs is named by none of them, so a
/// condition that may be met without one is left out; a moment lies between itself and itself, as lists take bounds.
fn of_naming(column: &str, condition: &Condition) -> Vec<Condition> {
    let is_id = column == "Id";
    match condition {
        Condition::In(ids) if is_id && ids.iter().all(|id| *id > 0) => vec![condition.clone()],
        Condition::Equals(value) if is_id && id_in(value).is_some_and(|id| id > 0) => {
            vec![condition.clone()]
        }
        _ if is_id => Vec::new(),
        Condition::Equals(value) => [Comparison::GreaterOrEqual, Comparison::LessOrEqual]
            .map(|bound| Condition::Compare(bound, value.clone()))
            .to_vec(),
        other => vec![other.clone()],
    }
}

/// Whether the server filters the rows that name others by a condition on this column.
fn is_filtered(by: &NamedBy, naming: &Plan, column: &str) -> bool {
    let there = by.pushdown.iter().find(|(own, _)| *own == column);
    there.is_some_and(|(_, there)| {
        let mut conditions = naming.conditions.iter();
        conditions.any(|(name, pushdown)| name == there && *pushdown != Pushdown::Unsupported)
    })
}
