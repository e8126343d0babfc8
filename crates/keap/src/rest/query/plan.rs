//! What a `DataService.query` becomes over REST, decided before anything is sent.

use std::collections::HashSet;
use std::sync::Arc;

use keap_schema::{Condition, QueryData, Record, Zone};

use crate::difference::{APPOINTMENTS_IN_V2, NO_TABLE};
use crate::rest::backend::RestBackend;
use crate::rest::custom_fields::custom_for_query;
use crate::rest::query::clause::{Clause, Pushdown};
use crate::rest::query::ids::id_in;
use crate::rest::query::predicate::Matcher;
use crate::rest::query::pushdown::Clauses;
use crate::rest::record::custom::CustomFields;
use crate::table::{self, Across, Children, Choice, List, Path, Place, Rows, Table};
use crate::{Backend, Error, ErrorKind, Result};

mod cost;
mod explain;
mod lookups;
mod named;
mod never;

pub use cost::Cost;
pub use explain::{Explanation, Fetch, PageStart};

/// How a query is served. It holds what its execution needs, so that nothing has to be looked up again on the way.
#[derive(Clone, Debug)]
pub(in crate::rest) struct Plan {
    pub(in crate::rest) backend: Backend,
    /// The description of the rows that are fetched.
    pub(in crate::rest) table: &'static Table,
    pub(in crate::rest) source: Source,
    /// How each condition is met, by column.
    pub(in crate::rest) conditions: Vec<(String, Pushdown)>,
    /// Whether all matching rows are collected and sorted by the facade before the page is cut.
    pub(in crate::rest) sorts_on_client: bool,
    /// Rows per call.
    pub(in crate::rest) page_size: u32,
    /// Calls besides those that fetch rows, in words: `the model of custom fields, once`.
    pub(in crate::rest) lookups: Vec<&'static str>,
}

/// Where the rows of a plan come from.
#[derive(Clone, Debug)]
pub(in crate::rest) enum Source {
    /// One call per id.
    Ids(Vec<i64>),
    /// Pages of a list.
    List(Listing),
    /// Inside the JSON of the rows of another table.
    Inside(Parents, &'static str),
    /// A list below the rows of another table.
    Below(Parents, Listing, Reach),
    /// One resource after the other.
    Parts(Vec<Arc<Plan>>),
}

/// The rows above others.
#[derive(Clone, Debug)]
pub(in crate::rest) struct Parents {
    pub(in crate::rest) plan: Arc<Plan>,
    /// The properties that finding the rows below takes.
    pub(in crate::rest) needs: &'static [&'static str],
    /// The only ones that are looked below, by the property that has their ids.
    pub(in crate::rest) only: Option<(&'static str, Vec<i64>)>,
    /// The property that is empty where nothing is below; empty when none tells.
    pub(in crate::rest) holds: &'static str,
    /// When these rows only name the ones that are looked below: the property that holds their ids.
    pub(in crate::rest) named: Option<&'static str>,
}

/// Below how many rows a list is.
#[derive(Clone, Copy, Debug)]
pub(in crate::rest) enum Reach {
    /// Below one. The values of the list's path come from that row.
    One(&'static [(&'static str, &'static str)]),
    /// Below several at once.
    Across(&'static Across),
}

impl Reach {
    pub(in crate::rest) fn at_once(self) -> usize {
        match self {
            Self::One(_) => 1,
            Self::Across(across) => across.most,
        }
    }
}

/// A list, and what it is asked for.
#[derive(Clone, Debug)]
pub(in crate::rest) struct Listing {
    pub(in crate::rest) list: &'static List,
    /// The query parameters. For v2 they are clauses of `filter`.
    pub(in crate::rest) filter: Vec<Clause>,
    /// The server's name of the order, and whether it ascends.
    pub(in crate::rest) order: Option<(&'static str, bool)>,
}

/// What a plan is made from, besides the query.
#[derive(Clone, Copy)]
pub(in crate::rest) struct Planner<'a> {
    pub(in crate::rest) backend: Backend,
    pub(in crate::rest) custom: Option<&'a CustomFields>,
    pub(in crate::rest) zone: Zone,
}

/// The plan of a query. Reads the model of the custom fields that it names.
pub(in crate::rest) async fn of_query(rest: &RestBackend, query: &QueryData) -> Result<Plan> {
    let custom = custom_for_query(rest, query).await?;
    let planner = Planner {
        backend: rest.backend,
        custom: custom.as_deref(),
        zone: rest.options.zone,
    };
    let mut plan = planner.plan(query)?;
    plan.lookups = lookups::lookups(query, &plan);
    Ok(plan)
}

impl Planner<'_> {
    /// Decides how to serve a query. Columns are checked before, see `coverage::check`.
    ///
    /// # Errors
    /// `Unsupported` when no resource of the backend can hold such rows.
    pub(in crate::rest) fn plan(&self, query: &QueryData) -> Result<Plan> {
        let Some(table) = table::named(&query.table) else {
            let message = format!("table {} is not served over {}", query.table, self.backend);
            return Err(Error::new(ErrorKind::Unsupported, message).explained_by(&NO_TABLE));
        };
        self.of(table, query)
    }

    /// Decides how to serve a query from one resource.
    pub(in crate::rest) fn of(&self, table: &'static Table, query: &QueryData) -> Result<Plan> {
        let mut conditions = query.conditions.iter();
        if conditions.any(|(column, condition)| never::is_never_met(table, column, condition)) {
            let exact = |(column, _): &(String, Condition)| (column.clone(), Pushdown::Exact);
            let conditions = query.conditions.iter().map(exact).collect();
            return Ok(Plan {
                sorts_on_client: query.order.is_some(),
                ..self.bare(table, Source::Ids(Vec::new()), conditions)
            });
        }
        match &table.endpoints(self.backend).rows {
            Rows::Parts => self.parts(table, table.parts(self.backend), query),
            Rows::Choice(choices) => self.choose(table, choices, query),
            Rows::Children(children) => match self.named(table, children, query)? {
                Some(plan) => Ok(plan),
                None => self.children(table, children, query),
            },
            Rows::List(list) => Ok(self.list(table, list, query)),
            Rows::None => {
                let message = format!("table {} cannot be read over {}", table.name, self.backend);
                Err(Error::new(ErrorKind::Unsupported, message).explained_by(&NO_TABLE))
            }
        }
    }

    fn list(&self, table: &'static Table, list: &'static List, query: &QueryData) -> Plan {
        let (mut ids, mut conditions) = (None, Vec::new());
        let mut clauses = self.clauses(table, list);
        for (column, condition) in &query.conditions {
            if column == "Id"
                && let Some(wanted) = ids_of(condition)
                && self.fetches_by_id(table, list)
            {
                ids = Some(wanted);
                conditions.push((column.clone(), Pushdown::Exact));
                continue;
            }
            let pushdown = clauses.push(column, condition);
            conditions.push((column.clone(), pushdown));
        }
        let wanted = query.order.as_ref();
        let order = wanted.and_then(|order| {
            let known = list
                .orders
                .iter()
                .find(|(column, _)| *column == order.field);
            known.map(|(_, name)| (*name, order.ascending))
        });
        let by_ids = ids.is_some();
        let source = match ids {
            Some(ids) => Source::Ids(ids),
            None => Source::List(Listing {
                list,
                filter: clauses.into_clauses(),
                order,
            }),
        };
        Plan {
            sorts_on_client: wanted.is_some() && (order.is_none() || by_ids),
            page_size: list.page_size,
            ..self.bare(table, source, conditions)
        }
    }

    fn clauses(&self, table: &'static Table, list: &'static List) -> Clauses<'_> {
        Clauses::new(self.backend, self.zone, self.custom, table, list)
    }

