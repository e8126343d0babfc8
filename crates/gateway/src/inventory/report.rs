//! The inventory as it is told, with what to do about it.

mod breaking;
mod brownouts;
mod html;
mod judge;
mod lines;
mod sentences;
mod stale;

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::time::SystemTime;

use keap::{difference::DIFFERENCES, rest::RestOptions};
use keap_auth::brownout::Schedule;
use keap_http::{Clock as _, SystemClock};
use serde::Serialize;

use super::doubt::WriteInDoubt;
use super::owner_row::OwnerRow;
use super::owner_value::{self, MissingValue};
use super::row::{InventoryRow, Refusal};
use super::seen::Seen;
use super::tried::Untried;
use crate::in_force::InForce;
use crate::methods::{self, Meaning, meaning};
use crate::vitals::Live;
use crate::words;

pub use breaking::{Breaking, BreakingKind};
pub use brownouts::Brownout;
pub use judge::PassedOn;
pub use lines::ReportLine;
pub use stale::Stale;

/// The inventory with what to do about it.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Report {
    /// The rows, blockers first, then by calls.
    pub rows: Vec<InventoryRow>,
    /// What does not go on as it is, by program; what is refused already first.
    pub breaking: Vec<Breaking>,
    /// What the policies in force send to XML-RPC, by application; see [`judged_by`](Self::judged_by).
    pub passed_on: Vec<PassedOn>,
    /// What to do about the methods that are not served, about arguments that nothing takes, and about the known differences
    /// that the calls met.
    pub advice: Vec<Advice>,
    /// The rows of the owner's tables that calls are served by over REST, and that nobody has named; see
    /// [`with_missing_rows`](Self::with_missing_rows).
    pub missing_rows: Vec<MissingRow>,
    /// The values of the owner that calls in use need or may need over REST, and that nobody has named.
    pub missing_values: Vec<MissingValue>,
    /// Writes that may have been carried out, and whose callers may not know it; see
    /// [`with_writes_in_doubt`](Self::with_writes_in_doubt).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub in_doubt: Vec<WriteInDoubt>,
    /// Calls over time, where they come from, and what comparisons found; see [`with_seen`](Self::with_seen).
    #[serde(flatten)]
    pub seen: Seen,
    /// What a running gateway knows besides; see [`with_live`](Self::with_live).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub live: Option<Live>,
    /// When XML-RPC is switched off for a while from now on, as far as it was announced; see
    /// [`by_schedule`](Self::by_schedule).
    pub brownouts: Vec<Brownout>,
    /// That the store does not answer; see [`stale`](Self::stale).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stale: Option<Stale>,
    #[serde(skip)]
    in_force: BTreeMap<String, InForce>,
    #[serde(skip)]
    schedule: Schedule,
    #[serde(skip)]
    at: SystemTime,
}

/// A row of the owner's tables that is missing for calls that are in use.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[non_exhaustive]
pub struct MissingRow {
    /// The application.
    pub tenant: String,
    /// The table and the id.
    #[serde(flatten)]
    pub row: OwnerRow,
    /// The method that needs it.
    pub method: String,
}

impl std::fmt::Display for MissingRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let OwnerRow { table, id } = self.row;
        write!(
            f,
            "{}: {} is called for {id}, which `{table}` has no row for: add {}",
            self.tenant,
            self.method,
            table.example(id)
        )
    }
}

/// What is known of a difference or of a method that is not served, and what to do about it.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Advice {
    /// The id of the difference, or the name of the method.
    pub id: &'static str,
    /// What it is.
    pub title: String,
    /// What to do about it, in the words of the configuration.
    pub advice: String,
}

impl Report {
    /// A report of rows.
    pub fn of(mut rows: Vec<InventoryRow>) -> Self {
        rows.sort_by_key(|row| std::cmp::Reverse((row.blockers, row.faults, row.calls)));
        let met: HashSet<&str> = rows
            .iter()
            .flat_map(|row| {
                // A call that was answered later does not make a refusal undone.
                let refused = row
                    .refusals
                    .iter()
                    .filter_map(|why| why.difference.as_ref());
                row.differences.iter().chain(refused).map(String::as_str)
            })
            .collect();
        let differences = DIFFERENCES.iter().filter(|known| met.contains(known.id));
        let differences = differences.map(|known| Advice {
            id: known.id,
            title: known.title.to_owned(),
            advice: words::of_the_gateway(known.advice),
        });
        let advice = unserved(&rows).chain(refused(&rows)).chain(differences);
        let advice = advice.collect();
        let report = Self {
            breaking: Vec::new(),
            passed_on: Vec::new(),
            rows,
            advice,
            missing_rows: Vec::new(),
            missing_values: Vec::new(),
            in_doubt: Vec::new(),
            seen: Seen::default(),
            live: None,
            brownouts: Vec::new(),
            stale: None,
            in_force: BTreeMap::new(),
            schedule: Schedule::built_in(),
            at: SystemClock.now(),
        };
        report.judged()
    }

    /// As of another time than now.
    #[must_use]
    pub fn at(mut self, at: SystemTime) -> Self {
        self.at = at;
        self.judged()
    }

