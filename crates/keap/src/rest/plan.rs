//! What a `DataService.query` becomes over REST, decided before anything is sent.

use std::fmt;

use keap_schema::{Condition, QueryData, Record, Zone};

use super::custom::CustomFields;
use super::matching::Matcher;
use super::push::{IN_PATH, Pusher};
use crate::difference::{APPOINTMENTS_IN_V2, NO_TABLE};
use crate::resource::{self, Below, Choice, List, Paging, Place, Rows, Table};
use crate::{Backend, Error, ErrorKind, Result};

mod cost;

pub use cost::Cost;

/// How one condition is met.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Filtering {
    /// The server filters exactly.
    Server,
    /// The server filters to a superset, the facade does the rest.
    Both,
    /// The facade filters all rows that arrive.
    Client,
}

/// A clause of a filter: key, operator, value. The operator is `=` for parameters of v1, and `/` for a placeholder of
/// the path.
pub type Clause = (String, &'static str, String);

/// A plan for a query.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Plan {
    /// The backend it is for.
    pub backend: Backend,
    /// The table whose rows are fetched.
    pub table: String,
    /// Which of the resources that the table is made of; empty when there is one.
    pub part: &'static str,
    /// How the rows are fetched.
    pub fetch: Fetch,
    /// How each condition is met, by column.
    pub conditions: Vec<(String, Filtering)>,
    /// Whether all matching rows are collected and sorted by the facade before the page is cut.
    pub sorts_on_client: bool,
    /// Rows per call.
    pub page_size: u32,
    /// Calls besides those that fetch rows, in words: `the model of custom fields, once`.
    pub lookups: Vec<&'static str>,
}

/// How the rows of a plan are fetched.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Fetch {
    /// One call per id.
    ByIds(Vec<i64>),
    /// Pages of a list, with these query parameters. For v2 they are clauses of `filter`.
    List {
        /// The query parameters.
        filter: Vec<Clause>,
        /// The server's name of the order, and whether it ascends.
        order: Option<(&'static str, bool)>,
        /// Whether one answer holds everything.
        whole: bool,
    },
    /// Rows that stand below the rows of another table.
    Below {
        /// How the rows above are fetched.
        parents: Box<Plan>,
        /// The filter of the list below each of them; `None` when the rows are inside the parent's own answer.
        list: Option<Vec<Clause>>,
    },
    /// One resource after the other.
    Parts(Vec<Plan>),
}

/// What a plan is made from, besides the query.
#[derive(Clone, Copy)]
pub(super) struct Planner<'a> {
    pub(super) backend: Backend,
    pub(super) custom: Option<&'a CustomFields>,
    pub(super) zone: Zone,
}