    /// A list that cannot filter by id is not searched when one call reads the row.
    fn fetches_by_id(&self, table: &Table, list: &List) -> bool {
        let endpoints = table.endpoints(self.backend);
        let filtered = list.filters.iter().any(|filter| filter.column == "Id");
        endpoints.get.is_some() && endpoints.path_columns.is_empty() && !filtered
    }

    fn children(
        &self,
        table: &'static Table,
        children: &'static Children,
        query: &QueryData,
    ) -> Result<Plan> {
        let mut above = QueryData::new(children.parent);
        let (mut conditions, mut pushed) = (Vec::new(), Vec::new());
        let mut only = None;
        let mut clauses = match &children.place {
            Place::Inside(_) => None,
            Place::List(list, _) | Place::Across(list, _) => Some(self.clauses(table, list)),
        };
        for (column, condition) in &query.conditions {
            let parent = children.pushdown.iter().find(|(own, _)| own == column);
            if let Some((_, column_above)) = parent {
                above
                    .conditions
                    .push(((*column_above).to_owned(), condition.clone()));
                pushed.push(conditions.len());
                if *column_above == "Id" {
                    only = only.or_else(|| ids_of(condition));
                }
            }
            let pushdown = match &mut clauses {
                Some(clauses) if parent.is_none() => clauses.push(column, condition),
                _ => Pushdown::Unsupported,
            };
            conditions.push((column.clone(), pushdown));
        }
        let parents = self.plan(&above)?;
        for (place, (_, pushdown)) in pushed.into_iter().zip(&parents.conditions) {
            conditions[place].1 = *pushdown;
        }
        let id = parents
            .table
            .field("Id")
            .and_then(|id| id.path(self.backend));
        let only = match id {
            Some(Path::Property(place)) => only.map(|ids| (place, ids)),
            // Nobody can tell which of the rows above they are.
            _ => None,
        };
        let parents = Parents {
            plan: Arc::new(parents),
            needs: children.needs,
            only,
            holds: table.endpoints(self.backend).holds,
            named: None,
        };
        let filter = clauses.map(Clauses::into_clauses).unwrap_or_default();
        let below = |list: &'static List| Listing {
            list,
            filter,
            order: None,
        };
        let (source, page_size) = match &children.place {
            Place::Inside(path) => (Source::Inside(parents, path), 0),
            Place::List(list, values) => {
                let reach = Reach::One(values);
                (Source::Below(parents, below(list), reach), list.page_size)
            }
            Place::Across(list, across) => {
                let reach = Reach::Across(across);
                (Source::Below(parents, below(list), reach), list.page_size)
            }
        };
        Ok(Plan {
            sorts_on_client: query.order.is_some(),
            page_size,
            ..self.bare(table, source, conditions)
        })
    }