    /// Judges the calls of an application by what is in force for it: where the policy sends them, and what the owner has
    /// named.
    #[must_use]
    pub fn judged_by(mut self, tenant: &str, in_force: InForce) -> Self {
        let options = in_force.options.clone();
        self.in_force.insert(tenant.to_owned(), in_force);
        self.with_missing_rows(tenant, &options)
    }

    /// Leaves out the rows of which nothing breaks.
    #[must_use]
    pub fn only_breaking(mut self) -> Self {
        let breaks = |row: &InventoryRow| {
            self.breaking.iter().any(|one| {
                [&one.tenant, &one.caller, &one.method, &one.table]
                    == [&row.tenant, &row.caller, &row.method, &row.table]
            })
        };
        let rows = self.rows.iter().filter(|row| breaks(row)).cloned();
        self.rows = rows.collect();
        self
    }

    fn judged(mut self) -> Self {
        let wires = self.live.iter().flat_map(|live| &live.wires);
        let silent = wires
            .filter(|wire| wire.wire == "xmlrpc" && wire.is_bad)
            .map(|wire| wire.tenant.clone())
            .collect();
        let untried = Untried::of(&self.rows, &self.seen.compared);
        let judge = judge::Judge {
            in_force: &self.in_force,
            missing_rows: &self.missing_rows,
            missing_values: &self.missing_values,
            silent: &silent,
            untried: &untried,
            schedule: &self.schedule,
            at: self.at,
        };
        let breaking = breaking::of(&self.rows, &judge);
        let passed_on = breaking::passed_on(&self.rows, &judge);
        (self.breaking, self.passed_on) = (breaking, passed_on);
        self.brownouts = brownouts::of(&self.schedule, self.at);
        self
    }

    /// Adds the writes that the store has as in doubt.
    #[must_use]
    pub fn with_writes_in_doubt(mut self, writes: Vec<WriteInDoubt>) -> Self {
        self.in_doubt = writes;
        self
    }

    /// Whether a row or a value is missing without which calls in use are refused over REST.
    pub fn lacks_something(&self) -> bool {
        !self.missing_rows.is_empty() || self.missing_values.iter().any(|value| value.needed)
    }

    /// Adds calls over time, where they come from, and what comparisons found.
    #[must_use]
    pub fn with_seen(mut self, seen: Seen) -> Self {
        self.seen = seen;
        self.judged()
    }

    /// Adds what a running gateway knows.
    #[must_use]
    pub fn with_live(mut self, live: Live) -> Self {
        self.live = Some(live);
        self.judged()
    }

    /// Adds what is missing in the tables and values of the owner of an application, as they are in force.
    #[must_use]
    pub fn with_missing_rows(mut self, tenant: &str, options: &RestOptions) -> Self {
        let mut missing: BTreeSet<MissingRow> = self.missing_rows.into_iter().collect();
        let mut values: BTreeSet<MissingValue> = self.missing_values.into_iter().collect();
        let of_tenant = self.rows.iter().filter(|row| row.tenant == tenant);
        for calls in of_tenant {
            values.extend(owner_value::missing(calls, options));
            let needed = calls.owner_rows.iter();
            let unnamed = needed.filter(|row| row.is_missing(options));
            missing.extend(unnamed.map(|row| MissingRow {
                tenant: tenant.to_owned(),
                row: *row,
                method: calls.method.clone(),
            }));
        }
        self.missing_rows = missing.into_iter().collect();
        self.missing_values = values.into_iter().collect();
        self.judged()
    }
}

/// What to do about each method that is not served, in the order of the rows.
fn unserved(rows: &[InventoryRow]) -> impl Iterator<Item = Advice> {
    let mut told = HashSet::new();
    rows.iter().filter_map(move |row| {
        let Meaning::Unserved(method, _) = meaning(&row.method) else {
            return None;
        };
        told.insert(method).then(|| Advice {
            id: method,
            title: "is not served by the gateway".to_owned(),
            advice: methods::advice(method),
        })
    })
}

/// What to do about the arguments of each method that nothing takes, where the refusal says more than the known difference
/// does or there is none.
fn refused(rows: &[InventoryRow]) -> impl Iterator<Item = Advice> {
    let mut told = HashSet::new();
    let all = rows
        .iter()
        .flat_map(|row| row.refusals.iter().map(move |refusal| (row, refusal)));
    all.filter_map(move |(row, refusal)| {
        let Meaning::Served(operation) = meaning(&row.method) else {
            return None;
        };
        let thing = (operation, &row.table, &refusal.advice);
        if is_of_difference(refusal) || !told.insert(thing) {
            return None;
        }
        let on = match row.named_table() {
            Some(table) => format!(" on {table}"),
            None => String::new(),
        };
        let title = match refusal.of_values {
            true => format!("was called{on} with values that REST refuses"),
            false => format!("was called{on} with what nothing takes"),
        };
        Some(Advice {
            id: operation.name(),
            title,
            advice: refusal.advice.clone(),
        })
    })
}

/// Whether the advice is that of the known difference, which has its own place in a report.
fn is_of_difference(refusal: &Refusal) -> bool {
    let mut known = DIFFERENCES.iter();
    known.any(|known| {
        refusal.difference.as_deref() == Some(known.id)
            && words::of_the_gateway(known.advice) == refusal.advice
    })
}

#[cfg(test)]
mod tests;
