//! A plan as it is shown to people.

use std::fmt;

use super::{Plan, Source};
use crate::Backend;
use crate::rest::query::clause::{Clause, Pushdown};
use crate::table::Paging;

/// How a query would be served.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Explanation {
    /// The backend it is for.
    pub backend: Backend,
    /// The table whose rows are fetched.
    pub table: String,
    /// Which of the resources that the table is made of; empty when there is one.
    pub part: &'static str,
    /// How the rows are fetched.
    pub fetch: Fetch,
    /// How each condition is met, by column.
    pub conditions: Vec<(String, Pushdown)>,
    /// Whether all matching rows are collected and sorted by the facade before the page is cut.
    pub sorts_on_client: bool,
    /// Rows per call.
    pub page_size: u32,
    /// Calls besides those that fetch rows, in words: `the model of custom fields, once`.
    pub lookups: Vec<&'static str>,
    /// How the beginning of the page is found that is asked for by number; `None` for the first page.
    pub page: Option<PageStart>,
}

/// How the beginning of a page is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PageStart {
    /// By its number: the server takes offsets, and filters all that is filtered.
    Offset,
    /// Behind the last id of the page before, as far as that is remembered; read from the nearest page before otherwise.
    Id,
    /// At the place where the page before ended, as far as that is remembered; read from the nearest page before otherwise.
    Place,
    /// From the first row on, each time.
    Walked,
    /// After all matching rows were read and sorted, each time.
    Sorted,
}

/// How the rows of a query are fetched.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Fetch {
    /// One call per id.
    ByIds(Vec<i64>),
    /// Pages of a list, with these query parameters. For v2 they are clauses of `filter`.
    #[non_exhaustive]
    List {
        /// The query parameters.
        filter: Vec<Clause>,
        /// The server's name of the order, and whether it ascends.
        order: Option<(&'static str, bool)>,
        /// Whether one answer holds everything.
        whole: bool,
    },
    /// Rows that stand below the rows of another table.
    #[non_exhaustive]
    Below {
        /// How the rows above are fetched.
        parents: Box<Explanation>,
        /// The filter of the list below them; `None` when the rows are inside the parent's own answer.
        list: Option<Vec<Clause>>,
        /// Below how many of them one call looks.
        at_once: usize,
        /// When the rows above only name the records that are looked below: the property that holds their ids.
        named: Option<&'static str>,
    },
    /// One resource after the other.
    Parts(Vec<Explanation>),
    /// The rows are counted by the server, and not read.
    #[non_exhaustive]
    Total {
        /// Who tells how many there are: `GET /rest/v2/tags/{tag_id}/contacts/count`.
        endpoint: String,
        /// How often it is asked.
        calls: u64,
    },
}

impl Plan {
    pub(in crate::rest) fn explain(&self) -> Explanation {
        Explanation {
            backend: self.backend,
            table: self.table.name.to_owned(),
            part: self.table.part,
            fetch: self.source.explain(),
            conditions: self.conditions.clone(),
            sorts_on_client: self.sorts_on_client,
            page_size: self.page_size,
            lookups: self.lookups.clone(),
            page: None,
        }
    }
}

impl Source {
    fn explain(&self) -> Fetch {
        match self {
            Self::Ids(ids) => Fetch::ByIds(ids.clone()),
            Self::List(listing) => Fetch::List {
                filter: listing.filter.clone(),
                order: listing.order,
                whole: listing.list.paging == Paging::Whole,
            },
            Self::Inside(parents, _) => Fetch::Below {
                parents: Box::new(parents.plan.explain()),
                list: None,
                at_once: 1,
                named: None,
            },
            Self::Below(parents, listing, reach) => Fetch::Below {
                parents: Box::new(parents.plan.explain()),
                list: Some(listing.filter.clone()),
                at_once: reach.at_once(),
                named: parents.named,
            },
            Self::Parts(plans) => Fetch::Parts(plans.iter().map(|plan| plan.explain()).collect()),
        }
    }
}

/// The plan in words: which calls, what is filtered where, what it costs.
impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write_fetch(f)?;
        for (column, pushdown) in &self.conditions {
            let place = match pushdown {
                Pushdown::Exact => "by the server",
                Pushdown::Inexact => "by the server to a superset, then by the facade",
                Pushdown::Unsupported => "by the facade, on every row",
            };
            writeln!(f, "{column}: filtered {place}")?;
        }
        match self.page {
            None | Some(PageStart::Sorted) => {}
            Some(start) => writeln!(f, "the page begins {}", start.text())?,
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

impl Explanation {
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
            Fetch::Below {
                parents,
                list,
                at_once,
                named,
            } => {
                let above = &parents.table;
                match named {
                    None => writeln!(f, "{backend}: rows below those of {above}")?,
                    Some(ids) => writeln!(f, "{backend}: rows below the {ids} of {above}")?,
                }
                parents.write_fetch(f)?;
                if let Some(filter) = list {
                    match at_once {
                        1 => write!(f, "{backend}: the list below each of them")?,
                        most => write!(f, "{backend}: one list below up to {most} of them")?,
                    }
                    write_clauses(f, filter)?;
                    writeln!(f)?;
                }
                Ok(())
            }
            Fetch::Parts(plans) => plans.iter().try_for_each(|plan| plan.write_fetch(f)),
            Fetch::Total { endpoint, calls: 1 } => {
                writeln!(f, "{backend}: the total{part} that {endpoint} tells")
            }
            Fetch::Total { endpoint, calls } => writeln!(
                f,
                "{backend}: the totals{part} that {endpoint} tells, {calls} of them"
            ),
        }
    }
}

impl PageStart {
    fn text(self) -> &'static str {
        match self {
            Self::Offset => "at its offset, which the server takes",
            Self::Id => "behind the last id of the page before, which is remembered for a while",
            Self::Place => "where the page before ended, which is remembered for a while",
            Self::Walked | Self::Sorted => "where rows that are read from the first one on lead to",
        }
    }
}

fn write_clauses(f: &mut fmt::Formatter<'_>, clauses: &[Clause]) -> fmt::Result {
    for (i, clause) in clauses.iter().enumerate() {
        let word = if i == 0 { ", filter" } else { " and" };
        write!(f, "{word} {clause}")?;
    }
    Ok(())
}
