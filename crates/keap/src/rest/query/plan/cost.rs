//! What a plan costs, in calls: quotas count calls, not rows.

use std::fmt;

use super::{Explanation, Fetch};

/// The calls of a plan: some are known beforehand, others depend on how many rows there are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Cost {
    /// Calls that are made in any case.
    pub fixed: u64,
    /// Lists that are paged, each with its rows per call: the table or resource, and how many rows one call reads.
    pub pages: Vec<(String, u32)>,
    /// Tables of which each row that is read costs at least one call more.
    pub per_row: Vec<String>,
}

impl Explanation {
    /// What the plan costs. A page that is cut early costs less, lookups of names come on top.
    pub fn cost(&self) -> Cost {
        let mut cost = Cost::default();
        self.add_to(&mut cost);
        cost.fixed += self.lookups.len() as u64;
        cost
    }

    fn add_to(&self, cost: &mut Cost) {
        match &self.fetch {
            Fetch::ByIds(ids) => cost.fixed += ids.len() as u64,
            Fetch::List { whole: true, .. } => cost.fixed += 1,
            Fetch::List { .. } => cost.pages.push((self.name(), self.page_size)),
            Fetch::Below {
                parents,
                list,
                at_once,
                ..
            } => {
                parents.add_to(cost);
                match (list, u32::try_from(*at_once)) {
                    (None, _) => {}
                    (Some(_), Ok(1) | Err(_)) => cost.per_row.push(parents.table.clone()),
                    (Some(_), Ok(most)) => {
                        cost.pages.push((parents.table.clone(), most));
                        cost.pages.push((self.name(), self.page_size));
                    }
                }
            }
            Fetch::Total { calls, .. } => cost.fixed += calls,
            Fetch::Parts(plans) => plans.iter().for_each(|plan| plan.add_to(cost)),
        }
    }

    fn name(&self) -> String {
        if self.part.is_empty() {
            self.table.clone()
        } else {
            self.part.to_owned()
        }
    }
}

impl Cost {
    /// The calls when each paged list has `rows` rows that pass the server's filter. At least one call per list.
    pub fn calls(&self, rows: u64) -> u64 {
        let pages = self
            .pages
            .iter()
            .map(|(_, size)| rows.div_ceil(u64::from((*size).max(1))).max(1));
        self.fixed + pages.sum::<u64>() + rows * self.per_row.len() as u64
    }
}

/// Parts in their order, each with how often it is there.
fn counted(parts: impl Iterator<Item = String>) -> Vec<(String, u64)> {
    let mut all: Vec<(String, u64)> = Vec::new();
    for part in parts {
        match all.iter_mut().find(|(known, _)| *known == part) {
            Some((_, times)) => *times = times.saturating_add(1),
            None => all.push((part, 1)),
        }
    }
    all
}

impl fmt::Display for Cost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut words = Vec::new();
        match self.fixed {
            0 => {}
            1 => words.push("1 call".to_owned()),
            calls => words.push(format!("{calls} calls")),
        }
        let pages = self.pages.iter();
        let pages = pages.map(|(table, size)| format!("per {size} rows of {table}"));
        let rows = self.per_row.iter();
        let rows = rows.map(|table| format!("per row of {table}"));
        for (part, times) in counted(pages.chain(rows)) {
            let call = if times == 1 { "call" } else { "calls" };
            words.push(format!("{times} {call} {part}"));
        }
        if words.is_empty() {
            words.push("no call".to_owned());
        }
        f.write_str(&words.join(", "))
    }
}