impl Planner<'_> {
    /// Decides how to serve a query. Columns are checked before, see `support`.
    ///
    /// # Errors
    /// `Unsupported` when no resource of the backend can hold such rows.
    pub(super) fn plan(&self, query: &QueryData) -> Result<Plan> {
        let Some(table) = resource::table(&query.table) else {
            let message = format!("table {} is not served over {}", query.table, self.backend);
            return Err(Error::new(ErrorKind::Unsupported, message).explained_by(&NO_TABLE));
        };
        self.of(table, query)
    }

    /// Decides how to serve a query from one resource.
    pub(super) fn of(&self, table: &'static Table, query: &QueryData) -> Result<Plan> {
        match &table.home(self.backend).rows {
            Rows::Parts(_) => self.parts(table, table.parts(self.backend), query),
            Rows::Choice(choices) => self.choose(table, choices, query),
            Rows::Below(below) => self.below(table, below, query),
            Rows::List(list) => Ok(self.list(table, list, query)),
            Rows::None => {
                let message = format!("table {} cannot be read over {}", table.name, self.backend);
                Err(Error::new(ErrorKind::Unsupported, message).explained_by(&NO_TABLE))
            }
        }
    }

    fn list(&self, table: &'static Table, list: &'static List, query: &QueryData) -> Plan {
        let (mut ids, mut conditions) = (None, Vec::new());
        let mut pusher = Pusher::new(*self, table, list);
        for (column, condition) in &query.conditions {
            if column == "Id"
                && let Some(wanted) = ids_of(condition)
                && self.fetches_by_id(table, list)
            {
                ids = Some(wanted);
                conditions.push((column.clone(), Filtering::Server));
                continue;
            }
            let filtering = pusher.push(column, condition);
            conditions.push((column.clone(), filtering));
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
        let fetch = match ids {
            Some(ids) => Fetch::ByIds(ids),
            None => Fetch::List {
                filter: pusher.into_clauses(),
                order,
                whole: list.paging == Paging::Whole,
            },
        };
        Plan {
            sorts_on_client: wanted.is_some() && (order.is_none() || by_ids),
            page_size: list.page_size,
            ..self.bare(table, fetch, conditions)
        }
    }

    /// A list that cannot filter by id is not searched when one call reads the row.
    fn fetches_by_id(&self, table: &Table, list: &List) -> bool {
        let home = table.home(self.backend);
        let filtered = list.filters.iter().any(|filter| filter.column == "Id");
        home.get.is_some() && home.above.is_empty() && !filtered
    }

    fn below(
        &self,
        table: &'static Table,
        below: &'static Below,
        query: &QueryData,
    ) -> Result<Plan> {
        let mut above = QueryData::new(below.parent);
        let (mut conditions, mut pushed) = (Vec::new(), Vec::new());
        let list = match &below.place {
            Place::Inside(_) => None,
            Place::List(list, _) => Some(list),
        };
        let mut pusher = list.map(|list| Pusher::new(*self, table, list));
        for (column, condition) in &query.conditions {
            let parent = below.pushes.iter().find(|(own, _)| own == column);
            if let Some((_, column_above)) = parent {
                above
                    .conditions
                    .push(((*column_above).to_owned(), condition.clone()));
                pushed.push(conditions.len());
            }
            let filtering = match &mut pusher {
                Some(pusher) if parent.is_none() => pusher.push(column, condition),
                _ => Filtering::Client,
            };
            conditions.push((column.clone(), filtering));
        }
        let parents = self.plan(&above)?;
        for (place, (_, filtering)) in pushed.into_iter().zip(&parents.conditions) {
            conditions[place].1 = filtering.clone();
        }
        let fetch = Fetch::Below {
            list: pusher.map(Pusher::into_clauses),
            parents: Box::new(parents),
        };
        Ok(Plan {
            sorts_on_client: query.order.is_some(),
            page_size: list.map_or(0, |list| list.page_size),
            ..self.bare(table, fetch, conditions)
        })
    }

    /// The first way whose column the query pins.
    fn choose(
        &self,
        table: &'static Table,
        choices: &'static [Choice],
        query: &QueryData,
    ) -> Result<Plan> {
        let pins = |column: &str| {
            let mut conditions = query.conditions.iter();
            conditions.any(|(name, condition)| name == column && ids_of(condition).is_some())
        };
        let choice = choices
            .iter()
            .find(|choice| choice.by.is_empty() || pins(choice.by));
        let on_this_way = choice.map_or(&[][..], |choice| choice.parts);
        let there = table.parts(self.backend).into_iter();
        let parts = there.filter(|part| on_this_way.iter().any(|one| std::ptr::eq(one, *part)));
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
                let known = table.differences.first().copied();
                Err(Error::new(ErrorKind::Unsupported, message)
                    .explained_by(known.unwrap_or(&APPOINTMENTS_IN_V2)))
            }
            Err(plans) => Ok(Plan {
                sorts_on_client: query.order.is_some(),
                page_size: plans.iter().map(|plan| plan.page_size).max().unwrap_or(0),
                conditions: merge(&plans),
                ..self.bare(table, Fetch::Parts(plans), Vec::new())
            }),
        }
    }

    /// Whether a resource can hold rows that meet the conditions on what it says of all of them.
    fn may_hold(&self, part: &Table, query: &QueryData) -> bool {
        let constants = part.fields().iter().filter_map(|field| {
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

    fn bare(&self, table: &Table, fetch: Fetch, conditions: Vec<(String, Filtering)>) -> Plan {
        Plan {
            backend: self.backend,
            table: table.name.to_owned(),
            part: table.part,
            fetch,
            conditions,
            sorts_on_client: false,
            page_size: 0,
            lookups: Vec::new(),
        }
    }
}

impl Plan {
    /// Whether every condition is met by the server, so that each row that arrives counts.
    pub fn is_exact(&self) -> bool {
        self.conditions
            .iter()
            .all(|(_, filtering)| *filtering == Filtering::Server)
    }

    /// The description that the plan was made from.
    pub(super) fn resource(&self) -> Option<&'static Table> {
        resource::part(&self.table, self.part, self.backend)
    }
}

/// A condition is met as the resource that does least meets it.
fn merge(plans: &[Plan]) -> Vec<(String, Filtering)> {
    let mut merged = plans
        .first()
        .map_or_else(Vec::new, |plan| plan.conditions.clone());
    for plan in plans {
        for (all, one) in merged.iter_mut().zip(&plan.conditions) {
            if all.1 == Filtering::Server || one.1 == Filtering::Client {
                all.1 = one.1.clone();
            }
        }
    }
    merged
}

fn ids_of(condition: &Condition) -> Option<Vec<i64>> {
    match condition {
        Condition::In(ids) => Some(ids.clone()),
        Condition::Equals(value) => value.to_string().trim().parse().ok().map(|id| vec![id]),
        _ => None,
    }
}

/// The plan in words: which calls, what is filtered where, what it costs.
impl fmt::Display for Plan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write_fetch(f)?;
        for (column, filtering) in &self.conditions {
            let place = match filtering {
                Filtering::Server => "by the server",
                Filtering::Both => "by the server to a superset, then by the facade",
                Filtering::Client => "by the facade, on every row",
            };
            writeln!(f, "{column}: filtered {place}")?;
        }
        if self.sorts_on_client {
            writeln!(f, "sorted by the facade, after all matching rows were read")?;
        }
        for lookup in &self.lookups {
            writeln!(f, "and {lookup}")?;
        }
        writeln!(f, "cost: {}", self.cost())
    }
}