    /// The first way whose column the query pins.
    fn choose(
        &self,
        table: &'static Table,
        choices: &'static [Choice],
        query: &QueryData,
    ) -> Result<Plan> {
        let pins = |choice: &&Choice| {
            let mut conditions = query.conditions.iter();
            conditions.any(|(name, condition)| {
                let ids = ids_of(condition).filter(|_| name == choice.by);
                ids.is_some_and(|ids| ids.len() <= choice.most)
            })
        };
        let choice = choices
            .iter()
            .find(|choice| choice.by.is_empty() || pins(choice));
        let on_this_way = choice.map_or(&[][..], |choice| choice.parts);
        let there = table.parts(self.backend).into_iter();
        let parts = there.filter(|part| on_this_way.iter().any(|one| std::ptr::eq(*one, *part)));
        self.parts(table, parts.collect(), query)
    }

    fn parts(
        &self,
        table: &'static Table,
        parts: Vec<&'static Table>,
        query: &QueryData,
    ) -> Result<Plan> {
        let wanted = parts.iter().filter(|part| self.may_hold(part, query));
        let plans: Vec<Plan> = wanted
            .map(|part| self.of(part, query))
            .collect::<Result<_>>()?;
        match <[Plan; 1]>::try_from(plans) {
            Ok([plan]) => Ok(plan),
            Err(plans) if plans.is_empty() => {
                let message = format!("{} has no rows of this kind", self.backend);
                let error = Error::new(ErrorKind::Unsupported, message);
                let known = table.differences.first().copied();
                let of_actions = || (table.name == "ContactAction").then_some(&APPOINTMENTS_IN_V2);
                Err(match known.or_else(of_actions) {
                    Some(known) => error.explained_by(known),
                    None => error.hinted("query other rows of the table, or ask XML-RPC for these"),
                })
            }
            Err(plans) => Ok(Plan {
                sorts_on_client: query.order.is_some(),
                page_size: plans.iter().map(|plan| plan.page_size).max().unwrap_or(0),
                conditions: merge(&plans),
                ..self.bare(
                    table,
                    Source::Parts(plans.into_iter().map(Arc::new).collect()),
                    Vec::new(),
                )
            }),
        }
    }

    /// Whether a resource can hold rows that meet the conditions on what it says of all of them.
    fn may_hold(&self, part: &Table, query: &QueryData) -> bool {
        let constants = part.columns.iter().filter_map(|field| {
            let value = field.constant(self.backend)?;
            Some((field.column, value))
        });
        let record: Record = constants.collect();
        let matcher = Matcher {
            table: part.name,
            zone: self.zone,
        };
        let about: Vec<(String, Condition)> = query
            .conditions
            .iter()
            .filter(|(column, _)| record.contains(column))
            .cloned()
            .collect();
        matcher.all(&record, &about)
    }

    fn bare(
        &self,
        table: &'static Table,
        source: Source,
        conditions: Vec<(String, Pushdown)>,
    ) -> Plan {
        Plan {
            backend: self.backend,
            table,
            source,
            conditions,
            sorts_on_client: false,
            page_size: 0,
            lookups: Vec::new(),
        }
    }
}

impl Plan {
    /// Whether every condition is met by the server, so that each row that arrives counts.
    pub(in crate::rest) fn is_exact(&self) -> bool {
        self.conditions
            .iter()
            .all(|(_, pushdown)| *pushdown == Pushdown::Exact)
    }
}

/// A condition is met as the resource that does least meets it.
fn merge(plans: &[Plan]) -> Vec<(String, Pushdown)> {
    let mut merged = plans
        .first()
        .map_or_else(Vec::new, |plan| plan.conditions.clone());
    for plan in plans {
        for (all, one) in merged.iter_mut().zip(&plan.conditions) {
            if all.1 == Pushdown::Exact || one.1 == Pushdown::Unsupported {
                all.1 = one.1;
            }
        }
    }
    merged
}

/// The ids that a condition asks for, when it asks for some.
pub(in crate::rest) fn ids_of(condition: &Condition) -> Option<Vec<i64>> {
    match condition {
        // Who names an id twice wants its row once.
        Condition::In(ids) => {
            let mut seen = HashSet::new();
            let once = ids.iter().copied().filter(|id| *id > 0 && seen.insert(*id));
            Some(once.collect())
        }
        Condition::Equals(value) => id_in(value).map(|id| vec![id]),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