impl Plan {
    fn write_fetch(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let backend = self.backend;
        let part = if self.part.is_empty() {
            String::new()
        } else {
            format!(" of {}", self.part)
        };
        match &self.fetch {
            Fetch::ByIds(ids) => {
                writeln!(f, "{backend}: one call for each of {} ids{part}", ids.len())
            }
            Fetch::List {
                filter,
                order,
                whole,
            } => {
                if *whole {
                    write!(f, "{backend}: the whole list{part}")?;
                } else {
                    write!(f, "{backend}: pages of up to {} rows{part}", self.page_size)?;
                }
                write_clauses(f, filter)?;
                if let Some((name, ascending)) = order {
                    let direction = if *ascending { "up" } else { "down" };
                    write!(f, ", order {name} {direction}")?;
                }
                writeln!(f)
            }
            Fetch::Below { parents, list } => {
                writeln!(f, "{backend}: rows below those of {}", parents.table)?;
                parents.write_fetch(f)?;
                if let Some(filter) = list {
                    write!(f, "{backend}: the list below each of them")?;
                    write_clauses(f, filter)?;
                    writeln!(f)?;
                }
                Ok(())
            }
            Fetch::Parts(plans) => plans.iter().try_for_each(|plan| plan.write_fetch(f)),
        }
    }
}

fn write_clauses(f: &mut fmt::Formatter<'_>, clauses: &[Clause]) -> fmt::Result {
    for (i, (key, operator, value)) in clauses.iter().enumerate() {
        let word = if i == 0 { ", filter" } else { " and" };
        if *operator == IN_PATH {
            write!(f, "{word} {key} {value} in the path")?;
        } else {
            write!(f, "{word} {key}{operator}{value}")?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
